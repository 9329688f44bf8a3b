"""Finds a declared table in a sheet by its labels, wherever it stands and however its header is merged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..declare import Column, Layout, Sheet
from ..values.folding import fold
from .grid import Grid

_DEPTH = 4
"""The most rows that a header is looked for in."""
_SEARCHED = 60
"""The rows in which a header may begin."""
_EXACT, _LEAF = 4, 2


@dataclass(frozen=True, slots=True)
class Found:
    """Where a table is: the column of each field, of a sheet of fields its row too, and the first row of data.

    `unknown` are headers without a declared column, as column number and text. `score` compares finds.
    """

    columns: Mapping[str, int]
    first_row: int
    lines: Mapping[str, int] = field(default_factory=dict)
    unknown: tuple[tuple[int, str], ...] = ()
    header: tuple[int, int] = (0, 0)
    score: int = 0


def find_table(grid: Grid, sheet: Sheet) -> Found | None:
    """Find a declared sheet in a tab; nothing where fewer than half of its labels, or of a table its key, are there."""
    return _find_fields(grid, sheet) if sheet.layout is Layout.FIELDS else _find_table(grid, sheet)


@lru_cache(maxsize=256)
def _names(column: Column) -> tuple[tuple[tuple[str, ...], int], ...]:
    """The folded paths that name a column, with their weight: the label, the label short of levels, aliases."""
    levels = tuple(map(fold, column.levels))
    paths = [(levels, _EXACT)]
    if len(levels) > 2:  # noqa: PLR2004 - a middle level is often left out
        paths.append(((levels[0], levels[-1]), _EXACT))
    paths += [(tuple(map(fold, alias.split(" / "))), _EXACT if "/" in alias else _LEAF) for alias in column.aliases]
    return tuple(paths)


@lru_cache(maxsize=64)
def _vocabulary(sheet: Sheet) -> frozenset[str]:
    return frozenset(part for column in sheet.columns for path, _ in _names(column) for part in path)


def _weight(column: Column, path: tuple[str, ...]) -> int:
    """How well a header path names a column: all of it, or (for one word) its leaf; 0 for not at all."""
    best = 0
    for name, weight in _names(column):
        if name == path or (len(name) > 1 and _within(name, path)):
            best = max(best, weight + len(name))
        elif len(name) == 1 and name[0] == path[-1]:
            best = max(best, weight if len(path) == 1 else 1)
    return best


@lru_cache(maxsize=20_000)
def _weights(sheet: Sheet, path: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The columns that a header path may name; kept, because the forms of one edition all have the same headers."""
    return tuple((weight, column.name) for column in sheet.columns if (weight := _weight(column, path)))


