"""What readers of cells drop from a sheet's XML: hidden rows and columns, merges, formulas, errors, old fonts.

Regular expressions over bytes, each behind a cheap test for its token: most sheets have nothing to be found,
and a parser would cost more than reading the cells. Sheets written in any other way are first written as usual.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import NamedTuple

from ...intake.grid import Spot
from ...titles import MARK
from .formats import Formats, between, spot_of
from .gate import hold_kinds, hold_sheet, hold_sheets, hold_strings, hold_xml
from .marked import titles
from .markup import BROKEN, Element, column_number, elements, is_usual, usual, whole_number
from .package import Package, Refused
from .texts import Texts

BOOK = "xl/workbook.xml"
"""The one name by which the reader of cells knows the list of sheets, whatever the relation says."""
ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
HIDDEN_ROW = re.compile(rb'<row ([^>]*\bhidden="(?:1|true)"[^>]*)>')
HIDDEN_COLUMN = re.compile(rb'<col ([^>]*\bhidden="(?:1|true)"[^>]*)>')
MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
FORMULA = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(<v[^>]*>[^<]|<is>|<v)?")
ERROR = re.compile(rb'<c ([^>]*\bt="e"[^>]*)>(?:\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?\s*<v[^>]*>([^<]*)</v>')
HIDDEN_TOKENS = (b'hidden="1"', b'hidden="true"')
LAST_COLUMN = 2_000


class SheetFacts(NamedTuple):
    """The facts of one sheet; rows and columns from 1."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    formulas: frozenset[Spot] = frozenset()
    uncached: frozenset[Spot] = frozenset()
    errors: Mapping[Spot, str] | None = None
    legacy_fonts: Mapping[Spot, str] | None = None
    percents: frozenset[Spot] = frozenset()


class BookFacts(NamedTuple):
    """The facts of a workbook, its sheets by name."""

    sheets: Mapping[str, SheetFacts]
    date1904: bool = False
    marks: bool = False
    asked: frozenset[str] = frozenset()
    """The titles of the sheets that were asked for; none where all are."""


NOTHING = SheetFacts()


def book_facts(package: Package, keys: Collection[str] = ()) -> BookFacts:
    """Walk the package from its list of sheets; every part that a reader would open passes the gate here.

    Where sheets bear some of the marks `keys`, only these are looked at.
    """
    root = _relations(package, "")
    main = BOOK if BOOK in package.entries else _target(root, "/officeDocument")
    xml = _xml(package, main)
    workbook = elements(xml)
    relations = _relations(package, main)
    listed = [attributes for name, attributes in workbook if name == "sheet"]
    hold_sheets(len(listed))
    there = {sheet.get("name", "") for sheet in listed}
    asked = titles(xml, keys) & there if keys else frozenset[str]()
    hold_kinds(kind for kind, _ in relations.values())
    strings = _xml(package, _target(relations, "/sharedStrings"))
    named = _xml(package, "xl/sharedStrings.xml")  # the reader of cells goes by the name
    for table in (strings, named):
        hold_strings(table)
    texts, formats = Texts(named or strings), Formats(_xml(package, _target(relations, "/styles")), strings)
    sheets = {}
    for sheet in listed:
        _, part = relations.get(next((sheet[key] for key in sheet if key.endswith(":id")), ""), ("", ""))
        if asked and sheet.get("name", "") not in asked:
            _hold_there(package, part)
            continue
        sheets[sheet.get("name", "")] = _sheet_facts(_xml(package, part), formats, texts)
    return BookFacts(sheets, _is_1904(workbook), any(_is_mark(element) for element in workbook), asked)


def _hold_there(package: Package, part: str) -> None:
    """Refuse a workbook that lists a sheet which is not in it; of a sheet that is read, the reader tells."""
    if part not in package.entries:
        raise Refused("TEP-01", BROKEN)


def _is_1904(workbook: list[Element]) -> bool:
    said = [attributes.get("date1904") for name, attributes in workbook if name == "workbookPr"]
    return any(value in ("1", "true") for value in said)


