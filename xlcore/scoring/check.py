"""The scheme checked as a whole, before anything is scored: every fault with the row and column where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ..values.folding import fold
from .figure import shown
from .formulas import FORMULAS, Formula, Part
from .ladder import Flaw, Measure, holes
from .scheme import Criterion, Scheme
from .sources import INDICATORS, LATE, SHARES

_PARAMETERS = ("ladder", "measure", "per", "floor", "ceiling", "effect")


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of the master says: kinds and codes of units, codes of indicators, the declared total."""

    kinds: frozenset[str]
    indicators: frozenset[str]
    declared: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the rule, the row of the sheet (0: the sheet as a whole), the column, and what its sentence needs."""

    rule: str
    row: int
    column: str
    value: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


def check_scheme(scheme: Scheme, known: Known, labels: Mapping[str, str]) -> Iterator[Fault]:
    """All faults in the order of the sheet; `labels` are the printed names of columns."""
    seen: dict[str, Criterion] = {}
    for criterion in scheme.criteria:
        if criterion.code in seen:
            yield Fault("TD-01", criterion.row, "code", criterion.code, {"row": str(seen[criterion.code].row)})
        seen.setdefault(criterion.code, criterion)
        yield from _place(scheme, criterion)
        yield from _kinds(criterion, known)
        if scheme.is_group(criterion):
            yield from _group(scheme, criterion)
        else:
            yield from _leaf(scheme, criterion, known, labels)
    yield from _whole(scheme, known)


def _place(scheme: Scheme, criterion: Criterion) -> Iterator[Fault]:
    if criterion.parent and criterion.parent not in scheme.by_code:
        yield Fault("TD-02", criterion.row, "parent", criterion.code, {"parent": criterion.parent})
    above = list(scheme.above(criterion))
    if (above and above[-1].parent == criterion.code) or criterion.parent == criterion.code:
        circle = " → ".join(dict.fromkeys((criterion.code, *(one.code for one in above))))
        yield Fault("TD-03", criterion.row, "parent", criterion.code, {"path": f"{circle} → {criterion.code}"})


def _kinds(criterion: Criterion, known: Known) -> Iterator[Fault]:
    for kind in sorted(set(criterion.kinds) - known.kinds):
        yield Fault("TD-15", criterion.row, "kinds", kind, {"options": ", ".join(sorted(known.kinds))})


def _group(scheme: Scheme, group: Criterion) -> Iterator[Fault]:
    if group.type:
        yield Fault("TD-05", group.row, "type", group.code, {"type": FORMULAS[group.type].label})
    if group.floor is not None and group.ceiling is not None and group.floor > group.ceiling:
        yield Fault("TD-14", group.row, "ceiling", group.code, _bounds(group))
    if group.maximum is None or group.maximum < 0:
        yield Fault("TD-20", group.row, "maximum", group.code)
        return
    inside = scheme.children[group.code]
    counted = _ordinary(scheme, inside)
    if sum(counted.values()) != group.maximum:
        yield Fault("TD-06", group.row, "maximum", group.code, _sum(counted, group.maximum))


def _ordinary(scheme: Scheme, criteria: Sequence[Criterion]) -> Mapping[str, Decimal]:
    """The maxima that add up to that of the group above, by code: bonus, penalty and knock-out stand outside."""
    found = {}
    for one in criteria:
        if scheme.is_group(one) or (one.type and FORMULAS[one.type].part is Part.ORDINARY) or not one.type:
            found[one.code] = one.most
    return found


def _sum(counted: Mapping[str, Decimal], maximum: Decimal) -> Mapping[str, str]:
    parts = " + ".join(f"{shown(most)} ({code})" for code, most in counted.items())
    return {"sum": shown(sum(counted.values(), Decimal(0))), "maximum": shown(maximum), "parts": parts}


def _leaf(scheme: Scheme, leaf: Criterion, known: Known, labels: Mapping[str, str]) -> Iterator[Fault]:
    formula = FORMULAS.get(leaf.type)
    if formula is None:
        yield Fault("TD-04", leaf.row, "type", leaf.code)
        return
    if (formula.part is Part.ORDINARY and leaf.maximum is None) or leaf.most < 0:
        yield Fault("TD-20", leaf.row, "maximum", leaf.code)
    yield from _parameters(leaf, formula, labels)
    yield from _source(leaf, formula, known, labels)
    if "ladder" in formula.needs and leaf.ladder.text:
        yield from _ladder(leaf)
    if (
        scheme.kinds(leaf)
        and not any(one.policy for one in (leaf, *scheme.above(leaf)))
        and formula.part is Part.ORDINARY
    ):
        yield Fault("TD-16", leaf.row, "policy", leaf.code, {"policy": scheme.policy(leaf).value})


def _parameters(leaf: Criterion, formula: Formula, labels: Mapping[str, str]) -> Iterator[Fault]:
    for name in _PARAMETERS:
        value = leaf.ladder.text if name == "ladder" else getattr(leaf, name)
        given = value not in (None, "")
        if name in formula.needs and not given:
            yield Fault("TD-07", leaf.row, name, leaf.code, {"type": formula.label, "column": labels[name]})
        if given and name not in formula.needs | formula.takes:
            yield Fault("TD-08", leaf.row, name, leaf.code, {"type": formula.label, "column": labels[name]})
    if leaf.per is not None and leaf.per < 0:
        yield Fault("TD-21", leaf.row, "per", shown(leaf.per))
    if "floor" in formula.takes and formula.part is Part.ORDINARY and (leaf.floor or Decimal(0)) > leaf.most:
        yield Fault("TD-14", leaf.row, "floor", leaf.code, _bounds(leaf))


def _bounds(criterion: Criterion) -> Mapping[str, str]:
    high = criterion.maximum if criterion.ceiling is None else criterion.ceiling
    return {"low": shown(criterion.floor or Decimal(0)), "high": shown(high or Decimal(0))}


def _source(leaf: Criterion, formula: Formula, known: Known, labels: Mapping[str, str]) -> Iterator[Fault]:
    if leaf.source in INDICATORS and not leaf.target:
        facts = {"type": f"{labels['source']}: {leaf.source}", "column": labels["target"]}
        yield Fault("TD-07", leaf.row, "target", leaf.code, facts)
    elif leaf.source in INDICATORS and fold(leaf.target) not in map(fold, known.indicators):
        yield Fault("TD-17", leaf.row, "target", leaf.target, {"options": ", ".join(sorted(known.indicators))})
    wanted = _WANTED.get(leaf.source, Measure.PERCENT if leaf.source in SHARES else None)
    if wanted and leaf.measure and leaf.measure is not wanted:
        yield Fault("TD-19", leaf.row, "measure", leaf.measure.value, {"source": leaf.source, "wanted": wanted.value})
    if leaf.source == LATE and "ladder" not in formula.needs and formula.part is Part.ORDINARY:
        yield Fault("TD-22", leaf.row, "source", leaf.source, {"type": formula.label})


_WANTED: Mapping[str, Measure] = {LATE: Measure.DAYS, **dict.fromkeys(INDICATORS, Measure.PERCENT)}
"""How a ladder must be climbed by a source that is always of one kind."""


def _ladder(leaf: Criterion) -> Iterator[Fault]:
    for piece in leaf.ladder.unread:
        yield Fault("TD-09", leaf.row, "ladder", piece)
    if leaf.ladder.unread or not leaf.ladder.rungs:
        return
    for hole in holes(leaf.ladder, leaf.measure, open_end=leaf.source in INDICATORS) if leaf.measure else ():
        rule = "TD-10" if hole.flaw is Flaw.GAP else "TD-11"
        yield Fault(rule, leaf.row, "ladder", leaf.code, {"where": hole.where})
    best = max(rung.points for rung in leaf.ladder.rungs)
    least = min(rung.points for rung in leaf.ladder.rungs)
    if (leaf.maximum is not None and best > leaf.maximum) or least < 0:
        facts = {"points": shown(least if least < 0 else best), "maximum": shown(leaf.most)}
        yield Fault("TD-12", leaf.row, "ladder", leaf.code, facts)
    elif leaf.maximum is not None and best < leaf.maximum:
        yield Fault("TD-13", leaf.row, "ladder", leaf.code, {"points": shown(best), "maximum": shown(leaf.maximum)})


def _whole(scheme: Scheme, known: Known) -> Iterator[Fault]:
    if known.declared is not None:
        counted = _ordinary(scheme, scheme.roots)
        if sum(counted.values()) != known.declared:
            yield Fault("TD-18", 0, "maximum", facts=_sum(counted, known.declared))
