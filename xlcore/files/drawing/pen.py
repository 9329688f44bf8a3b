"""Types into a drawn form as a person would in a spreadsheet program: values in cells, results beside formulas.

Only for workbooks that this program made itself; a person's own file is never written this way.
"""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lxml import etree

from ...domain.findings import address
from ...measure import INDENT, height

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EPOCH = date(1899, 12, 30)
_PADDING = 5 / 7
"""Digits by which a column is stored wider than its text may be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A formula that shows an error, as '#REF!'."""

    shown: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that somebody typed, without a stored result: the file was never calculated."""

    text: str


@dataclass(frozen=True, slots=True)
class Over:
    """A number typed over a formula of the form."""

    value: float


Ink = str | int | float | date | Fault | Formula | Over | None
Cells = Mapping[tuple[int, int], Ink]


def type_into(path: Path, sheets: Mapping[str, Cells]) -> None:
    """Put values into the cells (row, column from 1) of the named tabs; a formula stays and takes its result."""
    with zipfile.ZipFile(path) as package:
        parts = [(info, package.read(info)) for info in package.infolist()]
        tabs = _tabs(package)
    wanted = {tabs[title]: cells for title, cells in sheets.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in parts:
            package.writestr(info, _typed(data, wanted[info.filename]) if info.filename in wanted else data)


def _tabs(package: zipfile.ZipFile) -> dict[str, str]:
    """Part names by tab title."""
    book = etree.fromstring(package.read("xl/workbook.xml"))
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {str(r.get("Id")): posixpath.join("/xl", str(r.get("Target"))).lstrip("/") for r in relations}
    return {str(sheet.get("name")): targets[str(sheet.get(_ID))] for sheet in book.iter(f"{MAIN}sheet")}


def _typed(data: bytes, cells: Cells) -> bytes:
    root = etree.fromstring(data)
    known = {str(cell.get("r")): cell for cell in root.iter(f"{MAIN}c")}
    for (row, column), ink in cells.items():
        _write(known[address(row, column)], ink)
    _grow(root, cells)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _grow(root: etree._Element, cells: Cells) -> None:
    """Let rows of no fixed height fit what was typed, as a program does while somebody types."""
    widths = {
        number: float(str(column.get("width"))) - _PADDING - INDENT
        for column in root.iter(f"{MAIN}col")
        for number in range(int(str(column.get("min"))), int(str(column.get("max"))) + 1)
    }
    texts: dict[int, list[tuple[str, float]]] = {}
    for (row, column), ink in cells.items():
        if isinstance(ink, str) and column in widths:
            texts.setdefault(row, []).append((ink, widths[column]))
    for line in root.iter(f"{MAIN}row"):
        typed, high = texts.get(int(str(line.get("r")))), line.get("ht")
        if typed and high and not line.get("customHeight"):
            line.set("ht", f"{max(float(high), height(typed)):g}")


def _write(cell: etree._Element, ink: Ink) -> None:
    for child in list(cell):
        if child.tag != f"{MAIN}f" or isinstance(ink, Fault | Formula | Over):
            cell.remove(child)
    cell.attrib.pop("t", "")
    match ink:
        case Fault(shown):
            cell.set("t", "e")
            etree.SubElement(cell, f"{MAIN}f").text = shown
            etree.SubElement(cell, f"{MAIN}v").text = shown
        case Formula(text):
            etree.SubElement(cell, f"{MAIN}f").text = text
        case Over(value):
            etree.SubElement(cell, f"{MAIN}v").text = str(value)
        case str() if cell.find(f"{MAIN}f") is None:
            cell.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = ink
        case str():
            cell.set("t", "str")
            etree.SubElement(cell, f"{MAIN}v").text = ink
        case int() | float() | date():
            etree.SubElement(cell, f"{MAIN}v").text = str(_plain(ink))


def _plain(ink: float | date) -> float:
    if isinstance(ink, datetime):
        ink = ink.date()
    return (ink - _EPOCH).days if isinstance(ink, date) else ink
