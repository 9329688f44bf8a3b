"""Settling: each cause once, echoes gone, switched-off checks silent, in the order of the bloc."""

import polars as pl
import pytest
from submissions import assignment, counted, frames, submission

from xlcore.checks.book import amend, default_rulebook
from xlcore.checks.check import check
from xlcore.checks.settle import settle
from xlcore.domain.findings import Finding, Place
from xlcore.domain.rulebook import Amendment
from xlcore.intake.frames import PREVIOUS_SCHEMA
from xlcore.intake.rows import MOST_FINDINGS

BOOK = default_rulebook()


def told(*submissions, told_before=(), book=BOOK):
    by_member = counted(*submissions)
    given = assignment(*by_member)
    found = check(frames(by_member), by_member, given, pl.DataFrame(schema=PREVIOUS_SCHEMA), book)
    return settle((*told_before, *found), book, given.bloc)


def rules(findings):
    return [finding.rule for finding in findings]


def cell(rule, sheet, row, column, key=""):
    return Finding(rule, "SCT", Place("SCT.xlsx", sheet, row, column), key)


WRONG_SUM = {"in_person": 10, "received": 12, "on_time": 10}


def test_the_identity_behind_a_wrong_sum_is_told_and_those_that_follow_are_not():
    assert rules(told(submission(procedures=WRONG_SUM))) == ["TTHC-01"]


def test_two_wrong_sums_explain_the_balance_together():
    row = {"in_person": 10, "received": 12, "on_time": 10, "resolved": 15}

    assert rules(told(submission(procedures=row))) == ["TTHC-01", "TTHC-02"]


def test_a_balance_that_is_wrong_by_itself_is_told_beside_a_wrong_sum():
    row = {"in_person": 10, "received": 12, "on_time": 9}

    assert rules(told(submission(procedures=row))) == ["TTHC-01", "TTHC-04"]


def test_a_wrong_sum_of_people_is_no_reason_to_doubt_the_titles():
    assert rules(told(submission(staff={"headcount": 3}, titles={"people": 38}))) == ["NS-01"]


def test_a_switched_off_check_is_silent_and_swallows_nothing():
    quiet = amend(BOOK, [Amendment("TTHC-01", enabled=False)])

    assert rules(told(submission(procedures=WRONG_SUM), book=quiet)) == ["TTHC-04"]


def test_an_identity_on_a_cell_in_error_is_an_echo():
    row = {"in_person": -10, "online": 20, "received": 9, "on_time": 9}

    assert rules(told(submission(procedures=row))) == ["GT-11"]


@pytest.mark.parametrize("rule", ["GT-01", "GT-02", "GT-06"])
def test_what_typing_said_of_a_cell_is_not_said_again_by_the_schema(rule):
    typed = cell(rule, "Quỹ xã hội", 12, 3, "funds")

    assert rules(told(submission(funds={"amount": None}), told_before=[typed])) == [rule]


def test_a_remark_on_the_writing_does_not_hide_that_a_value_is_wrong():
    typed = cell("GT-13", "Quỹ xã hội", 12, 3, "funds")

    assert rules(told(submission(funds={"amount": -1}), told_before=[typed])) == ["GT-11", "GT-13"]


def test_a_unit_without_people_is_told_once_and_not_on_every_sheet():
    nobody = {"civil_servants": 0, "public_employees": 0, "workers": 0}

    assert rules(told(submission(staff=nobody, titles={"people": 3}, funds={"people": 4}))) == ["NS-02"]


def test_a_sheet_without_rows_has_no_empty_cells():
    empty = Finding("BANG-07", "SCT", Place("SCT.xlsx", "Nhân sự"), "staff")
    blank = dict.fromkeys(("civil_servants", "public_employees", "workers", "headcount"))

    assert rules(told(submission(staff=blank), told_before=[empty])) == ["BANG-07"]


def test_the_same_finding_is_told_once():
    typed = cell("GT-11", "Quỹ xã hội", 12, 3, "funds")

    assert rules(told(submission(funds={"amount": -1}), told_before=[typed, typed])) == ["GT-11"]


