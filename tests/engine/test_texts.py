"""Addresses, formulas and values of the engine, without an office."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from macros.libreoffice import UnsupportedError
from macros.libreoffice.addresses import COLUMNS, ROWS, Box, apart, letters, number, parsed, quoted
from macros.libreoffice.cells import stacked
from macros.libreoffice.formulas import moved, to_calc, to_excel
from macros.libreoffice.values import Kind, given, meant, moment_of, serial

boxes = st.builds(
    lambda row, column, rows, columns: Box(row, column, min(rows, ROWS - row + 1), min(columns, COLUMNS - column + 1)),
    st.integers(1, ROWS),
    st.integers(1, COLUMNS),
    st.integers(1, 500),
    st.integers(1, 50),
)


@example(boxes)
def test_an_address_is_read_back(box):
    assert parsed(box.address()) == box
    assert parsed(box.address(row_absolute=False, column_absolute=False)) == box


@example(st.integers(1, COLUMNS))
def test_the_name_of_a_column_is_read_back(column):
    assert number(letters(column)) == column


@example(boxes, boxes)
def test_what_two_ranges_share_is_in_what_is_around_both(one, other):
    around, shared = one.joined(other), one.shared(other)

    assert around.shared(one) == one
    assert shared is None or (around.shared(shared) == shared and one.shared(shared) == shared)


def test_whole_lines_are_read_and_names_are_not():
    assert parsed("B:$C") == Box(1, 2, ROWS, 2)
    assert parsed("$3:4") == Box(3, 1, 2, COLUMNS)
    assert parsed("Tên1") is parsed("XFE1") is parsed("A1048577") is None


@example(st.text(min_size=1, max_size=31).filter(lambda text: not text.startswith("'") and not text.endswith("'")))
def test_the_name_of_a_sheet_is_read_back_from_a_reference(name):
    assert apart(f"{quoted(name)}!A1") == (name, "A1")


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=SUM('Trang 1'!A1:B2,2)", "=SUM($'Trang 1'.A1:B2;2)"),
        ("={1,2;3,4}", "={1;2|3;4}"),
        ("=Một:Hai!A1", "=$'Một'.A1:$'Hai'.A1"),
        ("='Trang 1:Trang 2'!A1:B2", "=$'Trang 1'.A1:$'Trang 2'.B2"),
        ("=SUM((A1,B1),2)", "=SUM((A1~B1);2)"),
        ("=SUM(A1:B2 B1:C3)", "=SUM(A1:B2!B1:C3)"),
        ('=IF(A1 = "a,b" , TRUE , 2)', '=IF(A1 = "a,b" ; TRUE() ; 2)'),
        ("='/tmp/[x y.xlsx]S 1'!A1", "='file:///tmp/x%20y.xlsx'#$'S 1'.A1"),
        ("=Trang!#REF!+#N/A", "=$'Trang'.#REF!+#N/A"),
        ("=T[[#All],[a, b]]", "=T[[#All],[a, b]]"),
        ("=CEILING(-A1%,1)", "=CEILING.XCL(-A1%;1)"),
        ("=ROUND(A1,)", "=ROUND(A1;)"),
        ("='O''Hara, 2'!A1&\"'\"", "=$'O''Hara, 2'.A1&\"'\""),
    ],
)
def test_formulas_are_written_for_the_office_and_back(excel, calc):
    assert to_calc(excel) == calc
    assert to_excel(calc) == excel


def test_what_the_office_writes_in_its_own_way_is_read():
    assert to_excel("=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEDATE(A1;1)") == "=EDATE(A1,1)"
    assert to_excel("=SUM($Trang.A1:$Đơn.B2)") == "=SUM(Trang:Đơn!A1:B2)"
    assert to_calc("=_xlfn.CONCAT(A1)") == "=CONCAT(A1)"


def test_another_open_book_without_its_path_is_refused():
    with pytest.raises(UnsupportedError, match="cả đường dẫn"):
        to_calc("=[a.xlsx]Trang!A1")


def test_a_moved_formula_moves_what_is_not_held():
    assert moved("=A1+$B$1+Trang!C1", 2, 1) == "=B3+$B$1+Trang!D3"


@example(st.datetimes(datetime(1900, 3, 1), datetime(9999, 1, 1)))
def test_a_moment_is_read_back_to_the_millisecond(moment):
    back = moment_of(serial(moment))

    assert abs(back - moment) <= timedelta(milliseconds=1)


@example(
    st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.text().filter(lambda t: t[:1] not in "='")
)
def test_a_value_is_read_back(value):
    taken = given(value)

    assert meant(taken.raw, taken.kind) == (value.replace("\x01", "\t") if isinstance(value, str) else value)


def test_a_text_that_could_be_taken_for_more_is_known():
    risky = [text for text in ("abc", "007", "=x", "'=x", "-", "ngày 5", "true", " a", "Sở A") if given(text).risky]

    assert risky == ["007", "'=x", "-", "ngày 5", "true", " a"]
    assert given("=x").formula
    assert given(None).raw == ""
    assert given(datetime(2018, 1, 1, 1)).kind is Kind.MOMENT


@example(st.sets(st.tuples(st.integers(1, 9), st.integers(1, 9))))
def test_cells_are_stacked_without_loss_or_overlap(places):
    found = [
        (row, column)
        for box in stacked(sorted(places))
        for row in range(box.row, box.last_row + 1)
        for column in range(box.column, box.last_column + 1)
    ]

    assert sorted(found) == sorted(places)
