"""Reads *Sửa số*: what the secretary corrects in the units' figures, row by row."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..domain.findings import Place
from ..sheets.master import CORRECTIONS
from .grid import Grid, Raw
from .submission import Table


class Correction(NamedTuple):
    """One row. `old` and `new` are as typed: only the corrected column tells what kind of value they are.

    `places` are where its columns stand in the master, by their names.
    """

    unit: str
    sheet: str
    row: str
    field: str
    old: Raw
    new: Raw
    reason: str
    places: Mapping[str, Place]

    def typed(self, name: str) -> Raw:
        """What stands in a column."""
        return {"member": self.unit, "sheet": self.sheet, "row": self.row, "field": self.field, "new": self.new}[name]


def read_corrections(table: Table | None, grid: Grid | None, file: str) -> tuple[Correction, ...]:
    """The rows in which everything needed stands; of a gap in another one the reader has told."""
    return tuple(_corrections(table, grid, file)) if table and grid else ()


def _corrections(table: Table, grid: Grid, file: str) -> Iterator[Correction]:
    needed = [column.name for column in CORRECTIONS.columns if column.required]
    for row in table.rows:
        words = {name: str(row.values.get(name) or "") for name in CORRECTIONS.by_name}
        if all(words[name] or grid.at(*table.spot(row.number, name)) != "" for name in needed):
            spots = {name: table.spot(row.number, name) for name in CORRECTIONS.by_name}
            yield Correction(
                unit=words["member"],
                sheet=words["sheet"],
                row=words["row"],
                field=words["field"],
                old=grid.at(*spots["old"]),
                new=grid.at(*spots["new"]),
                reason=words["reason"] or str(grid.at(*spots["reason"])),
                places={name: Place(file, table.grid, *spot) for name, spot in spots.items()},
            )
