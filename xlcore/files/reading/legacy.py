"""Facts of a legacy .xls workbook: hidden rows and columns, merges, errors and the fonts of old encodings."""

from contextlib import suppress
from io import StringIO

import xlrd

from .facts import BookFacts, SheetFacts
from .formats import legacy_encoding, shows_percent


def legacy_facts(data: bytes) -> BookFacts:
    """Give what xlrd can tell; a file that only calamine can read has no facts."""
    with suppress(Exception):  # xlrd fails on damaged files in any way; the cells have already been read
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
        fonts = [legacy_encoding(font.name) for font in book.font_list]
        formats = {number: kind for number, xf in enumerate(book.xf_list) if (kind := fonts[xf.font_index])}
        percents = {number for number, xf in enumerate(book.xf_list) if _in_percent(book, xf)}
        sheets = {sheet.name: _sheet_facts(sheet, formats, percents) for sheet in book.sheets()}
        return BookFacts(sheets, date1904=bool(book.datemode))
    return BookFacts({})


def is_encrypted(data: bytes) -> bool:
    """Tell whether an .xls asks for a password."""
    try:
        xlrd.open_workbook(file_contents=data, logfile=StringIO()).release_resources()
    except xlrd.XLRDError as error:
        return "encrypted" in str(error).lower()
    except Exception:  # noqa: BLE001 - as above; damaged is not encrypted
        return False
    return False


def _in_percent(book: xlrd.book.Book, xf: xlrd.formatting.XF) -> bool:
    known = book.format_map.get(xf.format_key)
    return known is not None and shows_percent(known.format_str)


def _sheet_facts(sheet: xlrd.sheet.Sheet, formats: dict[int, str], percents: set[int]) -> SheetFacts:
    merges = tuple((top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
    spots = [(row, column) for row in range(sheet.nrows) for column in range(sheet.row_len(row))]
    errors = {
        (row + 1, column + 1): xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#N/A")
        for row, column in spots
        if sheet.cell_type(row, column) == xlrd.XL_CELL_ERROR
    }
    legacy = {
        (row + 1, column + 1): formats[sheet.cell_xf_index(row, column)]
        for row, column in (spots if formats else ())
        if sheet.cell_type(row, column) == xlrd.XL_CELL_TEXT and sheet.cell_xf_index(row, column) in formats
    }
    return SheetFacts(
        hidden_rows=frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
        merges=merges,
        errors=errors,
        legacy_fonts=legacy,
        percents=frozenset(
            (row + 1, column + 1)
            for row, column in (spots if percents else ())
            if sheet.cell_type(row, column) == xlrd.XL_CELL_NUMBER and sheet.cell_xf_index(row, column) in percents
        ),
    )