def _within(name: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the levels of a name stand in a path in their order, the last one last."""
    levels = iter(path)
    return bool(path) and name[-1] == path[-1] and all(part in levels for part in name)


def _find_table(grid: Grid, sheet: Sheet) -> Found | None:
    words, best = _vocabulary(sheet), None
    rows = [[fold(cell) if isinstance(cell, str) and cell else "" for cell in row] for row in grid.rows[:_SEARCHED]]
    hits = [index for index, row in enumerate(rows) if sum(text in words or _bare(text) in words for text in row) > 1]
    tops = dict.fromkeys(top for hit in hits[:6] for top in range(max(0, hit - 2), hit + 1))
    for top in tops:
        for depth in range(1, _DEPTH + 1):
            found = _matched(grid, sheet, rows, top, depth)
            if found and (best is None or found.score > best.score):
                best = found
        if best and len(best.columns) == len(sheet.columns):
            break
    return best


def _bare(text: str) -> str:
    """A folded header without a unit behind it, as in 'so tien dong'."""
    return text.rsplit(" ", 1)[0] if text.endswith((" dong", " nguoi", " ho so")) else text


def _matched(grid: Grid, sheet: Sheet, rows: list[list[str]], top: int, depth: int) -> Found | None:
    if top + depth > len(rows):
        return None
    paths = dict(_paths(grid, rows, top, depth))
    pairs = sorted(
        ((weight, -place, name, place) for place, path in paths.items() for weight, name in _weights(sheet, path)),
        reverse=True,
    )
    columns: dict[str, int] = {}
    score = 0
    for weight, _, name, place in pairs:
        if name not in columns and place not in columns.values():
            columns[name] = place
            score += weight
    wanted = [column for column in sheet.columns if column.required] or list(sheet.columns)
    if len(columns) < max(2, len(sheet.columns) // 2) or not any(
        c.name in columns for c in wanted if c.key or not sheet.keys
    ):
        return None
    taken = set(columns.values())
    unknown = tuple((place, path[-1]) for place, path in paths.items() if place not in taken and _strange(path[-1]))
    first = _first_data_row(grid, top + depth, min(taken), max(taken))
    return Found(columns, first, unknown=unknown, header=(top + 1, top + depth), score=score * 10 - depth)


_SKIPPED = {"stt", "tt", "so tt", "so thu tu", ""}
_EARLIER = ("cung ky ", "ky truoc ")


def _strange(text: str) -> bool:
    """Whether a header is neither a running number nor one of the form's own columns about earlier periods."""
    return text not in _SKIPPED and not text.startswith(_EARLIER)


def _paths(grid: Grid, rows: list[list[str]], top: int, depth: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For each column the texts above each other in the header, merged cells spread, repetitions left out."""
    width = max((len(row) for row in rows[top : top + depth]), default=0)
    header = [row + [""] * (width - len(row)) for row in rows[top : top + depth]]
    for r1, c1, r2, c2 in grid.merges:
        if top < r2 and r1 <= top + depth:
            text = header[r1 - 1 - top][c1 - 1] if top < r1 <= top + depth and c1 <= width else ""
            for row in range(max(r1 - 1, top), min(r2, top + depth)):
                header[row - top][c1 - 1 : min(c2, width)] = [text] * (min(c2, width) - c1 + 1)
    _spread(header)
    for place in range(width):
        path = tuple(dict.fromkeys(line[place] for line in header if line[place]))
        if path and not path[-1].replace(" ", "").isdigit():
            yield place + 1, path


def _spread(header: list[list[str]]) -> None:
    """Let an upper label without a merge hold for the columns to its right that have labels only below."""
    for level, line in enumerate(header[:-1]):
        for place in range(1, len(line)):
            below = header[level + 1][place]
            if (
                not line[place]
                and below
                and line[place - 1]
                and header[level + 1][place - 1] not in ("", line[place - 1])
            ):
                line[place] = line[place - 1]


def _first_data_row(grid: Grid, after: int, left: int, right: int) -> int:
    """The first row (from 1) under a header that is not a row of column numbers or units."""
    row = after + 1
    while row <= len(grid.rows) and row <= after + 2 and _numbering(grid, row, left, right):
        row += 1
    return row


def _numbering(grid: Grid, row: int, left: int, right: int) -> bool:
    cells = [cell for cell in (grid.at(row, column) for column in range(left, right + 1)) if cell != ""]
    if not cells:
        return False
    if all(isinstance(cell, str) for cell in cells):
        return all(str(cell).startswith("(") or len(str(cell)) == 1 for cell in cells)
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    start = int(numbers[0]) if numbers else 0
    return len(numbers) > _LEAF and 0 < start <= _EXACT and numbers == list(range(start, start + len(numbers)))


def _find_fields(grid: Grid, sheet: Sheet) -> Found | None:
    lines: dict[str, int] = {}
    columns: dict[str, int] = {}
    names = {
        path[-1]: column.name for column in reversed(sheet.columns) for path, _ in _names(column) if len(path) == 1
    }
    for number, row in enumerate(grid.rows, 1):
        for place, cell in enumerate(row, 1):
            if isinstance(cell, str) and cell and (name := names.get(fold(cell.rstrip(": ")))) and name not in lines:
                lines[name], columns[name] = number, _right_of(grid, number, place)
                break
    if len(lines) < max(2, (len(sheet.columns) + 1) // 2):
        return None
    return Found(columns, min(lines.values()), lines, score=len(lines) * 10 * _EXACT // len(sheet.columns))


def _right_of(grid: Grid, row: int, column: int) -> int:
    """The column right of a label, past the cells that the label is merged over."""
    for r1, c1, r2, c2 in grid.merges:
        if r1 <= row <= r2 and c1 <= column <= c2:
            return c2 + 1
    return column + 1
