"""What a paper is, and what all papers of a bloc have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..consolidation import Consolidation
from ..domain.proceedings import Occasion
from ..values.writing import day, long_day, open_day

Line = Mapping[str, object]
Printed = str | bool | Sequence[str] | Sequence[Line]
DOTS = "……………"
"""What is printed where nobody typed anything yet, to be filled in by hand."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document as its template prints it. `name` is that of the template's file, `fields` are its `d.…`."""

    name: str
    fields: Mapping[str, Printed]


def common(run: Consolidation) -> dict[str, Printed]:
    """The fields that every template may use."""
    assignment, period, meeting = run.assignment, run.assignment.period, run.proceedings.meeting
    bloc = assignment.bloc
    return {
        "parent_agency": assignment.parent_agency.upper(),
        "bloc": bloc.name,
        "province": bloc.province,
        "period": period.label,
        "next_period": period.next_label,
        "year": str(period.year),
        "half": period.half,
        "review": review(run),
        "place_and_date": headed(run, None, assignment.conference.held_on),
        "head_unit": bloc.name_of(bloc.head),
        "deputy_unit": bloc.name_of(bloc.deputy) or DOTS,
        "members": "; ".join(member.name for member in bloc.members),
        "count": f"{len(bloc.members):02d}",
        "conference": conference(run),
        "when": when(run),
        "venue": assignment.conference.venue or DOTS,
        "head_chair": meeting.head_chair or f"Lãnh đạo {bloc.name_of(bloc.head)}",
        "deputy_chair": meeting.deputy_chair or f"Lãnh đạo {bloc.name_of(bloc.deputy) or DOTS}",
        "presenter": presenter(run),
        "guests": "; ".join(meeting.guests),
        "present": f"{meeting.present:02d}" if meeting.present is not None else DOTS,
        "stamp": meeting.stamp,
    }


def conference(run: Consolidation) -> str:
    """What the conference is called."""
    period = run.assignment.period
    if run.proceedings.meeting.occasion is Occasion.OPENING:
        return f"Hội nghị triển khai công tác thi đua, khen thưởng, ký giao ước thi đua năm {period.year}"
    return f"Hội nghị {review(run)} công tác thi đua, khen thưởng {period.label}"


def review(run: Consolidation) -> str:
    """What a conference about this period does."""
    return "sơ kết" if run.assignment.period.half else "tổng kết"


def headed(run: Consolidation, issued: date | None, around: date | None) -> str:
    """Place and date of a paper: its own day where a sheet says it, else the month of a day `around` its making."""
    return f"{run.assignment.place or DOTS}, {long_day(issued) if issued else open_day(around)}"


def when(run: Consolidation) -> str:
    """When the conference is: '14 giờ 00, chiều ngày 20 tháng 7 năm 2018'."""
    held, meeting = run.assignment.conference.held_on, run.proceedings.meeting
    if held is None:
        return DOTS
    spoken = " ".join(filter(None, (meeting.session.lower(), long_day(held))))
    return ", ".join(filter(None, (meeting.starts, spoken)))


def presenter(run: Consolidation) -> str:
    """Who presents the draft: the deputy unless the secretary names another unit."""
    bloc, meeting = run.assignment.bloc, run.proceedings.meeting
    code = meeting.presenter or bloc.deputy
    if code == bloc.deputy:
        return meeting.deputy_chair or f"Lãnh đạo {bloc.name_of(code) or DOTS}"
    return meeting.head_chair if code == bloc.head and meeting.head_chair else f"Lãnh đạo {bloc.name_of(code)}"


def shown(value: date | None) -> str:
    """A day in a table, '' for none."""
    return day(value) if value else ""


def paper(name: str, run: Consolidation, **fields: Printed) -> Paper:
    """A paper with the common fields and its own."""
    return Paper(name, common(run) | fields)