def test_sheets_missing_from_one_file_are_told_each():
    missing = [Finding("BANG-01", "SCT", Place("SCT.xlsx"), facts={"sheet": s}) for s in ("Quỹ xã hội", "Học tập")]

    assert rules(settle([*missing, missing[0]], BOOK, assignment("SCT").bloc)) == ["BANG-01", "BANG-01"]


@pytest.mark.parametrize(("column", "left"), [(3, ["GT-01"]), (2, ["BANG-09", "GT-01"])])
def test_a_wrong_total_over_a_cell_in_error_is_an_echo(column, left):
    total = cell("BANG-09", "Quỹ xã hội", 20, column, "funds")

    findings = settle([total, cell("GT-01", "Quỹ xã hội", 12, 3, "funds")], BOOK, assignment("SCT").bloc)

    assert sorted(rules(findings)) == left


def test_findings_follow_the_bloc_then_the_form_then_the_cells():
    findings = [
        Finding("TEP-05", "", Place("la.xlsx")),
        Finding("GT-01", "B", Place("B.xlsx", "TTHC", 5, 2), "procedures"),
        Finding("GT-01", "A", Place("A.xlsx", "Quỹ xã hội", 5, 2), "funds"),
        Finding("GT-05", "B", Place("B.xlsx", "Nhân sự", 9, 2), "staff"),
        Finding("GT-03", "B", Place("B.xlsx", "TTHC", 5, 1), "procedures"),
        Finding("TEP-10", "B", Place("B.xlsx")),
    ]

    told = settle(findings, BOOK, assignment("B", "A").bloc)

    assert [(f.member, f.rule) for f in told] == [
        ("B", "TEP-10"),
        ("B", "GT-05"),
        ("B", "GT-03"),
        ("B", "GT-01"),
        ("A", "GT-01"),
        ("", "TEP-05"),
    ]


def test_findings_about_the_master_stand_together_by_its_sheets_before_files_of_unknown_units():
    places = [
        ("a.xlsx", "", 0, ""),
        ("TongHop.xlsm", "Kỳ trước", 5, "previous"),
        ("TongHop.xlsm", "Đơn vị", 6, "members"),
    ]
    found = [Finding("GT-10", "", Place(file, sheet, row, 1), key) for file, sheet, row, key in places]

    told = settle(found, BOOK, assignment("SCT").bloc)

    assert [(one.place.file, one.place.sheet) for one in told] == [
        ("TongHop.xlsm", "Đơn vị"),
        ("TongHop.xlsm", "Kỳ trước"),
        ("a.xlsx", ""),
    ]


def test_of_a_table_with_very_many_findings_errors_are_told_first_and_the_rest_as_a_number():
    doubts = [cell("BANG-08", "TTHC", row, 2, "procedures") for row in range(9, 9 + MOST_FINDINGS + 30)]
    wrong = cell("GT-01", "TTHC", 2000, 3, "procedures")
    left_out = cell("BANG-13", "TTHC", 0, 0, "procedures")._replace(facts={"count": "7"})
    elsewhere = cell("BANG-08", "Quỹ xã hội", 9, 2, "funds")

    found = told(submission(), told_before=(left_out, *doubts, wrong, elsewhere))

    (more,) = [finding for finding in found if finding.rule == "BANG-13"]
    assert (more.facts["count"], more.place) == (str(7 + 31), Place("SCT.xlsx", "TTHC"))
    assert [f.place.row for f in found if f.rule == "BANG-08"] == [*range(9, 9 + MOST_FINDINGS - 1), 9]
    assert wrong in found
    assert elsewhere in found


def test_a_table_with_as_many_findings_as_can_be_read_is_told_whole():
    doubts = [cell("BANG-08", "TTHC", row, 2, "procedures") for row in range(9, 9 + MOST_FINDINGS)]

    assert rules(told(submission(), told_before=doubts)) == ["BANG-08"] * MOST_FINDINGS
