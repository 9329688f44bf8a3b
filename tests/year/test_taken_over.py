"""What a new folder takes over from the folder of the period before."""

import pytest

from xlcore.files.folder import BlocFolder
from xlcore.files.schedule.last import LastRun, last_run, record

KEPT = ("luu-tru/history.sqlite", "luu-tru/tep/ab/ab12.xlsx", "mau/bao-cao.docx")


@pytest.fixture(params=["2018-H1", "sao-luu/2018-H1"])
def old(request, tmp_path):
    """A folder of the period before, in its usual place or among somebody's own backups."""
    folder = BlocFolder(tmp_path / request.param)
    folder.create()
    for name in (*KEPT, "luu-tru/sao-luu/TongHop 2018-07-21 14.05.33.xlsm"):
        (folder.root / name).parent.mkdir(parents=True, exist_ok=True)
        (folder.root / name).write_bytes(name.encode())
    record(folder.root, LastRun("2018-07-11T02:00:05", 0, "Xong."))
    return folder


def test_copies_history_and_templates_come_along_and_backups_do_not(old, tmp_path):
    new = BlocFolder(tmp_path / "2018")

    new.take_over(old)

    assert {path.relative_to(new.root).as_posix() for path in new.root.rglob("*") if path.is_file()} == set(KEPT)


def test_the_last_nightly_run_of_the_old_folder_is_none_of_the_new(old, tmp_path):
    new = BlocFolder(tmp_path / "2018")

    new.take_over(old)

    assert last_run(old.root) is not None
    assert last_run(new.root) is None
