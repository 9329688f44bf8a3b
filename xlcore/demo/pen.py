"""Types into a drawn form as a person would in a spreadsheet program: values in cells, results beside formulas.

Only for workbooks that this program has just drawn itself; a person's own file is never written this way.
"""

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from lxml import etree

from ..domain.findings import address

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_EPOCH = date(1899, 12, 30)

Ink = str | int | float | date | None
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
    """Part names by tab title; XlsxWriter numbers the parts in the order of the tabs."""
    book = etree.fromstring(package.read("xl/workbook.xml"))
    titles = [str(sheet.get("name")) for sheet in book.iter(f"{MAIN}sheet")]
    return {title: f"xl/worksheets/sheet{number}.xml" for number, title in enumerate(titles, 1)}


def _typed(data: bytes, cells: Cells) -> bytes:
    root = etree.fromstring(data)
    known = {str(cell.get("r")): cell for cell in root.iter(f"{MAIN}c")}
    for (row, column), ink in cells.items():
        _write(known[address(row, column)], ink)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _write(cell: etree._Element, ink: Ink) -> None:
    for child in list(cell):
        if child.tag != f"{MAIN}f":
            cell.remove(child)
    cell.attrib.pop("t", "")
    if isinstance(ink, str) and cell.find(f"{MAIN}f") is None:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
        text.text = ink
    elif ink is not None:
        if isinstance(ink, str):
            cell.set("t", "str")
        etree.SubElement(cell, f"{MAIN}v").text = str(_plain(ink))


def _plain(ink: str | float | date) -> str | int | float:
    if isinstance(ink, datetime):
        ink = ink.date()
    return (ink - _EPOCH).days if isinstance(ink, date) else ink
