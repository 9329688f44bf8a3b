"""*Xếp hạng*: places, what decided them, who is left out; *Thay đổi điểm*: who moved since the last run, and why."""

from collections.abc import Mapping, Sequence
from functools import partial

from ..consolidation import Consolidation
from ..domain.findings import address
from ..intake.grid import Grid, Raw
from ..plans import Cell, Page, SheetPlan, Table, Value
from ..scoring.kept import KeptPlace, Result
from ..scoring.last import Move, moves
from ..scoring.ranking import Rules, Standing
from ..scoring.scored import Scored
from ..sheets.scoring import SCORE_RULES
from ..styles import BODY, BODY_CENTER, BODY_DECIMAL, BODY_PERCENT, SUBTITLE
from .layout import DASH, Cells, header_height, heading, reference, row_heights
from .scores import FIRST as SCORES_FIRST
from .scores import LEFT, Board, heads
from .scores import TITLE as SCORES_TITLE

KEY, TITLE = "sum_ranking", "Xếp hạng"
MOVES_KEY, MOVES_TITLE = "sum_score_moves", "Thay đổi điểm"
TOP = 7
FIRST = TOP + 1
NOT_RANKED = "Không xếp"
_HEADS = (
    "Hạng",
    "Mã",
    "Đơn vị",
    "Tổng điểm",
    "Điểm tối đa",
    "Tỷ lệ (%)",
    "Hạng năm trước",
    "Lên (+), xuống (−)",
    "Lần chạy trước: hạng",
    "Lần chạy trước: điểm",
    "Ghi chú",
)
_STYLES = (
    *(BODY_CENTER, BODY_CENTER, BODY, BODY_DECIMAL, BODY_DECIMAL, BODY_PERCENT),
    *(BODY_CENTER, BODY_CENTER, BODY_CENTER, BODY_DECIMAL, BODY),
)
_WIDTHS = (10.0, 11.5, 38.0, 11.0, 11.0, 9.0, 9.0, 10.0, 10.0, 11.0, 56.0)
_RANK, _TOTAL, _MOST, _SHARE = 1, 4, 5, 6
_CODE, _WAS_RANK, _WAS_TOTAL = 1, 8, 9
_MOVES = ("Đơn vị", "Hạng trước", "Hạng nay", "Điểm trước", "Điểm nay", "Chênh", "Vì sao")
_MOVE_STYLES = (BODY, BODY_CENTER, BODY_CENTER, BODY_DECIMAL, BODY_DECIMAL, BODY_DECIMAL, BODY)
_MOVE_WIDTHS = (38.0, 10.0, 10.0, 11.0, 11.0, 10.0, 90.0)


def ranking_plan(board: Board, scored: Scored, earlier: Result) -> SheetPlan:
    """Plan the ranking, best first; `earlier` is what the last different run came to."""
    run, name = board.run, board.run.assignment.bloc.name_of
    rows = [_row(standing, name(standing.member), earlier, scored.standings, run) for standing in scored.standings]
    table = Table("tbl_ranking", TOP, 1, _HEADS, rows, _STYLES)
    cells = heading("XẾP HẠNG CÁC ĐƠN VỊ", run)
    said = (_way(scored.rules), _ties(scored.rules), _left_out(scored.rules))
    cells |= {(row, 1): Cell(text, SUBTITLE) for row, text in enumerate(said, 3)}
    cells |= _linked(board, scored.standings)
    for row, (standing, values) in enumerate(zip(scored.standings, rows, strict=True), FIRST):
        why = partial(" ".join, (*said[:2], str(values[-1])))
        sources = board.sources(standing.member, heads(board.scores.scheme)[0])
        cells[row, _RANK] = Cell(values[0], BODY_CENTER, "", sources, why)
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(table,),
        widths=_WIDTHS,
        heights=row_heights(rows, _WIDTHS, FIRST) | {TOP: header_height(_HEADS, _WIDTHS)},
        freeze=(FIRST, 4),
        page=Page(repeat=(TOP, TOP)),
    )


def _row(
    standing: Standing, name: str, earlier: Result, standings: Sequence[Standing], run: Consolidation
) -> tuple[Value, ...]:
    was = earlier.places.get(standing.member, KeptPlace())
    moved = standing.moved
    return (
        standing.rank or NOT_RANKED,
        standing.member,
        name,
        float(standing.total),
        float(standing.maximum),
        float(standing.share),
        standing.last_rank or DASH,
        DASH if moved is None else f"{moved:+d}".replace("-", "−") if moved else "0",
        (was.rank or NOT_RANKED) if was.total is not None else DASH,
        DASH if was.total is None else was.total,
        _note(standing, standings, run),
    )


def _note(standing: Standing, standings: Sequence[Standing], run: Consolidation) -> str:
    """Why a unit is not ranked, with whom it shares a rank, what decided, and what is still missing."""
    said = [f"{one.reason}: {one.basis}." if one.basis else f"{one.reason}." for one in standing.excluded]
    if standing.tied:
        others = [s.member for s in standings if s.rank == standing.rank and s.member != standing.member]
        said.append(f"Đồng hạng với {', '.join(run.assignment.bloc.name_of(code) for code in others)}.")
    if standing.decided:
        said.append(f"Bằng điểm, phân định theo: {standing.decided}.")
    if standing.missing:
        said.append(f"Còn {standing.missing} tiêu chí chưa có số liệu hoặc lỗi, tính 0 điểm.")
    return " ".join(said)


