"""A person has a second workbook open in the same office, as all day long: the buttons work, and tell how it went."""

import subprocess
import time

import openpyxl
import pytest
from office_window import prepared, wait_for, window

pytestmark = pytest.mark.live
TARGET = """
import sys, time
from pathlib import Path
Path(__file__).with_name("begun.txt").write_text(sys.argv[1])
time.sleep(6 if sys.argv[1] in {"report", "forms"} else 0)
if sys.argv[1] in {"check", "forms"}:
    sys.exit("Không thấy thư mục “nhan-ve”.")
print("Xong việc.")
"""
BUTTONS = ("Tổng hợp", "Kiểm tra", "Phát phiếu", "Báo cáo")


class Desk:
    """The window of the master, the other workbook, and whether a run goes on."""

    def __init__(self, opened, root, command):
        self.window, self.other, self.command = opened, root / "danh sách.xlsx", command
        self.traces = root / "home" / ".config" / "thidua"
        self.begun = root / "target" / "macros" / "begun.txt"

    def open_other(self):
        """Open the other workbook as a double click on it does: it comes in front."""
        subprocess.run([*self.command, str(self.other)], env=self.window.environment, check=True, timeout=120)
        wait_for(lambda: self.front() == self.other.as_uri())

    def close_other(self):
        for document in self.documents():
            if document.getURL() == self.other.as_uri():
                document.close(True)  # noqa: FBT003 - the office knows no names
        wait_for(lambda: self.front() == self.window.book.getURL())

    def documents(self):
        found = self.window.desktop.getComponents().createEnumeration()
        while found.hasMoreElements():
            yield found.nextElement()

    def front(self):
        return self.window.desktop.getCurrentComponent().getURL()

    def back_to_the_master(self):
        """Bring the master's window to the front, as a click on the task bar does."""
        search = ["xdotool", "search", "--name", "TongHop"]
        found = subprocess.run(search, env=self.window.environment, check=True, capture_output=True, text=True)
        for window_id in found.stdout.split():
            act = ["xdotool", "windowraise", window_id, "windowfocus", window_id]
            subprocess.run(act, env=self.window.environment, check=False)
        wait_for(lambda: self.front() == self.window.book.getURL())
        time.sleep(1)

    def click(self, caption):
        self.begun.unlink(missing_ok=True)
        self.window.press(caption, self.begun.exists)

    def settle(self):
        """Wait until the button has seen the end of its run: it takes the traces away then."""
        wait_for(lambda: not list(self.traces.glob("run-*")), 60)


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "target" / "macros").mkdir(parents=True)
    (tmp_path / "target" / "macros" / "__init__.py").touch()
    (tmp_path / "target" / "macros" / "__main__.py").write_text(TARGET, encoding="utf-8")
    openpyxl.Workbook().save(tmp_path / "danh sách.xlsx")
    book, profile, environment = prepared(tmp_path, tmp_path / "target")
    with window(book, profile, environment) as opened:
        yield Desk(opened, tmp_path, ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore"])


def test_buttons_work_beside_another_workbook_whichever_is_in_front_at_the_end(desk):
    desk.open_other()
    desk.back_to_the_master()
    desk.click("Tổng hợp")
    desk.settle()
    desk.click("Kiểm tra")
    before = desk.window.said()

    desk.click("Báo cáo")
    desk.close_other()
    desk.open_other()
    desk.settle()
    desk.window.screenshot("two-workbooks")
    in_front = desk.front()
    desk.back_to_the_master()

    desk.click("Phát phiếu")
    desk.close_other()
    desk.open_other()
    wait_for(desk.window.shown, 60)
    desk.window.screenshot("two-workbooks-failure")

    assert before == desk.window.said() == "Không thấy thư mục “nhan-ve”."
    assert in_front == desk.other.as_uri()
    desk.settle()
