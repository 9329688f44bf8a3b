"""Reading days: the day comes before the month, as everywhere in Vietnam."""

import re
from datetime import date, datetime, timedelta

from ..patterns import rare

_HOUR = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?|\.)?"
_WRITTEN = rare(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*(\d{4})" + _HOUR, re.IGNORECASE
)
_ISO = rare(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _HOUR)
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 109_575
"""The serial of the last day of 2199."""
_FIRST_YEAR = 1948
"""The year of the first emulation appeal: a smaller serial is a year or another number that is no day."""


def read_day(raw: object, *, date1904: bool = False) -> date | None:
    """Read a raw cell as a day: a date, a serial number of the workbook's own base, or text."""
    match raw:
        case datetime():
            return raw.date()
        case date():
            return raw
        case bool():
            return None
        case int() | float():
            return _from_serial(raw, date1904=date1904)
        case str():
            return _from_text(raw)
    return None


def day_in(text: str) -> date | None:
    """The first day that is written in a text, like that of '01/KH-KTĐ ngày 05/3/2018'."""
    days = (_from_text(match[0]) for match in _WRITTEN.finditer(text))
    return next((day for day in days if day), None)


def _from_serial(serial: float, *, date1904: bool) -> date | None:
    if not 1 <= serial <= _LAST_SERIAL:
        return None
    found = (_EPOCH_1904 if date1904 else _EPOCH_1900) + timedelta(days=int(serial))
    return found if found.year >= _FIRST_YEAR else None


def _from_text(text: str) -> date | None:
    written, iso = _WRITTEN.fullmatch(text), _ISO.fullmatch(text)
    try:
        if written:
            return date(int(written[3]), int(written[2]), int(written[1]))
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError:
        return None
    return None
