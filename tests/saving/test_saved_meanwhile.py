"""Somebody saves the master while a run is at work on what stood there before: her work stays, and is worked with."""

import openpyxl
import pytest
from click.testing import CliRunner
from package_builders import patched, plan

from xlcore.cli.main import main
from xlcore.cli.work import consolidate_folder
from xlcore.errors import InputError
from xlcore.files.package.master import PackagedMaster


@pytest.fixture
def folder(tmp_path):
    CliRunner().invoke(main, ["demo", str(tmp_path / "khoi"), "-q"])
    next((tmp_path / "khoi" / "nhan-ve").glob("SXD*")).unlink()
    return tmp_path / "khoi"


class Meanwhile:
    """Opens the master, and then somebody saves it, so many times."""

    def __init__(self, times: int) -> None:
        self.times = times

    def __call__(self, path):
        master = PackagedMaster(path)
        if self.times:
            self.times -= 1
            patched(path, plan(f"hers{self.times}", f"Của thư ký {self.times}"))
        return master


def test_the_run_begins_once_more_on_what_was_saved(folder):
    outcome = consolidate_folder(folder, opened=Meanwhile(1))

    book = openpyxl.load_workbook(folder / "TongHop.xlsm")
    assert outcome.changed
    assert "Của thư ký 0" in book.sheetnames


def test_who_saves_again_and_again_is_never_overwritten(folder):
    with pytest.raises(InputError, match="người khác lưu"):
        consolidate_folder(folder, opened=Meanwhile(2))

    book = openpyxl.load_workbook(folder / "TongHop.xlsm")
    assert "Của thư ký 1" in book.sheetnames
    assert not list(folder.rglob(".thidua-*.tmp"))
