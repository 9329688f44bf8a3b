"""A small planned sheet with a formula, a table and a link."""

from xlcore.plans import Cell, Link, SheetPlan, Table
from xlcore.styles import BODY, TITLE

PLAN = SheetPlan(
    "sum",
    "Tổng",
    {(1, 1): Cell("Tiêu đề", TITLE), (4, 2): Cell(3, BODY, "SUM('Tổng'!B2:B3)")},
    tables=(Table("tbl_sum", 2, 1, ("Đơn vị", "Số"), [("A", 1), ("B", 2)], (BODY, BODY)),),
    links={(3, 1): Link("", "'Tổng'!A1")},
)
