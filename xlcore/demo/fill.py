"""Fills the forms of the demo: finds each table as the program finds those of a returned file, then types."""

import ast
import operator
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..declare import Layout, Sheet, fields_of
from ..errors import ThiduaError
from ..files.drawing.pen import Ink, Over, type_into
from ..files.reading.reader import read
from ..intake.grid import Grid, RawBook
from ..intake.locate import Found, find_table
from ..sheets import FORM_SHEETS

Row = Mapping[str, Ink]
Answers = Mapping[str, Sequence[Row]]
"""What a unit types, by sheet key; a row by its columns' names."""

HEAD, TOTAL = -2, -1
Spot = tuple[str, str, int]
"""A cell in words of the declarations: sheet key, column, and the place of the row among the answers (or `HEAD`, the
lowest row of the header; or `TOTAL`, the row of sums)."""

Places = dict[Spot, tuple[str, int, int]]
"""Where cells are: tab, row and column from 1."""

_Sheetful = dict[tuple[int, int], Ink]


def fill(path: Path, answers: Answers) -> Places:
    """Type the rows of `answers` into the drawn form at `path`; tells where everything stands.

    An answer for a column that the form computes takes the place of its formula's result.
    """
    grids = {grid.name: grid for grid in book_of(path).grids}
    places: Places = {}
    inked: dict[str, _Sheetful] = {}
    for sheet in FORM_SHEETS:
        if sheet.title in grids:
            inked[sheet.title] = _inked(sheet, grids[sheet.title], answers.get(sheet.key, ()), places)
    type_into(path, inked)
    return places


def book_of(path: Path) -> RawBook:
    """A form that this program made, read as a returned file is read."""
    book = read(str(path))
    if not isinstance(book, RawBook):
        raise ThiduaError(f"Không đọc được phiếu vừa tạo: {path.name}.")
    return book


def _inked(sheet: Sheet, grid: Grid, rows: Sequence[Row], places: Places) -> _Sheetful:
    found = find_table(grid, sheet)
    if found is None:
        raise ThiduaError(f"Phiếu vừa tạo không có bảng {sheet.title}.")
    numbers = _numbers(sheet, grid, found, rows)
    complete = [_complete(sheet, grid, found, number, row) for number, row in zip(numbers, rows, strict=True)]
    cells: _Sheetful = {}
    for place, number in enumerate(numbers):
        for name, column in found.columns.items():
            spot = found.lines.get(name, number), column
            places[sheet.key, name, place] = (grid.name, *spot)
            if name in complete[place]:
                cells[spot] = complete[place][name]
    for name, column in found.columns.items() if sheet.layout is Layout.TABLE else ():
        places[sheet.key, name, HEAD] = (grid.name, found.header[1], column)
    if sheet.total_row and rows:
        cells |= _totals(sheet, grid, found, complete, places)
    return cells


def _numbers(sheet: Sheet, grid: Grid, found: Found, rows: Sequence[Row]) -> list[int]:
    """The rows of the answers: beside the keys, or the first, that the form has filled in; else from the top."""
    if sheet.layout is Layout.FIELDS:
        return [0 for _ in rows]
    numbers, first = range(found.first_row, len(grid.rows) + 1), sheet.keys[:1]
    whole, brief = (
        {tuple(str(grid.at(number, found.columns[key])) for key in keys): number for number in numbers}
        for keys in (sheet.keys, first)
    )

    def at(row: Row, place: int) -> int:
        said = whole.get(tuple(str(row.get(key)) for key in sheet.keys))
        return said or brief.get((str(row.get(first[0]) or "?"),), found.first_row + place)

    return [at(row, place) for place, row in enumerate(rows)]


def _complete(sheet: Sheet, grid: Grid, found: Found, number: int, row: Row) -> Row:
    """A row with what the form computes: a sum of what is there; anything else waits for all its numbers."""
    full = dict(row)
    for column in sheet.columns:
        if column.computed and column.name not in row:
            known = {n: _known(full.get(n, grid.at(number, found.columns[n]))) for n in fields_of(column.computed)}
            there = [value for value in known.values() if value is not None]
            enough = len(there) == len(known) or ("/" not in column.computed and there)
            numbers = {name: value or 0 for name, value in known.items()}
            full[column.name] = evaluate(column.computed, numbers) if enough else ""
    return full


def _known(ink: object) -> float | None:
    ink = ink.value if isinstance(ink, Over) else ink
    return ink if isinstance(ink, int | float) else None


def _totals(sheet: Sheet, grid: Grid, found: Found, rows: Sequence[Row], places: Places) -> _Sheetful:
    cells: _Sheetful = {}
    last = next(n for n in range(len(grid.rows), found.first_row, -1) if "Tổng cộng" in grid.rows[n - 1])
    for name in sheet.summed:
        spot = last, found.columns[name]
        places[sheet.key, name, TOTAL] = (grid.name, *spot)
        cells[spot] = sum(value for row in rows if (value := _known(row.get(name))) is not None)
    return cells


_OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def evaluate(expression: str, values: Mapping[str, float]) -> float:
    """Work an expression of a declaration out; a division by 0 gives 0."""

    def value(node: ast.expr) -> float:
        match node:
            case ast.Name():
                return values[node.id]
            case ast.Constant(value=int() | float() as number):
                return number
            case ast.BinOp():
                left, right = value(node.left), value(node.right)
                divided = isinstance(node.op, ast.Div) and not right
                result: float = 0 if divided else _OPERATORS[type(node.op)](left, right)
                return result
        raise TypeError(ast.dump(node))

    return value(ast.parse(expression, mode="eval").body)
