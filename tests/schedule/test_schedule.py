"""The nightly run in the machine's scheduler."""

import plistlib
import shutil
import subprocess
from datetime import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from xlcore.files.schedule.job import Job, cron_line, launchd_plist, systemd_units, task_xml
from xlcore.files.schedule.last import LastRun, last_run, record
from xlcore.files.schedule.place import Crontab


def job(tmp_path: Path, at: time = time(2, 0)) -> Job:
    return Job(tmp_path / "Khối 100% thi đua", at, Path("/usr/bin/python3"))


@pytest.fixture
def crontab():
    """The user's real crontab, put back as it was."""
    assert shutil.which("crontab"), "the test command installs cron"
    before = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False).stdout
    yield Crontab()
    subprocess.run(["crontab", "-"], input=before, text=True, check=True)


def lines() -> list[str]:
    return subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False).stdout.splitlines()


def test_the_real_crontab_takes_the_line_once_and_gives_it_back(crontab, tmp_path):
    subprocess.run(["crontab", "-"], input="5 4 * * 1 /bin/true # somebody's own\n", text=True, check=True)

    crontab.install(job(tmp_path))
    crontab.install(job(tmp_path, time(3, 30)))

    assert lines() == ["5 4 * * 1 /bin/true # somebody's own", cron_line(job(tmp_path, time(3, 30)))]
    assert crontab.installed(job(tmp_path))

    crontab.remove(job(tmp_path))

    assert lines() == ["5 4 * * 1 /bin/true # somebody's own"]
    assert not crontab.installed(job(tmp_path))


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
