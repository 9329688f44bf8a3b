"""Reads the scoring sheets of the master: scheme, figures, rules of the ranking, units left out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..declare import Sheet
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
from .locate import find_table
from .rows import TableReader
from .submission import Row, Table

_MOST_PLACES = 4
_REPEATED = "BANG-08"
"""Of a repeated code or figure the scoring itself says more: which row it repeats."""


def read_scoring(grids: Mapping[str, Grid], bloc: Bloc, file: str) -> Scoring | None:
    """Understand the scoring sheets, given by their keys; nothing where no criterion was typed."""
    findings: list[Finding] = []
    tables = {s.key: table for s in SCORING_SHEETS if (table := _table(s, grids, file, findings))}
    if CRITERIA.key not in tables or not tables[CRITERIA.key].rows:
        return None
    scheme = Scheme(tuple(_criteria(tables[CRITERIA.key])))
    units = {fold(name): m.code for m in bloc.members for name in (m.code, m.name, *m.aliases)}
    codes = {_same(code): code for code in scheme.by_code}
    rules, about_rules = _rules(tables.get(SCORE_RULES.key), codes, file)
    named, about_named = _named(tables.get(EXCLUSIONS.key), units, file)
    entries = tuple(_entries(tables.get(SCORES.key), units, codes))
    return Scoring(scheme, entries, rules, named, tables, (*findings, *about_rules, *about_named))


def _table(sheet: Sheet, grids: Mapping[str, Grid], file: str, findings: list[Finding]) -> Table | None:
    grid = grids.get(sheet.key)
    found = find_table(grid, sheet) if grid else None
    if grid is None or found is None:
        return None
    reader = TableReader(file, "", grid, sheet, found, None, date1904=False, ours=False)
    table = reader.read()
    findings += [finding for finding in reader.findings if finding.rule != _REPEATED]
    return table


def text_of(row: Row, name: str) -> str:
    """A field as text, '' where it is empty."""
    value = row.values.get(name)
    return "" if value is None else str(value)


def decimal_of(row: Row, name: str) -> Decimal | None:
    """A field as an exact number."""
    value = row.values.get(name)
    return exact(value) if isinstance(value, int | float) else None


def _same(code: str) -> str:
    """The key by which a code is found again: 'I.1.' and 'i.1' are one."""
    return code.strip().rstrip(".)").casefold()


# --- the scheme -----------------------------------------------------------------------------------------


def _criteria(table: Table) -> Iterator[Criterion]:
    rows = [row for row in table.rows if text_of(row, "code")]
    codes = {_same(text_of(row, "code")): text_of(row, "code").rstrip(".)") for row in reversed(rows)}
    for row in rows:
        code = text_of(row, "code").rstrip(".)")
        yield _criterion(row, code, _parent(row, code, codes))


def _parent(row: Row, code: str, codes: Mapping[str, str]) -> str:
    """The code above: as typed, else the code without its last part, '' for a code in one part."""
    typed = text_of(row, "parent").rstrip(".)") or code.rpartition(".")[0]
    return codes.get(_same(typed), typed)


def _criterion(row: Row, code: str, parent: str) -> Criterion:
    source = text_of(row, "source")
    return Criterion(
        row=row.number,
        code=code,
        name=text_of(row, "name"),
        parent=parent,
        maximum=decimal_of(row, "maximum"),
        type=BY_LABEL.get(text_of(row, "type"), ""),
        measure=Measure(text_of(row, "measure")) if text_of(row, "measure") else None,
        ladder=read_ladder(text_of(row, "ladder")),
        per=decimal_of(row, "per"),
        floor=decimal_of(row, "floor"),
        ceiling=decimal_of(row, "ceiling"),
        source="" if source == TYPED else source,
        target=text_of(row, "target"),
        evidence=text_of(row, "evidence") == "Có",
        kinds=tuple(part.strip() for part in text_of(row, "kinds").split(";") if part.strip()),
        policy=Policy(text_of(row, "policy")) if text_of(row, "policy") else None,
        effect=Effect(text_of(row, "effect")) if text_of(row, "effect") else None,
    )


# --- figures --------------------------------------------------------------------------------------------


def _entries(table: Table | None, units: Mapping[str, str], codes: Mapping[str, str]) -> Iterator[Entry]:
    for row in table.rows if table else ():
        figure = figure_of(row, f"trang {SCORES.title}, dòng {row.number}")
        if figure and text_of(row, "unit") and text_of(row, "criterion"):
            unit, code = text_of(row, "unit"), text_of(row, "criterion")
            found = units.get(fold(unit), unit), codes.get(_same(code), code)
            yield Entry(row.number, *found, figure, text_of(row, "reason"), text_of(row, "evidence"))


def figure_of(row: Row, origin: str) -> Figure | None:
    """The figure of a row with the columns figure, plan and met; nothing where none of them is filled in."""
    if row.exempt & {"figure", "met"}:
        return Figure(exempt=True, origin=origin, row=row.number)
    value, met = decimal_of(row, "figure"), text_of(row, "met")
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
        rule, parameter = text_of(row, "rule"), text_of(row, "parameter")
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
    if rule == Bar.LATE.value and not parameter.isdigit():
        return "số ngày, ví dụ 5"
    if rule == PLACES and not (parameter.isdigit() and int(parameter) <= _MOST_PLACES):
        return f"số từ 0 đến {_MOST_PLACES}"
    if rule == DECLARED and _number(parameter) is None:
        return "tổng điểm, ví dụ 1000"
    return ""


def _number(text: str) -> Decimal | None:
    plain = text.replace(" ", "").replace(".", "").replace(",", ".")
    return Decimal(plain) if plain.replace(".", "", 1).isdigit() else None


def _named(
    table: Table | None, units: Mapping[str, str], file: str
) -> tuple[Mapping[str, tuple[Exclusion, ...]], list[Finding]]:
    named: dict[str, tuple[Exclusion, ...]] = {}
    findings: list[Finding] = []
    for row in table.rows if table else ():
        unit = text_of(row, "unit")
        code = units.get(fold(unit))
        if code:
            one = Exclusion(text_of(row, "reason"), text_of(row, "basis"))
            named[code] = (*named.get(code, ()), one)
        elif unit and table:
            at = Place(file, table.grid, *table.spot(row.number, "unit"))
            findings.append(Finding("CD-01", "", at, EXCLUSIONS.key, value=unit))
    return named, findings
