"""A fresh form with what a unit wrote, for files that cannot be marked themselves: .xls, .ods, strict workbooks.

What was understood is written as understood, what was not stays as typed.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path

from ...declare import NOT_APPLICABLE, NOTHING, Column, Layout, Sheet
from ...errors import MachineError
from ...intake.computed import worked_out
from ...intake.grid import Grid, Raw, RawBook, Spot
from ...intake.locate import Found, find_table
from ...intake.submission import Row, Submission, Table
from ...sheets import CROSS_SCORES, DATA_SHEETS
from ...sheets.cover import COVER
from ...values.folding import fold
from ..drawing.pen import Ink, Over, type_into
from ..reading.reader import read
from .forms import Draw

_CLOSE = 0.005
"""Sums that differ by less are the same."""
_Cells = dict[Spot, Ink]
Moves = dict[tuple[str, Spot], tuple[str, Spot]]
"""Where the cells of the unit's file stand in the form, each as tab and cell."""


def blank_form(draw: Draw) -> bytes:
    """The form as it was sent out."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made, "form.xlsx")
        draw(path, {})
        return path.read_bytes()


def refilled(draw: Draw, sent: Submission, book: RawBook) -> tuple[bytes, Moves]:
    """The form with the answers of a file, and where they stand; `book` holds them as typed."""
    lines = {key: len(table.rows) for key, table in sent.tables.items()}
    with tempfile.TemporaryDirectory() as made:
        path = Path(made, "form.xlsx")
        draw(path, lines)
        form = read(str(path))
        if not isinstance(form, RawBook):
            raise MachineError("Không đọc được phiếu vừa tạo. Chạy lại lệnh.")
        grids = {grid.name: grid for grid in form.grids}
        typed = {grid.name: grid for grid in book.grids}
        moves: Moves = {}
        inked = {
            sheet.title: _inked(sheet, grids[sheet.title], sent, typed, moves)
            for sheet in (*DATA_SHEETS, CROSS_SCORES)
            if sheet.title in grids and sheet.key in sent.tables
        }
        type_into(path, inked | {COVER.title: _cover(grids[COVER.title], book)})
        return path.read_bytes(), moves


def _cover(form: Grid, book: RawBook) -> _Cells:
    """What the unit says of itself on its cover."""
    new = find_table(form, COVER)
    for grid in book.grids:
        old = find_table(grid, COVER)
        if old and new:
            own = [c.name for c in COVER.columns if not c.prefilled and c.name in old.columns and c.name in new.columns]
            said = {name: grid.at(old.lines[name], old.columns[name]) for name in own}
            return {(new.lines[name], new.columns[name]): _ink(raw) for name, raw in said.items() if raw != ""}
    return {}


def _inked(sheet: Sheet, form: Grid, sent: Submission, typed: Mapping[str, Grid], moves: Moves) -> _Cells:
    table, found = sent.tables[sheet.key], find_table(form, sheet)
    if found is None:
        return {}
    if table.exempt or table.nothing:
        said = NOT_APPLICABLE if table.exempt else NOTHING
        names = (
            [c.name for c in sheet.columns if not c.computed]
            if sheet.layout is Layout.FIELDS
            else [min(found.columns, key=lambda name: found.columns[name])]
        )
        return {(found.lines.get(n, found.first_row), found.columns[n]): said for n in names}
    grid, numbers = typed[table.grid], _numbers(sheet, form, found, table.rows)
    cells: _Cells = {}
    for row, number in zip(table.rows, numbers, strict=True):
        for name, place in found.columns.items():
            ink = _answer(sheet.by_name[name], row, table, grid)
            spot = found.lines.get(name, number), place
            moves[table.grid, table.spot(row.number, name)] = form.name, spot
            if ink is not None and not (sheet.by_name[name].prefilled and form.at(*spot) != ""):
                cells[spot] = ink
    return cells | dict(_totals(sheet, form, found, table, moves))


def _numbers(sheet: Sheet, form: Grid, found: Found, rows: Sequence[Row]) -> list[int]:
    """The rows of the form for those of the file: the one with its key already, else the next that is free."""
    if sheet.layout is Layout.FIELDS:
        return [found.first_row for _ in rows]
    given: dict[tuple[str, ...], int] = {}
    for number in range(found.first_row, len(form.rows) + 1):
        key = tuple(fold(str(form.at(number, found.columns[name]))) for name in sheet.keys if name in found.columns)
        if any(key):
            given.setdefault(key, number)
    taken = set(given.values())
    free = (number for number in count(found.first_row) if number not in taken)
    keys = [tuple(fold(str(row.values.get(name) or "")) for name in sheet.keys) for row in rows]
    return [given.pop(key) if key in given else next(free) for key in keys]


def _answer(column: Column, row: Row, table: Table, grid: Grid) -> Ink:
    """What a unit wrote in a cell; what the form computes only where the unit says something else."""
    if column.name in row.exempt:
        return NOT_APPLICABLE
    value = row.values.get(column.name)
    place = table.columns.get(column.name, 0)
    if value is None:
        raw = grid.at(*table.spot(row.number, column.name)) if place else ""
        return None if raw == "" or column.computed else _ink(raw)
    if column.computed and isinstance(value, int | float):
        made = worked_out(column, row.values)
        return value if made is not None and abs(made - value) <= _CLOSE else Over(value)
    return value


def _totals(sheet: Sheet, form: Grid, found: Found, table: Table, moves: Moves) -> Iterator[tuple[Spot, Ink]]:
    """The results beside the form's own sums; a sum of the unit that differs is written over the formula."""
    last = max((n for n, cells in enumerate(form.rows, 1) if "Tổng cộng" in cells), default=0)
    for name in sheet.summed if last and sheet.total_row else ():
        made = sum(v for row in table.rows if isinstance(v := row.values.get(name), int | float))
        said = table.total.values.get(name) if table.total else None
        if table.total and table.columns.get(name):
            moves[table.grid, table.spot(table.total.number, name)] = form.name, (last, found.columns[name])
        differs = isinstance(said, int | float) and abs(said - made) > _CLOSE
        yield (last, found.columns[name]), Over(float(said)) if differs and isinstance(said, int | float) else made


def _ink(raw: Raw) -> Ink:
    match raw:
        case bool():
            return str(raw)
        case datetime():
            return raw.date()
        case str() | int() | float() | date():
            return raw
        case _:
            return str(raw)
