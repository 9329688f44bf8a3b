"""What readers of cells drop is told of every sheet: hidden parts, merges, formulas, errors, old fonts."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from reading_builders import BOOK, convert, raw_book, sheet_xml

from xlcore.files.reading.formats import font_matters, legacy_encoding
from xlcore.files.reading.reader import read
from xlcore.intake.grid import RawBook


def book(path: Path) -> RawBook:
    outcome = read(str(path))
    assert isinstance(outcome, RawBook), outcome
    return outcome


def returned(path: Path) -> Path:
    """Save what a unit might return: things hidden, merged, calculated, mistyped."""
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Số liệu & biểu", 0)
    sheet["B2"] = "Sở Y tế"
    sheet["B3"] = date(2018, 6, 30)
    sheet["B4"] = 1.5
    sheet["B5"] = "=B4*2"
    sheet["B6"] = "=1/0"
    sheet["D8"] = "x"
    sheet.merge_cells("B2:C2")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    workbook["Sheet"]["A1"] = "phụ"
    workbook["Sheet"].sheet_state = "hidden"
    workbook.defined_names["td_don_vi"] = DefinedName("td_don_vi", attr_text="'Số liệu & biểu'!$B$2")
    workbook.save(path)
    return path


def test_facts_of_a_workbook_never_calculated(tmp_path: Path) -> None:
    found = book(returned(tmp_path / "a.xlsx"))
    grid, hidden = found.grids
    assert (found.kind, found.marks, found.date1904) == ("xlsx", True, False)
    assert (grid.name, grid.visible, hidden.visible) == ("Số liệu & biểu", True, False)
    assert [grid.at(row, 2) for row in (1, 2, 3, 4)] == ["", "Sở Y tế", date(2018, 6, 30), 1.5]
    assert (grid.hidden_rows, grid.hidden_columns) == ({4}, {4})
    assert grid.merges == ((2, 2, 2, 3),)
    assert grid.formulas == grid.uncached == {(5, 2), (6, 2)}
    assert hidden.formulas == set()


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, RawBook]:
    folder = tmp_path_factory.mktemp("office")
    source = returned(folder / "a.xlsx")
    profile = folder / "profile"
    found = {kind: book(convert(source, kind, profile)) for kind in ("ods", "xls")}
    again = folder / "again"
    again.mkdir()
    calculated = (folder / "a.ods").rename(again / "a.ods")
    return {**found, "xlsx": book(convert(calculated, "xlsx", profile))}


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_every_format_tells_the_same_once_calculated(converted: dict[str, RawBook], kind: str) -> None:
    grid, hidden = converted[kind].grids
    assert converted[kind].kind == kind
    assert (grid.visible, hidden.visible) == (True, False)
    assert [grid.at(row, 2) for row in (2, 4, 5)] == ["Sở Y tế", 1.5, 3]
    assert (grid.hidden_rows, grid.hidden_columns) == ({4}, {4})
    assert grid.merges == ((2, 2, 2, 3),)
    assert grid.errors == {(6, 2): "#DIV/0!"}
    assert grid.uncached == set()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_formulas_are_told_where_the_format_shows_them(converted: dict[str, RawBook], kind: str) -> None:
    assert converted[kind].grids[0].formulas == {(5, 2), (6, 2)}


def test_a_drop_down_is_no_formula_and_shared_formulas_are(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0">'
        '<f t="shared" ref="B1:B2" si="0">A1&lt;2</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"/><c r="B2"><f t="shared" si="0"/><v>2</v></c><c r="C2" t="str"><f>""</f><v></v></c>'
        '<c r="D2" t="e"><v>#REF!</v></c></row>'
    )
    rules = '<dataValidations><dataValidation sqref="A1"><formula1>"x"</formula1></dataValidation></dataValidations>'
    grid = book(raw_book(tmp_path / "a.xlsx", sheet_xml(cells, after=rules))).grids[0]
    assert grid.formulas == {(1, 2), (2, 2), (2, 3)}
    assert grid.errors == {(2, 4): "#REF!"}


def test_a_formula_whose_stored_text_is_empty_is_calculated(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>A1</f></c>'
    cells += '<c r="D1" t="str"><f>A1</f></c></row>'
    assert book(raw_book(tmp_path / "a.xlsx", sheet_xml(cells))).grids[0].uncached == {(1, 3), (1, 4)}


@pytest.mark.parametrize("cell", ['<c r="A1"><f>1+1</f></c>', '<c r="A1" t="e"><v>#N/A</v></c>'])
def test_a_workbook_that_only_looks_empty_to_the_reader_of_cells_is_not(tmp_path: Path, cell: str) -> None:
    grid = book(raw_book(tmp_path / "a.xlsx", sheet_xml(f'<row r="1">{cell}</row>'))).grids[0]
    assert grid.uncached | set(grid.errors) == {(1, 1)}


def test_prefixed_xml_tells_its_facts_too(tmp_path: Path) -> None:
    sheet = sheet_xml('<row r="1" hidden="1"><c r="A1"><f>1</f><v>1</v></c></row>')
    prefixed = sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    grid = book(raw_book(tmp_path / "a.xlsx", prefixed)).grids[0]
    assert (grid.name, grid.hidden_rows, grid.formulas) == ("A & B", {1}, {(1, 1)})


def test_cells_without_references_are_counted_through(tmp_path: Path) -> None:
    blanks = "<c/>" * 26
    cells = f'<row><c><v>1</v></c></row><row hidden="1">{blanks}<c><f>A1</f><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
    grid = book(raw_book(tmp_path / "a.xlsx", sheet_xml(cells))).grids[0]
    assert (grid.hidden_rows, grid.formulas, grid.errors) == ({2}, {(2, 27)}, {(2, 28): "#N/A"})
    assert grid.at(2, 27) == 1


def test_dates_of_the_1904_system_are_said(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
    workbook = BOOK % ('<workbookPr date1904="1"/>', "")
    assert book(raw_book(tmp_path / "a.xlsx", sheet_xml(cells), workbook=workbook)).date1904


def test_cells_in_old_fonts_are_told_by_their_encoding(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for cell, font in (("A1", ".VnTime"), ("A2", ".VnTimeH"), ("A3", "VNI-Times"), ("A4", "Times New Roman")):
        sheet[cell] = "Së Y tÕ"
        sheet[cell].font = Font(name=font)
    workbook.save(tmp_path / "a.xlsx")
    fonts = book(tmp_path / "a.xlsx").grids[0].legacy_fonts
    assert fonts == {(1, 1): "TCVN3", (2, 1): "TCVN3H", (3, 1): "VNI"}


def test_old_fonts_inside_a_rich_text_are_found(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        old = workbook.add_format({"font_name": ".VnTime"})
        sheet.write_string(0, 0, "thường")
        sheet.write_rich_string(1, 1, old, "Së Y tÕ", workbook.add_format({"bold": True}), " 2018")
    assert book(tmp_path / "a.xlsx").grids[0].legacy_fonts == {(2, 2): "TCVN3"}


@pytest.mark.parametrize(
    ("font", "encoding"), [(".VnArialH", "TCVN3H"), (".VnArial", "TCVN3"), ("VNI-Helve", "VNI"), ("Arial", "")]
)
def test_encoding_by_font_name(font: str, encoding: str) -> None:
    assert legacy_encoding(font) == encoding


def test_receipt_is_the_time_of_the_file_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    first = book(returned(tmp_path / "a.xlsx"))
    copy = tmp_path / "b.xlsx"
    copy.write_bytes((tmp_path / "a.xlsx").read_bytes())
    assert book(copy).digest == first.digest
    assert first.modified == datetime.fromtimestamp(int((tmp_path / "a.xlsx").stat().st_mtime))


def test_a_macro_workbook_is_read_and_its_macros_are_not_looked_at(tmp_path: Path) -> None:
    source = returned(tmp_path / "a.xlsx")
    target = tmp_path / "b.xlsm"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"openxmlformats-officedocument.spreadsheetml.sheet.main",
                    b"ms-excel.sheet.macroEnabled.main",
                )
            new.writestr(name, content)
        new.writestr("xl/vbaProject.bin", b"\xff" * 99)
    assert book(target).kind == "xlsm"


@pytest.mark.parametrize(
    ("text", "matters"), [("Bao cao 2018", False), ("kết quả", False), ("b×nh qu©n", True), ("Hà Nam", True)]
)
def test_only_a_text_that_may_be_of_an_old_encoding_is_asked_for_its_font(text, matters):
    assert font_matters(text) is matters
