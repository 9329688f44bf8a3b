"""What stands around the cells: conditions, lists, widths, names, what prints."""

from datetime import date, datetime

import openpyxl
import pytest
from package_builders import OURS, book, faults, parts, patched, plan, rewritten, sheet_of, stored

from xlcore.files.package.frame import choosing, conditional
from xlcore.plans import Cell, Choice, Condition, Page
from xlcore.styles import PLAIN, Style

RED = Style(bold=True, ink="990000", fill="FBD5D5")
CONDITIONS = (Condition("B5:B6", f"B5>'{OURS}'!$B$7", RED), Condition("C5:C6", 'C5=""', Style(ink="0B5394")))
CHOICES = (Choice("A5:A6", f"'{OURS}'!$A$5:$A$6", "Chọn trong danh sách."), Choice("C5", '"có,không"'))


@pytest.fixture
def users(tmp_path):
    return book(tmp_path / "own.xlsx")


def test_conditions_and_lists_are_read_back_by_another_program(users):
    patched(users, plan(conditions=CONDITIONS, choices=CHOICES))

    sheet = openpyxl.load_workbook(users)[OURS]
    rules = {str(area.sqref): area.rules[0] for area in sheet.conditional_formatting}
    assert rules["B5:B6"].formula == [f"AND(N(\"thidua\")=0,B5>'{OURS}'!$B$7)"]
    assert rules["B5:B6"].dxf.font.b
    assert rules["B5:B6"].dxf.fill.bgColor.rgb == "FFFBD5D5"
    lists = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert lists["A5:A6"].formula1 == f"'{OURS}'!$A$5:$A$6"
    assert lists["A5:A6"].error == "Chọn trong danh sách."
    assert faults(users) == set()
    assert not patched(users, plan(conditions=CONDITIONS, choices=CHOICES)).changed


def test_conditions_and_lists_go_when_they_are_no_longer_planned(users):
    patched(users, plan())
    before = sheet_of(users)

    patched(users, plan(conditions=CONDITIONS, choices=CHOICES))
    patched(users, plan())

    assert sheet_of(users) == before


def test_conditions_and_lists_that_a_person_set_on_our_sheet_stay(users):
    patched(users, plan(conditions=CONDITIONS, choices=CHOICES))
    data = parts(users)
    theirs = (
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="9"><formula>A1=1</formula></cfRule>'
        "</conditionalFormatting><conditionalFormatting "
    )
    limit = '<dataValidation type="whole" sqref="B1"><formula1>1</formula1></dataValidation></dataValidations>'
    data["xl/worksheets/sheet2.xml"] = (
        data["xl/worksheets/sheet2.xml"]
        .replace(b"<conditionalFormatting ", theirs.encode(), 1)
        .replace(b"</dataValidations>", limit.encode())
    )
    stored(users, data)

    patched(users, plan(conditions=CONDITIONS[:1], choices=CHOICES[:1]))

    xml = sheet_of(users)
    assert xml.count("<conditionalFormatting") == 2
    assert xml.count("<dataValidation ") == 2
    assert 'priority="10"' in xml
    assert 'count="2"' in xml[xml.index("<dataValidations") :][:120]
    assert faults(users) == set()
    patched(users, plan())
    assert "A1=1" in sheet_of(users)
    assert 'type="whole"' in sheet_of(users)


def test_looks_of_conditions_are_added_once(users):
    for _ in range(3):
        patched(users, plan(conditions=CONDITIONS))
        patched(users, plan())
    patched(users, plan(conditions=CONDITIONS))

    assert parts(users)["xl/styles.xml"].count(b"<dxf ") == 2


def test_a_condition_without_a_rule_of_its_own_ranks_first():
    assert b'priority="1"' in conditional([], CONDITIONS[:1], lambda _: 0)
    assert b'priority="1"' in conditional([b"<conditionalFormatting/>"], CONDITIONS[:1], lambda _: 0)


def test_no_list_at_all_is_no_element():
    assert choosing(b"", ()) == b""


def test_conditions_follow_a_tab_that_was_renamed(users):
    patched(users, plan(conditions=CONDITIONS, choices=CHOICES))
    rewritten(users, OURS, "Tên mới")

    patched(users, plan(text="Khác", conditions=CONDITIONS, choices=CHOICES))

    assert "B5&gt;'Tên mới'!$B$7" in sheet_of(users, "Tên mới")
    assert "'Tên mới'!$A$5:$A$6" in sheet_of(users, "Tên mới")


def test_widths_that_a_person_set_stay_as_long_as_the_columns_do(users):
    patched(users, plan())
    rewritten(users, 'width="30"', 'width="44"')

    patched(users, plan(text="Khác"))
    kept = sheet_of(users)
    patched(users, plan(cells={(1, 4): Cell("thêm cột")}, widths=(30, 12, 12, 9)))

    assert 'width="44"' in kept
    assert 'width="44"' not in sheet_of(users)
    assert sheet_of(users).count("<col ") == 4


def test_what_prints_is_set_on_new_sheets_and_follows_on_written_ones(users):
    patched(users, plan(page=Page(repeat=(4, 4), area="A1:C7")), plan("two", "Trang hai", page=Page(repeat=(1, 2))))
    first = openpyxl.load_workbook(users)
    titles = [first[name].print_title_rows for name in (OURS, "Trang hai")]
    patched(users, plan(page=Page(repeat=(4, 5), area="A1:C9")), plan("two", "Trang hai", page=Page(repeat=(1, 2))))

    book_now = openpyxl.load_workbook(users)
    assert titles == ["$4:$4", "$1:$2"]
    assert book_now[OURS].print_title_rows == "$4:$5"
    assert book_now[OURS].print_area == f"'{OURS}'!$A$1:$C$9"
    assert parts(users)["xl/workbook.xml"].count(b"_xlnm.") == 3
    assert faults(users) == set()


