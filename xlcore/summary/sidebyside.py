"""*Đối chiếu điểm*: self-score, cross-check and what counts side by side, with the difference and its reason."""

from collections.abc import Sequence
from functools import partial

from ..appraisal.appraised import Appraised, Line
from ..consolidation import Consolidation
from ..plans import Cell, Page, SheetPlan, Table, Value
from ..scoring.explain import explain
from ..scoring.score import Mark, Scores, State
from ..styles import BODY, BODY_CENTER, BODY_DECIMAL, ERROR_FILL, SUBTITLE, WARNING_FILL, filled
from .layout import DASH, Cells, header_height, heading, row_heights

BOARD_KEY, BOARD_TITLE = "sum_side_by_side", "Đối chiếu điểm"
TOP = 5
_BOARD_HEADS = (
    "Mã đơn vị",
    "Mã tiêu chí",
    "Nội dung tiêu chí",
    "Điểm tối đa",
    "Tự chấm",
    "Chấm chéo",
    "Đơn vị chấm chéo",
    "Điểm tính",
    "Theo",
    "Chênh lệch so với tự chấm",
    "Lý do chênh lệch",
    "Minh chứng",
)
_BOARD_WIDTHS = (11.0, 9.0, 44.0, 10.0, 10.0, 10.0, 12.0, 10.0, 16.0, 12.0, 40.0, 32.0)
_POINTS_AT = (5, 6, 8)
"""The columns of the points that the unit, the checker and the bloc gave."""


def board_plan(run: Consolidation, appraised: Appraised) -> SheetPlan:
    """Plan every criterion of every unit with the points of each step; what differs stands on another ground."""
    rows = [_board_row(line, appraised) for line in appraised.lines]
    taken = run.scored.scores if run.scored and run.scored.scores else appraised.checked
    said = "Điểm tính là điểm của bước sau cùng đã làm, không bao giờ lấy điểm cao nhất của các bước."
    cells: Cells = heading("ĐỐI CHIẾU ĐIỂM TỰ CHẤM, CHẤM CHÉO, KHỐI CHẤM", run) | {(3, 1): Cell(said, SUBTITLE)}
    for row, line in enumerate(appraised.lines, TOP + 1):
        needs = appraised.stated.scheme.by_code[line.code].evidence
        cells |= _led(row, line, rows[row - TOP - 1], (appraised.stated, appraised.checked, taken))
        cells |= _marked(row, line, rows[row - TOP - 1], needs=needs)
    styles = (
        *(BODY_CENTER, BODY_CENTER, BODY, BODY_DECIMAL, BODY_DECIMAL, BODY_DECIMAL),
        *(BODY_CENTER, BODY_DECIMAL, BODY_CENTER, BODY_DECIMAL, BODY, BODY),
    )
    return SheetPlan(
        BOARD_KEY,
        BOARD_TITLE,
        cells,
        tables=(Table("tbl_side_by_side", TOP, 1, _BOARD_HEADS, rows, styles),),
        widths=_BOARD_WIDTHS,
        heights=row_heights(rows, _BOARD_WIDTHS, TOP + 1) | {TOP: header_height(_BOARD_HEADS, _BOARD_WIDTHS)},
        freeze=(TOP + 1, 4),
        page=Page(repeat=(TOP, TOP)),
    )


def _board_row(line: Line, appraised: Appraised) -> tuple[Value, ...]:
    criterion = appraised.stated.scheme.by_code[line.code]
    difference = line.difference
    return (
        line.unit,
        line.code,
        criterion.name,
        float(criterion.most),
        _points(line.stated),
        _points(line.checked),
        line.other.by if line.other else DASH,
        _points(line.taken),
        _taken_from(line),
        DASH if difference is None else float(difference),
        line.reason if difference else "",
        line.own.words if line.own else "",
    )


def _points(mark: Mark | None) -> Value:
    if mark is None or mark.state is State.EXEMPT:
        return DASH
    return float(mark.points)


def _taken_from(line: Line) -> str:
    """Which step the points that count are from."""
    if line.taken.state is State.EXEMPT:
        return "không áp dụng"
    if line.taken.state is State.NONE:
        return "không phát sinh"
    if line.typed:
        return "Khối chấm"
    if not line.asked:
        return "số liệu báo cáo"
    if line.other:
        return "chấm chéo"
    return "tự chấm (tạm)" if line.own else "chưa có"


def _marked(row: int, line: Line, values: Sequence[Value], *, needs: bool) -> Cells:
    """What is worth a look on another ground."""
    cells: Cells = {}
    if line.difference:
        fill = WARNING_FILL if line.reason else ERROR_FILL
        cells[row, 10] = Cell(values[9], filled(BODY_DECIMAL, fill))
    if line.own and not line.own.words and line.stated and line.stated.points > 0:
        cells[row, 12] = Cell("chưa có minh chứng", filled(BODY, WARNING_FILL) if needs else BODY)
    return cells


def _led(row: int, line: Line, values: Sequence[Value], steps: Sequence[Scores]) -> Cells:
    """The points of each step again, with their sentence and the way back to the cells that they come from."""
    marks = (line.stated, line.checked, line.taken)
    return {
        (row, column): Cell(
            values[column - 1],
            BODY_DECIMAL,
            "",
            mark.figure.sources if mark.figure else (),
            partial(explain, scores, line.unit, line.code),
        )
        for column, mark, scores in zip(_POINTS_AT, marks, steps, strict=True)
        if mark and mark.state is not State.EXEMPT
    }
