"""What is put off until the screen follows again: taking out sheets of other workbooks, fitting rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .addresses import Box
from .cells import box_of, corner_of
from .modules import bring, without_modules
from .steps import still_locked

if TYPE_CHECKING:
    from .books import Book
    from .page import Page
    from .sheet import Sheet


class Guests:
    """Sheets of other workbooks, from which ranges are copied: the office copies within one workbook only."""

    def __init__(self) -> None:
        self.changes = 0
        self._names: dict[tuple[str, str, str], tuple[Book, str, Sheet]] = {}
        self._loose: dict[tuple[str, str], tuple[Sheet, Box]] = {}

    def of(self, book: Book) -> set[str]:
        """The names of those in a workbook, which are no sheets of its own."""
        return {name for (_, _, host), (_, name, _) in self._names.items() if host == book.uid}

    @contextmanager
    def invited(self, sheet: Sheet, book: Book) -> Iterator[int]:
        """The place of a copy of a sheet in another workbook; it stays as long as the screen does not follow."""
        key = (sheet.book.uid, sheet.name, book.uid)
        stays = key in self._names or (book.app.still and bool(sheet.book.xl.isReadonly()))
        if key not in self._names:
            end = book.pages.getCount()
            bring(sheet, book, end)
            guest = book.sheet_at(end)
            self._names[key] = book, guest.name, guest
        try:
            yield self._names[key][2].position
        finally:
            if not stays:
                self._remove(*self._names.pop(key))

    def leave(self) -> None:
        """Take all of them out."""
        while self._names:
            self._remove(*self._names.popitem()[1])

    def outdated(self, sheet: Page) -> None:
        """Take out the copies of a sheet that changes, and count the change."""
        self.changes += 1
        for key in [key for key in self._names if key[:2] == (sheet.book.uid, sheet.name)]:
            self._remove(*self._names.pop(key))

    def loosened(self, sheet: Sheet, box: Box) -> None:
        """Note cells that were written, whose rows have to be fitted."""
        if not sheet.book.app.still:
            return
        key = (sheet.book.uid, sheet.name)
        self._loose[key] = (sheet, box.joined(self._loose.get(key, (sheet, box))[1]))

    def fit(self) -> None:
        """Fit the rows whose heights nobody has set: the office does so where something is copied, if only nothing."""
        while self._loose:
            sheet, box = self._loose.popitem()[1]
            beside = sheet.book.address(sheet.position, Box(box.row, box.last_column + 1, box.rows))
            sheet.xl.copyRange(corner_of(beside), beside)

    @staticmethod
    def _remove(book: Book, name: str, guest: Sheet) -> None:
        with without_modules(book.xl), _tables_aside(book, guest.position - 1):
            still_locked(book.xl, lambda: book.pages.removeByName(name))
        book.app.office.moved()


@contextmanager
def _tables_aside(book: Book, place: int) -> Iterator[None]:
    """Lay the tables of a sheet elsewhere: when the sheet to its right goes, the office drops them (7.4)."""
    found = [(table, table.getDataArea()) for table in map(book.database, book.databases.getElementNames())]
    aside = [(table, area) for table, area in found if area.Sheet == place and place > 0]
    for table, area in aside:
        table.setDataArea(book.address(0, box_of(area)))
    try:
        yield
    finally:
        for table, area in aside:
            table.setDataArea(area)
