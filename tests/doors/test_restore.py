"""`thidua restore`: what was before the last run comes back, and what is now is kept."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from xlcore.cli.main import main


def run(*words: object):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    root = tmp_path_factory.mktemp("demo") / "khoi"
    run("demo", root, "-q")
    return root


@pytest.fixture
def folder(demo, tmp_path):
    """A bloc's folder whose master was written once since it was made."""
    return Path(shutil.copytree(demo, tmp_path / "khoi"))


def test_a_run_leaves_a_backup_of_the_master_as_it_was(folder):
    master = folder / "TongHop.xlsm"
    before = master.read_bytes()
    (folder / "nhan-ve" / "SXD - bao cao 6 thang.xlsx").unlink()

    run("consolidate", folder, "-q")

    newest, _ = json.loads(run("restore", folder, "--json", "-q").stdout)["backups"]
    assert newest["sound"]
    assert Path(newest["path"]).read_bytes() == before != master.read_bytes()


def test_a_backup_comes_back_and_the_present_file_is_kept(folder):
    master = folder / "TongHop.xlsm"
    present = master.read_bytes()
    (backup,) = (folder / "luu-tru" / "sao-luu").iterdir()

    done = run("restore", folder, "--from", 1, "--json")

    assert done.exit_code == 0
    assert master.read_bytes() == backup.read_bytes()
    told = json.loads(done.stdout)
    assert told["restored"].endswith(backup.name)
    assert Path(told["before"]).read_bytes() == present


def test_a_dry_run_brings_nothing_back(folder):
    before = (folder / "TongHop.xlsm").read_bytes()

    done = run("restore", folder, "--from", 1, "--dry-run")

    assert "Sẽ đưa trở lại" in done.stderr
    assert (folder / "TongHop.xlsm").read_bytes() == before
    assert len(list((folder / "luu-tru" / "sao-luu").iterdir())) == 1


def test_a_master_that_is_gone_or_broken_comes_back(folder):
    master = folder / "TongHop.xlsm"
    for spoil in (master.unlink, lambda: master.write_bytes(b"PK")):
        spoil()

        done = run("restore", folder, "--from", 1)

        assert done.exit_code == 0
        assert run("consolidate", folder, "-q").exit_code == 0


def test_a_master_that_is_open_is_not_replaced(folder):
    (folder / "~$TongHop.xlsm").touch()
    before = (folder / "TongHop.xlsm").read_bytes()

    done = run("restore", folder, "--from", 1)

    assert done.exit_code == 3
    assert "đang mở trong Excel" in done.stderr
    assert (folder / "TongHop.xlsm").read_bytes() == before


@pytest.mark.parametrize(("words", "said"), [(("--from", 9), "có 1 bản"), ((), "1. bản trước lần ghi lúc")])
def test_the_list_says_what_there_is(folder, words, said):
    assert said in run("restore", folder, *words).stderr


def test_a_folder_that_is_no_bloc_is_told_as_such(tmp_path):
    done = run("restore", tmp_path)

    assert done.exit_code == 3
    assert "Không thấy TongHop.xlsm" in done.stderr
