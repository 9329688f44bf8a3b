"""Reads the year's own sheets of the master: standards, quotas, ballots, votes and proposals."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..awards.ballot import Ballot, Denominator
from ..awards.proposals import Proposal, Quota, Rounding, State
from ..awards.standards import Comparison, Condition
from ..awards.year import Year
from ..declare import Sheet
from ..domain.bloc import Bloc
from ..domain.findings import Finding
from ..sheets.titles import TITLES
from ..sheets.year import BALLOTS, PROPOSALS, QUOTAS, SHARE, STANDARDS, VOTES, YEAR_SHEETS
from ..values.folding import fold
from .grid import Grid
from .locate import find_table
from .rows import TableReader
from .submission import Row, Table, Value

_COLUMNS = {column.label: column.name for column in TITLES.columns}
Readable = tuple[Row, ...]


def read_year(grids: Mapping[str, Grid], bloc: Bloc, file: str) -> Year | None:
    """Understand the year's sheets, given by their keys; nothing where the master has none of them."""
    findings: list[Finding] = []
    tables = {s.key: table for s in YEAR_SHEETS if (table := _table(s, grids, file, findings))}
    if not tables:
        return None
    whole = {key: tuple(_filled(table)) for key, table in tables.items()}
    codes = {fold(name): m.code for m in bloc.members for name in (m.code, m.name, *m.aliases)}
    quotas = tuple(_quota(row) for row in whole.get(QUOTAS.key, ()))
    votes = {row.number: (_text(row, "award"), _code(row, codes)) for row in whole.get(VOTES.key, ())}
    return Year(
        conditions=tuple(_condition(row) for row in whole.get(STANDARDS.key, ())),
        quotas=quotas,
        ballots=dict(_ballots(whole, codes, quotas, len(bloc.members))),
        votes=votes,
        proposals=tuple(_proposal(row, codes) for row in whole.get(PROPOSALS.key, ())),
        tables=tables,
        findings=tuple(findings),
    )


def _table(sheet: Sheet, grids: Mapping[str, Grid], file: str, findings: list[Finding]) -> Table | None:
    grid = grids.get(sheet.key)
    found = find_table(grid, sheet) if grid else None
    if grid is None or found is None:
        return None
    reader = TableReader(file, "", grid, sheet, found, None, date1904=False, ours=False)
    table = reader.read()
    findings += reader.findings
    return table


def _filled(table: Table) -> Iterator[Row]:
    """The rows in which everything needed stands; of a gap in another one the reader has told."""
    needed = [column.name for column in table.sheet.columns if column.required]
    return (row for row in table.rows if all(row.values.get(name) is not None for name in needed))


def _text(row: Row, name: str) -> str:
    value = row.values.get(name)
    return "" if value is None else str(value)


def _whole(value: Value) -> int | None:
    return int(value) if isinstance(value, int | float) else None


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


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
        award, votes = _text(row, "award"), whole.get(VOTES.key, ())
        agreed = {
            _code(vote, codes): _whole(vote.values["agreed"]) or 0 for vote in votes if _text(vote, "award") == award
        }
        numbers = {name: _whole(row.values[name]) or 0 for name in _COUNTS}
        denominator, threshold = Denominator(_text(row, "denominator")), _number(row.values.get("threshold"))
        yield (
            row.number,
            Ballot(
                award, **numbers, denominator=denominator, threshold=threshold, seats=seats.get(award), votes=agreed
            ),
        )


_COUNTS = tuple(column.name for column in BALLOTS.columns[1:8])


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
