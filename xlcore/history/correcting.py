"""Puts the secretary's corrections in the place of what the units wrote, as long as they still write it.

Where a unit sends another value than the one that was corrected, its own value counts and a finding asks again.
What the form computes from a corrected cell follows it (`following`), unless it is corrected itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..declare import NOT_APPLICABLE, Column, Layout, Sheet, fields_of
from ..domain.bloc import Assignment
from ..domain.findings import Finding, Place
from ..domain.rulebook import Rulebook
from ..intake.corrections import Correction
from ..intake.earlier import column_called, sheet_titled
from ..intake.identify import match_member
from ..intake.submission import Row, Submission, Table, Value
from ..sheets.master import CORRECTIONS
from ..values.folding import clean, fold
from ..values.typed import Typed, plain, type_cell
from .differences import NOTHING, apart, name_of, spoken
from .following import anew, as_computed, because

EMPTY_WORDS = frozenset({"", fold(NOTHING)})
_OF_CELLS, _WORKED_OUT = "GT-", "GT-18"
"""How the rules about what stands in a cell begin, and the one that tells of an empty cell that was worked out."""


class Applied(NamedTuple):
    """A correction that counts now: what the unit wrote, what counts instead, and why.

    A `computed` one nobody typed: the form computes the cell from corrected ones, which the reason names.
    """

    member: str
    digest: str
    sheet: str
    row: int
    name: str
    words: str
    before: str
    after: str
    reason: str
    computed: bool = False


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

    @property
    def unreadable(self) -> bool:
        """Whether the cell has no value because of what stands in it."""
        told = (f.place == self.place and f.rule.startswith(_OF_CELLS) for f in self.sent.findings)
        return self.row.values.get(self.column.name) is None and any(told)


_RowAt = tuple[str, Sheet, int]
"""Where a row is: the code of the unit, the sheet, and the row's number in the unit's file."""


class _UnclearError(Exception):
    """A correction that cannot be applied: which of its columns nobody can follow, and why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(why)
        self.name = name

    def about(self, correction: Correction) -> Finding:
        """What to say of it, at the cell of that column."""
        place, value = correction.places[self.name], plain(correction.typed(self.name))
        return Finding("SUA-03", "", place, "", CORRECTIONS.by_name[self.name].spoken, value, {"reason": str(self)})


def corrected(
    counted: Mapping[str, Submission], corrections: Sequence[Correction], assignment: Assignment, rulebook: Rulebook
) -> Corrected:
    """Apply all corrections, in the order of the sheet, then what follows from them."""
    work = _Work(dict(counted), assignment, rulebook)
    for correction in corrections:
        try:
            work.apply(correction)
        except _UnclearError as error:
            work.findings.append(error.about(correction))
    work.follow()
    return Corrected(work.counted, tuple(work.applied), tuple(work.findings))


def as_units_wrote(found: Sequence[Finding], own: Sequence[Finding]) -> Mapping[Finding, Finding | None]:
    """Those `found` that corrections made or changed, each with what the units' `own` numbers give in its place."""
    by_cell = {(finding.rule, finding.member, finding.place): finding for finding in own}
    same = set(own)
    return {f: by_cell.get((f.rule, f.member, f.place)) for f in found if f not in same}


