"""Whether the cells of an open sheet hold what is planned, told by what the formula line shows."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from xlcore.files.package.sheetxml import cleaned
from xlcore.intake.grid import Spot
from xlcore.plans import Value

_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_SAME = 1e-9
"""How far a number may be from the planned one and still be it: the host computes formulas itself."""
_PIECE = re.compile(r"""(?P<text>"(?:[^"]|"")*")|'(?P<tab>(?:[^']|'')*)'|(?P<rest>[^"'\s]+)|\s+""")
_ZEROS = re.compile(r"(\d\.\d*?)0+(?!\d)")


def holds(wanted: Sequence[Sequence[Value]], formulas: Mapping[Spot, str], written: Any) -> bool:
    """Whether cells hold what is planned, `formulas` (no '=' in front) where they stand; beyond the plan, nothing.

    `written` are rows of what the formula line shows.
    """
    for row, line in enumerate(written):
        planned = wanted[row] if row < len(wanted) else ()
        for column, text in enumerate(line):
            if formula := formulas.get((row + 1, column + 1)):
                if not _computes(formula, text):
                    return False
            elif not _alike(planned[column] if column < len(planned) else None, text):
                return False
    return True


def _computes(formula: str, text: str) -> bool:
    """Whether a cell whose formula line shows a text has a formula, which a host may spell in its own way."""
    return text[:1] == "=" and (text[1:] == formula or _spelled(text[1:]) == _spelled(formula))


def _spelled(formula: str) -> str:
    """A formula without what hosts leave out: blanks, quotes of titles, zeros at the end; capitals but in texts."""
    return "".join(
        piece["text"] or (piece["tab"] or _ZEROS.sub(_short, piece["rest"] or "")).upper()
        for piece in _PIECE.finditer(formula)
    )


def _short(number: re.Match[str]) -> str:
    return number[1].removesuffix(".")


def _alike(wanted: Value, text: str) -> bool:
    """Whether a cell whose formula line shows a text holds a value: days are shown there by their numbers."""
    if wanted is None or isinstance(wanted, str):
        return text == cleaned(wanted or "")
    if isinstance(wanted, bool) and text in {"TRUE", "FALSE"}:
        return text == str(wanted).upper()
    try:
        number = float(text)
    except ValueError:
        return False
    return abs(number - _number(wanted)) <= _SAME * max(1, abs(number))


def _number(value: float | date) -> float:
    """A value as the host counts it; days by their number since the end of 1899."""
    if not isinstance(value, date):
        return value
    moment = value if isinstance(value, datetime) else datetime.combine(value, datetime.min.time())
    return (moment - _FIRST_DAY) / timedelta(days=1)
