"""All sheets of the scoring, and what of them the next run reads back."""

from collections.abc import Callable

from ..consolidation import Consolidation
from ..intake.grid import Grid
from ..plans import Cell, SheetPlan
from ..scoring.kept import Result
from ..scoring.last import before, result_of
from ..styles import SUBTITLE
from . import explained, scores, standings
from .layout import heading

SHEETS: tuple[tuple[str, str], ...] = (
    (standings.KEY, standings.TITLE),
    (scores.KEY, scores.TITLE),
    (scores.DETAIL_KEY, scores.DETAIL_TITLE),
    (explained.KEY, explained.TITLE),
    (standings.MOVES_KEY, standings.MOVES_TITLE),
    (explained.WAYS_KEY, explained.WAYS_TITLE),
)
"""Mark and tab of each sheet of the scoring, in their order."""


def scoring_plans(run: Consolidation) -> tuple[SheetPlan, ...]:
    """Plan every sheet of the scoring; where the scheme has errors they say so instead of old points."""
    scored = run.scored
    if scored is None or not scored.due:
        return ()
    earlier = run.scored_before
    if scored.scores is None:
        return empty_plans(run, "Thang điểm còn lỗi, chưa chấm điểm: xem trang Lỗi.")
    board = scores.Board.of(run, scored.scores)
    return (
        standings.ranking_plan(board, scored, earlier),
        scores.scores_plan(board),
        scores.details_plan(board),
        explained.reasons_plan(board, earlier),
        standings.moves_plan(run, scored, earlier),
        explained.ways_plan(run),
    )


def empty_plans(run: Consolidation, why: str) -> tuple[SheetPlan, ...]:
    """The same sheets with a sentence instead of points; what the last scoring came to is kept for the next one."""
    cells = {(3, 1): Cell(why, SUBTITLE)}
    kept = {
        standings.KEY: standings.kept_table(run, run.scored_before),
        explained.KEY: explained.kept_table(run.scored_before),
    }
    return tuple(
        SheetPlan(key, title, heading(title.upper(), run) | cells, tables=kept.get(key, ())) for key, title in SHEETS
    )


def earlier_result(run: Consolidation, grid: Callable[[str], Grid | None]) -> Result:
    """What the last run with another result came to, read off the sheets that it wrote."""
    now = result_of(run.scored) if run.scored else Result()
    places, places_before = standings.read_places(grid(standings.KEY))
    marks, marks_before = explained.read_marks(grid(explained.KEY))
    return before(now, Result(marks, places), Result(marks_before, places_before))
