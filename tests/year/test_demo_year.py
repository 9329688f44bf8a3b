"""The demo's year to its end: figures of the whole year, ranking, one flag, proposals, every paper of the awards."""

import re
import subprocess
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document
from office import convert

from xlcore.awards.ballot import Ballot, Denominator, sums
from xlcore.awards.proposals import State
from xlcore.cli.folders import hand_over
from xlcore.cli.main import main
from xlcore.cli.papers import write_papers
from xlcore.cli.work import check_paths, report_folder
from xlcore.demo.year import TOLD
from xlcore.demo.year_answers import FOUND, self_scores, year_answers
from xlcore.demo.year_business import HELD_ON
from xlcore.documents.awards import submission
from xlcore.documents.catalogue import KINDS
from xlcore.domain.findings import Severity
from xlcore.domain.periods import Period
from xlcore.sheets.groups import group_of
from xlcore.sheets.registrations import FLAG
from xlcore.values.writing import long_day, open_day

PRAISE = "Bằng khen của Chủ tịch UBND tỉnh"
LEADER = "Sở Nông nghiệp và Phát triển nông thôn"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    done = CliRunner().invoke(main, ["demo", str(folder), "--year", "-q"])
    assert done.exit_code == 0, done.output
    write_papers(folder / "2018", (), dry_run=False)
    report_folder(folder / "2018", dry_run=False)
    return folder


@pytest.fixture(scope="module")
def run(root):
    return check_paths((root / "2018",))


def said(path):
    word = Document(str(path))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells]).replace("\u00a0", " ")


def of(root, stem):
    return said(root / "2018" / "bao-cao" / f"{stem} 2018 lan 1.docx")


def test_the_year_ends_without_errors_and_tells_what_is_odd(run):
    found = {finding.rule: run.rulebook.severity(finding) for finding in run.findings}

    assert found == {"BP-10": Severity.NOTE, "NQ-02": Severity.WARNING, "TEP-10": Severity.WARNING}


def test_every_tab_is_in_the_contents_with_a_link_and_the_colour_of_its_group(root):
    book = openpyxl.load_workbook(root / "2018" / "TongHop.xlsm")
    contents = book["Mục lục"]
    links = {cell.value: cell.hyperlink.location for (cell,) in contents["B5:B120"] if cell.hyperlink}
    marks = {name.attr_text.split("!")[0].strip("'"): key for key, name in book.defined_names.items()}

    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible" and sheet is not contents]
    assert sorted(links) == sorted(shown)
    assert {title: f"'{title}'!A1" for title in links} == links
    for title in shown:
        colour = group_of(marks[title].removeprefix("td_")).colour
        assert book[title].sheet_properties.tabColor.rgb == f"FF{colour}"


def test_the_units_are_ranked_with_their_way_since_last_year(run):
    standings = {s.member: s for s in run.scored.standings}

    assert [s.member for s in run.scored.standings][:3] == ["SNNPTNT", "STNMT", "SCT"]
    assert (standings["SNNPTNT"].rank, standings["SNNPTNT"].moved) == (1, 1)
    assert (standings["SGTVT"].rank, standings["SGTVT"].moved) == (8, -5)


def test_self_cross_and_final_scores_stand_beside_each_other_and_none_is_a_maximum(run):
    lines = {(line.unit, line.code): line for line in run.appraised.lines}

    judged = lines["SCT", "1.3"]
    assert (judged.stated.points, judged.checked.points, judged.taken.points) == (14, 13.5, 13.5)
    changed = lines["SGTVT", "3.1"]
    assert (float(changed.taken.points), FOUND["SGTVT"][3], changed.typed) == (11.5, 12.5, True)
    assert changed.reason.startswith("Trừ 1 điểm")
    assert self_scores("SNNPTNT")[3]["figure"] == 10


