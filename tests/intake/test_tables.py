"""One table read: totals, cells that the form would have calculated, odd rows, and what a table lacks."""

import math

from intake_builders import WORK, funds, grid, header_rows, read, retyped

from xlcore.intake.grid import LONGEST
from xlcore.intake.locate import find_table
from xlcore.intake.rows import MOST_FINDINGS, MOST_ROWS, TableReader
from xlcore.sheets.funds import FUNDS
from xlcore.sheets.procedures import PROCEDURES
from xlcore.sheets.shortcomings import SHORTCOMINGS
from xlcore.sheets.staff import STAFF
from xlcore.sheets.targets import TARGETS


def test_a_total_that_shows_an_error_is_told():
    one = funds(["Quỹ A", 5, 500_000], ["Tổng cộng", "", 500_000], errors={(3, 2): "#REF!"}, formulas={(3, 2)})

    assert read(one, FUNDS)[1] == [("GT-05", "B3")]


def test_a_total_without_a_stored_result_is_told():
    one = funds(["Quỹ A", 5, 500_000], ["Tổng cộng", "", 500_000], uncached=frozenset({(3, 2)}))

    assert read(one, FUNDS)[1] == [("GT-06", "B3")]


def test_formulas_without_stored_results_are_told_once_with_their_number():
    one = funds(["Quỹ A", "", 5_000_000], ["Quỹ B", "", 2_000_000], uncached=frozenset({(2, 2), (3, 2)}))
    found = find_table(one, FUNDS)
    reader = TableReader("a.xlsx", "SCT", one, FUNDS, found, None, date1904=False, ours=False)

    assert [row.values["people"] for row in reader.read().rows] == [None, None]
    assert [(f.rule, f.place.cell, f.facts["count"]) for f in reader.findings] == [("GT-06", "B2", "2")]


def test_a_total_typed_as_text_is_read_and_compared():
    one = funds(["Quỹ A", 5, 500_000], ["Tổng cộng", "6 người", "năm trăm nghìn"])

    assert read(one, FUNDS)[1] == [("GT-13", "B3"), ("GT-01", "C3"), ("BANG-09", "B3")]


def test_an_x_in_the_row_of_totals_means_that_nothing_is_added_up():
    assert read(funds(["Quỹ A", 5, 500_000], ["Tổng cộng", "x", "X"]), FUNDS)[1] == []


def test_a_total_named_at_length_is_no_row_of_the_table():
    table, told = read(funds(["Quỹ A", 5, 500_000], ["Tổng cộng toàn đơn vị:", 5, 500_000]), FUNDS)

    assert (len(table.rows), told) == (1, [])


def test_a_fund_called_after_a_general_company_is_no_total():
    assert len(read(funds(["Tổng công ty X", 5, 500_000], ["Cộng đồng", 1, 100_000]), FUNDS)[0].rows) == 2


def test_the_lines_of_a_signature_are_no_rows():
    rows = [["Quỹ A", 5, 500_000], ["", "", "Bắc Kạn, ngày 05 tháng 7 năm 2018"], ["Người lập biểu", "", "Thủ trưởng"]]

    table, told = read(funds(*rows), FUNDS)

    assert (len(table.rows), told) == (1, [])


def test_what_the_form_would_have_calculated_is_worked_out_and_told():
    row = [*WORK]
    row[1] = row[5] = row[9] = ""

    table, told = read(retyped(PROCEDURES, row), PROCEDURES)

    assert [table.rows[0].values[name] for name in ("received", "resolved", "pending")] == [13, 12, 1]
    assert told == [("GT-18", "B6"), ("GT-18", "F6"), ("GT-18", "J6")]


def test_a_sum_of_fields_is_worked_out_too():
    table, told = read(retyped(STAFF, [30, 5, 3, ""]), STAFF)

    assert table.rows[0].values["headcount"] == 38
    assert told == [("GT-18", "B5")]


def test_nothing_is_worked_out_from_a_missing_value_or_a_plan_of_0():
    assert read(retyped(STAFF, [30, "", 3, ""]), STAFF)[0].rows[0].values["headcount"] is None
    row = ["CT1", "Thu ngân sách", "Khối", "đồng", "Cao hơn là tốt", 0, 5.5, 5.5, "", ""]
    assert read(retyped(TARGETS, row), TARGETS)[1] == []


def test_the_form_of_2018_without_in_advance_counts_it_as_0():
    columns = [column for column in PROCEDURES.columns if column.name != "early"]
    places = [PROCEDURES.columns.index(column) for column in columns]
    head = [[line[place] for place in places] for line in header_rows(PROCEDURES)]
    row = [WORK[place] for place in places]
    row[columns.index(PROCEDURES.by_name["on_time"])] = 11

    table, told = read(grid("TTHC", *head, row), PROCEDURES)

    assert (table.rows[0].values["early"], table.rows[0].values["on_time"], told) == (0, 11, [])


def test_a_repeated_row_is_told_at_its_key():
    row = ["quỹ a", 2, 200_000]

    assert read(funds(["Quỹ A", 5, 500_000], row), FUNDS)[1] == [("BANG-08", "A3")]


def test_a_table_without_rows_is_told_unless_nobody_must_fill_it():
    assert read(funds(), FUNDS)[1] == [("BANG-07", "")]
    assert read(retyped(SHORTCOMINGS), SHORTCOMINGS)[1] == []


def test_not_applicable_in_every_field_answers_the_whole_sheet():
    assert read(retyped(STAFF, ["không áp dụng", "KAD", "không áp dụng", ""]), STAFF)[0].exempt


def test_rows_without_end_are_read_up_to_a_bound_and_told():
    rows = [[f"Quỹ {number}", 5, 500_000] for number in range(MOST_ROWS + 7)]

    table, told = read(funds(*rows), FUNDS)

    assert len(table.rows) == MOST_ROWS
    assert told == [("BANG-12", "")]


def test_findings_without_end_are_told_up_to_a_bound_with_how_many_there_are():
    rows = [[f"Quỹ {number}", "năm", "nhiều"] for number in range(MOST_FINDINGS)]

    _, told = read(funds(*rows), FUNDS)

    assert [rule for rule, _ in told] == ["GT-01"] * MOST_FINDINGS + ["BANG-13"]


def test_a_text_longer_than_a_cell_may_hold_is_told_and_kept_as_far_as_it_was_read():
    table, told = read(funds(["Quỹ A", 5, 500_000, "x" * (LONGEST + 1)]), FUNDS)

    assert (len(table.rows[0].values["note"]), told) == (LONGEST, [("GT-20", "D2")])


def test_merges_over_the_whole_sheet_and_none_at_all_hide_no_header():
    merges = ((1, 1, 1_048_576, 16_384), (0, 0, 0, 0), (5, 9, 2, 3))

    table, _ = read(funds(["Quỹ A", 5, 500_000], merges=merges[1:]), FUNDS)

    assert table.rows[0].values["amount"] == 500_000
    assert find_table(funds(["Quỹ A", 5, 500_000], merges=merges), FUNDS) is None


def test_a_number_that_is_none_under_a_header_is_no_row_of_column_numbers():
    table, told = read(funds(["NAN", math.nan, math.inf]), FUNDS)

    assert (len(table.rows), [rule for rule, _ in told]) == (1, ["GT-17", "GT-17"])
