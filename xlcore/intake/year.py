"""Reads the year's own sheets of the master: standards, quotas, ballots, votes and proposals."""

from collections.abc import Iterator, Mapping

from ..awards.ballot import Ballot, Denominator
from ..awards.laws import Law, Topic
from ..awards.proposals import Proposal, Quota, Rounding, State
from ..awards.standards import Comparison, Condition
from ..awards.year import Year
from ..domain.bloc import Bloc
from ..domain.findings import Finding, Place
from ..sheets.titles import TITLES
from ..sheets.year import BALLOTS, LAWS, PROPOSALS, QUOTAS, SHARE, STANDARDS, VOTES, YEAR_SHEETS
from ..values.folding import fold
from .grid import Grid
from .inputs import codes as codes_of
from .inputs import day as _day
from .inputs import input_table, whole_rows
from .inputs import number as _number
from .inputs import text as _text
from .inputs import whole as _whole
from .submission import Row, Table

_COLUMNS = {column.label: column.name for column in TITLES.columns}
Readable = tuple[Row, ...]


def read_year(grids: Mapping[str, Grid], bloc: Bloc, file: str) -> Year | None:
    """Understand the year's sheets, given by their keys; nothing where the master settles no awards.

    A half-year's master may keep laws, standards and quotas for the year's; nothing is held against them there.
    """
    findings: list[Finding] = []
    tables = {s.key: table for s in YEAR_SHEETS if (table := input_table(s, grids, file, findings))}
    if not tables.keys() & {BALLOTS.key, PROPOSALS.key}:
        return None
    whole = {key: tuple(whole_rows(table)) for key, table in tables.items()}
    codes = codes_of(bloc)
    quotas = tuple(_quota(row) for row in whole.get(QUOTAS.key, ()))
    votes = {row.number: (_text(row, "award"), _code(row, codes)) for row in whole.get(VOTES.key, ())}
    return Year(
        conditions=tuple(_condition(row) for row in whole.get(STANDARDS.key, ())),
        quotas=quotas,
        ballots=dict(_ballots(whole, codes, quotas, len(bloc.members))),
        votes=votes,
        proposals=tuple(_proposal(row, codes) for row in whole.get(PROPOSALS.key, ())),
        tables=tables,
        findings=(*findings, *_half_counted(whole, tables, file)),
        laws=tuple(_law(row) for row in whole.get(LAWS.key, ())),
    )


def _law(row: Row) -> Law:
    return Law(
        Topic(_text(row, "topic")), _text(row, "law"), _day(row.values.get("since")), _day(row.values.get("until"))
    )


def _code(row: Row, codes: Mapping[str, str]) -> str:
    return codes.get(fold(_text(row, "unit")), _text(row, "unit"))


def _condition(row: Row) -> Condition:
    values, share = row.values, _text(row, "unit") == SHARE
    return Condition(
        title=_text(row, "title"),
        subject=_COLUMNS[_text(row, "subject")],
        comparison=Comparison(_text(row, "comparison")),
        amount=_number(values["amount"]) or 0.0,
        base=_COLUMNS.get(_text(row, "base"), "people") if share else "",
        law=_text(row, "law"),
        since=_day(values.get("since")),
        until=_day(values.get("until")),
    )


def _quota(row: Row) -> Quota:
    values = row.values
    rounding = Rounding(_text(row, "rounding") or Rounding.DOWN.value)
    number, percent = _whole(values.get("number")), _number(values.get("percent"))
    return Quota(_text(row, "award"), number, percent, rounding, _text(row, "law"))


def _ballots(
    whole: Mapping[str, Readable], codes: Mapping[str, str], quotas: tuple[Quota, ...], members: int
) -> Iterator[tuple[int, Ballot]]:
    seats = {quota.award: quota.allowed(members) for quota in quotas}
    for row in whole.get(BALLOTS.key, ()):
        award = _text(row, "award")
        votes = [vote for vote in whole.get(VOTES.key, ()) if _text(vote, "award") == award]
        agreed = {_code(vote, codes): _whole(vote.values.get("agreed")) for vote in votes}
        numbers = {name: _whole(row.values.get(name)) or 0 for name in ("members", *_COUNTS)}
        yield (
            row.number,
            Ballot(
                award,
                **numbers,
                denominator=Denominator(_text(row, "denominator")),
                threshold=_number(row.values.get("threshold")),
                seats=seats.get(award),
                votes={code: number for code, number in agreed.items() if number is not None},
                candidates=tuple(agreed),
                held=_held(row),
                held_on=_day(row.values.get("held_on")),
                why=_text(row, "why"),
            ),
        )


_COUNTS = tuple(column.name for column in BALLOTS.columns[2:8])


def _held(row: Row) -> bool:
    """A ballot of which nothing was counted was not held yet."""
    return any(row.values.get(name) is not None for name in _COUNTS)


def _half_counted(whole: Mapping[str, Readable], tables: Mapping[str, Table], file: str) -> Iterator[Finding]:
    """What is missing in the count of a ballot that was held."""
    held = {_text(row, "award") for row in whole.get(BALLOTS.key, ()) if _held(row)}
    for sheet, names in ((BALLOTS, _COUNTS), (VOTES, ("agreed",))):
        for row in whole.get(sheet.key, ()):
            for name in names:
                if _text(row, "award") in held and row.values.get(name) is None:
                    place = Place(file, tables[sheet.key].grid, *tables[sheet.key].spot(row.number, name))
                    column = sheet.by_name[name]
                    facts = {"what": column.spoken}
                    yield Finding("BP-11", "", place, sheet.key, column.spoken, _text(row, "award"), facts)


def _proposal(row: Row, codes: Mapping[str, str]) -> Proposal:
    words = {name: _text(row, name) for name in _WORDS}
    return Proposal(
        row=row.number,
        unit=_code(row, codes),
        state=State(_text(row, "state")),
        decided_on=_day(row.values.get("decided_on")),
        beyond_quota=_text(row, "beyond_quota") == "Có",
        **words,
    )


_WORDS = ("award", "recipient", "name", "role", "achievement", "reason", "submission", "decision")
