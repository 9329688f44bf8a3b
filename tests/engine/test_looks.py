"""Looks of cells, notes, links, and copies between workbooks, through xlwings in a running LibreOffice."""

from datetime import datetime

import openpyxl
import pytest
import xlsxwriter
from engine_pictures import png

from macros.libreoffice import OfficeError, ProtectedError, UnsupportedError

pytestmark = pytest.mark.live


@pytest.mark.parametrize(
    "code",
    ["General", "0.00", "#,##0", "@", "dd/mm/yyyy", "hh:mm", "0.0%", "#,##0.00;[Red]-#,##0.00", "yyyy-mm", "[h]:mm"],
)
def test_number_formats_are_those_of_excel_in_english(sheet, tmp_path, code):
    sheet["B2:C3"].number_format = code
    sheet["B2"].value = 43000.5
    sheet.book.save(tmp_path / "a.xlsx")

    assert _plain(sheet["B2"].number_format) == code
    stored = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["C3"].number_format
    assert _plain(stored) == code


def _plain(code):
    return code.replace("[RED]", "[Red]").replace("\\-", "-")


def test_looks_that_differ_are_none(sheet):
    sheet["A1"].number_format = "0.00"
    sheet["A1"].font.bold = True
    sheet["A1"].color = (255, 0, 0)

    assert sheet["A1:A2"].number_format is None
    assert sheet["A1:A2"].font.bold is None
    assert sheet["A1:A2"].color is None


def test_a_number_format_set_by_the_way_of_another_object_is_seen(book, sheet):
    assert sheet["A1:B2"].number_format == "General"

    book.sheets[0]["A1"].number_format = "0.00"
    assert (sheet["A1"].number_format, sheet["A1:B2"].number_format, sheet["B2"].number_format) == (
        "0.00",
        None,
        "General",
    )
    sheet["A1:B2"].clear_formats()
    assert sheet["A1:B2"].number_format == "General"


def test_colours_and_letters_are_those_that_were_set(sheet):
    cells = sheet["A1:B2"]
    cells.color = "#FFEE00"
    cells.font.set(bold=True, italic=True, size=13, color=(1, 2, 3), name="Times New Roman")
    cells.wrap_text = True
    cells.horizontal_alignment = "center"
    cells.vertical_alignment = "top"

    assert cells.color == (255, 238, 0)
    font = cells.font
    assert (font.bold, font.italic, font.size, font.color, font.name) == (
        True,
        True,
        13.0,
        (1, 2, 3),
        "Times New Roman",
    )
    assert (cells.wrap_text, cells.horizontal_alignment, cells.vertical_alignment) == (True, "center", "top")
    cells.color = None
    assert cells.color is None
    cells.clear_formats()
    assert (cells.font.bold, cells.wrap_text) == (False, False)


def test_borders_are_drawn_read_and_stored(sheet, tmp_path):
    cells = sheet["B2:D4"]

    cells.borders.set("outside", line_style="continuous", weight="medium", color="#FF0000")
    cells.borders.set("inside", line_style="dot", weight="thin")
    cells.borders["inside_vertical"].line_style = None
    sheet.book.save(tmp_path / "a.xlsx")

    assert (cells.borders["edge_top"].weight, cells.borders["edge_left"].color) == ("medium", (255, 0, 0))
    assert (cells.borders["inside_horizontal"].line_style, cells.borders["inside_vertical"].line_style) == ("dot", None)
    assert cells.borders.line_style is None
    stored = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    corner, middle = stored["B2"].border, stored["C3"].border
    assert (corner.top.style, corner.top.color.rgb, corner.left.style) == ("medium", "FFFF0000", "medium")
    assert (middle.top.style, middle.bottom.style, middle.left.style) == ("dotted", "dotted", None)
    cells.borders.clear()
    assert {border.line_style for border in cells.borders} == {None}


