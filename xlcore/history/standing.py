"""Where each unit's submission stands, now that a run has looked at it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from ..consolidation import Consolidation
from ..domain.findings import Finding, Severity
from ..intake.versions import newest_of
from ..sheets import CROSS_SCORES
from ..values.folding import clean
from .actor import Actor
from .decisions import Event
from .states import State, seen


class Standing(NamedTuple):
    """A unit's state, the version that it is about ('' for none), whether that has errors, and since which event."""

    member: str
    state: State
    digest: str
    errors: bool
    since: Event | None


def standings(run: Consolidation) -> tuple[Standing, ...]:
    """The standing of each member, in the bloc's order; in a locked period all are locked."""
    period, made = str(run.assignment.period), run.past.decisions
    locked, last = made.lock(period) is not None, made.last(period)
    wrong = {f.member for f in run.findings if run.rulebook.severity(f) is Severity.ERROR and _is_of_report(f, run)}
    codes = (member.code for member in run.assignment.bloc.members)
    return tuple(_standing(code, run, wrong, last.get(code), locked=locked) for code in codes)


def _standing(code: str, run: Consolidation, wrong: set[str], last: Event | None, *, locked: bool) -> Standing:
    before = last.state if last else State.AWAITED
    digest = _digest(code, run)
    errors = code not in run.counted or code in wrong
    if locked:
        return Standing(code, State.LOCKED, digest, errors, last)
    if not digest:
        return Standing(code, State.AWAITED, digest, errors, last)
    new = last is None or last.digest != digest
    return Standing(code, seen(before, new=new, errors=errors), digest, errors, last)


def _digest(code: str, run: Consolidation) -> str:
    """The version that counts; where none can, the newest file of the unit."""
    if code in run.counted:
        return run.counted[code].digest
    newest = newest_of(sent for sent in run.received if sent.sender == code)
    return newest.digest if newest else ""


def events(run: Consolidation, actor: Actor, now: datetime) -> Iterator[Event]:
    """What a run changed about the states; nothing where all stand as before, or are locked."""
    period = str(run.assignment.period)
    for standing in standings(run):
        last = standing.since
        before = (last.state, last.digest) if last else (State.AWAITED, "")
        if standing.state is not State.LOCKED and (standing.state, standing.digest) != before:
            yield Event(period, standing.member, standing.state, now, actor, _why(standing, run), standing.digest)


def _why(standing: Standing, run: Consolidation) -> str:
    """What a run saw that moved a submission."""
    sent = next((one for one in run.received if (one.sender, one.digest) == (standing.member, standing.digest)), None)
    if sent is None:
        return "không còn tệp nào của đơn vị trong nhan-ve"
    own = (f for f in run.findings if f.member == standing.member and _is_of_report(f, run))
    wrong = sum(run.rulebook.severity(finding) is Severity.ERROR for finding in own)
    return f"{clean(sent.file)}: {f'{wrong} lỗi' if wrong else 'không có lỗi'}"


def _is_of_report(finding: Finding, run: Consolidation) -> bool:
    """Whether a finding is about a unit's report, not about what it says of another unit or the secretary corrected."""
    return finding.sheet_key != CROSS_SCORES.key and run.of_unit(finding) is not None
