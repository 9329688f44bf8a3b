"""Formulas of the form: what is computed from cells in the same row, and sums."""

import re
from collections.abc import Mapping

from ...declare import Operator, Rule, fields_of, is_sum

_FIELD = re.compile(r"[a-z_]+")
_DIVISOR = re.compile(r"/ *([a-z_]+)")


def computed(expression: str, cells: Mapping[str, str]) -> str:
    """Write an expression over columns as a formula; it stays blank until there is something to compute.

    A sum leaves out text ('không áp dụng'); anything else needs all its numbers, and no divisor of 0.
    """
    used = ",".join(cells[name] for name in fields_of(expression))
    if is_sum(expression):
        return f'=IF(COUNT({used})=0,"",SUM({used}))'
    whole = _FIELD.sub(lambda name: cells[name[0]], expression)
    for divisor in _DIVISOR.findall(expression):
        whole = f'IF({cells[divisor]}=0,"",{whole})'
    return f'=IF(COUNT({used})<{len(fields_of(expression))},"",{whole})'


def numbered(expression: str, numbers: Mapping[str, int]) -> str:
    """Write an expression with the numbers of the columns, as official forms do: '(3)+(4)+(5)'."""
    text = _FIELD.sub(lambda name: f"({numbers[name[0]]})", expression)
    return text.replace(" + ", "+").replace(" / ", ":").replace(" * ", "×")


_SIGNS = {
    Operator.EQUAL: "=",
    Operator.NOT_EQUAL: "<>",
    Operator.AT_LEAST: ">=",
    Operator.MORE: ">",
    Operator.AT_MOST: "<=",
    Operator.LESS: "<",
}


def broken(rule: Rule, cells: Mapping[str, str]) -> str:
    """Write when a rule is broken as a condition, '' for a rule that a form does not show.

    It waits until all cells of the rule hold numbers. Rules with a tolerance are left to the checks, whose
    tolerance the bloc may change after the form went out.
    """
    if rule.operator not in _SIGNS or rule.tolerance is not None:
        return ""
    fields = tuple(dict.fromkeys((*fields_of(rule.left), *fields_of(rule.right))))
    used = ",".join(cells[name] for name in fields)
    left, right = (_FIELD.sub(lambda name: cells[name[0]], side) for side in (rule.left, rule.right))
    holds = f"({left}){_SIGNS[rule.operator]}({right})"
    return f"=IF(COUNT({used})={len(fields)},NOT({holds}),FALSE)"
