"""Proposals for titles and awards: their way to the decision, and what stands against each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from ..domain.standards import quota
from ..intake.register import Key, Register, key_of
from ..values.folding import fold
from ..values.writing import day

COLLECTIVE, PERSON = "Tập thể", "Cá nhân"
MANAGER = "Lãnh đạo"


class State(Enum):
    """Where a proposal stands on its way to the provincial decision."""

    PROPOSED = "Đề nghị"
    AGREED = "Hội đồng đồng ý"
    REFUSED = "Không đồng ý"
    WITHDRAWN = "Rút"
    DECIDED = "Đã có quyết định"


LIVE = frozenset({State.PROPOSED, State.AGREED, State.DECIDED})
ENDED = frozenset({State.REFUSED, State.WITHDRAWN})


class Rounding(Enum):
    """How a quota that is a share of the members becomes a number."""

    DOWN = "Xuống"
    UP = "Lên"


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of one award a bloc may propose this year: a number, or a share of the members in percent."""

    award: str
    number: int | None = None
    percent: float | None = None
    rounding: Rounding = Rounding.DOWN
    law: str = ""

    def allowed(self, members: int) -> int | None:
        """The number for that many members, nothing where neither is set."""
        if self.number is not None or self.percent is None:
            return self.number
        down = quota(members, self.percent)
        exact = Fraction(repr(self.percent)) * members / 100
        return down + (self.rounding is Rounding.UP and exact > down)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row of *Đề nghị*. `row` is its row in the sheet; `beyond_quota` says that the reason excuses the number."""

    row: int
    unit: str
    award: str
    recipient: str
    name: str = ""
    role: str = ""
    achievement: str = ""
    state: State = State.PROPOSED
    reason: str = ""
    submission: str = ""
    decision: str = ""
    decided_on: date | None = None
    beyond_quota: bool = False

    @property
    def live(self) -> bool:
        """Whether it still stands."""
        return self.state in LIVE


@dataclass(frozen=True, slots=True)
class Objection:
    """What stands against one proposal: a rule and what its sentence needs."""

    rule: str
    proposal: Proposal
    facts: Mapping[str, str]


def objections(
    proposals: Iterable[Proposal], register: Register, quotas: Iterable[Quota], members: int
) -> Iterator[Objection]:
    """What the proposals' own rules find: registered in time, within what was registered and the quota, once each."""
    rows = tuple(proposals)
    for proposal in rows:
        yield from _on_its_way(proposal)
        yield from _submitted(proposal)
        if proposal.live:
            yield from _registered(proposal, register)
    yield from _more_than_registered(rows, register)
    yield from _beyond_quota(rows, quotas, members)
    yield from _rewarded_twice(rows)


def _submitted(proposal: Proposal) -> Iterator[Objection]:
    if proposal.state in (State.AGREED, State.DECIDED) and not proposal.submission:
        yield Objection("DN-13", proposal, {"state": proposal.state.value})


def _registered(proposal: Proposal, register: Register) -> Iterator[Objection]:
    entry = register.find(proposal.unit, proposal.award, proposal.recipient)
    if entry is None:
        yield Objection("DN-01", proposal, {"award": proposal.award})
    elif register.late(entry) and entry.registered_on and register.until:
        days = {"found": day(entry.registered_on), "until": day(register.until)}
        yield Objection("DN-11", proposal, {"award": proposal.award, **days})


def _more_than_registered(rows: tuple[Proposal, ...], register: Register) -> Iterator[Objection]:
    """Each proposal beyond the number that its unit registered."""
    seen: Counter[Key] = Counter()
    for proposal in rows:
        entry = register.find(proposal.unit, proposal.award, proposal.recipient)
        if proposal.live and entry and entry.quantity is not None:
            key = key_of(proposal.unit, proposal.award, proposal.recipient)
            seen[key] += 1
            if seen[key] > entry.quantity:
                facts = {"award": proposal.award, "count": str(seen[key]), "quantity": str(entry.quantity)}
                yield Objection("DN-12", proposal, facts)


def _on_its_way(proposal: Proposal) -> Iterator[Objection]:
    if proposal.state in ENDED and not proposal.reason:
        yield Objection("DN-02", proposal, {"state": proposal.state.value})
    if proposal.state is State.DECIDED and not (proposal.decision and proposal.decided_on):
        yield Objection("DN-03", proposal, {})


def _beyond_quota(rows: tuple[Proposal, ...], quotas: Iterable[Quota], members: int) -> Iterator[Objection]:
    for limit in quotas:
        allowed = limit.allowed(members)
        live = [p for p in rows if p.live and fold(p.award) == fold(limit.award)]
        if allowed is None or len(live) <= allowed:
            continue
        for proposal in live:
            if not (proposal.beyond_quota and proposal.reason):
                facts = {"award": limit.award, "count": str(len(live)), "allowed": str(allowed), "law": limit.law}
                yield Objection("DN-04", proposal, facts)


def _rewarded_twice(rows: tuple[Proposal, ...]) -> Iterator[Objection]:
    """One achievement, one award (Luật Thi đua, Khen thưởng 2022, principles): each later row is named."""
    first: dict[tuple[str, str, str], Proposal] = {}
    for proposal in rows:
        if not proposal.live or not proposal.achievement:
            continue
        about = (proposal.unit, fold(proposal.name), fold(proposal.achievement))
        if about in first:
            yield Objection("DN-05", proposal, {"award": first[about].award, "row": str(first[about].row)})
        first.setdefault(about, proposal)


def managers(proposals: Iterable[Proposal]) -> tuple[int, int]:
    """How many of the persons proposed lead, and how many persons are proposed."""
    roles = Counter(fold(p.role) == fold(MANAGER) for p in proposals if p.live and fold(p.recipient) == fold(PERSON))
    return roles[True], roles.total()
