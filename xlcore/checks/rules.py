"""Rules as polars expressions: the two sides, where they are broken, and the facts to tell then."""

import re
from collections.abc import Callable
from datetime import date

import polars as pl

from ..declare import Day, Missing, Operator, Rule, Sheet, fields_of
from ..intake.submission import Value
from ..values.writing import day, number

LEFT, RIGHT = "rule:left", "rule:right"
"""Names that the sides of a rule take in a frame; no declared column can be called so."""

_CLOSE = 1e-9
"""What a sum of decimals may be off by without being wrong."""

_PLACES = 2
_NAME = re.compile(r"[a-z_]+")


def expression(text: str, *, zeros: bool = False) -> pl.Expr:
    """The expression of a declaration, with `zeros` counting missing values as 0.

    Names are quoted first: `end` is a column here and a keyword in SQL. polars divides by 0 to infinity;
    for us such a value is missing.
    """
    quoted = 'COALESCE("{}", 0)' if zeros else '"{}"'
    value = pl.sql_expr(_NAME.sub(lambda name: quoted.format(name[0]), text))
    return pl.when(value.is_finite()).then(value) if "/" in text else value


def side(sheet: Sheet, text: str, missing: Missing) -> pl.Expr:
    """One side of a rule as a number; the days of a date are counted, and never taken as 0."""
    column = sheet.by_name.get(text)
    if column and isinstance(column.kind, Day):
        return pl.col(text).cast(pl.Int32)
    return expression(text, zeros=missing is not Missing.SKIP_IF_ANY)


def broken(operator: Operator, left: pl.Expr, right: pl.Expr, tolerance: float) -> pl.Expr:
    """Whether two numbers do not stand as they must; null where one of them is missing.

    Source of the operators: the validation rules of DHIS2; NEAR compares in percent of the right side and
    says nothing where that is 0.
    """
    gap, most, least = left - right, tolerance + _CLOSE, tolerance - _CLOSE
    return {
        Operator.EQUAL: gap.abs() > most,
        Operator.NOT_EQUAL: gap.abs() <= most,
        Operator.AT_LEAST: gap < -most,
        Operator.MORE: gap <= -least,
        Operator.AT_MOST: gap > most,
        Operator.LESS: gap >= least,
        Operator.NEAR: (right != 0) & (gap.abs() > right.abs() * tolerance / 100 + _CLOSE),
        Operator.BOTH_OR_NONE: left.is_null() != right.is_null(),
        Operator.NOT_BOTH: left.is_not_null() & right.is_not_null(),
    }[operator]


def violated(sheet: Sheet, rule: Rule, tolerance: float) -> pl.Expr:
    """Whether a row breaks a rule, never null: what is not known is not wrong.

    BOTH_OR_NONE and NOT_BOTH ask whether anything is there, so the policy for missing values is not theirs.
    """
    if rule.operator in (Operator.BOTH_OR_NONE, Operator.NOT_BOTH):
        return broken(rule.operator, _present(rule.left), _present(rule.right), tolerance)
    left, right = side(sheet, rule.left, rule.missing), side(sheet, rule.right, rule.missing)
    wrong = broken(rule.operator, left, right, tolerance).fill_null(value=False)
    return wrong & _anything(rule) if rule.missing is Missing.SKIP_IF_ALL else wrong


def _present(text: str) -> pl.Expr:
    """1 where any column of a side holds something, else null."""
    return pl.when(pl.any_horizontal(pl.col(name).is_not_null() for name in fields_of(text))).then(1)


def _anything(rule: Rule) -> pl.Expr:
    names = dict.fromkeys((*fields_of(rule.left), *fields_of(rule.right)))
    return pl.any_horizontal(pl.col(name).is_not_null() for name in names)


def written(value: Value) -> str:
    """Write a value as a Vietnamese reader does; decimals to two places, '' for what is missing."""
    match value:
        case None:
            return ""
        case str():
            return value
        case date():
            return day(value)
        case int():
            return number(value)
        case _:
            rounded = round(value, _PLACES)
            return number(int(rounded) if rounded.is_integer() else rounded)


def compared(left: float | None, right: float | None, tolerance: float) -> dict[str, str]:
    """The facts of two numbers: values, difference, change in percent; `gap` is left - right for machines."""
    facts = {"left": written(left), "right": written(right), "tolerance": written(tolerance)}
    if left is None or right is None:
        return facts
    change = written((left - right) / abs(right) * 100) if right else ""
    return facts | {"difference": written(abs(left - right)), "change": change, "gap": repr(float(left - right))}


def spots(text: str, cell: Callable[[str], str]) -> str:
    """Write an expression with cells for columns: 'a + b' becomes 'F12 + G12'; an absent column is 0."""
    return _NAME.sub(lambda name: cell(name[0]) or "0", text)
