"""Drawing the form of one unit: a workbook with the sheets that apply to it, as their declarations say."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from ...declare import Layout, Sheet
from ...domain.bloc import Assignment, Member
from ...domain.periods import Period
from ...domain.proceedings import Proceedings, Registration, Resolution
from ...intake.assigned import assigned_row
from ...plans import Value
from ...sheets import DATA_SHEETS, REGISTER_TEMPLATE, SELF_SCORES, TEMPLATE
from ...sheets.followup import FOLLOWUP
from ...sheets.registrations import REGISTRATIONS
from ...sheets.targets import TARGETS
from ...values.shown import in_file_name
from ..saving.atomic import save
from ..saving.whole import flaw
from .canvas import Canvas
from .cover import draw_cover
from .earlier import Earlier
from .fields import FieldsDrawer
from .finish import finished, start
from .formats import Formats
from .lists import Lists
from .scores import closed_of, question_row
from .tables import TableDrawer


def form_name(member: Member, period: Period) -> str:
    """The file name of a unit's form."""
    return f"{in_file_name(member.code)}_{period}.xlsx"


def register_name(member: Member, period: Period) -> str:
    """The file name of the form with which a unit registers at the beginning of the year."""
    return f"{member.code}_dang-ky_{period.year}.xlsx"


def draw_register_form(
    path: Path,
    member: Member,
    assignment: Assignment,
    proceedings: Proceedings,
    lines: Mapping[str, int] | None = None,
) -> None:
    """Write the form of one unit for its registrations; what stands in the bloc's book is filled in.

    `lines` asks for room, as in `draw_form`.
    """
    workbook, held = start()
    created = datetime.combine(assignment.period.first_day, datetime.min.time(), UTC)
    title = f"Bản đăng ký thi đua năm {assignment.period.year}"
    workbook.set_properties({"title": title, "subject": member.name, "created": created})
    canvas = Canvas(workbook, Formats(workbook))
    closing = assignment._replace(deadline=proceedings.meeting.register_by)
    draw_cover(canvas, member, closing, (REGISTRATIONS,), REGISTER_TEMPLATE)
    earlier = Earlier.of(None, member.code)
    drawer = TableDrawer(canvas, Lists(canvas), member.name, assignment.period, earlier, lines or {})
    drawer.draw(REGISTRATIONS, _known(member, assignment, proceedings)[REGISTRATIONS.key])
    workbook.define_name("td_form", f'="{REGISTER_TEMPLATE}"')
    workbook.close()
    save(path, finished(held.getvalue()), check=flaw)


def draw_form(
    path: Path,
    member: Member,
    assignment: Assignment,
    previous: pl.DataFrame | None = None,
    proceedings: Proceedings | None = None,
    lines: Mapping[str, int] | None = None,
) -> None:
    """Write the form of one unit to `path`; equal input gives equal bytes.

    `previous` has the columns of `PREVIOUS_SCHEMA`; what it knows of the unit stands beside the cells to fill in.
    Of the `proceedings` the form brings along what the unit registered, and the tasks that it answers for.
    `lines` asks for room for so many rows, by sheet key, beside those that the form fills in itself.
    """
    workbook, held = start()
    workbook.set_properties(
        {
            "title": f"Phiếu báo cáo kết quả thi đua {assignment.period.label}",
            "subject": member.name,
            "created": datetime.combine(assignment.period.last_day, datetime.min.time(), UTC),
        }
    )
    canvas = Canvas(workbook, Formats(workbook))
    known = _known(member, assignment, proceedings or Proceedings())
    sheets = tuple(s for s in asked_of(member) if s not in _ONLY_WITH_ROWS or known[s.key])
    draw_cover(canvas, member, assignment, sheets)
    _data(canvas, member, assignment, sheets, Earlier.of(previous, member.code), known, lines or {})
    workbook.define_name("td_form", f'="{TEMPLATE}"')
    workbook.close()
    save(path, finished(held.getvalue()), check=flaw)


_ONLY_WITH_ROWS = (FOLLOWUP, SELF_SCORES)
"""Sheets that are asked only of a unit for which there is something to ask."""


def asked_of(member: Member) -> tuple[Sheet, ...]:
    """The sheets that a unit is asked to fill in, in order."""
    return tuple(s for s in DATA_SHEETS if s.applies_to(member.kind) and s.key not in member.exempt)


Rows = Mapping[str, Sequence[Mapping[str, Value]]]


def _known(member: Member, assignment: Assignment, proceedings: Proceedings) -> Rows:
    """The rows that the form brings along, by sheet."""
    period = assignment.period
    return {
        TARGETS.key: [assigned_row(target) for target in assignment.targets_of(member.code)],
        REGISTRATIONS.key: [registration_row(r) for r in proceedings.register if r.unit == member.code],
        FOLLOWUP.key: [task_row(task) for task in proceedings.resolutions if task.asks(member.code, period)],
        SELF_SCORES.key: [question_row(question) for question in assignment.questions_of(member)],
    }


def _data(
    canvas: Canvas,
    member: Member,
    assignment: Assignment,
    sheets: Sequence[Sheet],
    earlier: Earlier,
    known: Rows,
    lines: Mapping[str, int],
) -> None:
    choices, period = Lists(canvas), assignment.period
    fields = FieldsDrawer(canvas, choices, member.name, period, earlier)
    tables = TableDrawer(canvas, choices, member.name, period, earlier, lines)
    for sheet in sheets:
        rows = known.get(sheet.key, ())
        if sheet.layout is Layout.FIELDS:
            fields.draw(sheet)
        elif sheet is SELF_SCORES:
            asked = assignment.questions_of(member)
            tables.draw(sheet, rows, (), [closed_of(question, SELF_SCORES) for question in asked])
        elif rows or sheet is TARGETS:
            tables.draw(sheet, rows, [str(row[sheet.keys[0]]) for row in rows])
        else:
            keys = earlier.rows(period, sheet)
            tables.draw(sheet, typed_keys(sheet, keys), keys)


def registration_row(registered: Registration) -> Mapping[str, Value]:
    """What was registered at the beginning of the year, as the form shows it again."""
    names = ("registered_on", "content", "goal", "title", "recipient", "quantity")
    return {name: getattr(registered, name) or None for name in names}


def task_row(task: Resolution) -> Mapping[str, Value]:
    """A task as the form asks for its result."""
    return {"code": task.code, "task": task.task, "due": task.due}


def typed_keys(sheet: Sheet, keys: Sequence[str]) -> list[Mapping[str, Value]]:
    """Rows that begin with the keys of earlier rows; only keys of text columns can be shown again."""
    return [dict(zip(sheet.keys, key.split(" | "), strict=False)) for key in keys]
