"""The form of a unit, as a unit finds it."""

import re
import zipfile

import openpyxl
import polars as pl
import pytest
from drawing_builders import ASSIGNMENT, BOARD, DEPARTMENT, PREVIOUS, describe, unlocked

from xlcore.declare import Layout, Operator, Rule
from xlcore.domain.bloc import Question, Target
from xlcore.domain.proceedings import Proceedings, Resolution
from xlcore.files.drawing.form import draw_form, form_name
from xlcore.files.drawing.formulas import broken, computed, numbered
from xlcore.files.drawing.pen import type_into
from xlcore.intake.frames import PREVIOUS_SCHEMA
from xlcore.measure import LINE
from xlcore.sheets import DATA_SHEETS
from xlcore.styles import INPUT_FILL


@pytest.fixture
def form(tmp_path):
    draw_form(tmp_path / "f.xlsx", DEPARTMENT, ASSIGNMENT, PREVIOUS)
    return tmp_path / "f.xlsx"


def test_the_form_of_a_department_is_as_agreed(form, golden):
    golden("form_department", describe(form))


def heights(path, title):
    """The rows of a tab by number: their height, and whether it is fixed: then programs keep it whatever is typed."""
    number = 1 + openpyxl.load_workbook(path).sheetnames.index(title)
    with zipfile.ZipFile(path) as package:
        rows = re.findall(r"<row ([^>]*)", package.read(f"xl/worksheets/sheet{number}.xml").decode())
    said = [dict(re.findall(r'(\w+)="([^"]*)"', row)) for row in rows]
    return {int(row["r"]): (float(row["ht"]), "customHeight" in row) for row in said if "ht" in row}


LONG = "Hoàn thành xuất sắc nhiệm vụ chính trị được giao trong năm, vượt các chỉ tiêu đã đăng ký với Khối"


@pytest.mark.parametrize(("title", "rows"), [("Bìa", (9, 11)), ("Nhân sự", (6, 9)), ("Đăng ký", (7, 16))])
def test_rows_to_fill_in_are_roomy_and_grow_with_what_is_typed(form, title, rows):
    found = heights(form, title)

    assert [found[row] for row in rows] == [(21.75, False)] * 2
    assert found[1][1]


def test_a_row_shows_the_whole_of_what_the_form_brings_along(tmp_path):
    targets = (Target("SCT", "CT-1", LONG, "Khối", "%", 100.0),)
    draw_form(tmp_path / "t.xlsx", DEPARTMENT, ASSIGNMENT._replace(targets=targets))

    assert heights(tmp_path / "t.xlsx", "Chỉ tiêu")[7] == (48, False)


def test_a_row_shows_the_whole_of_what_was_typed_for_a_unit(form):
    type_into(form, {"Đăng ký": {(7, 3): LONG, (8, 3): "ngắn"}})

    found = heights(form, "Đăng ký")
    assert found[7][0] >= 3 * LINE
    assert found[8] == found[9] == (21.75, False)


def test_the_same_input_draws_the_same_bytes(form, tmp_path):
    draw_form(tmp_path / "again.xlsx", DEPARTMENT, ASSIGNMENT, PREVIOUS)

    assert (tmp_path / "again.xlsx").read_bytes() == form.read_bytes()


def test_a_unit_gets_only_the_sheets_that_apply_to_it(tmp_path):
    draw_form(tmp_path / "b.xlsx", BOARD, ASSIGNMENT)
    tabs = set(openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames)

    assert {"TTHC", "CCHC", "Nông thôn mới"}.isdisjoint(tabs)
    assert {"Bìa", "Nhân sự", "Chỉ tiêu"} <= tabs


def test_every_declared_column_has_its_label_on_the_sheet(tmp_path):
    task = Resolution(5, "NQ-01", "Đổi mới", set_in=ASSIGNMENT.period.previous)
    scored = ASSIGNMENT._replace(questions=(Question("I.1", "Nhiệm vụ", 10, "Điểm"),))
    draw_form(tmp_path / "f.xlsx", DEPARTMENT, scored, PREVIOUS, Proceedings(resolutions=(task,)))
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    for sheet in DATA_SHEETS:
        printed = {cell.value for row in book[sheet.title].iter_rows() for cell in row}
        for column in sheet.columns:
            wanted = {column.label} if sheet.layout is Layout.FIELDS else set(column.levels)
            assert wanted <= printed, (sheet.key, column.name)


