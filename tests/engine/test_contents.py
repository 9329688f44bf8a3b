"""Values and formulas through xlwings, in a running LibreOffice."""

from datetime import date, datetime, timedelta

import openpyxl
import pytest
import xlsxwriter

from macros.libreoffice import OfficeError

pytestmark = pytest.mark.live


def test_values_come_back_as_they_were_given(sheet):
    rows = [
        ["chữ", 1.5, True, None],
        ["007", 2, False, datetime(2018, 6, 30, 14, 30)],
        ["", -0.1, "12/5", date(2018, 1, 5)],
        ["hai\ndòng\tvà tab", 1e300, "TRUE", "5%"],
    ]

    sheet["B2"].value = rows

    assert sheet["B2:E5"].value == [
        ["chữ", 1.5, True, None],
        ["007", 2.0, False, datetime(2018, 6, 30, 14, 30)],
        [None, -0.1, "12/5", datetime(2018, 1, 5)],
        ["hai\ndòng\tvà tab", 1e300, "TRUE", "5%"],
    ]


def test_writing_text_that_looks_like_a_number_leaves_the_format_of_its_cell(sheet):
    sheet["A1"].number_format = "0.00"

    sheet["A1:A3"].value = [["007"], ["=1+1"], ["'=1+1"]]

    assert sheet["A1:A3"].value == ["007", 2.0, "=1+1"]
    assert sheet["A1"].number_format == "0.00"
    assert sheet["A3"].number_format == "General"


def test_a_number_over_a_truth_is_a_number(sheet):
    sheet["A1"].value = True
    sheet["A1"].value = 3

    assert sheet["A1"].value == 3.0
    assert sheet["A1"].value is not True


def test_a_date_keeps_the_date_format_of_its_cell(sheet):
    sheet["A1"].number_format = "dd/mm/yyyy"

    sheet["A1"].value = date(2018, 6, 30)

    assert sheet["A1"].number_format == "dd/mm/yyyy"
    assert sheet["A1"].value == datetime(2018, 6, 30)


def test_truths_and_dates_are_stored_for_excel_without_a_language(sheet, tmp_path):
    sheet["A1:C1"].value = [True, date(2018, 6, 30), datetime(2018, 6, 30, 14, 30)]
    sheet.book.save(tmp_path / "a.xlsx")

    stored = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [cell.value for cell in stored[1]] == [True, datetime(2018, 6, 30), datetime(2018, 6, 30, 14, 30)]
    assert not any("[$-" in cell.number_format for cell in stored[1])


@pytest.mark.parametrize("value", [float("inf"), [[timedelta(hours=1)]], [[b"x"]]])
def test_what_no_cell_can_hold_is_refused_and_the_cell_stays(sheet, value):
    sheet["A1"].value = "cũ"

    with pytest.raises(OfficeError, match="vào ô"):
        sheet["A1"].value = value
    assert sheet["A1"].value == "cũ"


def test_errors_are_none_or_their_word(sheet):
    sheet["A1:A3"].formula = [["=1/0"], ["=NA()"], ["=B1+1"]]

    assert sheet["A1:A3"].value == [None, None, 1.0]
    assert sheet["A1:A3"].options(err_to_str=True).value == ["#DIV/0!", "#N/A", 1.0]


FORMULAS = [
    "=SUM(A1:B2,'Tên trang'!$A$1)",
    '=IF(A1="a,b;c",1,2)',
    '=Khác!A1&"!"',
    '=COUNTIF(Khác!A:A,"<>")',
    "=SUMPRODUCT({1,2;3,4})",
    "=EDATE(DATE(2018,1,31),1)",
    "=IFERROR(VLOOKUP(A1,'Tên trang'!A1:B9,2,FALSE),\"\")",
    "=CEILING(2.5,1)",
    "=SUM((A1,B2),3)",
    "=SUM(A1:B2 B1:B9)",
    "=ROUND(-A1^2,0)",
    "=STDEV.P(A1:A3)",
    "='2018'!A1",
    "=Khác!Mốc*2",
]


@pytest.fixture
def many(book):
    for name in ("Tên trang", "Khác", "2018"):
        book.sheets.add(name, after=book.sheets[-1])
    book.names.add("Khác!Mốc", "=Khác!$B$1")
    return book.sheets[0]


def test_formulas_come_back_as_excel_writes_them(many):
    many["D1"].formula = [[formula] for formula in FORMULAS]

    assert [row for (row,) in many["D1"].resize(len(FORMULAS), 1).formula] == FORMULAS
    assert many["D5"].value == 10.0
    assert many["D6"].value == 43159.0


def test_formulas_are_stored_for_excel_and_read_from_its_files(many, tmp_path):
    many["D1"].formula2 = [[formula] for formula in FORMULAS]

    many.book.save(tmp_path / "formulas.xlsx")

    stored = openpyxl.load_workbook(tmp_path / "formulas.xlsx").worksheets[0]
    written = [stored.cell(number, 4).value for number in range(1, len(FORMULAS) + 1)]
    plain = [formula.replace("_xlfn.", "").replace("FALSE()", "FALSE") for formula in written]
    assert [formula for formula in plain if "~" not in formula] == [f for f in FORMULAS if "((" not in f]


def test_one_formula_for_many_cells_moves_with_them(sheet):
    sheet["A1:A3"].value = [[1], [2], [3]]

    sheet["B1:B3"].formula = "=A1*$A$2"

    assert sheet["B1:B3"].value == [2.0, 4.0, 6.0]


def test_formulas_show_values_as_texts_and_numbers_given_as_formulas_are_numbers(sheet):
    sheet["A1:A4"].value = [[1.5], [date(2018, 1, 5)], ["'=x"], [None]]
    sheet["B1"].formula = "12.5"

    assert sheet["A1:A4"].formula == (("1.5",), ("43105",), ("=x",), ("",))
    assert sheet["B1"].value == 12.5


def test_array_formulas(sheet):
    sheet["A1:A2"].value = [[1], [2]]

    sheet["B1:B2"].formula_array = "=A1:A2*2"

    assert sheet["B1:B2"].value == [2.0, 4.0]
    assert sheet["B1:B2"].formula_array == "=A1:A2*2"
    assert sheet["B1"].has_array
    assert not sheet["A1"].has_array


def test_truths_and_dates_of_an_excel_file_are_read(office, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "values.xlsx") as made:
        page = made.add_worksheet("Số liệu")
        page.write_boolean("A1", boolean=True)
        page.write_datetime("A2", datetime(2018, 6, 30), made.add_format({"num_format": "dd/mm/yyyy"}))
        page.write_formula("A3", "=A2>A1", value=True)
        page.write_string("A4", "007")
        page.write_formula("A5", "=IF(A1,TRUE,FALSE)", value=True)

    with office.books.open(tmp_path / "values.xlsx") as book:
        assert book.sheets["Số liệu"]["A1:A5"].value == [True, datetime(2018, 6, 30), True, "007", True]
        assert book.sheets["Số liệu"]["A2"].number_format == "dd/mm/yyyy"


def test_large_ranges_are_written_and_read_in_parts(sheet):
    rows = [[float(row * 10 + column) for column in range(10)] for row in range(2000)]

    sheet["A1"].options(chunksize=300).value = rows

    assert sheet["A1"].options(expand="table", chunksize=700).value == rows
