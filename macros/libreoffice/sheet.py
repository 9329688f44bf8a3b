"""One sheet of a workbook."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import printing, views
from .addresses import COLUMNS, ROWS, Box, apart, parsed
from .bridge import Uno, host
from .cells import box_of, corner_of
from .drawings import Charts, Pictures, Shapes
from .errors import OfficeError, ProtectedError
from .modules import bring
from .names import Names
from .naming import free
from .office import MOMENT
from .ranges import Range
from .remarks import Note, notes_of
from .tables import Tables
from .views import FreezePanes, PageSetup

if TYPE_CHECKING:
    from .books import Book


@host([base_classes.Sheet])
class Sheet(base_classes.Sheet):
    """One sheet."""

    book: Book

    def __init__(self, book: Book, sheet: Uno = None, name: str = "") -> None:
        """The office's sheet, or where it is not asked for yet, its present name."""
        self.book, self._xl, self._name = book, sheet, name
        self._trusted = 0.0
        self._used: tuple[Box, Uno] | None = None
        self._changes, self._named_until = 0, 0.0
        self._rows: Uno = None

    @property
    def xl(self) -> Uno:
        """The office's sheet.

        When cells are taken out and others move up, the office takes them from the sheet that it gave, too, and counts
        from the wrong row then (measured with 7.4): such a one is asked for anew. A look holds for a moment.
        """
        now = time.monotonic()
        if self._xl is None:
            self._xl, self._trusted = self.book.pages.getByName(self._name), now + MOMENT
        if now > self._trusted:
            whole = self._xl.getRangeAddress()
            if whole.StartRow or whole.StartColumn or whole.EndRow != ROWS - 1:
                self._xl = self.book.pages.getByName(self._xl.getName())
            self._trusted = now + MOMENT
        return self._xl

    def doubt(self) -> None:
        """Cells have been taken out: look again before the sheet is used."""
        self._trusted, self._used, self._rows = 0.0, None, None
        self._xl = self.book.pages.getByName(self.xl.getName())

    @property
    def api(self) -> Uno:
        """The office's sheet."""
        return self.xl

    @property
    def name(self) -> str:
        """The text on its tab; xlwings asks it at every turn, so what was seen holds for a moment."""
        now, changes = time.monotonic(), self.book.app.office.changes
        if self._xl is not None and (now > self._named_until or changes != self._changes):
            self._name, self._changes, self._named_until = str(self.xl.getName()), changes, now + MOMENT
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        others = (sheet.lower() for sheet in self.book.pages.getElementNames() if sheet != self.name)
        if value.lower() in others:
            raise ValueError(f"Sheet named '{value}' already present in workbook")
        self.xl.setName(value)
        self.book.app.office.changed()

    @property
    def position(self) -> int:
        """Its place, from 0."""
        return int(self.xl.getRangeAddress().Sheet)

    @property
    def index(self) -> int:
        """Its place, from 1."""
        return self.position + 1

    @property
    def visible(self) -> bool:
        """Whether its tab is seen."""
        return bool(self.xl.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        if not value and self.visible and sum(sheet.visible for sheet in self.book.sheets) == 1:
            raise OfficeError("phải còn ít nhất một trang hiện")
        self.xl.IsVisible = bool(value)

    def changing(self) -> None:
        """Hold that the sheet may be changed: where it is protected the office would do nothing, and not say so."""
        self.book.app.guests.outdated(self)
        if self.xl.isProtected():
            raise ProtectedError(self.name)

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

    def at(self, address: Uno) -> Range:
        """The range of an address of the office."""
        return Range(self, box_of(address))

    def range_at(self, box: Box) -> Range:
        """The range of a rectangle."""
        return Range(self, box)

    def range_of(self, row: int, column: int) -> Range:
        """The range of one cell."""
        return Range(self, Box(row, column))

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """By address or name, by (row, column), by (row, column, rows, columns), or from one range to another."""
        first = self._found(arg1)
        return first if arg2 is None else Range(self, first.box.joined(self._found(arg2).box))

    def _found(self, asked: Any) -> Range:
        if isinstance(asked, Range):
            return asked
        if isinstance(asked, tuple):
            if 0 in asked[:2]:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            return Range(self, Box(*asked))
        box = parsed(asked)
        return Range(self, box) if box else self._named(asked)

    def _named(self, asked: str) -> Range:
        sheet, text = apart(asked)
        if sheet and (box := parsed(text)):
            return Range(self.book.sheets(sheet), box)
        if asked in self.tables:
            return self.tables(asked).data_body_range or self.tables(asked).range
        for names in (self.names, self.book.names):
            if names.contains(asked):
                return names(asked).refers_to_range
        raise OfficeError(f"không có ô hay tên nào là {asked}")

    @property
    def cells(self) -> Range:
        """All cells."""
        return Range(self, Box(1, 1, ROWS, COLUMNS))

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

    @property
    def used_range(self) -> Range:
        """The range around all cells with something in them."""
        return Range(self, self.used)

    def activate(self) -> None:
        """Bring it to the front of its workbook."""
        controller = self.book.xl.getCurrentController()
        if controller is not None:
            controller.setActiveSheet(self.xl)

    def select(self) -> None:
        """As `activate`."""
        self.activate()

    def clear_contents(self) -> None:
        """Empty all cells."""
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        """Take the looks of all cells away."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Empty all cells and take their looks away."""
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Let rows and columns take the size of what stands in them."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Take it out of the workbook."""
        self.book.pages.removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """A copy beside another sheet, of this workbook or another."""
        beside = before or after
        if beside is None:
            raise OfficeError("chưa nói đặt bản sao cạnh trang nào")
        sheets, place = beside.book.pages, beside.position + (before is None)
        if beside.book.xl == self.book.xl:
            sheets.copyByName(self.name, free(self.name, sheets.getElementNames(), 2, "{0} ({1})"), place)
        else:
            bring(self, beside.book, place)
            made = beside.book.sheet_at(place)
            printing.carry(self, made)
            views.carry(self, made)
            self.book.app.guests.loosened(made, made.used)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Put it before or after another one."""
        place = before.position if before else after.position + 1 if after else 0
        self.book.pages.moveByName(self.name, place)

    @property
    def names(self) -> Names:
        """The names that hold on it alone."""
        return Names(self.book, self)

    @property
    def notes(self) -> list[Note]:
        """Its notes."""
        return notes_of(self)

    @property
    def tables(self) -> Tables:
        """Its tables."""
        return Tables(self)

    @property
    def charts(self) -> Charts:
        """Its charts."""
        return Charts(self)

    @property
    def shapes(self) -> Shapes:
        """All that is drawn on it."""
        return Shapes(self)

    @property
    def pictures(self) -> Pictures:
        """Its pictures."""
        return Pictures(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """The rows and columns that stay in sight."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> PageSetup:
        """What is printed."""
        return PageSetup(self)

    @property
    def show_gridlines(self) -> bool:
        """Whether lines are drawn between cells."""
        return views.lines_shown(self)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        views.show_lines(self, drawn=bool(value))
