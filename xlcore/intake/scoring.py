"""Reads the scoring sheets of the master: scheme, figures, rules of the ranking, units left out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..domain.bloc import Bloc
from ..domain.findings import Finding, Place
from ..scoring.figure import Figure, exact
from ..scoring.formulas import BY_LABEL
from ..scoring.given import Entry, Scoring
from ..scoring.ladder import Measure, read_ladder
from ..scoring.ranking import Bar, Exclusion, Rules, Tie
from ..scoring.scheme import Criterion, Effect, Policy, Scheme
from ..scoring.sources import TYPED
from ..sheets.scoring import (
    BY_SHARE,
    BY_TOTAL,
    CRITERIA,
    DECLARED,
    EXCLUSIONS,
    HALVES,
    PLACES,
    SCORE_RULES,
    SCORES,
    SCORING_SHEETS,
)
from ..values.folding import fold
from .grid import Grid
from .inputs import codes as member_codes
from .inputs import input_table, parts, text
from .submission import Row, Table

_MOST_PLACES, _MOST_DIGITS = 4, 9
_REPEATED = "BANG-08"
"""Of a repeated code or figure the scoring itself says more: which row it repeats."""


def read_scoring(grids: Mapping[str, Grid], bloc: Bloc, file: str) -> Scoring | None:
    """Understand the scoring sheets, given by their keys; nothing where no criterion was typed."""
    found: list[Finding] = []
    tables = {s.key: table for s in SCORING_SHEETS if (table := input_table(s, grids, file, found))}
    findings = [finding for finding in found if finding.rule != _REPEATED]
    if CRITERIA.key not in tables or not tables[CRITERIA.key].rows:
        return None
    scheme = Scheme(tuple(_criteria(tables[CRITERIA.key])))
    units = member_codes(bloc)
    codes = {_same(code): code for code in scheme.by_code}
    rules, about_rules = _rules(tables.get(SCORE_RULES.key), codes, file)
    named, about_named = _named(tables.get(EXCLUSIONS.key), units, file)
    entries = tuple(_entries(tables.get(SCORES.key), units, codes))
    return Scoring(scheme, entries, rules, named, tables, (*findings, *about_rules, *about_named))


def decimal_of(row: Row, name: str) -> Decimal | None:
    """A field as an exact number."""
    value = row.values.get(name)
    return exact(value) if isinstance(value, int | float) else None


def _same(code: str) -> str:
    """The key by which a code is found again: 'I.1.' and 'i.1' are one."""
    return code.strip().rstrip(".)").casefold()


# --- the scheme -----------------------------------------------------------------------------------------


def _criteria(table: Table) -> Iterator[Criterion]:
    rows = [row for row in table.rows if text(row, "code")]
    codes = {_same(text(row, "code")): text(row, "code").rstrip(".)") for row in reversed(rows)}
    for row in rows:
        code = text(row, "code").rstrip(".)")
        yield _criterion(row, code, _parent(row, code, codes))


def _parent(row: Row, code: str, codes: Mapping[str, str]) -> str:
    """The code above: as typed, else the code without its last part, '' for a code in one part."""
    typed = text(row, "parent").rstrip(".)") or code.rpartition(".")[0]
    return codes.get(_same(typed), typed)


def _criterion(row: Row, code: str, parent: str) -> Criterion:
    source = text(row, "source")
    return Criterion(
        row=row.number,
        code=code,
        name=text(row, "name"),
        parent=parent,
        maximum=decimal_of(row, "maximum"),
        type=BY_LABEL.get(text(row, "type"), ""),
        measure=Measure(text(row, "measure")) if text(row, "measure") else None,
        ladder=read_ladder(text(row, "ladder")),
        per=decimal_of(row, "per"),
        floor=decimal_of(row, "floor"),
        ceiling=decimal_of(row, "ceiling"),
        source="" if source == TYPED else source,
        target=text(row, "target"),
        evidence=text(row, "evidence") == "Có",
        kinds=parts(text(row, "kinds")),
        policy=Policy(text(row, "policy")) if text(row, "policy") else None,
        effect=Effect(text(row, "effect")) if text(row, "effect") else None,
    )


# --- figures --------------------------------------------------------------------------------------------


def _entries(table: Table | None, units: Mapping[str, str], codes: Mapping[str, str]) -> Iterator[Entry]:
    for row in table.rows if table else ():
        figure = figure_of(row, f"trang {SCORES.title}, dòng {row.number}")
        if figure and text(row, "unit") and text(row, "criterion"):
            unit, code = text(row, "unit"), text(row, "criterion")
            found = units.get(fold(unit), unit), codes.get(_same(code), code)
            alone = bool(text(row, "met")) and decimal_of(row, "figure") is None
            yield Entry(row.number, *found, figure, text(row, "reason"), text(row, "evidence"), alone)


def figure_of(row: Row, origin: str) -> Figure | None:
    """The figure of a row with the columns figure, plan and met; nothing where none of them is filled in."""
    if row.exempt & {"figure", "met"}:
        return Figure(exempt=True, origin=origin, row=row.number)
    value, met = decimal_of(row, "figure"), text(row, "met")
    if value is None and not met:
        return None
    return Figure(
        Decimal(met == "Có") if value is None else value, decimal_of(row, "plan"), origin=origin, row=row.number
    )


# --- rules ----------------------------------------------------------------------------------------------


def _rules(table: Table | None, codes: Mapping[str, str], file: str) -> tuple[Rules, list[Finding]]:
    """The rules in the order of their rows, and what is wrong with them."""
    places, declared, halves = Rules().places, None, False
    ways: list[str] = []
    ties: list[tuple[Tie, str]] = []
    bars: list[tuple[Bar, str]] = []
    findings: list[Finding] = []
    for row in table.rows if table else ():
        rule, parameter = text(row, "rule"), text(row, "parameter")
        if wanted := _wanted(rule, parameter, codes):
            at = Place(file, table.grid, *table.spot(row.number, "parameter")) if table else Place(file)
            findings.append(Finding("XH-01", "", at, SCORE_RULES.key, value=rule, facts={"wanted": wanted}))
        elif rule in _TIES:
            ties.append((_TIES[rule], codes.get(_same(parameter), parameter)))
        elif rule in _BARS:
            bars.append((_BARS[rule], parameter))
        elif rule == PLACES:
            places = int(parameter)
        elif rule == HALVES:
            halves = True
        elif rule == DECLARED:
            declared = _number(parameter)
        elif rule:
            ways.append(rule)
    if table and len(set(ways)) > 1:
        findings.append(Finding("XH-03", "", Place(file, table.grid), SCORE_RULES.key))
    by_share = BY_SHARE in ways and BY_TOTAL not in ways
    return Rules(places, by_share, declared, halves, tuple(ties), tuple(bars)), findings


_TIES = {tie.value: tie for tie in Tie}
_BARS = {bar.value: bar for bar in Bar}


def _wanted(rule: str, parameter: str, codes: Mapping[str, str]) -> str:
    """What a rule needs as its parameter and has not, '' where all is well."""
    if rule == Tie.CRITERION.value and _same(parameter) not in codes:
        return "mã một tiêu chí ở trang Tiêu chí"
    if rule == Tie.VOTES.value and not parameter:
        return "tên hình thức bỏ phiếu"
    if rule == Bar.LATE.value and not _is_count(parameter):
        return "số ngày, ví dụ 5"
    if rule == PLACES and not (_is_count(parameter) and int(parameter) <= _MOST_PLACES):
        return f"số từ 0 đến {_MOST_PLACES}"
    if rule == DECLARED and _number(parameter) is None:
        return "tổng điểm, ví dụ 1000"
    return ""


def _is_count(text: str) -> bool:
    """Whether a text is a whole number; a raised digit (m²) is a digit but none of a number."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def _number(text: str) -> Decimal | None:
    plain = text.replace(" ", "").replace(".", "").replace(",", ".")
    return Decimal(plain) if plain.replace(".", "", 1).isdecimal() else None


def _named(
    table: Table | None, units: Mapping[str, str], file: str
) -> tuple[Mapping[str, tuple[Exclusion, ...]], list[Finding]]:
    named: dict[str, tuple[Exclusion, ...]] = {}
    findings: list[Finding] = []
    for row in table.rows if table else ():
        unit = text(row, "unit")
        code = units.get(fold(unit))
        if code:
            one = Exclusion(text(row, "reason"), text(row, "basis"))
            named[code] = (*named.get(code, ()), one)
        elif unit and table:
            at = Place(file, table.grid, *table.spot(row.number, "unit"))
            findings.append(Finding("CD-01", "", at, EXCLUSIONS.key, value=unit))
    return named, findings
