"""The year's sheets in a drawn master: read back, held against what units reported, told in sheets and findings."""

from datetime import date

import pytest
from submissions import assignment, counted, frames, submission

from xlcore.awards.settle import examine_year
from xlcore.checks.book import default_checks, default_rulebook
from xlcore.domain.findings import Finding
from xlcore.domain.periods import Period
from xlcore.files.drawing.master import draw_master
from xlcore.files.package.master import PackagedMaster
from xlcore.fresh import fresh_run
from xlcore.runs import open_office, put_together
from xlcore.summary.plans import plan_all

FLAG, EXCELLENT = "Cờ thi đua của UBND tỉnh", "Tập thể lao động xuất sắc"
BALLOT = {
    "award": FLAG,
    "members": 9,
    "present": 8,
    "written": 1,
    "issued": 9,
    "returned": 9,
    "valid": 9,
    "invalid": 0,
    "denominator": "Tổng số thành viên",
    "threshold": 50,
}
PROPOSAL = {"unit": "SCT", "award": FLAG, "recipient": "Tập thể", "achievement": "Dẫn đầu khối", "state": "Đề nghị"}
VOTES = [{"award": FLAG, "unit": "SCT", "agreed": 8}, {"award": FLAG, "unit": "SXD", "agreed": 3}]
REGISTERED = [{"title": title, "recipient": "Tập thể", "quantity": 1} for title in (FLAG, EXCELLENT)]


@pytest.fixture
def office(tmp_path):
    """What a drawn master of the year 2018 says, given rows of its year's sheets."""

    def opened(period=Period(2018, half=False), **rows):  # noqa: B008 - a frozen value
        run = fresh_run(assignment("SCT", "SXD", "STC", period=period))
        path = tmp_path / "TongHop.xlsm"
        draw_master(path, run.assignment, default_checks(), run.previous, plan_all(run, ()), rows)
        return open_office(PackagedMaster(path))

    return opened


def examined(office, *sent):
    units = counted(*sent)
    return examine_year(office.year, office.assignment, frames(units), units)


def told(office, *sent) -> list[tuple[str, str]]:
    return [(f.rule, f.place.sheet + "!" + f.place.cell) for f in examined(office, *sent).findings]


def sentence(finding: Finding) -> str:
    return default_rulebook().sentence(finding)


def test_a_fresh_master_of_a_year_holds_the_known_standards_and_nothing_else(office):
    year = office().year

    assert len(year.conditions) == 7
    assert year.conditions[0].law == "Nghị định 91/2017/NĐ-CP, Điều 9"
    assert year.conditions[0].until == date(2023, 12, 31)
    assert (year.ballots, year.proposals, year.findings) == ({}, (), ())


def test_the_master_of_a_half_year_has_none_of_these_sheets(office):
    assert office(period=Period(2018, half=True)).year is None


def test_a_year_in_good_order_has_nothing_against_it(office):
    opened = office(ballots=[BALLOT], votes=VOTES, proposals=[PROPOSAL])

    found = examined(opened, submission("SCT", registrations=REGISTERED), submission("SXD"))

    assert found.findings == ()
    assert [(place.code, place.elected) for place in found.results[FLAG]] == [("SCT", True), ("SXD", False)]


def test_what_is_wrong_stands_at_its_cell(office):
    opened = office(
        ballots=[BALLOT | {"issued": 10, "threshold": None}],
        votes=[*VOTES, {"award": "Huân chương Lao động", "unit": "XYZ", "agreed": 1}],
        quotas=[{"award": FLAG, "number": 0}],
        proposals=[PROPOSAL | {"unit": "SXD"}, PROPOSAL | {"award": None}],
    )

    assert told(opened, submission("SXD")) == [
        ("GT-22", "Đề nghị!B6"),
        ("BP-02", "Bỏ phiếu!A5"),
        ("BP-06", "Bỏ phiếu!J5"),
        ("BP-09", "Số phiếu!A7"),
        ("DN-06", "Số phiếu!B7"),
        ("DN-01", "Đề nghị!B5"),
        ("DN-04", "Đề nghị!B5"),
        ("DN-09", "Đề nghị!B5"),
    ]


def test_a_ballot_counted_by_halves_is_told_at_the_cell_that_is_missing(office):
    opened = office(ballots=[BALLOT | {"valid": None}], votes=[*VOTES, {"award": FLAG, "unit": "STC"}])

    found = [(f.rule, f"{f.place.sheet}!{f.place.cell}") for f in opened.year.findings]

    assert found == [("BP-11", "Bỏ phiếu!G5"), ("BP-11", "Số phiếu!C7")]


def test_a_ballot_that_waits_for_its_papers_is_no_mistake(office):
    waiting = {"award": FLAG, "members": 9, "denominator": "Số người tham gia", "threshold": 50}
    opened = office(ballots=[waiting], votes=[{"award": FLAG, "unit": "SCT"}])

    (ballot,) = opened.year.ballots.values()

    assert (ballot.held, ballot.candidates, opened.year.findings) == (False, ("SCT",), ())


def test_a_title_is_refused_with_the_sum_and_the_article(office):
    opened = office(proposals=[PROPOSAL | {"award": EXCELLENT}])
    people = {"people": 100, "completed": 100, "advanced": 69, "grassroots": 10, "disciplined": 0}

    (finding,) = examined(opened, submission("SCT", registrations=REGISTERED, titles=people)).findings

    assert sentence(finding) == (
        "Chưa đủ tiêu chuẩn “Tập thể lao động xuất sắc”. Lao động tiên tiến: 69/100 (69 %), cần ít nhất 70 % của "
        "tổng số người được xét (Thông tư 06/2015/TT-BXD (ngành Xây dựng)): không đạt."
    )


def test_too_many_fighters_are_told_at_the_unit_that_reported_them(office):
    people = {"people": 10, "completed": 10, "advanced": 6, "grassroots": 1, "provincial": 0, "disciplined": 0}

    (finding,) = examined(office(), submission("SCT", titles=people)).findings

    assert (finding.rule, finding.member, finding.place.file) == ("TC-01", "SCT", "SCT.xlsx")
    assert "cần không quá 15 % của Lao động tiên tiến, tức 0 người" in sentence(finding)


def test_a_year_after_the_known_texts_ended_says_that_its_standards_are_missing(office):
    opened = office(period=Period(2024, half=False), proposals=[PROPOSAL | {"award": EXCELLENT}])

    (finding,) = examined(opened, submission("SCT", registrations=REGISTERED)).findings

    assert finding.rule == "DN-08"
    assert "31/12/2024" in sentence(finding)


def test_the_sheets_of_the_awards_are_planned_only_where_the_master_has_a_year(office):
    def titles(opened):
        run = put_together(opened, ())
        return {plan.title for plan in plan_all(run, ())} & {"Xét danh hiệu", "Kết quả bỏ phiếu", "Tổng hợp đề nghị"}

    assert len(titles(office())) == 3
    assert titles(office(period=Period(2018, half=True))) == set()
