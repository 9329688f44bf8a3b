"""Whose file it is, and for which period: the cover says so, else the evidence of names and headings does."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from ..domain.bloc import Bloc, Member
from ..domain.periods import Period
from ..errors import InputError
from ..values.folding import clean, fold
from .grid import RawBook

_TOP_ROWS = 15
_TITLE_ROWS = 3
"""Periods are looked for only in titles: further down, columns speak of earlier periods."""
T = TypeVar("T", Member, Period)
FILE_NAME, HEADING = "tên tệp ghi như vậy", "tiêu đề trong tệp ghi như vậy"
_UNMARKED = {"nam": "năm", "thang": "tháng", "dau": "đầu", "cuoi": "cuối", "quy": "quý"}
"""Words of periods as file names write them."""


class Evidence(NamedTuple, Generic[T]):
    """What was found without the cover, and where. Several are a contradiction: then nobody knows."""

    values: tuple[T, ...] = ()
    reason: str = ""

    @property
    def only(self) -> T | None:
        """The one thing found; nothing where there are several, or none."""
        return self.values[0] if len(self.values) == 1 else None


@lru_cache(maxsize=4_096)
def names_of(member: Member) -> tuple[str, ...]:
    """The folded names that a member goes by, longest first; the code last."""
    names = sorted({fold(name) for name in (member.name, *member.aliases)}, key=len, reverse=True)
    return (*names, fold(member.code))


def match_member(bloc: Bloc, code: str, name: str) -> tuple[Member | None, Member | None]:
    """The member whose code a cover gives, and the one that goes by the name it gives."""
    by_code = _called(bloc, fold(code), None)
    return by_code, _called(bloc, fold(name), by_code)


def called(bloc: Bloc, unit: str) -> Member:
    """The member that a person means by a code or any of its names; an `InputError` names the codes."""
    by_code, by_name = match_member(bloc, unit, unit)
    member = by_code or by_name
    if member is None:
        codes = ", ".join(one.code for one in bloc.members)
        raise InputError(f"Khối không có đơn vị “{unit}”. Ghi mã hoặc tên đơn vị; các mã: {codes}.")
    return member


def _called(bloc: Bloc, wanted: str, likely: Member | None) -> Member | None:
    if not wanted:
        return None
    if likely and wanted in names_of(likely):
        return likely
    return _by_name(bloc).get(wanted)


@lru_cache(maxsize=8)
def _by_name(bloc: Bloc) -> Mapping[str, Member]:
    """The member that each folded code and name means: a code before a name, an earlier member before a later one."""
    named = {name: member for member in reversed(bloc.members) for name in names_of(member)}
    return named | {fold(member.code): member for member in reversed(bloc.members)}


def members_by_evidence(book: RawBook, bloc: Bloc) -> Evidence[Member]:
    """The members that headings or the file's name speak of."""
    headings = {member.code: member for text in _headings(book, _TOP_ROWS) for member in _named(text, bloc)}
    return _weighed(headings, {member.code: member for member in _named(_stem(book), bloc)})


def named_in(file: str, bloc: Bloc) -> tuple[Member, ...]:
    """The members that the name of a file speaks of."""
    return tuple({member.code: member for member in _named(_stem_of(file), bloc)}.values())


def periods_by_evidence(book: RawBook) -> Evidence[Period]:
    """The periods that titles or the file's name speak of."""
    titles = {str(period): period for text in _headings(book, _TITLE_ROWS) if (period := Period.find(text))}
    marked = re.sub("[a-z]+", lambda word: _UNMARKED.get(word[0], word[0]), _stem(book).casefold())
    named = Period.find(marked)
    return _weighed(titles, {str(named): named} if named else {})


def _weighed(headings: dict[str, T], named: dict[str, T]) -> Evidence[T]:
    """What both speak of, else what one of them speaks of where the other is silent; else all that is spoken of."""
    both = {key: headings[key] for key in headings if key in named}
    if len(both) == 1 or not headings:
        return Evidence(tuple((both or named).values()), FILE_NAME)
    return Evidence(tuple((headings | named).values()), HEADING)


def _named(text: str, bloc: Bloc) -> Iterator[Member]:
    """The members named in a text; a name inside a longer one that is meant there does not count."""
    spaced = f" {fold(text)} "
    spans = [
        (start, start + len(name), member)
        for member in bloc.members
        for name in names_of(member)
        if name and (start := spaced.find(f" {name} ")) >= 0
    ]
    for start, end, member in spans:
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in spans):
            yield member


def _stem(book: RawBook) -> str:
    return _stem_of(book.name)


def _stem_of(file: str) -> str:
    return re.sub(r"[_.\s]+", " ", file.rpartition(".")[0] or file)


def _headings(book: RawBook, rows: int) -> Iterator[str]:
    for grid in book.grids:
        for row in grid.rows[:rows]:
            for cell in row:
                if isinstance(cell, str) and 2 < len(cell) < 300:  # noqa: PLR2004 - neither marks nor whole paragraphs
                    yield clean(cell)
