"""Reads *Sửa số*: what the secretary corrects in the units' figures, row by row."""

from collections.abc import Iterator
from typing import NamedTuple

from ..domain.findings import Place
from ..sheets.master import CORRECTIONS
from .grid import Grid, Raw
from .submission import Table


class Correction(NamedTuple):
    """One row. `old` and `new` are as typed: only the corrected column tells what kind of value they are.

    `place` is where the new value stands in the master.
    """

    unit: str
    sheet: str
    row: str
    field: str
    old: Raw
    new: Raw
    reason: str
    place: Place


def read_corrections(table: Table | None, grid: Grid | None, file: str) -> tuple[Correction, ...]:
    """The rows in which everything needed stands; of a gap in another one the reader has told."""
    return tuple(_corrections(table, grid, file)) if table and grid else ()


def _corrections(table: Table, grid: Grid, file: str) -> Iterator[Correction]:
    needed = [column.name for column in CORRECTIONS.columns if column.required]
    for row in table.rows:
        words = {name: str(row.values.get(name) or "") for name in CORRECTIONS.by_name}
        if all(words[name] or grid.at(*table.spot(row.number, name)) != "" for name in needed):
            spot = table.spot(row.number, "new")
            yield Correction(
                unit=words["member"],
                sheet=words["sheet"],
                row=words["row"],
                field=words["field"],
                old=grid.at(*table.spot(row.number, "old")),
                new=grid.at(*spot),
                reason=words["reason"],
                place=Place(file, table.grid, *spot),
            )
