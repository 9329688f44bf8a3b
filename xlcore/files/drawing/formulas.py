"""Formulas of the form: what is computed from cells in the same row, and sums."""

import re
from collections.abc import Mapping

from ...declare import fields_of

_FIELD = re.compile(r"[a-z_]+")
_DIVISOR = re.compile(r"/ *([a-z_]+)")
_SUM = re.compile(r"[a-z_]+( \+ [a-z_]+)*")


def computed(expression: str, cells: Mapping[str, str]) -> str:
    """Write an expression over columns as a formula; it stays blank until there is something to compute.

    A sum leaves out text ('không áp dụng'); anything else needs all its numbers, and no divisor of 0.
    """
    used = ",".join(cells[name] for name in fields_of(expression))
    if _SUM.fullmatch(expression):
        return f'=IF(COUNT({used})=0,"",SUM({used}))'
    whole = _FIELD.sub(lambda name: cells[name[0]], expression)
    for divisor in _DIVISOR.findall(expression):
        whole = f'IF({cells[divisor]}=0,"",{whole})'
    return f'=IF(COUNT({used})<{len(fields_of(expression))},"",{whole})'


def numbered(expression: str, numbers: Mapping[str, int]) -> str:
    """Write an expression with the numbers of the columns, as official forms do: '(3)+(4)+(5)'."""
    text = _FIELD.sub(lambda name: f"({numbers[name[0]]})", expression)
    return text.replace(" + ", "+").replace(" / ", ":").replace(" * ", "×")
