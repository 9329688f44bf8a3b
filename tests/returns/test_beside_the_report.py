"""What a unit sends beside its report, cross-check and registration, goes back and comes back like the report."""

import json
import re
import shutil

import openpyxl
import pytest
from history_builder import run
from office import convert

from xlcore.files.drawing.pen import type_into
from xlcore.files.reading.reader import read
from xlcore.intake.grid import Grid

TAB, FIGURE = "Chấm chéo", (9, 9)
"""The tab of the form, and the cell of the points for criterion 1.3."""


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    assert run("demo", folder, "--year", "-q").exit_code == 0
    return folder / "2018"


@pytest.fixture
def bloc(year, tmp_path):
    return shutil.copytree(year, tmp_path / "khoi")


def cross_of(bloc, member):
    (path,) = (bloc / "nhan-ve").glob(f"{member} - cham cheo*")
    return path


def returned(bloc):
    return json.loads(run("returns", bloc, "--json", "-q").stdout)


def shown(bloc, tab):
    """The texts of a tab of the master."""
    grid = next(grid for grid in read(str(bloc / "TongHop.xlsm")).grids if grid.name == tab)
    return {cell for row in grid.rows for cell in row if isinstance(cell, str)}


def answers(bloc):
    found = json.loads(run("consolidate", bloc, "--json", "-q").stdout)["answers"]
    return [(one["member"], one["part"], [item["came"] for item in one["items"]]) for one in found]


def test_a_cross_check_with_errors_goes_back_as_a_copy_of_itself(bloc):
    type_into(cross_of(bloc, "SCT"), {TAB: {FIGURE: "ba điểm rưỡi"}})

    (given,) = returned(bloc)["returned"]

    assert (given["member"], given["part"], given["file"]) == ("SCT", "chấm chéo", "SCT_2018_cham-cheo_tra-lan-1.xlsx")
    copy = openpyxl.load_workbook(bloc / "tra-lai" / given["file"])
    assert copy.sheetnames[0] == "Cần sửa"
    assert {cell.coordinate for row in copy[TAB] for cell in row if not cell.protection.locked} == {"I9"}
    assert "không phải là số" in copy[TAB]["I9"].comment.text
    letter = (bloc / "tra-lai" / given["letter"]).read_text(encoding="utf-8-sig")
    assert letter.startswith("Đề nghị sửa phiếu chấm chéo thi đua năm 2018 (lần 1)")


def test_a_cross_check_that_comes_back_is_matched_and_leaves_the_report_in_its_state(bloc):
    for member, typed in (("SCT", "ba điểm rưỡi"), ("SXD", "mười")):
        type_into(cross_of(bloc, member), {TAB: {FIGURE: typed}})
    returned(bloc)
    for member, typed in (("SCT", 14), ("SXD", "chín")):
        cross_of(bloc, member).unlink()
        copy = bloc / "tra-lai" / f"{member}_2018_cham-cheo_tra-lan-1.xlsx"
        back = shutil.copy(copy, bloc / "nhan-ve" / f"{member} - cham cheo sua.xlsx")
        type_into(back, {TAB: {FIGURE: typed}})

    assert answers(bloc) == [("SCT", "chấm chéo", ["fixed"]), ("SXD", "chấm chéo", ["still"])]
    for tab in ("Lịch sử", "Thay đổi", "Trả phiếu"):
        assert "Sở Xây dựng (chấm chéo)" in shown(bloc, tab)
    assert "Chưa rõ đơn vị" not in shown(bloc, "Lịch sử")
    (again,) = returned(bloc)["returned"]
    assert (again["member"], again["round"]) == ("SXD", 2)
    changed = run("diff", "Sở Xây dựng (Chấm Chéo)", bloc).stderr
    assert "Sở Xây dựng (chấm chéo), bản 1" in changed
    assert re.search(r"Chấm chéo, dòng “1\.3”, Số liệu hoặc điểm chấm chéo: [\d,]+ → chín", changed)
    events = json.loads(run("history", bloc, "--json", "-q").stdout)["events"]
    assert not [event for event in events if event["state"] == "đã trả lại"]


def test_what_only_the_head_can_settle_does_not_go_back(bloc):
    type_into(cross_of(bloc, "SCT"), {TAB: {(row, 2): "SXD" for row in range(7, 18)}})
    assert [(one["member"], one["items"][0]["rule"]) for one in returned(bloc)["returned"]] == [("SCT", "BX-03")]

    (bloc / "luu-tru" / "history.sqlite").unlink()  # with it the lots are gone
    assert returned(bloc)["returned"] == []


@pytest.mark.live
def test_a_cross_check_of_another_kind_goes_back_on_a_fresh_form_of_its_own(bloc, tmp_path):
    form = cross_of(bloc, "SCT")
    type_into(form, {TAB: {FIGURE: "ba điểm rưỡi", (13, 3): "9.9"}})
    convert(tmp_path, "ods", form)
    shutil.move(tmp_path / f"{form.stem}.ods", bloc / "nhan-ve")
    form.unlink()

    (given,) = returned(bloc)["returned"]

    assert (given["part"], given["redrawn"]) == ("chấm chéo", True)
    book = read(str(bloc / "tra-lai" / given["file"]))
    grid = next(grid for grid in book.grids if grid.name == TAB)
    assert isinstance(grid, Grid)
    assert (grid.at(*FIGURE), grid.at(12, 9), grid.at(11, 11)) == ("ba điểm rưỡi", 9.5, "Có")
    assert (grid.at(18, 3), grid.at(18, 9)) == ("9.9", 9.5), "a row that the form does not ask for is kept"


def test_a_registration_with_errors_goes_back_too(bloc):
    run("forms", bloc, "--register", "-q")
    form = next((bloc / "gui-di").glob("SCT_dang-ky*"))
    sent = shutil.copy(form, bloc / "nhan-ve" / "SCT - dang ky.xlsx")
    grid = next(grid for grid in read(str(sent)).grids if grid.name == "Đăng ký")
    row = next(n for n in range(len(grid.rows), 0, -1) if grid.at(n, 2) != "")
    type_into(sent, {"Đăng ký": {(row, column): "chín mươi chín" for column in range(2, 8)}})

    given = [one for one in returned(bloc)["returned"] if one["member"] == "SCT"]

    assert [(one["part"], one["file"]) for one in given] == [("đăng ký", "SCT_2018_dang-ky_tra-lan-1.xlsx")]
