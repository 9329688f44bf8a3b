"""Drawing a sheet with a table: header, rows to fill in, sums, and beside it what was reported before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ...declare import Column, Sheet, fields_of
from ...domain.findings import address
from ...domain.periods import Period
from ...measure import LINE, height
from ...plans import Value
from ...styles import BODY, BODY_CENTER, HEADER, LOCKED_FILL, MUTED_INK, SUBTITLE, TITLE, total
from .canvas import Canvas, lock, page
from .earlier import Earlier, Values
from .formulas import broken, computed, numbered
from .header import blocks, depth
from .lists import Lists
from .looks import body, entry, first_open, given, past, room, shortest, validation

_TOP = 4
"""The first row of the header, from 0."""
_LEFT = 1
"""The place of the first declared column; STT stands before it."""
_MORE = 4
"""Rows left for typing below those that are filled in, in a sheet that leaves rows at all."""
_PORTRAIT_ROOM = 96
"""Characters that fit on A4 portrait without becoming too small."""
_NUMBERS = HEADER._replace(bold=False, italic=True, size=9)
_PAST_HEADER = HEADER._replace(bold=False, italic=True, fill=LOCKED_FILL, ink=MUTED_INK)


@dataclass(frozen=True, slots=True)
class TableDrawer:
    """Draws tables of one unit; `lines` are rows wanted beside those filled in, by sheet key."""

    canvas: Canvas
    lists: Lists
    unit: str
    period: Period
    earlier: Earlier
    lines: Mapping[str, int] = field(default_factory=dict)

    def draw(
        self,
        sheet: Sheet,
        rows: Sequence[Mapping[str, Value]] = (),
        keys: Sequence[str] = (),
        closed: Sequence[frozenset[str]] = (),
    ) -> Worksheet:
        """Add the sheet. `rows` are filled in already; `keys` say which earlier row stands beside each of them.

        `closed` names for each row the columns that are not for typing there.
        """
        drawn = self.canvas.sheet(sheet.title, sheet.key)
        first = _TOP + depth(sheet) + 1
        more = _MORE if sheet.blank_rows else 0
        wanted = len(rows) + max(more, self.lines.get(sheet.key, 0))
        last = first + max(sheet.blank_rows, wanted, 1) - 1
        self._widths(drawn, sheet)
        self._head(drawn, sheet)
        for index in range(first, last + 1):
            known = rows[index - first] if index - first < len(rows) else {}
            shut = closed[index - first] if index - first < len(closed) else frozenset()
            self._row(drawn, sheet, index, index - first + 1, known, shut)
        self._rules(drawn, sheet, (first, last), keys)
        self._warnings(drawn, sheet, first, last)
        if sheet.total_row:
            self._total(drawn, sheet, first, last, rows)
        self._past(drawn, sheet, first, keys)
        drawn.freeze_panes(first, _LEFT + 1)
        place = _LEFT + first_open(sheet.columns if rows else sheet.columns[:1])
        drawn.set_selection(first, place, first, place)
        page(drawn, landscape=sum(room(column) for column in sheet.columns) > _PORTRAIT_ROOM)
        drawn.repeat_rows(_TOP, first - 1)
        drawn.print_area(0, 0, last + (1 if sheet.total_row else 0), len(sheet.columns))
        lock(drawn)
        return drawn

    def _widths(self, drawn: Worksheet, sheet: Sheet) -> None:
        drawn.set_column(0, 0, 6)
        for place, column in enumerate(sheet.columns, _LEFT):
            drawn.set_column(place, place, room(column))

    def _head(self, drawn: Worksheet, sheet: Sheet) -> None:
        formats, deep = self.canvas.formats, depth(sheet)
        merge(drawn, (0, 0, 0, len(sheet.columns)), sheet.heading, formats[TITLE._replace(wrap=True)])
        across = 6 + sum(room(c) for c in sheet.columns)
        drawn.set_row(0, height([(sheet.heading, across)], size=TITLE.size, bold=True) + 2)
        drawn.write(1, 0, subtitle(self.unit, self.period), formats[SUBTITLE])
        drawn.write(2, 0, _hint(sheet), formats[SUBTITLE])
        merge(drawn, (_TOP, 0, _TOP + deep - 1, 0), "STT", formats[HEADER])
        for block in blocks(sheet):
            area = (_TOP + block.top, _LEFT + block.left, _TOP + block.bottom, _LEFT + block.right)
            merge(drawn, area, block.text, formats[HEADER])
        drawn.write(_TOP + deep, 0, "", formats[_NUMBERS])
        numbers = {column.name: number for number, column in enumerate(sheet.columns, 1)}
        for place, column in enumerate(sheet.columns, _LEFT):
            made = f"={numbered(column.computed, numbers)}" if column.computed else ""
            drawn.write_string(_TOP + deep, place, f"({numbers[column.name]}){made}", formats[_NUMBERS])
        self._heights(drawn, sheet)

    def _heights(self, drawn: Worksheet, sheet: Sheet) -> None:
        deep = depth(sheet)
        for level in range(deep - 1):
            drawn.set_row(_TOP + level, height([], least=1) + 4)
        leaves = [(column.levels[-1], room(column) - 0.5, deep - len(column.levels)) for column in sheet.columns]
        needed = max(height([(text, width)], bold=True) - spare * LINE for text, width, spare in leaves)
        drawn.set_row(_TOP + deep - 1, max(needed, LINE + 7))
        numbers = {column.name: number for number, column in enumerate(sheet.columns, 1)}
        made = [(f"(99)={numbered(c.computed, numbers)}", room(c)) for c in sheet.columns if c.computed]
        drawn.set_row(_TOP + deep, height(made, size=9) + 2)

    def _row(
        self, drawn: Worksheet, sheet: Sheet, row: int, number: int, known: Mapping[str, Value], shut: frozenset[str]
    ) -> None:
        formats = self.canvas.formats
        drawn.write(row, 0, number, formats[BODY_CENTER])
        cells = {column.name: address(row + 1, place + 1) for place, column in enumerate(sheet.columns, _LEFT)}
        for place, column in enumerate(sheet.columns, _LEFT):
            if column.computed:
                drawn.write_formula(row, place, computed(column.computed, cells), formats[given(column)], "")
            else:
                value = known.get(column.name)
                locked = (column.prefilled and known) or column.name in shut
                look = shortest(given(column), column, value) if locked else entry(column)
                write(drawn, row, place, value, formats[look])
        texts = [(value, room(c)) for c in sheet.columns if isinstance(value := known.get(c.name), str)]
        self.canvas.grow(drawn, row, texts, beside=_LEFT + len(sheet.columns))

    def _rules(self, drawn: Worksheet, sheet: Sheet, rows: tuple[int, int], keys: Sequence[str]) -> None:
        """Say beside each cell what is wanted; where earlier values are known of a row, say them too."""
        first, last = rows
        told = self._told(sheet)
        for place, column in enumerate(sheet.columns, _LEFT):
            if column.computed:
                continue
            source = self.lists.source(column)
            single = {row for row, key in enumerate(keys, first) if (key, column.name) in told}
            for row in single:
                said = told[keys[row - first], column.name]
                drawn.data_validation(row, place, row, place, validation(column, source, *said))
            for top, bottom in runs(sorted(set(range(first, last + 1)) - single)):
                drawn.data_validation(top, place, bottom, place, validation(column, source))

    def _warnings(self, drawn: Worksheet, sheet: Sheet, first: int, last: int) -> None:
        """Redden what breaks a rule of the sheet, at the first column that the rule names."""
        places = {column.name: place for place, column in enumerate(sheet.columns, _LEFT)}
        cells = {name: address(first + 1, place + 1) for name, place in places.items()}
        for rule in sheet.rules:
            place = places[fields_of(rule.left)[0]]
            self.canvas.warn(drawn, (first, place, last, place), broken(rule, cells))

    def _told(self, sheet: Sheet) -> dict[tuple[str, str], list[str]]:
        """Sentences about earlier values by (row, field)."""
        told: dict[tuple[str, str], list[str]] = {}
        before = "Kỳ trước", self.earlier.sheet(self.period.previous, sheet.key)
        year_ago = "Cùng kỳ năm trước", self.earlier.sheet(self.period.last_year, sheet.key)
        expected = "Phải bằng số cuối kỳ trước", self.earlier.expected(self.period, sheet)
        for words, values in (expected, before, year_ago):
            for at, value in values.items():
                told.setdefault(at, []).append(f"{words}: {_spoken(value)}.")
        return told

    def _total(
        self, drawn: Worksheet, sheet: Sheet, first: int, last: int, rows: Sequence[Mapping[str, Value]]
    ) -> None:
        """The sums; their stored results are those of the rows that the form brings along."""
        formats, row = self.canvas.formats, last + 1
        drawn.write(row, 0, "", formats[total(BODY_CENTER)])
        for place, column in enumerate(sheet.columns, _LEFT):
            if column.name in sheet.summed:
                cells = f"{address(first + 1, place + 1)}:{address(last + 1, place + 1)}"
                known = sum(value for row in rows if isinstance(value := row.get(column.name), int | float))
                drawn.write_formula(row, place, f"=SUM({cells})", formats[total(body(column))], known)
            else:
                drawn.write(row, place, "Tổng cộng" if place == _LEFT else "", formats[total(BODY)])
        drawn.set_row(row, 22)

    def _past(self, drawn: Worksheet, sheet: Sheet, first: int, keys: Sequence[str]) -> None:
        """Show earlier values right of the table; each header says its period, so it is no column of the table."""
        shown = [
            (period, column, values)
            for period in (self.period.last_year, self.period.previous)
            for values in [self.earlier.sheet(period, sheet.key)]
            for column in sheet.columns
            if column.previous and any(name == column.name for _, name in values)
        ]
        if not shown:
            return
        left = _LEFT + len(sheet.columns) + 1
        drawn.set_column(left - 1, left - 1, 2)
        for place, (period, column, values) in enumerate(shown, left):
            drawn.set_column(place, place, max(17, column.width))
            text = f"{past_title(period, self.period)}: {column.spoken}"
            merge(drawn, (_TOP, place, first - 1, place), text, self.canvas.formats[_PAST_HEADER])
            self._past_column(drawn, (first, place), column, values, keys)

    def _past_column(
        self, drawn: Worksheet, at: tuple[int, int], column: Column, values: Values, keys: Sequence[str]
    ) -> None:
        first, place = at
        for offset, key in enumerate(keys):
            write(drawn, first + offset, place, values.get((key, column.name)), self.canvas.formats[past(column)])


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Write rows in rising order as stretches without gaps, both ends included."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _spoken(value: float) -> str:
    whole = float(value).is_integer()
    text = f"{value:,.0f}" if whole else f"{value:,.2f}".rstrip("0")
    return text.translate(str.maketrans(",.", ".,"))


def past_title(period: Period, now: Period) -> str:
    """What the header of an earlier period begins with."""
    return f"Cùng kỳ {period}" if period == now.last_year else f"Kỳ trước {period}"


def subtitle(unit: str, period: Period) -> str:
    """The line under the heading: who reports, and for which period."""
    whole = "" if period.half else "; số cả năm, từ 01/01 đến 31/12, đã gồm 6 tháng đầu năm"
    return f"{unit} – {period.label}{whole}"


def _hint(sheet: Sheet) -> str:
    units = {column.unit for column in sheet.columns if column.numeric}
    unit = f"Đơn vị tính: {units.pop()}." if len(units) == 1 else ""
    said = "Điền ô màu vàng; không phải báo cáo thì ghi “không áp dụng” ở dòng đầu."
    return " ".join(part for part in (sheet.help, unit, said) if part)


def merge(drawn: Worksheet, area: tuple[int, int, int, int], text: str, look: Format) -> None:
    """Write one cell over an area; XlsxWriter does not merge a single cell."""
    top, left, bottom, right = area
    if (top, left) == (bottom, right):
        drawn.write_string(top, left, text, look)
    else:
        drawn.merge_range(top, left, bottom, right, text, look)


def write(drawn: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    """Write a value as what it is; nothing leaves a formatted blank."""
    match value:
        case None:
            drawn.write_blank(row, column, None, look)
        case bool():
            drawn.write_boolean(row, column, value, look)
        case str():
            drawn.write_string(row, column, value, look)
        case datetime() | date():
            drawn.write_datetime(row, column, value, look)
        case _:
            drawn.write_number(row, column, value, look)
