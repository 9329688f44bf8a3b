"""*TH phong trào*: movements by name, whoever wrote it: units, collectives and individuals taking part."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from ..consolidation import Consolidation
from ..plans import Cell, Page, SheetPlan, Source
from ..sheets import BY_KEY
from ..styles import BODY, BODY_CENTER, BODY_COUNT, SUBTITLE, total
from ..values.folding import fold
from .data import GROUP, GROUP_OF_PEOPLE, Groups, field_range, group_range
from .figures import BY_FIGURE, Amount, Figure
from .layout import DASH, Cells, header, heading, heights_of, line, names, tidy
from .matrix import reasons, sum_cell

KEY, TITLE = "sum_movements", "TH phong trào"
SHEET = BY_KEY["movements"]
TOP = 4
FIRST = TOP + 1
_SUMMED = ("collectives", "individuals")
_GROUPS = (GROUP, GROUP_OF_PEOPLE)
"""The columns of groups in the data sheet: a unit may be in one of the sums and out of the other."""
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


_Spot = tuple[str, int]


class Movement(NamedTuple):
    """One movement: its levels and forms as named, who took part, the two sums.

    `counted` are for each sum the rows in it: a unit that is out of a sum has its rows in the other one only.
    """

    name: str
    levels: tuple[str, ...]
    forms: tuple[str, ...]
    members: tuple[str, ...]
    sums: tuple[int, ...]
    rows: tuple[_Spot, ...]
    counted: tuple[tuple[_Spot, ...], ...]


def movements(run: Consolidation, amounts: Mapping[Figure, Amount]) -> tuple[Movement, ...]:
    """Group the rows of *Phong trào* by folded name, in order of appearance."""
    counted = [amount.by_member for amount in _own(amounts).values()]
    found: dict[str, list[dict[str, object]]] = {}
    for row in run.frames[SHEET.key].iter_rows(named=True):
        found.setdefault(fold(str(row["name"] or "")), []).append(row)
    return tuple(_movement(rows, counted) for rows in found.values())


def groups(found: tuple[Movement, ...]) -> Groups:
    """Number the rows of the data sheet by movement for each sum, so that formulas can add them up."""
    return {
        label: {spot: number for number, movement in enumerate(found, 1) for spot in movement.counted[i]}
        for i, label in enumerate(_GROUPS)
    }


def by_movement_plan(run: Consolidation, amounts: Mapping[Figure, Amount], found: tuple[Movement, ...]) -> SheetPlan:
    """Plan the movements with their sums; a dash, not a zero, where no unit gave a number."""
    cells = heading("TỔNG HỢP THEO PHONG TRÀO", run) | header(TOP, _HEADERS)
    units = names(run)
    for row, movement in enumerate(found, FIRST):
        cells |= _row(row, movement, units, run)
    end = FIRST + max(1, len(found))
    cells |= line(end, 1, ("", "Cộng", "", "", "", "", "", ""), total(BODY))
    for i, (column, amount) in enumerate(zip((6, 7), _own(amounts).values(), strict=True)):
        counted = tuple(spot for movement in found for spot in movement.counted[i])
        sources = (Source(SHEET.key, (_SUMMED[i],), rows=counted),)
        added = sum(movement.sums[i] for movement in found)
        known = sum_cell(end, column, FIRST, added, sources=sources)
        cells[end, column] = known if amount.value is not None else Cell(DASH, total(BODY_COUNT))
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


def _movement(rows: list[dict[str, object]], members: Sequence[Container[str]]) -> Movement:
    def distinct(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(row[name]) for row in rows if row[name]))

    inside = [[row for row in rows if row["member"] in them] for them in members]
    sums = tuple(sum(int(str(row[name] or 0)) for row in part) for name, part in zip(_SUMMED, inside, strict=True))
    title = str(rows[0]["name"] or _NAMELESS)
    spots, *counted = (tuple((str(row["member"]), int(str(row["row"]))) for row in part) for part in (rows, *inside))
    return Movement(title, distinct("level"), distinct("form"), distinct("member"), sums, spots, tuple(counted))


def _row(row: int, movement: Movement, units: Mapping[str, str], run: Consolidation) -> Cells:
    told = "; ".join(units.get(code, code) for code in movement.members[:_NAMED])
    if len(movement.members) > _NAMED:
        told += f" và {len(movement.members) - _NAMED} đơn vị khác"
    cells = line(row, 1, (row - FIRST + 1,), BODY_CENTER) | line(row, 2, (movement.name,), BODY)
    cells |= line(row, 3, ("; ".join(movement.levels), "; ".join(movement.forms)), BODY_CENTER)
    taking_part = (Source(SHEET.key, ("name",), rows=movement.rows),)
    cells |= {(row, 5): Cell(len(movement.members), BODY_COUNT, sources=taking_part), (row, 8): Cell(told, BODY)}
    for i, (name, value) in enumerate(zip(_SUMMED, movement.sums, strict=True)):
        formula = f"SUMIFS({field_range(SHEET, name, run)},{group_range(SHEET, run, i)},$A{row})"
        sources = (Source(SHEET.key, (name,), rows=movement.counted[i]),)
        known = Cell(tidy(value), BODY_COUNT, formula, sources)
        cells[row, 6 + i] = known if movement.counted[i] else Cell(DASH, BODY_COUNT)
    return cells


_NAMELESS = "(chưa ghi tên)"
_NAMED = 12
"""So many units are named; beyond that a cell would be taller than a page."""
