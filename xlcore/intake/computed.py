"""Works out the cells that the form itself calculates: where a unit left them empty, and as its formula shows them."""

import ast
import math
import operator
from collections.abc import Mapping
from functools import lru_cache

from ..declare import Column, Count, Money, Sheet, fields_of, is_sum
from .submission import Value

_CLOSE = 1e-6
_OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def worked_out(column: Column, values: Mapping[str, object]) -> float | None:
    """The value of a computed column from the others of its row; nothing where one is missing, or 0 divides."""
    try:
        value = _value(_parsed(column.computed), values)
    except (KeyError, ZeroDivisionError, OverflowError):
        return None
    if not math.isfinite(value):
        return None
    return round(value) if isinstance(column.kind, Count | Money) else round(value, 6)


def recomputed(sheet: Sheet, before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Value]:
    """The values of a row after some of them changed, with those that the form computes from them.

    What differed from its computation before, or was changed itself, stays as it is: a wrong sum stays wrong.
    """
    values = dict(after)
    for column in sheet.columns:
        said = before.get(column.name)
        if column.computed and isinstance(said, int | float) and values.get(column.name) == said:
            was, now = worked_out(column, before), worked_out(column, values)
            if was is not None and now is not None and math.isclose(was, said, abs_tol=_CLOSE):
                values[column.name] = now
    return values


def as_the_form_shows(column: Column, values: Mapping[str, object]) -> float | None:
    """The same as the formula in the form shows it: a sum passes over what is no number."""
    names = fields_of(column.computed)
    numbers = {name: values[name] for name in names if isinstance(values.get(name), int | float)}
    if is_sum(column.computed) and numbers:
        return worked_out(column, dict.fromkeys(names, 0) | numbers)
    return worked_out(column, values)


@lru_cache(maxsize=64)
def _parsed(expression: str) -> ast.expr:
    return ast.parse(expression, mode="eval").body


def _value(node: ast.expr, values: Mapping[str, object]) -> float:
    match node:
        case ast.Name(id=name):
            value = values.get(name)
            if isinstance(value, int | float):
                return value
            raise KeyError(name)
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.BinOp(left=left, op=sign, right=right):
            result: float = _OPERATORS[type(sign)](_value(left, values), _value(right, values))
            return result
    raise TypeError(ast.dump(node))
