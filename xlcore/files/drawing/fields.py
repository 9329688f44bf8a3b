"""Drawing a sheet of fields: label, value, unit, and what was reported before, one line each."""

from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from ...declare import Column, Sheet, Text, fields_of
from ...domain.findings import address
from ...domain.periods import Period
from ...measure import height
from ...plans import Value
from ...styles import BODY, BODY_CENTER, HEADER, LOCKED_FILL, SUBTITLE, TITLE, filled
from .canvas import ROOMY, Canvas, lock, page
from .earlier import Earlier
from .formulas import broken, computed
from .lists import Lists
from .looks import entry, first_open, given, past, validation
from .tables import subtitle, write

_WIDTHS = (6, 44, 22, 13, 21, 21, 40)
_TOP = 4
"""The row of the header, from 0."""


@dataclass(frozen=True, slots=True)
class FieldsDrawer:
    """Draws sheets of fields of one unit."""

    canvas: Canvas
    lists: Lists
    unit: str
    period: Period
    earlier: Earlier

    def draw(self, sheet: Sheet) -> Worksheet:
        """Add the sheet with everything on it."""
        drawn = self.canvas.sheet(sheet.title, sheet.key)
        for place, width in enumerate(_WIDTHS):
            drawn.set_column(place, place, width)
        drawn.write(0, 0, sheet.heading, self.canvas.formats[TITLE])
        drawn.set_row(0, 24)
        drawn.write(1, 0, subtitle(self.unit, self.period), self.canvas.formats[SUBTITLE])
        drawn.write(2, 0, "Điền ô màu vàng; ô xám do mẫu tính hoặc ghi sẵn.", self.canvas.formats[SUBTITLE])
        self._header(drawn)
        cells = {c.name: address(_TOP + 2 + i, 3) for i, c in enumerate(sheet.columns)}
        for index, column in enumerate(sheet.columns):
            self._line(drawn, sheet, column, index, cells)
        for rule in sheet.rules:
            row = _TOP + 1 + list(cells).index(fields_of(rule.left)[0])
            self.canvas.warn(drawn, (row, 2, row, 2), broken(rule, cells))
        drawn.freeze_panes(_TOP + 1, 2)
        row = _TOP + 1 + first_open(sheet.columns)
        drawn.set_selection(row, 2, row, 2)
        page(drawn, landscape=True)
        drawn.repeat_rows(_TOP)
        drawn.print_area(0, 0, _TOP + len(sheet.columns), len(_WIDTHS) - 1)
        lock(drawn)
        return drawn

    def _header(self, drawn: Worksheet) -> None:
        before, year_ago = self.period.previous, self.period.last_year
        texts = (
            "STT",
            "Nội dung",
            "Số liệu",
            "Đơn vị tính",
            f"Kỳ trước\n({before.label})",
            f"Cùng kỳ năm trước\n({year_ago.label})",
            "Hướng dẫn",
        )
        for place, text in enumerate(texts):
            drawn.write(_TOP, place, text, self.canvas.formats[HEADER])
        drawn.set_row(_TOP, height(zip(texts, _WIDTHS, strict=True)))

    def _line(self, drawn: Worksheet, sheet: Sheet, column: Column, index: int, cells: dict[str, str]) -> None:
        row, formats = _TOP + 1 + index, self.canvas.formats
        drawn.write(row, 0, index + 1, formats[BODY_CENTER])
        drawn.write(row, 1, column.label, formats[BODY])
        if column.computed:
            drawn.write_formula(row, 2, computed(column.computed, cells), formats[given(column)], "")
        else:
            drawn.write_blank(row, 2, None, formats[entry(column)])
            drawn.data_validation(row, 2, row, 2, validation(column, self.lists.source(column)))
        drawn.write(row, 3, column.unit, formats[BODY_CENTER])
        for place, period in ((4, self.period.previous), (5, self.period.last_year)):
            value: Value = self.earlier.sheet(period, sheet.key).get(("", column.name))
            write(drawn, row, place, value, formats[past(column)])
        said = column.help or ("Mẫu tự tính." if column.computed else "")
        drawn.write(row, 6, said, formats[_MUTED])
        least = 3 if isinstance(column.kind, Text) and column.kind.long else 1
        texts = ((column.label, _WIDTHS[1]), (said, _WIDTHS[6]))
        self.canvas.grow(drawn, row, texts, least=height((), least) if least > 1 else ROOMY, beside=len(_WIDTHS))


_MUTED = filled(BODY, LOCKED_FILL)
