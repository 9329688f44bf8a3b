"""The buttons as the workbook's macros press them: a process, its exit code, and the sentence for the person."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from xlcore.demo.build import build


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    build(folder)
    return folder


@pytest.fixture
def demo(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "khoi"))


def press(button, folder, *, open_in=""):
    if open_in:
        (folder / open_in).touch()
    words = [f"--wb={folder / 'TongHop.xlsm'}", "--from_xl=1", "--app=LibreOffice", "--hwnd=0"]
    told = {**os.environ, "PYTHONIOENCODING": "ascii:backslashreplace"}
    command = [sys.executable, "-P", "-m", "macros", button, *words]
    done = subprocess.run(command, check=False, capture_output=True, env=told | {"PYTHONPATH": str(Path.cwd())})
    return done.returncode, *(
        text.decode("ascii").encode().decode("unicode_escape") for text in (done.stdout, done.stderr)
    )


OPEN = ".~lock.TongHop.xlsm#"


def test_forms_are_written_while_the_master_is_open(demo):
    for form in (demo / "gui-di").iterdir():
        form.unlink()

    assert press("forms", demo, open_in=OPEN) == (0, "Đã viết 9 phiếu vào thư mục gui-di.", "")
    assert len(list((demo / "gui-di").iterdir())) == 9


def test_checking_needs_no_closed_master_and_tells_the_tally(demo):
    code, said, wrong = press("check", demo, open_in=OPEN)

    assert (code, wrong) == (0, "")
    assert said.startswith("Nhận 9/9 đơn vị; 0 lỗi")


def test_consolidating_an_open_master_is_refused_with_the_way_out_and_changes_nothing(demo):
    before = (demo / "TongHop.xlsm").read_bytes()

    code, said, wrong = press("consolidate", demo, open_in=OPEN)

    assert (code, said) == (3, "")
    assert "đang mở trong LibreOffice" in wrong
    assert (demo / "TongHop.xlsm").read_bytes() == before


def test_a_report_is_only_written_from_sheets_that_are_up_to_date(demo):
    refused = press("report", demo, open_in=OPEN)
    (demo / OPEN).unlink()
    assert press("consolidate", demo)[0] == 0

    written = press("report", demo, open_in=OPEN)

    assert refused[0] == 3
    assert "Tổng hợp lại" in refused[2]
    assert written[:2] == (0, "Báo cáo: Bao cao 2018-H1 lan 1.docx trong thư mục bao-cao.")


def test_the_machine_is_looked_over(demo):
    code, said, _ = press("doctor", demo, open_in=OPEN)

    assert code == 0
    assert "Tệp tổng hợp: đang mở trong LibreOffice → Lưu và đóng tệp" in said


def test_a_button_or_a_folder_that_is_not_there_is_told(tmp_path):
    assert press("dance", tmp_path)[0] == 3
    assert "Không thấy TongHop.xlsm" in press("check", tmp_path)[2]
