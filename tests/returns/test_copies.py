"""Copies that go back to units: their own files, marked, and nothing else changed."""

import json
import shutil
import zipfile

import openpyxl
import pytest
from history_builder import run
from package_builders import faults as breaches

from xlcore.files.drawing.pen import type_into
from xlcore.files.reading.reader import read
from xlcore.intake.listed import is_list, own_sheets
from xlcore.styles import DOUBT_FILL, EMPTY_FILL, RELATED_FILL, WRONG_FILL

GROUNDS = {f"FF{fill}" for fill in (WRONG_FILL, DOUBT_FILL, RELATED_FILL, EMPTY_FILL)}
OWN = ("SCT", "SXD", "STNMT", "VQGBB", "SNNPTNT", "BQLDA")
"""The units of the demo with mistakes whose own files can be marked."""


@pytest.fixture(scope="module")
def given(made_wrong, tmp_path_factory):
    """By member: the unit's own file, its copy, and what the command says of it."""
    folder = shutil.copytree(made_wrong, tmp_path_factory.mktemp("given") / "khoi")
    told = json.loads(run("returns", folder, "--json", "-q").stdout)
    members = json.loads(run("check", folder, "--json", "-q").stdout)["members"]
    files = {one["code"]: one["file"] for one in members}
    return {
        one["member"]: (folder / "nhan-ve" / files[one["member"]], folder / "tra-lai" / one["file"], one)
        for one in told["returned"]
    }


def copy_of(given, member):
    return given[member][1]


def file_of(given, member):
    return given[member][0]


def items_of(given, member):
    return given[member][2]["items"]


def open_cells(sheet):
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}


def marked(sheet):
    return {c.coordinate: c.fill.fgColor.rgb for row in sheet.iter_rows() for c in row if c.fill.fgColor.rgb in GROUNDS}


def test_each_unit_with_errors_gets_a_copy_and_no_other(given):
    assert set(given) == {*OWN}


@pytest.mark.parametrize("member", OWN)
def test_a_copy_reads_back_as_the_units_own_file(given, member):
    own, copy = read(str(file_of(given, member))), read(str(copy_of(given, member)))

    assert [is_list(grid) for grid in copy.grids] == [True, *[False] * len(own.grids)]
    back = own_sheets(copy)
    assert back.marks == own.marks
    for before, after in zip(own.grids, back.grids, strict=True):
        assert before._asdict() == after._asdict()


@pytest.mark.parametrize("member", OWN)
def test_every_part_of_the_units_file_is_in_the_copy(given, member):
    with zipfile.ZipFile(file_of(given, member)) as own, zipfile.ZipFile(copy_of(given, member)) as copy:
        changed = {name for name in own.namelist() if own.read(name) != copy.read(name)}

    outside = {name for name in changed if not name.startswith("xl/worksheets/")}
    assert outside <= {"[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"}


@pytest.mark.parametrize("member", ["SCT", "SNNPTNT"])
def test_a_copy_keeps_to_the_rules_of_the_format(given, member):
    assert breaches(copy_of(given, member)) <= breaches(file_of(given, member))


@pytest.mark.parametrize("member", OWN)
def test_wrong_cells_are_filled_noted_and_open(given, member):
    book = openpyxl.load_workbook(copy_of(given, member))

    for item in items_of(given, member):
        if item["cell"]:
            cell = book[item["tab"]][item["cell"]]
            assert cell.fill.fgColor.rgb in GROUNDS
            assert item["sentence"] in cell.comment.text
            assert "→" in cell.comment.text
            formula = isinstance(cell.value, str) and cell.value.startswith("=")
            assert formula or not cell.protection.locked


def test_nothing_is_open_that_is_not_marked(given):
    book = openpyxl.load_workbook(copy_of(given, "SCT"))

    for sheet in book.worksheets:
        if sheet.title not in ("Bìa", "Danh mục"):
            assert sheet.protection.sheet
            assert not sheet.protection.password
            assert open_cells(sheet) <= set(marked(sheet))


def test_a_sum_that_the_form_makes_is_marked_but_stays_shut_and_what_it_sums_is_open(given):
    sheet = openpyxl.load_workbook(copy_of(given, "STNMT"))["TTHC"]

    wrong = next(item for item in items_of(given, "STNMT") if item["rule"] == "TTHC-04")
    row = wrong["cell"][1:]
    assert sheet[wrong["cell"]].fill.fgColor.rgb == f"FF{WRONG_FILL}"
    assert sheet[wrong["cell"]].protection.locked
    assert {f"{letter}{row}" for letter in "DEFHIJLM"} <= open_cells(sheet)


def test_a_table_without_rows_is_open_as_a_whole(given):
    sheet = openpyxl.load_workbook(copy_of(given, "STNMT"))["Phong trào"]

    assert not sheet.protection.sheet


