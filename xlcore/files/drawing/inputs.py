"""Drawing the master's sheets that people fill in: fields with names, and native tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from ...declare import Column, Sheet
from ...domain.findings import address, letters
from ...measure import height
from ...plans import Value
from ...sheets.master import CONFIG, INDICATORS, MEMBERS
from ...sheets.meeting import COMMENTS, MEETING, REGISTER, RESOLUTIONS, RESULTS
from ...sheets.scoring import EXCLUSIONS, SCORES
from ...sheets.year import PROPOSALS, VOTES
from ...styles import BODY, HEADER, LOCKED_FILL, SUBTITLE, TITLE, filled
from .canvas import Canvas, absolute, lock, page
from .lists import Lists
from .looks import entry, given, shortest, validation
from .settings import Row
from .tables import write

_TOP = 3
"""The row of a table's header, from 0."""
_ONE_PAGE = 220
"""A sheet with more characters to a row would print too small on one page: it goes over two, side by side."""
_AGAIN = 2
"""The last of the columns, from 0, that stand on the second page again."""
_CONFIG_WIDTHS = (36, 46, 56)
_CODES = {
    (CONFIG.key, "head"),
    (CONFIG.key, "deputy"),
    (INDICATORS.key, "member"),
    (VOTES.key, "unit"),
    (PROPOSALS.key, "unit"),
    (MEETING.key, "presenter"),
    (RESOLUTIONS.key, "owner"),
    (COMMENTS.key, "unit"),
    (REGISTER.key, "unit"),
    (RESULTS.key, "unit"),
    (SCORES.key, "unit"),
    (EXCLUSIONS.key, "unit"),
}
"""Where the code of a member is asked for."""
_MORE = {"insert_rows": True, "delete_rows": True}


@dataclass(frozen=True, slots=True)
class InputDrawer:
    """Draws input sheets of the master of a bloc with so many members."""

    canvas: Canvas
    lists: Lists
    members: int

    def fields(self, sheet: Sheet, values: Row) -> Worksheet:
        """Add a sheet of fields; each value cell has the name cfg_<column>."""
        drawn = self._begin(sheet, _CONFIG_WIDTHS)
        for place, text in enumerate(("Mục", "Giá trị", "Hướng dẫn")):
            drawn.write(_TOP, place, text, self.canvas.formats[HEADER])
        for row, column in enumerate(sheet.columns, _TOP + 1):
            self._field(drawn, row, column, sheet, values.get(column.name))
            self.canvas.name(f"cfg_{column.name}", sheet.title, absolute(address(row + 1, 2)))
        drawn.freeze_panes(_TOP + 1, 1)
        page(drawn, landscape=True)
        lock(drawn)
        return drawn

    def table(self, sheet: Sheet, rows: Sequence[Row]) -> Worksheet:
        """Add a sheet with a native table; empty rows for typing belong to it, and below them cells are open too."""
        drawn = self._begin(sheet, [column.width for column in sheet.columns])
        for place, column in enumerate(sheet.columns):
            look = entry(column)._replace(fill="", border=False)
            drawn.set_column(place, place, column.width, self.canvas.formats[look])
        last = _TOP + max(1, len(rows) + sheet.blank_rows)
        heads = [{"header": c.label, "header_format": self.canvas.formats[HEADER]} for c in sheet.columns]
        area = (_TOP, 0, last, len(heads) - 1)
        drawn.add_table(*area, {"name": f"tbl_{sheet.key}", "columns": heads, "style": None})
        drawn.set_row(_TOP, height([(column.label, column.width - 4) for column in sheet.columns]) + 4)
        for index in range(last - _TOP):
            self._row(drawn, sheet, _TOP + 1 + index, rows[index] if index < len(rows) else {})
        for place, column in enumerate(sheet.columns):
            drawn.data_validation(_TOP + 1, place, last, place, self._accepts(column, sheet))
        drawn.freeze_panes(_TOP + 1, 2)
        wide = sum(column.width for column in sheet.columns) > _ONE_PAGE
        page(drawn, landscape=True, across=2 if wide else 1)
        drawn.repeat_rows(_TOP)
        if wide:
            drawn.repeat_columns(0, _AGAIN)
            drawn.print_across()
        lock(drawn, **_MORE)
        return drawn

    def _begin(self, sheet: Sheet, widths: Sequence[float]) -> Worksheet:
        drawn = self.canvas.sheet(sheet.title, sheet.key)
        for place, width in enumerate(widths):
            drawn.set_column(place, place, width)
        drawn.write(0, 0, sheet.heading, self.canvas.formats[TITLE])
        drawn.set_row(0, 24)
        said = f"Điền ô màu vàng. Nguồn: {sheet.source[:1].lower()}{sheet.source[1:]}."
        drawn.write(1, 0, said, self.canvas.formats[SUBTITLE])
        return drawn

    def _field(self, drawn: Worksheet, row: int, column: Column, sheet: Sheet, value: Value) -> None:
        formats = self.canvas.formats
        drawn.write(row, 0, column.label, formats[BODY._replace(bold=True)])
        write(drawn, row, 1, value or None, formats[entry(column)._replace(align="left", indent=1)])
        drawn.write(row, 2, column.help, formats[filled(BODY, LOCKED_FILL)])
        drawn.data_validation(row, 1, row, 1, self._accepts(column, sheet))
        self.canvas.grow(drawn, row, [(column.help, _CONFIG_WIDTHS[2]), (str(value or ""), _CONFIG_WIDTHS[1])])

    def _row(self, drawn: Worksheet, sheet: Sheet, row: int, known: Row) -> None:
        for place, column in enumerate(sheet.columns):
            value = known.get(column.name)
            look = given(column) if column.prefilled and known else entry(column)
            write(drawn, row, place, None if value == "" else value, self.canvas.formats[shortest(look, column, value)])
        texts = [(value, c.width) for c in sheet.columns if isinstance(value := known.get(c.name), str)]
        self.canvas.grow(drawn, row, texts, least=20.0)

    def _accepts(self, column: Column, sheet: Sheet) -> dict[str, object]:
        rule = validation(column, self.lists.source(column), waivable=not column.required or column.as_typed)
        if (sheet.key, column.name) not in _CODES:
            return rule
        letter = letters(1 + [c.name for c in MEMBERS.columns].index("code"))
        first, last = _TOP + 2, _TOP + 1 + max(1, self.members + MEMBERS.blank_rows)
        source = f"='{MEMBERS.title}'!${letter}${first}:${letter}${last}"
        return rule | {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": "Xem lại ô này",
            "error_message": "Chưa có mã đơn vị này ở trang Đơn vị.",
        }
