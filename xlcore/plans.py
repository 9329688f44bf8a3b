"""Sheets still to be written: the core decides what goes where, a writer carries it out.

A plan is complete: what it does not name is empty afterwards. Rows and columns count from 1.
A cell in `cells` overrides the table's at that place: so a table gets formulas and fills of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from .styles import PLAIN, Style

Value = str | int | float | bool | date | datetime | None


class Source(NamedTuple):
    """What a figure was made from: declared columns of a sheet, over all rows of `members`, or over `rows` alone.

    `rows` are (member, row in its file). With a `period`, an earlier one, the values are those kept in *Kỳ trước*.
    """

    sheet: str
    fields: tuple[str, ...]
    members: tuple[str, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()
    period: str = ""


class Cell(NamedTuple):
    """One cell. With a `formula` (no '=' in front), `value` is its result as computed here; `sources` lead back.

    `said` tells in a sentence how a value came about that cells alone do not explain; it is asked for, never written.
    """

    value: Value = None
    style: Style = PLAIN
    formula: str = ""
    sources: tuple[Source, ...] = ()
    said: Callable[[], str] | None = None


class Link(NamedTuple):
    """A jump. `file` is relative to the master's folder ('' for the master itself), `location` like 'TTHC'!E5."""

    file: str
    location: str
    tip: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A native table: header row at `top`, then the rows, from column `left`; one style for each column.

    `name` is ASCII and unique in the workbook, headers are unique. A table without rows is written with one
    empty row, as the format demands.
    """

    name: str
    top: int
    left: int
    headers: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    styles: tuple[Style, ...]

    @property
    def last_row(self) -> int:
        """The last row of the table in the sheet."""
        return self.top + max(1, len(self.rows))


class Condition(NamedTuple):
    """Cells of an `area` like 'B5:B20' that take another look where a formula holds, as written for its first cell.

    Of the `style` only ink, weight and ground count.
    """

    area: str
    formula: str
    style: Style


class Choice(NamedTuple):
    """Cells of an `area` for which a list is offered: `source` is a range or a formula that gives one."""

    area: str
    source: str
    message: str = ""


class Page(NamedTuple):
    """How a sheet prints on A4: orientation, which rows stand on top of each page (first, last), which `area` prints.

    Without an area, all that is filled prints, or what the person at the sheet has chosen.
    """

    landscape: bool = True
    repeat: tuple[int, int] | None = None
    area: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class SheetPlan:
    """One sheet that the program owns.

    `key` is its stable mark (the hidden defined name td_<key>), `title` its tab. `widths` are in characters
    from column A. `merges` like 'A1:F1'. `links` and `notes` go by (row, column). `freeze` is the first cell
    that scrolls. `ranges` are defined names that follow the data (charts read them), as name -> 'A1:B9' on
    this sheet. `protected` sheets still let people filter, sort and set column widths; widths, views and pages that
    they set stay as long as the sheet keeps its columns.
    """

    key: str
    title: str
    cells: Mapping[tuple[int, int], Cell]
    tables: tuple[Table, ...] = ()
    widths: tuple[float, ...] = ()
    heights: Mapping[int, float] = field(default_factory=dict)
    merges: tuple[str, ...] = ()
    links: Mapping[tuple[int, int], Link] = field(default_factory=dict)
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    freeze: tuple[int, int] = (1, 1)
    page: Page = Page()  # noqa: RUF009 - it cannot change
    ranges: Mapping[str, str] = field(default_factory=dict)
    protected: bool = True
    conditions: tuple[Condition, ...] = ()
    choices: tuple[Choice, ...] = ()
