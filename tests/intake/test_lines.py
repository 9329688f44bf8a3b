"""Lines of a returned table that are no data, and sums over numbers typed as text."""

from datetime import date

import pytest
from intake_builders import WORK, funds, grid, read, retyped

from xlcore.intake.locate import find_table
from xlcore.intake.rows import TableReader
from xlcore.sheets.funds import FUNDS
from xlcore.sheets.procedures import PROCEDURES
from xlcore.sheets.registrations import REGISTRATIONS
from xlcore.sheets.rural import RURAL
from xlcore.sheets.shortcomings import SHORTCOMINGS
from xlcore.sheets.staff import STAFF
from xlcore.sheets.study import STUDY

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


def study(*rows, **facts):
    head = ["STT", "Nội dung sinh hoạt", "Ngày tổ chức", "Số buổi", "Số lượt người dự"]
    return grid("Học tập", head, *rows, **facts)


ONE, TWO = [1, "Nghị quyết", "", 2, 127], [2, "Chuyên đề", "", 1, 60]


def themes(one):
    table, told = read(one, STUDY)
    return [row.values["theme"] for row in table.rows], told


@pytest.mark.parametrize("number", ["II", "*", "x", "01", "Cộng", 9])
def test_a_total_is_one_whatever_stands_in_the_column_of_running_numbers(number):
    assert themes(study(ONE, TWO, [number, "Tổng cộng", "", 3, 187])) == (["Nghị quyết", "Chuyên đề"], [])
    wrong = themes(study(ONE, TWO, [number, "Tổng cộng", "", 3, 200]))
    assert wrong == (["Nghị quyết", "Chuyên đề"], [("BANG-09", "E4")])


TOTALS = ("Tổng số buổi", "Cộng chung", "Cộng trang 1", "Mang sang", "Toàn sở", "Cộng (1+2)", "T.cộng", "Tổng (I+II)")
MORE = ("Tổng số (2 lĩnh vực)", "Tổng các lĩnh vực", "Tổng 2 lĩnh vực", "TỔNG SỐ", "cong trang 2", "Lũy kế từ đầu năm")


@pytest.mark.parametrize("label", [*TOTALS, *MORE, "Tæng céng", "Toång coäng"])
def test_a_total_goes_by_many_names_and_in_old_encodings(label):
    assert themes(study(ONE, TWO, ["", label, "", 3, 187])) == (["Nghị quyết", "Chuyên đề"], [])
    assert ("BANG-09", "D4") in themes(study(ONE, TWO, ["", label, "", 4, 187]))[1]


def test_a_total_in_a_font_of_an_old_encoding_is_one():
    one = study(ONE, TWO, ["", "Céng", "", 3, 187], legacy_fonts={(4, 2): "TCVN3"})

    assert themes(one) == (["Nghị quyết", "Chuyên đề"], [])


NAMES = ("Tổng vệ sinh môi trường", "Tổng kết phong trào", "Tổng hợp ý kiến", "Cộng đồng học tập", "Tổng vi phạm")


@pytest.mark.parametrize("name", [*NAMES, "Tổng số hóa hồ sơ", "Công chức", "Tổng cộng đồng"])
def test_a_thing_whose_name_begins_like_a_total_is_a_row(name):
    assert themes(study(ONE, ["", name, "", 5, 20])) == (["Nghị quyết", name], [])


def test_what_a_row_says_before_its_name_makes_it_no_total():
    row = [date(2018, 2, 1), "Tổng số sáng kiến tăng", "Tổng cộng 5", "Lao động tiên tiến", "Cá nhân", 5]

    assert len(read(retyped(REGISTRATIONS, row), REGISTRATIONS)[0].rows) == 1
    assert len(read(retyped(RURAL, ["Vi Hương", "Tổng số xi măng", 5_000_000, ""]), RURAL)[0].rows) == 1


def test_all_of_the_unit_is_a_row_where_nothing_stands_above_it():
    assert themes(study(["", "Toàn sở", "", 3, 187])) == (["Toàn sở"], [])


def test_a_row_that_shows_the_sums_of_those_above_it_is_asked_about_and_not_counted():
    told = themes(study(ONE, TWO, [3, "Sở Công Thương", "", 3, 187]))

    assert told == (["Nghị quyết", "Chuyên đề"], [("BANG-16", "B4")])


def test_a_row_without_a_name_or_with_formulas_that_shows_the_sums_is_the_total():
    unnamed = themes(study(ONE, TWO, ["", "", "", 3, 187]))
    summed = themes(study(ONE, TWO, ["", "Sở Công Thương", "", 3, 187], formulas=frozenset({(4, 4), (4, 5)})))

    assert unnamed == summed == (["Nghị quyết", "Chuyên đề"], [])


