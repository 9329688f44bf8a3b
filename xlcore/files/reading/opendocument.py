"""Facts of an .ods workbook: hidden rows and columns, merges, formulas and errors, walked with lxml.

Before anything is built from it, expat tells how many cells its repetitions come to.
"""

from collections.abc import Iterator

from lxml import etree

from ...intake.grid import Spot
from .facts import BookFacts, SheetFacts
from .gate import MAX_COLUMN, MAX_ROW, hold_area, hold_merges, hold_near, hold_sheets
from .markup import walk, whole_number

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
HIDDEN = {"collapse", "filter"}


def hold_opendocument(content: bytes) -> None:
    """Refuse what repeats filled cells too far or too often, and what has too many sheets or merges."""
    extent = _Extent()
    walk(content, extent.opened)
    for rows, columns in extent.sheets:
        hold_near(rows, columns)
    hold_sheets(len(extent.sheets))
    hold_area(sum(rows * columns for rows, columns in extent.sheets))
    hold_merges(extent.merges)


class _Extent:
    """Follows the places of filled cells while a document is walked: the last row and column of each sheet."""

    def __init__(self) -> None:
        self.sheets: list[tuple[int, int]] = []
        self.merges = 0
        self._row = self._down = self._column = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        local = name.rpartition(":")[2]
        if local == "table":
            self.sheets.append((0, 0))
            self._row = self._down = 0
        elif local == "table-row":
            self._row, self._down, self._column = self._row + self._down, _times(attributes, "rows"), 0
        elif local in {"table-cell", "covered-table-cell"} and self.sheets:
            self._cell({key.rpartition(":")[2]: value for key, value in attributes.items()})

    def _cell(self, said: dict[str, str]) -> None:
        self._column += _times(said, "columns")
        self.merges += "number-columns-spanned" in said or "number-rows-spanned" in said
        if "value-type" in said or "formula" in said:
            rows, columns = self.sheets[-1]
            self.sheets[-1] = max(rows, self._row + self._down), max(columns, self._column)


def _times(attributes: dict[str, str], side: str) -> int:
    """How many times a row or cell stands there: once, unless it says otherwise."""
    said = next((value for key, value in attributes.items() if key.endswith(f"number-{side}-repeated")), "")
    return whole_number(said) or 1


def opendocument_facts(content: bytes) -> BookFacts:
    """Parse content.xml without document types, entities or network; unreadable XML has no facts."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return BookFacts({})
    return BookFacts({table.get(f"{TABLE}name", ""): _sheet_facts(table) for table in root.iter(f"{TABLE}table")})


def _sheet_facts(table: etree._Element) -> SheetFacts:
    rows = list(_placed(table.iter(f"{TABLE}table-row"), "rows", MAX_ROW))
    columns = _placed(table.iter(f"{TABLE}table-column"), "columns", MAX_COLUMN)
    merges, formulas, errors = [], set(), {}
    for (row, column), cell in _cells(rows):
        right, down = (whole_number(cell.get(f"{TABLE}number-{side}-spanned")) or 1 for side in ("columns", "rows"))
        if right > 1 or down > 1:
            merges.append((row, column, row + down - 1, column + right - 1))
        if cell.get(f"{TABLE}formula"):
            formulas.add((row, column))
        if cell.get(f"{EXTENSION}value-type") == "error":
            errors[row, column] = "".join(map(str, cell.itertext())) or "#N/A"
    return SheetFacts(
        hidden_rows=frozenset(_hidden(rows)),
        hidden_columns=frozenset(_hidden(columns)),
        merges=tuple(merges),
        formulas=frozenset(formulas),
        errors=errors,
        percents=frozenset(_percents(rows)),
    )


Placed = tuple[int, int, etree._Element]  # noqa: SLF001 - lxml gives its type no other name
"""First place, how many times it is repeated, and the element."""


def _placed(elements: Iterator[etree._Element], side: str, last: int) -> Iterator[Placed]:
    place = 1
    for element in elements:
        times = min(whole_number(element.get(f"{TABLE}number-{side}-repeated")) or 1, last + 1 - place)
        if times < 1:
            return
        yield place, times, element
        place += times


def _hidden(placed: Iterator[Placed] | list[Placed]) -> Iterator[int]:
    for place, times, element in placed:
        if element.get(f"{TABLE}visibility") in HIDDEN:
            yield from range(place, place + times)


def _percents(rows: list[Placed]) -> Iterator[Spot]:
    """The cells that hold a share in percent, wherever they are repeated."""
    for row, down, element in rows:
        cells = (child for child in element if child.tag in CELLS)
        for column, right, cell in _placed(cells, "columns", MAX_COLUMN):
            if cell.get(f"{OFFICE}value-type") == "percentage":
                yield from ((r, c) for r in range(row, row + down) for c in range(column, column + right))


def _cells(rows: list[Placed]) -> Iterator[tuple[Spot, etree._Element]]:
    """Cells that may carry a fact; those of repeated rows count once."""
    for row, _, element in rows:
        cells = (child for child in element if child.tag in CELLS)
        for column, _, cell in _placed(cells, "columns", MAX_COLUMN):
            yield (row, column), cell
