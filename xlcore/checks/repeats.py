"""Rows of one unit that say who or what they are about in the same words as a row above them."""

from collections.abc import Iterator, Mapping

import polars as pl

from ..declare import Sheet
from ..domain.findings import Finding
from ..intake.submission import Submission
from .rules import written

REPEATED = "BANG-08"
_FIRST = "repeat:first"


def findings(sheet: Sheet, frame: pl.DataFrame, counted: Mapping[str, Submission]) -> Iterator[Finding]:
    """Each row whose key columns repeat those of an earlier row of the same unit, at its first key column.

    Case and spaces do not tell rows apart. Rows without any key are no repetition of each other.
    """
    if not sheet.keys or frame.is_empty():
        return
    words = [_plain(sheet, name).alias(f"repeat:{name}") for name in sheet.keys]
    named = frame.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in sheet.keys))
    first = pl.col("row").min().over("member", *words).alias(_FIRST)
    for row in named.with_columns(first).filter(pl.col("row") != pl.col(_FIRST)).iter_rows(named=True):
        place = counted[row["member"]].place(sheet.key, row["row"], sheet.keys[0])
        found = "; ".join(written(row[name]) for name in sheet.keys if row[name] is not None)
        facts = {"other": str(row[_FIRST]), "found": found}
        field = sheet.by_name[sheet.keys[0]].label
        yield Finding(REPEATED, row["member"], place, sheet.key, field, written(row[sheet.keys[0]]), facts)


def _plain(sheet: Sheet, name: str) -> pl.Expr:
    column = pl.col(name)
    if sheet.by_name[name].numeric:
        return column
    return column.cast(pl.String).str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()
