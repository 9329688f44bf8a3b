"""The pandera schema of each declared sheet, and its failures told as findings.

A sheet is validated once, with the rows of all members in one frame, by one check that demands all that the
declaration says of a row: pandera spends as much on one check as on twenty together. What it is that fails is
looked up in the rows that fail, and there are few of these.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

# Not `pandera.polars`: the rest of it, which nothing here uses, takes a tenth of the time to load.
from pandera.api.checks import Check
from pandera.api.polars.components import Column as Typed
from pandera.api.polars.container import DataFrameSchema
from pandera.api.polars.types import PolarsData
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors

from ..declare import Choice, Column, Count, Money, Percent, Rule, Sheet, fields_of
from ..domain.findings import Finding, Place
from ..domain.rulebook import Rulebook
from ..intake.frames import META, dtype
from ..intake.submission import Submission
from .rules import LEFT, RIGHT, compared, side, spots, violated, written

NEGATIVE, OFF_SCALE, UNLISTED, UNFILLED = "GT-11", "GT-15", "GT-09", "GT-10"


class _Cells(NamedTuple):
    """What one check demands of single cells: an expression for each column, never null, true where all is well."""

    rule: str
    holds: Mapping[str, pl.Expr]


def schema(sheet: Sheet, rulebook: Rulebook) -> DataFrameSchema:
    """The schema of a sheet, strict and without coercion; built once for each set of tolerances."""
    return _schema(sheet, tuple(rulebook.tolerance(rule.id) for rule in sheet.rules))


@lru_cache(maxsize=128)
def _schema(sheet: Sheet, tolerances: tuple[float, ...]) -> DataFrameSchema:
    columns = {column.name: _typed(column) for column in sheet.columns}
    cells = [holds for part in _of_cells(sheet) for holds in part.holds.values()]
    rules = [~violated(sheet, rule, limit) for rule, limit in zip(sheet.rules, tolerances, strict=True)]
    return DataFrameSchema(columns, checks=[_check(sheet.key, [*cells, *rules])], strict=True)


def _typed(column: Column) -> Typed:
    """A column of the schema. Pandera copies each one deeply for each use, though nothing alters them here."""
    typed = Typed(dtype(column), nullable=True)
    vars(typed)["__deepcopy__"] = lambda _: typed
    return typed


def _of_cells(sheet: Sheet) -> Iterator[_Cells]:
    """The checks of single cells that a sheet needs."""
    by_rule: dict[str, dict[str, pl.Expr]] = {}
    for column in sheet.columns:
        if column.required:
            by_rule.setdefault(UNFILLED, {})[column.name] = _filled(column)
        for rule, holds in _within(column):
            by_rule.setdefault(rule, {})[column.name] = holds.fill_null(value=True)
    return (_Cells(rule, holds) for rule, holds in by_rule.items())


def _filled(column: Column) -> pl.Expr:
    """A calculated cell is asked for only where all that it is calculated from is there."""
    missing = [pl.col(name).is_null() for name in fields_of(column.computed)]
    return pl.any_horizontal(pl.col(column.name).is_not_null(), *missing)


def _within(column: Column) -> Iterator[tuple[str, pl.Expr]]:
    value = pl.col(column.name)
    match column.kind:
        case Count() | Money():
            yield NEGATIVE, value >= 0
        case Percent(high):
            yield OFF_SCALE, value.is_between(0, high)
        case Choice(options):
            yield UNLISTED, value.is_in(options)


def _check(name: str, demands: Sequence[pl.Expr]) -> Check:
    holds = pl.all_horizontal(demands) if demands else pl.lit(value=True)

    def check(data: PolarsData) -> pl.LazyFrame | bool:
        told = data.lazyframe.select(holds.alias(name)).collect()
        return told[name].all() or told.lazy()  # a plain yes spares pandera what it does to find rows

    return Check(check, name=name, error=name)


def failing(sheet: Sheet, frame: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    """The rows that pandera does not pass, in their order; none where all is well.

    The columns of META are ours, and each column costs, so they stay outside. The depth is set here because an
    environment variable could otherwise switch the checks of data off.
    A failure without a row means that the frame itself is not of the declared shape: an error of ours.
    """
    try:
        with config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            schema(sheet, rulebook).validate(frame.drop(META, strict=False), lazy=True)
    except SchemaErrors as errors:
        places: pl.Series = errors.failure_cases["index"]
        if places.null_count():
            raise
        return frame[places.unique().sort()]
    return frame.clear()


def findings(
    sheet: Sheet, frame: pl.DataFrame, counted: Mapping[str, Submission], rulebook: Rulebook
) -> Iterator[Finding]:
    """Translate what pandera does not pass into findings, in the order of the rows.

    Text that is no number never reaches the schema: it was typed away, with a finding of its own.
    """
    rows = failing(sheet, frame, rulebook)
    if rows.is_empty():
        return
    for part in _of_cells(sheet):
        yield from _cells(sheet, part, rows, counted)
    for rule in sheet.rules:
        limit = rulebook.tolerance(rule.id)
        yield from _rows(sheet, rule, rows.filter(violated(sheet, rule, limit)), counted, limit)


def _cells(sheet: Sheet, part: _Cells, rows: pl.DataFrame, counted: Mapping[str, Submission]) -> Iterator[Finding]:
    holds = rows.select(expression.alias(name) for name, expression in part.holds.items())
    for row, well in zip(rows.iter_rows(named=True), holds.iter_rows(named=True), strict=True):
        for column in (sheet.by_name[name] for name, holding in well.items() if not holding):
            place = counted[row["member"]].place(sheet.key, row["row"], column.name)
            if part.rule == UNFILLED and (not place.column or _excused(column, row)):
                continue
            value = written(row[column.name])
            yield Finding(part.rule, row["member"], place, sheet.key, column.label, value, _facts(column))


def _excused(column: Column, row: Mapping[str, Any]) -> bool:
    """Whether an empty cell is no gap: answered 'không áp dụng', or computed from cells that are empty themselves."""
    computed_from = fields_of(column.computed)
    return column.name in row["exempt"] or any(row[name] is None for name in computed_from)


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
