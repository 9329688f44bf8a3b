"""*TH phong trào*: movements by name, whoever wrote it: units, collectives and individuals taking part."""

from collections.abc import Mapping
from typing import NamedTuple

from ..consolidation import Consolidation
from ..plans import Cell, Page, SheetPlan, Source
from ..sheets import BY_KEY
from ..styles import BODY, BODY_CENTER, BODY_COUNT, SUBTITLE, total
from ..values.folding import fold
from .data import Groups, field_range, group_range
from .figures import BY_FIGURE, Amount, Figure
from .layout import Cells, header, heading, heights_of, line, names, tidy
from .matrix import reasons, sum_cell

KEY, TITLE = "sum_movements", "TH phong trào"
SHEET = BY_KEY["movements"]
TOP = 4
FIRST = TOP + 1
_SUMMED = ("collectives", "individuals")
_HEADERS = (
    "STT",
    "Tên phong trào",
    "Cấp phát động",
    "Hình thức",
    "Số đơn vị tham gia",
    "Số tập thể tham gia",
    "Số cá nhân tham gia",
    "Đơn vị tham gia",
)
_WIDTHS = (6.0, 54.0, 18.0, 18.0, 12.0, 14.0, 14.0, 60.0)
_NOTE = "Tên chỉ khác nhau về chữ hoa, dấu, dấu cách, gạch nối được coi là một; lấy cách viết gặp đầu tiên."


class Movement(NamedTuple):
    """One movement over the units counted: its levels and forms as named, who took part, the two sums."""

    name: str
    levels: tuple[str, ...]
    forms: tuple[str, ...]
    members: tuple[str, ...]
    sums: tuple[int, ...]
    rows: tuple[tuple[str, int], ...]


def movements(run: Consolidation, amounts: Mapping[Figure, Amount]) -> tuple[Movement, ...]:
    """Group the rows of *Phong trào* by folded name, in order of appearance; units out of a sum are left out."""
    left_out = {code for amount in _own(amounts).values() for code in amount.out}
    found: dict[str, list[dict[str, object]]] = {}
    for row in run.frames[SHEET.key].iter_rows(named=True):
        if row["member"] not in left_out and row["name"]:
            found.setdefault(fold(str(row["name"])), []).append(row)
    return tuple(_movement(rows) for rows in found.values())


def groups(found: tuple[Movement, ...]) -> Groups:
    """Number the rows of the data sheet by movement, so that formulas can add them up."""
    return {spot: number for number, movement in enumerate(found, 1) for spot in movement.rows}


def by_movement_plan(run: Consolidation, amounts: Mapping[Figure, Amount], found: tuple[Movement, ...]) -> SheetPlan:
    """Plan the movements with their sums."""
    cells = heading("TỔNG HỢP THEO PHONG TRÀO", run) | header(TOP, _HEADERS)
    units = names(run)
    for row, movement in enumerate(found, FIRST):
        cells |= _row(row, movement, units, run)
    end = FIRST + max(1, len(found))
    cells |= line(end, 1, ("", "Cộng", "", "", "", "", "", ""), total(BODY))
    for i, column in enumerate((6, 7)):
        sources = (Source(SHEET.key, (_SUMMED[i],), rows=tuple(spot for movement in found for spot in movement.rows)),)
        added = sum(movement.sums[i] for movement in found)
        cells[end, column] = sum_cell(end, column, FIRST, added, sources=sources)
    cells[end + 2, 2] = Cell(_NOTE, SUBTITLE)
    cells |= reasons(run, _own(amounts), end + 3)
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        widths=_WIDTHS,
        heights={TOP: 36} | heights_of(cells, _WIDTHS, FIRST),
        freeze=(FIRST, 3),
        page=Page(repeat=(TOP, TOP)),
    )


def _own(amounts: Mapping[Figure, Amount]) -> dict[Figure, Amount]:
    return {BY_FIGURE[key]: amounts[BY_FIGURE[key]] for key in _SUMMED}


def _movement(rows: list[dict[str, object]]) -> Movement:
    def distinct(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(row[name]) for row in rows if row[name]))

    sums = tuple(sum(int(str(row[name] or 0)) for row in rows) for name in _SUMMED)
    spots = tuple((str(row["member"]), int(str(row["row"]))) for row in rows)
    return Movement(str(rows[0]["name"]), distinct("level"), distinct("form"), distinct("member"), sums, spots)


def _row(row: int, movement: Movement, units: Mapping[str, str], run: Consolidation) -> Cells:
    told = "; ".join(units.get(code, code) for code in movement.members[:_NAMED])
    if len(movement.members) > _NAMED:
        told += f" và {len(movement.members) - _NAMED} đơn vị khác"
    cells = line(row, 1, (row - FIRST + 1,), BODY_CENTER) | line(row, 2, (movement.name,), BODY)
    cells |= line(row, 3, ("; ".join(movement.levels), "; ".join(movement.forms)), BODY_CENTER)
    taking_part = (Source(SHEET.key, ("name",), rows=movement.rows),)
    cells |= {(row, 5): Cell(len(movement.members), BODY_COUNT, sources=taking_part), (row, 8): Cell(told, BODY)}
    for column, name, value in zip((6, 7), _SUMMED, movement.sums, strict=True):
        formula = f"SUMIFS({field_range(SHEET, name, run)},{group_range(SHEET, run)},$A{row})"
        cells[row, column] = Cell(tidy(value), BODY_COUNT, formula, (Source(SHEET.key, (name,), rows=movement.rows),))
    return cells


_NAMED = 12
"""So many units are named; beyond that a cell would be taller than a page."""
