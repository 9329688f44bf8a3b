"""Rules between sheets and between periods, joined by member (and by key columns where a rule says so).

All rules are asked in one go: frames are small, and handing a query over costs more than answering it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from ..declare import CrossRule, Layout, Missing, Sheet, Term, When, fields_of
from ..domain.bloc import Assignment
from ..domain.findings import Finding
from ..domain.periods import Period
from ..domain.rulebook import Rulebook
from ..intake.submission import Submission
from ..sheets import BY_KEY
from ..values.folding import fold
from .rules import LEFT, RIGHT, broken, compared, expression, spots, written

_SEPARATOR = " | "


def findings(
    rules: Sequence[CrossRule],
    frames: Mapping[str, pl.DataFrame],
    counted: Mapping[str, Submission],
    earlier: Callable[[When], pl.LazyFrame],
    rulebook: Rulebook,
) -> Iterator[Finding]:
    """Where rules between sheets or periods are broken; a finding stands at the left side of its rule.

    `earlier` gives the values of an earlier period in the shape of `intake.frames.PREVIOUS_SCHEMA`.
    """
    lazy = {key: frame.lazy() for key, frame in frames.items()}
    limits = [rulebook.tolerance(rule.id) for rule in rules]
    asked = [_wrong(compare(rule, lazy, earlier), rule, limit) for rule, limit in zip(rules, limits, strict=True)]
    for rule, limit, wrong in zip(rules, limits, pl.collect_all(asked), strict=True):
        for row in wrong.iter_rows(named=True):
            yield _finding(rule, row, counted[row["member"]], limit)


def _wrong(joined: pl.LazyFrame, rule: CrossRule, limit: float) -> pl.LazyFrame:
    return joined.filter(broken(rule.operator, pl.col(LEFT), pl.col(RIGHT), limit).fill_null(value=False))


def compare(
    rule: CrossRule, frames: Mapping[str, pl.LazyFrame], earlier: Callable[[When], pl.LazyFrame]
) -> pl.LazyFrame:
    """Both sides of a rule next to each other: member, row of the left side, keys, left, right."""
    keys = ["member", *rule.by]
    left = _now(rule.left, frames, rule)
    if not rule.each_row and not _is_single(rule.left):
        left = _summed(left, keys, pl.col("row").first())
    right = _now(rule.right, frames, rule) if rule.right.when is When.NOW else _then(rule, earlier(rule.right.when))
    right = right if _is_single(rule.right) else _summed(right, keys)
    right = right.select(*keys, pl.col(LEFT).alias(RIGHT))
    if rule.missing is Missing.SKIP_IF_ANY:
        return left.join(right, on=keys, how="inner", maintain_order="left")
    return left.join(right, on=keys, how="left", maintain_order="left").with_columns(pl.col(LEFT, RIGHT).fill_null(0))


def _is_single(term: Term) -> bool:
    """Whether a unit has one row of the sheet, of which nothing has to be added up."""
    return BY_KEY[term.sheet].layout is Layout.FIELDS


def _now(term: Term, frames: Mapping[str, pl.LazyFrame], rule: CrossRule) -> pl.LazyFrame:
    value = expression(term.expression, zeros=rule.missing is not Missing.SKIP_IF_ANY)
    keys = [folded(pl.col(name)).alias(name) for name in rule.by]
    return frames[term.sheet].select("member", "row", *keys, value.cast(pl.Float64).alias(LEFT))


def _summed(values: pl.LazyFrame, keys: list[str], *more: pl.Expr) -> pl.LazyFrame:
    """Add up by keys."""
    return values.group_by(keys, maintain_order=True).agg(*more, _whole(pl.col(LEFT)).alias(LEFT))


def _whole(parts: pl.Expr) -> pl.Expr:
    """A sum; with a part missing it is missing, not smaller."""
    return pl.when(parts.is_not_null().all()).then(parts.sum())


def _then(rule: CrossRule, kept: pl.LazyFrame) -> pl.LazyFrame:
    """The right side in an earlier period: kept values, one column for each field, then the expression."""
    sheet, fields = BY_KEY[rule.right.sheet], fields_of(rule.right.expression)
    mine = kept.filter(pl.col("sheet") == sheet.key, pl.col("field").is_in(fields))
    by_field = [_whole(pl.col("value").filter(pl.col("field") == name)).alias(name) for name in fields]
    wide = mine.group_by("member", "row", maintain_order=True).agg(by_field)
    parts = pl.col("row").str.split(_SEPARATOR)
    keys = [folded(parts.list.get(sheet.keys.index(name), null_on_oob=True)).alias(name) for name in rule.by]
    return wide.select("member", *keys, expression(rule.right.expression).cast(pl.Float64).alias(LEFT))


def folded(text: pl.Expr) -> pl.Expr:
    """Text as it is compared; each distinct text is folded once."""
    return text.map_batches(_fold_distinct, return_dtype=pl.String)


def _fold_distinct(texts: pl.Series) -> pl.Series:
    distinct = texts.drop_nulls().unique()
    return texts.replace_strict(distinct, [fold(text) for text in distinct], default=None, return_dtype=pl.String)


def _finding(rule: CrossRule, row: Mapping[str, Any], submission: Submission, limit: float) -> Finding:
    left, right = BY_KEY[rule.left.sheet], BY_KEY[rule.right.sheet]
    number = row["row"]
    place = submission.place(left.key, number, fields_of(rule.left.expression)[0])
    facts = compared(row[LEFT], row[RIGHT], limit)
    facts |= {
        "left_label": left.label_of(rule.left.expression),
        "right_label": right.label_of(rule.right.expression),
        "left_cells": _cells(left, rule.left, submission, number if rule.each_row else 0, left),
        "right_cells": _cells(right, rule.right, submission, 0, left),
    }
    field = left.by_name[fields_of(rule.left.expression)[0]].label
    return Finding(rule.id, submission.member, place, left.key, field, written(row[LEFT]), facts)


def _cells(sheet: Sheet, term: Term, submission: Submission, row: int, beside: Sheet) -> str:
    """The cells of a side: one row's, a sheet of fields' own, whole columns where rows are summed, none of old."""
    if term.when is not When.NOW:
        return ""
    table = submission.tables[sheet.key]
    tab = "" if sheet is beside else f"'{table.grid}'!"
    if sheet.layout is Layout.FIELDS and table.rows:
        row = table.rows[0].number

    def cell(name: str) -> str:
        place = submission.place(sheet.key, row, name)
        return tab + place.cell if place.column else ""

    return spots(term.expression, cell)


def telling(
    rules: Sequence[CrossRule], frames: Mapping[str, pl.DataFrame], previous: pl.DataFrame, assignment: Assignment
) -> list[CrossRule]:
    """The rules that can say something of these frames: a query over nothing costs as much as any other."""
    filled = {key for key, frame in frames.items() if not frame.is_empty()}
    there, periods = set(previous["period"]), _periods(assignment)

    def has(term: Term) -> bool:
        return term.sheet in filled if term.when is When.NOW else str(periods[term.when]) in there

    return [
        rule
        for rule in rules
        if rule.left.sheet in filled
        and rule.right.sheet in frames
        and (rule.missing is not Missing.SKIP_IF_ANY or has(rule.right))
    ]


def kept(previous: pl.DataFrame, assignment: Assignment) -> Callable[[When], pl.LazyFrame]:
    """How to get at the values of earlier periods."""
    periods = _periods(assignment)
    return lambda when: previous.lazy().filter(pl.col("period") == str(periods[when]))


def _periods(assignment: Assignment) -> Mapping[When, Period | None]:
    period = assignment.period
    return {
        When.PREVIOUS: period.previous,
        When.LAST_YEAR: period.last_year,
        When.OPENING: period.opening,
        When.FIRST_HALF: period.first_half,
    }
