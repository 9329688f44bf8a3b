"""Planned sheets on one sheet: what each of them is stands there, further down."""

from dataclasses import replace

from xlcore.blocks import values
from xlcore.plans import Cell, Link, SheetPlan, Table
from xlcore.stacks import stacked
from xlcore.styles import BODY, TITLE

PLAN = SheetPlan(
    "sum",
    "Tổng",
    {(1, 1): Cell("Tiêu đề", TITLE)},
    tables=(Table("tbl_sum", 2, 1, ("Đơn vị", "Số"), [("A", 1), ("B", 2)], (BODY, BODY)),),
    links={(3, 1): Link("", "'Tổng'!A1")},
    merges=("A1:B1",),
)


def test_each_sheet_begins_where_the_one_before_ends_and_has_all_that_goes_with_cells():
    other = replace(PLAN, cells={(1, 1): Cell("Khác", TITLE)}, links={}, merges=("A2:A10", "B1:C1"))

    stack = stacked([PLAN, other], [6, 10], "chồng")
    lines = values(stack.plan)

    assert stack.plan.title == "chồng"
    assert stack.tops == (1, 7)
    assert lines[:4] == values(PLAN)
    assert lines[6:] == values(other)
    assert stack.plan.cells[7, 1].style == TITLE
    assert stack.plan.links == {(3, 1): Link("", "'Tổng'!A1")}
    assert stack.plan.merges == ("A1:B1", "A8:A16", "B7:C7")


def test_nothing_stacked_is_an_empty_sheet():
    assert values(stacked([], [], "chồng").plan) == ((None,),)
