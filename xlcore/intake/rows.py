"""From a table that was found to typed rows, with a finding for each cell that is wrong or odd."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..declare import NOT_APPLICABLE, Column, Layout, Sheet
from ..domain.findings import Finding, Place
from ..domain.periods import Period
from ..values.folding import clean, fold
from ..values.typed import EMPTY, Typed, type_cell
from ..values.writing import number as written
from .computed import worked_out
from .grid import Grid, Raw, Spot
from .locate import Found
from .submission import Row, Table, Value
from .whole import about_whole

_TOTALS = {"tong cong", "cong", "tong so", "tong"}
_TOTAL = re.compile(r"tổng cộng\b|cộng (?:mục |phần )?[ivx\d]+$", re.IGNORECASE)
_ENDINGS = ("ghi chu", "nguoi lap", "thu truong", "noi nhan", "lap bieu", "xac nhan")
_SIGNED = re.compile(r"[^\d]*\bngày\b.{0,5}\btháng\b.{0,5}\bnăm\b.{0,5}", re.IGNORECASE)
"""The line of place and day above a signature."""
_NOT_APPLICABLE = fold(NOT_APPLICABLE)
MOST_ROWS = 2_000
"""Rows of one table that are read; the longest tables of a bloc have hundreds, and the master holds all units'."""
MOST_FINDINGS = 500
"""Findings of one table that are told; nobody reads more, and a master has no room for a million."""
_NO_SUM = "x"
"""What people type into a row of totals where nothing is added up."""


