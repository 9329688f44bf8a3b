"""Forms with every kind of mistake: what a person is told, and that her click leaves what the command leaves."""

import shutil
from pathlib import Path

import pytest
from described import described, differences
from office_window import load_uno, prepared, wait_for, window

from xlcore.cli.work import consolidate_folder
from xlcore.files.folder import MASTER

pytestmark = pytest.mark.live
ROOT = Path(__file__).parents[2]
USUAL = 16
"""Rows below this height in points are as high as their workbook makes them."""
GONE = "So sánh"
"""A sheet that the person took out of the open workbook: it comes back at the end."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The window, the folder of its workbook, and a twin of that folder."""
    book, profile, environment = prepared(tmp_path_factory.mktemp("same"), ROOT, with_errors=True)
    twin = shutil.copytree(book.parent, book.parent.parent / "twin" / book.parent.name)
    with window(book, profile, environment) as opened:
        opened.book.Sheets.removeByName(GONE)
        yield opened, book.parent, twin


@pytest.fixture(scope="module")
def clicked(desk):
    """What a reader sees of the open workbook after a click on Tổng hợp."""
    opened, folder, _ = desk
    opened.press("Tổng hợp", lambda: opened.book.Sheets.getByName("Nhật ký").getCellRangeByName("G5").getString())
    wait_for(lambda: not list((folder.parent / "home" / ".config" / "thidua").glob("run-*")), 120)
    opened.screenshot("same-result")
    return stored(opened.book, folder / "live.xlsm")


def test_the_first_errors_are_named_with_their_places(desk):
    opened, _, _ = desk
    opened.press("Kiểm tra", opened.shown)
    opened.screenshot("same-check")
    said = opened.said()

    assert said.startswith("Nhận ")
    assert ".xlsx › " in said
    assert "lỗi nữa." in said


def test_a_file_that_may_only_be_read_is_told_and_nothing_changes(desk):
    opened, folder, _ = desk
    (folder / MASTER).chmod(0o444)
    said = opened.told("Tổng hợp")
    (folder / MASTER).chmod(0o644)

    assert "TongHop.xlsm chỉ cho đọc" in said
    assert opened.book.Sheets.getByName("Nhật ký").getCellRangeByName("G5").getString() == ""


@pytest.mark.usefixtures("clicked")
def test_the_units_get_their_forms_back(desk):
    opened, folder, _ = desk
    opened.press("Trả phiếu", lambda: list((folder / "tra-lai").rglob("*.xlsx")))
    wait_for(lambda: not list((folder.parent / "home" / ".config" / "thidua").glob("run-*")), 120)
    opened.screenshot("same-returns")

    assert len(list((folder / "tra-lai").rglob("*.xlsx"))) > 1


@pytest.mark.usefixtures("clicked")
def test_the_cells_behind_a_chosen_figure_are_told(desk):
    opened, folder, _ = desk
    opened.book.getCurrentController().select(opened.book.Sheets.getByName("Điều khiển").getCellRangeByName("D30"))
    opened.press("Nguồn số", lambda: opened.shown() or list((folder / ".." / "home" / ".config").rglob("run-*")))
    wait_for(lambda: not list((folder.parent / "home" / ".config" / "thidua").glob("run-*")), 120)
    opened.screenshot("same-origins")

    assert opened.book.getCurrentController().getActiveSheet().getName() == "Nguồn số"


def test_the_click_leaves_in_every_cell_what_the_command_leaves(desk, clicked):
    # The last one: once the office has shown another workbook, the window is not in front any more.
    opened, _, twin = desk
    live = clicked
    consolidate_folder(twin)
    other = opened.desktop.loadComponentFromURL((twin / MASTER).as_uri(), "_blank", 0, (named("Hidden", value=True),))
    file = stored(other, twin / "file.xlsm")
    other.close(True)  # noqa: FBT003 - the office knows no names
    views = {title: sheet["frozen"] for title, sheet in described(twin / MASTER).items()}

    assert list(live) == [title for title in file if title != GONE] + [GONE]
    assert {title: sheet.pop("frozen") for title, sheet in live.items()} == views
    for sheet in file.values():
        sheet.pop("frozen")  # the office stores a workbook without a window with another one's views
    for sheet in (live[GONE], file[GONE]):  # one that is drawn has other usual sizes than one that comes later
        sheet["widths"] = {column: round(width - 0.4) for column, width in sheet["widths"].items()}
        sheet["heights"] = {row: height for row, height in sheet["heights"].items() if height > USUAL}
    assert {title: differences(live[title], file[title]) for title in file} == {title: [] for title in file}
    assert sum(len(sheet) for sheet in live.values()) > 5000


def named(name, *, value):
    """One argument by name, as the office takes it."""
    return load_uno().createUnoStruct("com.sun.star.beans.PropertyValue", Name=name, Value=value)


def stored(document, path):
    """Let the office store a copy; give what a reader sees of it."""
    document.storeToURL(path.as_uri(), (named("FilterName", value="Calc MS Excel 2007 VBA XML"),))
    return described(path)
