"""Which tab of a file holds which declared sheet: by its name first, then by the best fit of its labels."""

from collections.abc import Sequence
from typing import NamedTuple

from ..declare import Sheet
from ..values.folding import fold
from .grid import Grid
from .locate import Found, find_table

_SAME = 0.7
"""From this share of its labels on a further tab is taken for a sheet that was found already."""


class Places(NamedTuple):
    """The tab of each sheet by key, and the tabs that hold a sheet once more."""

    tabs: dict[str, tuple[Grid, Found]]
    again: tuple[tuple[Grid, Sheet], ...] = ()


def place(grids: Sequence[Grid], sheets: Sequence[Sheet]) -> Places:
    """Give each sheet at most one tab and each tab at most one sheet; the best fit is settled first."""
    tabs: dict[str, tuple[Grid, Found]] = {}
    free = [grid for grid in grids if any(len(row) > 1 for row in grid.rows)]
    for sheet in sheets:
        for grid in free:
            if is_called(grid, sheet) and (found := find_table(grid, sheet)):
                tabs[sheet.key] = grid, found
                free = [other for other in free if other is not grid]
                break
    fits = _fits(free, [sheet for sheet in sheets if sheet.key not in tabs])
    taken: set[int] = set()
    for index, sheet, found in fits:
        if index not in taken and sheet.key not in tabs:
            taken.add(index)
            tabs[sheet.key] = free[index], found
    left = [grid for index, grid in enumerate(free) if index not in taken]
    return Places(tabs, tuple(_again(left, [sheet for sheet in sheets if sheet.key in tabs])))


def is_called(grid: Grid, sheet: Sheet) -> bool:
    """Whether a tab has one of the names of a sheet."""
    name = fold(grid.name)
    return name == fold(sheet.title) or any(name == fold(alias) for alias in sheet.aliases)


def _fits(grids: Sequence[Grid], sheets: Sequence[Sheet]) -> list[tuple[int, Sheet, Found]]:
    """All tabs with all sheets that they may hold, the best fit first."""
    fits = [
        (index, sheet, found)
        for index, grid in enumerate(grids)
        for sheet in sheets
        if (found := find_table(grid, sheet))
    ]
    return sorted(fits, key=lambda fit: (fit[2].share, fit[2].score), reverse=True)


def _again(grids: Sequence[Grid], sheets: Sequence[Sheet]) -> list[tuple[Grid, Sheet]]:
    best = {index: sheet for index, sheet, found in reversed(_fits(grids, sheets)) if found.share >= _SAME}
    return [(grids[index], sheet) for index, sheet in sorted(best.items(), key=lambda item: item[0])]
