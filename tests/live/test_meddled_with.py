"""What a person did to sheets of the program: a click leaves what the command leaves, or says why it writes nothing."""

import shutil
from pathlib import Path

import pytest
from described import described, differences
from live_office import office_for

from macros import buttons
from macros.libreoffice.bridge import enum, properties, struct
from xlcore.cli.work import consolidate_folder
from xlcore.demo.build import build
from xlcore.errors import InputError
from xlcore.files.folder import MASTER

pytestmark = pytest.mark.live
KIND = "Calc MS Excel 2007 VBA XML"
NEW, NOTHING_NEW = "Các trang đã ghi", "Không có gì mới"
COMPUTED = ("Điều khiển", "TH đơn vị", "TH TTHC", "So sánh")
"""Sheets with formulas, most of which look at other sheets."""
LAST_ROW = 1_048_576
"""The office stores a height of its own for the last row of a sheet where rows came and went."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "khối"
    build(folder, with_errors=True)
    consolidate_folder(folder)
    return folder


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    root = tmp_path_factory.mktemp("office")
    with office_for(root, root) as app:
        yield app, root


@pytest.fixture
def book(office, made, request):
    """The master of a bloc of its own, consolidated and open."""
    app, root = office
    opened = app.books.open(shutil.copytree(made, root / request.node.name) / MASTER)
    buttons.consolidate(opened)
    yield opened
    opened.close()


def unlocked(book, title):
    sheet = book.sheets[title]
    sheet.api.unprotect("")
    return sheet


def lines(book, titles=COMPUTED):
    """What the formula line shows in the cells of sheets, and their values."""
    areas = {title: book.sheets[title].range("A1", book.sheets[title].used_range.last_cell) for title in titles}
    return {title: (area.formula, area.value) for title, area in areas.items()}


def stored(book, path):
    """Let the office store a copy; give what a reader sees of it."""
    book.api.storeToURL(path.as_uri(), properties(FilterName=KIND))
    return described(path)


def show_only(table, column, value):
    """Let a table show the rows alone that have a text in a column."""
    kind, equal = "com.sun.star.sheet.TableFilterField", enum("com.sun.star.sheet.FilterOperator", "EQUAL")
    field = struct(kind, Field=column, Operator=equal, StringValue=value)
    table.api.getFilterDescriptor().setFilterFields((field,))
    table.api.refresh()


def hidden(sheet):
    rows = range(1, sheet.used_range.last_cell.row + 1)
    return [row for row in rows if not sheet.api.getRows().getByIndex(row - 1).IsVisible]


def beside(folder, name):
    """A copy of a bloc's folder that nobody has open."""
    return shutil.copytree(folder, folder.with_name(name), ignore=shutil.ignore_patterns(".~lock*"))


@pytest.mark.parametrize(
    ("title", "cells", "way"),
    [
        ("TH đơn vị", "C:C", "right"),
        ("TH đơn vị", "7:7", "down"),
        ("Điều khiển", "C:C", "right"),
        ("TH TTHC", "D:D", "right"),
        ("DL TTHC", "3:3", "down"),
    ],
)
def test_cells_that_a_person_let_in_leave_no_trace(book, title, cells, way):
    folder = Path(book.fullname).parent
    before, shown = lines(book), stored(book, folder / "before.xlsm")
    unlocked(book, title).range(cells).insert(way)
    book.sheets[title].api.protect("")

    assert NEW in buttons.consolidate(book)
    assert lines(book) == before
    assert NOTHING_NEW in buttons.consolidate(book)
    after = stored(book, folder / "after.xlsm")
    for sheet in (*shown.values(), *after.values()):
        del sheet["frozen"], sheet["widths"]  # the column beyond the last one keeps its width
        sheet["heights"].pop(LAST_ROW, None)
    assert {tab: differences(after[tab], shown[tab]) for tab in shown} == {tab: [] for tab in shown}


def test_cells_that_a_person_took_out_come_back(book):
    before = lines(book)
    unlocked(book, "Điều khiển").range("6:14").delete("up")
    unlocked(book, "TH TTHC").range("D:D").delete("left")

    assert NEW in buttons.consolidate(book)
    assert lines(book) == before
    assert NOTHING_NEW in buttons.consolidate(book)


def test_a_formula_that_was_changed_is_put_back(book):
    before = lines(book)
    cell = unlocked(book, "TH đơn vị").range("D5")
    cell.formula = f"{cell.formula}+1000"

    assert NEW in buttons.consolidate(book)
    assert lines(book) == before


@pytest.mark.parametrize(
    "gone",
    [("So sánh",), ("TH đơn vị",), ("DL TTHC",), ("TH đơn vị", "So sánh", "DL TTHC")],
    ids=["a comparison", "a sum", "data", "all of them"],
)
def test_formulas_find_a_sheet_that_comes_back(book, gone):
    before = lines(book)
    for title in gone:
        book.sheets[title].delete()

    assert NEW in buttons.consolidate(book)
    assert lines(book) == before
    assert NOTHING_NEW in buttons.consolidate(book)


