"""From one period to the next: what was reported becomes the earlier values of the new master."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from .consolidation import Consolidation
from .domain.bloc import Assignment, Conference
from .domain.periods import Period
from .intake.frames import row_key
from .intake.office import Office
from .plans import Value
from .sheets import DATA_SHEETS
from .sheets.scoring import CRITERIA, SCORE_RULES


def following(period: Period) -> Period:
    """The period reported after this one: the whole year follows its first half, then the next first half."""
    return Period(period.year, half=False) if period.half else Period(period.year + 1, half=True)


def next_assignment(assignment: Assignment) -> Assignment:
    """The same bloc in the next period; deadline and conference are still to be agreed."""
    return replace(assignment, period=following(assignment.period), deadline=None, conference=Conference())


def carried(office: Office) -> dict[str, Sequence[Mapping[str, Value]]]:
    """The rows that the next master begins with, by key: scheme and rules go on until others are adopted."""
    tables = office.scoring.tables if office.scoring else {}
    return {
        key: [dict(row.values) for row in tables[key].rows] for key in (CRITERIA.key, SCORE_RULES.key) if key in tables
    }


def kept(run: Consolidation) -> pl.DataFrame:
    """All numbers of this run and of the periods before it, with the columns of `PREVIOUS_SCHEMA`."""
    period = str(run.assignment.period)
    parts = [run.previous.filter(pl.col("period") != period)]
    for sheet in DATA_SHEETS:
        numbers = [column.name for column in sheet.columns if column.numeric]
        if not numbers:
            continue
        parts.append(
            run.frames[sheet.key]
            .select(
                pl.col("member").alias("_unit"),
                row_key(sheet).alias("_line"),
                *[pl.col(name).cast(pl.Float64) for name in numbers],
            )
            .unpivot(numbers, index=["_unit", "_line"], variable_name="_column", value_name="_number")
            .drop_nulls("_number")
            .select(
                pl.lit(period).alias("period"),
                pl.col("_unit").alias("member"),
                pl.lit(sheet.key).alias("sheet"),
                pl.col("_line").alias("row"),
                pl.col("_column").alias("field"),
                pl.col("_number").alias("value"),
            )
        )
    return pl.concat(parts)
