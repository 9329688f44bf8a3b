"""Addresses of cells as Excel writes them: text to numbers and back. Nothing here speaks with an office."""

import re
from typing import NamedTuple

from .errors import OfficeError

_CELL = r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})"
_A1 = re.compile(rf"{_CELL}(?::{_CELL})?")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})")
_PLAIN = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")
ROWS, COLUMNS = 1_048_576, 16_384


class Box(NamedTuple):
    """A rectangle of cells: its first row and column (from 1), and how many of each; 0 where it is empty."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        """The row at the bottom."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The column at the right."""
        return self.column + self.columns - 1

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.rows == self.columns == 1

    def joined(self, other: "Box") -> "Box":
        """The least rectangle around two."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        down, right = max(self.last_row, other.last_row), max(self.last_column, other.last_column)
        return Box(row, column, down - row + 1, right - column + 1)

    def shared(self, other: "Box") -> "Box | None":
        """The cells that are in both."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        down, right = min(self.last_row, other.last_row), min(self.last_column, other.last_column)
        return Box(row, column, down - row + 1, right - column + 1) if row <= down and column <= right else None

    def address(self, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """Written like $A$1:$B$2."""
        down, right = "$" * row_absolute, "$" * column_absolute
        first = f"{right}{letters(self.column)}{down}{self.row}"
        last = f"{right}{letters(self.last_column)}{down}{self.last_row}"
        return first if self.single else f"{first}:{last}"


def parsed(text: str) -> Box | None:
    """Read A1, A1:B2, A:C or 2:5; None where the text is something else, such as a name."""
    if found := _A1.fullmatch(text):
        left, top, right, down = found.groups()
        first, last = (int(top), number(left)), (int(down or top), number(right or left))
    elif found := _COLUMNS.fullmatch(text):
        first, last = (1, number(found[1])), (ROWS, number(found[2]))
    elif found := _ROWS.fullmatch(text):
        first, last = (int(found[1]), 1), (int(found[2]), COLUMNS)
    else:
        return None
    if max(first[0], last[0]) > ROWS or max(first[1], last[1]) > COLUMNS:
        return None
    return Box(*first).joined(Box(*last))


def letters(column: int) -> str:
    """The name of a column: 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number(name: str) -> int:
    """The number of a column: AB is 28."""
    total = 0
    for letter in name.upper():
        total = total * 26 + ord(letter) - ord("A") + 1
    return total


def quoted(sheet: str) -> str:
    """The name of a sheet as it stands in a formula."""
    if _PLAIN.fullmatch(sheet) and not _LIKE_A_CELL.fullmatch(sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def apart(reference: str) -> tuple[str, str]:
    """The sheet ('' where none is named) and the rest of a reference like 'Tên trang'!A1."""
    sheet, mark, rest = reference.rpartition("!")
    if not mark:
        return "", reference
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    if not sheet:
        raise OfficeError(f"không đọc được địa chỉ {reference}")
    return sheet, rest