def _is_mark(element: Element) -> bool:
    """Whether a form of ours defines this name; those of the list in a copy given back may stand in any file."""
    name, attributes = element
    called = attributes.get("name", "")
    return name == "definedName" and called.startswith(MARK) and called not in _OF_LISTS


_OF_LISTS = ("td_returned", "td_looks")


def _sheet_facts(xml: bytes, formats: Formats, texts: Texts) -> SheetFacts:
    if not is_usual(xml):
        xml = usual(xml)
    hold_sheet(xml)
    texts.hold(xml)
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    hiding = b'hidden="' in xml
    cells = list(_formulas(xml, max(start, 0), end)) if end > 0 else []
    return SheetFacts(
        hidden_rows=frozenset(_row_numbers(xml)) if hiding and _any_hidden(xml, start, end) else frozenset(),
        hidden_columns=frozenset(_column_numbers(xml)) if hiding and _any_hidden(xml, 0, start) else frozenset(),
        merges=tuple(map(_rectangle, MERGE.findall(xml))) if xml.find(b"<mergeCell ", end) > 0 else (),
        formulas=frozenset(spot for spot, _ in cells),
        uncached=frozenset(spot for spot, stored in cells if not stored),
        errors=_errors(xml) if b't="e"' in xml else {},
        legacy_fonts=formats.legacy_fonts(xml),
        percents=formats.percent_cells(xml),
    )


def _errors(xml: bytes) -> dict[Spot, str]:
    return {spot_of(cell[1]): cell[2].decode("utf-8", "replace") for cell in ERROR.finditer(xml)}


def _any_hidden(xml: bytes, start: int, end: int) -> bool:
    return any(xml.find(token, start, end) >= 0 for token in HIDDEN_TOKENS)


def _formulas(xml: bytes, start: int, end: int) -> Iterator[tuple[Spot, bool]]:
    """Give each cell with a formula and whether a result is stored with it.

    Found from the formula outwards: cells are many, formulas few. A stored empty text is a result too;
    an empty value without a type is what programmes write that never calculate.
    """
    for formula in FORMULA.finditer(xml, start, end):
        opens = xml.rfind(b"<c ", start, formula.start())
        if opens >= 0:
            cell, value = xml[opens + 3 : formula.start()], formula[1]
            yield spot_of(cell), value is not None and (value != b"<v" or b't="str"' in cell)
        start = formula.end()


def _row_numbers(xml: bytes) -> list[int]:
    return [whole_number(_attributes(tag).get("r")) for tag in HIDDEN_ROW.findall(xml)]


def _column_numbers(xml: bytes) -> list[int]:
    numbers: list[int] = []
    for tag in HIDDEN_COLUMN.findall(between(xml, b"<cols", b"</cols>")):
        column = _attributes(tag)
        numbers += range(max(whole_number(column.get("min")), 1), min(whole_number(column.get("max")), LAST_COLUMN) + 1)
    return numbers


def _rectangle(found: tuple[bytes, bytes, bytes, bytes]) -> tuple[int, int, int, int]:
    (left, right), (top, bottom) = sorted(map(column_number, found[::2])), sorted(map(int, found[1::2]))
    return top, left, bottom, right


def _xml(package: Package, name: str) -> bytes:
    xml = package.part(name)
    hold_xml(xml)
    return xml


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(): value.decode("utf-8", "replace") for key, value in ATTRIBUTE.findall(tag)}


def _relations(package: Package, owner: str) -> dict[str, tuple[str, str]]:
    """Type and part name by relationship id."""
    folder = dirname(owner)
    found = {}
    for name, relation in elements(_xml(package, join(folder, "_rels", f"{owner[len(folder) :].lstrip('/')}.rels"))):
        if name == "Relationship":
            target = normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
            found[relation.get("Id", "")] = relation.get("Type", ""), target
    return found


def _target(relations: Mapping[str, tuple[str, str]], kind: str) -> str:
    return next((part for type_, part in relations.values() if type_.endswith(kind)), "")
