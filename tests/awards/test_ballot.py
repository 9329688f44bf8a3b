"""The secret ballot: sums of the minutes, shares, seats and equals."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcore.awards.ballot import Ballot, Denominator, against_scores, faults, result

BALLOT = Ballot(
    award="Cờ thi đua của UBND tỉnh",
    members=10,
    present=8,
    written=1,
    issued=9,
    returned=9,
    valid=8,
    invalid=1,
    denominator=Denominator.MEMBERS,
    threshold=80,
    seats=1,
    votes={"A": 8, "B": 5, "C": 5, "D": 1},
)


def test_minutes_that_add_up_have_no_fault():
    assert list(faults(BALLOT)) == []


@pytest.mark.parametrize(
    ("changes", "rule", "left", "right"),
    [
        ({"present": 10, "written": 1, "issued": 9}, "BP-01", 11, 10),
        ({"issued": 10}, "BP-02", 10, 9),
        ({"issued": 8}, "BP-03", 9, 8),
        ({"invalid": 2}, "BP-04", 9, 10),
        ({"valid": 7, "invalid": 2}, "BP-05", 8, 7),
    ],
)
def test_a_sum_that_does_not_hold_is_named_with_both_sides(changes, rule, left, right):
    (fault,) = faults(replace(BALLOT, **changes))

    assert (fault.rule, fault.left, fault.right) == (rule, left, right)


def test_the_share_is_taken_of_all_members_or_of_those_who_took_part():
    assert BALLOT.share("A") == 80
    assert replace(BALLOT, denominator=Denominator.TOOK_PART).share("A") == Fraction(800, 9)


def test_exactly_the_threshold_is_enough_and_without_a_threshold_nobody_is_elected():
    assert [place.code for place in result(BALLOT) if place.elected] == ["A"]
    assert [place.code for place in result(replace(BALLOT, threshold=None)) if place.elected] == []


def test_equals_share_a_place_and_nobody_guesses_who_of_them_gets_the_last_seat():
    places = result(replace(BALLOT, threshold=10, seats=2))

    assert [(p.code, p.place, p.elected) for p in places] == [
        ("A", 1, True),
        ("B", 2, None),
        ("C", 2, None),
        ("D", 4, False),
    ]


def test_one_elected_over_a_unit_with_a_higher_score_is_told():
    assert against_scores(result(BALLOT), {"A": 3, "B": 1, "C": 3, "D": 4}) == (("A", "B"),)


@given(votes=st.dictionaries(st.sampled_from("ABCDEFGHI"), st.integers(0, 9)), seats=st.integers(0, 9))
def test_never_more_are_elected_than_there_are_seats_and_more_votes_never_harm(votes, seats):
    places = result(replace(BALLOT, threshold=0, votes=votes, seats=seats, valid=9))
    elected = [place.votes for place in places if place.elected]

    assert len(elected) <= seats
    assert all(votes >= place.votes for votes in elected for place in places if not place.elected)
