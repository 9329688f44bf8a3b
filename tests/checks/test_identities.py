"""Rules inside a sheet: each at its cell, with both sides, the difference and the cells."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from submissions import assignment, counted, frames, submission, table

from xlcore.checks.book import default_rulebook
from xlcore.checks.check import check
from xlcore.checks.settle import settle
from xlcore.intake.frames import PREVIOUS_SCHEMA
from xlcore.sheets.procedures import PROCEDURES
from xlcore.sheets.targets import TARGETS

BOOK = default_rulebook()
NOTHING_KEPT = pl.DataFrame(schema=PREVIOUS_SCHEMA)


def found(*submissions):
    by_member = counted(*submissions)
    return check(frames(by_member), by_member, assignment(*by_member), NOTHING_KEPT, BOOK)


def told(*submissions):
    return settle(found(*submissions), BOOK, assignment(*(s.member for s in submissions)).bloc)


def at(findings):
    return [(finding.rule, finding.place.sheet, finding.place.cell) for finding in findings]


@pytest.mark.parametrize(
    ("row", "rule", "cell"),
    [
        ({"in_person": 10, "received": 12, "resolved": 10, "on_time": 10, "pending": 0}, "TTHC-01", "B12"),
        ({"in_person": 10, "on_time": 8, "resolved": 10, "pending": 0}, "TTHC-02", "F12"),
        ({"in_person": 10, "on_time": 8, "pending": 2, "pending_in_time": 1}, "TTHC-03", "J12"),
        ({"in_person": 10, "on_time": 8, "pending_in_time": 1}, "TTHC-04", "B12"),
        ({"in_person": 10, "on_time": 12, "pending": None}, "TTHC-05", "F12"),
        ({"in_person": 10, "on_time": 12}, "TTHC-04", "B12"),
    ],
)
def test_a_broken_identity_is_told_once_at_its_left_cell(row, rule, cell):
    findings = [finding for finding in told(submission(procedures=row)) if finding.rule != "GT-10"]

    assert at(findings) == [(rule, "TTHC", cell)]


def test_a_broken_identity_shows_both_sides_the_difference_and_the_cells():
    (finding,) = told(submission(procedures={"in_person": 8400, "on_time": 8400, "resolved": 8397}))[:1]

    assert BOOK.sentence(finding) == (
        "Tổng số đã giải quyết là 8.397, nhưng giải quyết trước hạn + giải quyết đúng hạn + giải quyết quá hạn "
        "là 8.400 (chênh 3; F12 so với G12 + H12 + I12)."
    )
    assert BOOK.remedy(finding).startswith("Sửa cho khớp: tổng số đã giải quyết = ")


@pytest.mark.parametrize(
    ("changes", "rule", "cell"),
    [
        ({"staff": {"headcount": 40}}, "NS-01", "C8"),
        ({"staff": {"civil_servants": 0, "public_employees": 0, "workers": 0}}, "NS-02", "C8"),
        ({"targets": {"plan": 10.0, "cumulative": 5.0, "done": 5.0, "ratio": 51.0}}, "CT-01", "I12"),
        ({"targets": {"done": 101.0}}, "CT-02", "H12"),
        ({"targets": {"plan": 1.0, "cumulative": 100.0}}, "GT-15", "I12"),
        ({"targets": {"direction": "Ngang"}}, "GT-09", "E12"),
        ({"funds": {"amount": -5}}, "GT-11", "C12"),
        ({"funds": {"people": None}}, "GT-10", "B12"),
        ({"titles": {"people": 10, "advanced": 11}}, "DH-02", "C7"),
    ],
)
def test_each_kind_of_mistake_is_found_at_its_cell(changes, rule, cell):
    findings = told(submission(**changes))

    assert [(f.rule, f.place.cell) for f in findings] == [(rule, cell)]


def test_dates_are_compared_and_written_as_dates():
    start = submission().tables["movements"].rows[0].values["start"]
    (finding,) = told(submission(movements={"end": start.replace(month=2)}))

    assert at([finding]) == [("PT-01", "Phong trào", "E12")]
    assert BOOK.sentence(finding) == "Ngày kết thúc 01/02/2018 trước ngày bắt đầu 01/03/2018."


def test_an_optional_column_that_a_file_lacks_counts_as_nothing():
    form_of_2018 = table(PROCEDURES, [{"in_person": 5, "on_time": 5, "early": 0}], without=("early",))
    wrong = table(PROCEDURES, [{"in_person": 5, "on_time": 5, "resolved": 6}], without=("early",))

    assert told(submission(procedures=form_of_2018)) == ()
    assert told(submission(procedures=wrong))[0].facts["right_cells"] == "0 + G12 + H12"


def test_a_column_that_one_file_lacks_and_in_which_another_answers_not_applicable_is_checked_all_the_same():
    form_of_2018 = table(PROCEDURES, [{"in_person": 5, "on_time": 5, "early": 0}], without=("early",))
    exempt = table(PROCEDURES, [{"in_person": 5, "on_time": 5, "resolved": 5}], exempt=("early",))

    assert told(submission("SCT", procedures=form_of_2018), submission("SXD", procedures=exempt)) == ()


def test_an_exempt_answer_is_neither_a_gap_nor_a_zero():
    exempt = table(TARGETS, [{"done": 200.0}], exempt=("cumulative", "ratio"))

    assert told(submission(targets=exempt)) == ()


def test_a_plan_of_zero_has_no_ratio_to_compare():
    assert told(submission(targets={"plan": 0.0, "ratio": 0.0})) == ()


def test_a_row_that_repeats_an_earlier_one_of_the_unit_is_found():
    rows = [{"fund": "Quỹ Vì người nghèo"}, {"fund": "Quỹ khuyến học"}, {"fund": "quỹ  vì người nghèo"}]

    (finding,) = told(submission("A", funds=rows), submission("B", funds=rows[0]))

    assert at([finding]) == [("BANG-08", "Quỹ xã hội", "A14")]
    assert BOOK.sentence(finding) == "Dòng này trùng với dòng 12: quỹ  vì người nghèo."


def test_rows_are_told_apart_by_all_their_keys_and_not_by_empty_ones():
    awards = [{"recipient": "Tập thể"}, {"recipient": "Cá nhân"}]

    assert told(submission(registrations=awards)) == ()
    assert {f.rule for f in told(submission(funds=[{"fund": None}, {"fund": None}]))} == {"GT-10"}


def test_findings_do_not_depend_on_the_order_of_units():
    units = [submission("A", staff={"headcount": 1}), submission("B"), submission("C", funds={"amount": -1})]
    bloc = assignment("A", "B", "C").bloc

    assert settle(found(*units), BOOK, bloc) == settle(found(*reversed(units)), BOOK, bloc) != ()


SMALL = st.integers(0, 10**6)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(SMALL, SMALL, SMALL, SMALL), min_size=1, max_size=5), st.integers(1, 3))
def test_rows_whose_parts_add_up_have_no_findings(rows, units):
    filled = [
        {
            "field": f"Lĩnh vực {number}",
            "in_person": early + late + waiting,
            "online": behind,
            "early": early,
            "overdue": late,
        }
        | {"pending_in_time": waiting, "pending_overdue": behind}
        for number, (early, late, waiting, behind) in enumerate(rows)
    ]
    assert told(*(submission(f"U{number}", procedures=filled) for number in range(units))) == ()


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ({"measure": "%", "plan": 100.0, "done": 0.5, "cumulative": 0.98}, ["G12", "H12"]),
        ({"measure": "%", "plan": 100.0, "done": 0.5, "cumulative": 98.0}, ["G12"]),
        ({"measure": "%", "plan": 1.0, "done": 0.5, "cumulative": 0.98}, []),
        ({"measure": "tỷ đồng", "plan": 100.0, "done": 0.5, "cumulative": 0.98}, []),
        ({"measure": "%", "plan": 100.0, "done": 0.0, "cumulative": 0.0}, []),
    ],
)
def test_a_result_in_per_cent_that_looks_like_a_share_of_one_is_told(row, cells):
    found = [one for one in told(submission(targets=row)) if one.rule == "CT-05"]

    assert [one.place.cell for one in found] == cells
