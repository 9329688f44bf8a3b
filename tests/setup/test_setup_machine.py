"""`thidua setup`: what it records for the buttons, what it changes in LibreOffice, and that it takes all back."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from xlcore.cli.main import main
from xlcore.files.setup import interpreter
from xlcore.files.setup.registry import EMPTY

OTHER = (
    '<item oor:path="/org.openoffice.Office.Calc/Grid"><prop oor:name="Size" oor:op="fuse">'
    "<value>7</value></prop></item>"
)
STRICT = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" '
    'oor:op="fuse"><value>3</value></prop></item>'
)
TRUSTED = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" '
    'oor:op="fuse"><value><it>file:///old</it></value></prop></item>'
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "nhà"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nhà")
    return tmp_path / "nhà"


@pytest.fixture
def profile(tmp_path):
    """A profile in which a person has set something."""
    (tmp_path / "lo" / "user").mkdir(parents=True)
    text = EMPTY.replace("</oor:items>", f"{OTHER}\n{TRUSTED}\n{STRICT}\n</oor:items>")
    (tmp_path / "lo" / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")
    return tmp_path / "lo"


def thidua(*arguments, code=0, answer=None):
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], input=answer)
    assert done.exit_code == code, done.output
    return done


def settings(profile):
    return (profile / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")


def test_setup_records_the_interpreter_that_runs_it(home):
    told = json.loads(thidua("setup", "--json").stdout)

    assert told["interpreter"] == sys.executable
    assert interpreter.recorded() == Path(sys.executable)
    assert (home / ".config" / "thidua" / "python.txt").read_text(encoding="ascii").strip() == sys.executable


def test_setup_can_be_undone(home):
    thidua("setup")
    thidua("setup", "--undo")

    assert interpreter.recorded() is None
    assert not list((home / ".config" / "thidua").iterdir())


def test_an_interpreter_below_a_folder_with_accents_is_recorded_in_ascii(home):
    assert home.name == "nhà"
    interpreter.record(Path("/opt/Nguyễn/bin/python"))

    assert interpreter.written()[0].read_bytes() == b"/opt/Nguy\\u1ec5n/bin/python\n"
    assert interpreter.recorded() == Path("/opt/Nguyễn/bin/python")


@pytest.mark.usefixtures("home")
def test_libreoffice_is_told_of_the_pipe_and_the_folder_and_keeps_what_a_person_set(profile, tmp_path):
    (tmp_path / "khối").mkdir()
    said = thidua("setup", "libreoffice", tmp_path / "khối", "--profile", profile, "--yes").output
    text = settings(profile)

    assert "<value>pipe,name=xlwings;urp;</value>" in text
    assert f"<value><it>file:///old</it><it>{(tmp_path / 'khối').as_uri()}</it></value>" in text
    assert '"MacroSecurityLevel" oor:op="fuse"><value>2</value>' in text
    assert OTHER in text
    assert f"- Macro của tệp trong “{tmp_path / 'khối'}” được chạy" in said
    assert "ooSetupConnectionURL" in said
    assert "MacroSecurityLevel" in said


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("further", [("--yes",), ("--dry-run",), ("--json", "--yes")])
def test_a_folder_that_is_not_there_is_refused_and_nothing_changes(profile, tmp_path, further):
    before = settings(profile)
    said = thidua("setup", "libreoffice", tmp_path / "khôi", "--profile", profile, *further, code=3)

    assert f"Không thấy thư mục “{tmp_path / 'khôi'}”" in said.stderr
    assert settings(profile) == before


@pytest.mark.usefixtures("home")
def test_what_was_changed_for_a_folder_that_has_gone_can_be_undone(profile, tmp_path):
    before = settings(profile)
    (tmp_path / "khối").mkdir()
    thidua("setup", "libreoffice", tmp_path / "khối", "--profile", profile, "--yes")
    (tmp_path / "khối").rmdir()
    thidua("setup", "libreoffice", tmp_path / "khối", "--profile", profile, "--undo")

    assert settings(profile) == before


@pytest.mark.usefixtures("home")
def test_undo_gives_back_the_very_bytes(profile, tmp_path):
    before = settings(profile)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        thidua("setup", "libreoffice", tmp_path / folder, "--profile", profile, "--yes")
    thidua("setup", "libreoffice", "--undo", "--profile", profile)

    assert settings(profile) == before


@pytest.mark.usefixtures("home")
def test_undo_of_a_fresh_profile_leaves_no_file(tmp_path):
    thidua("setup", "libreoffice", tmp_path, "--profile", tmp_path / "new", "--yes")
    assert settings(tmp_path / "new")
    thidua("setup", "libreoffice", "--undo", "--profile", tmp_path / "new")

    assert not (tmp_path / "new" / "user" / "registrymodifications.xcu").exists()


@pytest.mark.usefixtures("home")
def test_undo_leaves_what_a_person_changed_since(profile, tmp_path):
    thidua("setup", "libreoffice", tmp_path, "--profile", profile, "--yes")
    file = profile / "user" / "registrymodifications.xcu"
    file.write_text(settings(profile).replace("name=xlwings", "name=other"), encoding="utf-8")
    thidua("setup", "libreoffice", "--undo", "--profile", profile)

    assert "name=other" in settings(profile)
    assert STRICT in settings(profile)


@pytest.mark.usefixtures("home")
def test_a_second_setup_finds_nothing_to_change(profile, tmp_path):
    thidua("setup", "libreoffice", tmp_path, "--profile", profile, "--yes")
    again = thidua("setup", "libreoffice", tmp_path, "--profile", profile, "--json")

    assert json.loads(again.stdout)["changes"] == []


@pytest.mark.usefixtures("home")
def test_nothing_changes_without_consent(profile, tmp_path):
    before = settings(profile)
    thidua("setup", "libreoffice", tmp_path, "--profile", profile, code=3, answer="n\n")
    thidua("setup", "libreoffice", tmp_path, "--profile", profile, "--dry-run")

    assert settings(profile) == before


@pytest.mark.usefixtures("home")
def test_an_open_office_is_refused_because_it_would_overwrite_its_settings(profile, tmp_path):
    (profile / ".lock").touch()
    done = thidua("setup", "libreoffice", tmp_path, "--profile", profile, "--yes", code=3)

    assert "Đóng LibreOffice" in done.output
