"""Widths and heights of columns and rows in Excel's units, hidden ones, places on the sheet in points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .bridge import enum, host
from .cells import Cells

_POINT = 2540 / 72
"""Hundredths of a millimetre."""
_PIXEL = 2540 / 96
_MARGIN = 5
"""Pixels that Excel adds to the letters of a column."""


@host()
class Sizes(Cells):
    """The sizes of a range."""

    @property
    def column_width(self) -> float | None:
        """In digits of the workbook's standard font; None where the columns differ."""
        widths = self._lengths("Columns", "Width")
        return round(_digits(widths.pop(), self.sheet.book.digit), 2) if len(widths) == 1 else None

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.changing().getColumns().setPropertyValue("Width", _length(value, self.sheet.book.digit))

    @property
    def row_height(self) -> float | None:
        """In points; None where the rows differ."""
        heights = self._lengths("Rows", "Height")
        return round(heights.pop() / _POINT, 2) if len(heights) == 1 else None

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.sheet.changing()
        rows = self.sheet.row_at(self.box.row) if self.box.rows == 1 else self.xl.getRows()
        rows.setPropertyValue("Height", round(value * _POINT))

    @property
    def row_hidden(self) -> Any:
        """Whether the rows are hidden; None where they differ."""
        return self._hidden("Rows")

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.changing().getRows().setPropertyValue("IsVisible", not value)

    @property
    def column_hidden(self) -> Any:
        """Whether the columns are hidden; None where they differ."""
        return self._hidden("Columns")

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.changing().getColumns().setPropertyValue("IsVisible", not value)

    @property
    def width(self) -> float:
        """In points."""
        return float(self.xl.Size.Width / _POINT) if self.xl is not None else 0.0

    @property
    def height(self) -> float:
        """In points."""
        return float(self.xl.Size.Height / _POINT) if self.xl is not None else 0.0

    @property
    def left(self) -> float:
        """Points from the left of the sheet."""
        return float(self.xl.Position.X / _POINT)

    @property
    def top(self) -> float:
        """Points from the top of the sheet."""
        return float(self.xl.Position.Y / _POINT)

    def autofit(self, axis: str | None = None) -> None:
        """Let rows and columns take the size of what stands in them."""
        xl = self.changing()
        if axis in {None, "columns", "c"}:
            xl.getColumns().setPropertyValue("OptimalWidth", True)
        if axis in {None, "rows", "r"}:
            xl.getRows().setPropertyValue("OptimalHeight", True)
            self.sheet.book.app.guests.loosened(self.sheet, self.box.shared(self.sheet.used) or self.box)

    def group(self, by: str) -> None:
        """Put an outline around rows or columns."""
        self._outline("group", by)

    def ungroup(self, by: str) -> None:
        """Take an outline away."""
        self._outline("ungroup", by)

    def _outline(self, verb: str, by: str) -> None:
        way = enum("com.sun.star.table.TableOrientation", "COLUMNS" if by.startswith("c") else "ROWS")
        getattr(self.sheet.xl, verb)(self.changing().getRangeAddress(), way)

    def _lines(self, lines: str) -> Iterator[Any]:
        """The rows or columns, as far as something stands there, and one more for all the rest."""
        found, used = getattr(self.xl, lines), self.sheet.used
        last = used.last_row - self.box.row if lines == "Rows" else used.last_column - self.box.column
        return (found.getByIndex(number) for number in range(min(found.getCount(), max(last, 0) + 2)))

    def _lengths(self, lines: str, length: str) -> set[int]:
        return {getattr(line, length) for line in self._lines(lines)}

    def _hidden(self, lines: str) -> Any:
        states = {not line.IsVisible for line in self._lines(lines)}
        return states.pop() if len(states) == 1 else None


def _digits(length: int, digit: float) -> float:
    """A length as a number of digits; Excel counts the margin in whole pixels, below one digit in part."""
    margin, wide = _MARGIN / round(digit), length / _PIXEL / digit
    return wide - margin if wide >= 1 + margin else wide / (1 + margin)


def _length(digits: float, digit: float) -> int:
    margin = _MARGIN / round(digit)
    return round((digits + margin if digits >= 1 else digits * (1 + margin)) * digit * _PIXEL)
