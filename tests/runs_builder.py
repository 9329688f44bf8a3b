"""Build a finished run by hand: say what units answered, the declarations fill in the rest."""

from datetime import UTC, date, datetime

import polars as pl

from xlcore.consolidation import Consolidation
from xlcore.declare import Choice, Column, Day, Layout, Sheet, Text
from xlcore.domain.bloc import Assignment, Bloc, Member, Target, UnitKind
from xlcore.domain.findings import Finding, Severity
from xlcore.domain.general import GENERAL
from xlcore.domain.periods import Period
from xlcore.domain.rulebook import Check, Rulebook
from xlcore.history.records import Past
from xlcore.intake.frames import PREVIOUS_SCHEMA, frame
from xlcore.intake.grid import Refusal
from xlcore.intake.submission import Row, Submission, Table
from xlcore.intake.versions import choose
from xlcore.sheets import BY_KEY, DATA_SHEETS

MEMBERS = (
    Member("SKHDT", "Sở Kế hoạch và Đầu tư", UnitKind.DEPARTMENT),
    Member("STC", "Sở Tài chính", UnitKind.DEPARTMENT),
    Member("BQL", "Ban Quản lý các Khu công nghiệp", UnitKind.BOARD),
)
DEADLINE = date(2018, 7, 10)
IN_TIME = datetime(2018, 7, 9, 8, tzinfo=UTC).replace(tzinfo=None)


def value_for(column: Column):
    """A plausible value for a column that a test does not care about."""
    match column.kind:
        case Text():
            return f"{column.label} mẫu"
        case Choice(options):
            return options[0]
        case Day():
            return date(2018, 3, 1)
        case _:
            return 10


def row_for(sheet: Sheet, number: int = 6, exempt: tuple[str, ...] = (), **given) -> Row:
    """One row with every column filled, those given as given, those exempt empty."""
    values = {column.name: given.get(column.name, value_for(column)) for column in sheet.columns} | given
    return Row(number, {name: None if name in exempt else value for name, value in values.items()}, frozenset(exempt))


def table_for(key: str, *rows: dict, exempt: bool = False) -> Table:
    """One sheet of a file, from row 6 on, with the rows given or one plausible row."""
    sheet = BY_KEY[key]
    built = [row_for(sheet, 6 + i, **row) for i, row in enumerate(rows or ({},))]
    columns = {column.name: 1 + i for i, column in enumerate(sheet.columns)}
    lines = {column.name: 6 + i for i, column in enumerate(sheet.columns)} if sheet.layout is Layout.FIELDS else {}
    return Table(sheet, sheet.title, columns, () if exempt else tuple(built), lines, exempt=exempt)


def submission(member: str, *, received: datetime = IN_TIME, without: tuple[str, ...] = (), **tables) -> Submission:
    """One file of a unit: tables by key as given (rows as dicts, or a Table), plausible ones for the rest."""
    kind = next(m.kind for m in MEMBERS if m.code == member)
    found = {}
    for sheet in DATA_SHEETS:
        if sheet.key in without or not sheet.applies_to(kind):
            continue
        given = tables.get(sheet.key, ())
        found[sheet.key] = given if isinstance(given, Table) else table_for(sheet.key, *given)
    file = f"{member}.xlsx"
    return Submission(file, f"digest-{member}", received, member, Period(2018, half=True), "1.0", found, ())


def rulebook() -> Rulebook:
    """All checks there are, in their own words."""
    rules = [rule for sheet in DATA_SHEETS for rule in sheet.rules]
    declared = [
        Check(rule.id, "", rule.severity or Severity.ERROR, rule.sentence, rule.remedy, rule.tolerance)
        for rule in rules
    ]
    return Rulebook.of((*GENERAL, *declared))


def consolidation(
    *submissions: Submission,
    members: tuple[Member, ...] = MEMBERS,
    period: Period = Period(2018, half=True),  # noqa: B008 - a frozen value
    deadline: date | None = DEADLINE,
    findings: tuple[Finding, ...] = (),
    previous: tuple[tuple[str, str, str, str, str, float | None], ...] = (),
    refused: tuple[Refusal, ...] = (),
    targets: tuple[Target, ...] = (),
    past: Past = Past(),  # noqa: B008 - a frozen value
) -> Consolidation:
    """A run in which exactly these files count."""
    bloc = Bloc("Kinh tế - Kỹ thuật", "tỉnh Bắc Kạn", members, members[0].code, members[-1].code)
    assignment = Assignment(bloc, period, deadline, targets=targets)
    return Consolidation(
        assignment,
        rulebook(),
        submissions,
        refused,
        {sent.member: sent for sent in submissions},
        {sheet.key: frame(sheet, submissions) for sheet in DATA_SHEETS},
        pl.DataFrame(list(previous), schema=PREVIOUS_SCHEMA, orient="row"),
        findings,
        {},
        past=past,
        came=dict(choose(submissions, assignment, past).came),
    )
