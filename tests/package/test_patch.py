"""The master is patched: what the program owns is as planned, every other byte stays."""

import shutil
import subprocess
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from package_builders import SHARED, parts, patched, plan, rewritten
from python_calamine import CalamineWorkbook

from xlcore.errors import InputError
from xlcore.files.package.master import PackagedMaster
from xlcore.files.package.opc import Package
from xlcore.files.package.sheetxml import cleaned
from xlcore.files.package.splice import MAIN, STRICT

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"


@pytest.fixture
def users(tmp_path):
    """A workbook of somebody's own: a chart, a note, a drop-down, a defined name, a picture of formats."""
    path = tmp_path / "own.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Của tôi")
    sheet.write_column("A1", [3, 1, 2])
    sheet.write_formula("A4", "=SUM(A1:A3)", None, 6)
    sheet.write_comment("A1", "ghi chú của tôi")
    sheet.data_validation("B1", {"validate": "list", "source": ["x", "y"]})
    sheet.conditional_format("A1:A3", {"type": "data_bar"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Của tôi'!$A$1:$A$3"})
    sheet.insert_chart("D2", chart)
    book.define_name("CuaToi", "='Của tôi'!$A$1:$A$3")
    book.close()
    return path


def test_every_part_of_the_user_keeps_its_bytes(users):
    before = parts(users)

    patched(users, plan())

    after = parts(users)
    assert {name for name in before if before[name] != after.get(name)} <= SHARED


def test_what_was_planned_is_read_back(users):
    patched(users, plan())

    rows = CalamineWorkbook.from_path(users).get_sheet_by_name("Tổng hợp mẫu").to_python(skip_empty_area=False)

    assert rows[0][0] == "Tiêu đề"
    assert rows[4] == ["=cmd|' /C calc'!A0", 8391.0, date(2018, 7, 20)]
    assert rows[6][1] == 10734.0


def test_another_reader_sees_table_link_and_names(users):
    patched(users, plan())

    book = openpyxl.load_workbook(users)
    sheet = book["Tổng hợp mẫu"]

    assert sheet.tables["tbl_sum"].ref == "A4:C6"
    assert (sheet["A5"].hyperlink.target, sheet["A5"].hyperlink.location) == (
        "nhan-ve/S%E1%BB%9F%20A.xlsx",
        "'TTHC'!B5",
    )
    assert set(book.defined_names) == {"CuaToi", "td_sum", "td_chart_sum", "td_looks"}
    assert sheet["B5"].number_format == "#,##0"
    assert isinstance(book["Của tôi"]["A1"].comment, Comment)


def test_twelve_runs_leave_the_file_as_the_first_one_did(users):
    patched(users, plan())
    first = parts(users)

    for _ in range(12):
        assert not patched(users, plan()).changed

    assert parts(users) == first


def test_a_new_text_replaces_the_old_one_in_the_same_sheet(users):
    patched(users, plan())
    patched(users, plan(text="Khác"))

    book = openpyxl.load_workbook(users)

    assert book.sheetnames == ["Của tôi", "Tổng hợp mẫu"]
    assert book["Tổng hợp mẫu"]["A1"].value == "Khác"


def test_a_sheet_that_the_user_renamed_is_found_by_its_mark_and_formulas_follow(users):
    patched(users, plan())
    rewritten(users, "Tổng hợp mẫu", "Tên mới")

    patched(users, plan(text="Khác"))

    book = openpyxl.load_workbook(users)
    assert book.sheetnames == ["Của tôi", "Tên mới"]
    assert book["Tên mới"]["B7"].value == "=SUM('Tên mới'!B5:B6)"


def test_a_sheet_of_the_user_with_a_planned_title_is_not_ours(users):
    rewritten(users, "Của tôi", "Tổng hợp mẫu")
    before = parts(users)["xl/worksheets/sheet1.xml"]

    patched(users, plan())

    assert parts(users)["xl/worksheets/sheet1.xml"] == before
    assert openpyxl.load_workbook(users).sheetnames == ["Tổng hợp mẫu", "Tổng hợp mẫu (2)"]


def test_a_mark_survives_a_row_put_above_it(users):
    patched(users, plan())
    rewritten(users, "!$A$1</definedName>", "!$A$2</definedName>")

    patched(users, plan(text="Khác"))

    assert openpyxl.load_workbook(users).sheetnames == ["Của tôi", "Tổng hợp mẫu"]


def test_formulas_follow_two_tabs_that_changed_names(users):
    patched(users, plan(), plan("two", "Trang hai"))
    for old, new in (("Trang hai", "@"), ("Tổng hợp mẫu", "Trang hai"), ("@", "Tổng hợp mẫu")):
        rewritten(users, f'name="{old}"', f'name="{new}"')
        rewritten(users, f">'{old}'!$A$1", f">'{new}'!$A$1")

    patched(users, plan(text="Khác"), plan("two", "Trang hai"))

    book = openpyxl.load_workbook(users)
    assert book["Trang hai"]["B7"].value == "=SUM('Trang hai'!B5:B6)"
    assert book["Tổng hợp mẫu"]["B7"].value == "=SUM('Tổng hợp mẫu'!B5:B6)"


def test_text_that_looks_like_an_escape_stays_text(users):
    patched(users, plan(text="mã _x0041_"))

    assert CalamineWorkbook.from_path(users).get_sheet_by_name("Tổng hợp mẫu").to_python()[0][0] == "mã _x0041_"


def test_strict_workbooks_are_refused_with_a_remedy(users):
    rewritten(users, MAIN, STRICT.decode())

    with pytest.raises(InputError, match="Lưu thành"):
        Package.open(users)


@pytest.mark.parametrize("lock", ["~$own.xlsx", ".~lock.own.xlsx#"])
def test_a_master_that_is_open_is_left_alone(users, lock):
    (users.parent / lock).touch()
    before = users.read_bytes()

    with pytest.raises(InputError, match="đang mở trong"):
        PackagedMaster(users).write([plan()])

    assert users.read_bytes() == before


def test_somebody_elses_newer_work_is_not_overwritten(users):
    master = PackagedMaster(users)
    shutil.copyfile(users, users.with_suffix(".bak"))
    patched(users, plan())
    theirs = users.read_bytes()

    with pytest.raises(InputError, match="người khác lưu"):
        master.write([plan(text="Khác")])

    assert users.read_bytes() == theirs
    assert not list(users.parent.glob(".thidua-*"))


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_stays_that_text(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("text") / "t.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("A")
    book.close()

    patched(path, plan(text=text))

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Tổng hợp mẫu").to_python(skip_empty_area=False)
    assert str(rows[0][0] if rows[0] else "").replace("\r\n", "\n").replace("\r", "\n") == cleaned(text).replace(
        "\r\n", "\n"
    ).replace("\r", "\n")


def test_libreoffice_opens_a_patched_workbook(users, tmp_path):
    patched(users, plan())

    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", CSV, "--outdir", tmp_path, users],
        check=True,
        capture_output=True,
        timeout=120,
    )

    (sheet,) = tmp_path.glob("*.csv")
    assert "8391" in sheet.read_text(encoding="utf-8")
