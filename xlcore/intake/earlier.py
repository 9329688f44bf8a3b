"""The values of earlier periods that the master keeps in *Kỳ trước*."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from ..declare import Column, Sheet
from ..domain.findings import Finding, Place
from ..domain.periods import Period
from ..sheets import DATA_SHEETS
from ..sheets.master import PREVIOUS
from ..values.folding import fold
from .frames import PREVIOUS_SCHEMA
from .inputs import text
from .submission import Row, Table, Value


class KeptValue(NamedTuple):
    """One value of an earlier period, and its cell in the master."""

    period: str
    member: str
    sheet: str
    row: str
    field: str
    value: float
    place: Place


def kept_values(table: Table, file: str) -> Iterator[KeptValue]:
    """The values of *Kỳ trước* that can be compared, each with its place."""
    for row in table.rows:
        period, sheet = _period(text(row, "period")), sheet_titled(text(row, "sheet"))
        name = column_called(sheet, text(row, "field")) if sheet else ""
        value = row.values.get("value")
        if period and sheet and name and isinstance(value, int | float):
            place = Place(file, table.grid, *table.spot(row.number, "value"))
            yield KeptValue(period, text(row, "member"), sheet.key, text(row, "row"), name, value, place)


class _Doubt(NamedTuple):
    """A row that cannot be read: what of a unit it may belong to; '' where that is not known."""

    period: str
    member: str
    sheet: str


_Kept = tuple[str, str, str, str | None, str, Value]


def read_previous(table: Table | None, file: str, members: Collection[str]) -> tuple[pl.DataFrame, tuple[Finding, ...]]:
    """Give the values with the columns of `PREVIOUS_SCHEMA`, and what is wrong with rows that cannot be compared.

    A value that is missing or mistyped stays in its place as none: a sum without it would be too small. One that is
    'không áp dụng' is no part of a sum. `members` are the codes of today's units.
    """
    rows, doubts, findings = list[_Kept](), list[_Doubt](), list[Finding]()
    for row in table.rows if table else ():
        period, sheet = _period(text(row, "period")), sheet_titled(text(row, "sheet"))
        name, member = column_called(sheet, text(row, "field")) if sheet else "", text(row, "member")
        if not (period and sheet and name):
            doubts.append(_Doubt(period, member, sheet.key if sheet else ""))
        elif "value" not in row.exempt:
            rows.append((period, member, sheet.key, text(row, "row"), name, row.values.get("value")))
        if table:
            findings += _about(table, row, file, period, sheet, name)
    findings += _strangers(table, file, members) if table else ()
    rows += _doubtful(rows, doubts)
    return pl.DataFrame(rows, schema=dict(PREVIOUS_SCHEMA), orient="row"), tuple(findings)


def _doubtful(rows: Iterable[_Kept], doubts: Sequence[_Doubt]) -> list[_Kept]:
    """A gap, in no row, for each sum that a row which cannot be read may belong to."""
    sums = dict.fromkeys((period, member, sheet, name) for period, member, sheet, _, name, _ in rows if doubts)
    return [
        (period, member, sheet, None, name, None)
        for period, member, sheet, name in sums
        if any(_may_be(doubt, period, member, sheet) for doubt in doubts)
    ]


def _may_be(doubt: _Doubt, period: str, member: str, sheet: str) -> bool:
    return doubt.member == member and doubt.period in ("", period) and doubt.sheet in ("", sheet)


def _strangers(table: Table, file: str, members: Collection[str]) -> Iterator[Finding]:
    """The first row of each code that no unit of today has."""
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        if (code := text(row, "member")) and code not in members:
            rows.setdefault(code, []).append(row)
    for own in rows.values():
        yield _at(table, own[0], file, "member", "GT-23", count=str(len(own)))


def _about(table: Table, row: Row, file: str, period: str, sheet: Sheet | None, name: str) -> list[Finding]:
    """The first thing that keeps a row from being compared; of what is mistyped the reader has told."""
    if not period:
        return _finding("GT-19", table, row, file, "period")
    if not sheet:
        return _finding("GT-09", table, row, file, "sheet", options="; ".join(s.title for s in DATA_SHEETS))
    if not name:
        numeric = "; ".join(column.spoken for column in sheet.columns if column.numeric)
        return _finding("GT-09", table, row, file, "field", options=numeric)
    if row.values.get("value") is not None or "value" in row.exempt:
        return []
    line = ", ".join(said for column in PREVIOUS.columns if (said := text(row, column.name)))
    return [_at(table, row, file, "value", "GT-21", line=line)]


def _finding(rule: str, table: Table, row: Row, file: str, name: str, **facts: str) -> list[Finding]:
    """What is wrong with a text that stands there; of an empty cell the reader has told."""
    return [_at(table, row, file, name, rule, **facts)] if text(row, name) else []


def _at(table: Table, row: Row, file: str, name: str, rule: str, **facts: str) -> Finding:
    place = Place(file, table.grid, *table.spot(row.number, name))
    return Finding(rule, "", place, PREVIOUS.key, PREVIOUS.by_name[name].spoken, text(row, name), facts)


@lru_cache(maxsize=256)
def _period(text: str) -> str:
    """A period in its short form, '' where the text is none."""
    try:
        return str(Period.parse(text))
    except ValueError:
        return ""


def sheet_titled(title: str) -> Sheet | None:
    """The sheet of the form with that title, however it is spelled."""
    return _titles().get(fold(title))


@lru_cache(maxsize=1)
def _titles() -> dict[str, Sheet]:
    return {fold(sheet.title): sheet for sheet in DATA_SHEETS}


@lru_cache(maxsize=1_000)
def column_called(sheet: Sheet, label: str) -> str:
    """The name of the column that goes by a label, '' where none does, or more than one by an other word for it.

    A label is what findings, the form, the consolidated rows or units themselves call the column.
    """
    key = fold(label)
    for called in (_own_names, lambda column: column.aliases, lambda column: column.levels[-1:]):
        found = [column.name for column in sheet.columns if key in map(fold, called(column))]
        if found:
            return found[0] if called is _own_names or len(found) == 1 else ""
    return ""


def _own_names(column: Column) -> tuple[str, ...]:
    return column.spoken, column.label, ": ".join(column.levels), column.name