def test_the_list_is_the_first_sheet_and_leads_to_each_cell(given):
    book = openpyxl.load_workbook(copy_of(given, "SCT"))
    listed = book.worksheets[0]

    assert (listed.title, book.active.title) == ("Cần sửa", "Cần sửa")
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Cần sửa"]
    links = [cell.hyperlink.location for row in listed.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{item['tab']}'!{item['cell']}" for item in items_of(given, "SCT")]


def test_names_that_belong_to_a_tab_still_do(given):
    own, copy = (openpyxl.load_workbook(path) for path in (file_of(given, "SCT"), copy_of(given, "SCT")))

    assert any(sheet.print_area or sheet.print_title_rows for sheet in own.worksheets)
    for sheet in own.worksheets:
        same = copy[sheet.title]
        assert (sheet.print_area, sheet.print_title_rows) == (same.print_area, same.print_title_rows)


def test_a_dry_run_writes_nothing(wrong):
    told = json.loads(run("returns", wrong, "--dry-run", "--json", "-q").stdout)

    assert {one["member"] for one in told["returned"]} == set(OWN)
    assert list((wrong / "tra-lai").iterdir()) == []
    assert json.loads(run("history", wrong, "--json", "-q").stdout)["returns"] == []


def test_the_same_again_is_no_new_round_and_the_same_bytes(wrong):
    run("returns", wrong, "-q")
    before = {path.name: path.read_bytes() for path in (wrong / "tra-lai").iterdir()}

    told = json.loads(run("returns", wrong, "--json", "-q").stdout)

    assert all((one["round"], one["repeated"]) == (1, True) for one in told["returned"])
    assert {path.name: path.read_bytes() for path in (wrong / "tra-lai").iterdir()} == before
    assert len(json.loads(run("history", wrong, "--json", "-q").stdout)["returns"]) == len(OWN)


def test_a_submission_given_back_says_so_with_who_and_when(wrong):
    run("returns", wrong, "-q")
    run("consolidate", wrong, "-q")

    events = json.loads(run("history", wrong, "--json", "-q").stdout)["events"]
    last = [event for event in events if event["member"] == "SCT"][-1]
    assert (last["state"], last["act"]) == ("đã trả lại", "trả lại")
    assert last["when"]
    assert last["actor"]["user"]
    assert last["why"].startswith("trả lần 1")


def test_a_locked_period_gives_nothing_back(wrong):
    run("lock", wrong, "--reason", "đã báo cáo", "-q")

    refused = run("returns", wrong)

    assert (refused.exit_code, "đã khóa" in refused.stderr) == (3, True)
    assert list((wrong / "tra-lai").iterdir()) == []


def test_an_accepted_file_stays_in_peace(wrong):
    run("accept", "SCT", wrong, "--reason", "đã đối chiếu", "-q")

    told = json.loads(run("returns", wrong, "--json", "-q").stdout)

    assert "SCT" not in {one["member"] for one in told["returned"]}


def test_a_file_that_cannot_count_goes_back_with_its_cover_marked(wrong):
    (wrong / "nhan-ve" / "STNMT - bao cao 6 thang.xlsx").unlink()

    told = json.loads(run("returns", wrong, "--json", "-q").stdout)["returned"]

    (one,) = (found for found in told if found["member"] == "STNMT")
    item = next(item for item in one["items"] if item["rule"] == "TEP-07")
    cell = openpyxl.load_workbook(wrong / "tra-lai" / one["file"])["Bìa"][item["cell"]]
    assert item["tab"] == "Bìa"
    assert cell.fill.fgColor.rgb == f"FF{WRONG_FILL}"
    assert "6 tháng đầu năm 2018" in cell.comment.text
    assert not cell.protection.locked


HOSTILE = ("=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example")', "@SUM(A1)", "+1\n2. [Phải sửa] giả <b>&amp;")


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_a_member_typed_is_text_in_list_notes_and_letter(wrong, typed):
    type_into(wrong / "nhan-ve" / "SCT - bao cao 6 thang.xlsx", {"Học tập": {(13, 5): typed}})

    run("returns", wrong, "-q")

    path = wrong / "tra-lai" / "SCT_2018-H1_tra-lan-1.xlsx"
    book = openpyxl.load_workbook(path)
    row = next(row for row in book["Cần sửa"].iter_rows() if row[3].value == "E13")
    assert all(cell.data_type in ("s", "n") for cell in row)
    assert " ".join(row[5].value.split()) == " ".join(typed.split())
    assert book["Học tập"]["E13"].comment.text.count("\n→") == 1
    letter = path.with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
    assert sum(line.startswith("2. [") for line in letter) == 1
