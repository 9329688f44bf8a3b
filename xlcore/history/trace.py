"""The way back from a figure of the master to the cells that it was made from.

What a figure adds is said by its plan (`Cell.sources`); here the declared columns and rows become cells of files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..consolidation import Consolidation
from ..declare import NOT_APPLICABLE
from ..domain.findings import address
from ..intake.earlier import KeptValue
from ..intake.submission import Row, Submission, Value
from ..plans import SheetPlan, Source
from ..plans import Value as Shown
from ..sheets import BY_KEY
from ..sheets.targets import TARGETS
from ..summary.data import source_at
from ..summary.glossary import meaning
from .differences import name_of


@dataclass(frozen=True, slots=True)
class Origin:
    """One cell behind a figure. `copy` is the kept file relative to the bloc's folder, '' where none is kept.

    `version` is the number of the unit's version, nothing where the history does not know it; of a value of an earlier
    period the file is the master itself, and nothing is known of version and receipt. Where the secretary corrected the
    value, `written` is what the unit wrote and `reason` why another counts; a `computed` one follows from other cells
    that were corrected. An indicator counts as it was assigned, whatever was `written`; that needs no reason.
    """

    member: str
    unit: str
    table: str
    row: str
    field: str
    value: Value
    file: str
    sheet: str
    cell: str
    copy: str = ""
    version: int | None = None
    received: datetime | None = None
    written: str = ""
    reason: str = ""
    computed: bool = False

    @property
    def mended(self) -> str:
        """What the unit wrote and why another value counts, '' where its own does."""
        if not self.written:
            return ""
        if not self.reason:
            return f"như được giao ở trang Chỉ tiêu, phiếu ghi {self.written}"
        return f"{'tính lại' if self.computed else 'thư ký sửa'}, phiếu ghi {self.written}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure as the master shows it, and its origins; without any, it is not made from cells of units.

    `said` tells how the value came about where a formula alone does not.
    """

    title: str
    cell: str
    value: Shown
    formula: str
    origins: tuple[Origin, ...]
    said: str = ""


NOTHING_THERE = "Không ô nào của các phiếu thuộc mục này."
"""What is said of a sum or a count over nothing."""


def trace(run: Consolidation, plan: SheetPlan, row: int, column: int, kept: Sequence[KeptValue]) -> Trace:
    """Follow one cell of a planned sheet back; `kept` are the values of *Kỳ trước* with their places."""
    cell = plan.cells.get((row, column))
    at = source_at(plan.key, run, row, column)
    sources = cell.sources if cell and cell.sources else (at,) if at else ()
    found = dict.fromkeys(origin for source in sources for origin in _origins(source, run, kept))
    formula = cell.formula if cell else ""
    said = cell.said() if cell and cell.said else meaning(plan, row, column)
    if cell and cell.sources and not found and not said:
        said = NOTHING_THERE
    return Trace(plan.title, address(row, column), _shown(plan, row, column), formula, tuple(found), said)


def _shown(plan: SheetPlan, row: int, column: int) -> Shown:
    if (row, column) in plan.cells:
        return plan.cells[row, column].value
    for table in plan.tables:
        at, across = row - table.top, column - table.left
        if 0 <= at <= len(table.rows) and 0 <= across < len(table.headers):
            return (table.rows[at - 1] if at else table.headers)[across]
    return None


def _origins(source: Source, run: Consolidation, kept: Sequence[KeptValue]) -> Iterator[Origin]:
    if source.period:
        yield from (_earlier(value, run) for value in kept if _meant(value, source))
        return
    rows = set(source.rows)
    members = dict.fromkeys((*source.members, *(member for member, _ in source.rows)))
    for code in members:
        sent = run.sent(source.sheet, code)
        table = sent.tables.get(source.sheet) if sent else None
        for row in table.rows if table else ():
            if sent and (not rows or (code, row.number) in rows):
                yield from _of_row(source, sent, row, run)


def _of_row(source: Source, sent: Submission, row: Row, run: Consolidation) -> Iterator[Origin]:
    sheet = BY_KEY[source.sheet]
    mended = {(a.member, a.sheet, a.row, a.name): a for a in run.corrected}
    for name in source.fields:
        value = NOT_APPLICABLE if name in row.exempt else row.values.get(name)
        place = sent.place(sheet.key, row.number, name)
        applied = mended.get((sent.member, sheet.key, row.number, name))
        reported = run.reported.get((sent.member, row.number, name), "") if sheet is TARGETS else ""
        if value is not None:
            yield Origin(
                member=sent.member,
                unit=run.assignment.bloc.name_of(sent.member),
                table=sheet.title,
                row=name_of(sheet, row),
                field=sheet.by_name[name].spoken,
                value=value,
                file=sent.file,
                sheet=place.sheet,
                cell=place.cell,
                copy=run.past.archived.get(sent.digest, ""),
                version=_number(sent, run),
                received=sent.received,
                written=applied.before if applied else reported,
                reason=applied.reason if applied else "",
                computed=applied is not None and applied.computed,
            )


def _number(sent: Submission, run: Consolidation) -> int | None:
    versions = run.past.of(str(run.assignment.period), sent.sender)
    return next((version.number for version in versions if version.digest == sent.digest), None)


def _meant(value: KeptValue, source: Source) -> bool:
    asked = value.member in source.members and value.field in source.fields
    return asked and (value.period, value.sheet) == (source.period, source.sheet)


def _earlier(value: KeptValue, run: Consolidation) -> Origin:
    sheet = BY_KEY[value.sheet]
    return Origin(
        member=value.member,
        unit=run.assignment.bloc.name_of(value.member),
        table=f"{sheet.title} (kỳ {value.period})",
        row=value.row,
        field=sheet.by_name[value.field].spoken,
        value=value.value,
        file=value.place.file,
        sheet=value.place.sheet,
        cell=value.place.cell,
    )