def test_widths_and_heights_are_in_the_units_of_excel(office, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        page = made.add_worksheet()
        page.set_column("A:A", 20)
        page.set_column("B:B", 8.43)
        page.set_row(0, 30)
        page.write("A1", "x")

    with office.books.open(tmp_path / "a.xlsx") as book:
        page = book.sheets[0]
        assert page["A1"].column_width == pytest.approx(20, abs=0.3)
        assert page["B1"].column_width == pytest.approx(8.43, abs=0.3)
        assert page["A1"].row_height == pytest.approx(30, abs=0.1)
        page["C:C"].column_width = 31
        page["A2:A3"].row_height = 45
        book.save(tmp_path / "b.xlsx")

    stored = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert stored.column_dimensions["C"].width == pytest.approx(31.7, abs=0.4)
    assert stored.row_dimensions[2].height == pytest.approx(45, abs=0.2)


def test_columns_take_the_width_of_their_texts_and_rows_are_hidden(sheet):
    narrow = sheet["A1"].column_width
    sheet["A1"].value = "một câu khá dài để cột phải rộng ra"

    sheet["A1"].columns.autofit()
    sheet["A3:A4"].rows.hidden = True

    assert sheet["A1"].column_width > narrow + 10
    assert [sheet[f"A{row}"].rows.hidden for row in (2, 3, 4)] == [False, True, True]
    assert sheet["A2:A3"].rows.hidden is None


def test_merged_cells(sheet):
    sheet["B2:C3"].merge()

    assert sheet["C3"].merge_area.address == "$B$2:$C$3"
    assert sheet["B2"].merge_cells
    sheet["B2:C3"].unmerge()
    assert sheet["C3"].merge_area.address == "$C$3"
    sheet["E1:F2"].merge(across=True)
    assert sheet["E2"].merge_area.address == "$E$2:$F$2"


def test_clearing_takes_what_its_name_says(sheet):
    for cell in (sheet["A1"], sheet["A2"], sheet["A3"]):
        cell.value = 1
        cell.color = (1, 1, 1)
        cell.add_note("ghi chú")

    sheet["A1"].clear_contents()
    sheet["A2"].clear_formats()
    sheet["A3"].clear()

    assert [(c.value, c.color, c.note is None) for c in sheet["A1:A3"]] == [
        (None, (1, 1, 1), False),
        (1.0, None, False),
        (None, None, True),
    ]


def test_notes(sheet, tmp_path):
    note = sheet["B2"].add_note("Kiểm tra lại")

    note.text = "Đã kiểm tra"
    sheet["C3"].add_note("khác").delete()
    sheet.book.save(tmp_path / "a.xlsx")

    assert sheet["B2"].note.text == "Đã kiểm tra"
    assert [found.location.address for found in sheet.notes] == ["$B$2"]
    assert sheet["C3"].note is None
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["B2"].comment.text == "Đã kiểm tra"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1",
        "luu-tru/tệp 1.xlsx#'Tên trang'!B3",
        "#'Tên trang'!B3",
        "#Sheet1!A1",
        "luu-tru/a.xlsx",
    ],
)
def test_links(office, sheet, tmp_path, address):
    sheet.book.sheets.add("Tên trang")
    sheet.book.save(tmp_path / "links.xlsx")
    sheet["A1"].add_hyperlink(address, "xem")
    sheet.book.save()

    assert (sheet["A1"].value, sheet["A1"].hyperlink) == ("xem", address)
    cell = openpyxl.load_workbook(tmp_path / "links.xlsx")["Sheet1"]["A1"]
    file, _, place = address.partition("#")
    assert (cell.hyperlink.target or "").replace("%20", " ").endswith(file)
    assert (cell.hyperlink.location or "").replace("%20", " ").replace("'", "") == place.replace("'", "")
    assert office.books["links.xlsx"] == sheet.book


