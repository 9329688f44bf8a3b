"""The bloc of one year: its member units, their roles, and what was agreed for the period."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from .periods import Period


class UnitKind(Enum):
    """What a member unit is; it decides which sheets apply to it."""

    DEPARTMENT = "sở"
    BOARD = "ban quản lý"
    FUND = "quỹ"
    OTHER = "khác"


class Member(NamedTuple):
    """One member unit. `code` is short ASCII (file names); `exempt` are keys of sheets that do not apply."""

    code: str
    name: str
    kind: UnitKind
    aliases: tuple[str, ...] = ()
    exempt: frozenset[str] = frozenset()
    email: str = ""


class Bloc(NamedTuple):
    """A bloc in one year. Members stand in the bloc's own order; head and deputy are codes of members."""

    name: str
    province: str
    members: tuple[Member, ...]
    head: str
    deputy: str

    def __hash__(self) -> int:
        """Without the members, of which there may be a thousand: blocs are kept in caches."""
        return hash((self.name, self.province, self.head, self.deputy))

    def member(self, code: str) -> Member | None:
        """Give the member with that code, or nothing."""
        return next((member for member in self.members if member.code == code), None)

    def name_of(self, code: str) -> str:
        """Give the official name of a member; an unknown code is shown as it is."""
        member = self.member(code)
        return member.name if member else code


class Conference(NamedTuple):
    """The meeting that the report is for."""

    held_on: date | None = None
    venue: str = ""


class Target(NamedTuple):
    """One indicator set for a member (`member` empty: for all); `plan` is for the whole year."""

    member: str
    code: str
    name: str
    source: str
    unit: str
    plan: float | None
    lower_is_better: bool = False


class Question(NamedTuple):
    """One criterion that units score themselves by, or a group of these, for which nothing is filled in.

    `ask` says what to fill in ('' for a group), `yes_no` that it is yes or no, `planned` that a target belongs to it,
    `evidence` that a document must bear it out, `optional` that no answer is an answer. `maximum` is in points, nothing
    where the scheme has none. `above` are the codes of the groups that it stands in, `kinds` the kinds or codes of
    units that it applies to (empty: all).
    """

    code: str
    name: str
    maximum: float | None
    ask: str = ""
    yes_no: bool = False
    planned: bool = False
    evidence: bool = False
    optional: bool = False
    above: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()

    def applies_to(self, member: Member) -> bool:
        """Whether a unit is asked at all."""
        return not self.kinds or bool(self.kinds & {member.kind.value, member.code})


class Assignment(NamedTuple):
    """All that the master says before any file comes back: bloc, period, dates, indicators, what is scored."""

    bloc: Bloc
    period: Period
    deadline: date | None = None
    conference: Conference = Conference()
    targets: tuple[Target, ...] = ()
    questions: tuple[Question, ...] = ()
    place: str = ""
    parent_agency: str = ""

    def days_late(self, came: date | None) -> int | None:
        """How many days after the deadline a day is, 0 for in time; nothing without a deadline, or a day."""
        return None if came is None or self.deadline is None else max(0, (came - self.deadline).days)

    def targets_of(self, code: str) -> tuple[Target, ...]:
        """Give the indicators of one member, in the order of the sheet; those for all come along."""
        return tuple(target for target in self.targets if target.member in ("", code))

    def targets_by_member(self) -> dict[str, tuple[Target, ...]]:
        """Give the indicators of all members by code, those for all first; members without any are left out."""
        own: dict[str, list[Target]] = {}
        for target in self.targets:
            own.setdefault(target.member, []).append(target)
        common = own.get("", [])
        return {m.code: (*common, *own.get(m.code, ())) for m in self.bloc.members if common or m.code in own}

    def questions_of(self, member: Member) -> tuple[Question, ...]:
        """Give the criteria that one member scores itself by and their groups, in the order of the scheme."""
        asked = [question for question in self.questions if question.ask and question.applies_to(member)]
        shown = {question.code for question in asked} | {code for question in asked for code in question.above}
        return tuple(question for question in self.questions if question.code in shown)
