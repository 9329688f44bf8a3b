"""The way back from a figure of the master to the cells of the files."""

import json
import re
import shutil
import sqlite3
from contextlib import closing

import openpyxl
import pytest
from history_builder import correct, run, sent_file
from runs_builder import consolidation, submission

from xlcore.awards.examine import Examined
from xlcore.awards.standards import Comparison, Condition, Verdict
from xlcore.awards.year import Year
from xlcore.cli import lookback
from xlcore.files.reading import pool
from xlcore.files.saving.alone import BusyError, alone
from xlcore.history.records import Past
from xlcore.history.trace import trace
from xlcore.sheets import BY_KEY
from xlcore.sheets.titles import TITLES
from xlcore.summary.awards import titles_plan
from xlcore.summary.data import data_plan
from xlcore.summary.plans import plan_all

LAND = {"field": "Đất đai", "received": 120}
TRADE = {"field": "Công thương", "received": 40}


def plans(run):
    return {plan.key: plan for plan in plan_all(run, ())}


def traced(folder, figure):
    return json.loads(run("trace", figure, folder, "--json", "-q").stdout)


def test_a_list_written_without_a_backup_comes_with_a_notice(demo):
    shutil.rmtree(demo / "luu-tru" / "sao-luu", ignore_errors=True)
    (demo / "luu-tru" / "sao-luu").write_bytes(b"in the way")

    (notice,) = json.loads(run("trace", "TH đơn vị!E14", demo, "--sheet", "--json", "-q").stdout)["notices"]

    assert notice.startswith("Chưa sao lưu được TongHop.xlsm trước khi ghi")


def test_nothing_is_read_for_a_list_while_another_run_writes(demo, monkeypatch):
    begun = []
    monkeypatch.setattr(pool, "begin", lambda **_: begun.append("a reading process"))

    with alone(demo), pytest.raises(BusyError):
        lookback.traced(demo, "TH đơn vị", "E14", write=True)

    assert begun == []


def test_every_sum_is_the_sum_of_the_cells_that_it_leads_back_to():
    sent = consolidation(
        submission("SKHDT", procedures=[LAND, TRADE]), submission("STC", procedures=[LAND]), submission("BQL")
    )
    sums = 0

    for plan in plans(sent).values():
        for (row, column), cell in plan.cells.items():
            if plan.key != "sum_targets" and re.search(r"SUM|'TH đơn vị'!", cell.formula) and cell.sources:
                origins = trace(sent, plan, row, column, ()).origins
                assert sum(origin.value for origin in origins) == cell.value, (plan.title, row, column)
                sums += 1

    assert sums > 100


def test_a_count_of_targets_leads_to_as_many_targets():
    met, missed = {"plan": 100, "cumulative": 120}, {"plan": 100, "cumulative": 20}
    sent = consolidation(submission("STC", targets=[met | {"code": "A"}, missed | {"code": "B"}, met | {"code": "C"}]))
    plan = plans(sent)["sum_targets"]
    counts = {spot: cell for spot, cell in plan.cells.items() if cell.sources and re.search("COUNT|SUM", cell.formula)}

    for (row, column), cell in counts.items():
        origins = trace(sent, plan, row, column, ()).origins
        assert len({origin.row for origin in origins}) == cell.value

    assert {cell.value for cell in counts.values()} == {0, 1, 2, 3}


def test_a_verdict_on_a_title_leads_to_the_numbers_of_people():
    condition = Condition("Tập thể LĐTT", "advanced", Comparison.OVER, 50, "people")
    verdict = Verdict(condition, holds=True, sentence="6 trên 10 người")
    examined = Examined(Year((), (), {}, {}, (), {}), {}, {}, (("STC", "Tập thể LĐTT", (verdict,)),), {}, ())
    sent = consolidation(submission("STC", titles=[{"advanced": 6, "people": 10}]))

    origins = trace(sent, titles_plan(sent, examined), 6, 5, ()).origins

    assert [(origin.field, origin.value) for origin in origins] == [
        (TITLES.by_name["advanced"].spoken, 6),
        (TITLES.by_name["people"].spoken, 10),
    ]


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

    assert "đã đổi từ lần tổng hợp trước" in done.stderr


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


def test_the_list_of_a_figures_cells_goes_into_the_master_with_links_to_the_kept_copies(demo):
    before = openpyxl.load_workbook(demo / "TongHop.xlsm").sheetnames

    told = json.loads(run("trace", "TH đơn vị!E14", demo, "--sheet", "--json", "-q").stdout)

    book = openpyxl.load_workbook(demo / "TongHop.xlsm")
    assert book.sheetnames == [*before, "Nguồn số"]
    rows = list(book["Nguồn số"].iter_rows(min_row=8, values_only=True))
    listed = [row for row in rows if isinstance(row[0], int)]
    assert [(row[5], row[6], row[7], row[8]) for row in listed] == [
        (one["value"], one["file"], one["sheet"], one["cell"]) for one in told["origins"]
    ]
    assert all(row[9] == 1 and row[10] for row in listed)
    links = [cell.hyperlink for row in book["Nguồn số"].iter_rows() for cell in row if cell.hyperlink]
    assert [link.target for link in links] == [one["copy"] for one in told["origins"]]
    assert all((demo / link.target).is_file() for link in links)
    assert any("Cộng 10 ô" in str(cell.value) for cell in book["Nguồn số"]["A"])
    assert rows[len(listed) + 1][5] == f"=SUM($F$8:$F${7 + len(listed)})"


def test_another_figure_takes_the_place_of_the_list_and_a_run_leaves_it(demo):
    run("trace", "TH đơn vị!E14", demo, "--sheet", "-q")
    run("trace", "TH TTHC!H8", demo, "--sheet", "-q")

    assert json.loads(run("consolidate", demo, "--json", "-q").stdout)["changed"] is False
    book = openpyxl.load_workbook(demo / "TongHop.xlsm")
    assert [title for title in book.sheetnames if "Nguồn" in title] == ["Nguồn số"]
    assert sum(isinstance(row[0], int) for row in book["Nguồn số"].iter_rows(min_row=8, values_only=True)) == 2


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("TH đơn vị!E14", "Cộng 10 ô"),
        ("DL TTHC!F5", "Đúng bằng một ô"),
        ("TH phong trào!E5", "Đếm 9 ô"),
        ("TH chỉ tiêu!G5", "Tính từ 4 ô. Công thức của ô: =COUNTIFS"),
        ("Điều khiển!C18", "Công thức của ô: =COUNTIF"),
    ],
)
def test_how_a_figure_comes_about_is_said(demo, figure, words):
    assert words in run("trace", figure, demo).stderr
