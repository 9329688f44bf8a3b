"""Which tab of a file holds which declared sheet: by its name first, then by the best fit of its labels."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..declare import Sheet
from ..domain.periods import Period
from ..values.folding import fold
from .grid import Grid
from .locate import Found, find_table

_SAME = 0.7
"""From this share of its labels on a further tab is taken for a sheet that was found already."""


_DEEP = 600
"""The rows of a tab in which further tables are looked for."""

_Tab = tuple[Grid, Found]


class Places(NamedTuple):
    """The tab of each sheet by key, and the tabs that hold a sheet once more."""

    tabs: dict[str, tuple[Grid, Found]]
    again: tuple[tuple[Grid, Sheet], ...] = ()


def place(
    grids: Sequence[Grid], sheets: Sequence[Sheet], demanded: Container[Sheet] = (), period: Period | None = None
) -> Places:
    """Give each sheet at most one tab, and each tab one sheet; the best fit is settled first.

    Where one of the `demanded` sheets has none, a tab may hold several.
    """
    tabs: dict[str, tuple[Grid, Found]] = {}
    free = [grid for grid in grids if any(len(row) > 1 for row in grid.rows)]
    for sheet in sheets:
        for grid in free:
            if is_called(grid, sheet) and (found := find_table(grid, sheet, period)):
                tabs[sheet.key] = grid, found
                free = [other for other in free if other is not grid]
                break
    fits = _fits(free, [sheet for sheet in sheets if sheet.key not in tabs], period)
    taken: set[int] = set()
    for index, sheet, found in fits:
        if index not in taken and sheet.key not in tabs:
            taken.add(index)
            tabs[sheet.key] = free[index], found
    left = [grid for index, grid in enumerate(free) if index not in taken]
    again = _again(left, [sheet for sheet in sheets if sheet.key in tabs], period)
    missing = [sheet for sheet in sheets if sheet.key not in tabs]
    several = any(sheet in demanded for sheet in missing)
    return Places(_shared(tabs, missing, period) if several else tabs, tuple(again))


def _shared(tabs: Mapping[str, _Tab], missing: Sequence[Sheet], period: Period | None) -> dict[str, _Tab]:
    """Look for what is missing beside the tables found, as some units put several into one tab.

    Each table then ends where the next one begins.
    """
    hosts = {grid.name: grid for grid, _ in tabs.values()}
    both = dict(tabs)
    for sheet in missing:
        for grid in hosts.values():
            found = find_table(_rest(grid, both.values()), sheet, period, reach=_DEEP)
            if found and found.share >= _SAME:
                both[sheet.key] = grid, found
                break
    return {key: (_cut(grid, found, both.values()), found) for key, (grid, found) in both.items()}


def _rest(grid: Grid, tabs: Iterable[_Tab]) -> Grid:
    """A tab without the labels of the tables that were found in it."""
    taken = {line for other, found in tabs if other is grid for line in _labelled(found)}
    return grid._replace(rows=tuple(() if row in taken else cells for row, cells in enumerate(grid.rows, 1)))


def _labelled(found: Found) -> Iterable[int]:
    return found.lines.values() or range(found.header[0], found.header[1] + 1)


def _cut(grid: Grid, found: Found, tabs: Iterable[_Tab]) -> Grid:
    """A tab up to the row above the next table in it."""
    tops = [_top(grid, below) for other, below in tabs if other is grid and min(_labelled(below)) > found.first_row]
    return grid._replace(rows=grid.rows[: min(tops) - 1]) if tops else grid


def _top(grid: Grid, found: Found) -> int:
    """The first row of a table with its heading: up to it, each row above the header has one text at most."""
    top = min(_labelled(found))
    while top > 1 and sum(cell != "" for cell in grid.rows[top - 2]) <= 1:
        top -= 1
    return top


def is_called(grid: Grid, sheet: Sheet) -> bool:
    """Whether a tab has one of the names of a sheet."""
    name = fold(grid.name)
    return name == fold(sheet.title) or any(name == fold(alias) for alias in sheet.aliases)


def _fits(grids: Sequence[Grid], sheets: Sequence[Sheet], period: Period | None) -> list[tuple[int, Sheet, Found]]:
    """All tabs with all sheets that they may hold, the best fit first."""
    fits = [
        (index, sheet, found)
        for index, grid in enumerate(grids)
        for sheet in sheets
        if (found := find_table(grid, sheet, period))
    ]
    return sorted(fits, key=lambda fit: (fit[2].share, fit[2].score), reverse=True)


def _again(grids: Sequence[Grid], sheets: Sequence[Sheet], period: Period | None) -> list[tuple[Grid, Sheet]]:
    best = {index: sheet for index, sheet, found in reversed(_fits(grids, sheets, period)) if found.share >= _SAME}
    return [(grids[index], sheet) for index, sheet in sorted(best.items(), key=lambda item: item[0])]
