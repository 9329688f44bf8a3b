"""The office's sheet behind a sheet of xlwings, and what was just seen of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .addresses import ROWS, Box
from .bridge import Uno, host
from .cells import Formatted, box_of, corner_of
from .errors import ProtectedError
from .moments import Look

if TYPE_CHECKING:
    from .books import Book


@host()
class Page:
    """One sheet, as the other parts of the engine reach it."""

    book: Book

    def __init__(self, book: Book, sheet: Uno = None, name: str = "") -> None:
        """The office's sheet, or where it is not asked for yet, its present name."""
        self.book, self._xl, self._name = book, sheet, name
        self._look, self._name_look = Look(), Look()
        self._place = 0
        self._used: tuple[Box, Uno] | None = None
        self._formatted: Formatted | None = None
        self._format_look = Look()
        self._rows: Uno = None

    @property
    def xl(self) -> Uno:
        """The office's sheet.

        When cells are taken out and others move up, the office takes them from the sheet that it gave, too, and counts
        from the wrong row then (measured with 7.4): such a one is asked for anew. A look holds for a moment.
        """
        self._see()
        return self._xl

    def _see(self) -> None:
        if self._xl is None:
            self._xl = self.book.pages.getByName(self._name)
            self._name_look.begin(self.book.app.office.changes)
        if not self._look.holds(self.book.app.office.changes):
            whole = self._xl.getRangeAddress()
            if whole.StartRow or whole.StartColumn or whole.EndRow != ROWS - 1:
                self._xl = self.book.pages.getByName(self._xl.getName())
            self._place = int(whole.Sheet)
            self._look.begin(self.book.app.office.changes)

    def doubt(self) -> None:
        """Cells have been taken out: look again before the sheet is used."""
        self._look.end()
        self._used = self._rows = None
        self._xl = self.book.pages.getByName(self.xl.getName())

    @property
    def name(self) -> str:
        """The text on its tab; xlwings asks it at every turn, so what was seen holds for a moment."""
        if self._xl is not None and not self._name_look.holds(self.book.app.office.changes):
            self._name = str(self.xl.getName())
            self._name_look.begin(self.book.app.office.changes)
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        others = (sheet.lower() for sheet in self.book.pages.getElementNames() if sheet != self.name)
        if value.lower() in others:
            raise ValueError(f"Sheet named '{value}' already present in workbook")
        self.xl.setName(value)
        self.book.app.office.moved()

    @property
    def position(self) -> int:
        """Its place, from 0."""
        self._see()
        return self._place

    def changing(self) -> None:
        """Hold that the sheet may be changed: where it is protected the office would do nothing, and not say so."""
        self.book.app.guests.outdated(self)
        if self.xl.isProtected():
            raise ProtectedError(self.name)

    @property
    def formatted(self) -> Formatted | None:
        """The number formats of some cells, as just seen and not changed since."""
        return self._formatted if self._format_look.holds(self.book.app.guests.changes) else None

    @formatted.setter
    def formatted(self, value: Formatted | None) -> None:
        self._formatted = value
        self._format_look.begin(self.book.app.guests.changes)

    def place(self, box: Box) -> Uno:
        """The address of the first cell of a rectangle as the office has it."""
        return corner_of(self.book.address(self.position, box))

    def cells_at(self, box: Box) -> Uno:
        """The office's range of a rectangle; that of all used cells is still at hand when it was asked for last."""
        if self._used and self._used[0] == box:
            return self._used[1]
        return self.xl.getCellRangeByPosition(box.column - 1, box.row - 1, box.last_column - 1, box.last_row - 1)

    def cell_at(self, row: int, column: int) -> Uno:
        """The office's cell."""
        return self.xl.getCellByPosition(column - 1, row - 1)

    def row_at(self, row: int) -> Uno:
        """The office's row."""
        if self._rows is None:
            self._rows = self.xl.getRows()
        return self._rows.getByIndex(row - 1)

    def bundle(self, boxes: Iterable[Box]) -> Uno:
        """Rectangles as one thing, to which something can be done in one call."""
        place = self.position
        return self.book.container(self.book.address(place, box) for box in boxes)

    @property
    def used(self) -> Box:
        """The rectangle around all cells with something in them."""
        cursor = self.xl.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        self._used = box_of(cursor.getRangeAddress()), cursor
        return self._used[0]

    @property
    def last_used(self) -> Box:
        """As `used` said when it was asked last, as long as no rows or columns came or went."""
        return self._used[0] if self._used else self.used
