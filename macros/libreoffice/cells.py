"""What every part of a range knows: its sheet, its place, and how to reach it in the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .addresses import Box
from .bridge import Uno, struct

if TYPE_CHECKING:
    from .sheet import Sheet


class Formatted(NamedTuple):
    """The keys of the number formats in a rectangle, each with its places."""

    box: Box
    places: Sequence[tuple[int, Sequence[Box]]]

    def key(self, box: Box) -> int | None:
        """The one key in a part of the rectangle; None where there are several."""
        found = {key for key, boxes in self.places if any(place.shared(box) for place in boxes)}
        return found.pop() if len(found) == 1 else None


class Cells:
    """A rectangle of cells of a sheet; the parts of a range are built on it."""

    sheet: Sheet

    def __init__(self, sheet: Sheet, box: Box) -> None:
        self.sheet, self.box = sheet, box
        self.options: dict[str, Any] | None = None
        self._xl: Uno = None
        self._of: Uno = None

    @property
    def xl(self) -> Uno:
        """The office's range; None where there are no cells. It is asked for once: each new one costs several calls."""
        if not (self.box.rows and self.box.columns):
            return None
        sheet = self.sheet.xl
        if self._of is not sheet:
            self._of, self._xl = sheet, self.sheet.cells_at(self.box)
        return self._xl

    @property
    def first(self) -> Uno:
        """The office's cell at the top left."""
        return self.sheet.cell_at(self.box.row, self.box.column)

    def changing(self) -> Uno:
        """The office's range, to change its looks: on a protected sheet the office would do nothing, and not say so."""
        self.sheet.changing()
        return self.xl

    def same(self, name: str) -> Any:
        """A property of the cells; None where they do not agree."""
        xl = self.xl
        return None if xl.getPropertyState(name).value == "AMBIGUOUS_VALUE" else xl.getPropertyValue(name)

    @property
    def number_key(self) -> int | None:
        """The key of their number format; None where they do not agree. What holds of cells holds of those in them."""
        known = self.sheet.formatted
        if known and known.box.shared(self.box) == self.box:
            return known.key(self.box)
        key: int | None = self.same("NumberFormat")
        if key is not None:
            self.sheet.formatted = Formatted(self.box, ((key, (self.box,)),))
        return key

    def change(self, **values: object) -> None:
        """Set properties of the cells in one call."""
        names = sorted(values)
        self.changing().setPropertyValues(tuple(names), tuple(values[name] for name in names))

    def groups(self) -> Iterator[Uno]:
        """The cells by equal looks: the office's bundle of each group."""
        found = self.xl.getUniqueCellFormatRanges()
        return (found.getByIndex(number) for number in range(found.getCount()))

    @staticmethod
    def boxes(group: Uno) -> list[Box]:
        """The rectangles of a bundle."""
        return [box_of(address) for address in group.getRangeAddresses()]


def box_of(address: Uno) -> Box:
    """The rectangle of an address of the office."""
    return Box(
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    )


def corner_of(address: Uno) -> Uno:
    """The address of the first cell of a rectangle, both as the office has them."""
    corner = "com.sun.star.table.CellAddress"
    return struct(corner, Sheet=address.Sheet, Row=address.StartRow, Column=address.StartColumn)


def stacked(places: Sequence[tuple[int, int]]) -> list[Box]:
    """Cells (row, column) as few rectangles: runs down a column, equal runs of neighbouring columns joined."""
    runs: list[Box] = []
    for row, column in sorted(places, key=lambda place: (place[1], place[0])):
        last = runs[-1] if runs else None
        if last and last.column == column and last.last_row == row - 1:
            runs[-1] = Box(last.row, column, last.rows + 1)
        else:
            runs.append(Box(row, column))
    wide: list[Box] = []
    for run in sorted(runs, key=lambda box: (box.row, box.rows, box.column)):
        last = wide[-1] if wide else None
        if last and (last.row, last.rows, last.last_column) == (run.row, run.rows, run.column - 1):
            wide[-1] = Box(last.row, last.column, last.rows, last.columns + 1)
        else:
            wide.append(run)
    return wide
