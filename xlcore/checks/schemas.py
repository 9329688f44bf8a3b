"""The pandera schema of each declared sheet, and its failures told as findings.

A sheet is validated once, with the rows of all members in one frame.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData
from pandera.config import ValidationDepth, config_context

from ..declare import Choice, Column, Count, Money, Percent, Rule, Sheet, fields_of
from ..domain.findings import Finding, Place
from ..domain.rulebook import Rulebook
from ..intake.frames import META, dtype
from ..intake.submission import Submission
from .rules import LEFT, RIGHT, compared, side, spots, violated, written

_EMPTY = "not_nullable"
"""What pandera calls a missing value where there must be one."""

NEGATIVE, OFF_SCALE, UNLISTED, UNFILLED = "GT-11", "GT-15", "GT-09", "GT-10"


def schema(sheet: Sheet, rulebook: Rulebook) -> pa.DataFrameSchema:
    """The schema of a sheet, strict and without coercion; built once for each set of tolerances."""
    return _schema(sheet, tuple(rulebook.tolerance(rule.id) for rule in sheet.rules))


@lru_cache(maxsize=128)
def _schema(sheet: Sheet, tolerances: tuple[float, ...]) -> pa.DataFrameSchema:
    columns = {column.name: _column(column) for column in sheet.columns}
    rules = [_row_check(sheet, rule, limit) for rule, limit in zip(sheet.rules, tolerances, strict=True)]
    return pa.DataFrameSchema(columns, checks=rules, strict=True)


def _column(column: Column) -> pa.Column:
    return pa.Column(dtype(column), list(_cell_checks(column)), nullable=not column.required)


def _cell_checks(column: Column) -> Iterator[pa.Check]:
    match column.kind:
        case Count() | Money():
            yield pa.Check.ge(0, error=NEGATIVE)
        case Percent(high):
            yield pa.Check.in_range(0, high, error=OFF_SCALE)
        case Choice(options):
            yield pa.Check.isin(options, error=UNLISTED)


def _row_check(sheet: Sheet, rule: Rule, tolerance: float) -> pa.Check:
    holds = ~violated(sheet, rule, tolerance)

    def check(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(holds.alias(rule.id))

    return pa.Check(check, name=rule.id, error=rule.id)


def failures(sheet: Sheet, frame: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    """Pandera's failure table for the rows of all members; empty where all is well.

    The columns of META are ours, and each column costs, so they stay outside. The depth is set here because an
    environment variable could otherwise switch the checks of data off.
    A failure without a row means that the frame itself is not of the declared shape: an error of ours.
    """
    try:
        with config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            schema(sheet, rulebook).validate(frame.drop(META, strict=False), lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases: pl.DataFrame = errors.failure_cases
        if cases["index"].null_count():
            raise
        return cases
    return pl.DataFrame(schema={"failure_case": pl.String, "column": pl.String, "check": pl.String, "index": pl.Int32})


def findings(
    sheet: Sheet, frame: pl.DataFrame, counted: Mapping[str, Submission], rulebook: Rulebook
) -> Iterator[Finding]:
    """Translate pandera's failure table into findings, in the order of the rows.

    Text that is no number never reaches the schema: it was typed away, with a finding of its own. Checks of
    whole rows come with no column and the row as JSON in `failure_case`, so only their row is taken from there.
    """
    cases = failures(sheet, frame, rulebook)
    if cases.is_empty():
        return
    rules = {rule.id: rule for rule in sheet.rules}
    of_rows = cases.filter(pl.col("check").is_in(list(rules)))
    of_cells = cases.filter(~pl.col("check").is_in(list(rules)))
    yield from _cells(sheet, frame, of_cells, counted)
    for (name,), group in of_rows.group_by("check", maintain_order=True):
        rule = rules[str(name)]
        yield from _rows(sheet, rule, frame[group["index"].sort()], counted, rulebook.tolerance(rule.id))


def _cells(
    sheet: Sheet, frame: pl.DataFrame, cases: pl.DataFrame, counted: Mapping[str, Submission]
) -> Iterator[Finding]:
    ordered = cases.sort("index", maintain_order=True)
    rows = frame.select(*META)[ordered["index"]]
    for case, row in zip(ordered.iter_rows(named=True), rows.iter_rows(named=True), strict=True):
        column = sheet.by_name[case["column"]]
        place = counted[row["member"]].place(sheet.key, row["row"], column.name)
        # An answer 'không áp dụng' is no gap, and a column that the file does not have was told once already.
        if case["check"] == _EMPTY and (column.name in row["exempt"] or not place.column):
            continue
        rule = UNFILLED if case["check"] == _EMPTY else case["check"]
        value = _typed(column, case["failure_case"])
        yield Finding(rule, row["member"], place, sheet.key, column.label, value, _facts(column))


def _typed(column: Column, case: str | None) -> str:
    """What a failing cell held; the table of failures gives numbers as text."""
    if case is None:
        return ""
    return written(json.loads(case)) if column.numeric else case


def _facts(column: Column) -> dict[str, str]:
    match column.kind:
        case Percent(high):
            return {"high": written(high)}
        case Choice(options):
            return {"options": "; ".join(options)}
        case _:
            return {}


def _rows(
    sheet: Sheet, rule: Rule, rows: pl.DataFrame, counted: Mapping[str, Submission], tolerance: float
) -> Iterator[Finding]:
    sides = rows.with_columns(
        side(sheet, rule.left, rule.missing).alias(LEFT), side(sheet, rule.right, rule.missing).alias(RIGHT)
    )
    at = next(iter(fields_of(f"{rule.left} {rule.right}")))
    for row in sides.iter_rows(named=True):
        submission = counted[row["member"]]
        places = {n: submission.place(sheet.key, row["row"], n) for n in fields_of(f"{rule.left} {rule.right}")}
        facts = compared(row[LEFT], row[RIGHT], tolerance) | _sides(sheet, rule, row, places)
        field = sheet.by_name[at].label
        yield Finding(rule.id, row["member"], places[at], sheet.key, field, written(row[at]), facts)


def _sides(sheet: Sheet, rule: Rule, row: Mapping[str, Any], places: Mapping[str, Place]) -> dict[str, str]:
    """Labels and cells of both sides; a side that is one date or text is written as such."""
    facts: dict[str, str] = {}
    for name, text in (("left", rule.left), ("right", rule.right)):
        facts[f"{name}_label"] = sheet.label_of(text)
        facts[f"{name}_cells"] = spots(text, lambda column: places[column].cell if places[column].column else "")
        column = sheet.by_name.get(text)
        if column and not column.numeric:
            facts[name] = written(row[text])
    return facts
