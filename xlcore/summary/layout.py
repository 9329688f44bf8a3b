"""What all sheets of the master share: their top rows, styles by kind, references and rates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..consolidation import Consolidation
from ..declare import Column, Count, Day, Decimal, Money, Percent
from ..domain.findings import address, letters
from ..intake.submission import Submission
from ..measure import INDENT, height
from ..plans import Cell, Link, SheetPlan, Value
from ..styles import (
    BODY,
    BODY_COUNT,
    BODY_DAY,
    BODY_DECIMAL,
    BODY_PERCENT,
    HEADER,
    SUBTITLE,
    TITLE,
    Style,
)

DASH = "—"
INBOX = "nhan-ve"
Cells = dict[tuple[int, int], Cell]


def heading(title: str, run: Consolidation) -> Cells:
    """Rows 1 and 2 of every sheet: what it is, and for whom and when."""
    bloc = run.assignment.bloc
    scope = f"Khối thi đua {bloc.name}, {bloc.province} · Kỳ báo cáo: {run.assignment.period.label}"
    stamp = run.proceedings.meeting.stamp
    return {(1, 1): Cell(title, TITLE), (2, 1): Cell(f"{scope} · {stamp}" if stamp else scope, SUBTITLE)}


def headed(plan: SheetPlan) -> SheetPlan:
    """The same plan with room for the large letters of the heading."""
    return replace(plan, heights={1: 26, 2: ROW, **plan.heights})


def line(row: int, left: int, values: Iterable[Value], style: Style) -> Cells:
    """Cells side by side in one look."""
    return {(row, left + i): Cell(value, style) for i, value in enumerate(values)}


def header(row: int, labels: Iterable[str]) -> Cells:
    """A header row from column A."""
    return line(row, 1, labels, HEADER)


def style_of(column: Column) -> Style:
    """The look of a column's values."""
    match column.kind:
        case Count() | Money():
            return BODY_COUNT
        case Decimal():
            return BODY_DECIMAL
        case Percent():
            return BODY_PERCENT
        case Day():
            return BODY_DAY
        case _:
            return BODY


def header_height(labels: Sequence[str], widths: Sequence[float]) -> float:
    """Points that a wrapped header row needs."""
    return height(zip(labels, (width - _ARROW for width in widths), strict=False), least=2, bold=True) + 4


def row_heights(rows: Iterable[Sequence[Value]], widths: Sequence[float], first: int) -> dict[int, float]:
    """Points for the rows from `first` on, so that wrapped text is seen whole."""
    heights = {}
    for row, values in enumerate(rows, first):
        texts = [(v, width - INDENT) for v, width in zip(values, widths, strict=False) if type(v) is str]
        heights[row] = min(_TALLEST, max(ROW, height(texts)))
    return heights


ROW = 18.0
"""Points of a row with one line, which leaves it a little air."""
_TALLEST, _ARROW = 409.0, 0.5
"""Excel's limit; the least air beside a header."""


def heights_of(cells: Mapping[tuple[int, int], Cell], widths: Sequence[float], first: int) -> dict[int, float]:
    """The same for wrapped cells from row `first` on, each in the size of its letters."""
    heights: dict[int, float] = {}
    for (row, column), cell in cells.items():
        if row >= first and cell.style.wrap and type(cell.value) is str:
            room = widths[column - 1] - (INDENT if cell.style.indent else 0)
            needed = height([(cell.value, room)], size=cell.style.size)
            heights[row] = min(_TALLEST, max(ROW, needed, heights.get(row, 0)))
    return heights


def quoted(title: str) -> str:
    """A tab's name as it stands in references."""
    return "'" + title.replace("'", "''") + "'"


def span(column: int, first: int, last: int, title: str = "") -> str:
    """One column of rows as an absolute reference, on another tab where `title` is given."""
    text = f"${letters(column)}${first}:${letters(column)}${max(first, last)}"
    return f"{quoted(title)}!{text}" if title else text


def reference(title: str, row: int, column: int) -> str:
    """One cell of another tab."""
    return f"{quoted(title)}!{address(row, column)}"


def rate(part: float, whole: float) -> Value:
    """A share in percent, a dash of nothing."""
    return part / whole * 100 if whole else DASH


def rate_formula(part: str, whole: str) -> str:
    """The same as `rate`, for a cell."""
    return f'IF({whole}>0,{part}/{whole}*100,"{DASH}")'


def tidy(value: float) -> int | float:
    """A whole number without its decimal point."""
    return int(value) if value == int(value) else value


def link_to(file: str, grid: str, cell: str) -> Link:
    """A jump into a returned file."""
    return Link(f"{INBOX}/{file}", f"{quoted(grid)}!{cell}" if grid and cell else "", "Mở tệp của đơn vị")


def link_to_copy(run: Consolidation, sent: Submission, key: str, row: int) -> Link:
    """A jump to a row of the copy that was kept of a file; to the returned file itself where none was kept."""
    table = sent.tables[key]
    name = next(name for name in table.sheet.by_name if table.columns.get(name))
    cell = address(*table.spot(row, name))
    copy = run.past.archived.get(sent.digest)
    if copy is None:
        return link_to(sent.file, table.grid, cell)
    return Link(copy, f"{quoted(table.grid)}!{cell}", f"Mở bản sao của {sent.file}")


def names(run: Consolidation) -> Mapping[str, str]:
    """The official names of the members by code, in the bloc's order."""
    return {member.code: member.name for member in run.assignment.bloc.members}
