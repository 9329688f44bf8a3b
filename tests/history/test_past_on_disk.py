"""The past of a bloc's folder: every file taken in is kept, every run recorded, and neither ever stops the job."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from history_builder import run

from xlcore.cli.work import consolidate_folder
from xlcore.files.history.archive import Archive
from xlcore.files.history.database import Database
from xlcore.files.history.rows import add_run, add_version
from xlcore.files.history.schema import EDITIONS
from xlcore.history.records import Addition

RETURNED = "SXD - bao cao 6 thang.xlsx"


@pytest.fixture
def send(demo) -> Callable[[bytes], Path]:
    """Let a unit send other bytes under the name of its first file."""

    def sent(data: bytes) -> Path:
        path = demo / "nhan-ve" / RETURNED
        path.write_bytes(data)
        return path

    return sent


def database(folder: Path) -> Database:
    return Database(folder / "luu-tru" / "history.sqlite")


def state(folder: Path) -> dict[str, tuple[bytes, float]]:
    files = (path for path in (folder / "luu-tru").rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime) for path in files}


def test_every_file_is_kept_under_its_content_and_cannot_be_written(demo):
    kept = {path.stem: path for path in Archive(demo / "luu-tru").files()}

    for path in (demo / "nhan-ve").iterdir():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert kept[digest].read_bytes() == path.read_bytes()
        assert kept[digest].parent.name == digest[:2]
        assert kept[digest].suffix == ".xlsx"
        assert kept[digest].stat().st_mode & 0o222 == 0
    assert len(kept) == 9


def test_the_first_run_is_recorded_with_what_went_in_and_what_came_out(demo):
    (record,) = database(demo).known().runs
    versions = database(demo).known().versions

    assert (record.period, record.errors, record.warnings) == ("2018-H1", 0, 0)
    assert record.actor.user
    assert set(record.inputs) == set(record.counted.values()) == {version.digest for version in versions}
    assert len(record.sheets) == 12
    assert {version.number for version in versions} == {1}
    assert {version.name for version in versions} == {path.name for path in (demo / "nhan-ve").iterdir()}


def test_a_run_with_nothing_new_writes_nothing_new(demo):
    before = state(demo)

    assert run("consolidate", demo, "-q").exit_code == 0

    assert state(demo) == before


def test_a_file_sent_anew_becomes_the_next_version_and_the_earlier_one_stays(demo, send):
    (other,) = (demo / "gui-di").glob("*SXD*")
    sent = send(other.read_bytes())
    before = {path.name for path in Archive(demo / "luu-tru").files()}

    run("consolidate", demo, "-q")

    digest = hashlib.sha256(sent.read_bytes()).hexdigest()
    versions = [version for version in database(demo).known().versions if version.member == "SXD"]
    assert [version.number for version in versions] == [1, 2]
    assert versions[1].digest == digest
    assert before < {path.name for path in Archive(demo / "luu-tru").files()}
    assert [digest in record.inputs for record in database(demo).known().runs] == [True, False]


def test_a_file_that_nobody_can_read_is_kept_too_but_not_to_be_started(demo):
    sent = demo / "nhan-ve" / "bao cao.exe"
    sent.write_bytes(b"MZ this is a program")

    run("consolidate", demo, "-q")

    digest = hashlib.sha256(sent.read_bytes()).hexdigest()
    assert Archive(demo / "luu-tru").place(digest, ".bin").read_bytes() == sent.read_bytes()


def test_checking_leaves_the_past_alone(demo, send):
    send(b"PK nothing")
    before = state(demo)

    run("check", demo, "-q")
    run("consolidate", demo, "--dry-run", "-q")

    assert state(demo) == before


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_broken_history_is_told_and_left_as_it_is_while_the_figures_are_written(demo, send, content):
    history = demo / "luu-tru" / "history.sqlite"
    history.write_bytes(content)
    send(b"")

    done = run("consolidate", demo, "--json")

    assert json.loads(done.stdout)["changed"] is True
    assert len(json.loads(done.stdout)["notices"]) == 1
    assert "Không đọc được history.sqlite: tệp hỏng" in done.stderr
    assert history.read_bytes() == content


def test_checking_says_that_decisions_could_not_be_read(demo):
    (demo / "luu-tru" / "history.sqlite").write_bytes(b"no database at all" * 100)

    for words in (["check"], ["consolidate", "--dry-run"]):
        assert len(json.loads(run(*words, demo, "--json", "-q").stdout)["notices"]) == 1


def test_a_history_of_a_newer_program_is_left_as_it_is(demo, send):
    history = demo / "luu-tru" / "history.sqlite"
    with closing(sqlite3.connect(history)) as db:
        db.execute(f"PRAGMA user_version = {len(EDITIONS) + 1}")
    before = history.read_bytes()
    send(b"")

    (notice,) = consolidate_folder(demo).notices

    assert "phiên bản mới hơn" in notice
    assert history.read_bytes() == before


def test_a_history_that_another_program_holds_is_told_and_catches_up_in_the_next_run(demo, send, monkeypatch):
    monkeypatch.setattr("xlcore.files.history.database.PATIENCE", 0.05)
    send(b"")
    with closing(sqlite3.connect(demo / "luu-tru" / "history.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (notice,) = consolidate_folder(demo).notices
        other.execute("ROLLBACK")

    assert "chương trình khác đang dùng" in notice
    assert len(database(demo).known().runs) == 1
    assert consolidate_folder(demo).notices == ()
    assert len(database(demo).known().runs) == 2


def test_a_run_recorded_twice_side_by_side_is_there_once(demo):
    (record,) = database(demo).known().runs

    database(demo).add(Addition(record, database(demo).known().versions))

    assert database(demo).known().runs == (record,)
    assert len(database(demo).known().versions) == 9


def test_where_nothing_can_be_kept_the_job_is_done_all_the_same(demo, send):
    shutil.rmtree(demo / "luu-tru")
    (demo / "luu-tru").write_bytes(b"a file in the way")
    send(b"")

    outcome = consolidate_folder(demo)

    assert outcome.changed
    assert any("Chưa lưu được bản gốc" in notice for notice in outcome.notices)


def test_a_store_that_takes_no_copies_is_named_and_not_the_folder_of_the_file(demo, send):
    shutil.rmtree(demo / "luu-tru")
    (demo / "luu-tru").write_bytes(b"a file in the way")
    send(b"PK nothing")

    notices = [notice for notice in consolidate_folder(demo).notices if "Chưa lưu được bản gốc" in notice]

    assert len(notices) == 9
    assert all("luu-tru" in notice and "nhan-ve" not in notice for notice in notices)
    assert not any(notice.endswith("..") for notice in notices)


def test_a_copy_that_was_changed_behind_the_programs_back_is_told(demo):
    digest = hashlib.sha256((demo / "nhan-ve" / RETURNED).read_bytes()).hexdigest()
    copy = Archive(demo / "luu-tru").place(digest, ".xlsx")
    copy.chmod(0o644)
    copy.write_bytes(b"something else")

    (notice,) = consolidate_folder(demo).notices

    assert "đã bị đổi; chạy thidua verify" in notice
    assert copy.read_bytes() == b"something else"


def test_a_history_of_an_older_program_is_read_and_brought_up_to_date(demo, send):
    history = demo / "luu-tru" / "history.sqlite"
    whole = database(demo).known()
    history.unlink()
    with closing(sqlite3.connect(history, isolation_level=None)) as db:
        for statement in EDITIONS[0]:
            db.execute(statement)
        db.execute("PRAGMA user_version = 1")
        for version in whole.versions:
            add_version(db, version)
        add_run(db, whole.runs[0])
    assert (database(demo).known().runs, database(demo).known().versions) == (whole.runs, whole.versions)
    send(b"")

    assert consolidate_folder(demo).notices == ()

    assert len(database(demo).known().runs) == 2
    with closing(sqlite3.connect(history)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(EDITIONS)
