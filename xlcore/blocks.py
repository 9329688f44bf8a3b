"""A plan cut into whole blocks, for a host in which cells are read and written block by block and never one by one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

from .domain.addresses import letters
from .plans import SheetPlan, Value
from .titles import fixed, prefix, renamed

Rows = tuple[tuple[Value, ...], ...]


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


def printed(plan: SheetPlan, title: str) -> dict[str, str]:
    """What prints of a sheet under a title, by Excel's names: the rows that stand on each page, the cells."""
    names, tab = dict[str, str](), prefix(title)
    if plan.page.repeat:
        first, last = plan.page.repeat
        names["Print_Titles"] = f"{tab}${first}:${last}"
    if plan.page.area:
        names["Print_Area"] = tab + fixed(plan.page.area)
    return names


def placed(plan: SheetPlan, titles: Mapping[str, str]) -> SheetPlan:
    """The same sheet where tabs bear other titles by now: planned title to present one."""
    if all(planned == present for planned, present in titles.items()):
        return plan
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
        conditions=tuple(one._replace(formula=renamed(one.formula, titles)) for one in plan.conditions),
        choices=tuple(one._replace(source=renamed(one.source, titles)) for one in plan.choices),
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


def spans(then: Mapping[str, str], now: Mapping[str, str], *, across: bool = False) -> Iterator[tuple[int, int]]:
    """Where rows must come in (a number above 0) or go (below 0) so that ranges of the same names keep their rows.

    `then` like 'Trang'!$B$6:$B$14, `now` like B6:B15. Gives (row, number), to be done one after another; `across`, the
    same of columns.
    """
    offset, ends = 0, _columns if across else _rows
    pairs = {(ends(then[name]), ends(area)) for name, area in now.items() if name in then}
    for (top, bottom), (new_top, new_bottom) in sorted(pairs):
        shift = new_top - top - offset
        growth = (new_bottom - new_top) - (bottom - top)
        if shift:
            yield min(top + offset, new_top), shift
        if growth:
            yield new_top + 1, growth
        offset += shift + growth


def whole_lines(first: int, size: int, *, across: bool) -> str:
    """Whole rows, or `across` whole columns, as a spreadsheet names them: 7:8 or G:H."""
    name = letters if across else str
    return f"{name(first)}:{name(first + size - 1)}"


def _columns(area: str) -> tuple[int, int]:
    found = re.findall(r"\$?([A-Z]+)\$?\d+", area.rpartition("!")[2])
    numbers = [reduce(lambda number, letter: number * 26 + ord(letter) - 64, word, 0) for word in found]
    return numbers[0], numbers[-1]


def _rows(area: str) -> tuple[int, int]:
    numbers = [int(number) for number in re.findall(r"\$?[A-Z]+\$?(\d+)", area.rpartition("!")[2])]
    return numbers[0], numbers[-1]
