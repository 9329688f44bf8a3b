"""Copies given back as rows of the database, and back."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from ...history.actor import Actor
from ...history.returned import GivenBack, Return


def add_return(db: sqlite3.Connection, given: Return) -> None:
    """Add a copy with all that was asked for."""
    about = (given.period, given.member, given.round, given.digest, given.file)
    who = (given.when.isoformat(), given.actor.user, given.actor.host)
    added = db.execute("INSERT INTO returns VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", (*about, *who))
    for item in given.items:
        words = (item.number, item.rule, item.weight, item.table, item.row, item.field)
        found = (item.tab, item.cell, item.value, item.sentence)
        db.execute("INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (added.lastrowid, *words, *found))


def returns_of(db: sqlite3.Connection) -> Iterator[Return]:
    """All copies in the order of their making."""
    items: dict[int, list[GivenBack]] = {}
    for number, *words in db.execute("SELECT * FROM asked ORDER BY return, number"):
        items.setdefault(number, []).append(GivenBack(*words))
    for row in db.execute("SELECT * FROM returns ORDER BY id"):
        key, period, member, number, digest, file, at, user, host = row
        when, actor = datetime.fromisoformat(at), Actor(user, host)
        yield Return(period, member, number, digest, file, when, actor, tuple(items.get(key, ())))
