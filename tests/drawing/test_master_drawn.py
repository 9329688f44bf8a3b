"""The master of a bloc as it is drawn for the first time."""

import re
import zipfile
from datetime import date

import openpyxl
import pytest
from drawing_builders import ASSIGNMENT, PREVIOUS, describe, unlocked

from xlcore.domain.bloc import Assignment, Bloc, Member, UnitKind
from xlcore.domain.findings import Severity
from xlcore.domain.rulebook import Check
from xlcore.files.drawing.master import draw_master
from xlcore.fresh import fresh_run
from xlcore.plans import Cell, Link, SheetPlan, Table
from xlcore.sheets.master import CONFIG, INDICATORS, MEMBERS, RULES
from xlcore.sheets.master import PREVIOUS as EARLIER
from xlcore.styles import BODY, BODY_COUNT, BODY_LINK, TITLE, typed
from xlcore.summary import by_unit, procedures
from xlcore.summary.plans import plan_all

CHECKS = (
    Check("TEP-11", "Tệp gửi về", Severity.ERROR, "Chưa nhận được phiếu.", "Nhắc đơn vị."),
    Check("KT-02", "TTHC", Severity.WARNING, "Thay đổi {change} %.", "Xem lại.", tolerance=50, enabled=False),
)
CONTROL = SheetPlan(
    "control",
    "Điều khiển",
    {(1, 1): Cell("BẢNG ĐIỀU KHIỂN", TITLE)},
    widths=(5, 100, 100),
    ranges={"td_chart_units": "B6:B7", "td_chart_errors": "G6:G7", "td_chart_warnings": "H6:H7"},
)
PROCEDURES = SheetPlan(
    procedures.KEY,
    procedures.TITLE,
    {},
    ranges={
        "td_chart_asked": "C8:C8",
        "td_chart_early": "J8:J8",
        "td_chart_on_time": "K8:K8",
        "td_chart_overdue": "L8:L8",
    },
)
BY_UNIT = SheetPlan(by_unit.KEY, by_unit.TITLE, {(1, 1): Cell("TỔNG HỢP", TITLE)})
FOUND = SheetPlan(
    "remarks",
    "Nhận định",
    {(1, 1): Cell("NHẬN ĐỊNH", TITLE), (6, 2): Cell(3, BODY_COUNT, "SUM(B4:B5)")},
    tables=(
        Table(
            "tbl_remarks", 3, 1, ("Ô", "Số", "Lời"), [("E5", 1, None), ("E6", 2, "x")], (BODY_LINK, BODY, typed(BODY))
        ),
    ),
    merges=("A1:C1",),
    links={(4, 1): Link("nhan-ve/a b.xlsx", "'TTHC'!E5"), (5, 1): Link("", "'Đơn vị'!A5")},
    notes={(4, 2): "lời nhắn"},
    freeze=(4, 1),
    ranges={"td_words": "C4:C5"},
)


@pytest.fixture
def master(tmp_path):
    draw_master(tmp_path / "m.xlsm", ASSIGNMENT, CHECKS, PREVIOUS, [FOUND, CONTROL, BY_UNIT, PROCEDURES])
    return tmp_path / "m.xlsm"


def test_the_master_is_as_agreed(master, golden):
    golden("master_fresh", describe(master))


def test_the_same_input_draws_the_same_bytes(master, tmp_path):
    draw_master(tmp_path / "again.xlsm", ASSIGNMENT, CHECKS, PREVIOUS, [FOUND, CONTROL, BY_UNIT, PROCEDURES])

    assert (tmp_path / "again.xlsm").read_bytes() == master.read_bytes()


def test_tabs_stand_in_the_order_of_work(master):
    assert openpyxl.load_workbook(master).sheetnames == [
        "Điều khiển",
        "Mục lục",
        "Hướng dẫn",
        "Cấu hình",
        "Đơn vị",
        "Chỉ tiêu",
        "Quy tắc",
        "Kỳ trước",
        "Sửa số",
        "Tiêu chí",
        "Danh mục",
        "Cách chấm",
        "Hội nghị",
        "Chương trình",
        "Nghị quyết",
        "Góp ý",
        "Sổ đăng ký",
        "Kết quả các kỳ",
        "Nhận định",
        by_unit.TITLE,
        procedures.TITLE,
    ]


def test_the_package_says_that_it_may_hold_macros(master):
    with zipfile.ZipFile(master) as package:
        types = package.read("[Content_Types].xml").decode()

    assert "application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types
    assert "spreadsheetml.sheet.main+xml" not in types


def test_each_sheet_carries_a_hidden_mark_at_its_first_cell(master):
    names = openpyxl.load_workbook(master).defined_names
    marks = {name: defined for name, defined in names.items() if name.startswith("td_")}

    assert marks["td_members"].attr_text == "'Đơn vị'!$A$1"
    assert marks["td_remarks"].attr_text == "'Nhận định'!$A$1"
    assert all(defined.hidden for defined in marks.values())


