"""What each line of a table is: by the texts that name it, then by its figures."""

from collections.abc import Sequence

from ..declare import Sheet
from ..values.legacy import in_unicode
from .grid import Grid, Raw
from .lines import Line, goes_on, line
from .locate import Found
from .sums import Sums


class Kinds:
    """The kinds of the lines of one table, asked for from above; `seen` gives the last line of each."""

    def __init__(self, grid: Grid, sheet: Sheet, found: Found, sums: Sums) -> None:
        self.seen: dict[Line, int] = {}
        self._grid, self._sheet, self._found, self._sums = grid, sheet, found, sums
        columns = found.columns
        self._places = sorted(columns.values())
        self._keys = sorted(columns[name] for name in sheet.keys if name in columns) or [0]
        self._first, self._last = min(self._places, default=1), max(self._places, default=0)
        self._listed = False
        """Whether the last row has a bullet itself, so that one says nothing of the rows below a share."""

    def of(self, cells: Sequence[Raw], number: int) -> Line:
        """What a line is; what follows a share of a row may be another one."""
        kind = self._kind(cells, number)
        self.seen[kind] = number
        return kind

    def _kind(self, cells: Sequence[Raw], number: int) -> Line:
        seen, labels = self.seen, self.labels(cells, number)
        below = Line.PART in seen and seen[Line.PART] > seen.get(Line.ROW, 0) and not self._listed
        kind = line(labels, self._filled(cells), self._sheet, signed=Line.SIGNED in seen)
        if kind is Line.ALL:
            kind = Line.TOTAL if Line.ROW in seen else Line.ROW
        if kind is Line.SO_FAR:
            kind = Line.ASIDE if Line.TOTAL in seen else Line.TOTAL
        if kind is Line.ROW:
            goes = bool(labels) and goes_on(labels[-1])
            if below and goes:
                return Line.PART
            self._listed = goes
        if kind is not Line.ROW or not self._sums.repeated(number):
            return kind
        named = any(self._grid.at(number, self._found.columns.get(name, 0)) != "" for name in self._sheet.keys)
        return Line.DOUBTFUL if named and not self._sums.calculated(number) else Line.SUBTOTAL

    def _filled(self, cells: Sequence[Raw]) -> list[Raw]:
        return [cells[place - 1] for place in self._places if place <= len(cells) and cells[place - 1] != ""]

    def labels(self, cells: Sequence[Raw], number: int) -> list[str]:
        """The first text of a row, from the column left of the table on, and those that may name the row.

        The column of running numbers may hold text too ('II'), so that the name of the row comes second.
        """
        left: list[str] = []
        others: list[str] = []
        for place in range(self._start(cells), min(len(cells), self._last) + 1):
            raw = cells[place - 1]
            if not raw or not isinstance(raw, str):
                continue
            text = in_unicode(raw, self._grid.legacy_fonts.get((number, place), ""))
            if place in self._keys:
                return [*left, text]
            if place > self._keys[-1] and (left or others):
                break
            (left if place < self._first else others).append(text)
        return left + others

    def _start(self, cells: Sequence[Raw]) -> int:
        """The column from which on a row is named: the nearest one left of the table with something in it."""
        place = min(self._first - 1, len(cells))
        while place > 1 and cells[place - 1] == "":
            place -= 1
        return max(place, 1)
