"""Whose file it is, and for which period: the cover says so, else the evidence of names and headings does."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from ..domain.bloc import Bloc, Member
from ..domain.periods import Period
from ..values.folding import clean, fold
from .grid import Grid, RawBook

_TOP_ROWS = 15
_TITLE_ROWS = 3
"""Periods are looked for only in titles: further down, columns speak of earlier periods."""
T = TypeVar("T")
FILE_NAME, HEADING = "tên tệp", "tiêu đề trong tệp"


@dataclass(frozen=True, slots=True)
class Evidence(Generic[T]):
    """Something found without the cover, and where it was read."""

    value: T
    reason: str


@lru_cache(maxsize=4096)
def names_of(member: Member) -> tuple[str, ...]:
    """The folded names that a member goes by, longest first; the code last."""
    names = sorted({fold(name) for name in (member.name, *member.aliases)}, key=len, reverse=True)
    return (*names, fold(member.code))


def match_member(bloc: Bloc, code: str, name: str) -> Member | None:
    """The member that a cover names, by code or else by any of its names."""
    for wanted in (fold(code), fold(name)):
        for member in bloc.members:
            if wanted and wanted in names_of(member):
                return member
    return None


def member_by_evidence(book: RawBook, bloc: Bloc) -> Evidence[Member] | None:
    """The one member that headings or else the file's name speak of; nothing where they name several, or none."""
    for reason, texts in ((HEADING, list(_headings(book))), (FILE_NAME, [book.name.rsplit(".", 1)[0]])):
        named = {m.code: m for text in texts for m in bloc.members if _names(text, m)}
        if len(named) == 1:
            return Evidence(next(iter(named.values())), reason)
    return None


def period_by_evidence(book: RawBook) -> Evidence[Period] | None:
    """The one period that headings or else the file's name speak of."""
    titles = list(_headings(book, _TITLE_ROWS))
    for reason, texts in ((HEADING, titles), (FILE_NAME, [book.name.replace("_", " ")])):
        periods = {str(period): period for text in texts if (period := Period.find(text))}
        if len(periods) == 1:
            return Evidence(next(iter(periods.values())), reason)
    return None


def _names(text: str, member: Member) -> bool:
    spaced = f" {fold(text)} "
    return any(f" {name} " in spaced for name in names_of(member))


def _headings(book: RawBook, rows: int = _TOP_ROWS) -> Iterator[str]:
    for grid in book.grids:
        yield from _texts(grid, rows)


def _texts(grid: Grid, rows: int) -> Iterator[str]:
    for row in grid.rows[:rows]:
        for cell in row:
            if isinstance(cell, str) and 2 < len(cell) < 300:  # noqa: PLR2004 - neither marks nor whole paragraphs
                yield clean(cell)
