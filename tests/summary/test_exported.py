"""Figures as CSV: numbers as a Vietnamese spreadsheet reads them, text as text whatever it begins with."""

import csv
from datetime import date, datetime
from io import StringIO

import pytest
from runs_builder import consolidation, submission

from xlcore.plans import Cell, SheetPlan, Table
from xlcore.styles import BODY
from xlcore.summary.exported import FORMULAS, cell, exported
from xlcore.summary.plans import plan_all


def rows(text):
    return list(csv.reader(StringIO(text), delimiter=";"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (8400, "8400"),
        (-5, "-5"),
        (46.76, "46,76"),
        (1e-07, "0,0000001"),
        (1e22, "10000000000000000000000"),
        (date(2018, 7, 5), "05/07/2018"),
        (datetime(2018, 7, 5, 8, 30), "05/07/2018"),
        (None, ""),
        (True, "Có"),
        ("Đất đai; nhà ở", "Đất đai; nhà ở"),
        ("hai\ndòng", "hai\N{REPLACEMENT CHARACTER}dòng"),
    ],
)
def test_values_are_written_as_a_vietnamese_spreadsheet_reads_them(value, written):
    assert cell(value) == written


@pytest.mark.parametrize("first", FORMULAS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0"])
def test_text_that_begins_like_a_formula_stays_text(first, before):
    assert cell(f"{before}{first}cmd").startswith("'")


def test_consolidated_rows_come_with_their_header_first_and_other_sheets_as_they_stand():
    run = consolidation(submission("STC", procedures=[{"field": "=1+1", "received": 120}]))

    files = exported(plan_all(run, ()))

    (header, first, *_) = rows(files["dl-tthc.csv"])
    assert header[:3] == ["Mã đơn vị", "Đơn vị", "Lĩnh vực giải quyết"]
    assert first[:4] == ["STC", first[1], "'=1+1", "120"]
    assert rows(files["th-don-vi.csv"])[0][0] == "TỔNG HỢP THEO ĐƠN VỊ"
    assert "lich-su.csv" not in files


def test_a_cell_with_a_separator_stays_one_cell():
    table = Table("tbl_x", 1, 1, ("A", "B"), [('x;"y"', "z")], (BODY, BODY))
    plan = SheetPlan("data_x", "DL X", {(1, 1): Cell("A")}, tables=(table,))

    assert rows(exported([plan])["dl-x.csv"]) == [["A", "B"], ['x;"y"', "z"]]
