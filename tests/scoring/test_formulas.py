"""Each formula against sums worked by hand; the numbers of scheme A are those of the field notes."""

from decimal import Decimal

import pytest
from scheme_builder import (
    BONUS,
    DIRECT,
    KNOCKOUT,
    MET,
    PENALTY,
    PENALTY_STEPS,
    RELATIVE,
    SHARE,
    STEPS,
    dec,
    figure,
    points,
    row,
    scored,
)

from xlcore.scoring.formulas import BY_LABEL, FORMULAS
from xlcore.scoring.ladder import Measure
from xlcore.scoring.scheme import Effect
from xlcore.scoring.score import State


def one(criterion, given):
    """The points of one unit for one criterion."""
    return points([criterion], {"A": {criterion.code: given}})["A"]


def state(criterion, given):
    return scored([criterion], {"A": {criterion.code: given}}).marks[criterion.code]["A"]


def test_a_formula_goes_by_name_and_version_and_defines_itself():
    for key, formula in FORMULAS.items():
        name, _, version = key.partition("@")
        assert name.isidentifier()
        assert version.isdigit()
        assert formula.rule.endswith(".")
        assert BY_LABEL[formula.label] == key
        assert formula.label.endswith(f"@{version}")


@pytest.mark.parametrize(
    ("done", "expected"),
    [("0", "0"), ("50", "2.5"), ("99", "4.95"), ("100", "5"), ("110", "7.5"), ("120", "10")],
)
def test_scheme_a_gives_half_for_the_target_and_the_rest_by_the_leaders_excess(done, expected):
    units = {"A": {"1": figure(done, 100)}, "B": {"1": figure(240, 200)}}

    assert points([row("1", 10, RELATIVE)], units)["A"] == Decimal(expected)


def test_the_excess_counts_in_percent_of_the_own_target_not_in_units():
    units = {"small": {"1": figure(15, 10)}, "large": {"1": figure(1100, 1000)}}

    assert points([row("1", 10, RELATIVE)], units) == {"small": 10, "large": 6}


def test_equal_leaders_all_get_the_maximum():
    units = {"A": {"1": figure(12, 10)}, "B": {"1": figure(120, 100)}, "C": {"1": figure(11, 10)}}

    assert points([row("1", 8, RELATIVE)], units) == {"A": 8, "B": 8, "C": 6}


def test_where_nobody_exceeds_there_is_no_leader():
    units = {"A": {"1": figure(10, 10)}, "B": {"1": figure(5, 10)}}

    assert points([row("1", 8, RELATIVE)], units) == {"A": 4, "B": 2}


def test_units_without_a_target_are_measured_among_themselves():
    units = {
        "A": {"1": figure(8)},
        "B": {"1": figure(4, 0)},
        "C": {"1": figure(0)},
        "D": {"1": figure(100, 10)},
    }

    assert points([row("1", 10, RELATIVE)], units) == {"A": 10, "B": 5, "C": 0, "D": 10}


def test_units_without_a_target_and_without_a_result_get_nothing():
    assert one(row("1", 10, RELATIVE), figure(0)) == 0


def test_a_unit_that_was_not_assigned_leads_nobody():
    units = {"A": {"1": figure(11, 10)}, "B": {"1": figure(99, 10, exempt=True)}}

    found = scored([row("1", 10, RELATIVE)], units)

    assert found.points("A") == 10
    assert found.marks["1"]["B"].state is State.EXEMPT


def test_where_less_is_better_the_scale_turns_round():
    units = {
        "met": {"1": figure(10, 10, lower=True)},
        "best": {"1": figure(5, 10, lower=True)},
        "worse": {"1": figure(20, 10, lower=True)},
    }

    assert points([row("1", 8, RELATIVE)], units) == {"met": 4, "best": 8, "worse": 2}


@pytest.mark.parametrize(
    "given", [figure(-1, 10), figure(1, -10), figure(1, None, lower=True), figure(1, 0, lower=True)]
)
def test_a_figure_that_means_nothing_is_refused_and_leads_nobody(given):
    found = scored([row("1", 10, RELATIVE)], {"A": {"1": given}, "B": {"1": figure(11, 10)}})

    assert found.marks["1"]["A"].state is State.REFUSED
    assert found.points("B") == 10


@pytest.mark.parametrize(
    ("done", "target", "lower", "expected"),
    [
        (50, 100, False, "5"),
        (100, 100, False, "10"),
        (150, 100, False, "10"),
        (200, 100, True, "5"),
        (80, 100, True, "10"),
        (0, 100, True, "10"),
        (1, 3, False, "3.33"),
        (2, 3, False, "6.67"),
    ],
)
def test_a_share_ends_at_the_maximum(done, target, lower, expected):
    assert one(row("1", 10, SHARE), figure(done, target, lower=lower)) == Decimal(expected)


