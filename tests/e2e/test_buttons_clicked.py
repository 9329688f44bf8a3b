"""A person clicks the master's buttons in a LibreOffice window: what Python is told, and what the person is told.

A small program stands for the package `macros` here, so that each way in which a run can end is tried.
"""

import json
import os
import sys
import time
from pathlib import Path

import pytest
from office_window import DIST_PACKAGES, Window, figure, prepared, wait_for, window

from xlcore.files.setup.reach import PIPE

pytestmark = pytest.mark.live
TARGET = f"""
import json, os, sys, time
from pathlib import Path
button, calls = sys.argv[1], Path(__file__).with_name("calls.jsonl")
with calls.open("a") as file:
    print(json.dumps([time.time(), sys.executable, sys.argv[1:]]), file=file)
if button == "check":
    sys.exit("Không thấy thư mục “nhan-ve”.")
if button == "doctor":
    sys.exit(7)
if button == "report":
    time.sleep(3)
if button == "consolidate":
    sys.path.append({DIST_PACKAGES!r})
    import uno
    find = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver").resolve
    office = find("uno:pipe,name={PIPE};urp;StarOffice.ComponentContext").ServiceManager
    office.createInstance("com.sun.star.frame.Desktop").getCurrentComponent().Sheets.insertNewByName("Mới", 1)
print("Đã viết 9 phiếu vào gui-di.", flush=True)
os._exit(0)  # a bridge to the office that is still open makes the interpreter crash when it ends
"""
OPENER = '#!/bin/sh\nprintf "%s" "$1" > "$(dirname "$0")/opened.txt"\n'


class Desk:
    """The machine of a person: home, bloc's folder, window, and the program that stands for the macros."""

    def __init__(self, root: Path, opened: Window) -> None:
        self.root, self.window = root, opened
        self.folder = root / "khối 1"
        self.record = root / "home" / ".config" / "thidua" / "python.txt"

    @property
    def calls(self) -> list[tuple[float, str, list[str]]]:
        """When Python was started, which one, with which arguments."""
        file = self.root / "target" / "macros" / "calls.jsonl"
        return [tuple(json.loads(line)) for line in file.read_text().splitlines()] if file.exists() else []

    def clicked(self, caption: str) -> tuple[float, str, list[str]]:
        """Click, wait until Python runs, and give the call with the seconds that its start took."""
        known = len(self.calls)
        try:
            moment, ((started, python, arguments), *_) = self.window.press(caption, lambda: self.calls[known:])
        finally:
            self.window.screenshot("last-click")
        return started - moment, python, arguments

    def settle(self) -> None:
        """Wait until the button has ended and is free again."""
        wait_for(lambda: not list(self.record.parent.glob("run-*")), 20)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    root = tmp_path_factory.mktemp("desk")
    (root / "target" / "macros").mkdir(parents=True)
    (root / "target" / "macros" / "__init__.py").touch()  # without it the installed package would win
    (root / "target" / "macros" / "__main__.py").write_text(TARGET, encoding="utf-8")
    (root / "bin").mkdir()
    (root / "bin" / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (root / "bin" / "xdg-open").write_text(OPENER)
    for program in (root / "bin").iterdir():
        program.chmod(0o755)
    book, profile, environment = prepared(root, root / "target")
    environment["PATH"] = f"{root / 'bin'}:{os.environ['PATH']}"
    with window(book, profile, environment) as opened:
        yield Desk(root, opened)


def test_a_button_starts_python_as_xlwings_expects_and_the_sheets_change_while_the_office_goes_on(desk):
    desk.window.screenshot("opened")
    took, python, arguments = desk.clicked("Tổng hợp")
    figure(f"{took:.2f} s from a click to a running Python")
    wait_for(lambda: desk.window.book.Sheets.hasByName("Mới"))
    desk.settle()
    desk.window.screenshot("changed")
    desk.window.book.Sheets.removeByName("Mới")

    assert python == sys.executable
    assert arguments == [
        "consolidate",
        f"--wb={desk.folder / 'TongHop.xlsm'}",
        "--from_xl=1",
        "--app=LibreOffice",
        "--hwnd=0",
        f"--file={desk.folder / 'TongHop.xlsm'}",
    ]


def test_a_run_that_went_well_shows_no_dialog(desk):
    assert desk.clicked("Phát phiếu")[2][0] == "forms"
    desk.settle()
    desk.window.screenshot("status")

    assert desk.window.shown() == ""


def test_the_sentence_of_a_failure_is_shown(desk):
    desk.clicked("Kiểm tra")
    wait_for(desk.window.shown)
    desk.window.screenshot("failure")

    assert desk.window.said() == "Không thấy thư mục “nhan-ve”."


def test_a_run_that_ends_without_a_word_is_told_with_its_code(desk):
    desk.clicked("Kiểm tra cài đặt")

    assert "mã 7" in desk.window.said()


def test_a_second_click_while_one_runs_is_refused(desk):
    desk.clicked("Báo cáo")
    refused = desk.window.told("Phát phiếu")
    desk.settle()

    assert refused == "Đang chạy “Báo cáo”. Chờ xong rồi bấm lại."
    assert desk.calls[-1][2][0] == "report"


def test_the_folder_of_the_bloc_is_opened(desk):
    _, opened = desk.window.press("Mở thư mục", (desk.root / "bin" / "opened.txt").read_text)

    assert opened == str(desk.folder)


def test_a_python_that_is_gone_is_named(desk):
    desk.record.write_text("/không/còn/python\n".encode("ascii", "backslashreplace").decode())
    said = desk.window.told("Tổng hợp")
    desk.settle()
    desk.record.write_text(sys.executable)

    assert said.startswith("Không thấy Python: “/không/còn/python”.")
    assert "thidua setup" in said


def test_the_cell_in_settings_wins_over_the_record_and_the_path_comes_last(desk):
    cell = desk.window.book.Sheets.getByName("Cấu hình").getCellRangeByName("B15")
    desk.record.unlink()
    by_path = desk.clicked("Phát phiếu")[1]
    desk.settle()
    desk.record.write_text("/gone")
    cell.setString(str(desk.root / "bin" / "python3"))
    by_cell = desk.clicked("Phát phiếu")[1]
    desk.settle()
    cell.setString("")
    desk.record.write_text(sys.executable)

    assert by_path == by_cell == sys.executable


def test_a_python_without_the_program_is_told_from_one_that_is_missing(desk):
    module = desk.root / "target" / "macros" / "__main__.py"
    module.write_text("import khong_co_goi_nay\n")
    said = desk.window.told("Tổng hợp")
    module.write_text(TARGET, encoding="utf-8")

    assert said.startswith(f"Python ở “{sys.executable}” chưa có chương trình thidua")


def test_a_folder_that_is_gone_is_named(desk):
    calls = len(desk.calls)
    desk.folder.rename(desk.root / "khối 2")
    said = desk.window.told("Tổng hợp")
    (desk.root / "khối 2").rename(desk.folder)
    time.sleep(0.5)

    assert said == f"Không còn thấy thư mục “{desk.folder}”. Nối lại ổ đĩa, hoặc mở tệp ở nơi mới."
    assert len(desk.calls) == calls
