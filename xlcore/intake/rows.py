"""From a table that was found to typed rows, with a finding for each cell that is wrong or odd."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..declare import Column, Decimal, Layout, Sheet, fields_of
from ..domain.findings import Finding, Place, letters
from ..domain.periods import Period
from ..values.folding import clean, fold
from ..values.typed import Typed, type_cell, type_plain
from ..values.writing import number as written
from .computed import worked_out
from .grid import Grid, Raw, Spot
from .kinds import Kinds
from .lines import Line
from .locate import Found
from .submission import Row, Table, Value
from .sums import Doubtful, Sums
from .whole import about_whole

MOST_ROWS = 2_000
"""Rows of one table that are read; the longest tables of a bloc have hundreds, and the master holds all units'."""
MOST_FINDINGS = 500
"""Findings of one table that are told; nobody reads more, and a master has no room for a million."""
SMALL, UNCACHED = "GT-16", "GT-06"
_NO_SUM = "x"
"""What people type into a row of totals where nothing is added up."""


@dataclass(slots=True)
class TableReader:
    """Reads one table of one file.

    `ours` tells that the file is our own form, whose formulas are known; `blind` that nobody knows where formulas are
    (.xls): then sums are taken for formulas. `office` tells that it is a sheet of the master: there 'không áp dụng' is
    no answer where something must stand.
    `parts` are the rows that are shares of the row above them.
    """

    file: str
    member: str
    grid: Grid
    sheet: Sheet
    found: Found
    period: Period | None
    date1904: bool
    ours: bool
    blind: bool = False
    office: bool = False
    findings: list[Finding] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    _unreadable: frozenset[Spot] = frozenset()
    _odd: frozenset[Spot] = frozenset()
    _columns: tuple[tuple[Column, int], ...] = ()
    _inputs_first: tuple[tuple[Column, int], ...] = ()
    _demanded: tuple[tuple[Column, int], ...] = ()
    _left_out: int = 0

    def __post_init__(self) -> None:
        self._unreadable = self.grid.uncached.union(self.grid.errors)
        self._odd = self._unreadable.union(self.grid.legacy_fonts, self.grid.percents)
        order = _order(self.sheet, tuple(self.found.columns.items()), tuple(self.found.lines.items()))
        self._columns, self._inputs_first, self._demanded = order

    def read(self) -> Table:
        """Type all rows; the findings are kept in `findings`, in the order of the cells."""
        self._doubts()
        if self.found.unreadable(self.sheet):
            return self._table([])
        table = self._fields() if self.sheet.layout is Layout.FIELDS else self._rows()
        about_whole(self, table)
        self._hold_findings()
        return table

    def _doubts(self) -> None:
        """Tell of columns of which nobody knows whether they are meant; where a key is one of them, of that alone."""
        found, sheet = self.found, self.sheet
        keys = [name for name in sheet.keys if name in found.doubtful]
        fields = sheet.layout is Layout.FIELDS
        for name in keys or list(found.doubtful)[: 1 if fields else None]:
            places, column = found.doubtful[name], sheet.by_name[name]
            facts = {"sheet": sheet.title, "columns": ", ".join(map(letters, places))}
            row = found.lines.get(name, found.header[1])
            self.say("BANG-20" if fields else "BANG-18", row, places[0], column, **facts)

    def _hold_findings(self) -> None:
        """Tell no more than a person can read, and what was left out; what one act mends is told once."""
        self._tell_once(UNCACHED)
        title, more = self.sheet.title, len(self.findings) - MOST_FINDINGS
        if self._left_out:
            self.say("BANG-12", sheet=title, count=str(MOST_ROWS + self._left_out), most=str(MOST_ROWS))
        if more > 0:
            del self.findings[MOST_FINDINGS : MOST_FINDINGS + more]
            self.say("BANG-13", sheet=title, count=str(more), most=str(MOST_FINDINGS))

    def _tell_once(self, rule: str) -> None:
        """Let the first finding of a rule stand for all of them in this sheet."""
        cells = [finding for finding in self.findings if finding.rule == rule]
        if cells:
            one = cells[0]._replace(facts={**cells[0].facts, "count": str(len(cells))})
            self.findings = [one if f is cells[0] else f for f in self.findings if f.rule != rule or f is cells[0]]

    def say(
        self, rule: str, row: int = 0, column: int = 0, about: Column | None = None, value: str = "", **facts: str
    ) -> None:
        """Keep a finding at a cell of this sheet."""
        place = Place(self.file, self.grid.name, row, column)
        spoken = about.spoken if about else facts.pop("field", "")
        self.findings.append(Finding(rule, self.member, place, self.sheet.key, spoken, value, facts))

    def is_formula(self, spot: Spot) -> bool:
        """Whether a sum is worked out by a formula."""
        return self.blind or spot in self.grid.formulas

    def _fields(self) -> Table:
        row = self._row(self.found.first_row)
        exempt = all(column.computed or column.name in row.exempt for column, _ in self._columns)
        return self._table([] if exempt else [row], exempt=exempt)

    def _table(
        self, rows: Sequence[Row], total: Row | None = None, *, exempt: bool = False, nothing: bool = False
    ) -> Table:
        found = self.found
        return Table(self.sheet, self.grid.name, found.columns, tuple(rows), found.lines, total, exempt, nothing)

    def _rows(self) -> Table:
        """All rows to the end of the sheet: what stands below a total, or after blank rows, counts too."""
        rows: list[Row] = []
        doubtful: list[Doubtful] = []
        sums = Sums(self)
        kinds = Kinds(self.grid, self.sheet, self.found, sums)
        typed = [place for column, place in self._columns if not column.computed]
        for number, cells in enumerate(self.grid.rows[self.found.first_row - 1 :], self.found.first_row):
            if self._blank(cells, number, typed):
                continue
            kind = kinds.of(cells, number)
            if kind is Line.ROW and len(rows) < MOST_ROWS:
                rows.append(self._row(number))
                sums.add(rows[-1])
            elif kind is Line.ROW:
                self._left_out += 1
            elif kind is Line.DOUBTFUL:
                before = len(self.findings)
                doubtful.append(Doubtful(self._row(number), self.findings[before:]))
            elif kind in (Line.TOTAL, Line.SUBTOTAL):
                sums.close(number, part=kind is Line.SUBTOTAL)
            elif kind is Line.GROUP:
                self._tell("BANG-14", number, kinds)
            elif kind is Line.PART and sums.has_parts(number):
                self.parts.append(number)
                self._tell("BANG-17", number, kinds)
        rows = self._settled(rows, doubtful, sums, kinds)
        last = sums.total(rows)
        total = self._total(last, rows) if last else None
        exempt, nothing = (kind in kinds.seen and not rows for kind in (Line.EXEMPT, Line.NOTHING))
        return self._table(rows, total, exempt=exempt, nothing=nothing)

    def _settled(self, rows: list[Row], doubtful: Sequence[Doubtful], sums: Sums, kinds: Kinds) -> list[Row]:
        """The rows with those of the doubtful ones that are data; where nobody knows, none is, and that is told."""
        data = sums.settled(rows, doubtful) if doubtful else False
        if data:
            return sorted([*rows, *(one.row for one in doubtful)], key=lambda row: row.number)
        for one in doubtful:
            self.findings = [finding for finding in self.findings if finding not in one.told]
            if data is None:
                self._tell("BANG-16", one.row.number, kinds)
        return rows

    def _tell(self, rule: str, number: int, kinds: Kinds) -> None:
        """Tell what was made of a line, at its label."""
        label = kinds.labels(self.grid.rows[number - 1], number)
        shown = clean(label[-1]) if label else ""
        spot = next((place for _, place in self._columns if self.grid.at(number, place) != ""), 0)
        self.say(rule, number, spot, value=shown, found=shown)

    def _blank(self, cells: Sequence[Raw], number: int, typed: Sequence[int]) -> bool:
        """Whether nothing was typed: what formulas show does not count."""
        width = len(cells)
        for place in typed:
            if (place <= width and cells[place - 1] != "") or (number, place) in self._unreadable:
                return False
        return True

    def _row(self, number: int) -> Row:
        values: dict[str, Value] = {}
        exempt: set[str] = set()
        told: set[str] = set()
        for column, place in self._inputs_first:
            self._cell(column, self.found.lines.get(column.name, number), place, values, exempt, told)
        for name in self.sheet.optional:
            values.setdefault(name, None if name in self.found.doubtful else 0)
        for column in self.sheet.computed:
            if values.get(column.name) is None and column.name not in exempt | told:
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
        """Type one cell into `values`; `told` gathers the columns of which something was said.

        The form's formulas pass over what was typed as text or left out: such a cell is worked out anew from what was
        meant, and says nothing where that is not known.
        """
        if column.computed and self.is_formula((row, place)) and self._passed_over(column, values, exempt, told):
            values[column.name] = None
            return
        raw = self.grid.at(row, place)
        typed = self.typed(column, raw, (row, place))
        values[column.name] = typed.value
        if typed.exempt and not (self.office and column.required and not column.as_typed):
            exempt.add(column.name)
        for note in typed.notes:
            told.add(column.name)
            self.say(note.rule, row, place, column, typed.shown, **note.facts)
        if column.computed and self.ours and raw != "" and (row, place) not in self.grid.formulas:
            shown = written(raw) if isinstance(raw, int | float) else str(raw)
            self.say("BANG-10", row, place, column, shown, expected=self.sheet.label_of(column.computed))

    def _passed_over(self, column: Column, values: Mapping[str, Value], exempt: set[str], told: set[str]) -> bool:
        """Whether a formula of the form adds up less than it should: a part is no number, or a needed one missing."""
        parts = fields_of(column.computed)
        needed = (name for name in parts if self.sheet.by_name[name].required and name not in exempt)
        return not told.isdisjoint(parts) or any(values.get(name) is None for name in needed)

    def typed(self, column: Column, raw: Raw, spot: Spot) -> Typed:
        """What a cell says; nothing is told of it."""
        if isinstance(column.kind, Decimal) and column.kind.unit_in and (spot in self._odd or isinstance(raw, str)):
            column = column._replace(kind=self._measured(column.kind, spot[0]))
        if spot not in self._odd:
            return type_plain(raw, column.kind, self.period, date1904=self.date1904)
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

    def _measured(self, kind: Decimal, row: int) -> Decimal:
        """The kind with the unit that the row names."""
        place = self.found.columns.get(kind.unit_in, 0)
        return replace(kind, unit=clean(str(self.grid.at(row, place)))) if place else kind

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

        What a formula shows while a value of its column is missing, or too small, only repeats what was said there.
        """
        values: dict[str, Value] = {}
        for name in self.sheet.summed:
            column, place = self.sheet.by_name[name], self.found.columns.get(name, 0)
            raw = self.grid.at(number, place)
            if not place or (isinstance(raw, str) and fold(raw) == _NO_SUM):
                continue
            typed = self.typed(column, raw, (number, place))
            values[name] = typed.value
            unsure = any(row.values.get(name) is None and name not in row.exempt for row in rows)
            formula = self.is_formula((number, place))
            for note in () if unsure and formula else typed.notes:
                if not (formula and note.rule == SMALL):
                    self.say(note.rule, number, place, column, typed.shown, **note.facts)
        return Row(number, values)

    def _required(self, number: int, values: dict[str, Value], settled: set[str]) -> None:
        for column, place in self._demanded:
            name = column.name
            if values.get(name) is None and name not in settled:
                self.say("GT-22" if self.office else "GT-10", self.found.lines.get(name, number), place, column)


Places = tuple[tuple[Column, int], ...]
"""Columns with their places, or in a sheet of fields lines with theirs."""


@lru_cache(maxsize=512)
def _order(
    sheet: Sheet, columns: tuple[tuple[str, int], ...], lines: tuple[tuple[str, int], ...]
) -> tuple[Places, Places, Places]:
    """The found columns as they stand, those that people fill in before the others, and those that must be filled in.

    Kept, as the forms of one edition have the same columns.
    """
    rows = dict(lines)
    ordered = sorted(columns, key=lambda found: (rows.get(found[0], 0), found[1]))
    places = tuple((sheet.by_name[name], place) for name, place in ordered)
    inputs_first = tuple(sorted(places, key=lambda one: bool(one[0].computed)))
    return places, inputs_first, tuple(one for one in places if one[0].required and not one[0].computed)
