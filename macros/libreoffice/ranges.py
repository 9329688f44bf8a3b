"""Ranges: their place, their neighbours, what is done to whole cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .addresses import COLUMNS, ROWS, Box, quoted
from .bridge import Uno, enum, host, load, properties, struct, url_of
from .contents import Contents
from .copying import Copying
from .errors import UnsupportedError
from .looks import Looks
from .remarks import Remarks
from .sizes import Sizes

if TYPE_CHECKING:
    from .names import Name
    from .tables import Table

_SHORT = {"d": "down", "u": "up", "l": "left", "r": "right"}


@host([base_classes.Range])
class Range(Contents, Looks, Sizes, Remarks, Copying, base_classes.Range):
    """A rectangle of cells, as xlwings wants one."""

    @property
    def api(self) -> Uno:
        """The office's range; None where there are no cells."""
        return self.xl

    @property
    def coords(self) -> tuple[int, int, int, int]:
        """Row, column, rows, columns."""
        return self.box.row, self.box.column, self.box.rows, self.box.columns

    @property
    def row(self) -> int:
        """The first row, from 1."""
        return self.box.row

    @property
    def column(self) -> int:
        """The first column, from 1."""
        return self.box.column

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.box.rows, self.box.columns

    @property
    def arg1_input(self) -> str:
        """The address as a person writes it; xlwings asks it whether columns or rows are meant."""
        return self.box.address(row_absolute=False, column_absolute=False)

    def __len__(self) -> int:
        return self.box.rows * self.box.columns

    def __call__(self, arg1: int, arg2: int | None = None) -> Range:
        """A cell by its row and column in the range, or by its number, row by row."""
        row, column = divmod(arg1 - 1, self.box.columns) if arg2 is None else (arg1 - 1, arg2 - 1)
        return self.sheet.range_of(self.box.row + row, self.box.column + column)

    @property
    def address(self) -> str:
        """Like $A$1:$B$2."""
        if not len(self):
            return f"{Box(self.box.row, self.box.column).address()}{{{self.box.rows}x{self.box.columns}}}"
        return self.box.address()

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address, with book and sheet where it is asked for."""
        address = self.box.address(row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return address
        place = quoted(f"[{self.sheet.book.name}]{self.sheet.name}")
        return f"{place}!{address}"

    def end(self, direction: str) -> Range:
        """Where Ctrl and an arrow lead to: the edge of a block of filled cells, the next block, the sheet's end."""
        way = _SHORT.get(direction, direction)
        across, back = way in {"left", "right"}, way in {"left", "up"}
        used = self.sheet.used
        start, limit = (self.box.column, COLUMNS) if across else (self.box.row, ROWS)
        last = used.last_column if across else used.last_row
        stop = 1 if back else max(start, min(limit, last + 1))
        low, high = min(start, stop), max(start, stop)
        box = Box(self.box.row, low, 1, high - low + 1) if across else Box(low, self.box.column, high - low + 1)
        cells = [text != "" for row in self.sheet.cells_at(box).getFormulaArray() for text in row]
        steps = _steps(cells[::-1] if back else cells)
        reached = start + (-steps if back else steps)
        if not steps or (not back and reached > last):
            reached = 1 if back else limit
        row, column = (self.box.row, reached) if across else (reached, self.box.column)
        return self.sheet.range_of(row, column)

    @property
    def current_region(self) -> Range:
        """The block of filled cells around."""
        cursor = self.sheet.xl.createCursorByRange(self.xl)
        cursor.collapseToCurrentRegion()
        return self.sheet.at(cursor.getRangeAddress())

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Put empty cells in; whole rows and columns where the range has all their cells."""
        if copy_origin not in {None, "format_from_left_or_above"}:
            raise UnsupportedError(f"Range.insert(copy_origin={copy_origin})")
        mode = self._whole() or {"right": "RIGHT"}.get(shift or "", "DOWN")
        self.changing()
        self.sheet.xl.insertCells(self.xl.getRangeAddress(), enum("com.sun.star.sheet.CellInsertMode", mode))
        self.sheet.doubt()

    def delete(self, shift: str | None = None) -> None:
        """Take cells out; whole rows and columns where the range has all their cells."""
        moved = {"left": "LEFT", "up": "UP"}.get(shift or "", "UP" if self.box.columns >= self.box.rows else "LEFT")
        self.changing()
        mode = enum("com.sun.star.sheet.CellDeleteMode", self._whole() or moved)
        self.sheet.xl.removeRange(self.xl.getRangeAddress(), mode)
        self.sheet.doubt()

    def _whole(self) -> str:
        return "ROWS" if self.box.columns >= COLUMNS else "COLUMNS" if self.box.rows >= ROWS else ""

    def move(self, destination: Any) -> None:
        """Cut the cells and put them elsewhere in the workbook."""
        self.sheet.xl.moveRange(destination.impl.first.getCellAddress(), self.changing().getRangeAddress())

    @property
    def merge_area(self) -> Range:
        """The merged cells to which the first cell belongs; itself where it is not merged."""
        cursor = self.sheet.xl.createCursorByRange(self.first)
        cursor.collapseToMergedArea()
        return self.sheet.at(cursor.getRangeAddress())

    @property
    def merge_cells(self) -> bool:
        """Whether some of the cells are merged."""
        return bool(self.xl.getIsMerged())

    def merge(self, across: bool = False) -> None:
        """Make one cell of them, or one of each row."""
        self.changing()
        rows = range(self.box.row, self.box.last_row + 1)
        boxes = [Box(row, self.box.column, 1, self.box.columns) for row in rows] if across else [self.box]
        for box in boxes:
            self.sheet.cells_at(box).merge(True)

    def unmerge(self) -> None:
        """Part merged cells."""
        self.changing().merge(False)

    def select(self) -> None:
        """Select the cells in the window of the workbook."""
        controller = self.sheet.book.xl.getCurrentController()
        if controller is None:
            raise UnsupportedError("Range.select", "sổ tính không có cửa sổ")
        controller.select(self.xl)

    @property
    def name(self) -> Name | None:
        """The first name that means these very cells."""
        wanted = (self.sheet.name, self.box)
        for name in self.sheet.book.names:
            found = name.range_or_none()
            if found is not None and (found.sheet.name, found.box) == wanted:
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={quoted(self.sheet.name)}!{self.box.address()}")

    @property
    def table(self) -> Table | None:
        """The table that holds the first cell."""
        corner = Box(self.box.row, self.box.column)
        return next((table for table in self.sheet.tables if table.range.box.shared(corner)), None)

    def sort(self, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
        """Sort the rows by columns (from 1)."""
        fields = [
            struct("com.sun.star.table.TableSortField", Field=k - 1, IsAscending=a)
            for k, a in zip(keys, ascending, strict=True)
        ]
        how = {
            "SortFields": load().Any("[]com.sun.star.table.TableSortField", tuple(fields)),
            "ContainsHeader": has_headers,
        }
        self.changing().sort(properties(IsSortColumns=False, BindFormatsToContent=True, **how))

    def to_pdf(self, path: str, quality: object = None) -> None:
        """Export these cells alone."""
        del quality
        data = load().Any("[]com.sun.star.beans.PropertyValue", properties(Selection=self.xl))
        self.sheet.book.xl.storeToURL(url_of(path), properties(FilterName="calc_pdf_Export", FilterData=data))


def _steps(filled: list[bool]) -> int:
    """How many cells from the first one on an arrow with Ctrl goes; 0 where nothing more is filled."""
    if len(filled) > 1 and filled[0] and filled[1]:
        return next((n for n, (here, after) in enumerate(pairwise(filled)) if here and not after), len(filled) - 1)
    return next((n for n, cell in enumerate(filled[1:], 1) if cell), 0)
