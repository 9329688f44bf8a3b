"""`history.sqlite`: reads the past and adds to it, each in one transaction; a file it cannot use is left alone."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ...history.records import Actor, Addition, RunRecord, Version
from .schema import EDITIONS

NAME = "history.sqlite"
_PATIENCE = 2.0
"""Seconds to wait for another run that is writing."""


class UnusableError(Exception):
    """The database cannot be read or written; the text says why."""


@dataclass(frozen=True, slots=True)
class Database:
    """The database at `path`; it comes into being with the first addition."""

    path: Path

    def runs(self) -> tuple[RunRecord, ...]:
        """All runs, newest first."""
        with self._reading() as db:
            found = db.execute("SELECT * FROM runs ORDER BY id DESC") if _edition(db) else ()
            return tuple(_run(row) for row in found)

    def versions(self) -> tuple[Version, ...]:
        """All versions in the order of their coming."""
        with self._reading() as db:
            query = (
                "SELECT period, member, number, digest, name, received, taken, valid FROM versions "
                "JOIN submissions ON submissions.id = submission ORDER BY versions.rowid"
            )
            return tuple(_version(row) for row in (db.execute(query) if _edition(db) else ()))

    def add(self, addition: Addition) -> None:
        """Record a run and its versions, unless the newest run is the very same: two may have run side by side."""
        with self._writing() as db:
            newest = db.execute("SELECT mark FROM runs ORDER BY id DESC LIMIT 1").fetchone()
            if newest and newest[0] == addition.run.mark:
                return
            for version in addition.versions:
                _add_version(db, version)
            _add_run(db, addition.run)

    def sound(self) -> str:
        """What the database itself finds wrong with its pages, '' where all is well."""
        with self._reading() as db:
            told = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
            return "" if told == ["ok"] else "; ".join(told)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with _told(), closing(self._opened()) as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _told(), closing(self._opened()) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                for number, statements in enumerate(EDITIONS[_edition(db) :], _edition(db) + 1):
                    for statement in statements:
                        db.execute(statement)
                    db.execute(f"PRAGMA user_version = {number}")
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        if _edition(db) > len(EDITIONS):
            db.close()
            raise UnusableError("do phiên bản mới hơn của chương trình ghi")
        return db


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
        else:
            reason = "tệp hỏng hoặc không phải lịch sử của chương trình"
        raise UnusableError(reason) from error


def _edition(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _add_version(db: sqlite3.Connection, version: Version) -> None:
    of = (version.period, version.member)
    db.execute("INSERT OR IGNORE INTO submissions (period, member) VALUES (?, ?)", of)
    (submission,) = db.execute("SELECT id FROM submissions WHERE period = ? AND member = ?", of).fetchone()
    (last,) = db.execute("SELECT MAX(number) FROM versions WHERE submission = ?", (submission,)).fetchone()
    received = version.received.isoformat() if version.received else None
    db.execute(
        "INSERT OR IGNORE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?)",
        (submission, (last or 0) + 1, version.digest, version.name, received, version.taken.isoformat(), version.valid),
    )


def _add_run(db: sqlite3.Connection, run: RunRecord) -> None:
    values = (
        run.when.isoformat(),
        run.actor.user,
        run.actor.host,
        run.program,
        run.period,
        run.mark,
        json.dumps(run.inputs),
        json.dumps(dict(run.counted)),
        run.errors,
        run.warnings,
        run.notes,
        run.sheets,
    )
    db.execute("INSERT INTO runs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _run(row: tuple[int, str, str, str, str, str, str, str, str, int, int, int, str]) -> RunRecord:
    _, at, user, host, program, period, mark, inputs, counted, errors, warnings, notes, sheets = row
    return RunRecord(
        datetime.fromisoformat(at),
        Actor(user, host),
        program,
        period,
        mark,
        tuple(json.loads(inputs)),
        json.loads(counted),
        errors,
        warnings,
        notes,
        sheets,
    )


def _version(row: tuple[str, str, int, str, str, str | None, str, int]) -> Version:
    period, member, number, digest, name, received, taken, valid = row
    came = datetime.fromisoformat(received) if received else None
    return Version(period, member, number, digest, name, came, datetime.fromisoformat(taken), bool(valid))
