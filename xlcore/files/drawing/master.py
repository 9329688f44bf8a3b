"""Drawing the master workbook of a bloc afresh: instructions, input sheets and what a run has planned."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from ...awards.known import KNOWN, standard_rows
from ...awards.laws import KNOWN_LAWS, law_rows
from ...declare import Layout, Sheet
from ...domain.bloc import Assignment
from ...domain.rulebook import Check
from ...marks import LOOKS, of_a_drawn_sheet, written_looks
from ...plans import SheetPlan
from ...sheets.master import CONFIG, CORRECTIONS, INDICATORS, MEMBERS, PREVIOUS, REMARKS, RULES, Tab
from ...sheets.meeting import MEETING, MEETING_SHEETS
from ...sheets.scoring import CRITERIA, HALVES, SCORE_RULES, SCORES, SCORING_SHEETS
from ...sheets.year import LAWS, STANDARDS, YEAR_SHEETS
from ...summary import control
from ...summary.contents import contents_plan
from ..saving.atomic import save
from ..saving.whole import flaw
from . import settings
from .buttons import add_macros, draw_buttons, ribbon
from .canvas import Canvas
from .charts import draw_charts, set_pages
from .finish import finished, start
from .formats import Formats
from .inputs import InputDrawer
from .instructions import draw_instructions
from .lists import Lists
from .plan import draw_plan

_USUAL = 9
"""Members for whom charts are laid out while none is known yet."""


def draw_master(
    path: Path,
    assignment: Assignment,
    checks: Sequence[Check],
    previous: pl.DataFrame,
    plans: Sequence[SheetPlan],
    rows: Mapping[str, Sequence[settings.Row]] | None = None,
) -> None:
    """Write a fresh master to `path` as a macro-enabled workbook; equal input gives equal bytes.

    The control sheet stands first, then contents, instructions and input sheets, then the other plans as they come.
    `previous` has the columns of `PREVIOUS_SCHEMA`. The master of a whole year has the sheets of scoring, titles,
    ballot and proposals too, that of a half-year those of scoring where it is made with a scheme. `rows` gives those of
    these sheets and of the bloc's business by key; without them only the known standards stand there.
    """
    workbook, held = start()
    created = datetime.combine(assignment.period.first_day, datetime.min.time(), UTC)
    workbook.set_properties({"title": f"Tổng hợp thi đua – Khối {assignment.bloc.name}", "created": created})
    canvas = Canvas(workbook, Formats(workbook))
    for plan in plans:
        if plan.key == control.KEY:
            members, drawn = len(assignment.bloc.members) or _USUAL, draw_plan(canvas, plan)
            draw_buttons(drawn)
            draw_charts(workbook, drawn, plans, members)
            set_pages(drawn, plan, members)
            drawn.activate()
    given = _given(assignment, checks, previous, rows or {})
    inputs = _inputs(assignment, given, rows or {})
    contents = contents_plan([Tab(sheet.key, sheet.title, sheet.heading) for sheet in (*inputs, REMARKS)], plans)
    draw_plan(canvas, contents)
    draw_instructions(canvas)
    drawer = InputDrawer(canvas, Lists(canvas), len(assignment.bloc.members))
    for sheet in inputs:
        own = given.get(sheet.key, ())
        if sheet.layout is Layout.FIELDS:
            drawer.fields(sheet, next(iter(own), {}))
        else:
            drawer.table(sheet, own)
    for plan in plans:
        if plan.key != control.KEY:
            draw_plan(canvas, plan)
    marks = {plan.key: of_a_drawn_sheet(plan) for plan in (*plans, contents)}
    workbook.define_name(LOOKS, "=" + written_looks(marks))
    add_macros(workbook)
    workbook.close()
    save(path, finished(held.getvalue(), ribbon()), check=flaw)


def _given(
    assignment: Assignment,
    checks: Sequence[Check],
    previous: pl.DataFrame,
    rows: Mapping[str, Sequence[settings.Row]],
) -> Mapping[str, Sequence[settings.Row]]:
    """What stands in the input sheets from the start, by key."""
    known: dict[str, Sequence[settings.Row]] = {
        CONFIG.key: (settings.config(assignment),),
        MEMBERS.key: settings.members(assignment),
        INDICATORS.key: settings.indicators(assignment),
        RULES.key: settings.rules(checks),
        PREVIOUS.key: settings.earlier(previous),
        STANDARDS.key: standard_rows(KNOWN),
        LAWS.key: law_rows(KNOWN_LAWS),
    }
    return known | dict(rows)


def _inputs(
    assignment: Assignment,
    given: Mapping[str, Sequence[settings.Row]],
    rows: Mapping[str, Sequence[settings.Row]],
) -> Sequence[Sheet]:
    """The input sheets in the order of their tabs; those of a year stand in half a year where they are given."""
    of_a_year = (sheet for sheet in YEAR_SHEETS if not assignment.period.half or rows.get(sheet.key))
    business = (MEETING, *(sheet for sheet in MEETING_SHEETS if sheet is not MEETING))
    settled = (CONFIG, MEMBERS, INDICATORS, RULES, PREVIOUS, CORRECTIONS)
    return (*settled, *_scoring(assignment, given), *business, *of_a_year)


def _scoring(assignment: Assignment, given: Mapping[str, Sequence[settings.Row]]) -> Sequence[Sheet]:
    """Scheme and rules stand in every master, what is filled in for them where a bloc scores."""
    rules = given.get(SCORE_RULES.key, ())
    scores = not assignment.period.half or given.get(SCORES.key) or any(r.get("rule") == HALVES for r in rules)
    return SCORING_SHEETS if scores else (CRITERIA, SCORE_RULES)
