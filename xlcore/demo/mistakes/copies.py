"""Writes a paper as the file that a unit sends: an .xlsx of its own, or what other programs save."""

from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .ods import opendocument
from .paper import Leaf, Paper, Slot
from .planted import Making
from .xls import legacy_workbook

_WIDTH = 16
_HIDDEN = {"hidden": True}


def written(paper: Paper, making: Making) -> bytes:
    """The bytes of a paper in the way it was made."""
    match making:
        case Making.XLS:
            return legacy_workbook(paper)
        case Making.ODS:
            return opendocument(paper)
    return _workbook(paper, date1904=making is Making.COPY_1904)


def _workbook(paper: Paper, *, date1904: bool) -> bytes:
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "default_date_format": "dd/mm/yyyy", "date_1904": date1904})
    book.set_properties({"created": date(2018, 7, 5)})
    formats: dict[str, Format] = {}
    for leaf in paper.leaves:
        sheet = book.add_worksheet(leaf.title)
        for row, line in enumerate(leaf.lines):
            for column, slot in enumerate(line):
                if slot.font and slot.font not in formats:
                    formats[slot.font] = book.add_format({"font_name": slot.font})
                _write(sheet, row, column, slot, formats.get(slot.font))
        _hide(sheet, leaf)
    book.close()
    return held.getvalue()


def _write(sheet: Worksheet, row: int, column: int, slot: Slot, look: Format | None) -> None:
    down, across = slot.span
    if (down, across) != (1, 1):
        sheet.merge_range(row, column, row + down - 1, column + across - 1, "", look)
    match slot.value:
        case "":
            return
        case date() as day:
            sheet.write_datetime(row, column, day)
        case str() as text:
            sheet.write_string(row, column, text, look)
        case int() | float() as number:
            sheet.write_number(row, column, number)
        case other:
            raise TypeError(other)


def _hide(sheet: Worksheet, leaf: Leaf) -> None:
    width = max(map(len, leaf.lines))
    sheet.set_column(0, width - 1, _WIDTH)
    for spot in leaf.hidden_rows:
        sheet.set_row(leaf.where(spot)[0], None, None, _HIDDEN)
    for spot in leaf.hidden_columns:
        column = leaf.where(spot)[1]
        sheet.set_column(column, column, _WIDTH, None, _HIDDEN)
