"""Workbooks and sheets through xlwings, in a running LibreOffice."""

import sys

import openpyxl
import pytest
import xlsxwriter
import xlwings as xw
from engine_pictures import png

from macros.libreoffice import OfficeError, UnsupportedError

pytestmark = pytest.mark.live


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "khối 1" / "Tổng hợp.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("Điều khiển").write("A1", "chữ")
        made.add_worksheet("Dữ liệu")
    return path


def test_a_book_is_known_by_the_path_that_a_person_sees(office, stored):
    with office.books.open(stored) as book:
        assert book.name == "Tổng hợp.xlsx"
        assert book.fullname == str(stored)
        assert office.books["tổng hợp.xlsx"] == book
        assert xw.Book(str(stored)) == book
        assert book.sheet_names == ["Điều khiển", "Dữ liệu"]


def test_the_calling_book_is_found_by_its_path(office, stored, monkeypatch):
    with office.books.open(stored) as book:
        monkeypatch.setattr(sys, "argv", ["macros", f"--wb={stored}", "--from_xl=1", "--app=LibreOffice", "--hwnd=0"])

        assert xw.Book.caller() == book


def test_saving_keeps_the_kind_of_the_file_and_another_path_makes_another_book(office, stored, tmp_path):
    with office.books.open(stored) as book:
        book.sheets[0]["A2"].value = "mới"
        book.save()
        book.sheets[0]["A2"].value = "khác"
        book.save(tmp_path / "bản khác.xlsx")

        assert book.fullname == str(tmp_path / "bản khác.xlsx")

    assert openpyxl.load_workbook(stored).worksheets[0]["A2"].value == "mới"
    assert openpyxl.load_workbook(tmp_path / "bản khác.xlsx").worksheets[0]["A2"].value == "khác"


def test_a_book_opened_to_be_read_is_not_stored_in_its_place(office, stored):
    with office.books.open(stored, read_only=True) as book, pytest.raises(OfficeError, match="chỉ để đọc"):
        book.save()


def test_a_book_has_no_window_where_the_screen_is_not_updated_or_the_app_is_hidden(office, book, stored):
    office.screen_updating = False
    with office.books.open(stored) as hidden:
        assert not hidden.impl.window.isVisible()
    office.screen_updating = True
    office.visible = False
    with office.books.open(stored) as hidden:
        assert not hidden.impl.window.isVisible()
        with pytest.raises(UnsupportedError, match="mở ẩn"):
            hidden.sheets[0].freeze_panes.freeze_at("A1:A1")
    office.visible = True
    assert book.impl.window.isVisible()


def test_a_file_of_unknown_kind_is_refused_with_a_sentence(book, tmp_path):
    with pytest.raises(UnsupportedError, match=r"\.xlsx"):
        book.save(tmp_path / "a.docx")


def test_sheets_are_added_named_moved_copied_hidden_and_deleted(book):
    book.sheets[0].name = "Một"
    three = book.sheets.add("Ba", after="Một")
    two = book.sheets.add("Hai", before=three)

    assert book.sheet_names == ["Một", "Hai", "Ba"]
    assert (two.index, book.sheets["hai"], book.sheets(3)) == (2, two, three)
    two.move(after=three)
    assert book.sheet_names == ["Một", "Ba", "Hai"]
    two["A1"].value = 7
    copied = two.copy(before=book.sheets[0], name="Bản sao")
    assert (copied.index, copied["A1"].value) == (1, 7.0)
    assert two.copy().name == "Hai (2)"
    two.visible = False
    assert [sheet.visible for sheet in book.sheets] == [True, True, True, False, True]
    three.delete()
    assert "Ba" not in book.sheet_names
    book.sheets["Một"].activate()
    assert book.sheets.active.name == "Một"


def test_a_table_that_was_taken_away_is_no_table_any_more(book):
    sheet = book.sheets[0]
    sheet["A1"].value = [["Mã", "Số"], ["a", 1]]
    sheet.tables.add(sheet["A1:B2"], name="tbl_x")
    assert sheet.tables["tbl_x"].range.address == "$A$1:$B$2"

    book.impl.databases.removeByName("tbl_x")

    assert "tbl_x" not in sheet.tables
    with pytest.raises(KeyError):
        _ = sheet.tables["tbl_x"]


def test_the_place_of_a_sheet_follows_those_that_come_and_go(book):
    sheet = book.sheets[0]
    assert sheet.index == 1

    other = book.sheets.add(before=sheet)
    assert (sheet.index, other.index) == (2, 1)
    other.delete()

    assert sheet.index == 1


def test_a_sheet_is_copied_into_another_book(office, book, stored):
    with office.books.open(stored) as other:
        other.sheets[0].copy(after=book.sheets[0])

    assert book.sheet_names[1] == "Điều khiển"
    assert book.sheets[1]["A1"].value == "chữ"


