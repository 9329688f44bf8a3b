"""A plan cut into whole blocks, for a host in which cells are read and written block by block and never one by one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from .plans import SheetPlan, Value
from .styles import HEADER, Style
from .titles import renamed

Rows = tuple[tuple[Value, ...], ...]


LOOKS = "td_looks"
"""The defined name that keeps the marks of the looks of sheets, by their keys."""
_TEXT = 250


class Block(NamedTuple):
    """Formulas (no '=' in front) of a rectangle, from its first cell on."""

    row: int
    column: int
    formulas: tuple[tuple[str, ...], ...]


def values(plan: SheetPlan) -> Rows:
    """What every cell of the sheet shows, from A1 on; nothing where a cell is empty."""
    found = dict(_table_values(plan)) | {place: cell.value for place, cell in plan.cells.items()}
    height = max((row for row, _ in found), default=1)
    width = max((column for _, column in found), default=1)
    grid: list[list[Value]] = [[None] * width for _ in range(height)]
    for (row, column), value in found.items():
        grid[row - 1][column - 1] = None if value == "" else value
    return tuple(map(tuple, grid))


def extent(plan: SheetPlan) -> tuple[int, int]:
    """The last row and the last column that a sheet fills, 1 at least."""
    rows = [row for row, _ in plan.cells] + [table.last_row for table in plan.tables]
    columns = [column for _, column in plan.cells]
    columns += [table.left + len(table.headers) - 1 for table in plan.tables]
    return max(rows, default=1), max(columns, default=1)


def placed(plan: SheetPlan, titles: Mapping[str, str]) -> SheetPlan:
    """The same sheet where tabs bear other titles by now: planned title to present one."""
    return replace(
        plan,
        cells={
            place: cell._replace(formula=renamed(cell.formula, titles)) if cell.formula else cell
            for place, cell in plan.cells.items()
        },
        links={
            place: link if link.file else link._replace(location=renamed(link.location, titles))
            for place, link in plan.links.items()
        },
    )


def formula_blocks(plan: SheetPlan) -> Iterator[Block]:
    """The formulas as few rectangles: those side by side as one line, equal lines below one another as one block."""
    lines: dict[tuple[int, int], list[tuple[int, tuple[str, ...]]]] = {}
    for row, column, line in _lines({place: cell.formula for place, cell in plan.cells.items() if cell.formula}):
        lines.setdefault((column, len(line)), []).append((row, line))
    for (column, _), found in lines.items():
        start, held = found[0][0], [found[0][1]]
        for row, line in found[1:]:
            if row == start + len(held):
                held.append(line)
            else:
                yield Block(start, column, tuple(held))
                start, held = row, [line]
        yield Block(start, column, tuple(held))


def looks(plan: SheetPlan) -> str:
    """A short mark of all that the values alone do not tell: formulas, styles, sizes, merges, links, notes, tables.

    It ends with a mark of the heights, after a full stop.
    """
    numbers: dict[Style, int] = {}
    planned = sorted(plan.cells.items())
    cells = [(place, numbers.setdefault(cell.style, len(numbers)), cell.formula) for place, cell in planned]
    tables = [
        (t.name, t.top, t.left, t.headers, len(t.rows), [numbers.setdefault(s, len(numbers)) for s in t.styles])
        for t in plan.tables
    ]
    rest = (plan.widths, plan.merges, sorted(plan.links.items()))
    more = (sorted(plan.notes.items()), sorted(plan.ranges.items()))
    return f"{_digest((HEADER, list(numbers), cells, tables, rest, more), 12)}.{_digest(list(heights(plan)), 6)}"


def same_heights(one: str, other: str) -> bool:
    """Whether two marks of looks tell of the same heights; '' is the mark of a sheet of which nothing is known."""
    return bool(one) and one.partition(".")[2] == other.partition(".")[2]


def _digest(facts: object, letters: int) -> str:
    return sha256(repr(facts).encode()).hexdigest()[:letters]


def written_looks(marks: Mapping[str, str]) -> str:
    """The marks of sheets, by key, as a defined name can hold them: texts of at most 255 letters, joined."""
    words = " ".join(f"{key}={mark}" for key, mark in sorted(marks.items()))
    return "&".join(f'"{words[at : at + _TEXT]}"' for at in range(0, max(1, len(words)), _TEXT))


def read_looks(text: str) -> dict[str, str]:
    """The marks of sheets, by key, out of the text of the defined name; none where it holds something else."""
    words = "".join(re.findall(r'"([^"]*)"', text)).split()
    return {key: mark for key, _, mark in (word.partition("=") for word in words) if mark}


def _table_values(plan: SheetPlan) -> Iterator[tuple[tuple[int, int], Value]]:
    for table in plan.tables:
        for row, line in enumerate((table.headers, *table.rows), table.top):
            for column, value in enumerate(line, table.left):
                yield (row, column), value


def _lines(formulas: Mapping[tuple[int, int], str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Formulas side by side, in the order of rows: row, first column, the formulas."""
    held: list[str] = []
    start = last = (0, 0)
    for place in sorted(formulas):
        if held and place != (last[0], last[1] + 1):
            yield *start, tuple(held)
            held = []
        start = start if held else place
        held.append(formulas[place])
        last = place
    if held:
        yield *start, tuple(held)


def spans(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Where rows must come in (a number above 0) or go (below 0) so that ranges of the same names keep their rows.

    `then` like 'Trang'!$B$6:$B$14, `now` like B6:B15. Gives (row, number), to be done one after another.
    """
    offset = 0
    pairs = {(_rows(then[name]), _rows(area)) for name, area in now.items() if name in then}
    for (top, bottom), (new_top, new_bottom) in sorted(pairs):
        shift = new_top - top - offset
        growth = (new_bottom - new_top) - (bottom - top)
        if shift:
            yield min(top + offset, new_top), shift
        if growth:
            yield new_top + 1, growth
        offset += shift + growth


def heights(plan: SheetPlan) -> Iterator[tuple[int, int, float | None]]:
    """The heights of rows as (first row, last row, points), to be set in this order; None where the contents decide.

    The height that most rows have comes first, for all of them: so the fewest steps remain.
    """
    rows = [plan.heights.get(row) for row in range(1, max([extent(plan)[0], *plan.heights]) + 1)]
    ((usual, _),) = Counter(rows).most_common(1)
    yield 1, len(rows), usual
    start = 0
    for row in range(1, len(rows) + 1):
        if row == len(rows) or rows[row] != rows[start]:
            if rows[start] != usual:
                yield start + 1, row, rows[start]
            start = row


def _rows(area: str) -> tuple[int, int]:
    numbers = [int(number) for number in re.findall(r"\$?[A-Z]+\$?(\d+)", area.rpartition("!")[2])]
    return numbers[0], numbers[-1]
