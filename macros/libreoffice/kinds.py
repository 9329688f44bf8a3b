"""Number formats around values: what a number read means, and which formats must be set when values were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .addresses import Box
from .cells import Cells, stacked
from .numberformats import GENERAL
from .values import Given, Kind

Place = tuple[int, int]
"""Row and column, from 1."""


def kinds(cells: Cells) -> Mapping[Place, Kind]:
    """The cells whose number is no plain number."""
    kind = cells.sheet.book.formats.kind
    return {place: kind(key) for place, key in _keys(cells, plain=Kind.NUMBER).items()}


def settled(cells: Cells, grid: Sequence[Sequence[Given]]) -> Iterator[tuple[int, list[Box]]]:
    """The number formats to set after a grid was written, by key: those that the office would not keep or set as Excel.

    Writing text that looks like a number changes the cell's format to text there, and a date stays a number. Cells
    around a changed one that end with the same format go along, for few rectangles; formulas get theirs by themselves.
    """
    formats = cells.sheet.book.formats
    before, wanted, changed = _keys(cells), dict[Place, int](), set[int]()
    for row, line in enumerate(grid, cells.box.row):
        for column, cell in enumerate(line, cells.box.column):
            key = before.get((row, column), GENERAL)
            if cell.formula:
                continue
            strange = isinstance(cell.raw, float) and _strange(cell.kind, formats.kind(key))
            wanted[row, column] = key = formats.standard(cell.kind) if strange else key
            if strange or cell.risky:
                changed.add(key)
    for key in changed:
        yield key, stacked([place for place, kept in wanted.items() if kept == key])


def _keys(cells: Cells, plain: Kind | None = None) -> dict[Place, int]:
    """The keys of the cells' number formats; none for cells without a format, or with one of the kind `plain`.

    Where cells look alike in a chequered way, asking for the places is what takes the time.
    """
    kind, whole = cells.sheet.book.formats.kind, cells.same("NumberFormat")
    if whole is not None:
        return {} if whole == GENERAL or kind(whole) is plain else dict.fromkeys(_places(cells.box), whole)
    found: dict[Place, int] = {}
    for group in cells.groups():
        key = group.NumberFormat
        if key != GENERAL and kind(key) is not plain:
            found |= dict.fromkeys((place for box in cells.boxes(group) for place in _places(box)), key)
    return found


def _strange(value: Kind, cell: Kind) -> bool:
    """Whether a number of a kind would be taken for another one under a cell's format."""
    if value is Kind.NUMBER:
        return cell is Kind.TRUTH
    return cell is not (Kind.TRUTH if value is Kind.TRUTH else Kind.MOMENT)


def _places(box: Box) -> Iterator[Place]:
    for row in range(box.row, box.last_row + 1):
        for column in range(box.column, box.last_column + 1):
            yield row, column
