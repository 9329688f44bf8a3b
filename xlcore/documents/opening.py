"""The papers that open a year: the plan, and the pact that all units sign."""

from collections.abc import Iterator

from ..consolidation import Consolidation
from ..domain.bloc import Target
from ..intake.register import Register
from ..values.folding import fold
from ..values.writing import long_day, number
from .paper import DOTS, Line, Paper, paper

NOTHING = "chưa đăng ký"


def plan(run: Consolidation) -> Paper:
    """The plan of the year: what units are measured by, what counts when."""
    meeting, deadline = run.proceedings.meeting, run.assignment.deadline
    return paper(
        "ke-hoach",
        run,
        targets=list(_targets(run)),
        register_by=long_day(meeting.register_by) if meeting.register_by else DOTS,
        deadline=long_day(deadline) if deadline else DOTS,
        opened=long_day(meeting.opened_on) if meeting.opened_on else DOTS,
        adopted=long_day(meeting.scheme_on) if meeting.scheme_on else DOTS,
        scheme=scheme_of(run),
    )


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
    bloc = run.assignment.bloc
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
        contents=[f"- {text.rstrip('. ')}." for text in {fold(text): text for text in content}.values()],
        common=common,
        lines=lines,
        signers=pairs,
        signed_on=long_day(run.proceedings.meeting.pact_on) if run.proceedings.meeting.pact_on else DOTS,
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
