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
STYLED = re.compile(rb'<c ([^>]*\bs="(\d+)"[^>]*)>\s*<')
SHARED = re.compile(rb'<c ([^>]*\bt="s"[^>]*)>\s*<v>(\d+)</v>')
FONT = re.compile(rb"<font>.*?</font>|<font/>", re.DOTALL)
FONT_NAME = re.compile(rb'<(?:name|rFont) val="([^"]*)"')
CELL_FORMAT = re.compile(rb'<xf [^>]*?fontId="(\d+)"')
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
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
    fonts = _Fonts(_xml(package, _target(relations, "/styles")), strings)
    sheets = {}
    for tag in SHEET.findall(workbook):
        sheet = _attributes(tag)
        kind, part = relations.get(next((sheet[key] for key in sheet if key.endswith(":id")), ""), ("", ""))
        if kind.endswith("/worksheet"):
            sheets[_plain(sheet.get("name", ""))] = _sheet_facts(_xml(package, part), fonts)
    return BookFacts(sheets, DATE1904.search(workbook) is not None, MARK.search(workbook) is not None)


def legacy_encoding(font: str) -> str:
    """Tell TCVN3, TCVN3H (a font of capitals) or VNI by the name of the font; '' for any other."""
    if font.startswith(".Vn"):
        return "TCVN3H" if font.endswith("H") else "TCVN3"
    return "VNI" if font.upper().startswith("VNI-") else ""


class _Fonts:
    """Which cell formats and which rich strings of this workbook are set in a font of an old encoding."""

    __slots__ = ("by_format", "by_string")

    def __init__(self, styles: bytes, strings: bytes) -> None:
        self.by_format = _legacy_formats(styles) if _names_legacy(styles) else {}
        self.by_string = _legacy_strings(strings) if _names_legacy(strings) else {}

    def of_cells(self, xml: bytes) -> dict[Spot, str]:
        found = {}
        for cells, legacy in ((STYLED, self.by_format), (SHARED, self.by_string)):
            if legacy:
                found.update({_spot(cell[1]): legacy[cell[2]] for cell in cells.finditer(xml) if cell[2] in legacy})
        return found


def _names_legacy(xml: bytes) -> bool:
    return b'".Vn' in xml or b'"VNI-' in xml


def _legacy_formats(styles: bytes) -> dict[bytes, str]:
    names = [FONT_NAME.search(font) for font in FONT.findall(_between(styles, b"<fonts", b"</fonts>"))]
    kinds = [legacy_encoding(name[1].decode("utf-8", "replace")) if name else "" for name in names]
    formats = CELL_FORMAT.findall(_between(styles, b"<cellXfs", b"</cellXfs>"))
    at = [(number, int(font)) for number, font in enumerate(formats)]
    return {b"%d" % number: kinds[font] for number, font in at if font < len(kinds) and kinds[font]}


def _legacy_strings(strings: bytes) -> dict[bytes, str]:
    found = {}
    for number, item in enumerate(strings.split(b"<si>")[1:]):
        kinds = {legacy_encoding(name.decode("utf-8", "replace")) for name in FONT_NAME.findall(item)} - {""}
        if kinds:
            found[b"%d" % number] = min(kinds)
    return found


def _sheet_facts(xml: bytes, fonts: _Fonts) -> SheetFacts:
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
        errors={_spot(cell[1]): cell[2].decode() for cell in ERROR.finditer(xml)} if b't="e"' in xml else {},
        legacy_fonts=fonts.of_cells(xml) if fonts.by_format or fonts.by_string else {},
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
        yield _spot(cell), value is not None and (value != b"<v" or b't="str"' in cell)


def _row_numbers(xml: bytes) -> list[int]:
    return [int(_attributes(tag).get("r", "0")) for tag in HIDDEN_ROW.findall(xml)]


def _column_numbers(xml: bytes) -> list[int]:
    numbers: list[int] = []
    for tag in HIDDEN_COLUMN.findall(_between(xml, b"<cols", b"</cols>")):
        column = _attributes(tag)
        numbers += range(int(column.get("min", "1")), min(int(column.get("max", "0")), LAST_COLUMN) + 1)
    return numbers


def _rectangle(found: tuple[bytes, bytes, bytes, bytes]) -> tuple[int, int, int, int]:
    left, top, right, bottom = found
    return int(top), column_number(left), int(bottom), column_number(right)


def _spot(attributes: bytes) -> Spot:
    """Read the reference of a cell; a cell without one among referenced ones is at no place."""
    reference = REFERENCE.search(attributes if attributes[:1] != b"r" else b" " + attributes)
    return (int(reference[2]), column_number(reference[1])) if reference else (0, 0)


def _between(xml: bytes, start: bytes, end: bytes) -> bytes:
    first = xml.find(start)
    return xml[first : xml.find(end, first)] if first >= 0 else b""


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