@dataclass(slots=True)
class _Work:
    counted: dict[str, Submission]
    assignment: Assignment
    rulebook: Rulebook
    applied: list[Applied] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    own: dict[_RowAt, Row] = field(default_factory=dict)
    """The rows of which cells are corrected, as the units wrote them."""

    def apply(self, correction: Correction) -> None:
        target = self._target(correction)
        if target is None:
            return
        new, old = (
            type_cell(raw, target.column, period=self.assignment.period) for raw in (correction.new, correction.old)
        )
        if new.value is None and not new.exempt:
            raise _UnclearError("new", f"“{plain(correction.new)}” không dùng được ở cột “{target.column.spoken}”")
        before, after = _shown(target), NOT_APPLICABLE if new.exempt else spoken(new.value)
        known = target.row.values.get(target.column.name) is not None or target.column.name in target.row.exempt
        was, now = (before, after) if known else apart(before, after)
        facts = {"old": plain(correction.old) or NOTHING, "new": now, "found": was, "reason": correction.reason}
        if was == now:
            self._say("SUA-04", target, before, facts)
        elif _same(before, old, plain(correction.old)):
            self.own.setdefault((target.sent.member, target.sheet, target.row.number), target.row)
            self._put(target, new, _OF_CELLS)
            self._count(target, facts)
        else:
            self._say("SUA-02", target, before, facts)

    def follow(self) -> None:
        """Put in place what the form computes from the corrected cells."""
        for (member, sheet, number), own in self.own.items():
            moved = {a.name: a for a in self.applied if (a.member, a.sheet, a.row) == (member, sheet.key, number)}
            for column in sheet.computed:
                causes = [moved[name] for name in fields_of(column.computed) if name in moved]
                if causes and column.name not in moved and as_computed(sheet, column, own, self.rulebook):
                    target = _target_at(self.counted[member], sheet, number, column)
                    if not target.unreadable and (one := self._follow(target, own, causes)):
                        moved[column.name] = one

    def _follow(self, target: _Target, own: Row, causes: Sequence[Applied]) -> Applied | None:
        """Put a computed cell right; nothing where it stays as it is."""
        value = anew(target.column, own, target.row)
        before, after = _shown(target), spoken(value)
        if before == after:
            return None
        self._put(target, Typed(value), _WORKED_OUT)
        reason = because(target.sheet, ((one.name, one.before, one.after) for one in causes))
        return self._count(target, {"old": before, "new": after, "found": before, "reason": reason}, computed=True)

    def _count(self, target: _Target, facts: Mapping[str, str], *, computed: bool = False) -> Applied:
        """Keep and tell what counts in the place of what the unit wrote."""
        spot = (target.sent.member, target.sent.digest, target.sheet.key, target.row.number, target.column.name)
        words = name_of(target.sheet, target.row)
        applied = Applied(*spot, words, facts["found"], facts["new"], facts["reason"], computed)
        self.applied.append(applied)
        self._say("SUA-01", target, facts["found"], facts)
        return applied

    def _say(self, rule: str, target: _Target, value: str, facts: Mapping[str, str]) -> None:
        self.findings.append(
            Finding(rule, target.sent.member, target.place, target.sheet.key, target.column.spoken, value, facts)
        )

    def _target(self, correction: Correction) -> _Target | None:
        """The cell that is meant; nothing where the unit has no file that counts."""
        by_code, by_name = match_member(self.assignment.bloc, correction.unit, correction.unit)
        member = by_code or by_name
        if member is None:
            raise _UnclearError("member", f"khối không có đơn vị “{correction.unit}”")
        sheet = sheet_titled(correction.sheet)
        if sheet is None:
            raise _UnclearError("sheet", f"phiếu không có bảng “{correction.sheet}”")
        name = column_called(sheet, correction.field)
        if not name:
            known = "; ".join(column.spoken for column in sheet.columns)
            why = f"bảng “{sheet.title}” không có cột “{correction.field}” (các cột: {known})"
            raise _UnclearError("field", why)
        sent = self.counted.get(member.code)
        if sent is None:
            return None
        return _Target(sent, sheet, _row(sent, sheet, correction.row), sheet.by_name[name])

    def _put(self, target: _Target, new: Typed, about: str) -> None:
        """Give the submission its new value, and take back what was said `about` the old one."""
        sent, name = target.sent, target.column.name
        exempt = target.row.exempt | {name} if new.exempt else target.row.exempt - {name}
        row = target.row._replace(values={**target.row.values, name: new.value}, exempt=exempt)
        table = sent.tables[target.sheet.key]
        rows = tuple(row if one is target.row else one for one in table.rows)
        findings = (f for f in sent.findings if f.place != target.place or not f.rule.startswith(about))
        tables = {**sent.tables, target.sheet.key: table._replace(rows=rows)}
        self.counted[sent.member] = sent._replace(tables=tables, findings=tuple(findings))


def _target_at(sent: Submission, sheet: Sheet, number: int, column: Column) -> _Target:
    rows = sent.tables[sheet.key].rows
    return _Target(sent, sheet, next(row for row in rows if row.number == number), column)


def _row(sent: Submission, sheet: Sheet, words: str) -> Row:
    table = sent.tables.get(sheet.key)
    rows = table.rows if table else ()
    if sheet.layout is Layout.TABLE:
        rows = tuple(row for row in rows if fold(words) == fold(name_of(sheet, row)))
    if len(rows) != 1:
        count = (
            f"có {len(rows)} dòng “{words}”" if rows else f"không có dòng “{words}”" if words else "không có dòng nào"
        )
        why = f"bảng “{sheet.title}” của {sent.member} {count}{_rows_there(sheet, table)}"
        raise _UnclearError("row" if sheet.layout is Layout.TABLE else "sheet", why)
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
