"""A sheet of the open workbook as the raw cells that a reader of its file would give, by few calls of the host.

Merged cells and hidden rows are not asked for: the sheets that the runs read in the master need neither.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from typing import Any, TypeVar

import xlwings as xw

from xlcore.files.reading.formats import font_matters, legacy_encoding, shows_percent
from xlcore.intake.grid import Grid, Raw, Spot

ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})
Box = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
T = TypeVar("T")


def raw_grid(sheet: xw.Sheet, last: Spot, *, plain: bool = False) -> Grid:
    """Read a sheet up to its last used row and column; a `plain` one is known to have no formulas."""
    area = sheet.range((1, 1), last)
    shown = area.options(ndim=2, err_to_str=True).value
    formulas, errors = frozenset() if plain else _formulas(area, shown), dict[Spot, str]()
    numbers, texts = set[Spot](), set[Spot]()
    for row, line in enumerate(shown, 1):
        for column, value in enumerate(line, 1):
            if type(value) is float:
                numbers.add((row, column))
            elif isinstance(value, str):
                if value in ERRORS:
                    errors[row, column] = value
                elif font_matters(value):
                    texts.add((row, column))
    percents = {
        spot: percent
        for column in {column for _, column in numbers}  # a column mostly has one format, a sheet never has
        for spot, percent in _looks(
            sheet, {spot for spot in numbers if spot[1] == column}, lambda found: found.number_format, shows_percent
        )
    }
    fonts = dict(_looks(sheet, texts, lambda found: found.font.name, legacy_encoding))
    return Grid(
        name=sheet.name,
        rows=tuple(tuple(_raw(value) for value in line) for line in shown),
        formulas=formulas,
        errors=errors,
        legacy_fonts={spot: encoding for spot, encoding in fonts.items() if encoding},
        percents=frozenset(spot for spot, percent in percents.items() if percent),
    )


def _formulas(area: xw.Range, shown: Sequence[Sequence[Any]]) -> frozenset[Spot]:
    """The cells with a formula; a text may begin like one."""
    written = area.formula if area.size > 1 else ((area.formula,),)
    return frozenset(
        (row, column)
        for row, pair in enumerate(zip(shown, written, strict=True), 1)
        for column, (value, formula) in enumerate(zip(*pair, strict=True), 1)
        if str(formula)[:1] == "=" and value != formula
    )


def _raw(value: Any) -> Raw:
    """A cell as the reader of files gives it: nothing is '', a moment at midnight a day."""
    if value is None or (isinstance(value, str) and value in ERRORS):
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    raw: Raw = value
    return raw


def _looks(
    sheet: xw.Sheet, spots: set[Spot], ask: Callable[[xw.Range], str | None], meaning: Callable[[str], T]
) -> Iterator[tuple[Spot, T]]:
    """What the look of cells means: asked of the least rectangle, and of its halves where the host says 'mixed'."""
    if not spots:
        return
    rows, columns = [row for row, _ in spots], [column for _, column in spots]
    top, left, bottom, right = min(rows), min(columns), max(rows), max(columns)
    found = ask(sheet.range((top, left), (bottom, right)))
    if found is not None:
        yield from ((spot, meaning(found)) for spot in spots)
    elif (top, left) != (bottom, right):
        upright = right > left
        middle = (left + right) // 2 if upright else (top + bottom) // 2
        first = {(row, column) for row, column in spots if (column if upright else row) <= middle}
        yield from _looks(sheet, first, ask, meaning)
        yield from _looks(sheet, spots - first, ask, meaning)
