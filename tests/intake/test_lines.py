"""Lines of a returned table that are no data, and sums over numbers typed as text."""

import pytest
from intake_builders import WORK, funds, read, retyped

from xlcore.intake.locate import find_table
from xlcore.intake.rows import TableReader
from xlcore.sheets.funds import FUNDS
from xlcore.sheets.procedures import PROCEDURES
from xlcore.sheets.shortcomings import SHORTCOMINGS
from xlcore.sheets.staff import STAFF

A, B = ["Quỹ A", 5, 500_000], ["Quỹ B", 2, 200_000]


def test_the_header_that_stands_again_on_the_next_page_is_no_row():
    again = [
        ["ĐÓNG GÓP CÁC QUỸ XÃ HỘI"],
        ["Tên quỹ", "Số người tham gia", "Số tiền (đồng)", "Ghi chú"],
        ["(1)", "(2)", "(3)"],
    ]

    table, told = read(funds(A, *again, B), FUNDS)

    assert ([row.values["fund"] for row in table.rows], told) == (["Quỹ A", "Quỹ B"], [])


def test_column_numbers_below_blank_rows_are_no_row():
    table, told = read(funds([], [], ["(1)", "(2)", "(3)", "(4)"], A), FUNDS)

    assert (len(table.rows), told) == (1, [])


@pytest.mark.parametrize("group", [["II. Các quỹ khác"], ["A - Quỹ của tỉnh"]])
def test_the_title_of_a_group_of_rows_is_told_and_not_taken_for_a_row(group):
    table, told = read(funds(A, group, B), FUNDS)

    assert (len(table.rows), told) == (2, [("BANG-14", "A3")])


def test_where_one_text_is_all_that_is_asked_it_is_a_row_whatever_its_number():
    table, told = read(retyped(SHORTCOMINGS, ["I. Bình xét chưa chặt chẽ", "", ""]), SHORTCOMINGS)

    assert (len(table.rows), told) == (1, [])


def test_below_a_signature_there_are_names_and_no_rows_unless_there_are_numbers():
    signed = [["", "", "Bắc Kạn, ngày 05 tháng 7 năm 2018"], ["Người lập", "", "Thủ trưởng"]]
    names = [["(Ký, ghi rõ họ tên)"], ["Phó phòng", "", "Đã ký"]]

    table, told = read(funds(A, *signed, *names, B), FUNDS)

    assert ([row.values["fund"] for row in table.rows], told) == (["Quỹ A", "Quỹ B"], [])


@pytest.mark.parametrize("answer", ["Không có", "không", "Không phát sinh"])
def test_that_there_is_nothing_is_an_answer_and_no_row(answer):
    for one, sheet in ((funds([answer]), FUNDS), (retyped(SHORTCOMINGS, [answer, "", ""]), SHORTCOMINGS)):
        table, told = read(one, sheet)

        assert (table.rows, table.answered, table.exempt, told) == ((), True, False, [])


def test_nothing_with_noughts_beside_it_is_the_same_answer():
    table, told = read(funds(["Không có", 0, "0", "-"], ["Tổng cộng", 0, 0]), FUNDS)

    assert (table.rows, table.nothing, told) == ((), True, [])
    assert len(read(funds(["Không có", 5, 500_000]), FUNDS)[0].rows) == 1


def test_a_sum_over_a_number_typed_as_text_is_worked_out_anew():
    row = [*WORK]
    row[2], row[1] = "4 hồ sơ", 9

    one = retyped(PROCEDURES, row)
    last = len(one.rows)
    table, told = read(one._replace(formulas=frozenset({(last, 2)})), PROCEDURES)

    assert table.rows[0].values["received"] == 13
    assert sorted(told) == [("GT-13", f"C{last}"), ("GT-18", f"B{last}")]


@pytest.mark.parametrize(("part", "rule"), [("O", "GT-01"), ("", "GT-10"), ("-", "GT-10")])
def test_a_sum_over_what_cannot_be_read_or_is_missing_is_not_known(part, rule):
    one = retyped(STAFF, [30, part, 3, 33])
    last = len(one.rows)
    table, told = read(one._replace(formulas=frozenset({(last, 2)})), STAFF)

    assert table.rows[0].values["headcount"] is None
    assert told == [(rule, f"B{last - 2}")]


def test_a_sum_over_a_part_that_does_not_apply_is_what_the_formula_shows():
    one = retyped(STAFF, [30, "không áp dụng", 3, 33])
    table, told = read(one._replace(formulas=frozenset({(len(one.rows), 2)})), STAFF)

    assert (table.rows[0].values["headcount"], told) == (33, [])


def test_where_nobody_knows_of_formulas_a_sum_is_taken_for_one():
    one = retyped(STAFF, [30, "O", 3, 33])
    found = find_table(one, STAFF)
    reader = TableReader("a.xls", "SCT", one, STAFF, found, None, date1904=False, ours=False, blind=True)

    assert reader.read().rows[0].values["headcount"] is None
    assert [finding.rule for finding in reader.findings] == ["GT-01"]


def test_a_small_amount_is_doubted_where_it_was_typed_and_not_in_its_sum():
    rows = [["Quỹ A", 5, 2500], ["Tổng cộng", 5, 2500]]

    assert read(funds(*rows, formulas=frozenset({(3, 2), (3, 3)})), FUNDS)[1] == [("GT-16", "C2")]


def test_a_sum_typed_above_the_rows_names_the_rows_that_it_adds_up():
    found = find_table(one := funds(["Tổng cộng", 10, 1_000_000], A, A), FUNDS)
    reader = TableReader("a.xlsx", "SCT", one, FUNDS, found, None, date1904=False, ours=True)
    reader.read()

    assert [f.facts["expected"] for f in reader.findings if f.rule == "BANG-10"] == ["tổng của B3:B4", "tổng của C3:C4"]


def test_a_sum_that_a_unit_typed_itself_stands_beside_a_number_typed_as_text():
    table, told = read(retyped(STAFF, [30, "5 người", 3, 33]), STAFF)

    assert table.rows[0].values["headcount"] == 33
    assert [rule for rule, _ in told] == ["GT-13"]


def test_a_formula_that_passes_over_numbers_typed_as_text_repeats_what_was_told_of_them():
    rows = [A, ["Quỹ B", "2 người", 200_000], ["Tổng cộng", 5, 700_000]]

    assert read(funds(*rows, formulas=frozenset({(4, 2)})), FUNDS)[1] == [("GT-13", "B3")]
    assert read(funds(*rows), FUNDS)[1] == [("GT-13", "B3"), ("BANG-09", "B4")]


def test_a_formula_that_leaves_a_row_out_is_told():
    rows = [A, B, ["Tổng cộng", 7, 500_000]]

    assert read(funds(*rows, formulas=frozenset({(4, 2), (4, 3)})), FUNDS)[1] == [("BANG-09", "C4")]