def test_the_sums_of_the_year_are_those_of_its_forms_and_hold_the_first_half_once(run):
    lines = [row for code in FOUND for row in year_answers(code).get("procedures", ())]
    resolved = sum(row["early"] + row["on_time"] + row["overdue"] for row in lines)
    funds = sum(row["amount"] for code in FOUND for row in year_answers(code)["funds"])

    assert run.frames["procedures"]["resolved"].sum() == resolved
    assert run.frames["funds"]["amount"].sum() == funds
    assert resolved > 8391
    kept = run.previous
    half = kept.filter(kept["period"] == str(Period(2018, half=True)), kept["field"] == "resolved")
    assert half["value"].sum() == 8391


def test_one_flag_for_the_leader_and_praise_within_the_quota_come_out(run):
    live = Counter(p.award for p in run.examined.year.proposals if p.live)
    (flag,) = [p for p in run.examined.year.proposals if p.award == FLAG]

    assert (flag.unit, live[FLAG], live[PRAISE]) == ("SNNPTNT", 1, 2)
    assert run.examined.against == {}
    assert {p.state for p in run.examined.year.proposals} == set(State)


def test_a_vote_against_the_scores_is_said_in_report_minutes_and_submission(root):
    for stem in ("Bao cao", "Bien ban binh xet", "Bien ban kiem phieu", "To trinh", "Thong bao ket luan"):
        told = of(root, stem)
        assert "Kết quả bỏ phiếu khác thứ tự điểm: Sở Xây dựng (hạng 5) trúng cử" in told, stem
        assert "hội nghị chấp nhận vì: Ban Quản lý Vườn Quốc gia Ba Bể đã được khen chuyên đề" in told, stem


def test_minutes_of_a_count_and_a_submission_are_headed_by_their_own_days(root, run):
    dated = [replace(p, submission="02/TTr-KTĐ ngày 10/02/2019") for p in run.examined.year.proposals]
    later = replace(run, examined=replace(run.examined, year=replace(run.examined.year, proposals=tuple(dated))))

    heads = [submission(one).fields["place_and_date"] for one in (run, later)]

    assert f"Bắc Kạn, {long_day(HELD_ON)}" in of(root, "Bien ban kiem phieu")
    assert heads == [f"Bắc Kạn, {open_day(HELD_ON)}", "Bắc Kạn, ngày 10 tháng 02 năm 2019"]


def test_the_minutes_of_the_count_check_every_sum_and_name_the_denominator(root):
    told = of(root, "Bien ban kiem phieu")

    for sentence in (
        "- Có mặt và ý kiến bằng văn bản không quá số thành viên (9 so với 9): đúng.",
        "- Phiếu phát ra không quá số người tham gia (9 so với 9): đúng.",
        "- Phiếu thu về không quá số phiếu phát ra (9 so với 9): đúng.",
        "- Phiếu thu về bằng phiếu hợp lệ và không hợp lệ (9 so với 9): đúng.",
        f"- Phiếu đồng ý của {LEADER} không quá phiếu hợp lệ (8 so với 9): đúng.",
        "Tỷ lệ tính trên tổng số thành viên (9 người); ngưỡng trúng cử 80 %; số được bầu: 01.",
    ):
        assert sentence in told


def test_a_sum_that_does_not_hold_is_said_in_the_minutes():
    ballot = Ballot(FLAG, 9, 9, 0, 10, 9, 7, 1, Denominator.MEMBERS, 50, 1, {"SCT": 8})

    assert [holds for _, holds in sums(ballot, str)] == [True, False, True, False, False]


def test_there_is_one_paper_for_each_who_votes_in_each_ballot(root):
    word = Document(str(root / "2018" / "bao-cao" / "Phieu bau 2018 lan 1.docx"))
    papers = [
        cell.text for table in word.tables for row in table.rows for cell in row.cells if "PHIẾU BẦU" in cell.text
    ]

    assert Counter(FLAG in paper for paper in papers) == {True: 9, False: 9}
    assert all(paper.count("☐") == (3 if FLAG in paper else 5) for paper in papers)
    assert "Chọn không quá 03 đơn vị." in papers[-1]


