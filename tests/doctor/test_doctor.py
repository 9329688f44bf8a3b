"""What `thidua doctor` makes of facts; a remedy stands wherever something is not good."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from xlcore.cli.main import main
from xlcore.files import doctor, hosts
from xlcore.files.setup.reach import Module, module
from xlcore.files.verdicts import Verdict, worst

HERE = Module(Path("/uno"), None)


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (doctor.python((3, 11), "3.11.2"), Verdict.GOOD),
        (doctor.python((3, 10), "3.10.4"), Verdict.BROKEN),
        (doctor.packages([]), Verdict.GOOD),
        (doctor.packages(["polars"]), Verdict.BROKEN),
        (doctor.place("C:\\Khoi"), Verdict.GOOD),
        (doctor.place("C:\\Users\\a\\OneDrive\\Khoi"), Verdict.LOOK),
        (doctor.place("\\\\may-chu\\khoi"), Verdict.LOOK),
        (doctor.place("C:\\" + "x" * 200), Verdict.LOOK),
        (doctor.writing("Ghi", Path("x"), "Permission denied"), Verdict.BROKEN),
        (doctor.disk(doctor.ROOM), Verdict.GOOD),
        (doctor.disk(doctor.ROOM - 1), Verdict.LOOK),
        (doctor.master(present=True, holder=None), Verdict.GOOD),
        (doctor.master(present=True, holder="Excel"), Verdict.LOOK),
        (doctor.master(present=False, holder=None), Verdict.LOOK),
        (doctor.history(""), Verdict.GOOD),
        (doctor.history("chương trình khác đang dùng"), Verdict.LOOK),
        (doctor.master(present=True, holder=None, read_only=True), Verdict.LOOK),
        (doctor.interpreter(Path("/py"), present=True), Verdict.GOOD),
        (doctor.interpreter(Path("/py"), present=False), Verdict.BROKEN),
        (doctor.interpreter(None, present=False), Verdict.LOOK),
        (doctor.place("C:\\100% xong"), Verdict.LOOK),
        (doctor.place("/srv/kho\u0302\u0301i"), Verdict.LOOK),
        (doctor.place("/srv/kh\u1ed1i"), Verdict.GOOD),
        (hosts.program("", "", ""), Verdict.LOOK),
        (hosts.program("", "Excel 16.0.17328", ""), Verdict.GOOD),
        (hosts.program("Excel 12.0", "", ""), Verdict.LOOK),
        (hosts.program("LibreOffice 7.4", "Excel 16.0", "LibreOffice 7.4"), Verdict.GOOD),
        (hosts.program("LibreOffice 6.4", "", ""), Verdict.LOOK),
        (hosts.excel_macros(None), Verdict.GOOD),
        (hosts.excel_macros(1), Verdict.GOOD),
        (hosts.excel_macros(3), Verdict.LOOK),
        (hosts.excel_macros(4), Verdict.LOOK),
        (hosts.mark(""), Verdict.GOOD),
        (hosts.mark("3"), Verdict.LOOK),
        (hosts.children(None), Verdict.GOOD),
        (hosts.children("1"), Verdict.LOOK),
        (hosts.wps("", installed=False), Verdict.GOOD),
        (hosts.wps("", installed=True), Verdict.LOOK),
        (hosts.wps("KET.Sheet.12", installed=True), Verdict.LOOK),
        (hosts.wps("Excel.SheetMacroEnabled.12", installed=False), Verdict.GOOD),
        (hosts.office_macros(trusted=True), Verdict.GOOD),
        (hosts.office_macros(trusted=False), Verdict.LOOK),
        (hosts.reached(None, listens=True, answers=False), Verdict.LOOK),
        (hosts.reached(Module(Path("/uno"), 9), listens=True, answers=False), Verdict.LOOK),
        (hosts.reached(HERE, listens=False, answers=False), Verdict.LOOK),
        (hosts.reached(HERE, listens=True, answers=False), Verdict.GOOD),
        (hosts.reached(HERE, listens=False, answers=True), Verdict.GOOD),
    ],
)
def test_a_fact_has_its_verdict_and_all_but_good_a_remedy(line, verdict):
    assert line.verdict is verdict
    assert bool(line.remedy) == (verdict is not Verdict.GOOD)


def test_what_is_broken_weighs_most():
    lines = [hosts.mark("3"), doctor.packages(["polars"]), doctor.disk(10**12)]

    assert worst(lines) is lines[1]


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path):
    assert doctor.writes(tmp_path) == ""
    assert doctor.writes(tmp_path / "none")


def test_a_history_that_cannot_be_read_is_looked_at(tmp_path):
    (tmp_path / "luu-tru").mkdir()
    (tmp_path / "luu-tru" / "history.sqlite").write_bytes(b"no database" * 100)

    told = json.loads(CliRunner().invoke(main, ["doctor", str(tmp_path), "--json", "-q"]).stdout)

    (line,) = [line for line in told["lines"] if line["title"] == "Lịch sử"]
    assert (line["verdict"], "tệp hỏng" in line["found"]) == ("look", True)


def test_the_command_ends_with_4_where_something_is_broken(tmp_path):
    fine = CliRunner().invoke(main, ["doctor", str(tmp_path), "--json", "-q"])
    broken = CliRunner().invoke(main, ["doctor", str(tmp_path / "none"), "--json", "-q"])

    assert (fine.exit_code, json.loads(fine.stdout)["broken"]) == (0, False)
    assert (broken.exit_code, json.loads(broken.stdout)["broken"]) == (4, True)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_is_reached_after_its_setup(tmp_path, monkeypatch):
    monkeypatch.setattr(hosts, "answers", lambda: False)  # whether one is open now is another matter
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    runner = CliRunner(env=home)

    before = _line(runner, tmp_path)
    assert runner.invoke(main, ["setup", "libreoffice", str(tmp_path), "--yes"]).exit_code == 0
    after = _line(runner, tmp_path)

    assert (before["verdict"], before["remedy"]) == ("look", "Chạy: thidua setup libreoffice THƯ_MỤC")
    assert after["verdict"] == "good"


def test_the_module_of_an_installed_libreoffice_is_found_with_its_python(tmp_path, monkeypatch):
    (tmp_path / "uno.py").touch()
    (tmp_path / "libpyuno.so").write_bytes(b"\0libpython3.9.so.1.0\0")
    (tmp_path / "soffice").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("xlcore.files.setup.reach._SHARED", ())

    assert module() == Module(tmp_path, 9)
    assert not module().fits
    (tmp_path / "uno.py").unlink()
    assert module() is None


def _line(runner, folder):
    told = json.loads(runner.invoke(main, ["doctor", str(folder), "--json", "-q"]).stdout)
    return next(line for line in told["lines"] if line["title"] == "Nối tới LibreOffice")
