"""Headers of the form of dossiers as units keep them: taken apart, of earlier years, with other words."""

import pytest
from intake_builders import book, cover, funds, grid, retyped

from xlcore.demo.bloc import ASSIGNMENT
from xlcore.intake.locate import find_table
from xlcore.intake.understand import understand
from xlcore.sheets.funds import FUNDS
from xlcore.sheets.movements import MOVEMENTS
from xlcore.sheets.procedures import PROCEDURES

OFFICIAL = [
    ["TT", "Lĩnh vực giải quyết", "Số hồ sơ tiếp nhận", "", "", "", "Số hồ sơ đã giải quyết", "", "", ""],
    ["", "", "Tổng số", "Trong kỳ", "", "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"],
    ["", "", "", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "", "", "", "", ""],
    ["(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)"],
]
EARLIER = [
    ["TT", "Lĩnh vực, công việc giải quyết", "Số hồ sơ nhận giải quyết", "", "", "Kết quả giải quyết", "", ""],
    ["", "", "Tổng số", "Trong đó", "", "Số hồ sơ đã giải quyết", "", ""],
    ["", "", "", "Số kỳ trước chuyển qua", "Số mới tiếp nhận", "Tổng số", "Trả đúng thời hạn", "Trả quá hạn"],
]
SHORT = [
    ["TT", "Lĩnh vực", "Tiếp nhận", "", "", "Đã giải quyết", "", "", "", "Tồn cuối kỳ"],
    ["", "", "Tổng số", "Trực tuyến", "Trực tiếp, BCCI", "Tổng số", "Sớm hạn", "Đúng hạn", "Trễ hạn", ""],
]
MERGED = [
    ["TT", "Lĩnh vực", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "", "", "Tồn cuối"],
    ["", "", "", "Tổng số", "Đúng và trước hạn", "Trễ", ""],
]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (OFFICIAL, ["received", "online", "in_person", "carried_over", "resolved", "early", "on_time", "overdue"]),
        (EARLIER, ["received", "carried_over", "in_person", "resolved", "on_time", "overdue"]),
        (SHORT, ["received", "online", "in_person", "resolved", "early", "on_time", "overdue", "pending"]),
        (MERGED, ["received", "resolved", "on_time", "overdue", "pending"]),
    ],
)
def test_a_header_without_merged_cells_names_its_columns(header, columns):
    found = find_table(grid("Biểu", ["BIỂU TTHC"], [], *header, ["1", "Đất đai", 9, 9, 9, 9, 9]), PROCEDURES)

    assert found
    assert sorted(found.columns, key=lambda name: found.columns[name]) == ["field", *columns]
    assert (found.first_row, found.unknown) == (3 + len(header), ())


def understood(one, key):
    """The rows of a table in a report for the first half of 2018, and the findings about its columns."""
    submission = understand(book(cover(), one), ASSIGNMENT)
    told = [(f.rule, f.place.cell, f.value) for f in submission.findings if f.sheet_key == key]
    return submission.tables.get(key), told


def study(first, second, *, merged=True):
    head = [["STT", "Nội dung sinh hoạt", first, "", second, ""]]
    leaves = ["", "", "Số buổi", "Số lượt người dự", "Số buổi", "Số lượt người dự"]
    merges = ((1, 3, 1, 4), (1, 5, 1, 6)) if merged else ()
    return grid("Học tập", *head, leaves, [1, "Nghị quyết", 4, 250, 2, 127], merges=merges)


BEFORE = ("Kế hoạch", "Năm 2017", "6 tháng đầu năm 2017", "Cùng kỳ năm trước", "Đăng ký đầu năm", "Năm 2018")


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("now", ["Thực hiện", "6 tháng đầu năm 2018"])
def test_of_two_groups_of_columns_that_of_what_was_done_in_the_period_is_read(before, now, merged):
    table, told = understood(study(before, now, merged=merged), "study")

    assert (table.rows[0].values["sessions"], table.rows[0].values["attendances"]) == (2, 127)
    assert told == [("BANG-19", "C2", "Số buổi"), ("BANG-19", "D2", "Số lượt người dự")]


@pytest.mark.parametrize(("first", "second"), [("Phòng A", "Phòng B"), ("Kế hoạch", "Cùng kỳ"), ("Đợt 1", "Đợt 2")])
def test_of_two_groups_of_columns_that_say_nothing_else_none_is_read(first, second):
    table, told = understood(study(first, second), "study")

    assert "sessions" not in table.rows[0].values
    assert told == [("BANG-18", "C2", ""), ("BANG-18", "D2", "")]


