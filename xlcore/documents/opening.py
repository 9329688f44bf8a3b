"""The papers that open a year: the plan, and the pact that all units sign."""

from collections.abc import Iterator
from datetime import date

from ..consolidation import Consolidation
from ..domain.bloc import Target
from ..domain.proceedings import Occasion
from ..intake.register import Register
from ..values.dates import day_in
from ..values.folding import fold
from ..values.writing import long_day, number
from .paper import DOTS, Line, Paper, headed, paper

NOTHING = "chưa đăng ký"


def plan(run: Consolidation) -> Paper:
    """The plan of the year: what units are measured by, what counts when."""
    meeting, deadline = run.proceedings.meeting, run.assignment.deadline
    return paper(
        "ke-hoach",
        run,
        place_and_date=headed(run, day_in(meeting.plan), _opened_on(run)),
        targets=list(_targets(run)),
        register_by=long_day(meeting.register_by) if meeting.register_by else DOTS,
        deadline=long_day(deadline) if deadline else DOTS,
        opened=long_day(meeting.opened_on) if meeting.opened_on else DOTS,
        adopted=long_day(meeting.scheme_on) if meeting.scheme_on else DOTS,
        scheme=scheme_of(run),
    )


def _opened_on(run: Consolidation) -> date | None:
    """The day of the conference that opens the year, as far as one is typed."""
    meeting = run.proceedings.meeting
    held = run.assignment.conference.held_on if meeting.occasion is Occasion.OPENING else None
    return meeting.opened_on or held


def scheme_of(run: Consolidation) -> str:
    """What the score scheme is, in a sentence; '' where none was typed."""
    scheme = run.scored.scheme if run.scored else None
    if scheme is None:
        return ""
    roots = scheme.roots
    parts = "; ".join(f"{r.name}{f' {number(float(r.maximum))} điểm' if r.maximum is not None else ''}" for r in roots)
    return f"Thang điểm của Khối có {len(scheme.criteria)} tiêu chí và nhóm tiêu chí: {parts}."


def pact(run: Consolidation) -> Paper:
    """The pact: common targets, what each unit registered, a place for each signature."""
    register = Register.of(run.proceedings, run.frames["registrations"])
    bloc, signed_on = run.assignment.bloc, run.proceedings.meeting.pact_on
    lines: list[Line] = [
        {"number": str(place), "unit": member.name, "titles": _registered(register, member.code) or NOTHING}
        for place, member in enumerate(bloc.members, 1)
    ]
    names = [member.name for member in bloc.members]
    pairs = [{"left": a, "right": b} for a, b in zip(names[::2], [*names[1::2], ""], strict=False)]
    content = dict.fromkeys(entry.content for entry in register.entries.values() if entry.content)
    common = [f"- {target.name}: {_aimed(target)}." for target in run.assignment.targets if not target.member]
    return paper(
        "giao-uoc",
        run,
        place_and_date=headed(run, signed_on, _opened_on(run)),
        contents=[f"- {text.rstrip('. ')}." for text in {fold(text): text for text in content}.values()],
        common=common,
        lines=lines,
        signers=pairs,
        signed_on=long_day(signed_on) if signed_on else DOTS,
    )


def _registered(register: Register, unit: str) -> str:
    said = []
    for entry in register.entries.values():
        if entry.unit == unit:
            quantity = "" if entry.quantity is None else f": {number(entry.quantity)}"
            said.append(f"{entry.title} ({entry.recipient.lower()}){quantity}")
    return "; ".join(said)


def _aimed(target: Target) -> str:
    amount = number(target.plan) if target.plan else "không giao"
    return f"{amount} {target.unit}".strip()


def _targets(run: Consolidation) -> Iterator[Line]:
    for target in run.assignment.targets:
        unit = run.assignment.bloc.name_of(target.member) if target.member else "Mọi đơn vị"
        plan_of_year = number(target.plan) if target.plan else ""
        yield {
            "unit": unit,
            "name": target.name,
            "origin": target.source,
            "measure": target.unit,
            "plan": plan_of_year,
        }
