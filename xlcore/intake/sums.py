"""Tells rows of sums from rows of data by their figures, where no word says which they are."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..declare import Column
from ..domain.findings import Finding
from .submission import Row

if TYPE_CHECKING:
    from .rows import TableReader

_LEAST = 2
"""So many rows there must be above: a row that repeats a single one says nothing, unless by formulas."""


class Doubtful(NamedTuple):
    """A row that shows the sums of the rows above it, and what was told of its cells."""

    row: Row
    told: Sequence[Finding]


class _Above:
    """Rows above a line, added up."""

    def __init__(self) -> None:
        self.count = 0
        self.sums: dict[str, float] = {}

    def add(self, row: Row, names: Sequence[str]) -> None:
        """Take a row in; one that adds nothing counts as none."""
        numbers = {name: value for name in names if isinstance(value := row.values.get(name), int | float)}
        self.count += any(numbers.values())
        for name, value in numbers.items():
            self.sums[name] = self.sums.get(name, 0) + value


class Sums:
    """The rows of one table as they are read, in whole and since the last row of sums."""

    def __init__(self, reader: "TableReader") -> None:
        columns, found = reader.sheet.by_name, reader.found.columns
        self._reader = reader
        self._places = [(columns[name], found[name]) for name in reader.sheet.summed if name in found]
        self._names = [column.name for column, _ in self._places]
        self._whole = self._block = _Above()
        self._totals: list[int] = []
        self._parts: set[int] = set()
        self._typed = [place for column, place in self._places if not column.computed]
        self._with_formulas = False

    def add(self, row: Row) -> None:
        """Take a row of data in."""
        if not self._places:
            return
        for above in self._above():
            above.add(row, self._names)
        formulas = self._reader.grid.formulas
        if formulas and not self._with_formulas:
            self._with_formulas = any((row.number, place) in formulas for place in self._typed)

    def close(self, number: int, *, part: bool) -> None:
        """Take a row of sums in: it ends a block of rows, and may be the sum of that `part` only."""
        self._totals.append(number)
        self._parts |= {number} if part else set()
        self._block = _Above()

    def repeated(self, number: int) -> bool:
        """Whether a row shows, wherever it says anything to be added up, the sums of the rows above it."""
        if not self._places:
            return False
        shown = [above for above in self._above() if above.count and self._shows(number, above.sums)]
        return any(above.count >= _LEAST for above in shown) or (bool(shown) and self.calculated(number))

    def _above(self) -> Sequence[_Above]:
        """All rows so far, and those since the last row of sums where there is one."""
        return (self._whole,) if self._block is self._whole else (self._whole, self._block)

    def calculated(self, number: int) -> bool:
        """Whether a row has formulas where the rows of data have none: it is a row of sums, if it shows sums."""
        grid = self._reader.grid
        given = {(number, place) for place in self._typed if grid.at(number, place) != ""}
        return bool(given) and not self._with_formulas and grid.formulas.issuperset(given)

    def has_parts(self, number: int) -> bool:
        """Whether a row says anything that would be added up."""
        return any(self._reader.grid.at(number, place) != "" for _, place in self._places)

    def settled(self, rows: Sequence[Row], doubtful: Sequence[Doubtful]) -> bool | None:
        """Whether the doubtful rows are data, as the unit's own total says; nothing where none says it."""
        for counted, answer in (([*rows, *(one.row for one in doubtful)], True), (rows, False)):
            sums = self._sums_of(counted)
            if any(self._shows(number, sums) for number in self._totals):
                return answer
        return None

    def total(self, rows: Sequence[Row]) -> int | None:
        """The row of sums that speaks of the whole table: the last one; none where that is right for its part."""
        whole = [number for number in self._totals if number not in self._parts]
        if whole or not self._totals:
            return whole[-1] if whole else None
        last, before = self._totals[-1], ([0, *self._totals])[-2]
        block = [row for row in rows if before < row.number < last]
        right = self._shows(last, self._sums_of(block)) and not self._shows(last, self._sums_of(rows))
        return None if right else last

    def _sums_of(self, rows: Sequence[Row]) -> dict[str, float]:
        above = _Above()
        for row in rows:
            above.add(row, self._names)
        return above.sums

    def _shows(self, number: int, sums: dict[str, float]) -> bool:
        said = False
        for column, place in self._places:
            if self._reader.grid.at(number, place) == "":
                continue
            value = self._value(column, number, place)
            if value is None or not math.isclose(value, sums.get(column.name, 0), rel_tol=1e-9, abs_tol=1e-6):
                return False
            said = said or value != 0
        return said

    def _value(self, column: Column, number: int, place: int) -> float | None:
        raw = self._reader.grid.at(number, place)
        value = raw if isinstance(raw, int | float) else self._reader.typed(column, raw, (number, place)).value
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None
