"""The functions for cells, called as plain Python."""

import decimal
from datetime import date, datetime
from typing import get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlwings.conversion import accessors

from macros import functions as cell
from xlcore.domain.standards import at_least, over, quota

FUNCTIONS = [getattr(cell, name) for name in dir(cell) if name.startswith("TD_")]
HELD = st.one_of(st.none(), st.text(), st.booleans(), st.floats(allow_nan=False), st.datetimes())
"""What xlwings hands over for a cell; several cells come as a list."""


def needed(function):
    """How many arguments a function must have."""
    return function.__code__.co_argcount - len(function.__defaults__ or ())


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


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("blank", [None, "", " "])
def test_past_the_data_a_function_gives_a_blank_cell(function, blank):
    assert function(*[blank] * needed(function)).strip() == ""
    assert function(*[blank] * function.__code__.co_argcount).strip() == ""


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_xlwings_has_a_converter_for_each_argument_and_result(function):
    assert all((get_origin(hint) or hint) in accessors for hint in get_type_hints(function).values())


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@given(data=st.data())
@settings(max_examples=300)
def test_no_cell_makes_a_function_fail(function, data):
    most = function.__code__.co_argcount
    held = data.draw(st.lists(HELD | st.lists(HELD), min_size=needed(function), max_size=most))

    assert isinstance(function(*held), str | float | int | date)


def test_a_blank_percent_is_the_usual_one():
    assert cell.TD_HAN_NGACH(20, None) == 3
    assert cell.TD_TT_LDTT(10, 6, 0, None) is True
    assert cell.TD_TT_LDXS(10, 10, 7, 1, 0, "") is True


def test_a_blank_cell_among_others_gives_a_blank_one():
    assert cell.TD_PHAN_TRAM(213, None) == ""
    assert cell.TD_TT_LDTT(10, None, 0) == ""


@pytest.mark.parametrize(
    ("function", "arguments", "shown"),
    [
        (cell.TD_UNICODE, (12.0,), "12"),
        (cell.TD_SO, (datetime(2018, 7, 5),), "05/07/2018"),
        (cell.TD_SO, (True,), "True"),
        (cell.TD_SO, ("9" * 400,), "9" * 400),
        (cell.TD_SO, ("#N/A",), "#N/A"),
        (cell.TD_NGAY, (12.0,), "12"),
        (cell.TD_PHAN_TRAM, ("a", 5), "a"),
        (cell.TD_GAN, ("nhiều",), "nhiều"),
        (cell.TD_HAN_NGACH, (6, "mười"), "mười"),
        (cell.TD_TT_LDTT, (10, "sáu", 0), "sáu"),
    ],
)
def test_what_cannot_be_read_is_answered_by_a_sentence(function, arguments, shown):
    assert function(*arguments) == f"Không đọc được “{shown}”."


def test_a_sum_of_money_and_a_number_typed_as_text_are_numbers():
    assert cell.TD_SO(decimal.Decimal("46.76")) == 46.76
    assert cell.TD_PHAN_TRAM("213", decimal.Decimal(200)) == 106.5
    assert cell.TD_GAN("8.400,5") == "8.400,5"
