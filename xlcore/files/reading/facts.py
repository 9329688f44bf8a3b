"""What readers of cells drop from a sheet's XML: hidden rows and columns, merges, formulas, errors, old fonts.

Regular expressions over bytes, each behind a cheap test for its token: most sheets have nothing to be found,
and a parser would cost more than reading the cells.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from posixpath import dirname, join, normpath

from ...intake.grid import Spot
from .formats import Formats, between, spot_of
from .gate import column_number, hold_sheet, hold_strings, hold_xml
from .package import Package

ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
DATE1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true)["']""")
MARK = re.compile(rb"""<(?:\w+:)?definedName\b[^>]*\bname\s*=\s*["']td_""")
PREFIX = re.compile(rb"<(/?)\w+:")

ROW_OR_CELL = re.compile(rb"<(row|c)(?=[\s/>])")
HIDDEN_ROW = re.compile(rb'<row ([^>]*\bhidden="(?:1|true)"[^>]*)>')
HIDDEN_COLUMN = re.compile(rb'<col ([^>]*\bhidden="(?:1|true)"[^>]*)>')
MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
FORMULA = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(<v[^>]*>[^<]|<is>|<v)?")
ERROR = re.compile(rb'<c ([^>]*\bt="e"[^>]*)>(?:\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?\s*<v[^>]*>([^<]*)</v>')
HIDDEN_TOKENS = (b'hidden="1"', b'hidden="true"')
LAST_COLUMN = 2_000


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The facts of one sheet; rows and columns from 1."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    formulas: frozenset[Spot] = frozenset()
    uncached: frozenset[Spot] = frozenset()
    errors: Mapping[Spot, str] | None = None
    legacy_fonts: Mapping[Spot, str] | None = None
    percents: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The facts of a workbook, its sheets by name."""

    sheets: Mapping[str, SheetFacts]
    date1904: bool = False
    marks: bool = False


NOTHING = SheetFacts()


def book_facts(package: Package) -> BookFacts:
    """Walk the package from its root relationship; every part that a reader would open passes the gate here."""
    main = _target(_relations(package, ""), "/officeDocument") or "xl/workbook.xml"
    workbook = _xml(package, main)
    relations = _relations(package, main)
    strings = _xml(package, _target(relations, "/sharedStrings"))
    hold_strings(strings)
    formats = Formats(_xml(package, _target(relations, "/styles")), strings)
    sheets = {}
    for tag in SHEET.findall(workbook):
        sheet = _attributes(tag)
        kind, part = relations.get(next((sheet[key] for key in sheet if key.endswith(":id")), ""), ("", ""))
        if kind.endswith("/worksheet"):
            sheets[_plain(sheet.get("name", ""))] = _sheet_facts(_xml(package, part), formats)
    return BookFacts(sheets, DATE1904.search(workbook) is not None, MARK.search(workbook) is not None)


def _sheet_facts(xml: bytes, formats: Formats) -> SheetFacts:
    if b"<worksheet" not in xml[:3000]:
        xml = PREFIX.sub(rb"<\1", xml)
    if b' r="' not in xml:
        xml = _referenced(xml)
    hold_sheet(xml)
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    cells = list(_formulas(xml, max(start, 0), end)) if end > 0 else []
    return SheetFacts(
        hidden_rows=frozenset(_row_numbers(xml)) if _any_hidden(xml, start, end) else frozenset(),
        hidden_columns=frozenset(_column_numbers(xml)) if _any_hidden(xml, 0, start) else frozenset(),
        merges=tuple(map(_rectangle, MERGE.findall(xml))) if xml.find(b"<mergeCell ", end) > 0 else (),
        formulas=frozenset(spot for spot, _ in cells),
        uncached=frozenset(spot for spot, stored in cells if not stored),
        errors={spot_of(cell[1]): cell[2].decode() for cell in ERROR.finditer(xml)} if b't="e"' in xml else {},
        legacy_fonts=formats.legacy_fonts(xml),
        percents=formats.percent_cells(xml),
    )


def _referenced(xml: bytes) -> bytes:
    """Number rows and cells that go without references, as some exporters leave them: they follow one another."""
    row = column = 0

    def number(tag: re.Match[bytes]) -> bytes:
        nonlocal row, column
        if tag[1] == b"row":
            row, column = row + 1, 0
            return b'<row r="%d"' % row
        column += 1
        return b'<c r="%s%d"' % (_letters(column), row)

    return ROW_OR_CELL.sub(number, xml)


def _letters(column: int) -> bytes:
    letters = b""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = b"%c" % (65 + rest) + letters
    return letters


def _any_hidden(xml: bytes, start: int, end: int) -> bool:
    return any(xml.find(token, start, end) >= 0 for token in HIDDEN_TOKENS)


def _formulas(xml: bytes, start: int, end: int) -> Iterator[tuple[Spot, bool]]:
    """Give each cell with a formula and whether a result is stored with it.

    Found from the formula outwards: cells are many, formulas few. A stored empty text is a result too;
    an empty value without a type is what programmes write that never calculate.
    """
    for formula in FORMULA.finditer(xml, start, end):
        cell = xml[xml.rfind(b"<c ", start, formula.start()) + 3 : formula.start()]
        value = formula[1]
        yield spot_of(cell), value is not None and (value != b"<v" or b't="str"' in cell)


def _row_numbers(xml: bytes) -> list[int]:
    return [int(_attributes(tag).get("r", "0")) for tag in HIDDEN_ROW.findall(xml)]


def _column_numbers(xml: bytes) -> list[int]:
    numbers: list[int] = []
    for tag in HIDDEN_COLUMN.findall(between(xml, b"<cols", b"</cols>")):
        column = _attributes(tag)
        numbers += range(int(column.get("min", "1")), min(int(column.get("max", "0")), LAST_COLUMN) + 1)
    return numbers


def _rectangle(found: tuple[bytes, bytes, bytes, bytes]) -> tuple[int, int, int, int]:
    left, top, right, bottom = found
    return int(top), column_number(left), int(bottom), column_number(right)


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
    for tag in RELATION.findall(_xml(package, join(folder, "_rels", f"{owner[len(folder) :].lstrip('/')}.rels"))):
        relation = _attributes(tag)
        target = normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
        found[relation.get("Id", "")] = relation.get("Type", ""), target
    return found


def _target(relations: Mapping[str, tuple[str, str]], kind: str) -> str:
    return next((part for type_, part in relations.values() if type_.endswith(kind)), "")


def _plain(text: str) -> str:
    """Undo the five entities and numbered characters of a sheet's name."""
    if "&" not in text:
        return text
    pieces = re.split(r"&#(x?[0-9a-fA-F]+);", text)
    for place, (_, code) in enumerate(pairwise(pieces)):
        if place % 2 == 0:
            pieces[place + 1] = chr(int("0" + code, 16) if code.startswith("x") else int(code))
    text = "".join(pieces)
    for name, letter in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        text = text.replace(f"&{name};", letter)
    return text
