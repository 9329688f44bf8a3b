"""*TH đơn vị*: one row a unit, one column a key figure."""

from collections.abc import Mapping

from ..consolidation import Consolidation
from ..plans import Page, SheetPlan
from .figures import FIGURES, Amount, Figure
from .layout import header, header_height, heading, heights_of, reference
from .matrix import LEFT, figure_width, matrix, reasons

KEY, TITLE = "sum_units", "TH đơn vị"
TOP = 4
FIRST = TOP + 1


def by_unit_plan(run: Consolidation, amounts: Mapping[Figure, Amount]) -> SheetPlan:
    """Plan the key figures by unit; `amounts` measure each of `FIGURES`, in that order."""
    members = run.assignment.bloc.members
    labels = ("STT", "Mã", "Đơn vị", *(f"{figure.label} ({figure.unit})" for figure in FIGURES))
    widths = (5.0, 11.5, 36.0, *(figure_width(figure) for figure in FIGURES))
    cells = heading("TỔNG HỢP THEO ĐƠN VỊ", run) | header(TOP, labels)
    cells |= matrix(run, members, amounts, FIRST)
    cells |= reasons(run, amounts, total_row(len(members)) + 3)
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        widths=widths,
        heights={TOP: header_height(labels, widths)} | heights_of(cells, widths, FIRST),
        freeze=(FIRST, LEFT),
        page=Page(repeat=(TOP, TOP)),
    )


def total_row(member_count: int) -> int:
    """The row of totals."""
    return FIRST + member_count


def total_reference(figure: Figure, run: Consolidation) -> str:
    """The total of a key figure, for formulas on other sheets."""
    return reference(TITLE, total_row(len(run.assignment.bloc.members)), LEFT + FIGURES.index(figure))