def test_the_last_sheet_that_is_seen_is_not_hidden(book):
    with pytest.raises(OfficeError, match="ít nhất một trang"):
        book.sheets[0].visible = False


def test_a_missing_sheet_or_range_is_told(book):
    with pytest.raises(KeyError):
        book.sheets["không có"]
    with pytest.raises(OfficeError, match="không có ô hay tên nào là Khong_co"):
        book.sheets[0]["Khong_co"]


def test_screen_and_calculation_are_switched_for_all_books(office, book):
    book.sheets[0]["A1:A2"].formula = [["1"], ["=A1*2"]]
    office.screen_updating = False
    office.calculation = "manual"
    book.sheets[0]["A1"].value = 5

    assert (office.screen_updating, office.calculation) == (False, "manual")
    assert book.sheets[0]["A2"].value == 2.0
    office.calculate()
    assert book.sheets[0]["A2"].value == 10.0
    office.screen_updating = True
    office.calculation = "automatic"
    assert (office.screen_updating, office.calculation) == (True, "automatic")


def test_what_xlwings_offers_and_the_office_does_not_says_so(book):
    with pytest.raises(NotImplementedError, match=r"Sheet\.to_html"):
        book.sheets[0].to_html("a.html")
    with pytest.raises(UnsupportedError, match=r"Range\.remove_duplicates"):
        book.sheets[0]["A1:A3"].remove_duplicates(1)


def test_a_name_holds_in_the_book_or_on_one_sheet(book):
    page = book.sheets.add("Trang 1")

    book.names.add("Mốc", "='Trang 1'!$B$2:$C$3")
    page.names.add("Riêng", "='Trang 1'!$A$1")
    page["D4"].name = "Góc"

    assert {name.name for name in book.names} == {"Mốc", "Góc", "'Trang 1'!Riêng"}
    assert book.names["Mốc"].refers_to == "='Trang 1'!$B$2:$C$3"
    assert book.names["mốc"].refers_to_range == page["B2:C3"]
    assert page["Riêng"] == page["A1"]
    assert page["D4"].name.name == "Góc"
    book.names["Mốc"].refers_to = "='Trang 1'!$A$9"
    assert page["Mốc"].address == "$A$9"
    del book.names["Mốc"]
    assert "Mốc" not in book.names


def test_a_table_follows_its_data(book):
    page = book.sheets[0]
    page["B2"].value = [["Đơn vị", "Điểm"], ["Sở A", 1], ["Sở B", 2]]

    table = page.tables.add(page["B2:C4"], name="Bảng")
    table.resize(page["B2:C6"])

    assert page.tables["Bảng"].range.address == "$B$2:$C$6"
    assert table.header_row_range.value == ["Đơn vị", "Điểm"]
    assert table.data_body_range.address == "$B$3:$C$6"
    assert page["C3"].table == table
    assert page["A1"].table is None
    assert [found.name for found in page.tables] == ["Bảng"]


def test_frozen_rows_and_the_print_area_are_stored(book, tmp_path):
    page = book.sheets.add("Trang 1")
    page["A1:C9"].value = 1

    page.freeze_panes.freeze_at("A1:B3")
    page.page_setup.print_area = "$A$1:$C$9"
    book.save(tmp_path / "a.xlsx")

    stored = openpyxl.load_workbook(tmp_path / "a.xlsx")["Trang 1"]
    assert stored.freeze_panes == "C4"
    assert page.page_setup.print_area == "$A$1:$C$9"
    assert stored.print_area == "'Trang 1'!$A$1:$C$9"


def test_pictures_charts_and_shapes_are_listed_with_their_places(office, tmp_path):
    picture = tmp_path / "a.png"
    with xlsxwriter.Workbook(tmp_path / "drawn.xlsx") as made:
        page = made.add_worksheet("Trang")
        page.write_column("A1", [1, 2, 3])
        chart = made.add_chart({"type": "column", "name": "Biểu đồ"})
        chart.add_series({"values": "=Trang!$A$1:$A$3"})
        page.insert_chart("C2", chart)
        page.insert_textbox("C20", "chữ trong khung")

    with office.books.open(tmp_path / "drawn.xlsx") as book:
        page = book.sheets[0]
        png(picture)
        page.pictures.add(picture, name="Ảnh", left=10, top=20, width=30, height=15)

        assert len(page.charts) == 1
        assert {shape.type for shape in page.shapes} >= {"chart", "picture"}
        assert "chữ trong khung" in {shape.text for shape in page.shapes}
        drawn = page.pictures["Ảnh"]
        assert [round(side) for side in (drawn.left, drawn.top, drawn.width, drawn.height)] == [10, 20, 30, 15]
        drawn.delete()
        assert len(page.pictures) == 0
