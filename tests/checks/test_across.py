"""Rules between sheets and between periods."""

import polars as pl
import pytest
from submissions import assignment, counted, frames, submission

from xlcore.checks.across import telling
from xlcore.checks.book import default_rulebook
from xlcore.checks.check import check
from xlcore.checks.settle import settle
from xlcore.declare import Missing
from xlcore.domain.periods import Period
from xlcore.intake.frames import PREVIOUS_SCHEMA
from xlcore.sheets import ACROSS

BOOK = default_rulebook()


def kept(*values):
    return pl.DataFrame(list(values), schema=PREVIOUS_SCHEMA, orient="row")


def told(*submissions, previous=()):
    by_member = counted(*submissions)
    given = assignment(*by_member)
    return settle(check(frames(by_member), by_member, given, kept(*previous), BOOK), BOOK, given.bloc)


def at(findings):
    return [(finding.rule, finding.place.sheet, finding.place.cell) for finding in findings]


@pytest.mark.parametrize(
    ("changes", "rule", "sheet", "cell"),
    [
        ({"titles": {"people": 39}}, "LB-01", "Danh hiệu", "C5"),
        ({"funds": [{}, {"people": 39, "fund": "Quỹ khác"}]}, "LB-02", "Quỹ xã hội", "B13"),
        ({"study": {"sessions": 2, "attendances": 77}}, "LB-03", "Học tập", "D12"),
        ({"movements": {"individuals": 39}}, "LB-04", "Phong trào", "H12"),
    ],
)
def test_more_people_than_the_unit_has_are_found(changes, rule, sheet, cell):
    assert at(told(submission(**changes))) == [(rule, sheet, cell)]


def test_an_average_says_its_value_and_where_the_other_side_stands():
    (finding,) = told(submission(study={"sessions": 3, "attendances": 115}))

    assert BOOK.sentence(finding).startswith("Bình quân 38,33 lượt người mỗi buổi, nhưng cả đơn vị có 38 người")
    assert (finding.facts["left_cells"], finding.facts["right_cells"]) == ("D12 / C12", "'Nhân sự'!C8")


def test_sessions_of_zero_give_no_average():
    assert told(submission(study={"sessions": 0, "attendances": 77})) == ()


def test_what_was_pending_last_period_must_be_carried_over():
    rows = [
        {"field": "Đất  ĐAI", "carried_over": 7, "on_time": 7},
        {"field": "Xây dựng", "carried_over": 1, "early": 1},
    ]
    previous = [("2017", "SCT", "procedures", "Đất đai", "pending", 9.0)]

    (finding,) = told(submission(procedures=rows), previous=previous)

    assert at([finding]) == [("KT-01", "TTHC", "E12")]
    assert (finding.facts["left"], finding.facts["right"]) == ("7", "9")


def test_a_jump_against_last_year_is_told_at_the_first_row_with_its_change():
    rows = [{"fund": "Quỹ A", "amount": 20_000_000}, {"fund": "Quỹ B", "amount": 30_000_000}]
    previous = [("2017-H1", "SCT", "funds", "Quỹ C", "amount", 20_000_000.0)]

    (finding,) = told(submission(funds=rows), previous=previous)

    assert at([finding]) == [("KT-03", "Quỹ xã hội", "C12")]
    assert BOOK.sentence(finding).startswith(
        "Đóng góp 50.000.000 đồng, cùng kỳ năm trước 20.000.000: thay đổi 150 %, quá ngưỡng 100 %."
    )


@pytest.mark.parametrize("kept_amount", [25_000_000.0, 0.0])
def test_a_jump_within_tolerance_or_from_nothing_is_no_finding(kept_amount):
    previous = [("2017-H1", "SCT", "funds", "Quỹ C", "amount", kept_amount)]

    assert told(submission(funds={"amount": 50_000_000}), previous=previous) == ()


def test_a_sum_with_a_missing_part_is_not_compared():
    rows = [{"fund": "Quỹ A", "amount": 20_000_000}, {"fund": "Quỹ B", "amount": None}]
    previous = [("2017-H1", "SCT", "funds", "Quỹ C", "amount", 1.0)]

    assert [f.rule for f in told(submission(funds=rows), previous=previous)] == ["GT-10"]


