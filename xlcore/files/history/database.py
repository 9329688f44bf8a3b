"""`history.sqlite`: reads the past and adds to it, each in one transaction; a file it cannot use is left alone."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ...history.decisions import Correction, Decisions, Waiver
from ...history.records import Addition, Revision, RunRecord, Version
from .asked import add_return, returns_of
from .rows import (
    VERSIONS,
    add_adoption,
    add_correction,
    add_drawing,
    add_event,
    add_lock,
    add_revision,
    add_run,
    add_version,
    add_waiver,
    adoption_of,
    correction_of,
    drawing_of,
    event_of,
    lock_of,
    revision_of,
    run_of,
    version_of,
    waiver_of,
    withdraw,
)
from .schema import EDITIONS

NAME = "history.sqlite"
PATIENCE = 2.0
"""Seconds to wait for another run that is writing."""
_WITH_RUNS, _WITH_REVISIONS, _WITH_DECISIONS, _WITH_CORRECTIONS, _WITH_APPRAISAL, _WITH_RETURNS = 1, 2, 3, 4, 5, 6
"""The editions that brought these tables."""


class UnusableError(Exception):
    """The database cannot be read or written; the text says why."""


class Known(NamedTuple):
    """What the database holds: runs and revisions newest first, versions in the order of their coming."""

    runs: tuple[RunRecord, ...] = ()
    versions: tuple[Version, ...] = ()
    revisions: tuple[Revision, ...] = ()
    decisions: Decisions = Decisions()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Database:
    """The database at `path`; it comes into being with the first addition."""

    path: Path

    def known(self, most: int = -1) -> Known:
        """All that is recorded, of the runs at most so many (-1: all)."""
        if not self.path.exists():
            return Known()
        with self._opened() as db:
            db.execute("BEGIN")
            edition = _edition(db)
            if edition < _WITH_RUNS:
                return Known()
            runs = map(run_of, db.execute("SELECT * FROM runs ORDER BY id DESC LIMIT ?", (most,)))
            versions = map(version_of, db.execute(VERSIONS.format(more="") + " ORDER BY versions.rowid"))
            revised = db.execute(_REVISIONS) if edition >= _WITH_REVISIONS else ()
            decisions = _decisions(db, edition) if edition >= _WITH_DECISIONS else Decisions()
            mended = db.execute("SELECT * FROM corrections ORDER BY rowid") if edition >= _WITH_CORRECTIONS else ()
            corrections = tuple(map(correction_of, mended))
            return Known(tuple(runs), tuple(versions), tuple(map(revision_of, revised)), decisions, corrections)

    def add(self, addition: Addition) -> None:
        """Record a run and its versions, unless the newest run is the very same: two may have run side by side."""
        with self._writing() as db:
            newest = db.execute("SELECT mark FROM runs ORDER BY id DESC LIMIT 1").fetchone()
            if newest and newest[0] == addition.run.mark:
                return
            new = {version for version in addition.versions if add_version(db, version)}
            for revision in reversed(addition.revisions):
                if revision.version in new:
                    add_revision(db, revision)
            for event in addition.events:
                add_event(db, event)
            for correction in addition.corrections:
                add_correction(db, correction)
            add_run(db, addition.run)

    def decide(self, made: Decisions, withdrawn: Sequence[tuple[Waiver, Waiver]] = ()) -> None:
        """Record what a person decided; waivers are withdrawn by others that say who, when and why."""
        with self._writing() as db:
            for event in made.events:
                add_event(db, event)
            for lock in made.locks:
                add_lock(db, lock)
            for waiver in made.waivers:
                add_waiver(db, waiver)
            for drawing in made.drawings:
                add_drawing(db, drawing)
            for adoption in made.adoptions:
                add_adoption(db, adoption)
            for given in made.returns:
                add_return(db, given)
            for waiver, by in withdrawn:
                withdraw(db, waiver, by)

    def flaws(self) -> str:
        """What the database itself finds wrong with its pages, '' where all is well."""
        with self._opened() as db:
            told = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
            return "" if told == ["ok"] else "; ".join(told)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with _told(), closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as db:
            if _edition(db) > len(EDITIONS):
                raise UnusableError("do phiên bản mới hơn của chương trình ghi")
            yield db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._opened() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                _bring_up_to_date(db)
                yield db
            except BaseException:
                if db.in_transaction:  # sqlite takes back by itself what finds no room
                    db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")


_REVISIONS = (
    VERSIONS.format(more=", since, what, sheet, line, field, before, after, tab, cell")
    + " JOIN revisions ON revisions.submission = versions.submission AND revisions.number = versions.number"
    + " ORDER BY revisions.rowid DESC"
)


def _decisions(db: sqlite3.Connection, edition: int) -> Decisions:
    appraised = edition >= _WITH_APPRAISAL
    return Decisions(
        tuple(map(event_of, db.execute("SELECT * FROM events ORDER BY id"))),
        tuple(map(lock_of, db.execute("SELECT * FROM locks ORDER BY id"))),
        tuple(map(waiver_of, db.execute("SELECT * FROM waivers WHERE withdrawn = '' ORDER BY id"))),
        tuple(map(drawing_of, db.execute("SELECT * FROM drawings ORDER BY id"))) if appraised else (),
        tuple(map(adoption_of, db.execute("SELECT * FROM adoptions ORDER BY id"))) if appraised else (),
        tuple(returns_of(db)) if edition >= _WITH_RETURNS else (),
    )


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    start = _edition(db)
    for statements in EDITIONS[start:]:
        for statement in statements:
            db.execute(statement)
    if start < len(EDITIONS):
        db.execute(f"PRAGMA user_version = {len(EDITIONS)}")


def _edition(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _told() -> Iterator[None]:
    """Say what sqlite means in a few words that a person can act on."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error)
        if "locked" in said:
            reason = "chương trình khác đang dùng"
        elif "readonly" in said or "unable to open" in said:
            reason = "không có quyền đọc, ghi"
        elif "full" in said:
            reason = "ổ đĩa đầy"
        elif "disk I/O" in said:
            reason = "ổ đĩa không đọc, ghi được"
        else:
            reason = "tệp hỏng hoặc không phải lịch sử của chương trình"
        raise UnusableError(reason) from error
