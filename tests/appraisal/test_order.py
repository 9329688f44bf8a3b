"""The official order on real files: self-score, lots, cross-check, the bloc's score, adoption, ballot."""

import json
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest
from appraisal_builder import cross_score, founded, self_score
from history_builder import run

from xlcore.appraisal.lots import draw

UNITS = ("SCT", "SXD", "BQL")
BALLOT = {
    "award": "Cờ thi đua của UBND tỉnh",
    "members": 3,
    "present": 3,
    "written": 0,
    "issued": 3,
    "returned": 3,
    "valid": 3,
    "invalid": 0,
    "denominator": "Tổng số thành viên",
    "threshold": 60,
}


@pytest.fixture(scope="module")
def scored_once(tmp_path_factory):
    """Every unit scored itself: SCT 15, SXD 14, BQL 13."""
    folder = founded(tmp_path_factory.mktemp("order") / "khoi")
    for points, code in zip((15, 14, 13), UNITS, strict=True):
        self_score(folder, code, points)
    return folder


@pytest.fixture
def scored(scored_once, tmp_path):
    return Path(copytree(scored_once, tmp_path / "khoi"))


@pytest.fixture
def drawn(scored):
    """Lots are drawn, and the forms of the cross-check written."""
    drawing = json.loads(run("draw", scored, "--words", "a", "--json", "-q").stdout)["drawing"]
    assert run("forms", scored, "--cross", "-q").exit_code == 0
    return scored, dict(drawing["pairs"])


@pytest.fixture
def crossed(drawn):
    """Every unit checked the one that it drew: 12 points each."""
    folder, pairs = drawn
    for checker, checked in pairs.items():
        cross_score(folder, checker, checked, 12, reason="thiếu báo cáo quý")
    return folder, pairs


def found(folder, *rules):
    told = json.loads(run("check", folder, "--json", "-q").stdout)["findings"]
    return [(f["rule"], f["member"], f["cell"]) for f in told if f["rule"] in rules]


def sheet(folder, title):
    run("consolidate", folder, "-q")
    return list(openpyxl.load_workbook(folder / "TongHop.xlsm")[title].iter_rows(values_only=True))


def steps(folder):
    return {row[1]: row[2] for row in sheet(folder, "Trình tự bình xét") if isinstance(row[0], int) and row[3]}


def board(folder, unit="SCT", code="I.1"):
    (row,) = (row for row in sheet(folder, "Đối chiếu điểm") if row[:2] == (unit, code))
    return row


def test_a_unit_that_has_not_scored_itself_is_told_which_criteria_are_missing(scored):
    (scored / "nhan-ve" / "SCT.xlsx").unlink()

    assert found(scored, "BX-07") == [("BX-07", "SCT", "")]
    assert steps(scored)["Đơn vị tự chấm"] == "Đang làm"


def test_self_scores_count_for_the_time_being_and_are_called_so(scored):
    row = board(scored)

    assert (row[4], row[7], row[8]) == (15, 15, "tự chấm (tạm)")
    assert steps(scored)["Khối chấm"] == "Đang làm"


def test_the_form_of_the_cross_check_shows_what_the_unit_said_of_itself(drawn):
    folder, pairs = drawn
    checker = next(one for one, other in pairs.items() if other == "SXD")
    book = openpyxl.load_workbook(folder / "gui-di" / f"{checker}_cham-cheo_SXD_2018.xlsx")

    (row,) = (row for row in book["Chấm chéo"].iter_rows(values_only=True) if "I.1" in row)
    assert row[1:9] == ("SXD", "I.1", "Chuyên môn", 15, "Điểm, từ 0 đến 15", "14", "BC 12/BC", None)


def test_the_points_of_the_checker_take_the_place_of_the_unit_s_own_even_where_they_are_lower(crossed):
    folder, pairs = crossed
    row = board(folder)

    assert row[4:8] == (15, 12, next(one for one, other in pairs.items() if other == "SCT"), 12)
    assert row[8:12] == ("chấm chéo", -3, "thiếu báo cáo quý", "BC 12/BC")


