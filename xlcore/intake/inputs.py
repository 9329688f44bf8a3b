"""Reads one input sheet of the master into typed rows; of cells typed wrong it tells where they stand."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..declare import Sheet
from ..domain.bloc import Bloc
from ..domain.findings import Finding
from ..values.folding import fold
from .grid import Grid
from .locate import find_table
from .rows import TableReader
from .submission import Row, Table, Value


def input_table(sheet: Sheet, grids: Mapping[str, Grid], file: str, findings: list[Finding]) -> Table | None:
    """The table of a sheet, given by its key; nothing where the master has none. What is wrong goes to `findings`."""
    grid = grids.get(sheet.key)
    found = find_table(grid, sheet) if grid else None
    if grid is None or found is None:
        return None
    reader = TableReader(file, "", grid, sheet, found, None, date1904=False, ours=False, office=True)
    table = reader.read()
    findings += reader.findings
    return None if found.unreadable(sheet) else table


def whole_rows(table: Table | None) -> Iterator[Row]:
    """The rows in which everything needed stands; of a gap in another one the reader has told."""
    if table:
        needed = [column.name for column in table.sheet.columns if column.required]
        yield from (row for row in table.rows if all(row.values.get(name) is not None for name in needed))


def text(row: Row, name: str) -> str:
    """A value as text, '' for none."""
    value = row.values.get(name)
    return "" if value is None else str(value)


def whole(value: Value) -> int | None:
    """A value as a whole number."""
    return int(value) if isinstance(value, int | float) else None


def number(value: Value) -> float | None:
    """A value as a number."""
    return float(value) if isinstance(value, int | float) else None


def day(value: Value) -> date | None:
    """A value as a date."""
    return value if isinstance(value, date) else None


def parts(words: str) -> tuple[str, ...]:
    """What stands between semicolons."""
    return tuple(part.strip() for part in words.split(";") if part.strip())


def codes(bloc: Bloc) -> Mapping[str, str]:
    """The code of each member by everything that it is called, folded."""
    return {fold(name): m.code for m in bloc.members for name in (m.code, m.name, *m.aliases)}
