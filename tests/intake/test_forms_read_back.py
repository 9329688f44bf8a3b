"""A form that was drawn and filled in, read back through the whole intake."""

from datetime import datetime

import pytest

from xlcore.demo.answers import answers
from xlcore.demo.bloc import ASSIGNMENT, BLOC, MEMBERS
from xlcore.demo.earlier import previous
from xlcore.demo.fill import fill
from xlcore.domain.periods import Period
from xlcore.files.drawing.form import draw_form
from xlcore.files.reading.reader import read
from xlcore.history.records import Past, Version
from xlcore.intake.grid import RawBook
from xlcore.intake.understand import understand
from xlcore.intake.versions import choose
from xlcore.sheets.procedures import PROCEDURES


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "SCT.xlsx"
    draw_form(path, MEMBERS[0], ASSIGNMENT, previous())
    fill(path, answers("SCT"))
    return read(str(path))._replace(modified=datetime(2018, 7, 6))


def rules(submission):
    return [finding.rule for finding in submission.findings]


def changed(book: RawBook, title: str, change, **facts) -> RawBook:
    """The same book with one tab put through `change` (rows in, rows out) and other facts."""
    grids = [
        grid._replace(rows=tuple(map(tuple, change([list(row) for row in grid.rows]))), **facts)
        if grid.name == title
        else grid
        for grid in book.grids
    ]
    return book._replace(grids=tuple(grids))


def typed(row: int, column: int, value: object):
    """A change that types one value (row and column from 1)."""

    def change(rows):
        rows[row - 1][column - 1] = value
        return rows

    return change


def test_what_was_typed_comes_back_without_a_finding(book):
    submission = understand(book, ASSIGNMENT)

    assert rules(submission) == []
    assert (submission.member, submission.period) == ("SCT", ASSIGNMENT.period)
    rows = submission.tables["procedures"].rows
    assert [row.values["resolved"] for row in rows] == [1070, 155]
    assert [row.values["field"] for row in rows] == ["Lưu thông hàng hóa trong nước", "Điện, hóa chất, vật liệu nổ"]


@pytest.mark.parametrize("title", ["TTHC", "Quỹ xã hội", "Chỉ tiêu"])
def test_extra_rows_above_and_a_column_before_the_table_change_nothing(book, title):
    def moved(rows):
        return [["Ghi chú của phòng"], [], *[["", *row] for row in rows]]

    def shifted(grid):
        return tuple((r1 + 2, c1 + 1, r2 + 2, c2 + 1) for r1, c1, r2, c2 in grid.merges)

    grid = next(grid for grid in book.grids if grid.name == title)
    other = changed(book, title, moved, merges=shifted(grid), formulas=frozenset(), uncached=frozenset())

    before, after = (understand(b._replace(marks=False), ASSIGNMENT) for b in (book, other))

    key = next(key for key, table in before.tables.items() if table.grid == title)
    assert [row.values for row in after.tables[key].rows] == [row.values for row in before.tables[key].rows]


def test_a_renamed_tab_is_found_by_its_header(book):
    grids = tuple(g._replace(name="Sheet5") if g.name == "TTHC" else g for g in book.grids)

    submission = understand(book._replace(grids=grids), ASSIGNMENT)

    assert submission.tables["procedures"].rows
    assert rules(submission) == ["BANG-04"]


def test_a_wrong_cell_is_named_at_its_place(book):
    (finding,) = understand(changed(book, "TTHC", typed(9, 4, "12a")), ASSIGNMENT).findings

    assert (finding.rule, finding.place.sheet, finding.place.cell, finding.value) == ("GT-01", "TTHC", "D9", "12a")
    assert finding.field == "tiếp nhận trực tuyến"


def test_an_empty_required_cell_is_asked_for(book):
    (finding,) = understand(changed(book, "TTHC", typed(9, 4, "")), ASSIGNMENT).findings

    assert (finding.rule, finding.place.cell) == ("GT-10", "D9")


def test_an_overtyped_formula_is_told_with_what_belongs_there(book):
    grid = next(grid for grid in book.grids if grid.name == "TTHC")
    other = changed(book, "TTHC", lambda rows: rows, formulas=grid.formulas - {(9, 3)})

    (finding,) = understand(other, ASSIGNMENT).findings

    assert (finding.rule, finding.place.cell) == ("BANG-10", "C9")


def test_a_total_that_differs_from_its_rows_is_told_with_both_figures(book):
    grid = next(grid for grid in book.grids if grid.name == "TTHC")
    row = next(n for n, cells in enumerate(grid.rows, 1) if "Tổng cộng" in cells)

    (finding,) = understand(changed(book, "TTHC", typed(row, 3, 1300)), ASSIGNMENT).findings

    assert finding.rule == "BANG-09"
    assert (finding.facts["left"], finding.facts["right"]) == ("1.300", "1.249")


def test_hidden_rows_with_figures_are_read_and_told(book):
    submission = understand(changed(book, "TTHC", lambda r: r, hidden_rows=frozenset({10})), ASSIGNMENT)

    assert len(submission.tables["procedures"].rows) == 2
    assert [(f.rule, f.facts["what"]) for f in submission.findings] == [("BANG-05", "dòng 10")]


def test_not_applicable_in_the_first_row_answers_the_whole_table(book):
    def answered(rows):
        rows[6][1:4] = ["không áp dụng", "", ""]
        rows[7][1:4] = ["", "", ""]
        return rows

    grid = next(grid for grid in book.grids if grid.name == "Quỹ xã hội")
    submission = understand(changed(book, "Quỹ xã hội", answered, formulas=grid.formulas), ASSIGNMENT)

    assert submission.tables["funds"].exempt


