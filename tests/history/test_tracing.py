"""The way back from a figure of the master to the cells of the files."""

import json
import re
import sqlite3
from contextlib import closing

import openpyxl
import pytest
from history_builder import correct, run, sent_file
from runs_builder import consolidation, submission

from xlcore.history.records import Past
from xlcore.history.trace import trace
from xlcore.sheets import BY_KEY
from xlcore.summary.data import data_plan
from xlcore.summary.plans import plan_all

LAND = {"field": "Đất đai", "received": 120}
TRADE = {"field": "Công thương", "received": 40}


def plans(run):
    return {plan.key: plan for plan in plan_all(run, ())}


def traced(folder, figure):
    return json.loads(run("trace", figure, folder, "--json", "-q").stdout)


def test_every_sum_is_the_sum_of_the_cells_that_it_leads_back_to():
    sent = consolidation(
        submission("SKHDT", procedures=[LAND, TRADE]), submission("STC", procedures=[LAND]), submission("BQL")
    )
    sums = 0

    for plan in plans(sent).values():
        for (row, column), cell in plan.cells.items():
            if re.search(r"SUM|'TH đơn vị'!", cell.formula) and cell.sources:
                origins = trace(sent, plan, row, column, ()).origins
                assert sum(origin.value for origin in origins) == cell.value, (plan.title, row, column)
                sums += 1

    assert sums > 100


def test_a_share_leads_to_its_parts():
    sent = consolidation(submission("SKHDT", procedures=[LAND]))
    plan = plans(sent)["sum_procedures"]
    spot = next(spot for spot, cell in plan.cells.items() if spot[1] == 15 and cell.sources)

    assert {origin.field for origin in trace(sent, plan, *spot, ()).origins} == {
        *("giải quyết trước hạn", "giải quyết đúng hạn", "tổng số đã giải quyết")
    }


def test_a_cell_of_the_consolidated_rows_leads_to_one_cell_and_an_empty_one_to_none():
    sent = consolidation(submission("STC", procedures=[TRADE]), submission("SKHDT", procedures=[LAND, LAND]))
    plan = data_plan(BY_KEY["procedures"], sent)

    (origin,) = trace(sent, plan, 7, 4, ()).origins
    assert (origin.member, origin.row, origin.value, origin.file) == ("STC", "Công thương", 40, "STC.xlsx")
    assert trace(sent, plan, 4, 4, ()).origins == trace(sent, plan, 7, 1, ()).origins == ()


def test_a_row_leads_to_the_copy_where_one_was_kept():
    sent = consolidation(submission("STC"))
    kept = consolidation(submission("STC"))
    object.__setattr__(kept, "past", Past(archived={"digest-STC": "luu-tru/tep/di/digest-STC.xlsx"}))

    def links(run):
        return {link.file for link in data_plan(BY_KEY["funds"], run).links.values()}

    assert (links(sent), links(kept)) == ({"nhan-ve/STC.xlsx"}, {"luu-tru/tep/di/digest-STC.xlsx"})


def test_a_figure_of_the_master_is_traced_to_file_cell_version_and_day(demo):
    correct(demo, "SCT", "procedures", 0, received=2000)
    run("consolidate", demo, "-q")

    told = traced(demo, "TH đơn vị!E5")

    first = told["origins"][0]
    assert told["value"] == 2161
    assert (first["value"], first["sheet"], first["cell"], first["version"]) == (2000, "TTHC", "C9", 2)
    assert first["file"] == sent_file(demo, "SCT").name
    copy = openpyxl.load_workbook(demo / first["copy"], data_only=True)
    assert copy[first["sheet"]][first["cell"]].value == 2000
    assert told["current"] is True


def test_an_earlier_figure_leads_to_the_cells_where_it_was_kept(demo):
    told = traced(demo, "So sánh!I7")

    book = openpyxl.load_workbook(demo / "TongHop.xlsm", data_only=True)
    cells = [book[origin["sheet"]][origin["cell"]].value for origin in told["origins"]]
    assert [origin["file"] for origin in told["origins"]] == ["TongHop.xlsm"] * len(cells)
    assert sum(cells) == told["value"] > 0


def test_files_that_came_since_are_told(demo):
    correct(demo, "SCT", "procedures", 0, received=2000)

    done = run("trace", "TH đơn vị!E5", demo)

    assert "Phiếu đã đổi từ lần tổng hợp trước" in done.stderr


def test_a_figure_is_traced_without_a_history_too(demo):
    with closing(sqlite3.connect(demo / "luu-tru" / "history.sqlite")) as db:
        db.execute("PRAGMA user_version = 999")

    assert traced(demo, "TH đơn vị!$E$5")["origins"][0]["version"] is None


@pytest.mark.parametrize(
    ("figure", "code", "said"),
    [
        ("E5", 2, "dấu chấm than"),
        ("Trang lạ!E5", 3, "không phải trang do chương trình tổng hợp"),
        ("TH đơn vị!Ô5", 3, "không phải là một ô"),
        ("'TH đơn vị'!A1", 0, "không lấy số từ ô nào"),
    ],
)
def test_what_is_no_figure_is_said(demo, figure, code, said):
    done = run("trace", figure, demo)

    assert done.exit_code == code
    assert said in done.output
