"""A sheet drawn with a fresh master and the same sheet written into it later are the same sheet."""

import openpyxl
import pytest
from drawing_builders import ASSIGNMENT, PREVIOUS
from package_builders import faults, parts, plan, sheet_of

from xlcore.files.drawing.master import draw_master
from xlcore.files.package.master import PackagedMaster
from xlcore.plans import Choice, Condition, Page
from xlcore.styles import Style

FULL = {
    "notes": {(5, 1): "ghi chú", (6, 2): "ghi chú khác"},
    "conditions": (Condition("B5:B6", "B5>5000", Style(bold=True, fill="FBD5D5")), Condition("C5", "C5=1", Style())),
    "choices": (Choice("A5:A6", '"có,không"', "Chọn."),),
    "page": Page(repeat=(4, 4), area="A1:C7"),
}


@pytest.fixture
def master(tmp_path):
    path = tmp_path / "TongHop.xlsm"
    draw_master(path, ASSIGNMENT, (), PREVIOUS, [plan(**FULL)])
    return path


def told(path) -> dict[str, object]:
    """What a second reader sees around the cells of our sheet."""
    sheet = openpyxl.load_workbook(path)["Tổng hợp mẫu"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return {
        "notes": {c.coordinate: (c.comment.text, c.comment.author) for c in cells if c.comment},
        "conditions": {str(a.sqref): a.rules[0].formula for a in sheet.conditional_formatting},
        "lists": [(str(d.sqref), d.formula1, d.error) for d in sheet.data_validations.dataValidation],
        "page": (sheet.print_title_rows, sheet.print_area),
        "widths": {name: column.width for name, column in sheet.column_dimensions.items()},
        "tables": dict(sheet.tables.items()),
    }


def test_writing_the_very_plan_that_was_drawn_leaves_what_stands_around_the_cells(master):
    before = told(master)

    PackagedMaster(master).write([plan(text="Khác", **FULL)])

    assert told(master) == before
    assert before["notes"] == {"A5": ("ghi chú", "thidua"), "B6": ("ghi chú khác", "thidua")}
    assert [name for name in parts(master) if "comments" in name] == ["xl/comments1.xml"]
    assert faults(master) == set()


def test_what_was_drawn_goes_when_it_is_no_longer_planned(master):
    PackagedMaster(master).write([plan()])

    assert "conditionalFormatting" not in sheet_of(master)
    assert "dataValidation" not in sheet_of(master)
    assert not [name for name in parts(master) if "comments" in name]
    assert faults(master) == set()
