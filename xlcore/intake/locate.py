"""Finds a declared table in a sheet by its labels, wherever it stands and however its header is merged."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..declare import Layout, Sheet
from ..values.folding import fold
from .grid import Grid
from .header import EXACT, LEAF, Lines, Match, match_header, names_of, perfect, vocabulary

_DEPTH = 4
"""The most rows that a header is looked for in."""
_NEAR, _SEARCHED = 12, 60
"""The rows in which a header usually begins, and may begin."""


class Found(NamedTuple):
    """Where a table is: the column of each field, of a sheet of fields its row too, and the first row of data.

    `unknown` are headers without a declared column, as column number and text. `share` (0 to 1) and `score` say how
    well the labels fit; they compare finds.
    """

    columns: Mapping[str, int]
    first_row: int
    lines: Mapping[str, int] = {}
    unknown: tuple[tuple[int, str], ...] = ()
    header: tuple[int, int] = (0, 0)
    score: int = 0
    share: float = 1.0


def find_table(grid: Grid, sheet: Sheet, reach: int = _SEARCHED) -> Found | None:
    """Find a declared sheet in a tab; nothing where fewer than half of its labels, or of a table its key, are there.

    The header of a table is looked for down to row `reach`.
    """
    return _find_fields(grid, sheet) if sheet.layout is Layout.FIELDS else _find_table(grid, sheet, reach)


def _find_table(grid: Grid, sheet: Sheet, deepest: int) -> Found | None:
    best = None
    for reach in (_NEAR, deepest):
        rows = tuple(_folded(row) for row in grid.rows[:reach])
        best = _best_of(grid, sheet, rows)
        if len(grid.rows) <= reach or (best and len(best.columns) == len(sheet.columns)):
            return best
    return best


@lru_cache(maxsize=8_192)
def _folded(row: tuple[object, ...]) -> tuple[str, ...]:
    """Kept, because every declared sheet is looked for in every tab."""
    return tuple([fold(cell) if cell and isinstance(cell, str) else "" for cell in row])


def _best_of(grid: Grid, sheet: Sheet, rows: Lines) -> Found | None:
    """The best header among those that begin at, or just above, a row with labels; a perfect one ends the search."""
    words, most, best = vocabulary(sheet), perfect(sheet), None
    hits = [index for index, row in enumerate(rows) if len(words.intersection(row)) > 1][:6]
    tops = dict.fromkeys(top for hit in hits for top in (hit, hit - 1, hit - 2) if top >= 0)
    for depth in range(1, _DEPTH + 1):
        for top in tops:
            match = _matched(grid, sheet, rows, top, depth)
            if match is None:
                continue
            if best is None or match.weight * 10 - depth > best.score:
                best = _found(grid, sheet, match, top, depth)
            if match.weight >= most:
                return best
    return best


def _matched(grid: Grid, sheet: Sheet, rows: Lines, top: int, depth: int) -> Match | None:
    if top + depth > len(rows):
        return None
    bottom = top + depth
    merges = tuple([(a - top, b, c - top, d) for a, b, c, d in grid.merges if a <= bottom and c > top])
    return match_header(sheet, rows[top:bottom], merges)


def _found(grid: Grid, sheet: Sheet, match: Match, top: int, depth: int) -> Found:
    taken = match.columns.values()
    return Found(
        columns=match.columns,
        first_row=_first_data_row(grid, top + depth, min(taken), max(taken)),
        unknown=match.unknown,
        header=(top + 1, top + depth),
        score=match.weight * 10 - depth,
        share=len(match.columns) / len(sheet.columns),
    )


def _first_data_row(grid: Grid, after: int, left: int, right: int) -> int:
    """The first row (from 1) under a header that is not a row of column numbers or units."""
    first = after + 1
    for row in range(first, min(len(grid.rows), after + _DEPTH) + 1):
        cells = grid.rows[row - 1][left - 1 : right]
        if _numbering(cells):
            first = row + 1
        elif any(cell != "" for cell in cells):
            break
    return first


def _numbering(row: Sequence[object]) -> bool:
    cells = [cell for cell in row if cell != ""]
    if not cells:
        return False
    if all(isinstance(cell, str) for cell in cells):
        return all(str(cell).startswith("(") or len(str(cell)) == 1 for cell in cells)
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    first = numbers[0] if numbers else 0
    return len(numbers) > LEAF and 0 < first <= EXACT and numbers == [first + step for step in range(len(numbers))]


@lru_cache(maxsize=64)
def _labels(sheet: Sheet) -> Mapping[str, str]:
    """The field that each one-word label of a sheet of fields names; an earlier field wins."""
    return {
        path[-1]: column.name for column in reversed(sheet.columns) for path, _ in names_of(column) if len(path) == 1
    }


def _find_fields(grid: Grid, sheet: Sheet) -> Found | None:
    lines: dict[str, int] = {}
    columns: dict[str, int] = {}
    labels = _labels(sheet)
    for number, row in enumerate(grid.rows, 1):
        for place, cell in enumerate(row, 1):
            if cell and isinstance(cell, str) and (name := labels.get(fold(cell))) and name not in lines:
                lines[name], columns[name] = number, _right_of(grid, number, place)
                break
        if len(lines) == len(sheet.columns):
            break
    if len(lines) < max(2, (len(sheet.columns) + 1) // 2):
        return None
    share = len(lines) / len(sheet.columns)
    return Found(columns, min(lines.values()), lines, score=int(share * 10 * EXACT), share=share)


def _right_of(grid: Grid, row: int, column: int) -> int:
    """The column right of a label, past the cells that the label is merged over."""
    for r1, c1, r2, c2 in grid.merges:
        if r1 <= row <= r2 and c1 <= column <= c2:
            return c2 + 1
    return column + 1
