"""One child reads the inbox: in order, ahead of the caller, and through files that kill or keep it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import SAMPLES
from reading_builders import raw_book, sheet_xml

from xlcore.files.reading import pool
from xlcore.files.reading.inbox import inbox
from xlcore.files.reading.pool import HUNG, KILLED, read_all, start
from xlcore.files.reading.reader import read
from xlcore.intake.grid import RawBook, Refusal


def good(path: Path, value: int = 1) -> Path:
    return raw_book(path, sheet_xml(f'<row r="1"><c r="A1"><v>{value}</v></c></row>'))


def deadly(path: Path) -> Path:
    """The two corners of an old workbook: small in the file, more than the reader may take once read."""
    SAMPLES["far corners of an .xls"][0](path)
    return path


def test_outcomes_come_in_the_order_given_and_are_those_of_the_reader(tmp_path: Path) -> None:
    paths = [good(tmp_path / f"{number}.xlsx", number) for number in range(40, 0, -1)]
    assert list(read_all(paths)) == [read(str(path)) for path in paths]


def test_a_file_that_kills_the_reader_costs_only_itself(tmp_path: Path) -> None:
    paths = [good(tmp_path / "1.xlsx"), deadly(tmp_path / "2.xlsx"), good(tmp_path / "3.xlsx"), deadly(tmp_path / "4")]
    first, second, third, fourth = read_all(paths)
    assert isinstance(first, RawBook)
    assert isinstance(third, RawBook)
    assert second == Refusal("2.xlsx", "TEP-01", facts={"reason": KILLED})
    assert fourth == Refusal("4", "TEP-01", facts={"reason": KILLED})


def silent(*, after: bool = False) -> subprocess.Popen[bytes]:
    """A reading process that never answers."""
    assert not after
    command = [sys.executable, "-I", "-S", "-c", "import time; time.sleep(600)"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "begin", silent)
    (outcome,) = read_all([good(tmp_path / "1.xlsx")], seconds=0.1)
    assert outcome == Refusal("1.xlsx", "TEP-01", facts={"reason": HUNG})


def test_a_reading_given_up_half_way_leaves_nothing_running(tmp_path: Path) -> None:
    paths = [good(tmp_path / f"{number}.xlsx") for number in range(60)]
    outcomes = read_all(paths)
    assert next(outcomes).name == "0.xlsx"
    outcomes.close()
    with pytest.raises(StopIteration):
        next(outcomes)


def test_nothing_to_read_starts_nothing() -> None:
    assert list(start([])) == []


def test_the_reader_loads_nothing_heavy() -> None:
    heavy = ("polars", "pandera", "openpyxl", "lxml", "xlrd", "xlsxwriter", "click", "numpy")
    code = f"import sys, xlcore.files.reading.reader; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_inbox_lists_what_units_sent_and_not_what_programmes_left(tmp_path: Path) -> None:
    for name in ("b.xlsx", "A.xlsx", "~$b.xlsx", ".~lock.b.xlsx#", ".ẩn.xlsx", "Thumbs.db", "desktop.ini", "thư.pdf"):
        (tmp_path / name).write_bytes(b"x")
    for folder in ("Sở Y tế", "Sở Y tế/sâu", ".git"):
        (tmp_path / folder).mkdir()
    (tmp_path / "Sở Y tế" / "phiếu.xlsx").write_bytes(b"x")
    (tmp_path / "Sở Y tế" / "sâu" / "x.xlsx").write_bytes(b"x")
    (tmp_path / ".git" / "x").write_bytes(b"x")
    (tmp_path / "c.xlsx").symlink_to(tmp_path)
    names = [path.relative_to(tmp_path).as_posix() for path in inbox(tmp_path)]
    deeper = ["Sở Y tế/phiếu.xlsx", "Sở Y tế/sâu/x.xlsx"]
    assert names == ["A.xlsx", "b.xlsx", "c.xlsx", *deeper, "thư.pdf"]


def test_a_file_in_a_folder_of_its_own_is_named_with_that_folder(tmp_path):
    inner = tmp_path / "SCT" / "lần 2"
    inner.mkdir(parents=True)
    good(tmp_path / "a.xlsx")
    good(inner / "b.xlsx")

    named = [outcome.name for outcome in start((inner / "b.xlsx", tmp_path / "a.xlsx"), within=tmp_path)]

    assert named == ["SCT/lần 2/b.xlsx", "a.xlsx"]
