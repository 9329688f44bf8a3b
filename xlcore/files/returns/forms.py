"""The forms of a unit's files, drawn anew: that of its report, and those of what it sends beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ...consolidation import Consolidation
from ...domain.bloc import Member
from ...intake.office import Office
from ...sheets import CROSS_PART, REGISTER_PART
from ..drawing.form import draw_form, draw_register_form, form_name, register_name

Draw = Callable[[Path, Mapping[str, int]], None]
"""Draws a form into a file; the numbers are the rows that a sheet has to have room for, by its key."""


def form_of(run: Consolidation, office: Office, member: Member, part: str) -> tuple[str, Draw] | None:
    """What the form is called and how it is drawn; nothing for a cross-check for which no lots were drawn."""
    assignment, proceedings = office.assignment, office.proceedings
    if part == CROSS_PART:
        return _cross_form(run, member)
    if part == REGISTER_PART:
        name = register_name(member, assignment.period)
        return name, lambda path, lines: draw_register_form(path, member, assignment, proceedings, lines)
    return form_name(member, assignment.period), lambda path, lines: draw_form(
        path, member, assignment, office.previous, proceedings, lines
    )


def _cross_form(run: Consolidation, member: Member) -> tuple[str, Draw] | None:
    from ...appraisal.crossing import stated_of  # noqa: PLC0415 - only where a bloc scores (`sheets.rare`)
    from ..drawing.scores import cross_name, draw_cross_form  # noqa: PLC0415 - as above

    answered, assignment = run.answered, run.assignment
    checked = assignment.bloc.member(answered.pairs.get(member.code, "")) if answered else None
    if answered is None or checked is None:
        return None
    stated = stated_of(answered, checked.code)
    name = cross_name(member, checked, assignment)
    return name, lambda path, lines: draw_cross_form(path, member, checked, assignment, stated, lines)