def test_the_cross_check_is_no_report_and_takes_no_report_s_place(crossed):
    folder, _ = crossed

    told = json.loads(run("check", folder, "--json", "-q").stdout)

    assert [member["file"] for member in told["members"]] == ["SCT.xlsx", "SXD.xlsx", "BQL.xlsx"]
    assert found(folder, "TEP-09") == []


def test_a_difference_without_a_reason_is_asked_about_at_its_cell(drawn):
    folder, pairs = drawn
    checker, checked = next(iter(pairs.items()))
    cross_score(folder, checker, checked, 10)

    assert found(folder, "BX-04") == [("BX-04", checker, "I8")]


def test_a_check_of_a_unit_that_was_not_drawn_does_not_count(drawn):
    folder, pairs = drawn
    checker = next(one for one, other in pairs.items() if other == "SCT")
    cross_score(folder, checker, "SCT", 12, reason="x")
    other = next(words for words in "bcdefgh" if draw(UNITS, words) != pairs)
    run("draw", folder, "--words", other, "--reason", "bốc thăm lại", "-q")

    (finding,) = found(folder, "BX-02", "BX-03")
    assert finding[:2] == ("BX-03", checker)
    assert board(folder)[5:8] == ("—", "—", 15)


def test_points_that_need_evidence_and_have_none_are_counted(scored):
    self_score(scored, "SCT", 15, evidence=None)

    assert found(scored, "BX-05") == [("BX-05", "SCT", "F8")]
    (row,) = (row for row in sheet(scored, "Chất lượng tự chấm") if row[1] == "Sở Công Thương")
    assert row[2:8] == (2, 2, 100, 2, 20, 20)


def test_criteria_that_tell_nobody_apart_are_named(crossed):
    folder, _ = crossed
    rows = {row[0]: row[7] for row in sheet(folder, "Chất lượng tự chấm") if row[0] in ("I.1", "I.2")}

    assert rows == {"I.1": "không phân biệt", "I.2": "không phân biệt"}


def test_points_above_the_maximum_are_refused_at_the_unit_s_own_cell(scored):
    self_score(scored, "SCT", 16)

    assert found(scored, "BX-06") == [("BX-06", "SCT", "F8")]


def test_scores_are_adopted_only_after_every_step_or_with_a_reason(drawn):
    folder, _ = drawn

    refused = run("adopt", folder)

    assert refused.exit_code == 3
    assert "Còn bước chưa xong. Chấm chéo: 0/3" in refused.stderr
    assert run("adopt", folder, "--reason", "hội nghị thống nhất", "-q").exit_code == 0


def test_adopted_scores_that_change_afterwards_must_be_adopted_again(crossed):
    folder, pairs = crossed
    assert run("adopt", folder, "-q").exit_code == 0
    assert (steps(folder)["Hội nghị thông qua bảng điểm"], found(folder, "BX-11")) == ("Đã xong", [])

    cross_score(folder, *next(iter(pairs.items())), 11, reason="xem lại")

    assert steps(folder)["Hội nghị thông qua bảng điểm"] == "Phải làm lại"
    assert found(folder, "BX-11") == [("BX-11", "", "")]


def test_lots_are_not_drawn_again_once_scores_were_adopted(crossed):
    folder, _ = crossed
    run("adopt", folder, "-q")

    refused = run("draw", folder, "--reason", "lại")

    assert refused.exit_code == 3
    assert "đã thông qua bảng điểm" in refused.stderr
    assert run("adopt", folder, "--undo", "--reason", "có kiến nghị", "-q").exit_code == 0
    assert run("draw", folder, "--reason", "lại", "-q").exit_code == 0


def test_a_ballot_before_the_scores_were_adopted_is_an_error(tmp_path):
    folder = founded(tmp_path / "khoi", ballots=[BALLOT])

    assert found(folder, "BX-09") == [("BX-09", "", "A5")]


def test_a_second_run_with_nothing_new_changes_nothing(crossed):
    folder, _ = crossed
    run("consolidate", folder, "-q")

    assert not json.loads(run("consolidate", folder, "--json", "-q").stdout)["changed"]
