"""What is kept of a written sheet: a mark of its looks, and its heights, from which the next steps follow."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_example import PLAN

from xlcore.marks import heights, looks, read_looks, written_looks
from xlcore.plans import Cell, Choice, Condition, Page
from xlcore.styles import BODY, TITLE


@pytest.mark.parametrize(
    "change",
    [
        {"widths": (9.0,)},
        {"heights": {1: 30}},
        {"merges": ("A1:B1",)},
        {"notes": {(1, 1): "!"}},
        {"links": {}},
        {"ranges": {"td_chart_x": "A1:A2"}},
        {"cells": {**PLAN.cells, (1, 1): Cell("Tiêu đề", BODY)}},
        {"cells": {**PLAN.cells, (4, 2): Cell(3, BODY, "SUM('Tổng'!B2:B9)")}},
        {"tables": ()},
        {"page": Page(repeat=(1, 2))},
        {"conditions": (Condition("A1:A2", "A1>0", TITLE),)},
        {"choices": (Choice("A1:A2", '"a,b"'),)},
    ],
)
def test_whatever_values_do_not_tell_changes_the_mark_of_the_looks(change):
    assert looks(replace(PLAN, **change)) != looks(PLAN)


def test_another_value_leaves_the_looks_as_they_are():
    assert looks(replace(PLAN, cells={**PLAN.cells, (1, 1): Cell("Khác", TITLE)})) == looks(PLAN)


def test_a_sheet_whose_heights_are_those_of_its_mark_needs_no_step():
    other, higher = replace(PLAN, widths=(9.0,)), replace(PLAN, heights={1: 30})

    assert list(heights(other, looks(PLAN))) == []
    assert list(heights(higher, looks(PLAN))) == [(1, 1, 30)]
    assert list(heights(PLAN, looks(higher))) == [(1, 1, None)]


def test_rows_below_those_of_the_mark_are_told():
    before = replace(PLAN, heights={1: 30, 2: 18})
    after = replace(before, heights={1: 30, 2: 18, 5: 24, 6: 24})

    assert list(heights(after, looks(before))) == [(5, 6, 24)]


def test_rows_that_are_none_of_the_sheets_any_more_get_heights_of_their_own():
    before, after = replace(PLAN, heights=dict.fromkeys(range(1, 9), 18)), replace(PLAN, heights={1: 18, 2: 18})

    assert list(heights(after, looks(before))) == [(3, 8, None)]
    assert list(heights(after, looks(before), 10)) == [(3, 10, None)]


ROWS = st.dictionaries(st.integers(1, 300), st.sampled_from([12.5, 18, 33, 78.25]))


@given(ROWS, ROWS)
def test_the_steps_lead_from_any_heights_to_any_others(before, after):
    one, other = replace(PLAN, heights=before), replace(PLAN, heights=after)
    stand, rows = dict(before), range(1, 301)
    for first, last, height in heights(other, looks(one), max(before, default=0)):
        stand |= dict.fromkeys(range(first, last + 1), height)

    assert {row: stand.get(row) for row in rows} == {row: after.get(row) for row in rows}


@given(
    st.dictionaries(
        st.from_regex(r"[a-z_]{1,20}", fullmatch=True), st.from_regex(r"[0-9a-f]{12}\.[0-9:,.#]{1,90}", fullmatch=True)
    )
)
def test_marks_of_any_number_of_sheets_are_read_back_from_texts_that_excel_takes(marks):
    text = written_looks(marks)

    assert read_looks(text) == marks
    assert max(len(part) for part in text.split("&")) <= 255 + len('""')


def test_heights_are_told_in_few_steps_the_usual_one_first():
    plan = replace(PLAN, heights={1: 30, 2: 18, 3: 18, 5: 18})

    assert list(heights(plan)) == [(1, 5, 18), (1, 1, 30), (4, 4, None)]
