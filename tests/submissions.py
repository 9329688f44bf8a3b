"""Submissions built by hand: every sheet of a unit filled in and in order, given only what differs."""

from datetime import UTC, date, datetime

from xlcore.declare import Choice, Count, Day, Decimal, Layout, Money, Percent, Sheet, fields_of
from xlcore.domain.bloc import Assignment, Bloc, Member, UnitKind
from xlcore.domain.periods import Period
from xlcore.intake.frames import frame
from xlcore.intake.submission import Row, Submission, Table
from xlcore.sheets import DATA_SHEETS

FIRST = 12
"""The row of the first thing in a table; fields stand from row 5 in column C."""

PERIOD = Period(2018, half=True)


def assignment(*codes, period=PERIOD):
    """A bloc of departments with these codes."""
    members = tuple(Member(code, f"Sở {code}", UnitKind.DEPARTMENT) for code in codes)
    return Assignment(Bloc("Kinh tế", "Bắc Kạn", members, codes[0], codes[-1]), period)


def plain(column):
    """A value that suits the column."""
    match column.kind:
        case Count():
            return 0
        case Money():
            return 15_000_000
        case Decimal() | Percent():
            return 100.0
        case Day():
            return date(2018, 3, 1)
        case Choice(options):
            return options[0]
    return f"{column.label} nào đó"


def valid_row(sheet, changes):
    """A row that breaks no rule; computed columns follow what was changed unless they are changed themselves."""
    values = {column.name: plain(column) for column in sheet.columns}
    if sheet.key == "staff":
        values |= {"civil_servants": 30, "public_employees": 5, "workers": 3}
    if sheet.key == "study":
        values |= {"sessions": 1}
    values |= changes
    for column in sheet.columns:
        inputs = {name: values[name] for name in fields_of(column.computed)}
        if column.computed and column.name not in changes and None not in inputs.values():
            values[column.name] = eval(column.computed, {}, inputs)  # noqa: S307 - expressions of our own declarations
    return values


def table(sheet: Sheet, rows, *, exempt=(), without=()):
    """A table whose columns stand side by side from A, or whose fields stand below each other."""
    names = [name for name in sheet.by_name if name not in without]
    if sheet.layout is Layout.FIELDS:
        columns, lines = dict.fromkeys(names, 3), {name: 5 + place for place, name in enumerate(names)}
    else:
        columns, lines = {name: place for place, name in enumerate(names, 1)}, {}
    first = 5 if lines else FIRST
    filled = tuple(
        Row(number, {n: v for n, v in values.items() if n in names and n not in exempt}, frozenset(exempt))
        for number, values in enumerate((valid_row(sheet, changes) for changes in rows), first)
    )
    return Table(sheet, sheet.title, columns, filled, lines)


def submission(code="SCT", **changes):
    """A valid file of one unit. `procedures={...}` changes one row, `procedures=[{...}, {...}]` gives rows.

    A `Table` stands for itself, None leaves the sheet out.
    """
    tables = {}
    for sheet in DATA_SHEETS:
        given = changes.get(sheet.key, {})
        if isinstance(given, Table):
            tables[sheet.key] = given
        elif given is not None:
            tables[sheet.key] = table(sheet, [given] if isinstance(given, dict) else given)
    when = datetime(2018, 7, 1, tzinfo=UTC)
    return Submission(f"{code}.xlsx", code, when, code, PERIOD, "1.0", tables, ())


def counted(*submissions):
    """Submissions by the code of their unit."""
    return {submission.member: submission for submission in submissions}


def frames(by_member, sheets=DATA_SHEETS):
    """The rows of all units by sheet."""
    return {sheet.key: frame(sheet, by_member.values()) for sheet in sheets}
