"""Cells whose meaning lies outside their value, from a real file to the finding: errors, formulas, formats, days."""

from datetime import date

import openpyxl
import pytest
import xlsxwriter
from reading_builders import raw_ods

from xlcore.files.reading.formats import shows_percent
from xlcore.files.reading.reader import read
from xlcore.intake.locate import find_table
from xlcore.intake.rows import TableReader
from xlcore.sheets.study import STUDY
from xlcore.sheets.targets import TARGETS


def written(path, sheet, write, **options):
    """What is read from a file that has the header of a sheet in row 1 and what `write` writes below."""
    with xlsxwriter.Workbook(path, options) as made:
        page = made.add_worksheet(sheet.title)
        page.write_row(0, 0, [column.label for column in sheet.columns])
        write(made, page, {column.name: place for place, column in enumerate(sheet.columns)})
    return table_of(path, sheet)


def table_of(path, sheet):
    """The first row of the table in a file, and the findings as rule and cell."""
    book = read(str(path))
    found = find_table(book.grids[0], sheet)
    reader = TableReader("a", "", book.grids[0], sheet, found, None, date1904=book.date1904, ours=False)
    return reader.read().rows[0].values, [(one.rule, one.place.cell) for one in reader.findings]


def study(path, **cells):
    def write(_, page, places):
        given = {"theme": "Nghị quyết", "sessions": 1, "attendances": 40} | cells
        for name, value in given.items():
            if isinstance(value, tuple):
                page.write_formula(1, places[name], value[0], None, value[1])
            else:
                page.write(1, places[name], value)

    return written(path, STUDY, write)


def test_a_formula_that_shows_an_error_is_a_finding(tmp_path):
    values, told = study(tmp_path / "a.xlsx", attendances=("=1/0", "#DIV/0!"))

    assert (values["attendances"], told) == (None, [("GT-05", "D2")])


def test_a_formula_never_calculated_is_a_finding(tmp_path):
    made = openpyxl.Workbook()
    made.active.append([column.label for column in STUDY.columns])
    made.active.append(["Nghị quyết", None, 1, "=20+20"])
    made.save(tmp_path / "a.xlsx")

    values, told = table_of(tmp_path / "a.xlsx", STUDY)

    assert (values["attendances"], told) == (None, [("GT-06", "D2")])


def test_a_formula_with_its_result_is_a_number(tmp_path):
    assert study(tmp_path / "a.xlsx", attendances=("=20+20", 40))[1] == []


@pytest.mark.parametrize(("code", "cell"), [("0%", 12.0), ("0.00%", 12.0), ('0.00" %"', 0.12), ("General", 0.12)])
def test_a_number_shown_in_percent_is_read_as_it_is_seen(tmp_path, code, cell):
    def write(made, page, places):
        row = {"code": "CT1", "name": "Thu", "plan": 24, "cumulative": 12}
        for name, value in row.items():
            page.write(1, places[name], value)
        page.write_number(1, places["done"], 0.12, made.add_format({"num_format": code}))

    assert written(tmp_path / "a.xlsx", TARGETS, write)[0]["done"] == cell


@pytest.mark.parametrize("date_1904", [False, True])
def test_a_day_is_the_same_on_either_base(tmp_path, date_1904):
    def write(made, page, places):
        page.write(1, places["theme"], "Nghị quyết")
        page.write_datetime(1, places["held_on"], date(2018, 4, 10), made.add_format({"num_format": "dd/mm/yyyy"}))

    values, _ = written(tmp_path / "a.xlsx", STUDY, write, date_1904=date_1904)

    assert values["held_on"] == date(2018, 4, 10)


def test_a_serial_without_a_format_is_counted_from_the_base_of_its_file(tmp_path):
    def write(_, page, places):
        page.write(1, places["theme"], "Nghị quyết")
        page.write(1, places["held_on"], 41738)

    assert written(tmp_path / "a.xlsx", STUDY, write, date_1904=True)[0]["held_on"] == date(2018, 4, 10)


@pytest.mark.parametrize(
    ("code", "percent"), [("0%", True), ("0.0 %", True), ('0"%"', False), (r"0\%", False), ("#,##0", False)]
)
def test_only_a_bare_percent_sign_multiplies(code, percent):
    assert shows_percent(code) is percent


def test_an_opendocument_sheet_tells_its_shares_wherever_they_are_repeated(tmp_path):
    share = '<table:table-cell office:value-type="percentage" office:value="0.12" table:number-columns-repeated="2"/>'
    plain = '<table:table-cell office:value-type="float" office:value="0.12"/>'
    one = read(str(raw_ods(tmp_path / "a.ods", f"<table:table-row>{plain}{share}</table:table-row>"))).grids[0]

    assert (one.rows[0], one.percents) == ((0.12, 0.12, 0.12), {(1, 2), (1, 3)})
