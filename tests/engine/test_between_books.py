"""Cells and sheets that come from another workbook while the screen does not follow: what was there stays."""

import pytest

LONG = "Một câu dài hơn nhiều so với bề rộng của cột, nên ô phải xuống dòng vài lần mới hiện hết."


@pytest.fixture
def other(office):
    made = office.books.add()
    yield made
    made.close()


def test_tables_of_the_last_sheet_and_the_list_of_sheets_stay_when_cells_come(office, book, other):
    last = book.sheets[-1]
    last.range("A1").value = [["Tên", "Số"], ["a", 1]]
    last.tables.add(last.range("A1:B2"), name="Bang")
    titles = book.sheet_names
    other.sheets[0].range("A1").value = "đến"

    office.screen_updating = False
    other.sheets[0].range("A1").copy(last.range("D1"))
    during = book.sheet_names
    office.screen_updating = True

    assert last.range("D1").value == "đến"
    assert during == book.sheet_names == titles
    assert last.tables["Bang"].range.address == "$A$1:$B$2"


def test_a_sheet_that_was_changed_meanwhile_is_copied_as_it_is_now(office, book, other):
    source, target = other.sheets[0], book.sheets[0]

    office.screen_updating = False
    source.range("A1").value = 1
    source.range("A1").copy(target.range("A1"))
    source.range("A1").value = 2
    source.range("A1").copy(target.range("A2"))
    office.screen_updating = True

    assert target.range("A1:A2").value == [1, 2]


def test_rows_fit_what_was_copied_once_the_screen_follows_again(office, book, other):
    source, target = other.sheets[0], book.sheets[0]
    source.range("A1").value = LONG
    source.range("A1").wrap_text = True
    before = target.range("1:1").row_height

    office.screen_updating = False
    source.range("A1:B2").copy(target.range("A1"))
    office.screen_updating = True

    assert target.range("1:1").row_height > 2 * before


def test_a_height_that_somebody_set_stays_when_rows_are_fitted(office, book, other):
    source, target = other.sheets[0], book.sheets[0]
    source.range("A1").value = LONG
    source.range("A1").wrap_text = True
    target.range("1:1").row_height = 20

    office.screen_updating = False
    source.range("A1:B2").copy(target.range("A1"))
    office.screen_updating = True

    assert target.range("1:1").row_height == pytest.approx(20, abs=0.1)


def test_what_the_person_did_before_can_still_be_taken_back(office, book):
    undo = book.api.getUndoManager()
    book.sheets[0].range("A1").value = "của người"
    steps = len(undo.getAllUndoActionTitles())

    office.screen_updating = False
    book.sheets[0].range("B1").value = "của chương trình"
    office.screen_updating = True

    assert len(undo.getAllUndoActionTitles()) == steps
    book.sheets[0].range("C1").value = "tiếp"
    assert len(undo.getAllUndoActionTitles()) == steps + 1


def test_what_prints_is_a_name_of_the_sheet_as_in_excel(book):
    sheet = book.sheets[0]
    sheet.names.add("Print_Titles", f"='{sheet.name}'!$2:$3")
    sheet.names.add("Print_Area", f"='{sheet.name}'!$A$1:$C$9")

    assert sheet.names["Print_Titles"].refers_to == f"={sheet.name}!$2:$3"
    assert sheet.page_setup.print_area == "$A$1:$C$9"
    assert "Print_Area" in sheet.names
    sheet.names["Print_Titles"].delete()
    assert "Print_Titles" not in sheet.names
