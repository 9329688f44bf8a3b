"""A readable description of a drawn workbook, and a small bloc to draw for."""

from datetime import date

import openpyxl
import polars as pl

from xlcore.domain.bloc import Assignment, Bloc, Member, Target, UnitKind
from xlcore.domain.periods import Period
from xlcore.intake.frames import PREVIOUS_SCHEMA

DEPARTMENT = Member("SCT", "Sở Công Thương", UnitKind.DEPARTMENT, ("Sở CT",))
BOARD = Member("BQL", "Ban Quản lý", UnitKind.BOARD, exempt=frozenset({"rural"}))
BLOC = Bloc("Kinh tế - Kỹ thuật", "Bắc Kạn", (DEPARTMENT, BOARD), head="SCT", deputy="BQL")
ASSIGNMENT = Assignment(
    BLOC,
    Period(2018, half=True),
    deadline=date(2018, 7, 10),
    targets=(
        Target("", "CT-K1", "Học tập Nghị quyết", "Khối", "%", 100.0),
        Target("SCT", "CT-01", "Sản xuất", "", "tỷ", 8.5),
    ),
    place="Bắc Kạn",
)
PREVIOUS = pl.DataFrame(
    [
        ("2017-H1", "SCT", "procedures", "Điện", "resolved", 120.0),
        ("2017", "SCT", "procedures", "Điện", "pending", 7.0),
        ("2017", "SCT", "procedures", "Hóa chất", "pending", 3.0),
        ("2017-H1", "SCT", "staff", "", "workers", 12.0),
        ("2017-H1", "BQL", "staff", "", "workers", 99.0),
    ],
    schema=PREVIOUS_SCHEMA,
    orient="row",
)


CHARTED = {"units": "B", "errors": "G", "warnings": "H"}
"""Columns that the chart of findings reads, by the end of their name."""


def describe(path):
    """Every sheet with its merges, cells, protection, lists; one line each."""
    book = openpyxl.load_workbook(path)
    said = [f"tên {name} -> {defined.attr_text}" for name, defined in sorted(book.defined_names.items())]
    for sheet in book.worksheets:
        said += [
            "",
            f"== {sheet.title} [{sheet.sheet_state}] cố định {sheet.freeze_panes} khóa {sheet.protection.sheet}",
        ]
        said += [f"gộp {area}" for area in sorted(str(area) for area in sheet.merged_cells.ranges)]
        for rule in sheet.data_validations.dataValidation:
            said.append(
                f"kiểm {rule.sqref} {rule.type} {rule.operator} {rule.formula1} {rule.errorStyle} | {rule.prompt!r}"
            )
        for area in sheet.conditional_formatting:
            said += [f"đỏ {area.sqref} {rule.formula[0]}" for rule in area.rules]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or not cell.protection.locked:
                    mark = "" if cell.protection.locked else " (điền)"
                    said.append(f"{cell.coordinate}{mark} {cell.number_format} {cell.value!r}")
    return "\n".join(said) + "\n"


def unlocked(sheet):
    """The addresses of the cells that can be typed into."""
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
