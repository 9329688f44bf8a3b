"""From a table that was found to typed rows, with a finding for each cell that is wrong or odd."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..declare import NOT_APPLICABLE, Column, Layout, Sheet
from ..domain.findings import Finding, Place, address
from ..domain.periods import Period
from ..values.folding import fold
from ..values.typed import EMPTY, Typed, type_cell
from ..values.writing import number as written
from .grid import Grid, Raw
from .locate import Found
from .submission import Row, Table, Value

_TOTALS = {"tong cong", "cong", "tong so", "tong"}
_ENDINGS = ("ghi chu", "nguoi lap", "thu truong", "noi nhan", "lap bieu", "xac nhan")


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

    def read(self) -> Table:
        """Type all rows; the findings are kept in `findings`, in the order of the cells."""
        if self.sheet.layout is Layout.FIELDS:
            rows, total, exempt = self._fields(), None, False
        else:
            rows, total, exempt = self._rows()
        if self.sheet.layout is Layout.FIELDS and rows and len(rows[0].exempt) == len(self.found.columns):
            rows, exempt = [], True
        table = Table(self.sheet, self.grid.name, self.found.columns, tuple(rows), self.found.lines, total, exempt)
        self._check_whole(table)
        return table

    def say(
        self, rule: str, row: int = 0, column: int = 0, about: Column | None = None, value: str = "", **facts: str
    ) -> None:
        """Keep a finding at a cell of this sheet."""
        place = Place(self.file, self.grid.name, row, column)
        spoken = about.spoken if about else facts.pop("field", "")
        self.findings.append(Finding(rule, self.member, place, self.sheet.key, spoken, value, facts))

    def _fields(self) -> list[Row]:
        values: dict[str, Value] = {}
        exempt: set[str] = set()
        for column in self.sheet.columns:
            if column.name in self.found.columns:
                self._cell(column, self.found.lines[column.name], self.found.columns[column.name], values, exempt)
        row = Row(self.found.first_row, values, frozenset(exempt))
        self._required(row)
        return [row]

    def _rows(self) -> tuple[list[Row], Row | None, bool]:
        """All rows to the end of the sheet: what stands below a total, or after blank rows, counts too."""
        rows: list[Row] = []
        total: Row | None = None
        exempt = False
        for number in range(self.found.first_row, len(self.grid.rows) + 1):
            cells = {name: self.grid.at(number, place) for name, place in self.found.columns.items()}
            if self._blank(cells, number):
                continue
            lead, filled = self._lead(number), sum(cell != "" for cell in cells.values())
            if lead in _TOTALS:
                total = self._total(number)
            elif lead == fold(NOT_APPLICABLE) and filled == 1:
                exempt = True
            elif not (lead.startswith(_ENDINGS) and filled <= 1):
                rows.append(self._row(number))
        return rows, total, exempt and not rows

    def _blank(self, cells: dict[str, Raw], number: int) -> bool:
        """Whether nothing was typed: formulas that show nothing and cells filled in by the head do not count."""
        for name, raw in cells.items():
            column = self.sheet.by_name[name]
            spot = (number, self.found.columns[name])
            if raw != "" and not column.computed:
                return False
            if not column.computed and (spot in self.grid.errors or spot in self.grid.uncached):
                return False
        return True

    def _lead(self, number: int) -> str:
        """The folded first text of a row, from the column left of the table on."""
        left = max(1, min(self.found.columns.values()) - 1)
        for place in range(left, max(self.found.columns.values()) + 1):
            raw = self.grid.at(number, place)
            if isinstance(raw, str) and raw:
                return fold(raw)
        return ""

    def _row(self, number: int) -> Row:
        values: dict[str, Value] = {}
        exempt: set[str] = set()
        for name, place in self.found.columns.items():
            self._cell(self.sheet.by_name[name], number, place, values, exempt)
        for column in self.sheet.columns:
            if column.optional and column.name not in self.found.columns:
                values[column.name] = 0
        row = Row(number, values, frozenset(exempt))
        self._required(row)
        return row

    def _total(self, number: int) -> Row:
        """The row of sums; what is odd in it is told by comparing it, not cell by cell."""
        values: dict[str, Value] = {}
        for name in self.sheet.summed:
            place = self.found.columns.get(name, 0)
            raw = self.grid.at(number, place)
            if isinstance(raw, int | float) and not isinstance(raw, bool):
                values[name] = raw
        return Row(number, values)

    def _cell(self, column: Column, row: int, place: int, values: dict[str, Value], exempt: set[str]) -> None:
        spot = (row, place)
        raw = self.grid.at(row, place)
        typed = self._typed(column, raw, spot)
        values[column.name] = typed.value
        if typed.exempt:
            exempt.add(column.name)
        for note in typed.notes:
            self.say(note.rule, row, place, column, typed.shown, **note.facts)
        if column.computed and self.ours and raw != "" and spot not in self.grid.formulas:
            shown = written(raw) if isinstance(raw, int | float) else str(raw)
            self.say("BANG-10", row, place, column, shown, expected=self.sheet.label_of(column.computed))

    def _typed(self, column: Column, raw: Raw, spot: tuple[int, int]) -> Typed:
        odd = spot in self.grid.errors or spot in self.grid.uncached or spot in self.grid.legacy_fonts
        if not odd and raw == "":
            return EMPTY
        return type_cell(
            raw,
            column,
            period=self.period,
            date1904=self.date1904,
            error=self.grid.errors.get(spot, ""),
            uncached=spot in self.grid.uncached,
            legacy_font=self.grid.legacy_fonts.get(spot, ""),
        )

    def _required(self, row: Row) -> None:
        noted = {(f.place.row, f.place.column) for f in self.findings}
        for column in self.sheet.columns:
            if not column.required or column.name not in self.found.columns or column.name in row.exempt:
                continue
            spot = self.found.lines.get(column.name, row.number), self.found.columns[column.name]
            if row.values.get(column.name) is None and spot not in noted and not column.computed:
                self.say("GT-10", *spot, column)

    def _check_whole(self, table: Table) -> None:
        self._twice(table)
        if table.total:
            self._compare_total(table, table.total)
        if not table.rows and not table.exempt and self.sheet.required:
            self.say("BANG-07", sheet=self.sheet.title)

    def _twice(self, table: Table) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for row in table.rows if self.sheet.keys and self.sheet.layout is Layout.TABLE else ():
            key = tuple(fold(str(row.values.get(name) or "")) for name in self.sheet.keys)
            if not any(key):
                continue
            if key in seen:
                shown = ", ".join(str(row.values[name]) for name in self.sheet.keys if row.values.get(name))
                place = self.found.columns.get(self.sheet.keys[0], 0)
                self.say(
                    "BANG-08",
                    row.number,
                    place,
                    self.sheet.by_name[self.sheet.keys[0]],
                    shown,
                    other=str(seen[key]),
                    found=shown,
                )
            seen.setdefault(key, row.number)

    def _compare_total(self, table: Table, total: Row) -> None:
        for name, shown in total.values.items():
            column, place = self.sheet.by_name[name], self.found.columns[name]
            numbers = list(_numbers(table, name))
            if not isinstance(shown, int | float) or len(numbers) < len(table.rows):
                continue
            if abs(shown - sum(numbers)) > 0.5:  # noqa: PLR2004 - sums of whole numbers
                self.say(
                    "BANG-09",
                    total.number,
                    place,
                    column,
                    written(shown),
                    left=written(shown),
                    right=written(sum(numbers)),
                    difference=written(abs(shown - sum(numbers))),
                )
            elif self.ours and (total.number, place) not in self.grid.formulas and shown:
                cells = f"{address(self.found.first_row, place)}:{address(total.number - 1, place)}"
                self.say("BANG-10", total.number, place, column, written(shown), expected=f"tổng của {cells}")


def _numbers(table: Table, name: str) -> Iterator[float]:
    for row in table.rows:
        value = row.values.get(name)
        if isinstance(value, int | float):
            yield value
        elif name in row.exempt:
            yield 0
