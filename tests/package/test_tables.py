"""Native tables of written sheets: they follow the plan, go when they are no longer planned, and clash with nobody."""

from dataclasses import replace

import openpyxl
import pytest
from package_builders import OURS, ROWS, book, faults, parts, patched, plan, rewritten, sheet_of, stored

from xlcore.plans import Table
from xlcore.styles import BODY, BODY_COUNT, BODY_DAY


def table(name: str = "tbl_sum", top: int = 4, headers: tuple[str, ...] = ("Tên", "Số", "Ngày")) -> Table:
    return Table(name, top, 1, headers, ROWS, (BODY, BODY_COUNT, BODY_DAY))


@pytest.fixture
def users(tmp_path):
    return book(tmp_path / "own.xlsx")


def tables(path) -> dict[str, dict[str, str]]:
    return {s.title: dict(s.tables.items()) for s in openpyxl.load_workbook(path).worksheets if s.tables}


def test_a_table_follows_its_rows(users):
    patched(users, plan())

    patched(users, plan(tables=(replace(table(), rows=ROWS * 3),)))

    assert tables(users)[OURS] == {"tbl_sum": "A4:C10"}
    assert faults(users) == set()


def test_a_table_that_is_no_longer_planned_goes_with_all_that_speaks_of_it(users):
    patched(users, plan(tables=(table(), table("tbl_more", 10))))

    patched(users, plan())

    assert tables(users)[OURS] == {"tbl_sum": "A4:C6"}
    assert [name for name in parts(users) if "tables/" in name] == ["xl/tables/table1.xml"]
    assert b"table2" not in parts(users)["[Content_Types].xml"]
    patched(users, plan(tables=()))
    assert "tableParts" not in sheet_of(users)
    assert not [name for name in parts(users) if "tables/" in name]
    assert faults(users) == set()


def test_a_table_of_the_user_with_a_planned_name_keeps_it_and_ours_gets_a_number(tmp_path):
    def draw(made) -> None:
        made.get_worksheet_by_name("Của tôi").add_table("C1:D3", {"name": "TBL_SUM"})

    users = book(tmp_path / "own.xlsx", draw)
    theirs = parts(users)["xl/tables/table1.xml"]

    patched(users, plan())

    assert tables(users) == {"Của tôi": {"TBL_SUM": "C1:D3"}, OURS: {"tbl_sum_2": "A4:C6"}}
    assert parts(users)["xl/tables/table1.xml"] == theirs
    assert not patched(users, plan()).changed
    assert faults(users) == set()


def test_a_defined_name_of_the_user_is_no_name_for_a_table(tmp_path):
    users = book(tmp_path / "own.xlsx", lambda made: made.define_name("tbl_sum", "='Của tôi'!$A$1"))

    patched(users, plan())

    assert tables(users)[OURS] == {"tbl_sum_2": "A4:C6"}


def test_tables_that_change_places_keep_their_names(users):
    patched(users, plan(tables=(table(), table("tbl_more", 10))))

    patched(users, plan(tables=(table("tbl_more", 4), table("tbl_sum", 10))))

    assert tables(users)[OURS] == {"tbl_more": "A4:C6", "tbl_sum": "A10:C12"}


def test_a_table_added_to_a_sheet_that_is_there_gets_a_place_behind_what_the_user_drew(tmp_path):
    users = book(tmp_path / "own.xlsx")
    patched(users, plan(tables=()))
    controls = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent></worksheet>'
    )
    data = parts(users)
    data["xl/worksheets/sheet2.xml"] = data["xl/worksheets/sheet2.xml"].replace(b"</worksheet>", controls.encode())
    stored(users, data)

    patched(users, plan())

    xml = sheet_of(users)
    assert xml.index("AlternateContent") < xml.index("tableParts")


def test_headers_of_two_lines_name_their_columns_as_the_cells_say(users):
    patched(users, plan(tables=(table(headers=("Tên\nđơn vị", "Số _x0041_", "Ngày")),)))

    assert 'name="Tên_x000a_đơn vị"'.encode() in parts(users)["xl/tables/table1.xml"]
    assert b'name="S\xe1\xbb\x91 _x005F_x0041_"' in parts(users)["xl/tables/table1.xml"]
    assert faults(users) == set()


def test_a_table_keeps_its_number_whatever_else_is_in_the_workbook(users):
    patched(users, plan(), plan("two", "Trang hai"))
    rewritten(users, ' id="2" name="tbl_two"', ' id="7" name="tbl_two"')

    patched(users, plan(text="Khác"), plan("two", "Trang hai", tables=(table("tbl_two"), table("tbl_new", 10))))

    assert b' id="7"' in parts(users)["xl/tables/table2.xml"]
    assert b' id="8"' in parts(users)["xl/tables/table3.xml"]
