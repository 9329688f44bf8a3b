"""Reporting periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcore.domain.periods import Period

PERIODS = st.builds(Period, st.integers(1949, 2200), st.booleans())


@given(PERIODS)
def test_a_written_period_reads_back(period):
    assert Period.parse(str(period)) == period
    assert Period.parse(period.label) == period


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Báo cáo sơ kết 6 tháng đầu năm 2018", Period(2018, half=True)),
        ("Tổng kết năm 2017", Period(2017, half=False)),
        ("Sơ kết sáu tháng đầu năm 2019", Period(2019, half=True)),
        ("6T/2018", Period(2018, half=True)),
        ("6 tháng/2018", Period(2018, half=True)),
        ("06 T đầu năm 2018", Period(2018, half=True)),
        ("H1/2018", Period(2018, half=True)),
        ("Tháng 6 năm 2018", None),
        ("Phương hướng 6 tháng cuối năm 2018", None),
    ],
)
def test_a_period_is_found_in_a_heading(text, found):
    assert Period.find(text) == found


def test_what_is_no_period_is_refused_with_an_example():
    with pytest.raises(ValueError, match="2018-H1 hoặc 2018"):
        Period.parse("quý 3")


@given(PERIODS)
def test_each_period_comes_after_its_previous_one(period):
    assert period.previous < period
    assert period.last_year < period


def test_the_first_half_follows_the_whole_of_last_year():
    half = Period(2018, half=True)

    assert half.previous == Period(2017, half=False)
    assert half.last_year == Period(2017, half=True)
    assert half.last_day == date(2018, 6, 30)
    assert half.next_label == "6 tháng cuối năm 2018"
