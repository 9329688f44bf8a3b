"""A copy comes back: each cell is told fixed, still wrong or newly wrong, and the next copy shows only what is left."""

import json
import re
import shutil
import zipfile

import openpyxl
import pytest
from history_builder import run
from office import convert, shown

from xlcore.files.drawing.pen import type_into
from xlcore.files.reading.reader import read
from xlcore.intake.listed import is_list
from xlcore.styles import WRONG_FILL

STUDY = "Học tập"


def copy_of(folder, member="SCT", number=1):
    return folder / "tra-lai" / f"{member}_2018-H1_tra-lan-{number}.xlsx"


def send(folder, path, name="SCT ban sua.xlsx"):
    return shutil.copyfile(path, folder / "nhan-ve" / name)


def row_of(folder, tab, cell, member="SCT"):
    """What *Trả phiếu* says of one cell."""
    rows = openpyxl.load_workbook(folder / "TongHop.xlsm")["Trả phiếu"].iter_rows(values_only=True)
    return next(row for row in rows if (row[0], row[2], row[3]) == (member, tab, cell))


def answer(folder, member="SCT"):
    told = json.loads(run("check", folder, "--json", "-q").stdout)["answers"]
    (one,) = (found for found in told if found["member"] == member)
    return {(item["tab"], item["cell"]): (item["came"], item["now"]) for item in one["items"]}


@pytest.fixture(scope="module")
def made_given(made_wrong, tmp_path_factory):
    folder = shutil.copytree(made_wrong, tmp_path_factory.mktemp("given") / "khoi")
    run("returns", folder, "-q")
    return folder


@pytest.fixture
def given(made_given, tmp_path):
    """The folder after a first round."""
    return shutil.copytree(made_given, tmp_path / "khoi")


@pytest.fixture
def corrected(given):
    """A unit put two cells right, left others, typed another wrong thing, and spoilt one that had been right."""
    path = send(given, copy_of(given))
    type_into(path, {"Đăng ký": {(8, 7): 5}, STUDY: {(9, 5): 60, (13, 5): "chừng 40", (7, 5): -3}})
    return given


def test_as_long_as_nothing_came_everything_waits(given):
    assert {came for came, _ in answer(given).values()} == {"waiting"}


def test_each_cell_is_fixed_or_still_wrong_or_newly_wrong(corrected):
    found = answer(corrected)

    assert found["Đăng ký", "G8"] == ("fixed", "5")
    assert found[STUDY, "E9"] == ("fixed", "60")
    assert found[STUDY, "E13"] == ("still", "chừng 40")
    assert found[STUDY, "E14"] == ("still", "-5")
    assert found[STUDY, "E7"] == ("new", "-3")


def test_a_cell_that_is_wrong_in_another_way_bears_the_code_and_the_sentence_of_now(given):
    path = send(given, copy_of(given))
    type_into(path, {STUDY: {(12, 5): 8400}})

    run("consolidate", given, "-q")

    told = json.loads(run("check", given, "--json", "-q").stdout)["answers"]
    (one,) = (i for a in told for i in a["items"] if (a["member"], i["tab"], i["cell"]) == ("SCT", STUDY, "E12"))
    assert (one["came"], one["rule"]) == ("still", "LB-03")
    assert "lượt người mỗi buổi" in one["sentence"]
    cell = row_of(given, STUDY, "E12")
    assert (cell[5], cell[6], cell[10]) == (one["sentence"], "còn sai", "LB-03")


def test_digits_typed_as_text_and_the_number_in_their_place_are_told_apart(given):
    path = send(given, copy_of(given))
    type_into(path, {"Chỉ tiêu": {(9, 9): 1750}})

    run("consolidate", given, "-q")

    assert row_of(given, "Chỉ tiêu", "I9")[6:9] == ("đã sửa", "“1.750” (chữ)", "1750")
    changes = run("diff", "SCT", given).stderr
    assert "Lũy kế từ đầu năm: “1.750” (chữ) → 1750" in changes


def test_a_row_that_moved_is_found_again_by_its_key(given):
    """The unit moved its rows one down, as by inserting one above: addresses mean other cells now."""
    path = send(given, copy_of(given))
    book = read(str(path))
    grid = next(grid for grid in book.grids if grid.name == STUDY)
    rows = {row: [grid.at(row, column) for column in range(2, 6)] for row in range(9, 15)}
    cells = {(row + 1, 2 + at): value for row, values in rows.items() for at, value in enumerate(values) if row < 14}
    cells[10, 5] = 60
    type_into(path, {STUDY: {(9, 2): "Thêm mới", (9, 3): rows[9][1], (9, 4): 1, (9, 5): 20} | cells})

    found = answer(given)

    assert found[STUDY, "E9"] == ("fixed", "60")
    assert found[STUDY, "E13"] == ("still", "khoảng 40")


def test_the_master_says_what_came_of_each_cell(corrected):
    run("consolidate", corrected, "-q")

    rows = list(openpyxl.load_workbook(corrected / "TongHop.xlsm")["Trả phiếu"].iter_rows(values_only=True))
    unit = next(row for row in rows if row[0] == "SCT" and row[2] == 1)
    assert unit[5] == "SCT ban sua.xlsx"
    cell = next(row for row in rows if (row[0], row[2], row[3]) == ("SCT", "Đăng ký", "G8"))
    assert cell[6:9] == ("đã sửa", "5,5", "5")
    assert run("consolidate", corrected, "-v").stderr.count("Phiếu trả lần 1 của Sở Công Thương") == 1


