"""Reading numbers as people type them; the kind of the column decides, never a guess.

'.' between groups of three parts thousands in a count; in a column with decimals it may be either, and is asked.
"""

import re
from dataclasses import dataclass

_SCALES = {"nghin": 1e3, "ngan": 1e3, "k": 1e3, "trieu": 1e6, "tr": 1e6, "ty": 1e9, "ti": 1e9}
_SHAPE = re.compile(r"([+-]?)\s*(\d[\d.,\s]*)\s*(.*)")
_GROUPED = re.compile(r"\d{1,3}([.,\s])\d{3}(?:\1\d{3})*")
_BOTH = re.compile(r"(\d{1,3}(?:([.,])\d{3})+)([.,])(\d+)")
_UNIT = re.compile(r"[a-z][a-z ]{0,24}|%|")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read as a number. `other` is the second reading where two are possible; `plain`: digits only."""

    value: float
    other: float | None = None
    plain: bool = True


def read_number(text: str, folded: str, *, whole: bool) -> Reading | None:
    """Read a cleaned text (and its folded form) as a number; nothing where it is none.

    `whole` says that the column has no decimals. '8,400' in a whole column and '1.750' in one with decimals have two
    readings. A unit behind the number is passed over; 'triệu' and its like multiply.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    sign, digits, tail = -1.0 if shape[1] == "-" else 1.0, shape[2].strip(" "), folded_tail(folded, shape[3])
    if tail is None:
        return None
    scale, worded = _SCALES.get(tail.split(" ")[0] if tail else "", 1.0), bool(tail)
    value, other = _digits(digits, whole=whole and scale == 1)
    if value is None:
        return None
    return Reading(
        round(sign * value * scale, 6), None if other is None or scale != 1 else sign * other, plain=not worded
    )


def folded_tail(folded: str, tail: str) -> str | None:
    """The words behind the digits, folded; nothing where they are no unit."""
    if not tail:
        return ""
    if tail.strip() in {"%", "đ", "₫"}:
        return tail.strip()
    words = re.sub(r"^[\d\s]+", "", folded)
    return words if _UNIT.fullmatch(words) and words and not tail[0].isdigit() and _spoken(tail) else None


def _spoken(tail: str) -> bool:
    """A unit is a word of two letters or more; a single letter glued to digits ('12a') is a slip."""
    return len(tail.strip().rstrip(".")) > 1


def _digits(digits: str, *, whole: bool) -> tuple[float | None, float | None]:
    compact = digits.replace(" ", "")
    if compact.isdigit():
        spaced = digits != compact
        return (float(compact), None) if not spaced or _GROUPED.fullmatch(digits) else (None, None)
    both = _BOTH.fullmatch(digits)
    if both and both[2] != both[3]:
        return float(re.sub(r"[.,]", "", both[1]) + "." + both[4]), None
    grouped = _GROUPED.fullmatch(digits)
    if grouped:
        return _grouped(digits, grouped[1], whole=whole)
    if re.fullmatch(r"\d+[.,]\d+", digits):
        return float(digits.replace(",", ".")), None
    return None, None


def _grouped(digits: str, mark: str, *, whole: bool) -> tuple[float, float | None]:
    joined = float(re.sub(r"[.,\s]", "", digits))
    if digits.count(mark) > 1 or mark not in ".,":
        return joined, None
    ambiguous = mark == "," if whole else not digits.startswith("0")
    if not whole and digits.startswith("0"):
        return float(digits.replace(",", ".")), None
    return joined, float(digits.replace(",", ".")) if ambiguous else None
