"""The nightly run in the machine's scheduler."""

import fcntl
import os
import plistlib
import shutil
import subprocess
import tempfile
from datetime import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from xlcore.errors import MachineError
from xlcore.files.schedule.job import Job, cron_line, launchd_plist, systemd_units, task_xml
from xlcore.files.schedule.last import LastRun, last_run, record
from xlcore.files.schedule.place import Crontab


def job(tmp_path: Path, at: time = time(2, 0)) -> Job:
    return Job(tmp_path / "Khối 100% thi đua", at, Path("/usr/bin/python3"))


def listed() -> str:
    """The user's crontab as it stands; a refusal is none that is empty."""
    done = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)
    assert not done.returncode or "no crontab for" in done.stderr, done.stderr
    return done.stdout


@pytest.fixture
def own():
    """The user's real crontab with one line more, put back as it was; gives its lines.

    One run of the tests has it at a time, and what stood there stays even where that run is killed.
    """
    assert shutil.which("crontab"), "the test command installs cron"
    with (Path(tempfile.gettempdir()) / f"thidua-tests-crontab-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        before = listed()
        try:
            table = f"{before}5 4 * * 1 /bin/true # somebody's own\n"
            subprocess.run(["crontab", "-"], input=table, text=True, check=True)
            yield table.splitlines()
        finally:
            back = ["crontab", "-" if before else "-r"]
            subprocess.run(back, input=before, text=True, check=True)


def test_the_real_crontab_takes_the_line_once_and_gives_it_back(own, tmp_path):
    crontab = Crontab()

    crontab.install(job(tmp_path))
    crontab.install(job(tmp_path, time(3, 30)))

    assert listed().splitlines() == [*own, cron_line(job(tmp_path, time(3, 30)))]
    assert crontab.installed(job(tmp_path))

    crontab.remove(job(tmp_path))

    assert listed().splitlines() == own
    assert not crontab.installed(job(tmp_path))


STAND_IN = """#!/bin/sh
if [ "$1" = - ]; then cat > '{table}'; elif [ -e '{table}' ]; then cat '{table}'; else echo '{said}' >&2; exit 1; fi
"""


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Another crontab in the stead of the machine's: give what it says where it has no table, get the table's place."""

    def placed(said="no crontab for nga"):
        (tmp_path / "bin").mkdir()
        program, table = tmp_path / "bin" / "crontab", tmp_path / "table"
        program.write_text(STAND_IN.format(table=table, said=said))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return table

    return placed


@pytest.mark.parametrize("change", [Crontab.install, Crontab.remove])
def test_a_crontab_that_cannot_be_read_is_not_written_over(stand_in, tmp_path, change):
    table = stand_in("You (nga) are not allowed to use this program")

    with pytest.raises(MachineError, match="not allowed"):
        change(Crontab(), job(tmp_path))

    assert not table.exists()


def test_a_last_line_without_an_end_stays_a_line_of_its_own(stand_in, tmp_path):
    table = stand_in()
    table.write_text("5 4 * * 1 /bin/true")

    Crontab().install(job(tmp_path))

    assert table.read_text() == f"5 4 * * 1 /bin/true\n{cron_line(job(tmp_path))}\n"


def test_a_crontab_without_the_line_is_left_alone_when_it_is_to_be_removed(stand_in, tmp_path):
    table = stand_in()

    Crontab().remove(job(tmp_path))

    assert not table.exists()


def test_a_percent_sign_in_a_path_does_not_end_the_cron_command(tmp_path):
    assert r"100\% thi" in cron_line(job(tmp_path))
    assert cron_line(job(tmp_path)).startswith("0 2 * * * ")


def test_the_task_for_windows_is_well_formed_and_quotes_the_folder(tmp_path):
    task = ET.fromstring(task_xml(job(tmp_path)).partition("?>")[2])

    words = task.findtext(".//{*}Arguments")

    assert f'"{tmp_path / "Khối 100% thi đua"}"' in words
    assert task.findtext(".//{*}StartBoundary").endswith("T02:00:00")


def test_the_launch_agent_says_when_and_what(tmp_path):
    agent = plistlib.loads(launchd_plist(job(tmp_path)).encode())

    assert agent["StartCalendarInterval"] == {"Hour": 2, "Minute": 0}
    assert agent["ProgramArguments"] == list(job(tmp_path).command)


def test_the_systemd_timer_escapes_its_specifiers(tmp_path):
    service, timer = systemd_units(job(tmp_path)).values()

    assert "100%% thi" in service
    assert "OnCalendar=*-*-* 02:00:00" in timer


def test_the_last_result_is_kept_and_a_damaged_note_is_no_result(tmp_path):
    run = LastRun("2018-07-11T02:00:05", 3, "Tệp đang mở.")

    record(tmp_path, run)

    assert last_run(tmp_path) == run
    assert "11/07/2018 02:00, mã thoát 3: Tệp đang mở." in str(run)

    (tmp_path / "luu-tru" / "lich-chay.json").write_text("{", encoding="utf-8")
    assert last_run(tmp_path) is None