def test_the_state_follows_what_came(given):
    def state():
        run("consolidate", given, "-q")
        events = json.loads(run("history", given, "--json", "-q").stdout)["events"]
        return [event["state"] for event in events if event["member"] == "SCT"][-1]

    assert state() == "đã trả lại"
    send(given, copy_of(given))
    type_into(given / "nhan-ve" / "SCT ban sua.xlsx", {"Đăng ký": {(8, 7): 5}})
    assert state() == "có lỗi"


def test_the_next_copy_bears_no_marks_of_what_was_fixed(corrected):
    first = openpyxl.load_workbook(copy_of(corrected))
    run("returns", corrected, "-q")
    second = openpyxl.load_workbook(copy_of(corrected, number=2))

    own = openpyxl.load_workbook(corrected / "nhan-ve" / "SCT - bao cao 6 thang.xlsx")
    assert first[STUDY]["E9"].comment is not None
    assert second[STUDY]["E9"].comment is None
    assert second[STUDY]["E9"].fill.fgColor.rgb == own[STUDY]["E9"].fill.fgColor.rgb
    assert second[STUDY]["E13"].fill.fgColor.rgb == f"FF{WRONG_FILL}"
    assert second[STUDY]["E13"].comment.text.count("PHIẾU TRẢ") == 1
    assert second[STUDY]["E7"].fill.fgColor.rgb == f"FF{WRONG_FILL}"
    assert [sheet.title for sheet in second].count("Cần sửa") == 1
    listed = [cell.value for row in second["Cần sửa"].iter_rows() for cell in row if cell.value]
    assert "còn sai" in listed
    assert "mới thấy" in listed
    assert any("đã sửa đúng 2 chỗ" in str(text) for text in listed)


def test_the_first_copy_goes_aside_when_the_second_is_there(corrected):
    run("returns", corrected, "-q")

    assert not copy_of(corrected).exists()
    assert (corrected / "tra-lai" / "cu" / copy_of(corrected).name).is_file()
    assert copy_of(corrected, number=2).is_file()


def test_copies_do_not_grow_from_round_to_round(given):
    sizes = []
    for number in (1, 2, 3):
        path = send(given, copy_of(given, number=number))
        type_into(path, {STUDY: {(7, 5): 100 + number}})
        run("returns", given, "-q")
        with zipfile.ZipFile(copy_of(given, number=number + 1)) as package:
            sizes.append({name: len(package.read(name)) for name in ("xl/styles.xml", "xl/worksheets/sheet9.xml")})

    assert sizes[1]["xl/styles.xml"] == sizes[-1]["xl/styles.xml"]
    assert abs(sizes[0]["xl/worksheets/sheet9.xml"] - sizes[-1]["xl/worksheets/sheet9.xml"]) < 100


def test_the_list_is_written_anew_where_a_program_dropped_its_hidden_name(given):
    path = send(given, copy_of(given))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = re.compile(rb"<definedName [^>]*td_(?:returned|looks)[^>]*>[^<]*</definedName>")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, names.sub(b"", data) if name == "xl/workbook.xml" else data)

    run("returns", given, "-q")

    assert sum(map(is_list, read(str(copy_of(given, number=2))).grids)) == 1


@pytest.mark.live
def test_marks_are_known_again_after_libreoffice_saved_the_copy(given, tmp_path):
    convert(tmp_path, "xlsx", copy_of(given))
    path = send(given, tmp_path / copy_of(given).name)
    type_into(path, {STUDY: {(9, 5): 60}})

    assert answer(given)[STUDY, "E9"] == ("fixed", "60")
    run("returns", given, "-q")

    own = openpyxl.load_workbook(given / "nhan-ve" / "SCT - bao cao 6 thang.xlsx")
    second = openpyxl.load_workbook(copy_of(given, number=2))
    assert second[STUDY]["E9"].comment is None
    assert second[STUDY]["E9"].fill.fgColor.rgb == own[STUDY]["E9"].fill.fgColor.rgb
    assert second[STUDY]["E13"].comment.text.count("PHIẾU TRẢ") == 1
    assert sum(map(is_list, read(str(copy_of(given, number=2))).grids)) == 1


@pytest.mark.live
def test_libreoffice_opens_every_copy_and_shows_what_the_units_own_file_shows(given, tmp_path):
    members = {one["code"]: one["file"] for one in json.loads(run("check", given, "--json", "-q").stdout)["members"]}
    copies = sorted((given / "tra-lai").glob("*.xlsx"))
    for folder, paths in (
        ("own", [given / "nhan-ve" / members[path.name.partition("_")[0]] for path in copies]),
        ("copy", copies),
    ):
        (tmp_path / folder).mkdir()
        convert(tmp_path / folder, "xlsx", *paths)

    for path in copies:
        own = shown(tmp_path / "own" / members[path.name.partition("_")[0]])
        copy = {at: value for at, value in shown(tmp_path / "copy" / path.name).items() if at[0] != "Cần sửa"}
        assert copy == own
