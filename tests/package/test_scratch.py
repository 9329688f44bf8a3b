"""The passing workbook from which a running host takes planned sheets."""

from dataclasses import replace

import openpyxl
import pytest
from package_builders import book as somebodys
from package_builders import parts, plan

from xlcore.errors import InputError
from xlcore.files.package.opc import Package
from xlcore.files.package.scratch import scratch, styles_of
from xlcore.plans import Link

STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font>'
    b'<sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    b'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "passing.xlsx"
    links = {(1, 1): Link("nhan-ve/Sở A.xlsx", "'TTHC'!B5"), (5, 1): Link("", "'Trang'!A1")}
    path.write_bytes(scratch([replace(plan(), links=links), plan("two", "Trang hai")], STYLES))
    return openpyxl.load_workbook(path)


def test_it_has_the_planned_sheets_and_nothing_else(book):
    assert book.sheetnames == [plan().title, "Trang hai"]
    assert not book.worksheets[0].tables


def test_text_is_text_and_results_stand_in_the_place_of_formulas(book):
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]

    assert "=cmd|' /C calc'!A0" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d", "b"}


def test_links_lead_to_files_and_inside(book):
    sheet = book.worksheets[0]

    assert (sheet["A1"].hyperlink.target, sheet["A1"].hyperlink.location) == (
        "nhan-ve/S%E1%BB%9F%20A.xlsx",
        "'TTHC'!B5",
    )
    assert sheet["A5"].hyperlink.location == "'Trang'!A1"


def test_the_looks_of_the_master_are_its_own_styles(tmp_path):
    path = somebodys(tmp_path / "TongHop.xlsx")

    assert styles_of(Package.open(path)) == parts(path)["xl/styles.xml"]
    with pytest.raises(InputError, match="không phải là sổ tính"):
        styles_of(Package({}))
