"""The scoring sheets in a drawn master: read back, scored with what units reported, faults at their cells."""

from decimal import Decimal

import pytest
from scoring_bloc import CRITERIA, RULES, SCORES, YEAR, drawn, reported, scored

from xlcore.checks.book import default_rulebook
from xlcore.domain.periods import Period
from xlcore.files.package.master import PackagedMaster
from xlcore.runs import digest_of, open_office, put_together
from xlcore.sheets.scoring import SCORES as SCORES_SHEET
from xlcore.summary.blank import blank
from xlcore.summary.plans import plan_all
from xlcore.summary.scoring import SHEETS

HALF = Period(2018, half=True)


@pytest.fixture
def office(tmp_path):
    """What a drawn master says, given rows of its scoring sheets."""
    return lambda period=YEAR, **rows: open_office(drawn(tmp_path / "m.xlsm", "SCT", "SXD", period=period, **rows))


def told(found):
    return [(finding.rule, f"{finding.place.sheet}!{finding.place.cell}") for finding in found.findings]


def test_a_master_without_criteria_scores_nobody(office):
    assert office().scoring is None
    assert put_together(office(), ()).scored is None


def test_a_half_year_only_checks_the_scheme_unless_a_rule_says_that_it_is_scored(office):
    half, halves = Period(2018, half=True), [{"rule": "Chấm điểm cả kỳ 6 tháng"}]
    faulty = [CRITERIA[0] | {"maximum": 21}, *CRITERIA[1:]]

    quiet = put_together(office(half, criteria=faulty), ())
    scoring = put_together(office(half, criteria=CRITERIA, score_rules=halves), ())

    assert (quiet.scored.due, quiet.scored.scores, quiet.assignment.questions) == (False, None, ())
    assert [f.rule for f in quiet.findings if f.sheet_key == "criteria"] == ["TD-06"]
    assert not {plan.title for plan in plan_all(quiet, ())} & dict(map(reversed, SHEETS)).keys()
    assert scoring.scored.ranks == {"SCT": 1, "SXD": 1}
    assert [question.code for question in scoring.assignment.questions] == ["III", "IV"]


def test_a_half_year_that_is_scored_gets_the_sheets_to_fill_in_by_a_run(tmp_path):
    halves = [{"rule": "Chấm điểm cả kỳ 6 tháng"}]
    master = drawn(tmp_path / "m.xlsm", "SCT", "SXD", period=Period(2018, half=True), criteria=CRITERIA)
    without = master.grid("scores")
    drawn(tmp_path / "n.xlsm", "SCT", period=Period(2018, half=True), criteria=CRITERIA, score_rules=halves)

    run = put_together(open_office(PackagedMaster(tmp_path / "n.xlsm")), ())
    plan = blank(SCORES_SHEET, run)

    assert without is None
    assert PackagedMaster(tmp_path / "n.xlsm").grid("scores") is not None
    assert [table.headers[:2] for table in plan.tables] == [("Mã đơn vị", "Mã tiêu chí")]
    assert [(offer.area, offer.source) for offer in plan.choices] == [("A5:A44", '"SCT"'), ("F5:F44", '"Có,Không"')]


def test_points_are_made_of_what_was_typed_and_of_what_units_reported(office):
    opened = office(criteria=CRITERIA, score_rules=RULES, scores=SCORES)

    found = scored(opened, reported("SCT", 110), reported("SXD", 105, overdue=3))

    assert [(s.member, s.rank, s.total) for s in found.standings] == [("SCT", 1, Decimal("29.00")), ("SXD", 2, 19)]
    assert {code: marks["SXD"].points for code, marks in found.scores.marks.items()} == {
        "I.1": Decimal("7.50"),
        "I.2": 5,
        "II.1": Decimal("1.50"),
        "III": 0,
        "IV": 5,
    }
    assert told(found) == []


def test_a_linked_figure_leads_back_to_the_cells_of_the_unit(office):
    found = scored(office(criteria=CRITERIA, scores=SCORES), reported("SCT", 110))

    (source,) = found.figures["SCT", "I.1"].sources
    assert (source.sheet, source.fields, source.rows) == ("targets", ("plan", "cumulative"), (("SCT", 12),))


def test_a_faulty_scheme_scores_nobody_and_every_fault_stands_at_its_cell(office):
    broken = [
        CRITERIA[0] | {"maximum": 21},
        CRITERIA[1] | {"target": "CT-99"},
        CRITERIA[2] | {"ladder": "0: 10; >5: 0"},
        {"code": "IX.1", "name": "Mồ côi", "maximum": 5, "type": "Chấm thẳng @1"},
        {"code": "V", "name": "Không loại", "maximum": 5},
    ]

    found = scored(office(criteria=broken, score_rules=RULES), reported("SCT", 110))

    assert (found.scores, found.standings) == (None, ())
    assert told(found) == [
        ("TD-06", "Tiêu chí!D5"),
        ("TD-17", "Tiêu chí!G6"),
        ("TD-10", "Tiêu chí!I7"),
        ("TD-02", "Tiêu chí!B8"),
        ("TD-04", "Tiêu chí!E9"),
        ("TD-18", "Tiêu chí!"),
        ("TD-23", "Tiêu chí!"),
    ]


