"""What came of a copy that was given back: each cell fixed, still wrong or newly wrong in the file that came since."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from ..consolidation import Consolidation
from ..declare import Layout
from ..domain.bloc import Bloc
from ..domain.findings import Place
from ..history.differences import NOTHING, apart, name_of, spoken
from ..history.returned import GivenBack, Return
from ..intake.submission import Submission
from ..sheets import FORM_SHEETS
from ..values.folding import clean, fold
from .items import Item, file_of, given_back, items_of

_TEXT = frozenset({"GT-02", "GT-13"})
"""The rules about digits typed as text."""


class Came(Enum):
    """What became of one cell."""

    WAITING = "chờ gửi lại"
    FIXED = "đã sửa"
    STILL = "còn sai"
    NEW = "mới sai"
    DROPPED = "không còn yêu cầu"


class Matched(NamedTuple):
    """One cell: what was asked of it, what stood and stands there, and where that is ('' where nothing can be said).

    `found` is what is wrong with it now, where it is still wrong, maybe in another way.
    """

    item: GivenBack
    came: Came
    before: str
    now: str = ""
    tab: str = ""
    cell: str = ""
    found: GivenBack | None = None

    @property
    def wrong(self) -> GivenBack:
        """What is, or was, wrong: rule, weight and sentence belong together."""
        return self.found or self.item


class Answer(NamedTuple):
    """A copy given back, the file that came since ('' for none), and all its cells."""

    given: Return
    file: str
    matched: tuple[Matched, ...]

    def count(self, came: Came) -> int:
        """How many cells went that way."""
        return sum(one.came is came for one in self.matched)


def answers(run: Consolidation) -> tuple[Answer, ...]:
    """The newest copy of each file given back in this period, held against the one that came, in the bloc's order."""
    last = {given.member: given for given in run.past.decisions.returns if given.period == str(run.assignment.period)}
    units = [member.code for member in run.assignment.bloc.members]
    mine = sorted((given for given in last.values() if given.unit in units), key=lambda given: units.index(given.unit))
    return tuple(answer(run, given) for given in mine)


def told(found: Answer, bloc: Bloc) -> str:
    """What came of one copy, in a line."""
    given = found.given
    what = f"Phiếu {given.part} trả" if given.part else "Phiếu trả"
    head = f"{what} lần {given.round} của {bloc.name_of(given.unit)} ({given.when:%d/%m/%Y})"
    if not found.file:
        return f"{head}: {len(given.items)} chỗ, chờ đơn vị gửi lại."
    counts = ((found.count(came), came.value) for came in Came)
    return f"{head}: {', '.join(f'{count} chỗ {words}' for count, words in counts if count)}."


def answer(run: Consolidation, given: Return) -> Answer:
    """One copy given back, held against the unit's file."""
    sent = file_of(run, given.member)
    if sent is None or sent.digest == given.digest:
        return Answer(given, "", tuple(Matched(item, Came.WAITING, item.value) for item in given.items))
    now = [given_back(item) for item in items_of(run, sent)]
    return Answer(given, sent.file, tuple(_matched(given.items, now, sent, run)))


def earlier(items: Sequence[Item], given: Return | None) -> Mapping[int, Came]:
    """By number: which of the items of a new copy were asked for in the copy before already, and which are new."""
    if given is None:
        return {}
    now = [given_back(item) for item in items]
    pairs = _pairs(given.items, now)
    return {item.number: Came.STILL if item in pairs.values() else Came.NEW for item in now}


def _excused(item: GivenBack, sent: Submission, run: Consolidation) -> bool:
    """Whether nobody asks for it any more: it was waived, or its check was switched off."""
    check = run.rulebook.checks.get(item.rule)
    if check is None or not check.enabled:
        return True
    waived = {(f.rule, f.place.sheet, f.place.cell) for f, _ in run.waived if f.member == sent.member}
    return (item.rule, item.tab, item.cell) in waived


def _matched(
    asked: Sequence[GivenBack], now: Sequence[GivenBack], sent: Submission, run: Consolidation
) -> Iterator[Matched]:
    pairs = _pairs(asked, now)
    for item in asked:
        if item.number in pairs:
            yield _at(item, Came.STILL, pairs[item.number])
        elif _excused(item, sent, run):
            yield Matched(item, Came.DROPPED, item.value)
        else:
            shown, place = _shown(item, sent)
            pair = apart(item.value, shown) if item.rule in _TEXT else (item.value, shown)
            yield Matched(item, Came.FIXED, *pair, place.sheet, place.cell)
    taken = set(pairs.values())
    yield from (_at(item, Came.NEW, item) for item in now if item not in taken)


def _at(item: GivenBack, came: Came, found: GivenBack) -> Matched:
    pair = item.value, found.value or NOTHING if found.field else ""
    if item.rule in _TEXT and found.rule not in _TEXT:
        pair = apart(*pair)
    return Matched(item, came, *pair, found.tab, found.cell, found)


def _pairs(asked: Sequence[GivenBack], now: Sequence[GivenBack]) -> dict[int, GivenBack]:
    """By number of what was asked: what is still wrong. A row counts before an address: rows may have moved."""
    pairs: dict[int, GivenBack] = {}
    free = list(now)
    for key in (_by_row, _by_cell, _by_place):
        for item in asked:
            if item.number in pairs or not key(item):
                continue
            same = next((other for other in free if key(other) == key(item)), None)
            if same is not None:
                pairs[item.number] = same
                free.remove(same)
    return pairs


def _by_row(item: GivenBack) -> tuple[str, ...]:
    return (item.rule, item.table, fold(item.row), item.field) if item.row else ()


def _by_cell(item: GivenBack) -> tuple[str, ...]:
    if item.cell:
        return (item.rule, item.table, item.tab, item.cell)
    return (item.rule, item.table, item.field, fold(item.sentence))


def _by_place(item: GivenBack) -> tuple[str, ...]:
    """The same cell with another mistake is still wrong."""
    return (item.tab, item.cell) if item.cell else ()


def _shown(item: GivenBack, sent: Submission) -> tuple[str, Place]:
    """What stands now where something was wrong, and where that is; '' and nowhere where it is not found again."""
    sheet = next((sheet for sheet in FORM_SHEETS if sheet.title == item.table), None)
    table = sent.tables.get(sheet.key) if sheet else None
    name = next((c.name for c in sheet.columns if c.spoken == item.field), "") if sheet else ""
    if sheet is None or table is None or not name:
        return "", Place()
    typed = {f.place: clean(f.value) for f in sent.findings if f.value and f.place.cell}
    for row in table.rows:
        place = sent.place(sheet.key, row.number, name)
        here = sheet.layout is Layout.FIELDS or (
            fold(name_of(sheet, row)) == fold(item.row) if item.row else place.cell == item.cell
        )
        if here:
            value = row.values.get(name)
            return typed.get(place, NOTHING) if value is None else spoken(value), place
    return "", Place()
