"""Which of several files of a unit counts, who has sent nothing, and who was late.

The newest valid file counts, by the time of its receipt: the date on the cover is what the unit typed and is often
left over from the version before. Lateness goes by receipt too.
"""

from collections.abc import Sequence

from ..domain.bloc import Assignment
from ..domain.findings import Finding, Place
from ..values.writing import day
from .submission import Submission


def choose(
    submissions: Sequence[Submission], assignment: Assignment
) -> tuple[dict[str, Submission], tuple[Finding, ...]]:
    """Give the report that counts by member code, in the bloc's order, and what is to be said about it."""
    counted, told = newest(submissions, assignment)
    senders = {sent.member for sent in submissions}
    missing = (Finding("TEP-11", member.code) for member in assignment.bloc.members if member.code not in senders)
    late = (finding for chosen in counted.values() for finding in _late(chosen, assignment))
    return counted, (*missing, *told, *late)


def newest(
    submissions: Sequence[Submission], assignment: Assignment
) -> tuple[dict[str, Submission], tuple[Finding, ...]]:
    """Give the newest valid file of each member, in the bloc's order, and say where there were several."""
    counted: dict[str, Submission] = {}
    findings: list[Finding] = []
    for member in assignment.bloc.members:
        own = [s for s in submissions if s.member == member.code]
        valid = [s for s in own if s.valid]
        if not valid:
            continue
        chosen = max(valid, key=lambda s: (s.received, s.file))
        counted[member.code] = chosen
        if len({s.digest for s in own}) > 1:
            facts = {"count": str(len({s.digest for s in own})), "chosen": chosen.file}
            findings.append(Finding("TEP-09", member.code, Place(chosen.file), facts=facts))
    return counted, tuple(findings)


def _late(chosen: Submission, assignment: Assignment) -> list[Finding]:
    deadline, received = assignment.deadline, chosen.received.date()
    if deadline is None or received <= deadline:
        return []
    facts = {"found": day(received), "days": str((received - deadline).days), "expected": day(deadline)}
    return [Finding("TEP-10", chosen.member, Place(chosen.file), facts=facts)]
