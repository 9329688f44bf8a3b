"""The records of a bloc's folder: versions of the units' files, and the runs that took them in.

A unit's file of one period is one submission; each content that was ever sent for it is a version of it.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from .actor import Actor
from .decisions import Correction, Decisions, Event


class Version(NamedTuple):
    """One content of one unit's file; `member` is '' where nobody could tell whose it is.

    `number` counts the versions of the submission from 1. `name` is the file's name when it first came, `received` its
    own time, `taken` the run that first saw it. `valid` ones can count.
    """

    period: str
    member: str
    number: int
    digest: str
    name: str
    received: datetime | None
    taken: datetime
    valid: bool


class RunRecord(NamedTuple):
    """One run that wrote, with what went in and what came out.

    `mark` identifies all that the run depended on, `inputs` are the digests of the files read, `counted` those of the
    files that count, by member code. `sheets` is the mark of the figures written.
    """

    when: datetime
    actor: Actor
    program: str
    period: str
    mark: str
    inputs: tuple[str, ...]
    counted: Mapping[str, str]
    errors: int
    warnings: int
    notes: int
    sheets: str = ""


class What(Enum):
    """What a change is about."""

    CELL = "đổi ô"
    ROW_NEW = "thêm dòng"
    ROW_GONE = "bỏ dòng"
    TABLE_NEW = "thêm bảng"
    TABLE_GONE = "bỏ bảng"


class Change(NamedTuple):
    """One difference. `table` is the tab as declared, `row` the words of the key columns ('' for a sheet of fields).

    `tab` and `cell` are where it stands in the newer file, or in the older one where a row is gone.
    """

    what: What
    table: str
    row: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    tab: str = ""
    cell: str = ""

    def __str__(self) -> str:
        row = f"dòng “{self.row}”" if self.row else ""
        match self.what:
            case What.CELL:
                place = ", ".join(part for part in (self.table, row, self.field) if part)
                return f"{place}: {self.before} → {self.after}"
            case What.ROW_NEW | What.ROW_GONE:
                return f"{self.table}: {self.what.value} “{self.row}” ({self.after or self.before})"
            case _:
                return f"{self.what.value.capitalize()} {self.table} ({self.after or self.before})"


class Revision(NamedTuple):
    """A change that a version of a submission brought; `since` is the number of the version before."""

    version: Version
    since: int
    change: Change


class Past(NamedTuple):
    """All that is known when a run begins: runs and revisions (newest first), versions in the order of their coming.

    `archived` gives the place of each kept file by digest, relative to the bloc's folder. A past that is not `known`
    (there is none, or it cannot be read, which `trouble` says) is neither shown nor added to.
    """

    actor: Actor = Actor()
    runs: tuple[RunRecord, ...] = ()
    versions: tuple[Version, ...] = ()
    revisions: tuple[Revision, ...] = ()
    decisions: Decisions = Decisions()
    archived: Mapping[str, str] = {}
    known: bool = False
    trouble: str = ""

    def of(self, period: str, member: str) -> tuple[Version, ...]:
        """The versions of one submission, oldest first."""
        return tuple(v for v in self.versions if (v.period, v.member) == (period, member))


class Addition(NamedTuple):
    """What a run adds to the past."""

    run: RunRecord
    versions: tuple[Version, ...]
    revisions: tuple[Revision, ...] = ()
    events: tuple[Event, ...] = ()
    corrections: tuple[Correction, ...] = ()
