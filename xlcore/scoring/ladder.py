"""Ladders (*bậc thang*): steps written as text, read exactly, and checked to cover their domain once.

A step is a condition, a colon and points; steps are parted by semicolons or line breaks: '>95: 1,5; 75–95: 1; <75: 0'.
Both ends of 'a–b' belong to the step unless '<' or '>' stands before them ('50–<75', '>75–95').
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import groupby, pairwise

from ..values.folding import clean

HUNDRED = Decimal(100)


class Measure(Enum):
    """What a ladder is climbed by; days and numbers are whole, shares end at 100 unless a target may be exceeded."""

    PERCENT = "%"
    DAYS = "ngày"
    COUNT = "số lượng"
    AMOUNT = "giá trị"

    @property
    def whole(self) -> bool:
        """Whether only whole numbers occur."""
        return self in (Measure.DAYS, Measure.COUNT)


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: from `low` to `high` (nothing: without end), each end inside the step or not, and its points."""

    text: str
    low: Decimal | None
    low_in: bool
    high: Decimal | None
    high_in: bool
    points: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies on this step."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        return above and (self.high is None or value < self.high or (self.high_in and value == self.high))


@dataclass(frozen=True, slots=True)
class Ladder:
    """All steps of a cell, and the pieces of it that are no step."""

    text: str = ""
    rungs: tuple[Rung, ...] = ()
    unread: tuple[str, ...] = ()

    def rung(self, value: Decimal) -> Rung | None:
        """The step on which a value lies; nothing where the ladder does not reach it."""
        return next((rung for rung in self.rungs if rung.holds(value)), None)


