"""A person clicks the master's buttons in a LibreOffice window, and the program does its work on the demo."""

import time
from pathlib import Path

import pytest
from office_window import prepared, wait_for, window

from xlcore.cli.work import consolidate_folder

pytestmark = pytest.mark.live
ROOT = Path(__file__).parents[2]


class Desk:
    """The window, and the folder in which the results come to lie."""

    def __init__(self, opened, folder):
        self.window, self.folder = opened, folder
        self.traces = folder.parent / "home" / ".config" / "thidua"

    def busy(self):
        """Whether a run is going on."""
        return list(self.traces.glob("run-*"))

    def settle(self):
        """Wait until the button is free again."""
        wait_for(lambda: not self.busy(), 30)

    def clicked(self, caption, result):
        """Click and wait for a result; print and give the seconds from one to the other."""
        moment, _ = self.window.press(caption, lambda: self.busy() or result())
        wait_for(result, 30)
        took = time.time() - moment
        print(f"{caption}: {took:.2f} s from the click to the result")  # noqa: T201 - the figure is asked for
        self.settle()
        self.window.screenshot(f"real-{caption}")
        return took


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    book, profile, environment = prepared(tmp_path_factory.mktemp("real"), ROOT)
    consolidate_folder(book.parent)
    with window(book, profile, environment) as opened:
        yield Desk(opened, book.parent)


def test_forms_are_written_for_all_units(desk):
    for form in (desk.folder / "gui-di").iterdir():
        form.unlink()
    desk.clicked("Phát phiếu", lambda: len(list((desk.folder / "gui-di").glob("*.xlsx"))) == 9)

    assert desk.window.shown() == ""


def test_checking_writes_nothing_and_shows_no_box(desk):
    before = {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*.xls?")}
    desk.window.press("Kiểm tra", desk.busy)
    desk.settle()

    assert desk.window.shown() == ""
    assert {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*.xls?")} == before


def test_the_installation_is_looked_over(desk):
    desk.window.press("Kiểm tra cài đặt", desk.busy)
    wait_for(desk.window.shown, 30)
    desk.window.screenshot("real-doctor")

    assert "Python" in desk.window.said()


def test_a_folder_for_forms_that_cannot_be_written_is_told_in_a_sentence(desk):
    out = desk.folder / "gui-di"
    out.rename(desk.folder / "aside")
    out.touch()
    said = desk.window.told("Phát phiếu")
    out.unlink()
    (desk.folder / "aside").rename(out)

    assert "gui-di" in said
    assert "Traceback" not in said


def test_the_draft_report_is_written(desk):
    desk.clicked("Báo cáo", lambda: list((desk.folder / "bao-cao").glob("*.docx")))

    assert desk.window.shown() == ""
