"""Sheets of fields: the header above the values says in which column they stand, not the place right of the labels."""

import pytest
from intake_builders import book, cover, grid, retyped

from xlcore.demo.bloc import ASSIGNMENT
from xlcore.intake.understand import understand
from xlcore.sheets.funds import FUNDS

LABELS = ["Công chức", "Viên chức", "Người lao động", "Tổng số người"]
NOW, THEN = [48, 12, 7, 67], [40, 10, 5, 55]
FILLED = retyped(FUNDS, ["Quỹ Vì người nghèo", 5, 500_000, ""])


def staff(heads, *columns):
    """The sheet of people with these headers, and a column of values below each."""
    head = [["STT", "Nội dung", *heads]] if heads else []
    lines = [[n, label, *values] for n, (label, *values) in enumerate(zip(LABELS, *columns, strict=True), 1)]
    return grid("Nhân sự", ["SỐ NGƯỜI LÀM VIỆC"], [], *head, *lines)


def said(one):
    """The people of a unit, and what is told of the sheet."""
    submission = understand(book(cover(), one, FILLED), ASSIGNMENT)
    table = submission.tables.get("staff")
    told = [(f.rule, f.place.cell) for f in submission.findings if f.sheet_key == "staff" and f.rule != "BANG-10"]
    return (list(table.rows[0].values.values()) if table else None), told


BESIDE = ("Kỳ trước", "Cùng kỳ năm trước", "Đăng ký đầu năm", "Biên chế được giao", "Kế hoạch", "Phòng A", "Năm 2017")


@pytest.mark.parametrize("beside", BESIDE)
def test_the_column_below_the_header_of_the_form_is_read_wherever_it_stands(beside):
    for one in (staff([beside, "Số liệu"], THEN, NOW), staff(["Số liệu", beside], NOW, THEN)):
        assert said(one) == (NOW, [])


@pytest.mark.parametrize("beside", ["Kỳ trước", "Cùng kỳ (6 tháng đầu năm 2017)", "Biên chế được giao", "Năm 2017"])
@pytest.mark.parametrize("head", ["Số lượng", "Thực hiện", "6 tháng đầu năm 2018", "Hiện có"])
def test_a_header_of_their_own_is_understood_beside_one_that_means_something_else(head, beside):
    assert said(staff([beside, head], THEN, NOW)) == (NOW, [])


def test_units_and_empty_columns_between_labels_and_values_are_passed_over():
    units, nothing = ["người"] * 4, [""] * 4

    assert said(staff(["ĐVT", "Số liệu"], units, NOW)) == (NOW, [])
    assert said(staff(["", "Số liệu"], nothing, NOW)) == (NOW, [])
    assert said(staff([], nothing, NOW)) == (NOW, [])
    assert said(staff([], units, NOW)) == (NOW, [])


def test_of_several_columns_that_may_be_meant_none_is_read():
    assert said(staff(["Phòng A", "Phòng B"], THEN, NOW)) == (None, [("BANG-20", "C4")])
    assert said(staff(["Số liệu", "Số liệu"], THEN, NOW)) == (None, [("BANG-20", "C4")])
    assert said(staff(["Kỳ trước", "Kế hoạch"], THEN, NOW)) == (None, [("BANG-20", "C4")])


def test_without_a_header_the_first_column_is_read_unless_another_one_answers_more():
    assert said(staff([], NOW, THEN)) == (NOW, [])
    assert said(staff([], ["", "", 9, ""], NOW)) == (None, [("BANG-20", "C3")])


def test_an_empty_column_of_values_is_asked_for_and_not_filled_from_another_one():
    people, told = said(staff(["Số liệu", "Kỳ trước"], [""] * 4, THEN))

    assert (people, {rule for rule, _ in told}) == ([None] * 4, {"GT-10"})


@pytest.mark.parametrize("labels", [["C«ng chøc", "Viªn chøc", "Ng­êi lao ®éng", "Tæng sè ng­êi"]])
def test_labels_in_old_encodings_name_their_fields(labels):
    lines = [[label, value] for label, value in zip(labels, NOW, strict=True)]

    assert said(grid("Nhân sự", ["Sè ng­êi"], [], *lines)) == (NOW, [])


def test_a_column_with_another_unit_on_the_cover_leaves_it_unread():
    rows = [[*row[:2], "", *row[2:]] for row in cover(template="1.0").rows]
    rows[3][2], rows[4][2] = "SXD", "Sở Xây dựng"

    submission = understand(book(grid("Bìa", *rows), FILLED), ASSIGNMENT)

    assert (submission.valid, submission.member) == (False, "")
    assert ("BANG-20", "C2") in [(finding.rule, finding.place.cell) for finding in submission.findings]


def test_a_line_of_place_and_day_above_the_cover_is_no_header():
    letter = ["", "", "Bắc Kạn, ngày 05 tháng 01 năm 2019"]

    assert understand(book(grid("Bìa", letter, *cover().rows[1:]), FILLED), ASSIGNMENT).member == "SCT"


def test_an_empty_column_on_the_cover_is_passed_over():
    rows = [[*row[:2], "", *row[2:]] for row in cover().rows]

    assert understand(book(grid("Bìa", *rows), FILLED), ASSIGNMENT).member == "SCT"