_NUMBER = r"(\d+(?:[.,]\d+)?)"
_BOUND = re.compile(rf"(>=|<=|>|<|≥|≤)?{_NUMBER}")
_RANGE = re.compile(rf"(>=|>|≥)?{_NUMBER}-(<=|<|≤)?{_NUMBER}")
_STEP = re.compile(r"(.+?)\s*(?::|→|->|=>)\s*([-+−]?\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\.?", re.IGNORECASE)
_COLON = re.compile(r":|→|->|=>")
_STEPS = re.compile(r"\s*[^:→]+?\s*(?::|→|->|=>)\s*[-+−]?\d+(?:[.,]\d+)?(?:\s*(?:điểm|đ)\b)?(?=\s|$)", re.IGNORECASE)
"""Steps one behind the other with nothing between them."""
_WORDS = (
    (r"từ (.+?) trở lên", r"≥\1"),
    (r"(.+?) trở lên", r"≥\1"),
    (r"từ (.+?) đến dưới (.+)", r"\1-<\2"),
    (r"trên (.+?) đến dưới (.+)", r">\1-<\2"),
    (r"trên (.+?) đến (.+)", r">\1-\2"),
    (r"(?:từ )?(.+?) đến (.+)", r"\1-\2"),
    (r"(?:trên|hơn|quá) (.+)", r">\1"),
    (r"dưới (.+)", r"<\1"),
    (r"(?:ít nhất|tối thiểu|từ) (.+)", r"≥\1"),
    (r"(?:không quá|tối đa|đến) (.+)", r"≤\1"),
)
_UNIT = re.compile(r"%|[^\W\d_]+", re.UNICODE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def read_ladder(text: str) -> Ladder:
    """Read the steps of a cell; what is no step is kept as unread."""
    rungs: list[Rung] = []
    unread: list[str] = []
    for piece in (clean(part) for part in _split(text)):
        rung = _rung(piece) if piece else None
        if rung:
            rungs.append(rung)
        elif piece:
            unread.append(piece)
    return Ladder(clean(text.replace("\n", "; ")), tuple(rungs), tuple(unread))


def _split(text: str) -> Iterator[str]:
    """The pieces of a cell; line breaks may have become spaces on the way, so that steps stand behind each other."""
    for piece in re.split(r"[;\n]", text):
        steps = list(_STEPS.finditer(piece)) if len(_COLON.findall(piece)) > 1 else []
        if steps and steps[-1].end() == len(piece.rstrip()):
            yield from (step[0] for step in steps)
        else:
            yield piece


def _rung(piece: str) -> Rung | None:
    step = _STEP.fullmatch(piece)
    ends = _ends(step[1]) if step else None
    if step is None or ends is None:
        return None
    return Rung(clean(step[1]), *ends, _decimal(step[2].replace("−", "-")))


def _ends(condition: str) -> tuple[Decimal | None, bool, Decimal | None, bool] | None:
    """Low end, whether it belongs, high end, whether it belongs; nothing where the condition is none."""
    text = condition.casefold().translate(_DASHES)
    for pattern, plain in _WORDS:
        if match := re.fullmatch(pattern, text):
            text = match.expand(plain)
            break
    text = re.sub(r"\s+", "", _UNIT.sub("", text))
    if match := _RANGE.fullmatch(text):
        low, high = _decimal(match[2]), _decimal(match[4])
        return (low, match[1] != ">", high, match[3] != "<") if low <= high else None
    if match := _BOUND.fullmatch(text):
        value = _decimal(match[2])
        match match[1]:
            case ">" | ">=" | "≥":
                return value, match[1] != ">", None, False
            case "<" | "<=" | "≤":
                return None, False, value, match[1] != "<"
        return value, True, value, True
    return None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


class Flaw(Enum):
    """How a ladder fails to be a function of its domain."""

    GAP = "hở"
    OVERLAP = "chồng"


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a ladder has no step, or more than one, as a person says it."""

    flaw: Flaw
    where: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the domain on which the same steps hold: a value, or all between two. `sample` lies in it."""

    low: Decimal
    high: Decimal | None
    sample: Decimal

    @property
    def single(self) -> bool:
        return self.low == self.high


def holes(ladder: Ladder, measure: Measure, *, open_end: bool) -> Iterator[Hole]:
    """Where the steps leave the domain from 0 uncovered, or cover it more than once.

    The domain ends at 100 for shares unless `open_end`, and nowhere for everything else.
    """
    end = HUNDRED if measure is Measure.PERCENT and not open_end else None
    judged = ((_flaw(ladder, piece), piece) for piece in _pieces(ladder, end, whole=measure.whole))
    for flaw, group in groupby(judged, key=lambda pair: pair[0]):
        pieces = [piece for _, piece in group]
        if flaw:
            yield Hole(flaw, _words(pieces[0], pieces[-1], whole=measure.whole))


def _flaw(ladder: Ladder, piece: _Piece) -> Flaw | None:
    held = sum(rung.holds(piece.sample) for rung in ladder.rungs)
    return None if held == 1 else Flaw.OVERLAP if held else Flaw.GAP


def _pieces(ladder: Ladder, end: Decimal | None, *, whole: bool) -> Iterator[_Piece]:
    """The domain cut at every end of a step; of whole numbers only pieces with one in them."""
    bounds = {bound for rung in ladder.rungs for bound in (rung.low, rung.high) if bound is not None and bound > 0}
    cuts = sorted(bound for bound in {Decimal(0), *bounds, *filter(None, (end,))} if end is None or bound <= end)
    for low, high in pairwise((*cuts, None)):
        assert low is not None  # noqa: S101 - only the last cut is open
        if not whole or low == int(low):
            yield _Piece(low, low, low)
        sample = Decimal(int(low) + 1) if whole else (low + high) / 2 if high is not None else low + 1
        if (high is None and end is None) or (high is not None and sample < high):
            yield _Piece(low, high, sample)


def _words(first: _Piece, last: _Piece, *, whole: bool) -> str:
    start = first.sample if whole else first.low
    if last.high is None:
        return f"từ {_shown(start)} trở lên" if whole or first.single else f"trên {_shown(start)}"
    stop = last.high if last.single or not whole else Decimal(-int(-last.high // 1) - 1)
    if start == stop:
        return _shown(start)
    if whole:
        return f"từ {_shown(start)} đến {_shown(stop)}"
    return f"{'từ' if first.single else 'trên'} {_shown(start)} đến {'' if last.single else 'dưới '}{_shown(stop)}"


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
