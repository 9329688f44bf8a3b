"""The reading process is a copy of this one where that is safe and light, and reads all the same."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_files import SAMPLES
from reading_builders import raw_book, sheet_xml

from xlcore.files.reading import process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
WATCHED = """
import sys
from pathlib import Path
from xlcore.files.reading import pool, process
kinds, begin = [], pool.begin
def watched(**how):
    kinds.append(begin(**how))
    return kinds[-1]
pool.begin = watched
def told(seconds=pool.SECONDS):
    outcomes = list(pool.read_all(list(map(Path, sys.argv[1:])), seconds))
    print([type(kind).__name__ for kind in kinds], [getattr(one, "facts", {}).get("reason", "") for one in outcomes])
"""


def run(code: str, *arguments: Path) -> str:
    """What a program of its own prints, for in the one that tests, several threads run."""
    command = [sys.executable, "-c", WATCHED + code, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def ended(number: int) -> bool:
    """Whether a process is gone, or has ended and nobody has asked how."""
    try:
        told = Path(f"/proc/{number}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return "State:\tZ" in told or "State:\tX" in told


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A file that kills its reader, between two good ones."""
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    first, last = (raw_book(tmp_path / name, sheet_xml(row)) for name in ("1.xlsx", "3.xlsx"))
    SAMPLES["far corners of an .xls"][0](tmp_path / "2.xls")
    return [first, tmp_path / "2.xls", last]


def test_a_copy_reads_and_dies_as_an_interpreter_of_its_own_does(files: list[Path]) -> None:
    alone = run("told()", *files)
    beside = run(
        "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start(); told()", *files
    )
    assert alone.startswith("['Copy', 'Popen'] ['', 'tệp quá nặng")
    assert beside == alone.replace("Copy", "Popen")


def test_a_copy_that_takes_too_long_is_given_up(files: list[Path]) -> None:
    held = "import os, signal; process.make_ahead(); os.kill(process._AHEAD[0]._number, signal.SIGSTOP); told(0.1)"
    assert run(held, files[0]) == "['Copy'] ['đọc quá lâu']"


def test_a_copy_made_ahead_reads_when_a_thread_runs_by_then(files: list[Path]) -> None:
    later = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start(); told()"
    assert run(f"process.make_ahead(); {later}", *files).startswith("['Copy', 'Popen'] ['', 'tệp quá nặng")


def test_a_copy_made_ahead_that_nobody_needs_ends_with_its_maker() -> None:
    copy = run("process.make_ahead(); print(process._AHEAD[0]._number)")
    until = time.monotonic() + 60
    while not ended(int(copy)) and time.monotonic() < until:  # its pipes close a moment before it has ended
        time.sleep(0.01)
    assert ended(int(copy))


def test_a_process_that_holds_much_makes_no_copy(files: list[Path]) -> None:
    assert run("import polars; held = bytearray(200_000_000); told()", files[0]) == "['Popen'] ['']"


def test_a_copy_keeps_nothing_open_that_was_open_here() -> None:
    code = (
        "import os, select; end, held = os.pipe(); process = pool.begin(); os.close(held);"
        "print(type(process).__name__, bool(select.select([end], [], [], 30)[0]));"
        "process.kill(); process.wait()"
    )
    assert run(code) == "Copy True"


@pytest.mark.parametrize(
    ("platform", "pages", "threads"),
    [
        ("linux", "4960 12 7", ("1", "2")),
        ("linux", "99999 12 7", ("1",)),
        ("linux", "", ("1",)),
        ("linux", "4960 12 7", ()),
        ("darwin", "4960 12 7", ("1",)),
    ],
    ids=["threads", "much held", "not told", "no threads told", "another system"],
)
def test_no_copy_is_made_of_a_process_that_is_not_light(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, pages: str, threads: tuple[str, ...]
) -> None:
    (tmp_path / "statm").write_text(pages)
    for thread in threads:
        (tmp_path / "task" / thread).mkdir(parents=True)
    monkeypatch.setattr(process, "SELF", tmp_path)
    monkeypatch.setattr(sys, "platform", platform)
    assert not process.is_light()
