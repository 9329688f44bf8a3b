"""Which of several files of a unit counts, who has sent nothing, and who was late.

The newest valid content counts, by the time of its receipt: the date on the cover is what the unit typed and is often
left over from the version before. Equal files are one content, received when the first of them came.

Lateness goes by the receipt of the first valid version: a unit that corrects its file is no later for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..domain.bloc import Assignment
from ..domain.findings import Finding, Place
from ..history.records import Past
from ..values.writing import day
from .submission import Submission


class Chosen(NamedTuple):
    """What counts by member code, in the bloc's order; `came` is the day by which each unit is in time or late."""

    counted: Mapping[str, Submission]
    came: Mapping[str, date]
    findings: tuple[Finding, ...]


def choose(submissions: Sequence[Submission], assignment: Assignment, past: Past | None = None) -> Chosen:
    """Give the report of each unit that counts, and what is to be said about it; the `past` knows files now gone."""
    counted, told = newest(submissions, assignment)
    came = {code: _first_received(code, submissions, assignment, past or Past()) for code in counted}
    senders = {sent.member for sent in submissions}
    missing = (Finding("TEP-11", member.code) for member in assignment.bloc.members if member.code not in senders)
    late = (finding for code, chosen in counted.items() for finding in _late(chosen, came[code], assignment))
    return Chosen(counted, came, (*missing, *told, *late))


def newest(
    submissions: Sequence[Submission], assignment: Assignment
) -> tuple[dict[str, Submission], tuple[Finding, ...]]:
    """Give the newest valid file of each member, in the bloc's order, and say where there were several."""
    counted: dict[str, Submission] = {}
    findings: list[Finding] = []
    for member in assignment.bloc.members:
        own = [s for s in submissions if s.member == member.code]
        chosen = newest_of(s for s in own if s.valid)
        if chosen is None:
            continue
        counted[member.code] = chosen
        if len({s.digest for s in own}) > 1:
            facts = {"count": str(len({s.digest for s in own})), "chosen": chosen.file}
            findings.append(Finding("TEP-09", member.code, Place(chosen.file), facts=facts))
    return counted, tuple(findings)


def newest_of(files: Iterable[Submission]) -> Submission | None:
    """The newest content, in the first file that brought it: a copy made later is nothing new."""
    firsts: dict[str, Submission] = {}
    for sent in sorted(files, key=_age):
        firsts.setdefault(sent.digest, sent)
    return max(firsts.values(), key=_age, default=None)


def _age(sent: Submission) -> tuple[object, ...]:
    return sent.received, sent.file


def _first_received(code: str, submissions: Sequence[Submission], assignment: Assignment, past: Past) -> date:
    """The day on which the first version came that could count."""
    versions = past.of(str(assignment.period), code)
    before = [version.received for version in versions if version.valid and version.received]
    return min([*before, *(s.received for s in submissions if s.valid and s.member == code)]).date()


def _late(chosen: Submission, came: date, assignment: Assignment) -> list[Finding]:
    days = assignment.days_late(came)
    if assignment.deadline is None or not days:
        return []
    first = "" if came == chosen.received.date() else " (bản đầu)"
    facts = {"found": f"{day(came)}{first}", "days": str(days), "expected": day(assignment.deadline)}
    return [Finding("TEP-10", chosen.member, Place(chosen.file), facts=facts)]
