"""Typed rows of all members put together: one frame for each declared sheet.

A frame has the columns of `META` and then one for each declared column. `row` with `file` leads back to the
cell (`Submission.place`); `exempt` lists the columns that the unit answered with 'không áp dụng'.
"""

from collections.abc import Iterable

import polars as pl

from ..declare import Column, Count, Day, Decimal, Money, Percent, Sheet
from .submission import Submission

META: dict[str, pl.DataType] = {
    "member": pl.String(),
    "file": pl.String(),
    "row": pl.Int64(),
    "exempt": pl.List(pl.String),
}


def dtype(column: Column) -> pl.DataType:
    """The type that a column has in a frame."""
    match column.kind:
        case Count() | Money():
            return pl.Int64()
        case Decimal() | Percent():
            return pl.Float64()
        case Day():
            return pl.Date()
        case _:
            return pl.String()


def frame(sheet: Sheet, submissions: Iterable[Submission]) -> pl.DataFrame:
    """All rows of one sheet, in the order of the submissions and of their rows; an empty frame has all columns."""
    rows = [
        (sent.member, sent.file, row.number, sorted(row.exempt), *map(row.values.get, sheet.by_name))
        for sent in submissions
        if (table := sent.tables.get(sheet.key))
        for row in table.rows
    ]
    schema = META | {column.name: dtype(column) for column in sheet.columns}
    return pl.DataFrame(rows, schema=schema, orient="row")


PREVIOUS_SCHEMA: dict[str, pl.DataType] = {
    "period": pl.String(),
    "member": pl.String(),
    "sheet": pl.String(),
    "row": pl.String(),
    "field": pl.String(),
    "value": pl.Float64(),
}
"""Values of earlier periods, null where one is missing or mistyped.

`sheet` is a key, `field` a column's name, `row` the key columns joined by ' | '; null where a row that cannot be read
may belong to the sum of a column.
"""


def row_key(sheet: Sheet) -> pl.Expr:
    """The key columns of a sheet joined as in `PREVIOUS_SCHEMA`; '' for sheets of fields."""
    if not sheet.keys:
        return pl.lit("").alias("key")
    return pl.concat_str([pl.col(name).fill_null("") for name in sheet.keys], separator=" | ").alias("key")
