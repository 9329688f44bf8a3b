"""One sheet of a workbook."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from . import printing, views
from .addresses import COLUMNS, ROWS, Box, apart, parsed
from .bridge import Uno, host
from .cells import box_of
from .drawings import Charts, Pictures, Shapes
from .errors import OfficeError
from .modules import bring
from .names import Names
from .naming import free
from .page import Page
from .ranges import Range
from .remarks import Note, notes_of
from .tables import Tables
from .views import FreezePanes, PageSetup


@host([base_classes.Sheet])
class Sheet(Page, base_classes.Sheet):
    """One sheet."""

    @property
    def api(self) -> Uno:
        """The office's sheet."""
        return self.xl

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
        self.book.app.office.moved()

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """A copy beside another sheet, of this workbook or another."""
        beside = before or after
        if beside is None:
            raise OfficeError("chưa nói đặt bản sao cạnh trang nào")
        sheets, place = beside.book.pages, beside.position + (before is None)
        if beside.book.xl == self.book.xl:
            sheets.copyByName(self.name, free(self.name, sheets.getElementNames(), 2, "{0} ({1})"), place)
            self.book.app.office.moved()
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
        self.book.app.office.moved()

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