def test_links_of_an_excel_file_are_read(office, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        made.add_worksheet("Trang 1").write_url("A1", "internal:'Trang 1'!B2", string="trong")
        made.worksheets()[0].write_url("A2", "https://example.org/", string="ngoài")

    with office.books.open(tmp_path / "a.xlsx") as book:
        assert book.sheets[0]["A1"].hyperlink == "#'Trang 1'!B2"
        assert book.sheets[0]["A2"].hyperlink == "https://example.org/"
        with pytest.raises(OfficeError, match="không có liên kết"):
            _ = book.sheets[0]["A3"].hyperlink


def test_a_protected_sheet_is_told_not_silently_left(book):
    page = book.sheets[0]
    page.impl.xl.protect("")

    for change in (
        lambda: setattr(page["A1"], "value", 1),
        lambda: setattr(page["A1"], "color", (1, 2, 3)),
        lambda: page["A1"].add_note("x"),
        page["A1"].clear,
    ):
        with pytest.raises(ProtectedError, match="Sheet1"):
            change()


@pytest.fixture
def drawn(office, tmp_path):
    """A sheet with looks that xlwings has no words for."""
    with xlsxwriter.Workbook(tmp_path / "mẫu.xlsx") as made:
        page = made.add_worksheet("Mẫu")
        box = made.add_format({"border": 1, "border_color": "#123456", "indent": 2, "text_wrap": True, "rotation": 90})
        money = made.add_format({"num_format": "#,##0", "locked": False, "bg_color": "#FFEE00", "bold": True})
        page.write("B2", "đầu", box)
        page.write_row("B3", [1, 2], money)
        page.write_datetime("B4", datetime(2018, 6, 30), made.add_format({"num_format": "dd/mm/yyyy"}))
        page.merge_range("C5:D6", "gộp", box)
        page.write_formula("C4", "=B3*2", money, 2)
        page.write_comment("B3", "ghi chú")
        page.set_column("B:B", 33)
    with office.books.open(tmp_path / "mẫu.xlsx") as book:
        yield book.sheets[0]["B2:D6"]


def looks(cells):
    """What the office knows of the looks of every cell."""
    names = (
        "TopBorder2",
        "ParaIndent",
        "IsTextWrapped",
        "RotateAngle",
        "CellProtection",
        "CellBackColor",
        "CharWeight",
    )
    found = []
    for cell in cells:
        facts = [cell.api.getPropertyValue(name) for name in names]
        facts[0], facts[4] = (facts[0].OuterLineWidth, facts[0].Color), facts[4].IsLocked
        found.append((*facts, cell.number_format, cell.merge_area.shape))
    return found


def test_looks_go_to_another_book_and_leave_its_contents(drawn, book):
    target = book.sheets[0]["F10"]
    target.value = [["giữ", 1], [2, 3]]

    drawn.copy()
    target.paste(paste="formats")

    here = target.resize(5, 3)
    assert looks(here) == looks(drawn)
    assert here[:2, :2].value == [["giữ", 1.0], [2.0, 3.0]]
    assert here[0, 0].note is None


def test_everything_goes_to_another_book(drawn, book):
    drawn.copy(book.sheets[0]["F10"])

    here = book.sheets[0]["F10"].resize(5, 3)
    assert looks(here) == looks(drawn)
    assert here.value == drawn.value
    assert here[2, 1].formula == "=F11*2"
    assert here[1, 0].note.text == "ghi chú"
    assert len(book.sheets) == 1


def test_all_cells_of_a_sheet_go_to_another_book_with_their_widths_in_place_of_what_stood_there(drawn, book):
    page = book.sheets[0]
    page["Z99"].value = "cũ"

    drawn.sheet.cells.copy(page.cells)

    assert page.used_range.value == drawn.sheet.used_range.value
    assert looks(page["B2:D6"]) == looks(drawn)
    assert page["Z99"].value is None
    assert page["B1"].width == pytest.approx(drawn[0, 0].width, abs=0.1)


def test_copying_leaves_drawings_selection_and_the_place_in_the_window(drawn, book, tmp_path):
    page, other = book.sheets[0], book.sheets.add("Khác", after=book.sheets[0])
    png(tmp_path / "a.png")
    page.pictures.add(tmp_path / "a.png", name="Ảnh", left=300, top=200, width=30, height=15)
    other["B7:C9"].select()
    window = book.impl.xl.getCurrentController()
    window.setFirstVisibleRow(40)
    book.app.screen_updating = False

    drawn.sheet.cells.copy(page.cells)
    drawn.copy()
    page["F20"].paste(paste="formats")

    book.app.screen_updating = True
    assert page.pictures["Ảnh"].left == pytest.approx(300, abs=1)
    assert (book.sheets.active, book.selection.address) == (other, "$B$7:$C$9")
    assert window.getFirstVisibleRow() == 40


def test_single_parts_are_pasted(drawn, book):
    page = book.sheets[0]
    page["A1"].color = (9, 9, 9)

    drawn.copy()
    page["A1"].paste(paste="values")
    page["A11"].paste(paste="formulas_and_number_formats")
    page["A21"].paste(paste="comments")
    page["A1"].paste(paste="column_widths")

    assert page["A1:B3"].options(dates=lambda **_: "ngày").value == [["đầu", None], [1.0, 2.0], [43281.0, 2.0]]
    assert page["A1"].color == (9, 9, 9)
    assert (page["B13"].formula, page["A12"].number_format) == ("=A12*2", "#,##0")
    assert page["A22"].note.text == "ghi chú"
    assert page["A1"].width == pytest.approx(drawn[0, 0].width, abs=0.1)
    with pytest.raises(UnsupportedError, match="validation"):
        page["A1"].paste(paste="validation")


def test_copying_within_a_book_moves_formulas_along(sheet):
    sheet["A1"].value = [[1, "=A1*2"]]

    sheet["A1:B1"].copy(sheet["A5"])

    assert sheet["B5"].formula == "=A5*2"
    sheet["D9"].copy_from(sheet["A1:B1"], copy_type="values")
    assert sheet["D9:E9"].formula == (("1", "2"),)


def test_rows_and_cells_are_put_in_and_taken_out(sheet):
    sheet["A1"].value = [[1, 2], [3, 4]]

    sheet["2:3"].insert("down")
    assert sheet["A1:A4"].value == [1.0, None, None, 3.0]
    sheet["2:3"].delete()
    assert sheet["A1:B2"].value == [[1.0, 2.0], [3.0, 4.0]]
    sheet["A1"].insert("right")
    assert sheet["A1:C1"].value == [None, 1.0, 2.0]
    sheet["A1"].delete("left")
    sheet["A1"].delete("up")
    assert sheet["A1:B2"].value == [[3.0, 2.0], [None, 4.0]]


def test_ways_through_a_sheet_are_those_of_excel(sheet):
    sheet["B2"].value = [["a", "b", None, "d"], ["e", "f", None, None], ["g", None, None, None]]
    sheet["B9"].value = "cuối"

    assert sheet["B2"].end("down").address == "$B$4"
    assert sheet["B4"].end("down").address == "$B$9"
    assert sheet["B9"].end("down").address == "$B$1048576"
    assert sheet["B2"].end("right").address == "$C$2"
    assert sheet["C2"].end("right").address == "$E$2"
    assert sheet["E2"].end("left").address == "$C$2"
    assert sheet["B9"].end("up").address == "$B$4"
    assert sheet["B2"].end("up").address == "$B$1"
    assert sheet["B2"].expand().address == "$B$2:$C$4"
    assert sheet["B2"].expand("right").address == "$B$2:$C$2"
    assert sheet["C3"].current_region.address == "$B$2:$C$4"
    assert sheet.used_range.address == "$B$2:$E$9"
    assert sheet["B2"].expand().last_cell.address == "$C$4"


def test_the_selection_is_that_of_the_window(book):
    page = book.sheets.add("Trang")

    page["C3:D4"].select()

    assert book.selection == page["C3:D4"]
    assert book.app.selection.address == "$C$3:$D$4"


def test_rows_are_sorted(sheet):
    sheet["A1"].value = [["Tên", "Điểm"], ["a", 1], ["b", 3], ["c", 2]]

    sheet["A1:B4"].sort(2, ascending=False, has_headers=True)

    assert sheet["A1:A4"].value == ["Tên", "b", "c", "a"]
