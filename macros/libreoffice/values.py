"""Values of cells: what Python gives to what LibreOffice's bulk calls take, and back. Pure, no office.

A bulk call takes numbers and texts only; anything else is refused there, and nothing (None) ends the office itself
(measured with 7.4).
"""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from numbers import Real
from typing import NamedTuple

from .errors import OfficeError
from .formulas import is_formula

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook has the local time of an office
_DAY = 86_400
ERRORS = {
    501: "#VALUE!",
    502: "#VALUE!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
"""The office's numbers of errors in Excel's words; any other is a #VALUE!."""
_RISKY = re.compile(r"\d|^\W|^(?:true|false)$", re.IGNORECASE)
"""Texts in which the office could see a number, a date, a truth, a formula or a mark of its own."""
_TAB = "\x01"
"""As which the office gives a tab in a bulk read."""


class Kind(Enum):
    """What a number of a cell means; it follows from the cell's number format."""

    NUMBER = "number"
    DATE = "date"
    MOMENT = "date and time"
    TRUTH = "truth"


Grid = Sequence[Sequence[object]]


class Given(NamedTuple):
    """One value for a cell: as a bulk call takes it, the kind of its number, what a text could be taken for."""

    raw: float | str
    kind: Kind = Kind.NUMBER
    formula: bool = False
    risky: bool = False


def given(value: object) -> Given:
    """Take a value apart; a leading apostrophe makes a text of it, as in Excel."""
    if value is None:
        return Given("")
    if isinstance(value, bool):
        return Given(float(value), Kind.TRUTH)
    if isinstance(value, Real | Decimal):
        if not math.isfinite(value):
            raise OfficeError(f"{value} không phải là số ghi được vào ô")
        return Given(float(value))
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        return Given(serial(moment), Kind.MOMENT if moment.time() != time() else Kind.DATE)
    if not isinstance(value, str):
        raise OfficeError(f"không ghi được {type(value).__name__} vào ô")
    text = value
    plain = text.removeprefix("'")
    return Given(text, formula=True) if is_formula(text) else Given(plain, risky=bool(_RISKY.search(plain)))


def serial(moment: datetime) -> float:
    """The number of a moment: days since 30 December 1899."""
    passed = moment.replace(tzinfo=None) - EPOCH
    return passed.days + (passed.seconds + passed.microseconds / 1e6) / _DAY


def moment_of(number: float) -> datetime | float:
    """The moment of a number, to the millisecond; a number that no calendar holds stays one."""
    try:
        exact = EPOCH + timedelta(days=number)
    except (OverflowError, ValueError):
        return number
    rounded = exact + timedelta(microseconds=500)
    return rounded.replace(microsecond=rounded.microsecond // 1000 * 1000)


def meant(raw: object, kind: Kind = Kind.NUMBER) -> object:
    """A value as a bulk read gives it, as what it means; an error is None."""
    if isinstance(raw, str):
        return raw.replace(_TAB, "\t") if raw else raw
    if not isinstance(raw, float) or kind is Kind.NUMBER:
        return raw
    return bool(raw) if kind is Kind.TRUTH else moment_of(raw)


def wished(value: object, moment: object, empty: object, number: object) -> object:
    """A value read, with dates, empty cells and numbers as the options of an xlwings range ask for them."""
    if value is None or value == "":
        return empty
    if isinstance(value, datetime) and callable(moment) and moment is not datetime:
        return moment(
            year=value.year,
            month=value.month,
            day=value.day,
            hour=value.hour,
            minute=value.minute,
            second=value.second,
            microsecond=value.microsecond,
            tzinfo=None,
        )
    if isinstance(value, float) and callable(number):
        return number(value)
    return value
