"""A person clicks the master's buttons in a LibreOffice window: the sheets change, and what is her own stays."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from office_window import figure, load_uno, prepared, wait_for, window

from xlcore.files.folder import MASTER

pytestmark = pytest.mark.live
ROOT = Path(__file__).parents[2]
OWN = "Của tôi"


class Desk:
    """The window, the folder in which the results come to lie, and a twin of it that nobody has open."""

    def __init__(self, opened, folder, twin):
        self.window, self.folder, self.twin = opened, folder, twin
        self.book, self.environment = opened.book, opened.environment
        self.traces = folder.parent / "home" / ".config" / "thidua"

    def cell(self, sheet, address):
        return self.book.Sheets.getByName(sheet).getCellRangeByName(address)

    def busy(self):
        """Whether a run is going on."""
        return list(self.traces.glob("run-*"))

    def settle(self):
        """Wait until the button is free again."""
        wait_for(lambda: not self.busy(), 120)

    def clicked(self, caption, result):
        """Click and wait for a result; keep and give the seconds from one to the other."""
        moment, _ = self.window.press(caption, lambda: self.busy() or result())
        wait_for(result, 120)
        took = time.time() - moment
        figure(f"{caption}: {took:.2f} s from the click to the result")
        self.settle()
        self.window.screenshot(f"real-{caption}")
        return took

    def settle_in(self):
        """Make the workbook the person's own: a sheet with a chart and a note, something typed, a selection."""
        sheets = self.book.Sheets
        sheets.insertNewByName(OWN, 1)
        own = sheets.getByName(OWN)
        own.getCellRangeByName("A1:B3").setFormulaArray((("tháng", "số"), ("1", "5"), ("2", "=B2*2")))
        own.getCellRangeByName("A3").String = "hai"
        own.getAnnotations().insertNew(own.getCellRangeByName("B3").getCellAddress(), "nhớ hỏi lại")
        place = load_uno().createUnoStruct("com.sun.star.awt.Rectangle")
        place.X, place.Y, place.Width, place.Height = 8000, 1000, 9000, 6000
        own.getCharts().addNewByName(
            "Riêng", place, (own.getCellRangeByName("A1:B3").getRangeAddress(),), *(True, True)
        )
        self.cell("Cấu hình", "B12").setString("Hội trường lớn")
        controller = self.book.getCurrentController()
        controller.setActiveSheet(sheets.getByIndex(0))
        controller.select(self.cell("Điều khiển", "E20:F21"))

    def persons(self):
        """All that is the person's: sheet, chart and note, what she typed, what she selected, how she looks at it."""
        own, controller = self.book.Sheets.getByName(OWN), self.book.getCurrentController()
        notes, charts = own.getAnnotations(), own.getCharts()
        return (
            own.getCellRangeByName("A1:B3").getFormulaArray(),
            [
                (notes.getByIndex(n).getString(), str(notes.getByIndex(n).getPosition()))
                for n in range(notes.getCount())
            ],
            [(name, str(charts.getByName(name).getRanges())) for name in charts.getElementNames()],
            self.cell("Cấu hình", "B12").getString(),
            str(self.book.getCurrentSelection().getRangeAddress()),
            controller.getActiveSheet().getName(),
            (controller.getFirstVisibleRow(), controller.getFirstVisibleColumn(), controller.hasFrozenPanes()),
            self.book.Sheets.getByIndex(0).DrawPage.getCount(),
            self.book.hasControllersLocked(),
            self.book.isAutomaticCalculationEnabled(),
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    book, profile, environment = prepared(tmp_path_factory.mktemp("real"), ROOT)
    twin = shutil.copytree(book.parent, book.parent.parent / "twin" / book.parent.name)
    with window(book, profile, environment) as opened:
        made = Desk(opened, book.parent, twin)
        made.settle_in()
        yield made


@pytest.fixture(autouse=True)
def _what_is_the_persons_own_stays(desk):
    before = desk.persons()
    yield
    assert desk.persons() == before


def test_consolidating_changes_the_open_sheets_and_nothing_of_the_file(desk):
    before = (desk.folder / MASTER).read_bytes()
    desk.clicked("Tổng hợp", lambda: desk.cell("Nhật ký", "G5").getString())

    assert desk.window.shown() == ""
    assert desk.cell("TH đơn vị", "E5").getValue() > 0
    assert desk.cell("Điều khiển", "D6").getString().endswith(".xlsx")
    assert (desk.folder / MASTER).read_bytes() == before
    assert len(list((desk.folder / "luu-tru" / "sao-luu").iterdir())) == 1


def test_a_second_click_finds_nothing_new(desk):
    desk.window.press("Tổng hợp", desk.busy)
    desk.settle()

    assert desk.cell("Nhật ký", "G6").getString() == ""


def test_forms_are_written_for_all_units(desk):
    for form in (desk.folder / "gui-di").iterdir():
        form.unlink()
    desk.clicked("Phát phiếu", lambda: len(list((desk.folder / "gui-di").glob("*.xlsx"))) == 9)

    assert desk.window.shown() == ""


def test_checking_writes_nothing_and_shows_no_box_where_nothing_is_wrong(desk):
    before = {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*.xls?")}
    desk.window.press("Kiểm tra", desk.busy)
    desk.settle()

    assert desk.window.shown() == ""
    assert {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*.xls?")} == before


def test_the_installation_is_looked_over(desk):
    desk.window.press("Kiểm tra cài đặt", desk.busy)
    wait_for(desk.window.shown, 60)
    desk.window.screenshot("real-doctor")
    said = desk.window.said()

    assert "Bảng tính: LibreOffice 7" in said
    assert "Nối tới LibreOffice: đang mở và trả lời" in said
    assert "Macro trong LibreOffice" in said


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


def test_a_file_that_was_taken_away_is_gone_from_the_sheets(desk):
    name = desk.cell("Điều khiển", "D6").getString()
    form = desk.folder / "nhan-ve" / name
    away = form.rename(desk.folder / "aside.xlsx")
    desk.clicked("Tổng hợp", lambda: desk.cell("Điều khiển", "D6").getString() != name)
    away.rename(form)

    assert desk.cell("Điều khiển", "C19").getValue() == 8


def test_the_python_side_costs_little_more_than_the_same_run_without_a_window(desk):
    """Each on fresh folders of its own; of some runs the least counts, for other work on the machine only adds."""
    costs = {"all sheets are written": [], "nothing is new": []}
    for number in range(8):
        live, headless = (
            shutil.copytree(desk.twin, desk.folder.parent / f"{side}-{number}" / desk.twin.name)
            for side in ("live", "headless")
        )
        how = (argument("Hidden", value=True), argument("MacroExecutionMode", value=4))
        opened = desk.window.desktop.loadComponentFromURL((live / MASTER).as_uri(), "_blank", 0, how)
        book = f"--wb={live / MASTER}"
        call = [
            *(sys.executable, "-P", "-m", "macros", "consolidate"),
            *(book, "--from_xl=1", "--app=LibreOffice", "--hwnd=0"),
        ]
        command = [sys.executable, "-m", "xlcore.cli", "consolidate", str(headless), "-q"]
        for found in costs.values():
            found.append((spent(call, desk.environment), spent(command, desk.environment)))
        assert opened.Sheets.getByName("TH đơn vị").getCellRangeByName("E5").getValue() > 0
        opened.close(True)  # noqa: FBT003 - the office knows no names
    for what, found in costs.items():
        live, headless = map(min, zip(*found, strict=True))
        figure(f"Tổng hợp, {what}: Python takes {live / headless:.2f}× the processor's time of the command")


def argument(name, *, value):
    """One argument by name, as the office takes it."""
    return load_uno().createUnoStruct("com.sun.star.beans.PropertyValue", Name=name, Value=value)


def spent(command, environment):
    """Seconds of processor that a process and those that it started took."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in {0, 1}
    return used.ru_utime + used.ru_stime
