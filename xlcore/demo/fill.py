"""Fills the forms of the demo: finds each table as the program finds those of a returned file, then types."""

import ast
import operator
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..declare import Layout, Sheet, fields_of
from ..errors import ThiduaError
from ..files.reading.reader import read
from ..intake.grid import Grid, RawBook
from ..intake.locate import Found, find_table
from ..intake.submission import Value
from ..sheets import FORM_SHEETS
from .answers import Rows
from .pen import Ink, type_into

Sheetful = dict[tuple[int, int], Ink]


def fill(path: Path, answers: Mapping[str, Rows]) -> None:
    """Type the rows of `answers` (by sheet key and field) into the drawn form at `path`."""
    book = read(str(path))
    if not isinstance(book, RawBook):
        raise ThiduaError(f"Không đọc được phiếu vừa tạo: {path.name}.")
    grids = {grid.name: grid for grid in book.grids}
    type_into(path, {s.title: _inked(s, grids[s.title], answers[s.key]) for s in FORM_SHEETS if s.key in answers})


def _inked(sheet: Sheet, grid: Grid, rows: Rows) -> Sheetful:
    found = find_table(grid, sheet)
    if found is None:
        raise ThiduaError(f"Phiếu vừa tạo không có bảng {sheet.title}.")
    cells: Sheetful = {}
    complete = [_computed(sheet, grid, found, number, row) for number, row in _placed(sheet, grid, found, rows)]
    for number, row in complete:
        for name, value in row.items():
            cells[found.lines.get(name, number), found.columns[name]] = value
    if sheet.total_row:
        for name in sheet.summed:
            numbers = [value for _, row in complete if isinstance(value := row.get(name), int | float)]
            cells[_total_row(grid, found), found.columns[name]] = sum(numbers)
    return cells


def _placed(sheet: Sheet, grid: Grid, found: Found, rows: Rows) -> Sequence[tuple[int, Mapping[str, Value]]]:
    """Rows with their numbers: beside a key that the form has filled in already, else from the top."""
    if sheet.layout is Layout.FIELDS:
        return [(0, rows[0])]
    key = sheet.keys[0]
    at = {str(grid.at(number, found.columns[key])): number for number in range(found.first_row, len(grid.rows) + 1)}
    return [(at.get(str(row[key]), found.first_row + place), row) for place, row in enumerate(rows)]


def _computed(
    sheet: Sheet, grid: Grid, found: Found, number: int, row: Mapping[str, Value]
) -> tuple[int, Mapping[str, Value]]:
    full = dict(row)
    for column in sheet.columns:
        if column.computed:
            known = {n: _number(full.get(n, grid.at(number, found.columns[n]))) for n in fields_of(column.computed)}
            full[column.name] = evaluate(column.computed, known)
    return number, full


def _number(value: object) -> float:
    return value if isinstance(value, int | float) else 0


def _total_row(grid: Grid, found: Found) -> int:
    for number in range(len(grid.rows), found.first_row, -1):
        if "Tổng cộng" in grid.rows[number - 1]:
            return number
    raise ThiduaError(f"Trang {grid.name} của phiếu vừa tạo không có dòng tổng.")


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
