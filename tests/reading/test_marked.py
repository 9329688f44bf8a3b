"""Of a master only the sheets that are asked for by their marks are read; of any other file all of them."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from reading_builders import convert

from xlcore.files.reading.pool import start
from xlcore.files.reading.reader import KINDS, read
from xlcore.intake.grid import RawBook


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """Three sheets: two with marks, one with a mark that a copied sheet brings along for itself alone."""
    workbook = openpyxl.Workbook()
    for title, key, alone in (("Một", "one", False), ("Số liệu (tháng 1's)", "two", False), ("Bản sao", "three", True)):
        sheet = workbook.create_sheet(title)
        sheet["A1"], sheet["A2"] = title, "=1+1"
        quoted = title.replace("'", "''")
        names = sheet.defined_names if alone else workbook.defined_names
        names[f"td_{key}"] = DefinedName(f"td_{key}", attr_text=f"'{quoted}'!$A$1")
    workbook.defined_names["td_lost"] = DefinedName("td_lost", attr_text="'Không còn'!$A$1")
    workbook.defined_names["td_gone"] = DefinedName("td_gone", attr_text="#REF!$A$1")
    workbook.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def sheets(path: Path, *keys: str) -> list[str]:
    """The titles of what is read."""
    found = read(str(path), KINDS, keys)
    assert isinstance(found, RawBook)
    return [grid.name for grid in found.grids]


def test_only_sheets_with_the_marks_are_read_and_they_as_ever(marked: Path) -> None:
    whole, part = read(str(marked)), read(str(marked), KINDS, ("two", "one", "unknown"))
    assert isinstance(whole, RawBook)
    assert part == whole._replace(
        grids=tuple(grid for grid in whole.grids if grid.name in {"Một", "Số liệu (tháng 1's)"})
    )
    assert sheets(marked, "two") == ["Số liệu (tháng 1's)"]


@pytest.mark.parametrize("keys", [(), ("unknown",), ("three",), ("gone",), ("lost",)])
def test_where_no_sheet_has_such_a_mark_all_are_read(marked: Path, keys: tuple[str, ...]) -> None:
    assert len(sheets(marked, *keys)) == 4


def test_files_without_marks_are_read_whole(marked: Path, tmp_path: Path) -> None:
    assert len(sheets(convert(marked, "ods", tmp_path / "profile"), "one")) == 4


def test_a_sheet_that_is_listed_and_not_there_is_damage_whether_it_is_asked_for_or_not(marked: Path) -> None:
    whole = zipfile.ZipFile(marked)
    with zipfile.ZipFile(marked.with_name("b.xlsx"), "w") as part:
        for name in whole.namelist():
            if name != "xl/worksheets/sheet4.xml":
                part.writestr(name, whole.read(name))
    assert [read(str(marked.with_name("b.xlsx")), KINDS, keys).rule for keys in ((), ("one",))] == ["TEP-01"] * 2


def test_marks_are_asked_of_the_files_that_have_them_only(marked: Path) -> None:
    other = marked.with_name("b.xlsx")
    other.write_bytes(marked.read_bytes())
    found = [outcome for outcome in start([other, marked], marked={marked: {"one"}}) if isinstance(outcome, RawBook)]
    assert [len(book.grids) for book in found] == [4, 1]
