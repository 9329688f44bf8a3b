"""*Điểm*: units by groups, for A4 upright; *Điểm chi tiết*: criteria by units, every group a formula over its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from ..consolidation import Consolidation
from ..domain.findings import address
from ..plans import Cell, Page, SheetPlan, Source, Value
from ..scoring.explain import explain
from ..scoring.formulas import FORMULAS, Part
from ..scoring.scheme import Criterion, Scheme
from ..scoring.score import WHOLE, Mark, Scores, State, Total
from ..styles import (
    BODY,
    BODY_CENTER,
    BODY_DECIMAL,
    BODY_PERCENT,
    MUTED_INK,
    SUBTITLE,
    WARNING_FILL,
    Style,
    filled,
    total,
)
from .layout import DASH, Cells, header, header_height, heading, heights_of, reference
from .matrix import units

KEY, TITLE = "sum_scores", "Điểm"
DETAIL_KEY, DETAIL_TITLE = "sum_score_details", "Điểm chi tiết"
TOP = 4
FIRST = TOP + 1
LEFT = 4
"""The first column of groups, and of units."""
MISSING, REFUSED = "thiếu", "lỗi"
_WORDS = {State.MISSING: MISSING, State.REFUSED: REFUSED}
_SMALL = Style(italic=True, size=9, ink=MUTED_INK, border=True, align="center", wrap=True)
_KEY = f"“{MISSING}”: chưa có số liệu; “{REFUSED}”: số liệu không chấm được; đều tính 0. “{DASH}”: không áp dụng."


@dataclass(frozen=True, slots=True)
class Board:
    """The scores of a run with what their cells need: the row of each criterion, the column of each unit."""

    run: Consolidation
    scores: Scores
    rows: Mapping[str, int]
    columns: Mapping[str, int]

    @classmethod
    def of(cls, run: Consolidation, scores: Scores) -> "Board":
        """Lay the tree out from row `FIRST` on; the whole stands under the last criterion."""
        codes = [criterion.code for criterion, _ in scores.scheme.walk()]
        rows = {code: row for row, code in enumerate((*codes, WHOLE), FIRST)}
        return cls(run, scores, rows, {unit: column for column, unit in enumerate(scores.units, LEFT)})

    def sources(self, unit: str, code: str) -> tuple[Source, ...]:
        """The cells of the unit behind a criterion, or behind all that stand in a group."""
        if code in self.scores.marks:
            figure = self.scores.marks[code][unit].figure
            return figure.sources if figure else ()
        inside = self.scores.scheme.children.get(code, ())
        return tuple(dict.fromkeys(source for child in inside for source in self.sources(unit, child.code)))

    def mark(self, unit: str, code: str) -> Mark | Total:
        """What stands in the cell."""
        found = self.scores.marks.get(code) or self.scores.totals[code]
        return found[unit]


def heads(scheme: Scheme) -> tuple[str, tuple[Criterion, ...]]:
    """The code whose children stand side by side in *Điểm*: of a tree with one trunk what grows on it."""
    only = scheme.roots[0] if len(scheme.roots) == 1 and scheme.is_group(scheme.roots[0]) else None
    return (only.code, scheme.children[only.code]) if only else (WHOLE, scheme.roots)


# --- units by groups ------------------------------------------------------------------------------------


def scores_plan(board: Board) -> SheetPlan:
    """Plan the points of every unit by group, with total, maximum and share."""
    run, scheme = board.run, board.scores.scheme
    code, groups = heads(scheme)
    labels = ("STT", "Mã", "Đơn vị", *(f"{one.code}. {one.name}" for one in groups), *_ENDS)
    widths = (5.0, 11.5, 34.0, *(13.0 for _ in groups), 11.0, 11.0, 10.0, 11.0)
    cells = heading("ĐIỂM CỦA CÁC ĐƠN VỊ THEO NHÓM TIÊU CHÍ", run) | {(3, 1): Cell(_KEY, SUBTITLE)}
    cells |= header(TOP, labels) | units(run.assignment.bloc.members, FIRST)
    for row, unit in enumerate(board.scores.units, FIRST):
        for column, group in enumerate(groups, LEFT):
            where = reference(DETAIL_TITLE, board.rows[group.code], board.columns[unit])
            cells[row, column] = _cell(board, unit, group.code, where)
        cells |= _ends(board, unit, row, code, {g.code: address(row, c) for c, g in enumerate(groups, LEFT)})
    cells |= _maxima(board, groups, FIRST + len(board.scores.units))
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        widths=widths,
        heights={TOP: header_height(labels, widths)} | heights_of(cells, widths, FIRST),
        freeze=(FIRST, LEFT),
        page=Page(landscape=len(groups) > _UPRIGHT, repeat=(TOP, TOP)),
    )


_ENDS = ("Tổng điểm", "Điểm tối đa", "Tỷ lệ (%)", "Tiêu chí thiếu số liệu")
_UPRIGHT = 3
"""So many groups fit on an upright page."""


def _ends(board: Board, unit: str, row: int, code: str, places: Mapping[str, str]) -> Cells:
    whole, column = board.scores.totals[code][unit], LEFT + len(places)
    formula = _formula(board.scores, unit, code, whole, places)
    share: Value = float(whole.points / whole.maximum * 100) if whole.maximum else DASH
    at = address(row, column), address(row, column + 1)
    return {
        (row, column): _look(board, unit, code, total(BODY_DECIMAL), formula),
        (row, column + 1): Cell(float(whole.maximum), BODY_DECIMAL),
        (row, column + 2): Cell(
            share, BODY_PERCENT, f'IF({at[1]}>0,{at[0]}/{at[1]}*100,"{DASH}")', board.sources(unit, code)
        ),
        (row, column + 3): Cell(whole.missing, filled(BODY_CENTER, WARNING_FILL) if whole.missing else BODY_CENTER),
    }


def _maxima(board: Board, groups: Sequence[Criterion], row: int) -> Cells:
    """The maximum of each group under its column, for comparison."""
    cells: Cells = {(row, column): Cell("", total(BODY)) for column in (1, 2)}
    cells[row, 3] = Cell("Điểm tối đa của thang", total(BODY))
    for column, group in enumerate(groups, LEFT):
        ordinary = board.scores.scheme.is_group(group) or FORMULAS[group.type].part is Part.ORDINARY
        value: Value = float(group.most) if ordinary else "ngoài điểm"
        cells[row, column] = Cell(value, total(BODY_DECIMAL if ordinary else BODY_CENTER))
    end, last = LEFT + len(groups), LEFT + len(groups) - 1
    most = sum(float(g.most) for g in groups if isinstance(cells[row, LEFT + groups.index(g)].value, float))
    cells[row, end] = Cell(most, total(BODY_DECIMAL), f"SUM({address(row, LEFT)}:{address(row, last)})")
    cells |= {(row, column): Cell("", total(BODY)) for column in range(end + 1, end + len(_ENDS))}
    return cells


# --- criteria by units ----------------------------------------------------------------------------------


def details_plan(board: Board) -> SheetPlan:
    """Plan the points of every criterion by unit."""
    run, members = board.run, board.run.assignment.bloc.members
    labels = ("Mã", "Nội dung tiêu chí", "Điểm tối đa", *(member.code for member in members))
    widths = (9.0, 52.0, 10.0, *(11.0 for _ in members))
    cells = heading("ĐIỂM CHI TIẾT THEO TIÊU CHÍ", run) | {(3, 1): Cell(_KEY, SUBTITLE)} | header(TOP, labels)
    for criterion, depth in board.scores.scheme.walk():
        cells |= _line(board, criterion, depth)
    cells |= _last_line(board)
    return SheetPlan(
        DETAIL_KEY,
        DETAIL_TITLE,
        cells,
        widths=widths,
        heights={TOP: header_height(labels, widths)} | heights_of(cells, widths, FIRST),
        freeze=(FIRST, LEFT),
        page=Page(repeat=(TOP, TOP)),
    )


def _line(board: Board, criterion: Criterion, depth: int) -> Cells:
    row, group = board.rows[criterion.code], board.scores.scheme.is_group(criterion)
    words = total(BODY) if group else BODY
    numbers = total(BODY_DECIMAL) if group else BODY_DECIMAL
    most: Value = DASH if criterion.maximum is None else float(criterion.maximum)
    cells: Cells = {
        (row, 1): Cell(criterion.code, words),
        (row, 2): Cell("   " * depth + criterion.name, words),
        (row, 3): Cell(most, numbers),
    }
    for unit, column in board.columns.items():
        cells[row, column] = _cell(board, unit, criterion.code, _inside(board, unit, criterion.code, column))
    return cells


def _last_line(board: Board) -> Cells:
    row = board.rows[WHOLE]
    cells: Cells = {(row, 1): Cell("", total(BODY)), (row, 2): Cell("Tổng điểm", total(BODY))}
    most = sum(float(one.most) for one in board.scores.scheme.roots if _counts(board.scores.scheme, one))
    cells[row, 3] = Cell(most, total(BODY_DECIMAL))
    for unit, column in board.columns.items():
        formula = _inside(board, unit, WHOLE, column)
        cells[row, column] = _look(board, unit, WHOLE, total(BODY_DECIMAL), formula)
    return cells


def _counts(scheme: Scheme, criterion: Criterion) -> bool:
    return scheme.is_group(criterion) or FORMULAS[criterion.type].part is Part.ORDINARY


def _inside(board: Board, unit: str, code: str, column: int) -> str:
    """The formula of a group over the rows below it; a criterion itself has none."""
    if code in board.scores.marks:
        return ""
    places = {c.code: address(board.rows[c.code], column) for c in board.scores.scheme.children[code]}
    return _formula(board.scores, unit, code, board.scores.totals[code][unit], places)


# --- cells ----------------------------------------------------------------------------------------------


def _cell(board: Board, unit: str, code: str, formula: str) -> Cell:
    """One criterion or group of one unit: its points, or the word for why it has none."""
    mark = board.mark(unit, code)
    group = isinstance(mark, Total)
    if isinstance(mark, Mark) and mark.state in _WORDS:
        return Cell(_WORDS[mark.state], filled(_SMALL, WARNING_FILL), formula, board.sources(unit, code))
    if _out(mark) and not mark.points:
        return Cell(DASH, _SMALL, formula if not group else "")
    return _look(board, unit, code, total(BODY_DECIMAL) if group else BODY_DECIMAL, formula)


def _out(mark: Mark | Total) -> bool:
    return mark.exempt if isinstance(mark, Total) else mark.state is State.EXEMPT


def _look(board: Board, unit: str, code: str, style: Style, formula: str) -> Cell:
    points = float(board.mark(unit, code).points)
    return Cell(points, style, formula, board.sources(unit, code), partial(explain, board.scores, unit, code))


def _formula(scores: Scores, unit: str, code: str, found: Total, places: Mapping[str, str]) -> str:
    """The sum of a group as a spreadsheet works it out; nothing where no formula tells (void, nothing applies)."""
    if found.voided or found.exempt:
        return ""
    text = "+".join(_terms(scores, unit, code, found, places)) or "0"
    group = scores.scheme.by_code.get(code)
    if group and group.floor is not None:
        text = f"MAX({group.floor:f},{text})"
    if group and group.ceiling is not None:
        text = f"MIN({group.ceiling:f},{text})"
    return text


def _terms(scores: Scores, unit: str, code: str, found: Total, places: Mapping[str, str]) -> Iterator[str]:
    """What is scaled in one term and what stands outside in another; all in one where nothing is scaled."""
    if not found.moved:
        yield f"SUM({','.join(places.values())})"
        return
    children = scores.scheme.children[code]
    inside = [places[child.code] for child in children if _counts(scores.scheme, child)]
    outside = [places[child.code] for child in children if not _counts(scores.scheme, child)]
    extra = sum((scores.totals[c.code][unit].extra for c in children if c.code in scores.totals), start=Decimal(0))
    ordinary = f"SUM({','.join(inside)})" + (f"-({extra:f})" if extra else "")
    yield f"ROUND(({ordinary})*{found.counted + found.moved:f}/{found.counted:f},{scores.places})"
    if outside:
        yield f"SUM({','.join(outside)})"
    if extra:
        yield f"({extra:f})"