def with_names(path, *names: str) -> None:
    """Define names as a person would."""
    items = "".join(f"<definedName {name}</definedName>" for name in names)
    rewritten(path, "</definedNames>", f"{items}</definedNames>")


def test_what_a_person_chose_to_print_stays_where_the_plan_says_nothing(users):
    patched(users, plan())
    with_names(users, f'name="_xlnm.Print_Area" localSheetId="1">\'{OURS}\'!$A$1:$B$6')

    patched(users, plan(text="Khác"))

    assert openpyxl.load_workbook(users)[OURS].print_area == f"'{OURS}'!$A$1:$B$6"


def test_a_range_for_charts_goes_with_its_plan_and_others_stay(users):
    patched(users, plan(ranges={"td_chart_sum": "B5:B6", "td_chart_old": "A5:A6"}), plan("two", "Trang hai"))
    with_names(users, "name=\"CuaToi\">'Của tôi'!$A$1", 'name="td_chart_x">#REF!')

    patched(users, plan())

    names = {"td_sum", "td_chart_sum", "td_two", "td_chart_two", "CuaToi", "td_chart_x", "td_looks"}
    assert set(openpyxl.load_workbook(users).defined_names) == names


def test_a_sheet_that_was_deleted_is_made_anew(users):
    patched(users, plan())
    data = parts(users)
    xml = data["xl/workbook.xml"].decode()
    start = xml.index('<sheet xmlns="')
    gone = (xml[:start] + xml[xml.index("/>", start) + 2 :]).replace(f"'{OURS}'!", "#REF!")
    stored(users, data | {"xl/workbook.xml": gone.encode()})

    patched(users, plan())

    made = openpyxl.load_workbook(users)
    assert made.sheetnames == ["Của tôi", OURS]
    assert made.defined_names["td_sum"].value == f"'{OURS}'!$A$1"


def test_a_copy_of_our_sheet_is_the_users_own(users):
    patched(users, plan())
    with_names(users, 'name="td_sum" localSheetId="0" hidden="1">\'Của tôi\'!$A$1')
    theirs = sheet_of(users, "Của tôi")

    patched(users, plan(text="Khác"))

    assert sheet_of(users, "Của tôi") == theirs
    assert openpyxl.load_workbook(users)[OURS]["A1"].value == "Khác"


def test_a_format_that_only_a_condition_declares_is_none_for_cells(tmp_path):
    def draw(made) -> None:
        look = made.add_format({"num_format": "dd/mm/yyyy"})
        made.get_worksheet_by_name("Của tôi").conditional_format(
            "A1", {"type": "cell", "criteria": ">", "value": 0, "format": look}
        )

    users = book(tmp_path / "own.xlsx", draw)

    patched(users, plan())

    assert openpyxl.load_workbook(users)[OURS]["C5"].number_format == "dd/mm/yyyy"
    assert b"<numFmts" in parts(users)["xl/styles.xml"]


@pytest.mark.parametrize("days", ['date1904="1"', "date1904='true'"])
def test_days_are_counted_as_the_workbook_counts_them(users, days):
    rewritten(users, "<workbookPr ", f"<workbookPr {days} ")

    patched(users, plan())

    assert "<v>41839</v>" in sheet_of(users)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (Cell(value=True, formula="A1=A1"), 't="b"><f>A1=A1</f><v>1</v>'),
        (Cell("_x0041_", PLAIN, "A1"), "<v>_x005F_x0041_</v>"),
        (Cell(0.1 + 0.2, PLAIN, "A1"), "<v>0.30000000000000004</v>"),
        (Cell(None, PLAIN, "A1"), "><f>A1</f></c>"),
        (Cell(float("nan")), "/>"),
        (Cell(10**400), "/>"),
        (Cell(float("inf")), "/>"),
        (Cell(value=False), 't="b"><v>0</v>'),
        (Cell(date(2018, 7, 20)), "<v>43301</v>"),
        (Cell(datetime(2018, 7, 20, 18)), "<v>43301.75</v>"),
    ],
)
def test_results_stand_beside_formulas_exactly_as_computed(users, cell, written):
    patched(users, plan(cells={(1, 2): cell}))

    xml = sheet_of(users)
    at = xml.index('<c r="B1"')
    assert written in xml[at : xml.index("</row>", at)]


def test_calculation_is_asked_for_once(tmp_path):
    users = book(tmp_path / "own.xlsx")
    data = parts(users)
    xml = data["xl/workbook.xml"]
    start = xml.index(b"<calcPr")
    data["xl/workbook.xml"] = xml[:start] + xml[xml.index(b"/>", start) + 2 :]
    stored(users, data)

    patched(users, plan())

    assert parts(users)["xl/workbook.xml"].count(b"fullCalcOnLoad") == 1


def test_a_sheet_may_scroll_whole(users):
    patched(users, plan(freeze=(1, 1)))

    assert "<pane" not in sheet_of(users)


def test_a_planned_sheet_may_have_neither_widths_nor_links_nor_names(users):
    patched(users, plan(widths=(), links={}, ranges={}, tables=(), freeze=(1, 2), protected=False))

    assert "<cols" not in sheet_of(users)
    assert 'activePane="topRight"' in sheet_of(users)
    assert "sheetProtection" not in sheet_of(users)
