"""Records as rows of the database, and back."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from ...history.actor import Actor
from ...history.decisions import Adoption, Correction, Drawing, Event, Lock, Waiver
from ...history.records import Change, Revision, RunRecord, Version, What
from ...history.states import Act, State

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


def event_of(row: Row) -> Event:
    """An event from its row."""
    _, period, member, state, at, user, host, why, digest, act = row
    when, by = datetime.fromisoformat(at), Act[act] if act else None
    return Event(period, member, State[state], when, Actor(user, host), why, digest, by)


def add_event(db: sqlite3.Connection, event: Event) -> None:
    """Add an event."""
    who = (event.when.isoformat(), event.actor.user, event.actor.host)
    act = event.act.name if event.act else ""
    values = (event.period, event.member, event.state.name, *who, event.why, event.digest, act)
    db.execute("INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def lock_of(row: Row) -> Lock:
    """A lock from its row."""
    _, period, locked, at, user, host, why, mark = row
    return Lock(period, bool(locked), datetime.fromisoformat(at), Actor(user, host), why, mark)


def add_lock(db: sqlite3.Connection, lock: Lock) -> None:
    """Add a lock, or the reopening of one."""
    who = (lock.when.isoformat(), lock.actor.user, lock.actor.host)
    db.execute(
        "INSERT INTO locks VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (lock.period, lock.locked, *who, lock.why, lock.mark)
    )


def waiver_of(row: Row) -> Waiver:
    """A waiver from its row."""
    _, period, member, key, rule, where, sentence, at, user, host, why, _ = row
    return Waiver(period, member, key, rule, where, sentence, datetime.fromisoformat(at), Actor(user, host), why)


def add_waiver(db: sqlite3.Connection, waiver: Waiver) -> None:
    """Add a waiver."""
    who = (waiver.when.isoformat(), waiver.actor.user, waiver.actor.host)
    about = (waiver.period, waiver.member, waiver.key, waiver.rule, waiver.where, waiver.sentence)
    db.execute("INSERT INTO waivers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')", (*about, *who, waiver.why))


def withdraw(db: sqlite3.Connection, waiver: Waiver, by: Waiver) -> None:
    """Let a waiver hold no more; when, by whom and why is kept with it."""
    told = f"{by.when.isoformat()} {by.actor}: {by.why}"
    db.execute(
        "UPDATE waivers SET withdrawn = ? WHERE period = ? AND finding = ? AND withdrawn = ''",
        (told, waiver.period, waiver.key),
    )


def correction_of(row: Row) -> Correction:
    """A correction from its row."""
    period, member, digest, sheet, line, named, before, after, reason, at, user, host = row
    cell = (period, member, digest, sheet, line, named)
    return Correction(*cell, before, after, reason, datetime.fromisoformat(at), Actor(user, host))


def add_correction(db: sqlite3.Connection, one: Correction) -> None:
    """Add a correction, unless it counted for this very version before."""
    cell = (one.period, one.member, one.digest, one.sheet, one.row, one.field)
    values = (one.before, one.after, one.reason, one.when.isoformat(), one.actor.user, one.actor.host)
    db.execute("INSERT OR IGNORE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*cell, *values))


def drawing_of(row: Row) -> Drawing:
    """A drawing of lots from its row."""
    _, period, words, pairs, at, user, host, why = row
    drawn = tuple((str(checker), str(checked)) for checker, checked in json.loads(pairs))
    return Drawing(period, words, drawn, datetime.fromisoformat(at), Actor(user, host), why)


def add_drawing(db: sqlite3.Connection, one: Drawing) -> None:
    """Add a drawing of lots."""
    values = (one.period, one.words, json.dumps(one.pairs), one.when.isoformat(), one.actor.user, one.actor.host)
    db.execute("INSERT INTO drawings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (*values, one.why))


def adoption_of(row: Row) -> Adoption:
    """An adoption of scores from its row."""
    _, period, adopted, at, user, host, why, mark = row
    return Adoption(period, bool(adopted), datetime.fromisoformat(at), Actor(user, host), why, mark)


def add_adoption(db: sqlite3.Connection, one: Adoption) -> None:
    """Add an adoption of scores, or its end."""
    who = (one.when.isoformat(), one.actor.user, one.actor.host)
    values = (one.period, one.adopted, *who, one.why, one.mark)
    db.execute("INSERT INTO adoptions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", values)
