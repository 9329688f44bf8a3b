"""A bloc's folder that scores, through the command line: points, places, traces, and nothing new when nothing is."""

import json
import shutil

import openpyxl
import pytest
from click.testing import CliRunner

from xlcore.checks.book import default_checks
from xlcore.cli.main import main
from xlcore.demo.bloc import ASSIGNMENT, MEMBERS
from xlcore.demo.build import build
from xlcore.demo.earlier import previous
from xlcore.files.drawing.master import draw_master
from xlcore.files.schemes import scheme_rows
from xlcore.fresh import fresh_run
from xlcore.summary.plans import plan_all
from xlcore.summary.scoring import SHEETS


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The demo's folder with the example of 100 points and figures for what no form reports."""
    root = tmp_path_factory.mktemp("bloc") / "khoi"
    build(root)
    direct = {"1.3": 15, "2.2": 10, "2.3": 10, "3.1": 13}
    typed = [
        {"unit": member.code, "criterion": code, "figure": most - n % 3}
        for n, member in enumerate(MEMBERS)
        for code, most in direct.items()
    ]
    typed += [{"unit": m.code, "criterion": "1.1", "figure": 90 + n, "plan": 100} for n, m in enumerate(MEMBERS)]
    typed += [{"unit": member.code, "criterion": "2.1", "met": "Có"} for member in MEMBERS]
    empty = fresh_run(ASSIGNMENT, previous())
    rows = dict(scheme_rows("thang-100"))
    rows |= {"scores": typed, "score_rules": [*rows["score_rules"], {"rule": "Chấm điểm cả kỳ 6 tháng"}]}
    draw_master(root / "TongHop.xlsm", ASSIGNMENT, default_checks(), previous(), plan_all(empty, ()), rows)
    made = run("consolidate", root)
    assert made.exit_code == 0, made.output
    return root


def test_the_master_shows_places_points_and_reasons(folder):
    book = openpyxl.load_workbook(folder / "TongHop.xlsm", data_only=True)

    assert {title for _, title in SHEETS} <= set(book.sheetnames)
    places = [row[:4] for row in book["Xếp hạng"].iter_rows(min_row=8, max_row=16, values_only=True)]
    assert [place[0] for place in places] == list(range(1, 10))
    assert [place[3] for place in places] == sorted((place[3] for place in places), reverse=True)
    assert book["Giải trình điểm"].max_row == 4 + 9 * (10 + 3 + 1)


def test_a_second_run_with_nothing_new_leaves_every_byte(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    before = (tmp_path / "copy/TongHop.xlsm").read_bytes()

    again = run("consolidate", tmp_path / "copy")

    assert "không đổi" in again.output
    assert (tmp_path / "copy/TongHop.xlsm").read_bytes() == before


def test_a_figure_of_the_scores_leads_to_the_units_cells_and_is_explained(folder):
    found = json.loads(run("trace", "Điểm chi tiết!D7", folder, "--json").stdout)

    assert found["said"].startswith("Số liệu 0 % thuộc bậc “0”: 15 (TTHC trả quá hạn 0/")
    assert {origin["table"] for origin in found["origins"]} == {"TTHC"}
    spoken = run("trace", "Điểm!D5", folder).output
    assert "quy đổi" not in spoken
    assert "(1.1) +" in spoken


def test_a_unit_without_procedures_is_scored_out_of_the_rest_of_its_group(folder):
    found = json.loads(run("trace", "Điểm chi tiết!L5", folder, "--json").stdout)

    assert found["said"] == "29,4 (1.1) + 13 (1.3); quy đổi 42,4 × 60 / 45 → 56,53 trên 60 điểm."
