"""Puts the secretary's corrections in the place of what the units wrote, as long as they still write it.

Where a unit sends another value than the one that was corrected, its own value counts and a finding asks again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..declare import NOT_APPLICABLE, Column, Layout, Sheet
from ..domain.bloc import Assignment
from ..domain.findings import Finding, Place
from ..intake.corrections import Correction
from ..intake.earlier import column_called, sheet_titled
from ..intake.identify import match_member
from ..intake.submission import Row, Submission, Table, Value
from ..values.folding import clean, fold
from ..values.typed import Typed, plain, type_cell
from .differences import NOTHING, name_of, spoken

EMPTY_WORDS = frozenset({"", fold(NOTHING)})


class Applied(NamedTuple):
    """A correction that counts now: what the unit wrote, what counts instead, and why."""

    member: str
    digest: str
    sheet: str
    row: int
    name: str
    words: str
    before: str
    after: str
    reason: str


class Corrected(NamedTuple):
    """The submissions that count with the corrections in them, what was applied, and what is to be said about it."""

    counted: Mapping[str, Submission]
    applied: tuple[Applied, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Target(NamedTuple):
    """The cell that a correction means."""

    sent: Submission
    sheet: Sheet
    row: Row
    column: Column

    @property
    def place(self) -> Place:
        return self.sent.place(self.sheet.key, self.row.number, self.column.name)


class _UnclearError(Exception):
    """A correction that cannot be applied; the text says why."""


def corrected(
    counted: Mapping[str, Submission], corrections: Sequence[Correction], assignment: Assignment
) -> Corrected:
    """Apply all corrections, in the order of the sheet."""
    work = _Work(dict(counted), assignment)
    for correction in corrections:
        try:
            work.apply(correction)
        except _UnclearError as error:
            facts = {"reason": str(error)}
            work.findings.append(Finding("SUA-03", "", correction.place, value=plain(correction.new), facts=facts))
    return Corrected(work.counted, tuple(work.applied), tuple(work.findings))


@dataclass(slots=True)
class _Work:
    counted: dict[str, Submission]
    assignment: Assignment
    applied: list[Applied] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def apply(self, correction: Correction) -> None:
        target = self._target(correction)
        if target is None:
            return
        new, old = (
            type_cell(raw, target.column, period=self.assignment.period) for raw in (correction.new, correction.old)
        )
        if new.value is None and not new.exempt:
            raise _UnclearError(f"“{plain(correction.new)}” không dùng được ở cột “{target.column.spoken}”")
        before, after = _shown(target), NOT_APPLICABLE if new.exempt else spoken(new.value)
        facts = {"old": plain(correction.old) or NOTHING, "new": after, "found": before, "reason": correction.reason}
        if before == after:
            self._say("SUA-04", target, before, facts)
        elif _same(before, old, plain(correction.old)):
            self._put(target, new)
            words = name_of(target.sheet, target.row)
            spot = (target.sent.member, target.sent.digest, target.sheet.key, target.row.number, target.column.name)
            self.applied.append(Applied(*spot, words, before, after, correction.reason))
            self._say("SUA-01", target, before, facts)
        else:
            self._say("SUA-02", target, before, facts)

    def _say(self, rule: str, target: _Target, value: str, facts: Mapping[str, str]) -> None:
        self.findings.append(
            Finding(rule, target.sent.member, target.place, target.sheet.key, target.column.spoken, value, facts)
        )

    def _target(self, correction: Correction) -> _Target | None:
        """The cell that is meant; nothing where the unit has no file that counts."""
        by_code, by_name = match_member(self.assignment.bloc, correction.unit, correction.unit)
        member = by_code or by_name
        if member is None:
            raise _UnclearError(f"khối không có đơn vị “{correction.unit}”")
        sheet = sheet_titled(correction.sheet)
        if sheet is None:
            raise _UnclearError(f"phiếu không có bảng “{correction.sheet}”")
        name = column_called(sheet, correction.field)
        if not name:
            known = "; ".join(column.spoken for column in sheet.columns)
            raise _UnclearError(f"bảng “{sheet.title}” không có cột “{correction.field}” (các cột: {known})")
        sent = self.counted.get(member.code)
        if sent is None:
            return None
        return _Target(sent, sheet, _row(sent, sheet, correction.row), sheet.by_name[name])

    def _put(self, target: _Target, new: Typed) -> None:
        """Give the submission its new value, and take back what was said about the old one."""
        sent, name = target.sent, target.column.name
        exempt = target.row.exempt | {name} if new.exempt else target.row.exempt - {name}
        row = target.row._replace(values={**target.row.values, name: new.value}, exempt=exempt)
        table = sent.tables[target.sheet.key]
        rows = tuple(row if one is target.row else one for one in table.rows)
        findings = (f for f in sent.findings if f.place != target.place or not f.rule.startswith("GT-"))
        tables = {**sent.tables, target.sheet.key: table._replace(rows=rows)}
        self.counted[sent.member] = sent._replace(tables=tables, findings=tuple(findings))


def _row(sent: Submission, sheet: Sheet, words: str) -> Row:
    table = sent.tables.get(sheet.key)
    rows = table.rows if table else ()
    if sheet.layout is Layout.TABLE:
        rows = tuple(row for row in rows if fold(words) == fold(name_of(sheet, row)))
    if len(rows) != 1:
        count = (
            f"có {len(rows)} dòng “{words}”" if rows else f"không có dòng “{words}”" if words else "không có dòng nào"
        )
        raise _UnclearError(f"bảng “{sheet.title}” của {sent.member} {count}{_rows_there(sheet, table)}")
    return rows[0]


def _rows_there(sheet: Sheet, table: Table | None) -> str:
    """The rows that there are, as a correction names them."""
    names = [name_of(sheet, row) for row in table.rows] if table and sheet.layout is Layout.TABLE else []
    more = "; …" if len(names) > _NAMED else ""
    return f" (các dòng: {'; '.join(names[:_NAMED])}{more})" if names else ""


_NAMED = 8
"""So many rows are named where none is meant."""


def _shown(target: _Target) -> str:
    """What the unit wrote, in words; where it could not be understood, as typed."""
    name, row = target.column.name, target.row
    if name in row.exempt:
        return NOT_APPLICABLE
    value: Value = row.values.get(name)
    if value is None:
        typed = (f.value for f in target.sent.findings if f.place == target.place and f.value)
        return clean(next(typed, NOTHING))
    return spoken(value)


def _same(before: str, old: Typed, typed: str) -> bool:
    """Whether the unit still writes what was corrected."""
    if old.value is not None:
        return before == spoken(old.value)
    if old.exempt:
        return before == NOT_APPLICABLE
    return fold(typed) == fold(before) or (before == NOTHING and fold(typed) in EMPTY_WORDS)
