"""What the last run scored, and what has moved since: who, by how much, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..values.writing import number
from .formulas import FORMULAS
from .kept import Kept, KeptPlace, Result
from .score import Scores
from .scored import Scored


@dataclass(frozen=True, slots=True)
class Move:
    """A unit whose points or rank are others than before, and the sentences that say why."""

    unit: str
    before: KeptPlace
    now: KeptPlace
    why: tuple[str, ...]


def result_of(scored: Scored) -> Result:
    """The scoring as it is kept."""
    if scored.scores is None:
        return Result()
    marks = {}
    for code, of_units in scored.scores.marks.items():
        for unit, mark in of_units.items():
            figure = mark.figure
            value = float(figure.value) if figure and figure.value is not None else None
            target = float(figure.target) if figure and figure.target is not None else None
            marks[unit, code] = Kept(value, target, float(mark.points))
    return Result(marks, {s.member: KeptPlace(s.rank, float(s.total)) for s in scored.standings})


def before(now: Result, written: Result, written_before: Result) -> Result:
    """What to hold a scoring against: the one written last; where that is the very same or none, the one before it."""
    return written_before if now == written or not written.places else written


def moves(scored: Scored, earlier: Result) -> tuple[Move, ...]:
    """Everybody whose points or rank moved since an earlier scoring, best first; nobody where there was none."""
    if scored.scores is None or not earlier.places:
        return ()
    now = result_of(scored)
    found = []
    for standing in scored.standings:
        was, place = earlier.places.get(standing.member, KeptPlace()), now.places[standing.member]
        why = tuple(_why(standing.member, scored.scores, now, earlier))
        if was != place or why:
            found.append(Move(standing.member, was, place, why or _by_others(was, place)))
    return tuple(found)


def _by_others(was: KeptPlace, now: KeptPlace) -> tuple[str, ...]:
    if was.total is None:
        return ("Lần trước chưa được chấm.",)
    if was.total != now.total:
        return ("Thang điểm hoặc cách xử lý mục không áp dụng đã đổi.",)
    return ("Điểm của đơn vị không đổi; điểm, quy tắc hoặc danh sách loại trừ của khối đã đổi.",)


def _why(unit: str, scores: Scores, now: Result, earlier: Result) -> Iterator[str]:
    """A sentence for each criterion whose points moved; criteria that came or went say so."""
    codes = dict.fromkeys((*scores.marks, *(code for member, code in earlier.marks if member == unit)))
    for code in codes:
        was, mark = earlier.marks.get((unit, code)), now.marks.get((unit, code))
        if was is None or mark is None:
            if (mark or was or Kept()).points:
                yield f"{code}: tiêu chí {'mới' if mark else 'không còn'}, {_points(was)} → {_points(mark)} điểm."
        elif was.points != mark.points:
            yield f"{code}: {_cause(code, was, mark, scores)}, {_points(was)} → {_points(mark)} điểm."


def _cause(code: str, was: Kept, now: Kept, scores: Scores) -> str:
    if was.value != now.value:
        return f"số liệu {_number(was.value)} → {_number(now.value)}"
    if was.target != now.target:
        return f"chỉ tiêu {_number(was.target)} → {_number(now.target)}"
    formula = FORMULAS[scores.scheme.by_code[code].type]
    leaders = getattr(scores.fields[code], "leaders", ())
    if leaders:
        return f"số liệu không đổi, mức so của khối đổi (dẫn đầu nay là {', '.join(leaders)})"
    return f"số liệu không đổi, cách chấm đổi ({formula.label})"


def _number(value: float | None) -> str:
    return "trống" if value is None else number(value)


def _points(kept: Kept | None) -> str:
    return "0" if kept is None or kept.points is None else number(kept.points)
