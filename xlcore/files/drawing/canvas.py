"""What every drawn sheet has: its mark, its page, its protection."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ...measure import INDENT, height
from ...sheets.groups import group_of
from ...styles import ERROR_FILL, FONT, Style
from .formats import Formats

ALLOWED = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What people may still do on a protected sheet; there is no password."""

ROOMY = 22.0
"""Points of a row to fill in."""
_STRUT = Style(size=17)
"""Letters that need about as many points."""
_ADDRESS = re.compile(r"\$?([A-Z]+)\$?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Canvas:
    """A workbook being drawn, with its formats."""

    workbook: Workbook
    formats: Formats

    def sheet(self, title: str, key: str) -> Worksheet:
        """Add a sheet that carries a stable mark; tabs of one group have one colour."""
        worksheet = self.workbook.add_worksheet(title)
        worksheet.hide_gridlines(2)
        if group := group_of(key):
            worksheet.set_tab_color(f"#{group.colour}")
        self.name(f"td_{key}", title, "$A$1")
        return worksheet

    def warn(self, worksheet: Worksheet, area: tuple[int, int, int, int], condition: str) -> None:
        """Redden the cells of an area (from 0: first row, column, last row, column) where a condition holds."""
        if condition:
            red = self.workbook.add_format({"bg_color": f"#{ERROR_FILL}"})
            worksheet.conditional_format(*area, {"type": "formula", "criteria": condition, "format": red})

    def grow(
        self,
        worksheet: Worksheet,
        row: int,
        texts: Iterable[tuple[str, float]],
        *,
        least: float = ROOMY,
        beside: int | None = None,
    ) -> None:
        """Let a row (from 0) fit its texts, given with the widths of their columns, and what people type into it.

        Its own format tells `finish` so. A program that fits a row to its cells keeps it roomy by the large letters of
        the empty one in the column `beside`, outside of what is printed.
        """
        needed = height((text, width - INDENT) for text, width in texts)
        worksheet.set_row(row, max(least, needed), self.formats[_STRUT])
        if beside is not None:
            worksheet.write_blank(row, beside, None, self.formats[_STRUT])
            # LibreOffice looks at empty cells only in a column that holds something.
            worksheet.write_string(0, beside, " ")

    def name(self, name: str, title: str, cells: str) -> None:
        """Give cells of a sheet a name that holds in the whole workbook."""
        quoted = title.replace("'", "''")
        self.workbook.define_name(name, f"='{quoted}'!{cells}")


def absolute(cells: str) -> str:
    """Write cells, like 'A1:B9', so that nothing moves them: '$A$1:$B$9'."""
    return _ADDRESS.sub(r"$\1$\2", cells)


def page(worksheet: Worksheet, *, landscape: bool, across: int = 1) -> None:
    """Set up A4: one page wide or `across`, as many as needed high, numbered."""
    worksheet.set_paper(9)
    if landscape:
        worksheet.set_landscape()
    worksheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
    worksheet.fit_to_pages(across, 0)
    worksheet.set_footer(f'&L&"{FONT},Italic"&9&A&R&"{FONT},Regular"&9Trang &P/&N')


def lock(worksheet: Worksheet, **more: bool) -> None:
    """Protect a sheet against slips, without a password."""
    worksheet.protect("", ALLOWED | more)
