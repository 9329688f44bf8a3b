"""Amounts that look like thousands of đồng only beside those of the other members."""

from collections.abc import Iterator, Mapping

import polars as pl

from ..declare import Column, Money, Sheet
from ..domain.findings import Finding
from ..intake.submission import Submission
from .rules import written

SMALL = "GT-16"
_OTHERS = 3
"""How many other members must have given an amount before theirs say what is usual."""
_THOUSAND, _ALIKE = 1000, 10
"""An amount is doubted where a thousand times of it, and not it, lies within a factor of ten of the usual one."""


def findings(sheet: Sheet, frame: pl.DataFrame, counted: Mapping[str, Submission]) -> Iterator[Finding]:
    """Each amount in đồng that is usual for the bloc once it is multiplied by a thousand.

    Usual is the median of the amounts of the other members in the same column; our own rule, a warning only.
    """
    for column in sheet.columns:
        if isinstance(column.kind, Money):
            yield from _column(sheet, column, frame.filter(pl.col(column.name) > 0), counted)


def _column(sheet: Sheet, column: Column, frame: pl.DataFrame, counted: Mapping[str, Submission]) -> Iterator[Finding]:
    low = frame.filter(pl.col(column.name) < pl.col(column.name).max() / _ALIKE**2)
    for member, number, value in low.select("member", "row", column.name).iter_rows():
        others = frame.filter(pl.col("member") != member)
        usual = others[column.name].median()
        if others["member"].n_unique() >= _OTHERS and isinstance(usual, float) and _doubtful(value, usual):
            place = counted[member].place(sheet.key, number, column.name)
            yield Finding(SMALL, member, place, sheet.key, column.label, written(value), {"found": "nghìn đồng"})


def _doubtful(value: int, usual: float) -> bool:
    return value * _ALIKE < usual / _ALIKE and usual / _ALIKE <= value * _THOUSAND <= usual * _ALIKE
