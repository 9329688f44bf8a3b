"""*Mục lục*: what people fill in and what is planned, by group, each with a link."""

from runs_builder import consolidation

from xlcore.sheets.groups import GROUPS, group_of
from xlcore.sheets.master import Tab
from xlcore.summary.contents import contents_plan
from xlcore.summary.plans import plan_all

RENAMED = Tab("config", "Cài đặt khối", "CẤU HÌNH CỦA KHỐI")


def test_tabs_stand_under_their_group_with_what_they_are_about_and_who_writes_them():
    plan = contents_plan((RENAMED,), plan_all(consolidation(), ()))

    rows = {cell.value: row for (row, column), cell in plan.cells.items() if column == 2}
    about, own = rows["Điền vào"], rows["Cài đặt khối"]
    assert about < own < rows["Tổng hợp"] < rows["TH TTHC"]
    assert [plan.cells[own, column].value for column in (3, 4)] == ["CẤU HÌNH CỦA KHỐI", "Thư ký điền"]
    assert plan.links[own, 2].location == "'Cài đặt khối'!A1"
    assert plan.cells[rows["Lỗi"], 4].value == "Chương trình"


def test_every_sheet_that_is_planned_has_a_group_and_groups_differ():
    assert all(group_of(plan.key) for plan in plan_all(consolidation(), ()))
    assert len({group.colour for group in GROUPS}) == len(GROUPS)
    assert group_of("lists") is None