def test_what_can_be_typed_into_is_yellow_and_nothing_else_is(form):
    book = openpyxl.load_workbook(form)
    for sheet in book.worksheets:
        yellow = {
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if cell.fill.fgColor.rgb == f"FF{INPUT_FILL}" and cell.value != "Màu vàng: đơn vị điền"
        }
        assert unlocked(sheet) == yellow, sheet.title
        assert sheet.protection.sheet
        assert sheet.protection.password is None


def test_the_plan_is_filled_in_and_locked(form):
    sheet = openpyxl.load_workbook(form)["Chỉ tiêu"]

    assert [sheet["B7"].value, sheet["C7"].value, sheet["G7"].value] == ["CT-K1", "Học tập Nghị quyết", 100]
    assert sheet["G7"].protection.locked
    assert not sheet["H7"].protection.locked


def test_earlier_values_stand_beside_the_row_that_they_belong_to(form):
    sheet = openpyxl.load_workbook(form)["TTHC"]
    header = {cell.value: cell.column for cell in sheet[5] if cell.value}
    fields = {sheet.cell(row, 2).value: row for row in range(9, 12)}

    year_ago = header["Cùng kỳ 2017-H1: tổng số đã giải quyết"]
    before = header["Kỳ trước 2017: tổng số đang giải quyết"]
    assert sheet.cell(fields["Điện"], year_ago).value == 120
    assert [sheet.cell(fields[name], before).value for name in ("Điện", "Hóa chất")] == [7, 3]


def test_what_is_carried_over_is_said_beside_the_cell(form):
    sheet = openpyxl.load_workbook(form)["TTHC"]
    said = {str(rule.sqref): rule.prompt for rule in sheet.data_validations.dataValidation}

    assert said["F9"] == "Đơn vị tính: hồ sơ.\nPhải bằng số cuối kỳ trước: 7."
    assert said["F11:F20"] == "Đơn vị tính: hồ sơ."


def test_rows_are_prefilled_only_where_earlier_values_are_shown(tmp_path):
    rural = [("2017-H1", "SCT", "rural", "Xã A | Làm đường", "value", 5e6)]
    known = pl.DataFrame(rural, schema=PREVIOUS_SCHEMA, orient="row")
    draw_form(tmp_path / "r.xlsx", DEPARTMENT, ASSIGNMENT, known)

    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["Nông thôn mới"]["B7"].value is None


def test_computed_cells_carry_a_cached_blank(form):
    sheet = openpyxl.load_workbook(form, data_only=True)["TTHC"]

    assert sheet["C9"].value in (None, "")
    assert sheet["C21"].value == 0


def test_a_sum_leaves_out_text_and_a_ratio_waits_for_its_numbers():
    cells = {"a": "A1", "b": "B1"}

    assert computed("a + b", cells) == '=IF(COUNT(A1,B1)=0,"",SUM(A1,B1))'
    assert computed("a / b * 100", cells) == '=IF(COUNT(A1,B1)<2,"",IF(B1=0,"",A1/B1*100))'.replace("/", " / ").replace(
        "*", " * "
    )
    assert numbered("a / b * 100", {"a": 8, "b": 6}) == "(8):(6)×100"


def test_a_broken_rule_reddens_the_cell_once_all_its_numbers_are_there():
    cells = {"a": "A1", "b": "B1", "c": "C1"}

    assert broken(Rule("R", "a", Operator.AT_MOST, "b + c"), cells) == (
        "=IF(COUNT(A1,B1,C1)=3,NOT((A1)<=(B1 + C1)),FALSE)"
    )
    assert broken(Rule("R", "a", Operator.MORE, "0"), cells) == "=IF(COUNT(A1)=1,NOT((A1)>(0)),FALSE)"
    assert not broken(Rule("R", "a", Operator.EQUAL, "b", tolerance=0.1), cells)


def test_a_form_is_named_by_code_and_period():
    assert form_name(DEPARTMENT, ASSIGNMENT.period) == "SCT_2018-H1.xlsx"


def test_the_cursor_waits_at_the_first_cell_to_fill_in(form):
    for sheet in openpyxl.load_workbook(form).worksheets:
        if sheet.sheet_state == "visible":
            assert not sheet[sheet.sheet_view.selection[-1].activeCell].protection.locked, sheet.title


def test_no_formula_waits_for_a_result(form):
    with zipfile.ZipFile(form) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]

    untold = [
        cell for xml in sheets for cell in re.findall(rb"<c [^>]*><f>[^<]*</f><v></v>", xml) if b't="str"' not in cell
    ]
    assert untold == []
    assert any(b't="str"><f>' in xml for xml in sheets)
