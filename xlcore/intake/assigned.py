"""What the bloc assigned stands above what a form says of it: an indicator counts as it was assigned."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..domain.bloc import Assignment, Target
from ..domain.findings import Finding, Place
from ..sheets.targets import HIGHER, LOWER, TARGETS
from ..values.folding import fold
from ..values.writing import number
from .computed import recomputed
from .submission import Row, Submission, Table, Value

CHANGED, MISSING = "CT-03", "CT-04"


class Assigned(NamedTuple):
    """The submissions that count, with the indicators as they were assigned, and what their forms say otherwise.

    `reported` gives what a form says, in words, by member, row and column.
    """

    counted: Mapping[str, Submission]
    findings: tuple[Finding, ...]
    reported: Mapping[tuple[str, int, str], str]


def assigned_row(target: Target) -> Mapping[str, Value]:
    """An indicator as the form shows it; what is to be filled in stays open."""
    return {
        "code": target.code,
        "name": target.name,
        "origin": target.source,
        "measure": target.unit,
        "direction": LOWER if target.lower_is_better else HIGHER,
        "plan": target.plan,
    }


def unreported(table: Table, targets: tuple[Target, ...]) -> Iterator[Target]:
    """The indicators that were assigned and have no line in the table of a form; none where it does not apply."""
    there = {_code(row) for row in table.rows}
    for target in targets:
        if target.plan and table.answered and not table.exempt and fold(target.code) not in there:
            yield target


def as_assigned(counted: Mapping[str, Submission], assignment: Assignment) -> Assigned:
    """Put what *Chỉ tiêu* of the master says in the place of what forms say of the same indicators.

    Where the master leaves something open, that of the form stays.
    """
    settled, findings, reported = dict(counted), list[Finding](), dict[tuple[str, int, str], str]()
    for code, targets in assignment.targets_by_member().items():
        sent = counted.get(code)
        table = sent.tables.get(TARGETS.key) if sent else None
        if sent is None or table is None:
            continue
        by_code = {fold(target.code): target for target in targets}
        rows = []
        for row in table.rows:
            target = by_code.get(_code(row))
            other = _otherwise(row, target) if target else {}
            findings += (
                _changed(sent, table, row, name, value) for name, value in other.items() if name in table.columns
            )
            rows.append(_settled(row, other) if other else row)
            reported |= {(code, row.number, name): _said(row, name) for name in other if name in table.columns}
        findings += (_missing(sent, table, target) for target in unreported(table, targets))
        settled[code] = sent._replace(tables={**sent.tables, TARGETS.key: table._replace(rows=tuple(rows))})
    return Assigned(settled, tuple(findings), reported)


def _code(row: Row) -> str:
    return fold(str(row.values.get("code") or ""))


def _otherwise(row: Row, target: Target) -> dict[str, Value]:
    """What was assigned and stands otherwise in a row, by column."""
    agreed = {name: value for name, value in assigned_row(target).items() if value not in (None, "")}
    return {name: value for name, value in agreed.items() if not _alike(row.values.get(name), value)}


def _alike(said: Value, agreed: Value) -> bool:
    if isinstance(said, str) and isinstance(agreed, str):
        return fold(said) == fold(agreed)
    return said == agreed


def _settled(row: Row, other: Mapping[str, Value]) -> Row:
    values = recomputed(TARGETS, row.values, {**row.values, **other})
    return row._replace(values=values, exempt=row.exempt - other.keys())


def _changed(sent: Submission, table: Table, row: Row, name: str, agreed: Value) -> Finding:
    facts = {"found": _said(row, name), "expected": _written(agreed)}
    place = Place(sent.file, table.grid, *table.spot(row.number, name))
    shown = _written(row.values.get(name))
    return Finding(CHANGED, sent.member, place, TARGETS.key, TARGETS.by_name[name].spoken, shown, facts)


def _said(row: Row, name: str) -> str:
    return _written(row.values.get(name)) or "để trống"


def _written(value: Value) -> str:
    return number(value) if isinstance(value, int | float) else str(value or "")


def _missing(sent: Submission, table: Table, target: Target) -> Finding:
    facts = {"found": f"{target.code}, {target.name}" if target.name else target.code}
    return Finding(MISSING, sent.member, Place(sent.file, table.grid), TARGETS.key, facts=facts)