def test_a_cell_that_cannot_be_read_is_told_once(office):
    broken = [*CRITERIA, {"code": "V", "name": "Lạ", "maximum": 1, "type": "Bậc thang @7"}]

    found = scored(office(criteria=broken), reported("SCT", 110))

    assert told(found) == [("GT-09", "Tiêu chí!E12"), ("TD-23", "Tiêu chí!")]


def test_what_is_wrong_with_typed_figures_stands_at_its_cell(office):
    rows = [
        {"unit": "SCT", "criterion": "IV", "figure": 6},
        {"unit": "XYZ", "criterion": "IV", "figure": 1},
        {"unit": "SCT", "criterion": "I", "figure": 1},
        {"unit": "SCT", "criterion": "IV", "figure": 2},
        {"unit": "SCT", "criterion": "I.1", "figure": 120, "plan": 100},
    ]

    found = scored(office(criteria=CRITERIA, scores=rows), reported("SCT", 110), reported("SXD", 100))

    assert told(found) == [
        ("CD-01", "Chấm điểm!A6"),
        ("CD-02", "Chấm điểm!B7"),
        ("CD-03", "Chấm điểm!B8"),
        ("CD-06", "Chấm điểm!G9"),
        ("CD-04", "Chấm điểm!D5"),
        ("CD-05", "Tiêu chí!"),
    ]
    sentences = [default_rulebook().sentence(finding) for finding in found.findings]
    assert (
        sentences[-3] == "Sở SCT, tiêu chí “I.1”: Khối ghi 120, khác số đã có là 110 "
        "(chỉ tiêu CT-01, lũy kế ở phiếu), chưa ghi lý do."
    )
    assert sentences[-2] == "Sở SCT, tiêu chí “IV”: điểm 6 ngoài khoảng 0 đến 5."
    assert sentences[-1] == "Sở SXD chưa có số liệu cho 1 tiêu chí, đang tính 0 điểm: IV."


def test_yes_or_no_is_no_figure_for_what_asks_for_points(office):
    typed = [{"unit": "SCT", "criterion": "IV", "met": "Có"}]

    found = scored(office(criteria=CRITERIA, scores=typed), reported("SCT", 110), reported("SXD", 110))

    assert ("CD-08", "Chấm điểm!F5") in told(found)
    assert found.scores.marks["IV"]["SCT"].state.value == "chưa có số liệu"


def test_a_unit_that_sent_nothing_is_missing_everything_that_is_linked(office):
    found = scored(office(criteria=CRITERIA, scores=SCORES), reported("SCT", 110))

    (missing,) = [finding for finding in found.findings if finding.rule == "CD-05"]
    assert (missing.member, missing.facts["count"], missing.facts["codes"]) == ("SXD", "3", "I.1, I.2, II.1")


def test_what_does_not_apply_to_a_kind_of_unit_is_made_good_by_its_group(office):
    rows = [CRITERIA[0], CRITERIA[1], CRITERIA[2] | {"kinds": "quỹ; SXD"}]

    found = scored(office(criteria=rows), reported("SCT", 110), reported("SXD", 110))

    assert [(s.member, s.total, s.maximum) for s in found.standings] == [("SCT", 20, 20), ("SXD", 20, 20)]
    assert found.scores.totals["I"]["SCT"].moved == 10


def test_what_a_group_applies_to_holds_for_all_in_it_that_say_nothing_else(office):
    rows = [CRITERIA[0] | {"kinds": "SXD"}, CRITERIA[1], CRITERIA[2] | {"kinds": "sở"}, CRITERIA[5], CRITERIA[6]]

    found = scored(office(criteria=rows, scores=SCORES), reported("SCT", 110), reported("SXD", 110))

    assert {code: marks["SCT"].state.value for code, marks in found.scores.marks.items()}["I.1"] == "không áp dụng"
    assert found.scores.points("SCT", "I") == 20
    assert found.scores.totals["I"]["SCT"].moved == 10