def test_two_columns_of_one_name_are_asked_about_where_both_have_figures():
    head = ["Tên quỹ", "Số người tham gia", "Số tiền (đồng)", "Số tiền (đồng)"]

    table, told = understood(grid("Quỹ xã hội", head, ["Quỹ A", 5, 500_000, 600_000]), "funds")
    alone, note = understood(grid("Quỹ xã hội", head, ["Quỹ A", 5, "", 600_000]), "funds")

    assert ("amount" in table.rows[0].values, told) == (False, [("BANG-18", "C1", "")])
    assert (alone.rows[0].values["amount"], note) == (600_000, [("BANG-19", "C1", "Số tiền (đồng)")])


def test_two_columns_of_names_leave_the_table_unread():
    head = ["Tên quỹ", "Số người tham gia", "Số tiền (đồng)", "Tên quỹ"]

    table, told = understood(grid("Quỹ xã hội", head, ["Quỹ A", 5, 500_000, "Quỹ B"]), "funds")

    assert (table, told) == (None, [("BANG-18", "A1", "")])


def test_a_column_that_was_doubled_for_want_of_merges_counts_as_asked_about_not_as_0():
    head = [
        "Lĩnh vực",
        "Trực tuyến",
        "Trực tiếp",
        "Từ kỳ trước",
        "Trước hạn",
        "Trước hạn",
        "Đúng hạn",
        "Trễ hạn",
        "Tồn",
    ]

    table, told = understood(grid("TTHC", head, ["Lưu thông", 4, 6, 3, 1, 2, 12, 0, 1]), "procedures")

    assert table.rows[0].values["early"] is None
    assert ("BANG-18", "E1", "") in told


def test_a_label_with_the_unit_of_its_column_is_its_label():
    one = retyped(MOVEMENTS, ["Thi đua", "Tỉnh", "Chuyên đề", "2/1/2018", "", "", 1, 60, "", ""])
    rows = [[f"{cell} (người)" if cell == "Số cá nhân tham gia" else cell for cell in row] for row in one.rows]

    table, told = understood(grid("Phong trào", *rows), "movements")

    assert (table.rows[0].values["individuals"], told) == (60, [])


@pytest.mark.parametrize("unit", ["triệu đồng", "nghìn đồng", "1.000 đồng"])
def test_a_label_with_another_unit_than_that_of_its_column_is_not(unit):
    head = ["Tên quỹ", "Số người tham gia", f"Số tiền ({unit})"]

    assert "amount" not in find_table(grid("Quỹ", head, ["Quỹ A", 5, 500]), FUNDS).columns


TCVN3 = ["Tªn quü", "Sè ng­êi tham gia", "Sè tiÒn (®ång)", "Ghi chó"]
VNI = ["Teân quyõ", "Soá ngöôøi tham gia", "Soá tieàn (ñoàng)", "Ghi chuù"]


@pytest.mark.parametrize("head", [TCVN3, VNI])
def test_headers_in_old_encodings_name_their_columns(head):
    found = find_table(grid("Quỹ xã hội", head, ["Quỹ A", 5, 500_000, ""]), FUNDS)

    assert (found.columns, found.unknown) == ({"fund": 1, "people": 2, "amount": 3, "note": 4}, ())


def test_a_strange_column_is_told_by_its_own_label_in_whatever_row_and_an_empty_one_not_at_all():
    head = [
        ["Lĩnh vực", "Số hồ sơ tiếp nhận", "", "", "", "", "Tỷ lệ", "Số hồ sơ đã giải quyết", "", ""],
        ["", "Tổng số", "Trực tuyến", "", "Trực tiếp", "Từ kỳ trước", "", "Tổng số", "Đúng hạn", "Quá hạn"],
    ]
    merges = ((1, 2, 1, 6), (1, 7, 2, 7), (1, 8, 1, 10))

    told = understood(grid("TTHC", *head, ["A", 13, 4, "", 6, 3, 92, 12, 12, 0], merges=merges), "procedures")[1]
    filled = understood(grid("TTHC", *head, ["A", 13, 4, 9, 6, 3, 92, 12, 12, 0], merges=merges), "procedures")[1]

    assert [one for one in told if one[0] in ("BANG-06", "BANG-19")] == [("BANG-06", "G1", "Tỷ lệ")]
    assert ("BANG-06", "D2", "Số hồ sơ tiếp nhận") in filled


def test_an_empty_column_without_a_label_is_not_told():
    assert understood(funds(["Quỹ A", 5, 500_000, "", ""]), "funds")[1] == []
