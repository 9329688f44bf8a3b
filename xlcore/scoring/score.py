"""From figures to points: every criterion of every unit in one pass, then the groups from below.

Points of a criterion are rounded once, half away from zero, to the places of the scheme; sums are exact sums of what is
shown, so that a person can add them up again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import Enum

from .figure import Figure
from .formulas import FORMULAS, Formula, Part, Refused, hit
from .scheme import Criterion, Effect, Policy, Scheme

ZERO = Decimal(0)
WHOLE = ""
"""The code under which the total of a unit stands."""
_DIGITS = 60
"""Enough that products of figures are exact and one division is the only step that can round."""


class State(Enum):
    """How a criterion stands for a unit."""

    SCORED = "đã chấm"
    NONE = "không phát sinh"
    MISSING = "chưa có số liệu"
    REFUSED = "không chấm được"
    EXEMPT = "không áp dụng"


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion of one unit: `maximum` is what counts for the unit, `why` what is wrong with a refused figure."""

    points: Decimal
    maximum: Decimal
    state: State
    figure: Figure | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A group, or the whole, of one unit.

    `points` = `ordinary` × (`counted` + `moved`) / `counted`, rounded, + `extra`, then within the bounds of the group,
    0 where `voided` names a knock-out criterion. `counted` is the maximum that applies, `moved` that of what was left
    out and is made good by the rest. Where nothing in the group applies it is `exempt`, and its own policy holds.
    `bounded` says that a bound took hold.
    """

    points: Decimal
    maximum: Decimal
    ordinary: Decimal
    extra: Decimal
    counted: Decimal
    moved: Decimal
    penalties: Decimal
    missing: int
    voided: str = ""
    exempt: bool = False
    bounded: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """All marks of all units: `marks` and `totals` go by code, then by unit; `totals` hold the whole under `WHOLE`.

    `fields` are what the units set for each other, by the code of the criterion; `places` the decimals of all points.
    """

    scheme: Scheme
    units: tuple[str, ...]
    marks: Mapping[str, Mapping[str, Mark]]
    totals: Mapping[str, Mapping[str, Total]]
    fields: Mapping[str, object]
    places: int = 2

    def points(self, unit: str, code: str = WHOLE) -> Decimal:
        """The points of a unit for a criterion, a group or the whole."""
        found = self.marks[code] if code in self.marks else self.totals[code]
        return found[unit].points


Figures = Mapping[tuple[str, str], Figure]
"""Figures by unit and code of the criterion; what is not in it was not given."""


def score(scheme: Scheme, units: Sequence[str], figures: Figures, places: int = 2) -> Scores:
    """Score a sound scheme for units; the order of the units changes nothing but the order of the result."""
    quantum = Decimal(1).scaleb(-places)
    with localcontext() as context:
        context.prec, context.rounding = _DIGITS, ROUND_HALF_UP
        marks: dict[str, Mapping[str, Mark]] = {}
        fields: dict[str, object] = {}
        for leaf in scheme.leaves:
            marks[leaf.code], fields[leaf.code] = _leaf(scheme, leaf, units, figures, quantum)
        return Scores(scheme, tuple(units), marks, _groups(scheme, units, marks, quantum), fields, places)


def _leaf(
    scheme: Scheme, leaf: Criterion, units: Sequence[str], figures: Figures, quantum: Decimal
) -> tuple[Mapping[str, Mark], object]:
    formula, policy, code = FORMULAS[leaf.type], scheme.policy(leaf), leaf.code
    given = [(unit, figures.get((unit, code))) for unit in units]
    known = [(unit, f) for unit, f in given if f is not None and f.value is not None and not f.exempt]
    field = formula.field(known)
    ordinary = formula.part is Part.ORDINARY
    out = _exempted(leaf.most if ordinary else ZERO, policy)
    missing = Mark(ZERO, leaf.most if ordinary else ZERO, State.NONE if formula.silent else State.MISSING)
    marks = {}
    for unit, figure in given:
        if figure is None or figure.exempt or figure.value is None:
            marks[unit] = missing if figure is None or not figure.exempt else _with(out, figure)
        else:
            marks[unit] = _mark(formula, leaf, figure, field, quantum, missing.maximum)
    return marks, field


def _mark(formula: Formula, leaf: Criterion, figure: Figure, field: object, quantum: Decimal, maximum: Decimal) -> Mark:
    found = formula.points(leaf, figure, field)
    if isinstance(found, Refused):
        return Mark(ZERO, maximum, State.REFUSED, figure, found.why)
    return Mark(found.quantize(quantum), maximum, State.SCORED, figure)


def _exempted(most: Decimal, policy: Policy) -> Mark:
    points = most if policy is Policy.FULL else ZERO
    maximum = most if policy in (Policy.FULL, Policy.KEEP) else ZERO
    return Mark(points, maximum, State.EXEMPT)


def _with(mark: Mark, figure: Figure) -> Mark:
    return Mark(mark.points, mark.maximum, mark.state, figure)


def _groups(
    scheme: Scheme, units: Sequence[str], marks: Mapping[str, Mapping[str, Mark]], quantum: Decimal
) -> Mapping[str, Mapping[str, Total]]:
    totals: dict[str, Mapping[str, Total]] = {}
    for group in scheme.groups:
        totals[group.code] = _group(scheme, group, scheme.children[group.code], units, marks, totals, quantum)
    totals[WHOLE] = _group(scheme, None, scheme.roots, units, marks, totals, quantum)
    return totals


@dataclass(slots=True)
class _Sum:
    """What a group gathers of its children for one unit."""

    ordinary: Decimal = ZERO
    extra: Decimal = ZERO
    counted: Decimal = ZERO
    moved: Decimal = ZERO
    penalties: Decimal = ZERO
    missing: int = 0
    voided: str = ""


def _group(
    scheme: Scheme,
    group: Criterion | None,
    children: Iterable[Criterion],
    units: Sequence[str],
    marks: Mapping[str, Mapping[str, Mark]],
    totals: Mapping[str, Mapping[str, Total]],
    quantum: Decimal,
) -> Mapping[str, Total]:
    sums = {unit: _Sum() for unit in units}
    for child in children:
        policy = scheme.policy(child)
        if child.code in totals:
            for unit, total in totals[child.code].items():
                _add_group(sums[unit], total, child, policy)
        else:
            part = FORMULAS[child.type].part
            for unit, mark in marks[child.code].items():
                _add_leaf(sums[unit], mark, child, part, policy)
    policy = scheme.policy(group) if group else Policy.EXCLUDE
    return {unit: _closed(gathered, group, policy, quantum) for unit, gathered in sums.items()}


def _add_leaf(into: _Sum, mark: Mark, leaf: Criterion, part: Part, policy: Policy) -> None:
    if part is Part.ORDINARY:
        into.ordinary += mark.points
        into.counted += mark.maximum
        into.missing += mark.state in (State.MISSING, State.REFUSED)
        if mark.state is State.EXEMPT and policy is Policy.SCALE:
            into.moved += leaf.most
        return
    into.extra += mark.points
    into.missing += mark.state is State.REFUSED
    if part is Part.PENALTY:
        into.penalties += mark.points
    if part is Part.KNOCKOUT and leaf.effect is Effect.ZERO and hit(leaf, mark.figure):
        into.voided = into.voided or leaf.code


def _add_group(into: _Sum, total: Total, group: Criterion, policy: Policy) -> None:
    into.missing += total.missing
    into.penalties += total.penalties
    if total.exempt and policy is Policy.SCALE:
        into.moved += group.most
    into.ordinary += total.points - total.extra
    into.extra += total.extra
    into.counted += total.maximum


def _closed(found: _Sum, group: Criterion | None, policy: Policy, quantum: Decimal) -> Total:
    exempt = not found.counted and found.moved > 0
    scaled, maximum, extra = found.ordinary, found.counted, found.extra
    if exempt:
        out = _exempted(group.most if group else ZERO, policy)
        scaled, maximum = out.points, out.maximum
    elif found.moved:
        maximum = found.counted + found.moved
        scaled = (found.ordinary * maximum / found.counted).quantize(quantum)
    points = free = scaled + extra
    if group and group.floor is not None:
        points = max(points, group.floor)
    if group and group.ceiling is not None:
        points = min(points, group.ceiling)
    if found.voided:
        points = scaled = ZERO
    return Total(
        points,
        maximum,
        found.ordinary,
        points - scaled,
        found.counted,
        found.moved,
        found.penalties,
        found.missing,
        found.voided,
        exempt,
        points != free and not found.voided,
    )