@pytest.mark.parametrize(
    ("row", "value", "rule"),
    [(4, "Khối thi đua Nội chính", "TEP-06"), (5, "6 tháng đầu năm 2017", "TEP-07")],
)
def test_a_file_for_another_bloc_or_period_does_not_count(book, row, value, rule):
    submission = understand(changed(book, "Bìa", typed(row, 3, value)), ASSIGNMENT)

    assert not submission.valid
    assert rule in rules(submission)


def test_an_unknown_unit_is_named_as_it_was_typed(book):
    def unknown(rows):
        return typed(7, 3, "Sở Y tế")(typed(6, 3, "SYT")(rows))

    submission = understand(changed(book, "Bìa", unknown), ASSIGNMENT)

    assert (submission.member, submission.valid, rules(submission)) == ("", False, ["TEP-05"])


def test_without_a_cover_the_headings_say_whose_it_is(book):
    grids = tuple(grid for grid in book.grids if grid.name != "Bìa")

    submission = understand(book._replace(grids=grids), ASSIGNMENT)

    assert submission.member == "SCT"
    assert rules(submission) == ["TEP-13", "TEP-13"]


def test_the_newest_valid_file_counts_and_the_choice_is_told(book):
    first = understand(book, ASSIGNMENT)
    second = first._replace(file="lan 2.xlsx", digest="2", received=datetime(2018, 7, 9))
    wrong = first._replace(file="lan 3.xlsx", digest="3", received=datetime(2018, 7, 10), valid=False)

    counted, _, findings = choose([first, second, wrong], ASSIGNMENT)

    assert counted["SCT"] is second
    assert [f.rule for f in findings if f.member == "SCT"] == ["TEP-09"]
    assert [f.member for f in findings if f.rule == "TEP-11"] == [m.code for m in BLOC.members[1:]]


def test_a_late_file_is_told_with_its_days(book):
    late = understand(book, ASSIGNMENT)._replace(received=datetime(2018, 7, 12))

    assert days_told(choose([late], ASSIGNMENT)) == ["2"]


def days_told(chosen):
    return [finding.facts["days"] for finding in chosen.findings if finding.rule == "TEP-10"]


def test_a_unit_that_corrects_its_file_after_the_deadline_is_no_later_for_it(book):
    first = understand(book, ASSIGNMENT)
    corrected = first._replace(file="lan 2.xlsx", digest="2", received=datetime(2018, 7, 20))

    chosen = choose([first, corrected], ASSIGNMENT)

    assert chosen.counted["SCT"] is corrected
    assert days_told(chosen) == []


def test_a_first_file_that_cannot_count_is_not_in_time(book):
    unusable = understand(book, ASSIGNMENT)._replace(digest="0", valid=False)
    usable = unusable._replace(file="lan 2.xlsx", digest="2", received=datetime(2018, 7, 12), valid=True)
    newer = usable._replace(file="lan 3.xlsx", digest="3", received=datetime(2018, 7, 20))

    chosen = choose([newer, unusable, usable], ASSIGNMENT)

    assert days_told(chosen) == ["2"]
    assert next(f for f in chosen.findings if f.rule == "TEP-10").facts["found"] == "12/07/2018 (bản đầu)"


def test_a_copy_made_later_under_another_name_is_nothing_new(book):
    first = understand(book, ASSIGNMENT)
    second = first._replace(file="lan 2.xlsx", digest="2", received=datetime(2018, 7, 9))
    copy = first._replace(file="ban sao.xlsx", received=datetime(2018, 7, 15))

    assert choose([copy, first], ASSIGNMENT).counted["SCT"] is first
    assert choose([copy, first, second], ASSIGNMENT).counted["SCT"] is second
    assert days_told(choose([copy, first, second], ASSIGNMENT)) == []


def test_a_version_that_only_the_history_knows_was_the_first(book):
    sent = understand(book, ASSIGNMENT)
    period, first = str(ASSIGNMENT.period), datetime(2018, 7, 9)
    known = Version(period, "SCT", 1, "1", "lan 1.xlsx", first, first, valid=True)
    late = sent._replace(digest="2", received=datetime(2018, 7, 20))

    assert days_told(choose([late], ASSIGNMENT, Past(versions=(known,)))) == []
    assert days_told(choose([late], ASSIGNMENT, Past(versions=(known._replace(valid=False),)))) == ["10"]


def test_a_cover_with_no_period_takes_it_from_the_headings(book):
    submission = understand(changed(book, "Bìa", typed(5, 3, "")), ASSIGNMENT)

    assert submission.period == Period(2018, half=True)


def test_rows_below_the_total_and_after_many_blank_rows_count_too(book):
    grid = next(grid for grid in book.grids if grid.name == "Quỹ xã hội")

    def late(rows):
        below = ["", "Quỹ Bảo trợ trẻ em", 10.0, 500000.0, "", "", ""]
        return [*rows, *([[""] * 7] * 40), below]

    submission = understand(changed(book, "Quỹ xã hội", late, formulas=grid.formulas), ASSIGNMENT)

    assert [row.values["fund"] for row in submission.tables["funds"].rows][-1] == "Quỹ Bảo trợ trẻ em"
    assert "BANG-09" in rules(submission)


def test_a_whole_header_path_in_one_cell_names_its_column(book):
    def one_row(rows):
        header = ["STT", *(column.label for column in PROCEDURES.columns)]
        return [*rows[:4], header, *[row[:13] for row in rows[8:]]]

    other = changed(book, "TTHC", one_row, merges=(), formulas=frozenset(), uncached=frozenset())

    before, after = (understand(b._replace(marks=False), ASSIGNMENT) for b in (book, other))

    assert [row.values for row in after.tables["procedures"].rows] == [
        row.values for row in before.tables["procedures"].rows
    ]
