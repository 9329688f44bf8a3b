"""*Giải trình điểm*: each criterion of each unit in a sentence; *Cách tính điểm*: every formula as it is defined."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ..consolidation import Consolidation
from ..intake.grid import Grid
from ..plans import Cell, Page, SheetPlan, Table, Value
from ..scoring.explain import explain
from ..scoring.formulas import FORMULAS
from ..scoring.kept import Kept, Result
from ..scoring.scheme import POLICY_RULES
from ..scoring.score import WHOLE, Mark, Total
from ..sheets.scoring import CRITERIA
from ..styles import BODY, BODY_CENTER, BODY_DECIMAL, SUBTITLE
from .layout import DASH, Cells, header_height, heading, row_heights
from .scores import Board
from .standings import number_in

KEY, TITLE = "sum_score_reasons", "Giải trình điểm"
WAYS_KEY, WAYS_TITLE = "sum_score_ways", "Cách tính điểm"
TOP = 4
FIRST = TOP + 1
_HEADS = (
    "Mã đơn vị",
    "Mã tiêu chí",
    "Nội dung tiêu chí",
    "Loại",
    "Điểm tối đa",
    "Số liệu",
    "Chỉ tiêu",
    "Điểm",
    "Lần trước: số liệu",
    "Lần trước: chỉ tiêu",
    "Lần trước: điểm",
    "Cách tính",
)
_STYLES = (BODY_CENTER, BODY_CENTER, BODY, BODY, *(BODY_DECIMAL,) * 7, BODY)
_WIDTHS = (11.5, 10.0, 40.0, 20.0, 9.0, 12.0, 12.0, 9.0, 12.0, 12.0, 10.0, 84.0)
_TYPE, _VALUE, _TARGET, _POINTS, _WAS = 4, 6, 7, 8, 9
_GROUP = "Nhóm"
_WAYS = ("Loại", "Số liệu cần", "Cột phải điền thêm", "Cách tính")
_POLICIES = ("Khi không áp dụng", "Điểm của tiêu chí", "Điểm tối đa của đơn vị", "Xử lý")
_WAYS_WIDTHS = (26.0, 24.0, 24.0, 100.0)


def reasons_plan(board: Board, earlier: Result) -> SheetPlan:
    """Plan the sentence of every criterion of every unit, units in the bloc's order."""
    rows: list[tuple[Value, ...]] = []
    cells = heading("GIẢI TRÌNH ĐIỂM TỪNG ĐƠN VỊ, TỪNG TIÊU CHÍ", board.run)
    for unit in board.scores.units:
        for code, name in (*((c.code, c.name) for c, _ in board.scores.scheme.walk()), (WHOLE, "Tổng điểm")):
            mark, said = board.mark(unit, code), explain(board.scores, unit, code)
            if isinstance(mark, Total):
                rows.append((unit, code, name, _GROUP, *_sums(mark), said))
            else:
                kind = FORMULAS[board.scores.scheme.by_code[code].type].label
                was = earlier.marks.get((unit, code), Kept())
                rows.append((unit, code, name, kind, *_numbers(mark), *_kept(was), said))
            cells |= _led(board, unit, code, FIRST + len(rows) - 1, rows[-1])
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(Table("tbl_score_reasons", TOP, 1, _HEADS, rows, _STYLES),),
        widths=_WIDTHS,
        heights=row_heights(rows, _WIDTHS, FIRST) | {TOP: header_height(_HEADS, _WIDTHS)},
        freeze=(FIRST, 4),
        page=Page(repeat=(TOP, TOP)),
    )


def _sums(total: Total) -> Iterator[Value]:
    """The numbers of a group: its maximum and its points; figures and earlier points are those of its criteria."""
    yield from (float(total.maximum), DASH, DASH, float(total.points), DASH, DASH, DASH)


def _numbers(mark: Mark) -> Iterator[Value]:
    figure = mark.figure
    yield float(mark.maximum)
    yield DASH if figure is None or figure.value is None else float(figure.value)
    yield DASH if figure is None or figure.target is None else float(figure.target)
    yield float(mark.points)


def _kept(was: Kept) -> Iterator[Value]:
    for value in was:
        yield DASH if value is None else value


def _led(board: Board, unit: str, code: str, row: int, values: Sequence[Value]) -> Cells:
    """Figure and points again, with the sentence and the way back to the unit's cells."""
    sources, said = board.sources(unit, code), partial(str, values[-1])
    return {
        (row, column): Cell(values[column - 1], BODY_DECIMAL, "", sources, said)
        for column in (_VALUE, _TARGET, _POINTS)
        if values[column - 1] != DASH
    }


def read_marks(grid: Grid | None) -> tuple[Mapping[tuple[str, str], Kept], Mapping[tuple[str, str], Kept]]:
    """The marks that *Giải trình điểm* shows, and those of the run before that it shows beside them."""
    if grid is None:
        return {}, {}
    rows = [row for row in grid.rows[FIRST - 1 :] if len(row) >= _WAS + 2 and row[_TYPE - 1] != _GROUP]
    now = {(str(row[0]), str(row[1])): Kept(*map(number_in, row[_VALUE - 1 : _POINTS])) for row in rows}
    was = {(str(row[0]), str(row[1])): Kept(*map(number_in, row[_WAS - 1 : _WAS + 2])) for row in rows}
    return _there(now), _there(was)


def _there(marks: Mapping[tuple[str, str], Kept]) -> Mapping[tuple[str, str], Kept]:
    return {spot: kept for spot, kept in marks.items() if kept.points is not None}


def kept_table(earlier: Result) -> tuple[Table, ...]:
    """The marks of an earlier scoring alone, while there is none now."""
    rows = [(*spot, "", "", *(DASH,) * 4, *_kept(was), "") for spot, was in earlier.marks.items()]
    return (Table("tbl_score_reasons", TOP, 1, _HEADS, rows, _STYLES),) if rows else ()


def ways_plan(run: Consolidation) -> SheetPlan:
    """Plan the definition of every formula."""
    labels = {column.name: column.label for column in CRITERIA.columns}
    rows = [
        (f.label, f.asks.value, "; ".join(labels[name] for name in sorted(f.needs)) or DASH, f.rule)
        for f in FORMULAS.values()
    ]
    top = FIRST + len(rows) + 1
    policies = [(policy.value, *said) for policy, said in POLICY_RULES.items()]
    heights = row_heights(rows, _WAYS_WIDTHS, FIRST) | row_heights(policies, _WAYS_WIDTHS, top + 1)
    return SheetPlan(
        WAYS_KEY,
        WAYS_TITLE,
        heading("CÁCH TÍNH CỦA TỪNG LOẠI TIÊU CHÍ", run) | {(3, 1): Cell(_ABOUT, SUBTITLE)},
        tables=(
            Table("tbl_score_ways", TOP, 1, _WAYS, rows, (BODY, BODY, BODY, BODY)),
            Table("tbl_score_policies", top, 1, _POLICIES, policies, (BODY, BODY, BODY, BODY)),
        ),
        widths=_WAYS_WIDTHS,
        heights=heights | {TOP: header_height(_WAYS, _WAYS_WIDTHS), top: header_height(_POLICIES, _WAYS_WIDTHS)},
        freeze=(FIRST, 2),
        page=Page(repeat=(TOP, TOP)),
    )


_ABOUT = (
    "Số sau @ là phiên bản: cách tính đổi thì có phiên bản mới, thang điểm cũ giữ nguyên điểm. Điểm mỗi tiêu chí làm "
    "tròn một lần; tổng là tổng đúng của các số đã hiện."
)
