"""Units down, figures across: sums by formula, reasons where a unit is out, total and coverage beneath."""

from collections.abc import Mapping, Sequence

from ..consolidation import Consolidation
from ..declare import Column, Money
from ..domain.bloc import Member
from ..domain.findings import address
from ..plans import Cell, Source
from ..sheets import BY_KEY
from ..styles import BODY, BODY_CENTER, BODY_COUNT, MUTED_INK, SUBTITLE, Style, total
from .data import field_range, member_range
from .figures import EXEMPT, Amount, Figure, source_of
from .layout import DASH, Cells, line, span, style_of, tidy

LEFT = 4
"""First column of the figures, after STT, Mã and Đơn vị."""
_REASON = Style(italic=True, size=9, ink=MUTED_INK, border=True, align="center", wrap=True)


def column_of(figure: Figure) -> Column:
    """The declared column that a figure adds up."""
    return BY_KEY[figure.sheet].by_name[figure.field]


def look(figure: Figure) -> Style:
    """The number format of a figure."""
    return style_of(column_of(figure))


def figure_width(figure: Figure) -> float:
    """Characters that a sum of the figure may need."""
    return 15.0 if isinstance(column_of(figure).kind, Money) else 12.5


def units(members: Sequence[Member], first: int) -> Cells:
    """STT, Mã, Đơn vị for each member from row `first` on."""
    cells: Cells = {}
    for i, member in enumerate(members):
        cells[first + i, 1] = Cell(i + 1, BODY_CENTER)
        cells[first + i, 2] = Cell(member.code, BODY_CENTER)
        cells[first + i, 3] = Cell(member.name, BODY)
    return cells


def matrix(run: Consolidation, members: Sequence[Member], amounts: Mapping[Figure, Amount], first: int) -> Cells:
    """The rows of the units from `first` on, then the row of totals and the row of coverage."""
    last = first + len(members) - 1
    cells = units(members, first)
    cells |= line(last + 1, 1, ("", "", "Cộng"), total(BODY))
    cells |= line(last + 2, 1, ("", "", "Số đơn vị được tính"), total(BODY))
    for column, (figure, amount) in enumerate(amounts.items(), LEFT):
        sheet = BY_KEY[figure.sheet]
        values, codes = field_range(sheet, figure.field, run), member_range(sheet, run)
        for row, member in enumerate(members, first):
            cells[row, column] = _unit(figure, amount, member.code, f"SUMIFS({values},{codes},$B{row})")
        cells[last + 1, column] = total_cell(figure, amount, span(column, first, last))
        cells[last + 2, column] = _coverage(amount, span(column, first, last), span(1, first, last))
    return cells


def _unit(figure: Figure, amount: Amount, code: str, formula: str) -> Cell:
    if code in amount.by_member:
        return Cell(tidy(amount.by_member[code]), look(figure), formula, source_of(figure, code))
    return Cell(amount.out.get(code, EXEMPT), _REASON)


def total_cell(figure: Figure, amount: Amount, where: str) -> Cell:
    """The sum over the cells `where`; a dash, not a zero, where no unit gave a number."""
    value = DASH if amount.value is None else tidy(amount.value)
    formula = f'IF(COUNTIF({where},">=0")>0,SUM({where}),"{DASH}")'
    return Cell(value, total(look(figure)), formula, source_of(figure, *amount.by_member))


def _coverage(amount: Amount, where: str, numbers: str) -> Cell:
    formula = f'COUNTIF({where},">=0")&"/"&(COUNTIF({numbers},">0")-COUNTIF({where},"{EXEMPT}"))'
    return Cell(amount.coverage, total(BODY_CENTER), formula)


def reasons(run: Consolidation, amounts: Mapping[Figure, Amount], row: int) -> Cells:
    """Which units are out and why, one line for each unit, from `row` on."""
    lines: list[str] = []
    for member in run.assignment.bloc.members:
        asked = sum(member.code in amount.by_member or member.code in amount.out for amount in amounts.values())
        by_reason: dict[str, list[str]] = {}
        for figure, amount in amounts.items():
            if member.code in amount.out:
                by_reason.setdefault(amount.out[member.code], []).append(figure.label)
        lines += [f"{member.name}: {why} ({_what(labels, asked)})." for why, labels in by_reason.items()]
    head = "Đơn vị chưa được tính và lý do:" if lines else "Mọi đơn vị phải báo cáo đều đã được tính."
    return {(row + i, 2): Cell(text, SUBTITLE) for i, text in enumerate((head, *lines))}


def _what(labels: Sequence[str], count: int) -> str:
    if len(labels) == count:
        return "mọi số liệu"
    more = f" và {len(labels) - _NAMED} số liệu khác" if len(labels) > _NAMED else ""
    return "; ".join(labels[:_NAMED]) + more


_NAMED = 4


def sum_cell(
    row: int, column: int, first: int, value: float, style: Style = BODY_COUNT, sources: tuple[Source, ...] = ()
) -> Cell:
    """A plain sum of the cells above, from row `first` to the row before."""
    where = f"{address(first, column)}:{address(max(first, row - 1), column)}"
    return Cell(tidy(value), total(style), f"SUM({where})", sources)
