"""Who else has the folder or the master: programs that have it open, and another run of ours."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from getpass import getuser
from pathlib import Path

import pytest
from click.testing import CliRunner
from package_builders import book

from xlcore.cli.main import main
from xlcore.files.saving.alone import NAME, BusyError, alone
from xlcore.files.saving.office import OpenElsewhereError, hold_free, holder_of, office_runs
from xlcore.files.saving.patience import USUAL, patience, waiting
from xlcore.files.saving.troubles import NotSavedError

HERE = f",{getuser()},{socket.gethostname()},20.07.2018 14:05,file:///x/libreoffice/4;"
OTHERS = ",nga,MAY-VAN-THU,20.07.2018 14:05,file:///C:/Users/nga;"


@pytest.fixture
def master(tmp_path):
    path = tmp_path / "TongHop.xlsm"
    path.write_bytes(b"")
    return path


def gone(_: str) -> bool:
    return False


def until(happened: Callable[[], object]) -> None:
    """Wait three minutes at most; what is asserted afterwards says whether it came."""
    end = time.monotonic() + 180
    while not happened() and time.monotonic() < end:
        time.sleep(0.2)


def excel_lock(name: str) -> bytes:
    """A lock file as Excel writes it: the name in one byte a letter, then in two."""
    ansi = bytes([len(name)]) + name.encode("ascii", "replace").ljust(54)
    return ansi + len(name).to_bytes(2, "little") + name.encode("utf-16-le").ljust(108, b"\0")


def test_a_master_that_nobody_has_open_is_free(master):
    assert holder_of(master) is None


def test_the_lock_file_of_excel_says_who_has_it_open(master):
    lock = master.parent / "~$TongHop.xlsm"
    lock.write_bytes(excel_lock("Văn thư Sở Nội vụ"))

    with pytest.raises(OpenElsewhereError, match=r"đang mở trong Excel \(Văn thư Sở Nội vụ\).*xóa tệp ẩn “~\$TongHop"):
        hold_free(master)


def test_excels_lock_file_that_nobody_holds_was_left_behind_where_the_system_shows_it(master):
    lock = master.parent / "~$TongHop.xlsm"
    lock.touch()
    assert holder_of(master, shows_use=True) is None

    lock.unlink()
    lock.mkdir()  # it cannot be opened for writing, as one that Excel holds
    assert str(holder_of(master, shows_use=True)) == "Excel"


@pytest.mark.parametrize("content", [b"", b"\x05abc", b"\xff" * 40])
def test_a_lock_file_that_says_nothing_holds_all_the_same(master, content):
    (master.parent / "~$TongHop.xlsm").write_bytes(content)

    assert str(holder_of(master)) == "Excel"


def test_a_libreoffice_of_another_machine_holds_the_master(master):
    (master.parent / ".~lock.TongHop.xlsm#").write_text(OTHERS)

    assert str(holder_of(master, gone)) == "LibreOffice (nga, máy MAY-VAN-THU)"


def test_a_libreoffice_of_this_machine_holds_the_master_as_long_as_one_runs(master):
    (master.parent / ".~lock.TongHop.xlsm#").write_text(HERE)

    assert holder_of(master, lambda _: True).program == "LibreOffice"
    assert holder_of(master, gone) is None


@pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="processes are listed by Linux")
def test_a_libreoffice_that_runs_is_seen_by_its_profile(tmp_path):
    program = shutil.copy(
        shutil.which("python3", path="/usr/bin:/usr/local/bin") or sys.executable, tmp_path / "soffice.bin"
    )
    profile = (tmp_path / "profile").as_uri()
    process = subprocess.Popen(
        [program, "-c", "import time; print(flush=True); time.sleep(99)", f"-env:UserInstallation={profile}/"],
        stdout=subprocess.PIPE,
    )
    process.stdout.readline()

    try:
        seen, other = office_runs(profile), office_runs((tmp_path / "other").as_uri())
    finally:
        process.kill()
        process.communicate()

    assert seen
    assert not other or "soffice" in subprocess.run(["ps", "-A"], capture_output=True, text=True, check=True).stdout


@pytest.mark.live
def test_a_libreoffice_holds_the_master_until_it_is_killed(tmp_path):
    master = book(tmp_path / "TongHop.xlsx")
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", str(master)]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lock = tmp_path / ".~lock.TongHop.xlsx#"
    try:
        until(lambda: lock.exists() and lock.read_text())
        holder = holder_of(master)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        until(lambda: not office_runs(profile))

    assert holder.program == "LibreOffice"
    assert holder.who == f"{getuser()}, máy {socket.gethostname()}"
    assert lock.exists()
    assert not office_runs(profile)
    assert holder_of(master) is None


@pytest.mark.skipif(os.name == "nt", reason="programs are listed by another command there")
@pytest.mark.parametrize(("listed", "seen"), [("bash\nsoffice\n", True), ("bash\nmysoffices\n", False), ("", True)])
def test_a_libreoffice_is_looked_for_by_name_where_profiles_cannot_be_seen(tmp_path, monkeypatch, listed, seen):
    if listed:
        (tmp_path / "list").write_text(listed)
        (tmp_path / "ps").write_text(f'#!/bin/sh\nexec /bin/cat "{tmp_path}/list"\n')
        (tmp_path / "ps").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert office_runs("file:///any", tmp_path / "no-proc") is seen


@pytest.mark.parametrize("content", ["", "x", ";"])
def test_a_libreoffice_lock_that_says_nothing_holds_the_master(master, content):
    (master.parent / ".~lock.TongHop.xlsm#").write_text(content)

    assert str(holder_of(master, gone)) == "LibreOffice"


def test_a_name_with_a_comma_in_it_is_read_as_one(master):
    (master.parent / ".~lock.TongHop.xlsm#").write_text(r"a\,b,c\,d,MAY,x,y;")

    assert holder_of(master).who == "c,d, máy MAY"


def test_waiting_goes_on_until_the_program_is_closed(master):
    lock = master.parent / "~$TongHop.xlsm"
    lock.touch()
    closing = threading.Timer(0.3, lock.unlink)
    closing.start()

    with waiting(60):
        hold_free(master)

    assert not lock.exists()


def test_one_run_at_a_time(tmp_path):
    with alone(tmp_path), pytest.raises(BusyError, match=rf"{getuser()}@.*--wait"), alone(tmp_path):
        pass

    with alone(tmp_path):
        pass


def test_a_run_waits_for_the_one_before_it(tmp_path):
    done = []

    def first() -> None:
        with alone(tmp_path):
            started.set()
            time.sleep(0.3)
            done.append("first")

    started = threading.Event()
    thread = threading.Thread(target=first)
    thread.start()
    started.wait()
    with waiting(60), alone(tmp_path):
        done.append("second")
    thread.join()

    assert done == ["first", "second"]


def test_a_run_that_was_killed_holds_nothing_and_its_leftovers_go(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; from xlcore.files.saving.alone import alone\n"
        "root = Path(sys.argv[1])\nwith alone(root):\n    (root / '.thidua-1.tmp').touch(); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
    assert (tmp_path / ".thidua-1.tmp").exists()

    with alone(tmp_path) as swept:
        assert swept == [".thidua-1.tmp"]

    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_how_long_to_wait_is_said_by_the_option_or_the_variable(monkeypatch):
    monkeypatch.setenv("THIDUA_WAIT", "7")
    assert patience() == 7
    with waiting(3):
        assert patience() == 3
        with waiting(None):
            assert patience() == 3
    monkeypatch.setenv("THIDUA_WAIT", "lâu")
    assert patience() == USUAL


def test_a_variable_that_says_no_number_is_passed_over_and_the_help_names_it(tmp_path):
    runner = CliRunner(env={"THIDUA_WAIT": "lâu"})
    runner.invoke(main, ["new", str(tmp_path), "-q"])

    assert runner.invoke(main, ["consolidate", str(tmp_path)]).exit_code != 2
    assert "THIDUA_WAIT" in runner.invoke(main, ["consolidate", "--help"]).output


def test_the_command_stops_with_3_and_says_how_long_it_waited(tmp_path):
    runner = CliRunner()
    runner.invoke(main, ["new", str(tmp_path), "-q"])
    (tmp_path / "~$TongHop.xlsm").touch()
    before = (tmp_path / "TongHop.xlsm").read_bytes()

    done = runner.invoke(main, ["consolidate", str(tmp_path), "--wait", "0.2"])

    assert done.exit_code == 3
    assert "đã chờ 0.2 giây" in done.stderr
    assert (tmp_path / "TongHop.xlsm").read_bytes() == before


def test_a_folder_in_which_no_lock_can_lie_is_told_as_such(tmp_path):
    (tmp_path / NAME).mkdir()

    with pytest.raises(NotSavedError), alone(tmp_path):
        pass
