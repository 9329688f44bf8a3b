"""A filled form taken off its cells, to be shaped as units shape their own files: cells that remember what they are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ...intake.grid import Raw, RawBook
from ..fill import Places, Spot


@dataclass(slots=True)
class Slot:
    """One cell: its value, which declared cells it is, over how many rows and columns it is merged, and its font."""

    value: Raw = ""
    spots: tuple[Spot, ...] = ()
    span: tuple[int, int] = (1, 1)
    font: str = ""


@dataclass(slots=True)
class Leaf:
    """One tab; rows and columns are hidden where the named cells stand."""

    title: str
    lines: list[list[Slot]]
    hidden_rows: list[Spot] = field(default_factory=list)
    hidden_columns: list[Spot] = field(default_factory=list)

    def where(self, spot: Spot) -> tuple[int, int]:
        """Row and column (from 0) of a declared cell."""
        return next(
            (row, column)
            for row, line in enumerate(self.lines)
            for column, slot in enumerate(line)
            if spot in slot.spots
        )

    def slots(self, sheet: str) -> Iterator[Slot]:
        """The cells that belong to a declared sheet."""
        return (slot for line in self.lines for slot in line if any(spot[0] == sheet for spot in slot.spots))


@dataclass(slots=True)
class Paper:
    """All tabs of a file that a person sees."""

    leaves: list[Leaf]

    @classmethod
    def of(cls, book: RawBook, places: Places) -> "Paper":
        """Take a filled form off its cells; `places` tells which cell is which. Formulas become their results."""
        marks: dict[tuple[str, int, int], tuple[Spot, ...]] = {}
        for spot, place in places.items():
            marks[place] = (*marks.get(place, ()), spot)
        leaves = []
        for grid in (grid for grid in book.grids if grid.visible):
            lines = [
                [Slot(value, marks.get((grid.name, row, column), ())) for column, value in enumerate(line, 1)]
                for row, line in enumerate(grid.rows, 1)
            ]
            for top, left, bottom, right in grid.merges:
                lines[top - 1][left - 1].span = (bottom - top + 1, right - left + 1)
            leaves.append(Leaf(grid.name, lines))
        return cls(leaves)

    def leaf(self, sheet: str) -> Leaf:
        """The tab on which a declared sheet stands now."""
        return next(leaf for leaf in self.leaves if any(True for _ in leaf.slots(sheet)))

    def places(self) -> Places:
        """Where every declared cell stands now."""
        return {
            spot: (leaf.title, row, column)
            for leaf in self.leaves
            for row, line in enumerate(leaf.lines, 1)
            for column, slot in enumerate(line, 1)
            for spot in slot.spots
        }


Shaper = Callable[[Paper], None]
