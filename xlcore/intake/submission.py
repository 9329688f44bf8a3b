"""A returned file once understood: who sent it, and its tables with every cell typed and traceable."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from ..declare import Sheet
from ..domain.findings import Finding, Place
from ..domain.periods import Period
from .grid import Spot

Value = str | int | float | date | None


class Row(NamedTuple):
    """One row of a table. `number` is its row in the sheet; `exempt` are columns answered 'không áp dụng'."""

    number: int
    values: Mapping[str, Value]
    exempt: frozenset[str] = frozenset()


class Table(NamedTuple):
    """One declared sheet found in a file.

    `grid` is the tab's name there. `columns` gives the column of each field (for a sheet of fields, that of
    its value) and `lines` the row of each field of a sheet of fields. `total` is the row of sums as typed.
    `exempt` says that the unit answered 'không áp dụng' for the whole sheet, `nothing` that it answered 'không có'.
    """

    sheet: Sheet
    grid: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    lines: Mapping[str, int] = {}
    total: Row | None = None
    exempt: bool = False
    nothing: bool = False

    @property
    def answered(self) -> bool:
        """Whether the unit said anything of the sheet: rows, or that there is nothing to say."""
        return bool(self.rows) or self.exempt or self.nothing

    def spot(self, row: int, name: str) -> Spot:
        """Row and column of a field; 0 for a column that the file does not have."""
        return self.lines.get(name, row), self.columns.get(name, 0)


class Submission(NamedTuple):
    """One file of one unit for one period.

    `valid` files can count; `received` is when the file came. `part` is '' for the unit's report, else what it sent
    beside it.
    """

    file: str
    digest: str
    received: datetime
    member: str
    period: Period | None
    template: str
    tables: Mapping[str, Table]
    findings: tuple[Finding, ...]
    reported_on: date | None = None
    valid: bool = True
    part: str = ""

    @property
    def sender(self) -> str:
        """Under what the versions of this file are kept: the code of the unit, with the part where it is no report."""
        return f"{self.member} ({self.part})" if self.part else self.member

    def place(self, key: str, row: int, name: str) -> Place:
        """Where a field of a row stands in this file."""
        table = self.tables[key]
        return Place(self.file, table.grid, *table.spot(row, name))