def test_formulas_in_the_only_row_below_another_one_sum_it():
    facts = {"formulas": frozenset({(3, 4), (3, 5)})}

    assert themes(study(ONE, ["", "Sở Công Thương", "", 2, 127], **facts)) == (["Nghị quyết"], [])
    assert themes(study(ONE, ["", "Sở Công Thương", "", 2, 127])) == (["Nghị quyết", "Sở Công Thương"], [])


def test_where_rows_of_data_have_formulas_too_formulas_make_no_row_a_total():
    formulas = frozenset((row, column) for row in (2, 3, 4) for column in (4, 5))
    told = themes(study(ONE, TWO, [3, "Đạo đức", "", 3, 187], formulas=formulas))

    assert told == (["Nghị quyết", "Chuyên đề"], [("BANG-16", "B4")])


def test_the_total_of_the_unit_says_whether_a_row_that_shows_the_sums_counts():
    row = [3, "Sinh hoạt chi bộ", "", 3, 187]

    counted = themes(study(ONE, TWO, row, ["", "Tổng cộng", "", 6, 374]))
    not_counted = themes(study(ONE, TWO, row, ["", "Tổng cộng", "", 3, 187]))

    assert counted == (["Nghị quyết", "Chuyên đề", "Sinh hoạt chi bộ"], [])
    assert not_counted == (["Nghị quyết", "Chuyên đề"], [])


def test_sums_of_pages_and_groups_are_no_rows_and_the_one_of_all_is_compared():
    three, pages = [3, "Đạo đức", "", 2, 80], [["", "Cộng trang 1", "", 3, 187], ["", "Cộng trang 2", "", 2, 80]]
    names = ["Nghị quyết", "Chuyên đề", "Đạo đức"]

    assert themes(study(ONE, TWO, pages[0], three, pages[1])) == (names, [])
    assert themes(study(ONE, TWO, pages[0], three, pages[1], ["", "Tổng", "", 5, 267])) == (names, [])
    wrong = themes(study(ONE, TWO, pages[0], three, pages[1], ["", "Tổng", "", 5, 270]))
    assert wrong == (names, [("BANG-09", "E7")])


def test_a_table_that_stands_there_twice_with_its_total_is_told():
    total = ["", "Tổng cộng", "", 3, 187]

    told = themes(study(ONE, TWO, total, ONE, TWO, total))[1]

    assert [rule for rule, _ in told] == ["BANG-08", "BANG-08", "BANG-09", "BANG-09"]


def test_what_was_reached_so_far_stands_beside_the_total():
    one = study(ONE, TWO, ["", "Tổng cộng", "", 3, 187], ["", "Lũy kế từ đầu năm", "", 5, 300])

    assert themes(one) == (["Nghị quyết", "Chuyên đề"], [])


def test_a_share_of_a_row_is_told_and_not_added_to_it():
    parts = [["", "Trong đó: trực tuyến", "", 1, 60], ["", "- Trực tiếp", "", 1, 67]]

    told = themes(study(ONE, *parts, TWO, ["", "Tổng cộng", "", 3, 187]))

    assert told == (["Nghị quyết", "Chuyên đề"], [("BANG-17", "B3"), ("BANG-17", "B4")])


def test_where_all_rows_have_bullets_those_below_a_share_are_rows():
    rows = [["", "- Nghị quyết", "", 2, 127], ["", "Trong đó: trực tuyến", "", 1, 60], ["", "- Chuyên đề", "", 1, 40]]

    assert themes(study(*rows)) == (["- Nghị quyết", "- Chuyên đề"], [("BANG-17", "B3")])


def test_rows_that_add_nothing_make_no_sum_of_the_one_above_them():
    rows = [["", "Nghị quyết", "", 1, 60], ["", "Chuyên đề", "", 0, 0], ["", "Đạo đức", "", 1, 60]]

    assert themes(study(*rows)) == (["Nghị quyết", "Chuyên đề", "Đạo đức"], [])


def test_a_formula_that_adds_shares_once_more_is_not_told_beside_them():
    rows = [ONE, ["", "Trong đó: trực tuyến", "", 1, 60], ["", "Tổng cộng", "", 3, 187]]

    assert themes(study(*rows, formulas=frozenset({(4, 4), (4, 5)}))) == (["Nghị quyết"], [("BANG-17", "B3")])


def test_not_applicable_in_an_old_encoding_answers_the_table():
    assert read(funds(["Kh«ng ¸p dông"]), FUNDS)[0].exempt
