"""How much self-scores say: who gives itself the maximum, what bears points out, which criteria tell nobody apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .appraised import Appraised, Line

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Quality:
    """One unit's self-scores: criteria with points to be had, those at the maximum, and points without evidence.

    `stated`, `checked` and `taken` are sums over the criteria that units score themselves by; `checked` covers only
    the criteria that were checked.
    """

    unit: str
    scored: int
    at_most: int
    bare: int
    bare_points: Decimal
    stated: Decimal
    checked: Decimal
    taken: Decimal

    @property
    def share(self) -> Decimal | None:
        """Criteria at the maximum in percent of all that were scored."""
        return Decimal(self.at_most) * 100 / self.scored if self.scored else None


@dataclass(frozen=True, slots=True)
class Spread:
    """One criterion over the units: lowest and highest self-score, and of what counts."""

    code: str
    units: int
    low: Decimal
    high: Decimal
    taken_low: Decimal
    taken_high: Decimal

    @property
    def tells_apart(self) -> bool:
        """Whether it puts any unit before another in the end."""
        return self.taken_low != self.taken_high


def qualities(appraised: Appraised) -> tuple[Quality, ...]:
    """The quality of each unit's self-scores, in the bloc's order."""
    by_unit: dict[str, list[Line]] = {unit: [] for unit in appraised.stated.units}
    for line in appraised.lines:
        if line.own and line.stated and line.asked:
            by_unit[line.unit].append(line)
    return tuple(_quality(unit, lines) for unit, lines in by_unit.items())


def _quality(unit: str, lines: Sequence[Line]) -> Quality:
    scored = [line for line in lines if line.stated and line.stated.maximum > ZERO]
    bare = [line for line in scored if line.own and not line.own.words and _stated(line) > ZERO]
    return Quality(
        unit,
        len(scored),
        sum(_stated(line) >= line.stated.maximum for line in scored if line.stated),
        len(bare),
        sum(map(_stated, bare), ZERO),
        sum(map(_stated, lines), ZERO),
        sum((line.checked.points for line in lines if line.checked), ZERO),
        sum((line.taken.points for line in lines), ZERO),
    )


def _stated(line: Line) -> Decimal:
    return line.stated.points if line.stated else ZERO


def spreads(appraised: Appraised) -> tuple[Spread, ...]:
    """The spread of each criterion that at least two units scored themselves by, in the order of the scheme."""
    by_code: dict[str, list[Line]] = {}
    for line in appraised.lines:
        if line.own and line.stated and line.asked:
            by_code.setdefault(line.code, []).append(line)
    order = [leaf.code for leaf in appraised.stated.scheme.leaves if len(by_code.get(leaf.code, ())) > 1]
    return tuple(_spread(code, by_code[code]) for code in order)


def _spread(code: str, lines: Sequence[Line]) -> Spread:
    stated, taken = [_stated(line) for line in lines], [line.taken.points for line in lines]
    return Spread(code, len(lines), min(stated), max(stated), min(taken), max(taken))
