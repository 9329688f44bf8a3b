"""One raw cell becomes a typed value: the kind of its column decides, and what is odd becomes a note.

Decisions: a lone dash in a column of numbers is an empty cell; digits typed as text are read with a note; a clear
word of scale ('15 triệu') multiplies; an unclear number is asked about and stays missing. 'không có' in a column of
numbers is no number: it may mean 0 or that nobody counted.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from ..declare import NOT_APPLICABLE, Choice, Column, Count, Day, Decimal, Kind, Money, Percent, Text
from ..domain.periods import Period
from ..intake.grid import LONGEST, Raw
from ..intake.submission import Value
from ..patterns import rare
from .dates import read_day
from .folding import clean, fold
from .legacy import MIXED, encoding_of, lossy, to_unicode
from .numbers import Reading, measured, read_number
from .spelling import slips
from .writing import day, number


class Note(NamedTuple):
    """Something odd about a cell: the rule that says so and the facts of its sentence."""

    rule: str
    facts: Mapping[str, str] = {}


class Typed(NamedTuple):
    """A cell understood. `exempt`: answered 'không áp dụng'; `shown`: as typed, where there are notes."""

    value: Value = None
    exempt: bool = False
    notes: tuple[Note, ...] = ()
    shown: str = ""


EMPTY = Typed()
_EXEMPT = {fold(text) for text in (NOT_APPLICABLE, "kad", "k.a.d", "không được giao", "không giao", "k áp dụng")}
_WORDS, _WHOLE, _NUMBER = (Text, Choice), (Count, Money), (int, float)
_DASHES = set("-–—−_.")
_TWO_LINES = rare(r"\d\s*\n\s*\d")
"""Numbers on two lines of a cell are two numbers, not one with a space between its thousands."""
_TOO_LARGE = 1e15
_SMALL_MONEY = 10_000
"""An amount in đồng under this is likely in thousands or millions (domain: Quỹ, NTM)."""
_YEARS_BACK, _YEARS_ON = 5, 2
_REPORTING = timedelta(days=31)
"""What is done while the report is written may be in it; a later day has its day and month swapped, or its year."""
_ENCODINGS = {"TCVN3": "TCVN3 (ABC)", "TCVN3H": "TCVN3 (ABC)", "VNI": "VNI", MIXED: "TCVN3 (ABC)"}


def type_cell(
    raw: Raw,
    column: Column,
    *,
    period: Period | None = None,
    date1904: bool = False,
    error: str = "",
    uncached: bool = False,
    legacy_font: str = "",
    percent: bool = False,
) -> Typed:
    """Type a raw cell by its column. `period` bounds what days are plausible; the rest are facts of the file.

    `percent` tells that the cell shows its number in percent: what is stored as 0.12 was typed as 12 %.
    """
    if error or uncached:
        return Typed(notes=(Note("GT-05" if error else "GT-06"),), shown=error)
    if legacy_font and raw and isinstance(raw, str):
        return _from_text(raw, column.kind, period, legacy_font)
    if percent and isinstance(raw, _NUMBER) and column.numeric:
        return _from_percent(raw, column.kind)
    return type_plain(raw, column.kind, period, date1904=date1904)


def type_plain(raw: Raw, kind: Kind, period: Period | None, *, date1904: bool) -> Typed:
    """Type a raw cell of which the file says nothing odd, as nearly all are."""
    if isinstance(raw, str):
        return _from_text(raw, kind, period if isinstance(kind, Day) else None, "") if raw else EMPTY
    return _from_other(raw, kind, period, date1904=date1904)


def _from_percent(raw: float, kind: Kind) -> Typed:
    """A share shown in percent is on the scale of 100; in a column without decimals it is no answer."""
    shown = f"{number(raw * 100)} %" if math.isfinite(raw) else str(raw)
    if isinstance(kind, _WHOLE) or measured(kind):
        return Typed(notes=(Note("GT-01", {"example": _example(kind)}),), shown=shown)
    typed = _from_number(raw * 100, kind, shown)
    if typed.value is None or isinstance(kind, Percent):
        return typed
    return Typed(typed.value, notes=(Note("GT-13", {"found": number(raw * 100)}),), shown=shown)


def _from_other(raw: Raw, kind: Kind, period: Period | None, *, date1904: bool) -> Typed:
    if isinstance(kind, Day):
        return _bounded(read_day(raw, date1904=date1904), plain(raw), kind, period)
    if isinstance(kind, _WORDS):
        return _from_text(plain(raw), kind, period, "")
    if isinstance(raw, _NUMBER) and not isinstance(raw, bool):
        typed = _from_number(raw, kind, "")
        return Typed(typed.value, typed.exempt, typed.notes, shown_as(raw)) if typed.notes else typed
    return Typed(notes=(Note("GT-01", {"example": _example(kind)}),), shown=shown_as(raw))


def shown_as(raw: Raw) -> str:
    """A raw cell as the person sees it."""
    match raw:
        case bool():
            return "TRUE" if raw else "FALSE"
        case int() | float():
            return number(raw) if math.isfinite(raw) else str(raw)
        case datetime() | date():
            return day(raw)
        case _:
            return str(raw)


def plain(raw: Raw) -> str:
    """A raw cell as text, a number without dots between its thousands: a code or a year typed as a number."""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and math.isfinite(raw):
        return f"{raw:.15g}".replace(".", ",")
    return shown_as(raw)


@lru_cache(maxsize=5_000)
def _from_text(raw: str, kind: Kind, period: Period | None, font: str) -> Typed:
    notes: tuple[Note, ...] = ()
    if len(raw) > LONGEST:
        raw, notes = raw[:LONGEST], (Note("GT-20", {"most": number(LONGEST)}),)
    encoding = encoding_of(raw, font)
    if encoding:
        after = clean(to_unicode(raw, encoding))
        notes += (Note("GT-07", {"encoding": _ENCODINGS[encoding], "before": raw, "after": after}),)
        text = after
    else:
        text = clean(raw)
    if not text:
        return EMPTY
    if "\n" in raw and not isinstance(kind, (*_WORDS, Day)) and _TWO_LINES.search(raw):
        return Typed(notes=(*notes, Note("GT-01", {"example": _example(kind)})), shown=text)
    if fold(text) in _EXEMPT:
        return Typed(exempt=True)
    typed = _by_kind(text, kind, period)
    notes += typed.notes
    return Typed(typed.value, typed.exempt, notes, (typed.shown or text) if notes else "")


def _by_kind(text: str, kind: Kind, period: Period | None) -> Typed:
    match kind:
        case Day():
            return _bounded(read_day(text), text, kind, period)
        case Choice(options=options):
            return _chosen(text, options)
        case Text(long=long):
            return _prose(text, long=long)
        case _:
            return _number_typed(text, kind)


def _prose(text: str, *, long: bool) -> Typed:
    notes = [Note("GT-08")] if lossy(text) else []
    if long:
        notes += _misspelled(text)
    return Typed(text, notes=tuple(notes), shown=text)


def _misspelled(text: str) -> list[Note]:
    """All slips of a text in one note: a cell is told of once for one thing."""
    found = slips(text)
    if not found:
        return []
    wrong, right = ("”, “".join(words) for words in zip(*found, strict=True))
    return [Note("GT-14", {"found": wrong, "expected": right})]


def _chosen(text: str, options: tuple[str, ...]) -> Typed:
    key = fold(text)
    chosen = next((option for option in options if fold(option) == key), None)
    notes = () if chosen else (Note("GT-09", {"options": ", ".join(options)}),)
    return Typed(chosen, notes=notes, shown=text)


def _bounded(value: date | None, shown: str, kind: Day, period: Period | None) -> Typed:
    if value is None:
        return Typed(notes=(Note("GT-03"),), shown=shown)
    if period and (_far(value, period) or (kind.past and value > period.last_day + _REPORTING)):
        return Typed(value, notes=(Note("GT-04"),), shown=day(value))
    return Typed(value)


def _far(value: date, period: Period) -> bool:
    return not period.year - _YEARS_BACK <= value.year <= period.year + _YEARS_ON


def _number_typed(text: str, kind: Kind) -> Typed:
    if set(text) <= _DASHES:
        return EMPTY
    reading = read_number(text, kind)
    if reading is None:
        return Typed(notes=(Note("GT-01", {"example": _example(kind)}),), shown=text)
    if reading.other is not None:
        return Typed(notes=(_question(reading),), shown=text)
    typed = _from_number(reading.value, kind, text)
    if typed.value is None:
        return typed
    return Typed(typed.value, notes=(Note("GT-13", {"found": number(reading.value)}), *typed.notes), shown=text)


def _question(reading: Reading) -> Note:
    first, second = reading.value, reading.other or 0.0
    return Note(
        "GT-02",
        {
            "first": number(first),
            "second": number(second),
            "first_typed": f"{first:.0f}",
            "second_typed": plain(second),
        },
    )


def _from_number(raw: float, kind: Kind, shown: str) -> Typed:
    if not math.isfinite(raw) or abs(raw) > _TOO_LARGE:
        return Typed(notes=(Note("GT-17"),), shown=shown)
    match kind:
        case Percent(high=high):
            if not 0 <= raw <= high:
                return Typed(notes=(Note("GT-15", {"high": number(high)}),), shown=shown)
            return Typed(_rounded(raw))
        case Decimal():
            return Typed(_rounded(raw)) if raw >= 0 else Typed(notes=(Note("GT-11"),), shown=shown)
        case _:
            return _whole(raw, kind, shown)


def _rounded(raw: float) -> float:
    """The fifteen digits that Excel keeps and shows; what a sum of fractions adds behind them is noise."""
    return float(f"{raw:.15g}") + 0.0


def _whole(raw: float, kind: Kind, shown: str) -> Typed:
    value = round(raw)
    noise = 0 if value == raw else max(1e-6, 4 * math.ulp(raw))
    if raw < -noise:
        return Typed(notes=(Note("GT-11"),), shown=shown)
    if noise and abs(raw - value) > noise:
        return Typed(notes=(Note("GT-12"),), shown=shown)
    if isinstance(kind, Money) and 0 < value < _SMALL_MONEY:
        found = "nghìn đồng" if value >= 100 else "triệu đồng"  # noqa: PLR2004 - nobody gives under 100 thousand
        return Typed(value, notes=(Note("GT-16", {"found": found}),), shown=shown)
    return Typed(value)


def _example(kind: Kind) -> str:
    return "8400" if isinstance(kind, Count | Money) else "46,76"
