"""Standards of titles: the boundary cases, and what the sentence says."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcore.awards.standards import Comparison, Condition, conditions_on, judge

FIGHTERS = Condition(
    "Chiến sĩ thi đua cơ sở",
    "grassroots",
    Comparison.AT_MOST,
    15,
    "advanced",
    "NĐ 91/2017/NĐ-CP, Điều 9",
    until=date(2023, 12, 31),
)
ADVANCED = Condition("Tập thể lao động tiên tiến", "advanced", Comparison.OVER, 50, "people")
EXCELLENT = Condition("Tập thể lao động xuất sắc", "advanced", Comparison.AT_LEAST, 70, "people")
ALL_COMPLETE = Condition("Tập thể lao động xuất sắc", "completed", Comparison.EXACTLY, 100, "people")
NOBODY = Condition("Tập thể lao động tiên tiến", "disciplined", Comparison.EXACTLY, 0)


@pytest.mark.parametrize(
    ("condition", "people", "holds"),
    [
        (FIGHTERS, {"grassroots": 1, "advanced": 6}, False),  # 15 % of 6 is 0,9: nobody
        (FIGHTERS, {"grassroots": 1, "advanced": 7}, True),
        (FIGHTERS, {"grassroots": 3, "advanced": 20}, True),
        (ADVANCED, {"advanced": 5, "people": 10}, False),
        (ADVANCED, {"advanced": 6, "people": 10}, True),
        (EXCELLENT, {"advanced": 7, "people": 10}, True),
        (EXCELLENT, {"advanced": 69, "people": 100}, False),
        (ALL_COMPLETE, {"completed": 9, "people": 10}, False),
        (ALL_COMPLETE, {"completed": 10, "people": 10}, True),
        (NOBODY, {"disciplined": 0}, True),
        (NOBODY, {"disciplined": 1}, False),
        (ADVANCED, {"advanced": 0, "people": 0}, False),
    ],
)
def test_the_boundary_cases(condition, people, holds):
    assert judge(condition, people).holds is holds


def test_the_sentence_shows_the_sum_the_limit_and_the_article():
    said = judge(FIGHTERS, {"grassroots": 1, "advanced": 6}).sentence

    assert said == (
        "Chiến sĩ thi đua cơ sở: 1/6 (16,67 %), cần không quá 15 % của Lao động tiên tiến, tức 0 người "
        "(NĐ 91/2017/NĐ-CP, Điều 9): không đạt."
    )


def test_a_number_that_was_not_told_decides_nothing():
    verdict = judge(ADVANCED, {"advanced": 5})

    assert verdict.holds is None
    assert verdict.sentence == "Chưa có số “tổng số người được xét”."


def test_a_law_that_is_out_of_force_demands_nothing():
    assert conditions_on([FIGHTERS], FIGHTERS.title, date(2023, 12, 31)) == (FIGHTERS,)
    assert conditions_on([FIGHTERS], FIGHTERS.title, date(2024, 1, 1)) == ()


@given(part=st.integers(0, 500), whole=st.integers(1, 500), percent=st.integers(0, 100))
def test_a_share_is_compared_exactly(part, whole, percent):
    people = {"advanced": part, "people": whole}
    share = Fraction(100 * part, whole)

    found = {c: judge(Condition("t", "advanced", c, percent, "people"), people).holds for c in Comparison}

    assert found[Comparison.OVER] == (share > percent)
    assert found[Comparison.AT_LEAST] == (share >= percent)
    assert found[Comparison.AT_MOST] == (share <= percent)
    assert found[Comparison.EXACTLY] == (share == percent)
