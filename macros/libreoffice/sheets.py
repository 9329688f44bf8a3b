"""The sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from .bridge import Uno, host
from .naming import free
from .sheet import Sheet

if TYPE_CHECKING:
    from .books import Book


@host([base_classes.Sheets])
class Sheets(base_classes.Sheets):
    """The sheets, from left to right."""

    book: Book

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Uno:
        """The office's sheets."""
        return self.book.pages

    @property
    def active(self) -> Sheet:
        """The sheet in front."""
        controller = self.book.xl.getCurrentController()
        return Sheet(self.book, controller.getActiveSheet()) if controller else self(1)

    def __call__(self, name_or_index: int | str) -> Sheet:
        """By name or number, from 1."""
        names = self._names()
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= len(names):
                raise KeyError(name_or_index)
            return Sheet(self.book, name=names[name_or_index - 1])
        found = next((name for name in names if name.lower() == name_or_index.lower()), None)
        if found is None:
            raise KeyError(name_or_index)
        return Sheet(self.book, name=found)

    def __contains__(self, name: str) -> bool:
        return any(present.lower() == name.lower() for present in self._names())

    def __len__(self) -> int:
        return len(self._names())

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, name=name) for name in self._names())

    def _names(self) -> list[str]:
        guests = self.book.app.guests.of(self.book)
        return [name for name in self.api.getElementNames() if name not in guests]

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet; before the active one where no place is named."""
        place = before.position if before else after.position + 1 if after else self.active.position
        called = name or free("Sheet", self.api.getElementNames(), 1, "{0}{1}")
        self.api.insertNewByName(called, place)
        self.book.app.office.moved()
        made = self(called)
        made.activate()
        return made
