"""From all findings to those that are told: each cause once, without echoes, in the order of the bloc.

What is dropped, in this order:

1. findings of checks that the bloc switched off, before anything else: a silent check causes no echo;
2. the same rule at the same place a second time (a repeated row: anywhere in that row), and what a schema says
   of a cell (missing, negative, off the scale, not in the list) where typing already told what is wrong there;
3. an empty cell (GT-10) on a sheet of which was said that it is missing or has no rows (BANG-01, BANG-07);
4. a broken rule that compares a cell which has an error of its own (GT-…), or which an earlier rule holds
   against a fixed number: with a headcount of 0 (NS-02) everybody has more people than the unit;
5. a broken rule that would hold if the left sides of the broken identities (=) declared before it were what
   these identities give: TTHC-04 (received = resolved + pending) where only `received` was added up wrongly,
   TTHC-05 (resolved ≤ received) where TTHC-04 is broken, people > headcount where the headcount is a wrong sum;
6. a wrong total (BANG-09) where a row of that column has an error;
7. of a table with very many findings, all but the first (`most`).
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ..declare import CrossRule, Operator, Rule
from ..domain.bloc import Bloc
from ..domain.findings import Finding, Place, Severity
from ..domain.rulebook import Rulebook
from ..intake.office import MASTER
from ..patterns import rare
from ..sheets import ACROSS, DATA_SHEETS, FORM_SHEETS
from ..sheets.master import MASTER_SHEETS
from .most import held

TOTAL, REPEATED, UNFILLED = "BANG-09", "BANG-08", "GT-10"
EMPTY_SHEET = frozenset({"BANG-01", "BANG-07"})
CELL = "GT-"
FROM_SCHEMA = frozenset({"GT-09", "GT-10", "GT-11", "GT-15", "GT-21", "CT-03"})
"""What a schema, or who compares, says of single cells; typing a cell may have said the same, or more."""

WRITING = frozenset({"GT-07", "GT-08", "GT-13", "GT-14", "GT-16", "GT-18"})
"""Remarks on how a value is written; they do not say that the value is wrong."""

_RULES: Mapping[str, Rule | CrossRule] = {
    **{rule.id: rule for sheet in DATA_SHEETS for rule in sheet.rules},
    **{rule.id: rule for rule in ACROSS},
}
_DECLARED = {rule: number for number, rule in enumerate(_RULES)}
_ADDRESS = rare(r"(?:'([^']+)'!)?([A-Z]+[0-9]+)")
_CLOSE = 1e-9
_Spot = tuple[str, str, str]


def settle(findings: Iterable[Finding], rulebook: Rulebook, bloc: Bloc) -> tuple[Finding, ...]:
    """Settle the findings of a run; those of the submissions come before those of the checks.

    The order is that of the bloc's members (the master next, units not known last), then the sheets of the form and
    of the master (what is about the whole file first), then row, column and rule.
    """
    kept = [finding for finding in findings if finding.rule in rulebook.checks and rulebook.keeps(finding)]
    once = _once(kept)
    echoes = _Echoes.of(once, rulebook)
    members = {member.code: number for number, member in enumerate(bloc.members)}
    told = sorted((f for f in once if not echoes.has(f)), key=lambda finding: _order(finding, members))
    return tuple(sorted(held(told, rulebook), key=lambda finding: _order(finding, members)))


_SHEETS = {"": -1} | {sheet.key: number for number, sheet in enumerate((*FORM_SHEETS, *MASTER_SHEETS))}


def _order(finding: Finding, members: Mapping[str, int]) -> tuple[int, str, int, str, int, int, str]:
    rank = members.get(finding.member, len(members))
    file = "" if finding.member in members or finding.place.file == MASTER else finding.place.file
    sheet = _SHEETS.get(finding.sheet_key, len(_SHEETS))
    place = finding.place
    return rank, file, sheet, place.file, place.row, place.column, finding.rule


def _once(findings: Iterable[Finding]) -> list[Finding]:
    seen: set[tuple[str, str, Place, str]] = set()
    typed: set[Place] = set()
    once: list[Finding] = []
    for finding in findings:
        place = finding.place._replace(column=0) if finding.rule == REPEATED else finding.place
        mark = (finding.rule, finding.member, place, _about(finding))
        if mark in seen or (finding.rule in FROM_SCHEMA and finding.place in typed):
            continue
        seen.add(mark)
        once.append(finding)
        if finding.rule.startswith(CELL) and finding.rule not in WRITING:
            typed.add(finding.place)
    return once


def _about(finding: Finding) -> str:
    """What tells findings apart that have no cell: a check of a file may fail there in several ways."""
    if finding.place.cell:
        return ""
    return "\n".join((finding.sheet_key, finding.field, finding.value, *map(str, sorted(finding.facts.items()))))


class _Echoes(NamedTuple):
    """What echoes are told by.

    `cells` are cells in error with the rule declared first that says so (-1: the value itself is wrong),
    `columns` the first row in error of each column, `identities` broken identities by their left cell,
    `empty` the sheets without rows by member.
    """

    cells: Mapping[_Spot, int]
    columns: Mapping[tuple[str, str, int], int]
    identities: Mapping[_Spot, tuple[Finding, ...]]
    empty: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, findings: Sequence[Finding], rulebook: Rulebook) -> "_Echoes":
        errors = [f for f in findings if f.place.row and rulebook.severity(f) is Severity.ERROR]
        cells = {_spot(f.place): _DECLARED[f.rule] for f in reversed(errors) if _against_fixed(f)}
        cells |= {_spot(f.place): -1 for f in errors if f.rule.startswith(CELL)}
        empty = frozenset((f.member, f.sheet_key) for f in findings if f.rule in EMPTY_SHEET)
        return cls(cells, _first_rows(errors), _identities(findings, cells), empty)

    def has(self, finding: Finding) -> bool:
        """Whether a finding only repeats what another one says."""
        if finding.rule == TOTAL:
            first = self.columns.get(_column(finding.place))
            return first is not None and first < finding.place.row
        if finding.rule == UNFILLED:
            return (finding.member, finding.sheet_key) in self.empty
        return finding.rule in _RULES and (_doubtful(finding, self.cells) or self._follows(finding))

    def _follows(self, finding: Finding) -> bool:
        """Whether it would hold with the left side of one or more broken identities put right."""
        if "gap" not in finding.facts:
            return False
        moves = [
            sign * gap for sign, side in ((-1, "left_cells"), (1, "right_cells")) for gap in self._off(finding, side)
        ]
        gap, operator = float(finding.facts["gap"]), _RULES[finding.rule].operator
        some = (subset for size in range(1, len(moves) + 1) for subset in combinations(moves, size))
        return any(_holds(operator, gap + sum(subset)) for subset in some)

    def _off(self, finding: Finding, side: str) -> list[float]:
        """By how much the cells that are added up on a side are off, where an earlier identity says so."""
        text, declared = finding.facts.get(side, ""), _DECLARED[finding.rule]
        if set(_ADDRESS.sub("", text)) - {" ", "+"}:
            return []
        causes = (cause for spot in _spots(finding, text) for cause in self.identities.get(spot, ()))
        return [float(cause.facts["gap"]) for cause in causes if _DECLARED[cause.rule] < declared]


def _first_rows(errors: Iterable[Finding]) -> Mapping[tuple[str, str, int], int]:
    rows: dict[tuple[str, str, int], int] = {}
    for finding in errors:
        if finding.rule != TOTAL:
            key = _column(finding.place)
            rows[key] = min(finding.place.row, rows.get(key, finding.place.row))
    return rows


def _identities(findings: Iterable[Finding], cells: Mapping[_Spot, int]) -> Mapping[_Spot, tuple[Finding, ...]]:
    by_cell: dict[_Spot, tuple[Finding, ...]] = {}
    for finding in findings:
        if _is_identity(finding) and not _doubtful(finding, cells):
            spot = _spot(finding.place)
            by_cell[spot] = (*by_cell.get(spot, ()), finding)
    return by_cell


def _doubtful(finding: Finding, cells: Mapping[_Spot, int]) -> bool:
    """Whether one of the cells that it compares is wrong for a reason that comes first."""
    declared = _DECLARED[finding.rule]
    return any(cells.get(spot, declared) < declared for spot in _compared(finding))


def _against_fixed(finding: Finding) -> bool:
    """Whether it is a broken rule that holds one cell against a fixed number."""
    return isinstance(_RULES.get(finding.rule), Rule) and _compared(finding) == {_spot(finding.place)}


def _holds(operator: Operator, gap: float) -> bool:
    match operator:
        case Operator.EQUAL:
            return abs(gap) <= _CLOSE
        case Operator.AT_LEAST:
            return gap >= -_CLOSE
        case Operator.AT_MOST:
            return gap <= _CLOSE
        case Operator.MORE:
            return gap > _CLOSE
        case Operator.LESS:
            return gap < -_CLOSE
        case _:
            return False


def _is_identity(finding: Finding) -> bool:
    """Whether it is a broken '=' with one cell on its left side, inside one sheet."""
    rule = _RULES.get(finding.rule)
    single = finding.facts.get("left_cells") == finding.place.cell
    return isinstance(rule, Rule) and rule.operator is Operator.EQUAL and single and "gap" in finding.facts


def _compared(finding: Finding) -> set[_Spot]:
    """The cells that a broken rule compares."""
    return {spot for side in ("left_cells", "right_cells") for spot in _spots(finding, finding.facts.get(side, ""))}


def _spots(finding: Finding, text: str) -> list[_Spot]:
    place = finding.place
    return [(place.file, tab or place.sheet, cell) for tab, cell in _ADDRESS.findall(text)]


def _spot(place: Place) -> _Spot:
    return place.file, place.sheet, place.cell


def _column(place: Place) -> tuple[str, str, int]:
    return place.file, place.sheet, place.column
