"""Groups: sums, what does not apply, bounds; and laws that hold for every scheme."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scheme_builder import DIRECT, EXEMPT, MET, NOBODY, PENALTY, RELATIVE, figure, points, row, scored

from xlcore.scoring.scheme import Policy
from xlcore.scoring.score import State


def group(policy, **more):
    return [row("I", 100, policy=policy, **more), row("I.1", 60, DIRECT, "I"), row("I.2", 40, DIRECT, "I")]


@pytest.mark.parametrize(
    ("policy", "expected", "maximum"),
    [
        (Policy.EXCLUDE, "45", 60),
        (Policy.SCALE, "75", 100),
        (Policy.FULL, "85", 100),
        (Policy.KEEP, "45", 100),
    ],
)
def test_what_does_not_apply_counts_by_the_policy_of_the_sheet(policy, expected, maximum):
    total = scored(group(policy), {"A": {"I.1": 45, "I.2": EXEMPT}}).totals["I"]["A"]

    assert (total.points, total.maximum) == (Decimal(expected), maximum)


def test_a_criterion_may_have_another_policy_than_its_group():
    rows = [
        row("I", 100, policy=Policy.SCALE),
        row("I.1", 60, DIRECT, "I"),
        row("I.2", 20, DIRECT, "I"),
        row("I.3", 20, DIRECT, "I", policy=Policy.FULL),
    ]

    total = scored(rows, {"A": {"I.1": 30, "I.2": EXEMPT, "I.3": EXEMPT}}).totals["I"]["A"]

    assert total.points == Decimal("62.50")
    assert total.maximum == 100


def test_a_group_of_which_nothing_applies_is_made_good_by_its_neighbours():
    rows = [
        row("I", 70, policy=Policy.SCALE),
        row("I.1", 70, DIRECT, "I"),
        row("II", 30, policy=Policy.SCALE),
        row("II.1", 30, DIRECT, "II"),
    ]
    whole = [row("T", 100, policy=Policy.SCALE), *(r if r.parent else _under(r, "T") for r in rows)]

    found = scored(whole, {"A": {"I.1": 35, "II.1": EXEMPT}})

    assert (found.points("A", "T"), found.totals["T"]["A"].maximum) == (50, 100)
    assert found.totals["II"]["A"].exempt


def _under(criterion, parent):
    return row(criterion.code, criterion.maximum, criterion.type, parent, policy=criterion.policy)


def test_a_criterion_for_nobody_is_treated_like_one_that_does_not_apply():
    rows = [row("I", 10, policy=Policy.SCALE), row("I.1", 5, MET, "I"), row("I.2", 5, NOBODY, "I")]

    assert points(rows, {"A": {"I.1": 1, "I.2": EXEMPT}}) == {"A": 10}


def test_a_missing_figure_is_no_points_and_is_counted():
    found = scored(group(Policy.SCALE), {"A": {"I.1": 45}})

    assert found.points("A") == 45
    assert found.totals[""]["A"].missing == 1
    assert found.marks["I.2"]["A"].state is State.MISSING


def test_a_group_keeps_within_bounds_only_where_it_has_some():
    rows = [row("I", 10), row("I.1", 10, DIRECT, "I"), row("I.2", None, PENALTY, "I", per=5)]
    bounded = [row("I", 10, floor=0), *rows[1:]]
    figures = {"A": {"I.1": 3, "I.2": 2}}

    assert points(rows, figures) == {"A": -7}
    assert points(bounded, figures) == {"A": 0}


# --- laws -----------------------------------------------------------------------------------------------


HALVES = st.decimals(0, 10, places=1)
TARGETS = st.one_of(st.none(), st.just(0), st.integers(1, 50))


@given(st.lists(st.tuples(HALVES, HALVES, HALVES), min_size=1, max_size=6))
def test_the_whole_is_the_sum_of_what_is_shown(units):
    rows = [row("I", 20), row("I.1", 10, DIRECT, "I"), row("I.2", 10, DIRECT, "I"), row("II", 10, DIRECT)]

    found = scored(rows, {str(n): {"I.1": a, "I.2": b, "II": c} for n, (a, b, c) in enumerate(units)})

    for n, amounts in enumerate(units):
        assert found.points(str(n)) == sum(amounts)


@given(st.dictionaries(st.text("ABC", min_size=1, max_size=3), st.tuples(st.integers(0, 99), TARGETS), min_size=1))
def test_scheme_a_agrees_with_an_independent_calculation(units):
    found = points([row("1", 30, RELATIVE)], {unit: {"1": figure(*given)} for unit, given in units.items()}, places=6)

    assert found == {unit: _independent(30, units, unit) for unit in units}


def _independent(most, units, unit):
    """Scheme A worked from its table of cases, with fractions."""
    done, target = units[unit]
    if not target:
        rest = [a for a, t in units.values() if not t]
        share = Fraction(done, max(rest)) if max(rest) else Fraction(0)
    elif done < target:
        share = Fraction(done, target) / 2
    elif done == target:
        share = Fraction(1, 2)
    else:
        leader = max(Fraction(a - t, t) for a, t in units.values() if t)
        share = Fraction(1, 2) + Fraction(done - target, target) / leader / 2
    return Decimal(round(most * share * 10**6 + Fraction(1, 10**9))) / 10**6


@given(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.tuples(st.integers(0, 99), TARGETS), min_size=2),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_units_changes_nothing(units, random):
    mixed = list(units)
    random.shuffle(mixed)
    rows = [row("1", 30, RELATIVE)]

    assert points(rows, {u: {"1": figure(*units[u])} for u in units}) == points(
        rows, {u: {"1": figure(*units[u])} for u in mixed}
    )


@given(
    st.dictionaries(st.sampled_from("BCDEF"), st.tuples(st.integers(0, 99), TARGETS)),
    st.tuples(st.integers(0, 98), TARGETS),
)
def test_doing_more_never_costs_the_unit_points_and_never_helps_another_over_the_same_bar(others, mine):
    done, target = mine
    rest = {unit: {"1": figure(*given)} for unit, given in others.items()}
    rows = [row("1", 30, RELATIVE)]

    before = points(rows, {"A": {"1": figure(done, target)}, **rest})
    after = points(rows, {"A": {"1": figure(done + 1, target)}, **rest})

    assert after["A"] >= before["A"]
    assert all(after[unit] <= before[unit] for unit in others)


@given(st.dictionaries(st.sampled_from("ABCDE"), st.tuples(st.integers(0, 99), TARGETS), min_size=1))
def test_points_stay_between_nothing_and_the_maximum(units):
    found = points([row("1", 30, RELATIVE)], {unit: {"1": figure(*given)} for unit, given in units.items()})

    assert all(0 <= amount <= 30 for amount in found.values())
    assert max(found.values()) <= 30


@given(HALVES, HALVES, st.sampled_from(Policy))
def test_what_does_not_apply_never_takes_a_unit_beyond_its_maximum(first, second, policy):
    rows = [row("I", 30, policy=policy), *(row(f"I.{n}", 10, DIRECT, "I") for n in (1, 2, 3))]

    total = scored(rows, {"A": {"I.1": first, "I.2": second, "I.3": EXEMPT}}).totals["I"]["A"]

    assert first + second <= total.points <= total.maximum
