"""Who gets what back: a marked copy for each unit whose file has errors, a reminder for each that sent none."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..consolidation import Consolidation
from ..domain.bloc import Member
from ..domain.findings import Place, address
from ..errors import InputError
from ..history.returned import GivenBack, Return
from ..history.standing import standings
from ..history.states import State
from ..intake.grid import RawBook, Spot
from ..intake.submission import Submission
from ..sheets import BY_KEY
from .items import Item, file_of, given_back, has_errors, items_of
from .listing import Asked
from .matching import Came, answer, earlier

SOLVED_BY_FORM = frozenset({"TEP-08", "TEP-13", "BANG-05", "BANG-11"})
"""What a fresh form puts right by itself."""
WANTS_FORM = frozenset({"BANG-01", "BANG-02", "TEP-03", "TEP-06", "TEP-07", "TEP-08"})
"""Findings for which a unit needs the blank form beside its own file."""
_ADDRESS = re.compile(r"(?:'([^']+)'!)?\b([A-Z]{1,3})([1-9][0-9]*)\b")
Move = Callable[[str, Spot], tuple[str, Spot] | None]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a unit gets for one of its files: a copy that asks for something; else, for its report, a reminder.

    A `repeated` copy was given back before.
    """

    member: Member
    asked: Asked | None = None
    repeated: bool = False


def parcels(run: Consolidation, books: Mapping[str, RawBook]) -> tuple[Parcel, ...]:
    """What goes to each unit, in the bloc's order: for its report, then for what it sent beside it.

    `books` hold the files by digest. Accepted reports stay in peace.

    An `InputError` where the period is locked, or where the history cannot be read: what was asked before is not known.
    """
    if not run.past.known:
        raise InputError(run.past.trouble or "Chưa đọc được lịch sử nên chưa trả phiếu được.")
    if run.past.decisions.lock(str(run.assignment.period)):
        raise InputError("Kỳ này đã khóa nên không trả phiếu. Mở lại trước: thidua reopen --reason LÝ_DO")
    accepted = {standing.member for standing in standings(run) if standing.state is State.ACCEPTED}
    return tuple(_parcels(run, books, accepted))


def _parcels(run: Consolidation, books: Mapping[str, RawBook], accepted: set[str]) -> Iterator[Parcel]:
    for member in run.assignment.bloc.members:
        report = file_of(run, member.code)
        if report is None:
            yield Parcel(member)
        parts = {sent.sender for sent in run.received if sent.member == member.code and sent.part}
        files = [report, *(file_of(run, sender) for sender in sorted(parts))]
        for sent in filter(None, files):
            if sent.sender not in accepted:
                yield from _copy(run, member, sent, books.get(sent.digest))


def _copy(run: Consolidation, member: Member, sent: Submission, book: RawBook | None) -> Iterator[Parcel]:
    """The copy of one file, where it has errors."""
    items = items_of(run, sent, book)
    if has_errors(items):
        before = _rounds(run, sent.sender)
        repeated = bool(before) and before[-1].digest == sent.digest and _same(before[-1].items, items)
        yield Parcel(member, _asked(run, Asked(sent, items, 1, {}), before[:-1] if repeated else before), repeated)


def _rounds(run: Consolidation, sender: str) -> list[Return]:
    period = str(run.assignment.period)
    return [given for given in run.past.decisions.returns if (given.period, given.member) == (period, sender)]


def _asked(run: Consolidation, asked: Asked, before: Sequence[Return]) -> Asked:
    """The same with its number, and how it stands to the copy before."""
    if not before:
        return asked
    last = before[-1]
    fixed = answer(run, last).count(Came.FIXED)
    return replace(asked, round=last.round + 1, since=earlier(asked.items, last), fixed=fixed)


def _same(given: Sequence[GivenBack], items: Sequence[Item]) -> bool:
    """Whether a copy asked for the very same; on a fresh form it stands in other cells."""
    now = {(one.rule, one.table, one.row, one.field, one.value) for one in map(given_back, items)}
    asked = {(one.rule, one.table, one.row, one.field, one.value) for one in given}
    return asked == {one for one in now if one[0] not in SOLVED_BY_FORM} or asked == now


def moved(run: Consolidation, asked: Asked, move: Move, file: str) -> Asked:
    """What a copy asks for in the cells of a fresh form; what the form puts right by itself is not asked any more."""
    kept = [item for item in asked.items if item.finding.rule not in SOLVED_BY_FORM]
    items = tuple(_moved(run, item, number, move, file) for number, item in enumerate(kept, 1))
    since = {
        new.number: asked.since[old.number] for new, old in zip(items, kept, strict=True) if old.number in asked.since
    }
    return replace(asked, items=items, since=since)


def _moved(run: Consolidation, item: Item, number: int, move: Move, file: str) -> Item:
    finding, place = item.finding, item.finding.place
    to = move(place.sheet, (place.row, place.column)) if place.row and place.column else None
    tab = BY_KEY[finding.sheet_key].title if finding.sheet_key in BY_KEY else ""
    facts = {
        name: _ADDRESS.sub(lambda found: _told(found, place.sheet, move), text) if name.endswith("_cells") else text
        for name, text in finding.facts.items()
    }
    new = finding._replace(place=Place(file, to[0], *to[1]) if to else Place(file, tab), facts=facts)
    return item._replace(
        number=number, finding=new, sentence=run.rulebook.sentence(new), remedy=run.rulebook.remedy(new)
    )


def _told(found: re.Match[str], beside: str, move: Move) -> str:
    column = 0
    for letter in found[2]:
        column = column * 26 + ord(letter) - 64
    to = move(found[1] or beside, (int(found[3]), column))
    if to is None:
        return found[0]
    return f"'{to[0]}'!{address(*to[1])}" if found[1] else address(*to[1])
