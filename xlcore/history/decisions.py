"""What was decided about submissions, findings and periods: who, when, why."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from ..domain.findings import Finding
from .actor import Actor
from .returned import Return
from .states import Act, State


class Event(NamedTuple):
    """A submission came into a state: by a person's `act`, or by a run. `digest` is the version it was about."""

    period: str
    member: str
    state: State
    when: datetime
    actor: Actor
    why: str = ""
    digest: str = ""
    act: Act | None = None


class Lock(NamedTuple):
    """A period was locked, or reopened. `mark` identifies all that the locked figures were made from."""

    period: str
    locked: bool
    when: datetime
    actor: Actor
    why: str
    mark: str = ""


class Waiver(NamedTuple):
    """A finding that somebody answers for. `key` identifies it with its values: another value is another finding."""

    period: str
    member: str
    key: str
    rule: str
    where: str
    sentence: str
    when: datetime
    actor: Actor
    why: str


class Correction(NamedTuple):
    """A correction of the secretary that counted in a run, in the words of the sheet *Sửa số*."""

    period: str
    member: str
    digest: str
    sheet: str
    row: str
    field: str
    before: str
    after: str
    reason: str
    when: datetime
    actor: Actor


class Drawing(NamedTuple):
    """Lots drawn for the cross-check: `words` repeat them (`appraisal.lots`), `pairs` are (checker, checked)."""

    period: str
    words: str
    pairs: tuple[tuple[str, str], ...]
    when: datetime
    actor: Actor
    why: str = ""


class Adoption(NamedTuple):
    """The meeting adopted the table of scores, or it was opened again. `mark` identifies the scores adopted."""

    period: str
    adopted: bool
    when: datetime
    actor: Actor
    why: str
    mark: str = ""


class Decisions(NamedTuple):
    """All decisions that hold: each kind in the order of its making, of the waivers those not withdrawn."""

    events: tuple[Event, ...] = ()
    locks: tuple[Lock, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    returns: tuple[Return, ...] = ()

    def last(self, period: str) -> Mapping[str, Event]:
        """The event that each submission's state comes from, by member."""
        return {event.member: event for event in self.events if event.period == period}

    def last_acts(self, period: str) -> Mapping[str, Event]:
        """What a person did last with each submission, by member."""
        return {event.member: event for event in self.events if event.act and event.period == period}

    def lock(self, period: str) -> Lock | None:
        """The lock of a period that is locked."""
        newest = next((lock for lock in reversed(self.locks) if lock.period == period), None)
        return newest if newest and newest.locked else None

    def drawing(self, period: str) -> Drawing | None:
        """The lots that hold for a period: those drawn last."""
        return next((drawing for drawing in reversed(self.drawings) if drawing.period == period), None)

    def adoption(self, period: str) -> Adoption | None:
        """The adoption of a period's scores, where it holds."""
        newest = next((adoption for adoption in reversed(self.adoptions) if adoption.period == period), None)
        return newest if newest and newest.adopted else None


def key_of(finding: Finding) -> str:
    """A mark of a finding: rule, unit, cell and values, not the name of the file."""
    place, facts = finding.place, sorted(finding.facts.items())
    parts = (finding.rule, finding.member, finding.sheet_key, place.sheet, place.cell, finding.field, finding.value)
    return sha256(repr((parts, facts)).encode()).hexdigest()[:16]


def split(
    findings: tuple[Finding, ...], decisions: Decisions, period: str
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Waiver], ...]]:
    """Part the findings into those that stand and those that were waived."""
    by_key = {waiver.key: waiver for waiver in decisions.waivers if waiver.period == period}
    if not by_key:
        return findings, ()
    keys = [(finding, by_key.get(key_of(finding))) for finding in findings]
    return tuple(f for f, waiver in keys if waiver is None), tuple((f, waiver) for f, waiver in keys if waiver)