def test_a_unit_whose_kept_values_have_a_gap_is_not_compared():
    rows = [{"fund": "Quỹ A", "amount": 20_000_000}, {"fund": "Quỹ B", "amount": 30_000_000}]
    previous = [
        ("2017-H1", "SCT", "funds", "Quỹ A", "amount", 20_000_000.0),
        ("2017-H1", "SCT", "funds", "Quỹ B", "amount", None),
    ]

    assert told(submission(funds=rows), previous=previous) == ()
    assert [f.rule for f in told(submission(funds=rows), previous=previous[:1])] == ["KT-03"]


def test_only_units_with_kept_values_are_compared():
    previous = [("2017-H1", "A", "staff", "", "headcount", 10.0)]

    findings = told(submission("A"), submission("B"), previous=previous)

    assert [(f.member, f.rule) for f in findings] == [("A", "KT-04")]


def test_indicators_are_compared_by_their_code():
    rows = [
        {"code": "CT1", "done": 1.0, "cumulative": 300.0, "plan": 300.0},
        {"code": "CT2", "done": 1.0, "cumulative": 9.0, "plan": 9.0},
    ]
    previous = [("2017-H1", "SCT", "targets", code, "cumulative", 10.0) for code in ("ct1", "CT2")]

    assert at(told(submission(targets=rows), previous=previous)) == [("KT-05", "Chỉ tiêu", "H12")]


def test_a_unit_that_left_out_a_sheet_is_compared_on_the_others():
    assert at(told(submission(staff=None, titles={"people": 39}))) == []
    assert at(told(submission(funds=None, titles={"people": 39}))) == [("LB-01", "Danh hiệu", "C5")]


def test_only_rules_that_can_say_something_are_asked():
    by_member = counted(submission(funds=None))
    noughts = next(rule for rule in ACROSS if rule.id == "KT-02")._replace(missing=Missing.AS_ZERO)
    staffed = kept(("2017-H1", "SCT", "staff", "", "headcount", 38.0))

    def asked(*rules, previous):
        return [r.id for r in telling(rules, frames(by_member), previous, assignment(*by_member))]

    assert asked(*ACROSS, previous=kept()) == ["LB-01", "LB-03", "LB-04"]
    assert asked(*ACROSS, previous=staffed) == ["LB-01", "LB-03", "LB-04", "KT-02", "KT-04", "KT-05"]
    assert asked(noughts, previous=kept()) == ["KT-02"]


def told_of_the_year(*submissions, previous=()):
    by_member = counted(*submissions)
    given = assignment(*by_member, period=Period(2018, half=False))
    return at(settle(check(frames(by_member), by_member, given, kept(*previous), BOOK), BOOK, given.bloc))


def test_a_whole_year_that_is_smaller_than_its_first_half_is_told_at_its_cell():
    rows = {"field": "Đất đai", "online": 40, "in_person": 0, "carried_over": 0, "on_time": 40}
    half = [
        ("2018-H1", "SCT", "procedures", "Đất đai", "received", 50.0),
        ("2018-H1", "SCT", "procedures", "Đất đai", "resolved", 45.0),
        ("2018-H1", "SCT", "targets", "CT-01", "cumulative", 80.0),
    ]
    target = {"code": "CT-01", "done": 30.0, "cumulative": 30.0, "plan": 100.0}

    found = told_of_the_year(submission(procedures=rows, targets=target), previous=half)

    assert [rule for rule, _, _ in found] == ["CN-01", "CN-02", "CN-03"]


def test_a_whole_year_holds_its_first_half_and_begins_with_what_last_year_left():
    rows = {"field": "Đất đai", "online": 90, "in_person": 0, "carried_over": 10, "on_time": 100}
    earlier = [
        ("2018-H1", "SCT", "procedures", "Đất đai", "received", 50.0),
        ("2018-H1", "SCT", "procedures", "Đất đai", "pending", 7.0),
        ("2017", "SCT", "procedures", "Đất đai", "pending", 10.0),
    ]

    assert told_of_the_year(submission(procedures=rows), previous=earlier) == []


def test_a_first_half_is_not_held_against_itself():
    half = [("2018-H1", "SCT", "funds", "Quỹ nào đó", "amount", 10.0**12)]

    assert "CN-07" not in [rule for rule, _, _ in at(told(submission(), previous=half))]
