"""*So sánh*: each key figure against the previous period and the same period of last year."""

from collections.abc import Mapping

from ..consolidation import Consolidation
from ..declare import When
from ..domain.findings import address
from ..plans import Cell, Page, SheetPlan, Source, Value
from ..styles import BODY, BODY_CENTER, BODY_PERCENT, HEADER, SUBTITLE
from .by_unit import total_reference
from .figures import FIGURES, Amount, Figure, Then, earlier, source_of
from .layout import DASH, Cells, header, heading, heights_of, line, reference, tidy
from .matrix import look

KEY, TITLE = "sum_compare", "So sánh"
TOP = 4
FIRST = TOP + 2
NOW, COVERAGE, PREVIOUS, LAST_YEAR = 4, 5, 6, 9
"""Columns; each earlier period is followed by the change and the change in percent."""
_LABELS = ("STT", "Số liệu", "Đơn vị tính", "Kỳ này", "Số đơn vị được tính")
_WIDTHS = (6.0, 40.0, 13.0, 18.0, 14.0, 18.0, 18.0, 12.0, 18.0, 18.0, 12.0)
_NOTE = (
    "Kỳ trước và cùng kỳ chỉ cộng những đơn vị được tính ở kỳ này, để so cùng các đơn vị với nhau. "
    "Khi có đơn vị không lưu đủ số liệu kỳ ấy, phần tăng, giảm để dấu gạch; số phát sinh của nửa năm cũng không so "
    "với số của cả năm, chỉ so số có đến cuối kỳ."
)


Kept = Mapping[Figure, tuple[Then, Then]]
"""A figure in the previous period and in the same period of last year."""


def kept(run: Consolidation, amounts: Mapping[Figure, Amount]) -> Kept:
    """Look the key figures up in the earlier periods, over the units that are in them now."""
    return {
        figure: (earlier(figure, amount, run, When.PREVIOUS), earlier(figure, amount, run, When.LAST_YEAR))
        for figure, amount in amounts.items()
    }


def comparison_plan(run: Consolidation, amounts: Mapping[Figure, Amount], then: Kept) -> SheetPlan:
    """Plan the comparison; a dash stands where nothing was kept."""
    cells = heading("SO SÁNH VỚI KỲ TRƯỚC VÀ CÙNG KỲ NĂM TRƯỚC", run) | _header(run)
    for row, (figure, amount) in enumerate(amounts.items(), FIRST):
        cells |= _figure(row, figure, amount, then[figure], run)
    cells[FIRST + len(FIGURES) + 1, 2] = Cell(_NOTE, SUBTITLE)
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        widths=_WIDTHS,
        heights={TOP: 34, TOP + 1: 34} | heights_of(cells, _WIDTHS, FIRST),
        merges=(*(f"{address(TOP, c)}:{address(TOP + 1, c)}" for c in range(1, 6)), "F4:H4", "I4:K4"),
        freeze=(FIRST, 3),
        page=Page(repeat=(TOP, TOP + 1)),
    )


def place(figure: Figure, column: int) -> str:
    """Where a figure stands, for formulas on other sheets."""
    return reference(TITLE, FIRST + FIGURES.index(figure), column)


def changes(now: float | None, then: Then) -> tuple[Value, Value]:
    """The change and the change in percent; dashes where one is unknown or not alike, or the old one 0."""
    if now is None or then.value is None or not then.alike:
        return DASH, DASH
    return tidy(now - then.value), (now - then.value) / then.value * 100 if then.value else DASH


def _header(run: Consolidation) -> Cells:
    period = run.assignment.period
    below = ("Số liệu", "Tăng, giảm", "Tăng, giảm (%)")
    cells = header(TOP, _LABELS) | line(TOP + 1, 1, [""] * len(_LABELS), HEADER)
    cells |= line(TOP, PREVIOUS, (f"Kỳ trước ({period.previous.label})", "", ""), HEADER)
    cells |= line(TOP, LAST_YEAR, (f"Cùng kỳ năm trước ({period.last_year.label})", "", ""), HEADER)
    return cells | line(TOP + 1, PREVIOUS, below * 2, HEADER)


def _figure(row: int, figure: Figure, amount: Amount, then: tuple[Then, Then], run: Consolidation) -> Cells:
    shown = DASH if amount.value is None else tidy(amount.value)
    cells = line(row, 1, (FIGURES.index(figure) + 1,), BODY_CENTER) | line(row, 2, (figure.label,), BODY)
    cells[row, 3] = Cell(figure.unit, BODY_CENTER)
    now = source_of(figure, *amount.by_member)
    cells[row, NOW] = Cell(shown, look(figure), total_reference(figure, run), now)
    cells[row, COVERAGE] = Cell(f"{amount.coverage} đơn vị", BODY_CENTER)
    for column, value, period in zip((PREVIOUS, LAST_YEAR), then, _earlier(run), strict=True):
        before = source_of(figure, *value.members, period=period)
        cells |= _against(row, column, figure, amount.value, value, now, before)
    return cells


def _earlier(run: Consolidation) -> tuple[str, str]:
    period = run.assignment.period
    return str(period.previous), str(period.last_year)


def _against(
    row: int,
    column: int,
    figure: Figure,
    now: float | None,
    then: Then,
    of_now: tuple[Source, ...],
    of_then: tuple[Source, ...],
) -> Cells:
    style = look(figure)
    change, percent = changes(now, then)
    left, right = address(row, NOW), address(row, column)
    formulas: tuple[str, str] = ("", "")
    both: tuple[Source, ...] = ()
    if change != DASH:
        both = of_now + of_then
        formulas = (f"{left}-{right}", f'IFERROR(({left}-{right})/{right}*100,"{DASH}")')
    return {
        (row, column): Cell(DASH if then.value is None else tidy(then.value), style, "", of_then),
        (row, column + 1): Cell(change, style, formulas[0], both),
        (row, column + 2): Cell(percent, BODY_PERCENT, formulas[1], both),
    }