def test_each_proposal_stands_in_the_table_with_its_state_reason_and_decision(root):
    told = of(root, "Tong hop de nghi")

    assert "Đã có quyết định; số 150/QĐ-UBND 20/02/2019" in told
    assert "Không đồng ý; Hội đồng tỉnh: đã được khen chuyên đề cùng thành tích" in told
    assert "Trong 2 cá nhân được đề nghị có 1 lãnh đạo (50 %)." in told.replace("50,0", "50")


def test_the_submission_rests_on_the_texts_of_the_bloc(root):
    told = of(root, "To trinh")

    assert "Căn cứ Quy chế hoạt động của Khối năm 2018 (giả định), Điều 6;" in told
    assert f"{LEADER}\n{FLAG}" in told
    assert "Hoàn thành nhiệm vụ\n" not in told


def test_the_report_of_the_year_has_ranking_steps_ballots_proposals_and_tasks_as_annexes(root):
    told = of(root, "Bao cao")

    for title in ("Bảng điểm và xếp hạng", "Điểm tự chấm, chấm chéo và điểm chốt", "Kết quả bỏ phiếu", "Đề nghị khen"):
        assert title in told
    assert f"Xếp hạng theo điểm: hạng nhất là {LEADER} (99,5/100 điểm)." in told
    assert "Nhiệm vụ hội nghị trước giao: 27 lượt, đã hoàn thành 26; đang thực hiện 1." in told
    assert "Có 6 hồ sơ trả quá hạn: Sở Giao thông vận tải 6." in told


def test_every_paper_of_the_year_is_marked_as_invented_and_complete(root):
    assert "giả định" in (root / TOLD).read_text(encoding="utf-8")
    for kind in KINDS.values():
        told = of(root, kind.stem)
        assert not re.search(r"\{[{%]|[%}]\}", told), kind.name
        if kind.name != "phieu-bau":
            assert "KHỐI MẪU - SỐ LIỆU GIẢ ĐỊNH" in told, kind.name


def test_the_next_office_gets_ranks_awards_and_the_tasks_that_are_still_open(root, tmp_path):
    hand_over(root / "2018", tmp_path / "2019", "SGTVT", dry_run=False)

    after = check_paths((tmp_path / "2019",))
    results = {(one.period, one.unit): one for one in after.proceedings.results}
    assert results[Period(2018, half=False), "SNNPTNT"].rank == 1
    assert results[Period(2018, half=False), "SCT"].awards == f"{PRAISE}: đã có quyết định"
    assert results[Period(2017, half=False), "STNMT"].rank == 1
    assert [task.code for task in after.proceedings.resolutions] == ["NQ-03", "NQ-04", "NQ-05"]
    assert after.assignment.period == Period(2019, half=True)
    assert after.scored.scheme.roots


def test_a_year_with_errors_is_no_choice(tmp_path):
    assert CliRunner().invoke(main, ["demo", str(tmp_path / "a"), "--year", "--with-errors"]).exit_code == 2


@pytest.mark.live
def test_every_paper_opens_in_an_office_and_ballot_papers_stand_whole_four_to_a_page(root, tmp_path):
    papers = sorted((root / "2018" / "bao-cao").glob("*.docx"))
    convert(tmp_path, "pdf", *papers)

    pages = {paper.stem: printed(tmp_path / f"{paper.stem}.pdf") for paper in papers}

    assert all(any(text.strip() for text in found) for found in pages.values())
    assert [text.count("PHIẾU BẦU") for text in pages["Phieu bau 2018 lan 1"]] == [4, 4, 1, 4, 4, 1]
    assert [text.count("☐") for text in pages["Phieu bau 2018 lan 1"]] == [12, 12, 3, 20, 20, 5]
    whole = "\n".join(pages["To trinh 2018 lan 1"] + pages["Tong hop de nghi 2018 lan 1"]).split()
    assert {"STT", "Hạng", "Điểm", "Phiếu"} <= set(whole)


def printed(path):
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return told.split("\f")[:-1]
