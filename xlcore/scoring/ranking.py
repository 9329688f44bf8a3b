"""The ranking: by the bloc's own rules, equal units as equals (1, 2, 2, 4), those left out with the reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import groupby

from .formulas import FORMULAS, Part, hit
from .scheme import Effect
from .score import WHOLE, Scores


class Tie(Enum):
    """What decides between equal units, in the order of the sheet."""

    CRITERION = "Bằng điểm: điểm tiêu chí cao hơn"
    PENALTY = "Bằng điểm: ít điểm trừ hơn"
    EARLIER = "Bằng điểm: gửi báo cáo sớm hơn"
    NOT_HEAD = "Bằng điểm: không phải Trưởng khối"
    VOTES = "Bằng điểm: nhiều phiếu hơn"


class Bar(Enum):
    """What keeps a unit out of the ranking without anybody typing its name."""

    NOT_SENT = "Loại: chưa gửi phiếu"
    LATE = "Loại: gửi muộn quá số ngày"
    UNREGISTERED = "Loại: không đăng ký thi đua"
    DISCIPLINED = "Loại: có người bị kỷ luật từ cảnh cáo"


@dataclass(frozen=True, slots=True)
class Rules:
    """How points become ranks; `ties` and `bars` carry a parameter: a code, an award, a number of days.

    `declared` is the total that the scheme must have, `halves` says that half-years are scored too.
    """

    places: int = 2
    by_share: bool = False
    declared: Decimal | None = None
    halves: bool = False
    ties: tuple[tuple[Tie, str], ...] = ()
    bars: tuple[tuple[Bar, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a unit is not ranked: the reason in the words of the sheet, and what it rests on."""

    reason: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Conduct:
    """What the ranking knows of a unit beside its points.

    `received` is the day on which its file first came, nothing where none counts; `late` by how many days, nothing
    where no deadline was agreed; `disciplined` how many people were, nothing where it did not say; `votes` papers in
    favour by award.
    """

    received: date | None = None
    late: int | None = None
    registered: bool = False
    disciplined: int | None = None
    head: bool = False
    votes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one unit stands.

    `rank` is nothing for a unit that is left out (`excluded` says why); equal units share a rank and are `tied`.
    `decided` is the rule that put the unit before or behind others with the same points, '' where none had to.
    `missing` counts criteria without points for want of a figure; `last_rank` is that of last year.
    """

    member: str
    total: Decimal
    maximum: Decimal
    rank: int | None
    tied: bool = False
    decided: str = ""
    excluded: tuple[Exclusion, ...] = ()
    missing: int = 0
    last_rank: int | None = None

    @property
    def share(self) -> Fraction:
        """The points in percent of what the unit could have, 0 where it could have none."""
        return Fraction(self.total) * 100 / Fraction(self.maximum) if self.maximum else Fraction(0)

    @property
    def moved(self) -> int | None:
        """By how many places the unit rose (above 0) or fell since last year; nothing where one of both is unknown."""
        return None if self.rank is None or self.last_rank is None else self.last_rank - self.rank


def rank(
    scores: Scores,
    rules: Rules,
    conduct: Mapping[str, Conduct],
    named: Mapping[str, Sequence[Exclusion]],
    last: Mapping[str, int],
) -> tuple[Standing, ...]:
    """All units, best first, equals in the order given, those left out last.

    `named` are the exclusions typed by unit, `last` the ranks of last year.
    """
    excluded = {u: (*named.get(u, ()), *_barred(u, scores, rules, conduct.get(u, Conduct()))) for u in scores.units}
    running = [unit for unit in scores.units if not excluded[unit]]
    keys = {unit: _keys(unit, scores, rules, conduct.get(unit, Conduct())) for unit in running}
    places = dict(_placed(running, keys, [_spoken(tie, parameter) for tie, parameter in rules.ties]))
    found = []
    for unit in (*places, *(unit for unit in scores.units if excluded[unit])):
        whole = scores.totals[WHOLE][unit]
        place, tied, decided = places.get(unit, (None, False, ""))
        told = (excluded[unit], whole.missing, last.get(unit))
        found.append(Standing(unit, whole.points, whole.maximum, place, tied, decided, *told))
    return tuple(found)


_Key = tuple[Fraction | float, ...]


def _placed(
    units: Iterable[str], keys: Mapping[str, _Key], names: Sequence[str]
) -> Iterable[tuple[str, tuple[int, bool, str]]]:
    """Each unit with its rank, whether it shares it, and the tie rule that set it apart from others of equal points."""
    ordered = sorted(units, key=lambda unit: keys[unit])
    before = 0
    for _, equal in groupby(ordered, key=lambda unit: keys[unit][0]):
        group = list(equal)
        for _, same in groupby(group, key=lambda unit: keys[unit]):
            sharing, place = list(same), before + 1
            for unit in sharing:
                others = [keys[other] for other in group if keys[other] != keys[unit]]
                yield unit, (place, len(sharing) > 1, _decider(keys[unit], others, names))
            before += len(sharing)


def _decider(key: _Key, others: Sequence[_Key], names: Sequence[str]) -> str:
    """The rules that were needed between equal points, first to last."""
    firsts = {next(n for n, (a, b) in enumerate(zip(key, other, strict=True)) if a != b) for other in others}
    return "; ".join(names[n - 1] for n in sorted(firsts))


def _keys(unit: str, scores: Scores, rules: Rules, conduct: Conduct) -> _Key:
    """What units are ordered by, the smallest first."""
    whole = scores.totals[WHOLE][unit]
    first = Fraction(whole.points)
    if rules.by_share:
        first = first / Fraction(whole.maximum) if whole.maximum else Fraction(0)
    return -first, *(_TIES[tie](unit, parameter, scores, conduct) for tie, parameter in rules.ties)


def _received(conduct: Conduct) -> float:
    return float(conduct.received.toordinal()) if conduct.received else float("inf")


_TIES: Mapping[Tie, Callable[[str, str, Scores, Conduct], Fraction | float]] = {
    Tie.CRITERION: lambda unit, code, scores, _: -Fraction(scores.points(unit, code)),
    Tie.PENALTY: lambda unit, _, scores, __: -Fraction(scores.totals[WHOLE][unit].penalties),
    Tie.EARLIER: lambda _, __, ___, conduct: _received(conduct),
    Tie.NOT_HEAD: lambda _, __, ___, conduct: float(conduct.head),
    Tie.VOTES: lambda _, award, __, conduct: -float(conduct.votes.get(award, 0)),
}


def _spoken(tie: Tie, parameter: str) -> str:
    rule = tie.value.removeprefix("Bằng điểm: ")
    return f"{rule} ({parameter})" if parameter else rule


def _barred(unit: str, scores: Scores, rules: Rules, conduct: Conduct) -> Iterable[Exclusion]:
    """What keeps a unit out by rule: the bars of the sheet, then the knock-out criteria that it hits."""
    for bar, parameter in rules.bars:
        if basis := _basis(bar, parameter, conduct):
            yield Exclusion(bar.value.removeprefix("Loại: ").capitalize(), basis)
    for leaf in scores.scheme.leaves:
        knocks = FORMULAS[leaf.type].part is Part.KNOCKOUT and leaf.effect is Effect.EXCLUDE
        if knocks and hit(leaf, scores.marks[leaf.code][unit].figure):
            yield Exclusion("Tiêu chí liệt", f"{leaf.code} {leaf.name}")


def _basis(bar: Bar, parameter: str, conduct: Conduct) -> str:
    """What a bar rests on, '' where it does not hold."""
    match bar:
        case Bar.NOT_SENT if conduct.received is None:
            return "không có phiếu được tính"
        case Bar.LATE if conduct.late is not None and conduct.late > int(parameter or 0):
            return f"muộn {conduct.late} ngày, được phép {parameter or 0}"
        case Bar.UNREGISTERED if conduct.received is not None and not conduct.registered:
            return "trang Đăng ký thi đua không có dòng nào"
        case Bar.DISCIPLINED if conduct.disciplined:
            return f"{conduct.disciplined} người, theo trang Danh hiệu"
    return ""
