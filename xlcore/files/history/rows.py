"""Records as rows of the database, and back."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from ...history.records import Actor, Change, Revision, RunRecord, Version, What

Row = tuple[Any, ...]
VERSIONS = """SELECT period, member, versions.number, digest, name, received, taken, valid{more} FROM versions
    JOIN submissions ON submissions.id = versions.submission"""


def add_version(db: sqlite3.Connection, version: Version) -> bool:
    """Add a version under the next free number; tell whether its content was new to the submission."""
    of = (version.period, version.member)
    db.execute("INSERT OR IGNORE INTO submissions (period, member) VALUES (?, ?)", of)
    (submission,) = db.execute("SELECT id FROM submissions WHERE period = ? AND member = ?", of).fetchone()
    (last,) = db.execute("SELECT MAX(number) FROM versions WHERE submission = ?", (submission,)).fetchone()
    received = version.received.isoformat() if version.received else None
    added = db.execute(
        "INSERT OR IGNORE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?)",
        (submission, (last or 0) + 1, version.digest, version.name, received, version.taken.isoformat(), version.valid),
    )
    return added.rowcount > 0


def add_revision(db: sqlite3.Connection, revision: Revision) -> None:
    """Add a change that a version brought."""
    version, change = revision.version, revision.change
    db.execute(
        "INSERT INTO revisions SELECT submission, number, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM versions "
        "JOIN submissions ON submissions.id = submission WHERE period = ? AND member = ? AND digest = ?",
        (
            revision.since,
            change.what.name,
            change.table,
            change.row,
            change.field,
            change.before,
            change.after,
            change.tab,
            change.cell,
            version.period,
            version.member,
            version.digest,
        ),
    )


def add_run(db: sqlite3.Connection, run: RunRecord) -> None:
    """Add a run."""
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


def run_of(row: Row) -> RunRecord:
    """A run from its row."""
    _, at, user, host, program, period, mark, inputs, counted, errors, warnings, notes, sheets = row
    when, actor = datetime.fromisoformat(at), Actor(user, host)
    read, counts = tuple(json.loads(inputs)), json.loads(counted)
    return RunRecord(when, actor, program, period, mark, read, counts, errors, warnings, notes, sheets)


def version_of(row: Row) -> Version:
    """A version from its row."""
    period, member, number, digest, name, received, taken, valid = row
    came = datetime.fromisoformat(received) if received else None
    return Version(period, member, number, digest, name, came, datetime.fromisoformat(taken), bool(valid))


def revision_of(row: Row) -> Revision:
    """A revision from the row of its version and its own."""
    since, what, *words = row[8:]
    return Revision(version_of(row[:8]), since, Change(What[what], *words))
