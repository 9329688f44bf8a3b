"""The functions for cells, called as plain Python."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import functions as cell
from xlcore.domain.standards import at_least, over, quota


def test_legacy_text_becomes_unicode_and_unicode_stays():
    assert cell.TD_UNICODE("Së T\u00b5i chÝnh", "TCVN3") == "Sở Tài chính"
    assert cell.TD_UNICODE("Sở Tài chính") == "Sở Tài chính"


@pytest.mark.parametrize(("text", "value"), [("46,76", 46.76), ("1.234.567", 1234567), (12, 12)])
def test_text_becomes_the_number_that_is_meant(text, value):
    assert cell.TD_SO(text) == value


def test_text_that_is_no_number_is_answered_by_a_sentence():
    assert cell.TD_SO("không có") == "Không đọc được “không có”."


def test_the_day_stands_before_the_month():
    assert cell.TD_NGAY("05/7/2018") == date(2018, 7, 5)
    assert cell.TD_NGAY("31/02/2018") == "Không đọc được “31/02/2018”."


def test_per_cent_of_a_plan_needs_a_plan():
    assert cell.TD_PHAN_TRAM(213, 200) == 106.5
    assert cell.TD_PHAN_TRAM(213, 0) == "Chưa có kế hoạch."


def test_a_sum_just_below_a_round_number_is_called_near_it():
    assert cell.TD_GAN(8390) == "gần 8.400"
    assert cell.TD_GAN(8400) == "8.400"


def test_fifteen_per_cent_of_six_is_nobody():
    assert cell.TD_HAN_NGACH(6) == 0
    assert cell.TD_HAN_NGACH(7) == 1
    assert cell.TD_HAN_NGACH(20, 10) == 2


def test_exactly_half_is_not_over_half():
    assert not cell.TD_TT_LDTT(10, 5, 0)
    assert cell.TD_TT_LDTT(10, 6, 0)
    assert not cell.TD_TT_LDTT(10, 6, 1)


def test_exactly_seventy_per_cent_is_enough_for_excellent():
    assert cell.TD_TT_LDXS(10, 10, 7, 1, 0)
    assert not cell.TD_TT_LDXS(10, 10, 6, 1, 0)
    assert not cell.TD_TT_LDXS(10, 9, 7, 1, 0)
    assert not cell.TD_TT_LDXS(10, 10, 7, 0, 0)
    assert not cell.TD_TT_LDXS(10, 10, 7, 1, 1)


@given(st.integers(0, 10_000), st.integers(1, 1000))
def test_a_quota_is_the_largest_number_within_the_share(number, tenths):
    allowed = quota(number, tenths / 10)

    assert allowed * 1000 <= number * tenths < (allowed + 1) * 1000


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 1000))
def test_at_least_and_over_differ_only_at_the_very_share(part, whole, tenths):
    assert at_least(part, whole, tenths / 10) - over(part, whole, tenths / 10) == (1000 * part == tenths * whole)