def _way(rules: Rules) -> str:
    way = "tỷ lệ điểm trên điểm tối đa của đơn vị" if rules.by_share else "tổng điểm"
    return f"Xếp theo {way}, làm tròn {rules.places} chữ số. Bằng điểm là đồng hạng (1, 2, 2, 4)."


def _left_out(rules: Rules) -> str:
    bars = [f"{bar.value.removeprefix('Loại: ')} {parameter}".rstrip() for bar, parameter in rules.bars]
    return f"Không xếp hạng: {'; '.join((*bars, 'đơn vị ở trang Loại trừ'))}."


def _ties(rules: Rules) -> str:
    asked = [f"{tie.value.removeprefix('Bằng điểm: ')} {parameter}".rstrip() for tie, parameter in rules.ties]
    if not asked:
        return f"Trang {SCORE_RULES.title} chưa có quy tắc phân định khi bằng điểm."
    return "Khi bằng điểm, xét lần lượt: " + "; ".join(f"({n}) {rule}" for n, rule in enumerate(asked, 1)) + "."


def _linked(board: Board, standings: Sequence[Standing]) -> Cells:
    """Total, maximum and share again, as references to *Điểm*."""
    code, groups = heads(board.scores.scheme)
    column, lines = LEFT + len(groups), {unit: row for row, unit in enumerate(board.scores.units, SCORES_FIRST)}
    cells: Cells = {}
    for row, standing in enumerate(standings, FIRST):
        unit = standing.member
        where = reference(SCORES_TITLE, lines[unit], column)
        most = reference(SCORES_TITLE, lines[unit], column + 1)
        cells[row, _TOTAL] = Cell(float(standing.total), BODY_DECIMAL, where, board.sources(unit, code))
        cells[row, _MOST] = Cell(float(standing.maximum), BODY_DECIMAL, most)
        at = address(row, _TOTAL), address(row, _MOST)
        cells[row, _SHARE] = Cell(float(standing.share), BODY_PERCENT, f"IF({at[1]}>0,{at[0]}/{at[1]}*100,0)")
    return cells


def moves_plan(run: Consolidation, scored: Scored, earlier: Result) -> SheetPlan:
    """Plan who moved since the last run whose result was another, and why."""
    found = moves(scored, earlier)
    rows = [_move(move, run) for move in found]
    said = (
        f"{len(found)} đơn vị đổi điểm hoặc hạng so với lần chạy trước có kết quả khác."
        if earlier.places
        else "Chưa có lần chạy trước để so."
    )
    return SheetPlan(
        MOVES_KEY,
        MOVES_TITLE,
        heading("THAY ĐỔI ĐIỂM, HẠNG SO VỚI LẦN CHẠY TRƯỚC", run) | {(3, 1): Cell(said, SUBTITLE)},
        tables=(Table("tbl_score_moves", TOP, 1, _MOVES, rows, _MOVE_STYLES),),
        widths=_MOVE_WIDTHS,
        heights=row_heights(rows, _MOVE_WIDTHS, FIRST) | {TOP: header_height(_MOVES, _MOVE_WIDTHS)},
        freeze=(FIRST, 2),
        page=Page(repeat=(TOP, TOP)),
    )


def _move(move: Move, run: Consolidation) -> tuple[Value, ...]:
    was, now = move.before, move.now
    difference: Value = DASH if was.total is None or now.total is None else round(now.total - was.total, 4)
    return (
        run.assignment.bloc.name_of(move.unit),
        (was.rank or NOT_RANKED) if was.total is not None else DASH,
        now.rank or NOT_RANKED,
        DASH if was.total is None else was.total,
        now.total,
        difference,
        "; ".join(why.rstrip(".") for why in move.why) + ".",
    )


def read_places(grid: Grid | None) -> tuple[Mapping[str, KeptPlace], Mapping[str, KeptPlace]]:
    """The places that *Xếp hạng* shows, and those of the run before that it shows beside them."""
    if grid is None:
        return {}, {}
    rows = [row for row in grid.rows[FIRST - 1 :] if len(row) > _WAS_TOTAL and row[_CODE]]
    now = {str(row[_CODE]): KeptPlace(_rank(row[0]), number_in(row[_TOTAL - 1])) for row in rows}
    was = {str(row[_CODE]): KeptPlace(_rank(row[_WAS_RANK]), number_in(row[_WAS_TOTAL])) for row in rows}
    return _there(now), _there(was)


def _there(places: Mapping[str, KeptPlace]) -> Mapping[str, KeptPlace]:
    return {unit: place for unit, place in places.items() if place.total is not None}


def kept_table(run: Consolidation, earlier: Result) -> tuple[Table, ...]:
    """The places of an earlier scoring alone, while there is none now."""
    rows = [
        (*(DASH, unit, run.assignment.bloc.name_of(unit)), *(DASH,) * 5, was.rank or NOT_RANKED, was.total, "")
        for unit, was in earlier.places.items()
    ]
    return (Table("tbl_ranking", TOP, 1, _HEADS, rows, _STYLES),) if rows else ()


def _rank(cell: Raw) -> int | None:
    return int(cell) if isinstance(cell, int | float) else None


def number_in(cell: Raw) -> float | None:
    """A number of a cell, nothing for anything else."""
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
