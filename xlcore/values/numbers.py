"""Reading numbers as people type them; the kind of the column decides, never a guess.

'.' between groups of three parts thousands in a count; in a column with decimals it may be either, and is asked.
What stands behind the digits must be a unit: an estimate ('8000 trở lên'), two numbers or a foreign unit is no number.
"""

import re
from typing import NamedTuple

from ..declare import Count, Decimal, Kind, Money, Percent
from ..patterns import rare
from .folding import fold

_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_SHORT = {"k": 1e3, "nghin": 1e3, "ngan": 1e3, "trieu": 1e6, "tr": 1e6, "ty": 1e9, "ti": 1e9}
"""Written without marks these may be other words ('5 ti vi', '3 ngan tu'): they scale alone or before đồng only."""
_DONG = {"", "d", "dong", "vnd", "dong chan", "dong viet nam"}
_UNCLEAR = rare(
    r"\b(?:gần|khoảng|hơn|trên|dưới|ngoài|chừng|ước|xấp|trở|tăng|giảm|chưa|không|thiếu|dư|rưỡi|rưởi|lẻ|nửa|mấy|vài"
    r"|và|hoặc|hay|đến|tới|phần|trăm|chục|mươi|vạn|tá|nghìn|ngàn|triệu|tỷ|tỉ)\b"
)
"""Words that change what a number says; a unit is none of them."""
_SHAPE = rare(r"([+\-\u2212\u2013\u2014]?)\s*(\d[\d.,\s]*)(.*)")
_GROUPED = rare(r"\d{1,3}([., ])\d{3}(?:\1\d{3})*")
_BOTH = rare(r"(\d{1,3}(?:([., ])\d{3})+)([.,])(\d+)")
_WORDS = rare(r"[^\W\d_]+(?:(?:[./-]|\. | )[^\W\d_]+){0,5}\.?")
_PERCENT = {"%", "phần trăm"}
_FOR_DIGITS = rare("[OoQlIi|SsBbZz]+")
"""Letters typed for the digits 0, 1, 5, 8 and 2: glued to a number and alone they are no unit ('84OO' is not 84)."""


def measured(kind: Kind) -> bool:
    """Whether a number is read for a row that names a unit, and not per cent."""
    return isinstance(kind, Decimal) and bool(kind.unit_in and kind.unit) and kind.unit.casefold() not in _PERCENT


class Reading(NamedTuple):
    """A text read as a number. `other` is the second reading where two are possible."""

    value: float
    other: float | None = None


def read_number(text: str, kind: Kind) -> Reading | None:
    """Read a cleaned text as a number for a column of `kind`; nothing where it is none.

    '8,400' in a column of whole numbers and '1.750' in one with decimals have two readings. A unit behind the number
    is passed over; 'triệu' and its like multiply. Two numbers ('3/5 đơn vị', '5 - 7 hồ sơ') are no number.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None or (shape[2][-1:] != " " and _FOR_DIGITS.fullmatch(shape[3])):
        return None
    factor = _factor(shape[3].strip(), kind)
    if factor is None:
        return None
    value, other = _digits(shape[2].strip(), whole=isinstance(kind, Count | Money) and factor == 1)
    if value is None:
        return None
    signed = -factor if shape[1] not in ("", "+") else factor
    return Reading(round(value * signed, 6), None if other is None else round(other * signed, 6))


def _factor(tail: str, kind: Kind) -> float | None:
    """By what the words behind the digits multiply: 1 for a unit, nothing where they are none."""
    if not tail:
        return 1.0
    if tail.casefold() in _PERCENT:
        return 1.0 if isinstance(kind, Percent | Decimal) and not measured(kind) else None
    if isinstance(kind, Percent):
        return None
    if tail in {"đ", "₫"}:
        return 1.0
    if not _WORDS.fullmatch(tail):
        return None
    scale = _scale(tail.casefold(), money=isinstance(kind, Money))
    return _in_unit(tail, scale, kind.unit) if isinstance(kind, Decimal) and kind.unit_in else scale


def _in_unit(tail: str, scale: float | None, unit: str) -> float | None:
    """By what the words multiply in a row that names its unit: 'tỷ' by 1 in one of 'tỷ đồng', by 1000 in 'triệu đồng'.

    Nothing where the words say that the number is meant in another unit, or the row names none.
    """
    if fold(tail) == fold(unit):
        return 1.0
    first, _, rest = fold(unit).partition(" ")
    own = _SHORT.get(first, 1.0) if rest in _DONG else 1.0
    if scale in (None, 1.0):
        return None if own > 1 and fold(tail) in _DONG else scale
    return scale / own if unit and unit.casefold() not in _PERCENT else None


def _scale(tail: str, *, money: bool) -> float | None:
    """A word of scale multiplies; a single letter glued to digits ('12a') is a slip, and so is a foreign currency."""
    if len(tail.rstrip(".")) == 1 and not money:
        return None
    first, _, rest = tail.partition(" ")
    short, _, dong = fold(tail).partition(" ")
    if _UNCLEAR.search(rest if first in _SCALES else tail):
        return None
    scale = _SCALES.get(first) or (_SHORT.get(short) if dong in _DONG else None)
    if money and (dong if scale else fold(tail)) not in _DONG:
        return None
    return scale or 1.0


def _digits(digits: str, *, whole: bool) -> tuple[float | None, float | None]:
    if digits.isdigit():
        return float(digits), None
    both = _BOTH.fullmatch(digits)
    if both and both[2] != both[3]:
        return float(re.sub("[., ]", "", both[1]) + "." + both[4]), None
    grouped = _GROUPED.fullmatch(digits)
    if grouped:
        return _grouped(digits, grouped[1], whole=whole)
    if re.fullmatch(r"\d+[.,]\d+", digits):
        return float(digits.replace(",", ".")), None
    return None, None


def _grouped(digits: str, mark: str, *, whole: bool) -> tuple[float, float | None]:
    joined = float(re.sub("[., ]", "", digits))
    if mark == " " or digits.count(mark) > 1:
        return joined, None
    parted = float(digits.replace(",", "."))
    if digits.startswith("0"):
        return parted, None
    return joined, parted if mark == "," or not whole else None
