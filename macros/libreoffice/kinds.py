"""Number formats around values: what a number read means, and which formats must be set when values were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .addresses import Box
from .cells import Cells, Formatted, stacked
from .numberformats import GENERAL
from .values import Given, Kind

_FEW, _SCATTERED = 8, 32
"""Up to so many groups, each in so many places, what was seen of the formats is kept for a moment."""
Place = tuple[int, int]
"""Row and column, from 1."""


def kinds(cells: Cells, rows: Sequence[Sequence[object]]) -> Mapping[Place, Kind]:
    """The cells whose number is no plain number, among those that hold numbers."""
    numbers = [
        (row, column)
        for row, line in enumerate(rows, cells.box.row)
        for column, raw in enumerate(line, cells.box.column)
        if isinstance(raw, float)
    ]
    kind = cells.sheet.book.formats.kind
    return {place: kind(key) for place, key in _keys(_around(cells, numbers), plain=Kind.NUMBER).items()}


def settled(cells: Cells, grid: Sequence[Sequence[Given]]) -> Iterator[tuple[int, list[Box]]]:
    """The number formats to set after a grid was written, by key: those that the office would not keep or set as Excel.

    Writing text that looks like a number changes the cell's format to text there, and a date stays a number. Cells
    around a changed one that end with the same format go along, for few rectangles; formulas get theirs by themselves.
    """
    formats = cells.sheet.book.formats
    given = {
        (row, column): cell
        for row, line in enumerate(grid, cells.box.row)
        for column, cell in enumerate(line, cells.box.column)
        if not cell.formula
    }
    near = _around(cells, [place for place, cell in given.items() if cell.risky or isinstance(cell.raw, float)])
    before, wanted, changed = _keys(near), dict[Place, int](), set[int]()
    for place in _places(near.box):
        if (cell := given.get(place)) is None:
            continue
        key = before.get(place, GENERAL)
        strange = isinstance(cell.raw, float) and _strange(cell.kind, formats.kind(key))
        wanted[place] = key = formats.standard(cell.kind) if strange else key
        if strange or cell.risky:
            changed.add(key)
    for key in changed:
        yield key, stacked([place for place, kept in wanted.items() if kept == key])


def _keys(cells: Cells, plain: Kind | None = None) -> dict[Place, int]:
    """The keys of the cells' number formats; none for cells without a format, or with one of the kind `plain`.

    Where cells look alike in a chequered way, asking for the places is what takes the time.
    """
    if cells.xl is None:
        return {}
    kind, whole = cells.sheet.book.formats.kind, cells.number_key
    if whole is not None:
        return {} if whole == GENERAL or kind(whole) is plain else dict.fromkeys(_places(cells.box), whole)
    found: dict[Place, int] = {}
    seen: list[tuple[int, list[Box]]] = []
    groups = [(int(group.NumberFormat), group) for group in cells.groups()]
    few = len(groups) <= _FEW
    for key, group in groups:
        strange = key != GENERAL and kind(key) is not plain
        boxes = cells.boxes(group) if strange or few else []
        few = few and len(boxes) <= _SCATTERED
        seen.append((key, boxes))
        if strange:
            found |= dict.fromkeys((place for box in boxes for place in _places(box)), key)
    if few:
        cells.sheet.formatted = Formatted(cells.box, seen)
    return found


def _around(cells: Cells, places: Sequence[Place]) -> Cells:
    """The least rectangle around some of the cells."""
    if not places:
        return Cells(cells.sheet, Box(cells.box.row, cells.box.column, 0, 0))
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    box = Box(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
    return Cells(cells.sheet, box)


def _strange(value: Kind, cell: Kind) -> bool:
    """Whether a number of a kind would be taken for another one under a cell's format."""
    if value is Kind.NUMBER:
        return cell is Kind.TRUTH
    return cell is not (Kind.TRUTH if value is Kind.TRUTH else Kind.MOMENT)


def _places(box: Box) -> Iterator[Place]:
    for row in range(box.row, box.last_row + 1):
        for column in range(box.column, box.last_column + 1):
            yield row, column
