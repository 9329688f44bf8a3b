"""Raw workbooks as the reader hands them over: cells as typed, and the facts that cell readers drop.

Rows and columns count from 1, as in Excel. Everything here crosses a process border, so it is plain data: named
tuples, because the reading process would spend as long on defining dataclasses as on reading three files.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

Raw = str | int | float | bool | date | datetime | time | timedelta
"""A raw cell; '' is an empty one. Numbers are finite."""

LONGEST = 32_767
"""The most characters that a cell may hold; a longer text comes with one more, the rest cut off."""

Spot = tuple[int, int]
"""Row and column of a cell, both from 1."""

NONE: Mapping[Any, str] = {}
"""No facts; shared, because nothing writes into what was read."""


class Grid(NamedTuple):
    """One sheet: `rows[0][0]` is A1.

    `merges` are (first row, first column, last row, last column). `formulas` are cells that hold one,
    `uncached` those of them without a stored result, `errors` cells that show an error and which.
    `legacy_fonts` gives 'TCVN3' or 'VNI' for cells set in a font of that encoding. `percents` are cells whose number is
    shown in percent: 0.12 as 12 %. `hyperlinks` are not read.
    """

    name: str
    rows: tuple[tuple[Raw, ...], ...]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    formulas: frozenset[Spot] = frozenset()
    uncached: frozenset[Spot] = frozenset()
    errors: Mapping[Spot, str] = NONE
    legacy_fonts: Mapping[Spot, str] = NONE
    percents: frozenset[Spot] = frozenset()

    def at(self, row: int, column: int) -> Raw:
        """Give a raw cell; outside the sheet everything is empty."""
        if 0 < row <= len(self.rows):
            cells = self.rows[row - 1]
            if 0 < column <= len(cells):
                return cells[column - 1]
        return ""


class RawBook(NamedTuple):
    """One returned file that could be read. `name` is the file's name, `kind` xlsx, xlsm, xls or ods.

    `modified` is when the file was last written on this machine (the time of receipt), `digest` its SHA-256.
    `marks` tells that the package carries our form's own defined names.
    """

    name: str
    kind: str
    digest: str
    modified: datetime
    grids: tuple[Grid, ...]
    date1904: bool = False
    marks: bool = False


class Refusal(NamedTuple):
    """One returned file that could not be read: the rule that says why, and the facts of its sentence."""

    name: str
    rule: str
    digest: str = ""
    modified: datetime | None = None
    facts: Mapping[str, str] = NONE


Received = RawBook | Refusal
