"""Tables: the office knows them as database ranges, without styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .addresses import Box
from .bridge import Uno, host
from .cells import box_of
from .errors import UnsupportedError
from .moments import Look

if TYPE_CHECKING:
    from .ranges import Range
    from .sheet import Sheet

_UNNAMED = "__Anonymous_Sheet_DB__"
_USUAL_STYLE = "TableStyleMedium2"


@host([base_classes.Tables])
class Tables(base_classes.Tables):
    """The tables of a sheet."""

    parent: Sheet

    def __init__(self, sheet: Sheet) -> None:
        self.parent = sheet

    @property
    def api(self) -> Uno:
        """The office's database ranges, of all sheets."""
        return self.parent.book.databases

    def __iter__(self) -> Iterator[Table]:
        book, here = self.parent.book, self.parent.position
        for name in self.api.getElementNames():
            if not name.startswith(_UNNAMED) and book.database(name).getDataArea().Sheet == here:
                yield Table(self.parent, name)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __call__(self, key: int | str) -> Table:
        """By name or number, from 1."""
        if isinstance(key, int):
            return list(self)[key - 1]
        found = self._found(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str) -> bool:
        return self._found(key) is not None

    def _found(self, key: str) -> Table | None:
        """By its very name, which takes the office few calls; else by its name in other capitals."""
        area = self.parent.book.database(key).getDataArea() if self.api.hasByName(key) else None
        if area is not None and area.Sheet == self.parent.position:
            return Table(self.parent, key, box_of(area))
        return next((table for table in self if table.name.lower() == key.lower()), None)

    def add(
        self,
        source_type: object = None,
        source: Any = None,
        link_source: object = None,
        has_headers: bool = True,
        destination: object = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of a range; without a name it is the next free Table1."""
        if source_type or link_source or destination or table_style_name not in {None, "", _USUAL_STYLE}:
            raise UnsupportedError("Tables.add", "chỉ dùng được source, has_headers và name")
        ranges, number = self.api, 1
        while name is None:
            name, number = (None if ranges.hasByName(f"Table{number}") else f"Table{number}"), number + 1
        ranges.addNewByName(name, source.impl.xl.getRangeAddress())
        made = self.parent.book.database(name)
        made.ContainsHeader, made.AutoFilter = has_headers, has_headers
        return Table(self.parent, name)


@host([base_classes.Table])
class Table(base_classes.Table):
    """One table."""

    parent: Sheet

    def __init__(self, sheet: Sheet, name: str, box: Box | None = None) -> None:
        """`box` is where it was just seen."""
        self.parent, self._name, self._box = sheet, name, box
        self._look = Look()
        self._look.begin(sheet.book.app.guests.changes)

    @property
    def api(self) -> Uno:
        """The office's database range."""
        return self.parent.book.database(self._name)

    @property
    def name(self) -> str:
        """The name by which formulas know it."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self._name = value

    @property
    def display_name(self) -> str:
        """As `name`."""
        return self._name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def range(self) -> Range:
        """All its cells."""
        changes = self.parent.book.app.guests.changes
        if self._box is None or not self._look.holds(changes):
            self._box = box_of(self.api.getDataArea())
            self._look.begin(changes)
        return self.parent.range_at(self._box)

    @property
    def show_headers(self) -> bool:
        """Whether the first row names the columns."""
        return bool(self.api.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.api.ContainsHeader = value

    @property
    def show_totals(self) -> bool:
        """Whether the last row adds up."""
        return bool(self.api.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        self.api.TotalsRow = value

    @property
    def show_autofilter(self) -> bool:
        """Whether the heads of the columns have filter buttons."""
        return bool(self.api.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.api.AutoFilter = value

    @property
    def header_row_range(self) -> Range | None:
        """The row that names the columns."""
        box = self.range.box
        return self.parent.range_at(Box(box.row, box.column, 1, box.columns)) if self.show_headers else None

    @property
    def totals_row_range(self) -> Range | None:
        """The row that adds up."""
        box = self.range.box
        return self.parent.range_at(Box(box.last_row, box.column, 1, box.columns)) if self.show_totals else None

    @property
    def data_body_range(self) -> Range | None:
        """The rows between; None where there are none."""
        box = self.range.box
        head, foot = int(self.show_headers), int(self.show_totals)
        rows = box.rows - head - foot
        return self.parent.range_at(Box(box.row + head, box.column, rows, box.columns)) if rows > 0 else None

    @property
    def insert_row_range(self) -> None:
        """There is none."""

    def resize(self, range: Any) -> None:  # noqa: A002 - xlwings' own word
        """Make it the table of another range."""
        self.api.setDataArea(self.parent.book.address(self.parent.position, range.impl.box))
        self._box = None