def test_each_setting_is_a_named_cell(master):
    book = openpyxl.load_workbook(master)
    sheet = book[CONFIG.title]
    values = {}
    for column in CONFIG.columns:
        tab, _, cell = book.defined_names[f"cfg_{column.name}"].attr_text.partition("!")
        assert tab.strip("'") == CONFIG.title
        values[column.name] = sheet[cell.replace("$", "")].value

    assert values["bloc"] == "Kinh tế - Kỹ thuật"
    assert values["period"] == "2018-H1"
    assert values["deadline"].date() == date(2018, 7, 10)
    assert values["venue"] is None


@pytest.mark.parametrize("sheet", [MEMBERS, INDICATORS, RULES, EARLIER], ids=lambda sheet: sheet.key)
def test_an_input_sheet_is_one_native_table_with_the_declared_columns(master, sheet):
    drawn = openpyxl.load_workbook(master)[sheet.title]
    (table,) = drawn.tables.values()

    assert [column.name for column in table.tableColumns] == [column.label for column in sheet.columns]
    assert table.displayName == f"tbl_{sheet.key}"


def test_input_sheets_may_be_filtered_sorted_and_widened_but_ids_of_checks_stay(master):
    sheet = openpyxl.load_workbook(master)[RULES.title]
    protection = sheet.protection

    assert protection.sheet
    assert not any((protection.autoFilter, protection.sort, protection.formatColumns, protection.insertRows))
    assert "A5" not in unlocked(sheet)
    assert {"C5", "E5", "F5"} <= unlocked(sheet)
    assert [sheet["C6"].value, sheet["D6"].value, sheet["E6"].value] == ["Không", "Cảnh báo", 50]


def test_earlier_values_are_named_as_people_see_them(master):
    sheet = openpyxl.load_workbook(master)[EARLIER.title]

    assert [cell.value for cell in sheet[5]] == [
        "2017-H1",
        "SCT",
        "TTHC",
        "Điện",
        "Số hồ sơ đã giải quyết / Tổng số",
        120,
    ]


def test_a_planned_sheet_keeps_values_formulas_links_and_what_may_be_typed(master):
    book = openpyxl.load_workbook(master)
    sheet = book["Nhận định"]

    assert sheet["B6"].value == "=SUM(B4:B5)"
    assert openpyxl.load_workbook(master, data_only=True)["Nhận định"]["B6"].value == 3
    assert sheet["A4"].value == "E5"
    assert sheet["A4"].hyperlink.target.startswith("nhan-ve/a")
    assert sheet["A4"].hyperlink.location == "'TTHC'!E5"
    assert sheet["A5"].hyperlink.location == "'Đơn vị'!A5"
    assert sheet["B4"].comment.text == "lời nhắn"
    assert unlocked(sheet) == {"C4", "C5"}
    assert sheet.protection.sheet
    assert book.defined_names["td_words"].attr_text == "'Nhận định'!$C$4:$C$5"


def test_two_charts_read_the_control_sheet(master):
    with zipfile.ZipFile(master) as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        first, second = (package.read(name).decode() for name in sorted(charts))

    assert "'Điều khiển'!$B$6:$B$7" in first
    assert "Lỗi và cảnh báo theo đơn vị" in first
    assert ["'TH TTHC'!$J$8:$J$8" in second, "Trước hạn" in second, "Quá hạn" in second] == [True, True, True]


@pytest.mark.parametrize("units", [2, 9, 60])
def test_the_charts_stand_below_the_frozen_rows_and_below_each_other_however_large_the_bloc(tmp_path, units):
    members = tuple(Member(f"D{n}", f"Đơn vị {n}", UnitKind.DEPARTMENT) for n in range(units))
    run = fresh_run(Assignment(Bloc("Lớn", "", members, "", ""), ASSIGNMENT.period))
    draw_master(tmp_path / "m.xlsm", run.assignment, CHECKS, PREVIOUS, plan_all(run, ()))
    with zipfile.ZipFile(tmp_path / "m.xlsm") as package:
        anchors = re.findall(r"<xdr:row>(\d+)<", package.read("xl/drawings/drawing1.xml").decode())
    frozen = int(openpyxl.load_workbook(tmp_path / "m.xlsm")["Điều khiển"].freeze_panes[1:]) - 1
    top, bottom, next_top, _ = map(int, anchors)

    assert frozen <= top < bottom < next_top


def test_the_control_sheet_prints_its_tables_apart_from_its_charts(master):
    sheet = openpyxl.load_workbook(master)["Điều khiển"]

    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.scale == 66
    assert [brk.id for brk in sheet.col_breaks.brk] == [10]
    assert [brk.id for brk in sheet.row_breaks.brk] == [19]


def test_a_bloc_of_which_nothing_is_known_yet_gets_a_master_to_fill_in(tmp_path):
    blank = Assignment(Bloc("", "", (), "", ""), ASSIGNMENT.period)
    draw_master(tmp_path / "new.xlsm", blank, CHECKS, PREVIOUS.clear(), [CONTROL, BY_UNIT])
    book = openpyxl.load_workbook(tmp_path / "new.xlsm")

    assert len(unlocked(book[MEMBERS.title])) == MEMBERS.blank_rows * len(MEMBERS.columns)
    assert book[CONFIG.title]["B5"].value is None
