"""Drawing what units score: the rows of *Tự chấm*, and the form in which a unit cross-checks another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ...appraisal.crossing import Stated
from ...declare import Sheet
from ...domain.bloc import Assignment, Member, Question
from ...plans import Value
from ...sheets import CROSS_SCORES, CROSS_TEMPLATE
from ..saving.atomic import save
from ..saving.whole import flaw
from .canvas import Canvas
from .cover import draw_cover
from .earlier import Earlier
from .finish import finished, start
from .formats import Formats
from .lists import Lists
from .tables import TableDrawer


def question_row(question: Question) -> Mapping[str, Value]:
    """A criterion as the form asks for it; a group asks for nothing."""
    return {"code": question.code, "name": question.name, "maximum": question.maximum, "ask": question.ask}


def closed_of(question: Question, sheet: Sheet) -> frozenset[str]:
    """The columns that are not for typing in the row of a criterion."""
    if not question.ask:
        return frozenset(column.name for column in sheet.columns if not column.prefilled)
    shut = {"figure"} if question.yes_no else {"met"}
    return frozenset(shut if question.planned else {*shut, "plan"})


def cross_name(checker: Member, checked: Member, assignment: Assignment) -> str:
    """The file name of the form in which one unit cross-checks another."""
    return f"{checker.code}_cham-cheo_{checked.code}_{assignment.period}.xlsx"


def draw_cross_form(
    path: Path,
    checker: Member,
    checked: Member,
    assignment: Assignment,
    stated: Mapping[str, Stated],
    lines: Mapping[str, int] | None = None,
) -> None:
    """Write the form in which `checker` checks `checked`; `stated` is what that unit said, by code of the criterion.

    `lines` asks for room, as in `draw_form`.
    """
    workbook, held = start()
    created = datetime.combine(assignment.period.last_day, datetime.min.time(), UTC)
    title = f"Phiếu chấm chéo {assignment.period.label}"
    workbook.set_properties({"title": title, "subject": checker.name, "created": created})
    canvas = Canvas(workbook, Formats(workbook))
    named = replace(CROSS_SCORES, heading=f"{CROSS_SCORES.heading}: {checked.name.upper()}")
    draw_cover(canvas, checker, assignment, (named,), CROSS_TEMPLATE)
    asked = assignment.questions_of(checked)
    earlier = Earlier.of(None, checker.code)
    drawer = TableDrawer(canvas, Lists(canvas), checker.name, assignment.period, earlier, lines or {})
    drawer.draw(named, cross_rows(checked, asked, stated), (), [closed_of(question, named) for question in asked])
    workbook.define_name("td_form", f'="{CROSS_TEMPLATE}"')
    workbook.close()
    save(path, finished(held.getvalue()), check=flaw)


def cross_rows(checked: Member, asked: Sequence[Question], stated: Mapping[str, Stated]) -> list[Mapping[str, Value]]:
    """The rows of the form: each criterion with what the unit said of itself."""
    rows: list[Mapping[str, Value]] = []
    for question in asked:
        said = stated.get(question.code, Stated())
        answer = {"unit": checked.code, "stated": said.answer, "stated_evidence": said.evidence}
        rows.append({**question_row(question), **answer})
    return rows
