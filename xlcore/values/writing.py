"""Writing numbers and days the Vietnamese way: 8.400 and 46,76 and 05/7/2018."""

from datetime import date

_VIETNAMESE = str.maketrans(",.", ".,")
_NEAR = 0.01
"""How far below the round figure a sum may be to be called near it (bloc sentence of the news item)."""


def number(value: float, places: int | None = None) -> str:
    """Write a number with dots between thousands and a decimal comma; `places` None keeps up to four that matter."""
    text = f"{value:,.{4 if places is None else places}f}"
    if places is None:
        text = text.rstrip("0").rstrip(".")
    if text.lstrip("-0.,") == "":
        text = text.lstrip("-")
    return text.translate(_VIETNAMESE)


def day(value: date) -> str:
    """Write a day as dd/mm/yyyy."""
    return f"{value:%d/%m}/{value.year:04d}"


def long_day(value: date) -> str:
    """Write a day as a document does: days under 10 and the months 1 and 2 take a leading zero (NĐ 30/2020)."""
    return f"ngày {value.day:02d} {month_and_year(value)}"


def month_and_year(value: date) -> str:
    """Write the month of a day as a document does."""
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)  # noqa: PLR2004 - January and February
    return f"tháng {month} năm {value.year}"


def open_day(known: date | None) -> str:
    """The date of a document whose day is left open: with the month of a day that is known, else open as a whole."""
    return f"ngày      {month_and_year(known)}" if known else "ngày      tháng      năm"


def near(total: int) -> str:
    """Say 'gần X' where X is the next round hundred and at most 1 % above the sum; else the exact number."""
    rounded = -(-total // 100) * 100
    if total < rounded and (rounded - total) / rounded <= _NEAR:
        return f"gần {number(rounded)}"
    return number(total)
