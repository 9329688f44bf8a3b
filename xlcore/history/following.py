"""What the form computes from a cell that the secretary corrected, where the unit's row held what the form computes.

A sum of the unit's own that was wrong stays as it is, and a finding.
"""

from collections.abc import Iterable

from ..declare import Column, Operator, Sheet, fields_of
from ..domain.rulebook import Rulebook
from ..intake.computed import as_the_form_shows
from ..intake.submission import Row

_CLOSE = 1e-6
"""What a computed value may be off by for its rounding."""


def as_computed(sheet: Sheet, column: Column, own: Row, rulebook: Rulebook) -> bool:
    """Whether a unit's row holds in a computed column what the form computes, or nothing because it could not."""
    if column.name in own.exempt:
        return False
    held, computed = own.values.get(column.name), as_the_form_shows(column, own.values)
    if isinstance(held, int | float) and computed is not None:
        return abs(held - computed) <= _tolerance(sheet, column, rulebook) + _CLOSE
    return held is None


def anew(column: Column, own: Row, row: Row) -> float | None:
    """The value of a computed column in a corrected row; where there was none, it needs all that it is made from."""
    needed = fields_of(column.computed)
    if own.values.get(column.name) is None and any(_missing(row, name) for name in needed):
        return None
    return as_the_form_shows(column, row.values)


def because(sheet: Sheet, causes: Iterable[tuple[str, str, str]]) -> str:
    """The reason of a value that follows: the columns that moved it, each with what it was and what it is."""
    return "; ".join(f"{sheet.by_name[name].spoken} {before} → {after}" for name, before, after in causes)


def _missing(row: Row, name: str) -> bool:
    return row.values.get(name) is None and name not in row.exempt


def _tolerance(sheet: Sheet, column: Column, rulebook: Rulebook) -> float:
    """By how much the bloc lets what a unit typed differ from what the form computes."""
    identity = (column.name, Operator.EQUAL, column.computed)
    limits = (rulebook.tolerance(rule.id) for rule in sheet.rules if (rule.left, rule.operator, rule.right) == identity)
    return max(limits, default=0.0)
