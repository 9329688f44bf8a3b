"""*Nhật ký*: what was run when on which files; newest first, and nothing where nothing was new."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ..consolidation import Consolidation
from ..intake.grid import Grid, Raw
from ..plans import Page, SheetPlan, Table
from ..styles import BODY, BODY_CENTER, BODY_COUNT, BODY_MOMENT
from .layout import heading

KEY, TITLE = "journal", "Nhật ký"
TOP = 4
_HEADERS = ("Thời điểm", "Việc", "Số tệp", "Số đơn vị được tính", "Lỗi", "Cảnh báo", "Dấu số liệu vào")
_WIDTHS = (18.0, 40.0, 10.0, 14.0, 10.0, 12.0, 24.0)
_STYLES = (BODY_MOMENT, BODY, BODY_COUNT, BODY_COUNT, BODY_COUNT, BODY_COUNT, BODY_CENTER)


class JournalEntry(NamedTuple):
    """One run. `digest` identifies all that went in: the same digest means that nothing was new."""

    when: datetime
    what: str
    files: int
    counted: int
    errors: int
    warnings: int
    digest: str


def journal_plan(run: Consolidation, journal: Sequence[JournalEntry]) -> SheetPlan:
    """Plan the list of runs, newest first, in whatever order they are given."""
    rows = [
        (entry.when, entry.what, entry.files, entry.counted, entry.errors, entry.warnings, entry.digest)
        for entry in sorted(journal, key=lambda entry: entry.when, reverse=True)
    ]
    return SheetPlan(
        KEY,
        TITLE,
        heading("NHẬT KÝ CÁC LẦN CHẠY", run),
        tables=(Table("tbl_journal", TOP, 1, _HEADERS, rows, _STYLES),),
        widths=_WIDTHS,
        heights={TOP: 34},
        freeze=(TOP + 1, 1),
        page=Page(repeat=(TOP, TOP)),
    )


def read_journal(grid: Grid | None) -> tuple[JournalEntry, ...]:
    """Read the runs back, newest first; rows that are not runs are left out."""
    if grid is None:
        return ()
    top = next((i for i, row in enumerate(grid.rows) if row and row[0] == _HEADERS[0]), len(grid.rows))
    found = (_entry(row) for row in grid.rows[top + 1 :])
    return tuple(entry for entry in found if entry)


def _entry(row: Sequence[Raw]) -> JournalEntry | None:
    if len(row) < len(_HEADERS) or not isinstance(row[0], date) or not row[6]:
        return None
    files, counted, errors, warnings = (_count(cell) for cell in row[2:6])
    return JournalEntry(_moment(row[0]), str(row[1]), files, counted, errors, warnings, str(row[6]))


def _count(cell: Raw) -> int:
    return int(cell) if isinstance(cell, int | float) else 0


def _moment(cell: date) -> datetime:
    """The moment to the second: a serial number keeps no more."""
    if not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - Excel knows no zones
    return (cell + timedelta(microseconds=500_000)).replace(microsecond=0)