def test_totals_out_of_different_maxima_are_told_unless_shares_are_ranked(office):
    rows = [
        CRITERIA[5],
        CRITERIA[6],
        {"code": "V", "name": "Riêng", "maximum": 5, "type": "Đạt/không đạt @1", "kinds": "SXD"},
    ]
    typed = [*SCORES, {"unit": "SXD", "criterion": "V", "met": "Có"}]
    by_share = [{"rule": "Xếp theo: tỷ lệ so với điểm tối đa"}]

    by_total = scored(office(criteria=rows, scores=typed))
    shares = scored(office(criteria=rows, scores=typed, score_rules=by_share))

    assert "XH-04" in {rule for rule, _ in told(by_total)}
    assert "XH-04" not in {rule for rule, _ in told(shares)}
    assert [s.rank for s in shares.standings] == [1, 2]


def test_at_half_year_an_indicator_may_be_held_against_half_of_its_plan(office):
    rows = [{**CRITERIA[1], "code": "1", "source": "Chỉ tiêu (6 tháng: nửa kế hoạch)"}]
    rules = [{"rule": "Chấm điểm cả kỳ 6 tháng"}]

    half, whole = (
        scored(office(period, criteria=rows, score_rules=rules), reported("SCT", 50)) for period in (HALF, YEAR)
    )

    assert (half.scores.points("SCT"), whole.scores.points("SCT")) == (5, Decimal("2.5"))
    assert "nửa kế hoạch năm" in half.figures["SCT", "1"].origin


def test_the_ranks_reach_the_awards(office):
    run = put_together(office(criteria=CRITERIA, scores=SCORES), ())

    assert run.scored.ranks == {"SCT": 1, "SXD": 2}
    assert run.examined.ranks == run.scored.ranks


def test_equal_units_are_told_until_a_rule_decides(office):
    equal = [{"unit": unit, "criterion": "IV", "figure": 5} for unit in ("SCT", "SXD")]
    sent = (reported("SCT", 100), reported("SXD", 100))

    tied = scored(office(criteria=CRITERIA, scores=equal), *sent)
    decided = scored(
        office(criteria=CRITERIA, scores=equal, score_rules=[{"rule": "Bằng điểm: không phải Trưởng khối"}]), *sent
    )

    assert [s.rank for s in tied.standings] == [1, 1]
    assert told(tied)[-1][0] == "XH-02"
    assert [(s.member, s.rank) for s in decided.standings] == [("SXD", 1), ("SCT", 2)]


def test_rules_without_what_they_need_are_told_and_nothing_is_scored(office):
    rules = [
        {"rule": "Bằng điểm: điểm tiêu chí cao hơn", "parameter": "IX"},
        {"rule": "Loại: gửi muộn quá số ngày"},
        {"rule": "Làm tròn: số chữ số thập phân", "parameter": "9"},
        {"rule": "Tổng điểm của thang", "parameter": "nhiều"},
        {"rule": "Xếp theo: tổng điểm"},
        {"rule": "Xếp theo: tỷ lệ so với điểm tối đa"},
    ]

    found = scored(office(criteria=CRITERIA, score_rules=rules), reported("SCT", 100))

    assert told(found) == [
        *(("XH-01", f"Cách chấm!B{row}") for row in (5, 6, 7, 8)),
        ("XH-03", "Cách chấm!"),
        ("TD-23", "Tiêu chí!"),
    ]


@pytest.mark.parametrize(
    ("rule", "typed"),
    [
        ("Loại: gửi muộn quá số ngày", "²"),
        ("Loại: gửi muộn quá số ngày", "9" * 5000),
        ("Làm tròn: số chữ số thập phân", "²"),
        ("Làm tròn: số chữ số thập phân", "0" * 5000),
        ("Tổng điểm của thang", "1²"),
    ],
    ids=lambda value: value[:9],
)
def test_digits_that_are_no_number_of_a_rule_are_told(office, rule, typed):
    rules = [{"rule": rule, "parameter": typed}]

    found = scored(office(criteria=CRITERIA, score_rules=rules), reported("SCT", 100))

    assert ("XH-01", "Cách chấm!B5") in told(found)


def test_who_is_left_out_is_typed_with_its_reason(office):
    rows = [
        {"unit": "SCT", "reason": "Có sai phạm", "basis": "Kết luận thanh tra"},
        {"unit": "XYZ", "reason": "Lý do khác"},
    ]

    found = scored(office(criteria=CRITERIA, exclusions=rows), reported("SCT", 110), reported("SXD", 100))

    assert [(s.member, s.rank) for s in found.standings] == [("SXD", 1), ("SCT", None)]
    assert ("CD-01", "Loại trừ!A6") in told(found)


def test_a_change_of_the_scheme_is_a_change_of_the_run(office):
    one, other = (office(criteria=rows) for rows in (CRITERIA, [*CRITERIA[:-1], CRITERIA[-1] | {"maximum": 6}]))

    assert digest_of(put_together(one, ())) == digest_of(put_together(one, ()))
    assert digest_of(put_together(one, ())) != digest_of(put_together(other, ()))
