"""Who registered what in time: the book of the bloc where a unit stands in it, else what its form says."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import polars as pl

from ..domain.proceedings import Proceedings, Registration
from ..values.folding import fold

Key = tuple[str, str, str]
"""Unit, and title and recipient folded."""


class Register(NamedTuple):
    """The registrations of a year by unit, title and recipient; `until` is the last day, nothing where none is set."""

    entries: Mapping[Key, Registration]
    until: date | None = None

    @classmethod
    def of(cls, proceedings: Proceedings, frame: pl.DataFrame) -> "Register":
        """Take the book; a unit that has no line there is taken by the rows of its form (`frame`)."""
        booked = {entry.unit for entry in proceedings.register}
        entries = [*proceedings.register, *(entry for entry in entries_of(frame) if entry.unit not in booked)]
        return cls({key_of(e.unit, e.title, e.recipient): e for e in entries}, proceedings.meeting.register_by)

    def find(self, unit: str, title: str, recipient: str) -> Registration | None:
        """The registration that a proposal refers to."""
        return self.entries.get(key_of(unit, title, recipient))

    def late(self, entry: Registration) -> bool:
        """Whether it came after the last day; one without a date stands in the book as it was agreed."""
        return self.until is not None and entry.registered_on is not None and entry.registered_on > self.until


def key_of(unit: str, title: str, recipient: str) -> Key:
    """What tells registrations apart."""
    return unit, fold(title), fold(recipient)


def entries_of(frame: pl.DataFrame) -> Iterator[Registration]:
    """The registrations in the units' forms."""
    names = ("member", "title", "recipient", "quantity", "registered_on", "content", "goal")
    for unit, title, recipient, quantity, day, content, goal in frame.select(names).iter_rows():
        if title and recipient:
            yield Registration(unit, title, recipient, quantity, day, content or "", goal or "")