def test_a_sheet_whose_title_a_person_took_comes_back_as_with_the_command(book):
    book.sheets["So sánh"].delete()
    book.sheets.add("So sánh", after=book.sheets[-1]).range("A1").value = "của tôi"
    book.save()
    twin = beside(Path(book.fullname).parent, "taken")
    consolidate_folder(twin)

    assert NEW in buttons.consolidate(book)
    assert book.sheet_names == list(described(twin / MASTER))
    assert book.sheet_names[-2:] == ["So sánh", "So sánh (2)"]
    assert book.sheets["So sánh"].range("A1").value == "của tôi"
    assert book.sheets["Điều khiển"].range("F29").formula == "='So sánh (2)'!F6"
    assert "#REF!" not in str(lines(book, ["Điều khiển"]))


def test_nothing_is_written_where_a_sheet_has_a_password(book):
    copies = Path(book.fullname).parent / "luu-tru" / "sao-luu"
    for title in ("Điều khiển", "TH đơn vị", "Nhật ký"):
        unlocked(book, title).range("A5").value = "?"
        book.sheets[title].api.protect("mật khẩu" if title == "TH đơn vị" else "")
    before, kept = lines(book, book.sheet_names), list(copies.iterdir())

    with pytest.raises(InputError, match=r"“TH đơn vị” được bảo vệ bằng mật khẩu\..*chưa có gì bị ghi"):
        buttons.consolidate(book)

    assert lines(book, book.sheet_names) == before
    assert all(book.sheets[title].api.isProtected() for title in ("Điều khiển", "TH đơn vị", "Nhật ký"))
    assert list(copies.iterdir()) == kept


def test_nothing_is_written_where_the_workbook_was_opened_for_reading_only(office, made):
    app, root = office
    folder = shutil.copytree(made, root / "reading")
    next((folder / "nhan-ve").glob("BQLDA*")).unlink()
    book = app.books.open(folder / MASTER, read_only=True)
    try:
        with pytest.raises(InputError, match=r"chỉ cho đọc.*người khác đang mở"):
            buttons.consolidate(book)
        assert not book.api.isModified()
    finally:
        book.close()


def test_a_sheet_that_is_written_shows_all_rows_and_keeps_its_filter_buttons(book):
    sheet, other = unlocked(book, "Lỗi"), unlocked(book, "TH chỉ tiêu")
    show_only(sheet.tables["tbl_errors"], 1, "Lỗi")
    sheet.api.protect("")
    other.api.getRows().getByIndex(6).IsVisible = False
    assert hidden(sheet)
    assert hidden(other) == [7]
    for path in (Path(book.fullname).parent / "nhan-ve").glob("BQLDA*"):
        path.unlink()

    assert NEW in buttons.consolidate(book)

    table = sheet.tables["tbl_errors"]
    assert hidden(sheet) == hidden(other) == []
    assert table.api.getFilterDescriptor().getFilterFields() == ()
    assert table.show_autofilter


def test_a_click_that_writes_leaves_no_step_that_could_be_taken_back_by_half(book):
    steps, place = book.api.getUndoManager(), book.sheets["Cấu hình"].range("B12")
    steps.clear()
    place.value = "Hội trường lớn"
    buttons.check(book)
    assert len(steps.getAllUndoActionTitles()) == 1
    unlocked(book, "TH đơn vị").range("E6").value = 99999
    book.sheets["TH đơn vị"].api.protect("")
    book.sheets["So sánh"].delete()

    assert NEW in buttons.consolidate(book)
    assert steps.getAllUndoActionTitles() == steps.getAllRedoActionTitles() == ()


def test_a_click_with_nothing_new_lets_a_person_take_back_what_she_did(book):
    steps, place = book.api.getUndoManager(), book.sheets.add("Của tôi", after=book.sheets[0]).range("A1")
    place.value = "một"
    place.value = "hai"

    assert NOTHING_NEW in buttons.consolidate(book)
    steps.undo()
    assert place.value == "một"


def test_a_run_with_fewer_files_leaves_what_the_command_leaves(office, book):
    app, _ = office
    folder = Path(book.fullname).parent
    twin = beside(folder, "fewer")
    for inbox in (folder / "nhan-ve", twin / "nhan-ve"):
        for path in (*inbox.glob("S[GN]*"), *inbox.glob("BQLDA*")):
            path.unlink()
    assert NEW in buttons.consolidate(book)
    consolidate_folder(twin)
    live = stored(book, folder / "live.xlsm")
    # xlwings opens no second workbook of one name.
    other = app.books.open((twin / MASTER).rename(twin / "khác.xlsm"))
    file = stored(other, twin / "file.xlsm")
    other.close()
    for sheet in (*live.values(), *file.values()):
        del sheet["frozen"]  # without a window, the office stores a workbook with another one's views

    assert {title: differences(live[title], file[title]) for title in file} == {title: [] for title in file}
    assert list(live) == list(file)
