"""The secret ballot: minutes that add up, shares by the bloc's own denominator, and who is elected."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from itertools import groupby


class Denominator(Enum):
    """Of whom the share is taken; who is away but wrote an opinion took part."""

    MEMBERS = "Tổng số thành viên"
    TOOK_PART = "Số người tham gia"


@dataclass(frozen=True, slots=True)
class Ballot:
    """The count for one award. `votes` gives the papers in favour of each unit's code.

    `threshold` is the share in percent that a unit needs at least, nothing where the bloc has set none; `seats` how
    many may be elected, nothing where no limit is set. `candidates` stand on the papers; what is not `held` has no
    count yet. `why` is the meeting's reason for a result that contradicts the scores, '' where it gave none.
    """

    award: str
    members: int
    present: int
    written: int
    issued: int
    returned: int
    valid: int
    invalid: int
    denominator: Denominator
    threshold: float | None
    seats: int | None
    votes: Mapping[str, int]
    candidates: tuple[str, ...] = ()
    held: bool = True
    held_on: date | None = None
    why: str = ""

    @property
    def whole(self) -> int:
        """The number of people that shares are taken of."""
        return self.members if self.denominator is Denominator.MEMBERS else self.present + self.written

    def share(self, code: str) -> Fraction:
        """The exact share of a unit in percent, 0 where nobody could vote."""
        return Fraction(100 * self.votes.get(code, 0), self.whole) if self.whole else Fraction(0)

    def passes(self, code: str) -> bool:
        """Whether a unit reached the threshold; without one nobody did."""
        return self.threshold is not None and self.share(code) >= Fraction(repr(self.threshold))


@dataclass(frozen=True, slots=True)
class Fault:
    """A sum of the minutes that does not hold: the rule, and the two sides as counted."""

    rule: str
    left: int
    right: int
    code: str = ""


def _checked(ballot: Ballot) -> Iterator[tuple[str, str, int, int, bool]]:
    """Every sum of the minutes (data dictionary of the field: PhieuBau): rule, words, both sides, whether it holds."""
    took_part, kinds = ballot.present + ballot.written, ballot.valid + ballot.invalid
    issued, returned = ballot.issued, ballot.returned
    everybody = ballot.members
    yield "BP-01", "Có mặt và ý kiến bằng văn bản không quá số thành viên", took_part, everybody, took_part <= everybody
    yield "BP-02", "Phiếu phát ra không quá số người tham gia", issued, took_part, issued <= took_part
    yield "BP-03", "Phiếu thu về không quá số phiếu phát ra", returned, issued, returned <= issued
    yield "BP-04", "Phiếu thu về bằng phiếu hợp lệ và không hợp lệ", returned, kinds, returned == kinds


def faults(ballot: Ballot) -> Iterator[Fault]:
    """The sums of the minutes that do not hold."""
    if not ballot.held:
        return
    for rule, _, left, right, holds in _checked(ballot):
        if not holds:
            yield Fault(rule, left, right)
    for code, agreed in ballot.votes.items():
        if agreed > ballot.valid:
            yield Fault("BP-05", agreed, ballot.valid, code)


def sums(ballot: Ballot, name: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    """Every sum of the minutes in words, and whether it holds; `name` gives the name of a unit."""
    for _, words, left, right, holds in _checked(ballot):
        yield f"{words} ({left} so với {right})", holds
    for code, agreed in ballot.votes.items():
        words = f"Phiếu đồng ý của {name(code)} không quá phiếu hợp lệ"
        yield f"{words} ({agreed} so với {ballot.valid})", agreed <= ballot.valid


@dataclass(frozen=True, slots=True)
class Place:
    """One unit in the result: its place (1, 2, 2, 4), whether it reached the threshold, whether it is elected.

    `elected` is nothing where equal votes stand on both sides of the last seat: the meeting decides.
    """

    code: str
    votes: int
    share: Fraction
    place: int
    passes: bool
    elected: bool | None


def result(ballot: Ballot) -> tuple[Place, ...]:
    """All units of a ballot that was held, most votes first, equal ones as equals in the order given."""
    ranked = sorted(ballot.votes if ballot.held else (), key=lambda code: -ballot.votes[code])
    found: list[Place] = []
    for votes, group in groupby(ranked, key=lambda code: ballot.votes[code]):
        codes, before = list(group), len(found)
        for code in codes:
            passes = ballot.passes(code)
            elected = passes and _seated(before, len(codes), ballot.seats)
            found.append(Place(code, votes, ballot.share(code), before + 1, passes, elected))
    return tuple(found)


def _seated(before: int, equal: int, seats: int | None) -> bool | None:
    """Whether a group of equals behind so many others finds seats: all, none, or nobody can tell."""
    if seats is None or before + equal <= seats:
        return True
    return False if before >= seats else None


def against_scores(places: tuple[Place, ...], ranks: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Pairs (elected, passed over) in which the one elected stands lower by score."""
    elected = [p.code for p in places if p.elected]
    others = [p.code for p in places if not p.elected]
    return tuple(
        (up, down) for up in elected for down in others if up in ranks and down in ranks and ranks[up] > ranks[down]
    )