@pytest.mark.parametrize("target", [None, 0, -5])
def test_a_share_of_no_target_is_refused(target):
    mark = state(row("1", 10, SHARE), figure(5, target))

    assert (mark.state, mark.why) == (State.REFUSED, "chưa có chỉ tiêu lớn hơn 0")


def test_met_gives_all_and_not_met_nothing():
    assert [one(row("1", 2, MET), given) for given in (1, 0)] == [2, 0]


def test_a_number_is_no_answer_to_yes_or_no():
    assert state(row("1", 2, MET), 7).state is State.REFUSED


@pytest.mark.parametrize(("given", "expected"), [(0, 0), ("7.5", "7.5"), (10, 10)])
def test_direct_points_count_as_given(given, expected):
    assert one(row("1", 10, DIRECT), figure(given)) == dec(expected)


@pytest.mark.parametrize("given", ["10.5", "-0.5"])
def test_direct_points_out_of_bounds_are_refused_and_never_clamped(given):
    mark = state(row("1", 10, DIRECT), figure(given))

    assert (mark.points, mark.state) == (0, State.REFUSED)
    assert "ngoài khoảng 0 đến 10" in mark.why


def test_direct_points_may_fall_to_a_floor_of_their_own():
    assert one(row("1", 10, DIRECT, floor=-2), figure(-2)) == -2


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (3, "4.5"), (7, 10)])
def test_so_many_points_for_each_end_at_the_maximum(count, expected):
    assert one(row("1", 10, DIRECT, per="1.5"), figure(count)) == dec(expected)


def test_a_share_on_a_ladder_is_compared_before_it_is_rounded():
    ladder = row("1", 2, STEPS, ladder=">95: 2; 75–95: 1; <75: 0")

    assert [one(ladder, figure(*given)) for given in ((95001, 100000), (95, 100), (1, 3))] == [2, 1, 0]


def test_a_figure_beyond_the_ladder_is_refused():
    mark = state(row("1", 2, STEPS, ladder="0–100: 2"), figure(120))

    assert (mark.state, mark.why) == (State.REFUSED, "số liệu 120 không thuộc bậc nào")


@pytest.mark.parametrize(
    ("bonus", "given", "expected"),
    [
        (row("1", None, BONUS, per=10), 1, 10),
        (row("1", 15, BONUS, per=10), 2, 15),
        (row("1", None, PENALTY, per="0.5"), 3, "-1.5"),
        (row("1", 1, PENALTY, per="0.5"), 3, -1),
        (row("1", None, PENALTY_STEPS, ladder="0: 0; >0–<11: 10; 11–<21: 20; ≥21: 30"), "15.5", -20),
    ],
)
def test_bonus_and_penalty_stand_outside_the_maximum(bonus, given, expected):
    found = scored([row("0", 100, DIRECT), bonus], {"A": {"0": figure(97), "1": figure(given)}})

    assert found.points("A") == 97 + dec(expected)
    assert found.totals[""]["A"].maximum == 100


def test_a_total_above_the_maximum_stays_where_bonus_says_so():
    rows = [row("I", 100), row("I.1", 100, DIRECT, "I"), row("II", None, BONUS, per=10)]

    assert points(rows, {"A": {"I.1": 97, "II": 1}}) == {"A": 107}


def test_no_figure_for_bonus_penalty_or_knock_out_means_none():
    rows = [row("1", None, BONUS, per=1), row("2", None, PENALTY, per=1), row("3", None, KNOCKOUT, effect=Effect.ZERO)]

    found = scored([row("0", 5, DIRECT), *rows], {"A": {"0": 5}})

    assert found.points("A") == 5
    assert found.totals[""]["A"].missing == 0


def test_a_knock_out_voids_its_own_group_alone():
    rows = [
        row("I", 10),
        row("I.1", 10, DIRECT, "I"),
        row("I.2", None, KNOCKOUT, "I", effect=Effect.ZERO),
        row("II", 5, DIRECT),
    ]

    found = scored(rows, {"A": {"I.1": 9, "I.2": 1, "II": 4}, "B": {"I.1": 9, "I.2": 0, "II": 4}})

    assert (found.points("A"), found.points("B")) == (4, 13)
    assert found.totals["I"]["A"].voided == "I.2"


def test_points_are_rounded_once_half_away_from_zero():
    rows = [row("1", 10, SHARE), row("2", None, PENALTY, per="0.005")]

    found = scored(rows, {"A": {"1": figure("0.0005", 1), "2": 1}})

    assert (found.points("A", "1"), found.points("A", "2")) == (Decimal("0.01"), Decimal("-0.01"))


def test_days_late_follow_the_ladder_of_the_ministry():
    ladder = row("1", 2, STEPS, ladder="0: 2; 1–2: 1,5; 3–5: 1; 6–10: 0,5; >10: 0", measure=Measure.DAYS)

    assert [one(ladder, days) for days in (0, 1, 2, 3, 5, 6, 10, 11, 200)] == [
        dec(x) for x in (2, 1.5, 1.5, 1, 1, 0.5, 0.5, 0, 0)
    ]