@dataclass(slots=True)
class TableReader:
    """Reads one table of one file. `ours` tells that the file is our own form, whose formulas are known."""

    file: str
    member: str
    grid: Grid
    sheet: Sheet
    found: Found
    period: Period | None
    date1904: bool
    ours: bool
    findings: list[Finding] = field(default_factory=list)
    _unreadable: frozenset[Spot] = frozenset()
    _odd: frozenset[Spot] = frozenset()
    _columns: tuple[tuple[Column, int], ...] = ()
    _left_out: int = 0

    def __post_init__(self) -> None:
        self._unreadable = self.grid.uncached.union(self.grid.errors)
        self._odd = self._unreadable.union(self.grid.legacy_fonts, self.grid.percents)
        lines, columns = self.found.lines, self.found.columns
        ordered = sorted(columns, key=lambda name: (lines.get(name, 0), columns[name]))
        self._columns = tuple((self.sheet.by_name[name], columns[name]) for name in ordered)

    def read(self) -> Table:
        """Type all rows; the findings are kept in `findings`, in the order of the cells."""
        if self.sheet.layout is Layout.FIELDS:
            rows, total, exempt = self._fields()
        else:
            rows, total, exempt = self._rows()
        table = Table(self.sheet, self.grid.name, self.found.columns, tuple(rows), self.found.lines, total, exempt)
        about_whole(self, table)
        self._hold_findings()
        return table

    def _hold_findings(self) -> None:
        """Tell no more than a person can read, and what was left out."""
        title, more = self.sheet.title, len(self.findings) - MOST_FINDINGS
        if self._left_out:
            self.say("BANG-12", sheet=title, count=str(MOST_ROWS + self._left_out), most=str(MOST_ROWS))
        if more > 0:
            del self.findings[MOST_FINDINGS : MOST_FINDINGS + more]
            self.say("BANG-13", sheet=title, count=str(more), most=str(MOST_FINDINGS))

    def say(
        self, rule: str, row: int = 0, column: int = 0, about: Column | None = None, value: str = "", **facts: str
    ) -> None:
        """Keep a finding at a cell of this sheet."""
        place = Place(self.file, self.grid.name, row, column)
        spoken = about.spoken if about else facts.pop("field", "")
        self.findings.append(Finding(rule, self.member, place, self.sheet.key, spoken, value, facts))

    def _fields(self) -> tuple[list[Row], None, bool]:
        row = self._row(self.found.first_row)
        exempt = all(column.computed or column.name in row.exempt for column, _ in self._columns)
        return [] if exempt else [row], None, exempt

    def _rows(self) -> tuple[list[Row], Row | None, bool]:
        """All rows to the end of the sheet: what stands below a total, or after blank rows, counts too."""
        rows: list[Row] = []
        total, exempt, more = 0, False, 0
        typed = [place for column, place in self._columns if not column.computed]
        for number, cells in enumerate(self.grid.rows[self.found.first_row - 1 :], self.found.first_row):
            if self._blank(cells, number, typed):
                continue
            lead = self._lead(cells)
            if self._sums(lead):
                total = number
            elif fold(lead) == _NOT_APPLICABLE and len(self._filled(cells)) == 1:
                exempt = True
            elif _signature(lead, self._filled(cells)):
                continue
            elif len(rows) < MOST_ROWS:
                rows.append(self._row(number))
            else:
                more += 1
        self._left_out = more
        return rows, self._total(total, rows) if total else None, exempt and not rows

    def _blank(self, cells: Sequence[Raw], number: int, typed: Sequence[int]) -> bool:
        """Whether nothing was typed: what formulas show does not count."""
        width = len(cells)
        for place in typed:
            if (place <= width and cells[place - 1] != "") or (number, place) in self._unreadable:
                return False
        return True

    def _filled(self, cells: Sequence[Raw]) -> list[Raw]:
        return [cells[place - 1] for _, place in self._columns if place <= len(cells) and cells[place - 1] != ""]

    def _lead(self, cells: Sequence[Raw]) -> str:
        """The first text of a row, from the column left of the table on."""
        places = self.found.columns.values()
        for raw in cells[max(0, min(places) - 2) : max(places)]:
            if raw and isinstance(raw, str):
                return raw
        return ""

    def _sums(self, lead: str) -> bool:
        return fold(lead) in _TOTALS or _TOTAL.match(clean(lead)) is not None

    def _row(self, number: int) -> Row:
        values: dict[str, Value] = {}
        exempt: set[str] = set()
        told: set[str] = set()
        for column, place in self._columns:
            self._cell(column, self.found.lines.get(column.name, number), place, values, exempt, told)
        for column in self.sheet.columns:
            if column.optional and column.name not in values:
                values[column.name] = 0
        for column in self.sheet.columns:
            if column.computed and values.get(column.name) is None and column.name not in exempt | told:
                self._work_out(column, number, values)
        self._required(number, values, exempt | told)
        return Row(number, values, frozenset(exempt))

    def _cell(
        self,
        column: Column,
        row: int,
        place: int,
        values: dict[str, Value],
        exempt: set[str],
        told: set[str],
    ) -> None:
        """Type one cell into `values`; `told` gathers the columns of which something was said."""
        raw = self.grid.at(row, place)
        typed = self._typed(column, raw, (row, place))
        values[column.name] = typed.value
        if typed.exempt:
            exempt.add(column.name)
        for note in typed.notes:
            told.add(column.name)
            self.say(note.rule, row, place, column, typed.shown, **note.facts)
        if column.computed and self.ours and raw != "" and (row, place) not in self.grid.formulas:
            shown = written(raw) if isinstance(raw, int | float) else str(raw)
            self.say("BANG-10", row, place, column, shown, expected=self.sheet.label_of(column.computed))

    def _typed(self, column: Column, raw: Raw, spot: Spot) -> Typed:
        if spot not in self._odd:
            if raw == "":
                return EMPTY
            return type_cell(raw, column, period=self.period, date1904=self.date1904)
        return type_cell(
            raw,
            column,
            period=self.period,
            date1904=self.date1904,
            error=self.grid.errors.get(spot, ""),
            uncached=spot in self.grid.uncached,
            legacy_font=self.grid.legacy_fonts.get(spot, ""),
            percent=spot in self.grid.percents,
        )

    def _work_out(self, column: Column, number: int, values: dict[str, Value]) -> None:
        """Fill in an empty cell that the form would have calculated, and say so."""
        value = worked_out(column, values)
        if value is None:
            return
        values[column.name] = value
        if place := self.found.columns.get(column.name, 0):
            row = self.found.lines.get(column.name, number)
            facts = {"found": written(value), "expected": self.sheet.label_of(column.computed)}
            self.say("GT-18", row, place, column, **facts)

    def _total(self, number: int, rows: Sequence[Row]) -> Row:
        """The row of sums, each typed like any cell of its column; 'x' marks a sum that is not made.

        What a formula shows while a value of its column is missing only repeats what was said there.
        """
        values: dict[str, Value] = {}
        for name in self.sheet.summed:
            column, place = self.sheet.by_name[name], self.found.columns.get(name, 0)
            raw = self.grid.at(number, place)
            if not place or (isinstance(raw, str) and fold(raw) == _NO_SUM):
                continue
            typed = self._typed(column, raw, (number, place))
            values[name] = typed.value
            unsure = any(row.values.get(name) is None and name not in row.exempt for row in rows)
            for note in () if unsure and (number, place) in self.grid.formulas else typed.notes:
                self.say(note.rule, number, place, column, typed.shown, **note.facts)
        return Row(number, values)

    def _required(self, number: int, values: dict[str, Value], settled: set[str]) -> None:
        for column, place in self._columns:
            name = column.name
            if column.required and values.get(name) is None and name not in settled and not column.computed:
                self.say("GT-10", self.found.lines.get(name, number), place, column)


def _signature(lead: str, filled: Sequence[Raw]) -> bool:
    """Whether a row below the table is a remark, a place and day, or the line of those who sign."""
    if len(filled) <= 1:
        return fold(lead).startswith(_ENDINGS) or _SIGNED.fullmatch(lead) is not None
    return all(isinstance(raw, str) and fold(raw).startswith(_ENDINGS) for raw in filled)
