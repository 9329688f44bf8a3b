"""A history that can grow no more says why, and stays as it was."""

import resource
import sqlite3
import sys
from datetime import datetime

import pytest

from xlcore.files.history.database import Database, UnusableError
from xlcore.history.actor import Actor
from xlcore.history.decisions import Decisions, Lock

FIRST = Lock("2018-H1", locked=True, when=datetime(2018, 7, 20), actor=Actor("nga"), why="Đã họp.")
LARGE = FIRST._replace(locked=False, why="x" * 100_000)


@pytest.fixture
def history(tmp_path):
    database = Database(tmp_path / "history.sqlite")
    database.decide(Decisions(locks=(FIRST,)))
    return database


@pytest.fixture
def full(history, monkeypatch):
    """The history is as large as the disk lets it be."""
    connect, pages = sqlite3.connect, history.path.stat().st_size // 4096

    def connected(*how, **more):
        db = connect(*how, **more)
        db.execute(f"PRAGMA max_page_count = {pages}")
        return db

    monkeypatch.setattr(sqlite3, "connect", connected)


@pytest.fixture
def no_more_bytes(history):
    """The system lets no file become larger than the history is."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (history.path.stat().st_size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("full")
def test_a_full_disk_is_told_as_one(history):
    with pytest.raises(UnusableError, match=r"^ổ đĩa đầy$"):
        history.decide(Decisions(locks=(LARGE,)))

    assert history.known().decisions.locks == (FIRST,)


@pytest.mark.skipif(sys.platform != "linux", reason="this is what sqlite makes of the limit on Linux")
@pytest.mark.usefixtures("no_more_bytes")
def test_a_disk_that_fails_is_not_taken_for_a_broken_history(history):
    with pytest.raises(UnusableError, match=r"^ổ đĩa không đọc, ghi được$"):
        history.decide(Decisions(locks=(LARGE,)))

    assert history.known().decisions.locks == (FIRST,)
