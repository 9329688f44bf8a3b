"""The master is patched: what the program owns is as planned, every other byte stays."""

import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from python_calamine import CalamineWorkbook

from xlcore.errors import InputError
from xlcore.files.package.master import PackagedMaster
from xlcore.files.package.opc import Package
from xlcore.files.package.patch import Patch
from xlcore.files.package.sheetxml import cleaned
from xlcore.files.package.splice import MAIN, STRICT, WORKSHEET, children, with_children
from xlcore.plans import Cell, Link, SheetPlan, Table
from xlcore.styles import BODY, BODY_COUNT, BODY_DAY, TITLE

CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpus").glob("*.xls?"))
SHARED = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml", "xl/calcChain.xml"}
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
ROWS = [("=cmd|' /C calc'!A0", 8391, date(2018, 7, 20)), ("Đất đai", 2343, None)]


def plan(key: str = "sum", title: str = "Tổng hợp mẫu", text: str = "Tiêu đề") -> SheetPlan:
    return SheetPlan(
        key=key,
        title=title,
        cells={(1, 1): Cell(text, TITLE), (7, 2): Cell(10734, BODY_COUNT, f"SUM('{title}'!B5:B6)")},
        tables=(Table(f"tbl_{key}", 4, 1, ("Tên", "Số", "Ngày"), ROWS, (BODY, BODY_COUNT, BODY_DAY)),),
        widths=(30, 12, 12),
        links={(5, 1): Link("nhan-ve/Sở A.xlsx", "'TTHC'!B5")},
        ranges={f"td_chart_{key}": "B5:B6"},
        freeze=(5, 1),
    )


def patched(path: Path, *plans: SheetPlan) -> Package:
    package = Package.open(path)
    Patch(package).apply(plans)
    path.write_bytes(package.bytes())
    return package


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


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


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
    assert set(book.defined_names) == {"CuaToi", "td_sum", "td_chart_sum"}
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
    data = parts(users)
    renamed = {name: part.replace("Tổng hợp mẫu".encode(), "Tên mới".encode()) for name, part in data.items()}
    with zipfile.ZipFile(users, "w") as archive:
        for name, part in renamed.items():
            archive.writestr(name, part)

    patched(users, plan(text="Khác"))

    book = openpyxl.load_workbook(users)
    assert book.sheetnames == ["Của tôi", "Tên mới"]
    assert book["Tên mới"]["B7"].value == "=SUM('Tên mới'!B5:B6)"


def rewritten(path: Path, old: str, new: str) -> None:
    data = parts(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in data.items():
            archive.writestr(name, part.replace(old.encode(), new.encode()))


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
    data = parts(users)
    with zipfile.ZipFile(users, "w") as archive:
        for name, part in data.items():
            strict = part.replace(MAIN.encode(), STRICT)
            archive.writestr(name, strict)

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


def test_children_go_where_the_schema_wants_them():
    xml = b'<worksheet a=">"><sheetData/><pageMargins left="1"/></worksheet>'

    done = with_children(
        xml, {"mergeCells": b"<mergeCells/>", "cols": b"<cols/>", "sheetData": b"<sheetData>1</sheetData>"}, WORKSHEET
    )

    assert [child.name for child in children(done)] == ["cols", "sheetData", "mergeCells", "pageMargins"]


def test_real_workbooks_keep_every_part_outside_our_sheets(tmp_path):
    for source in CORPUS:
        path = tmp_path / source.name
        shutil.copyfile(source, path)
        before = parts(path)
        try:
            patched(path, plan(), plan("two", "Trang hai"))
        except InputError:
            assert parts(path) == before
            continue
        after = parts(path)
        package = Package.open(path)
        shared = {package.workbook, Patch(package).styles_part, *SHARED}
        shared |= {name for name in after if name.endswith("workbook.xml.rels")}
        changed = {name for name in before if before[name] != after.get(name)}
        assert {name for name in changed if "calcChain" not in name} <= shared, source.name
        assert not patched(path, plan(), plan("two", "Trang hai")).changed, source.name


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


def test_relationships_added_together_take_the_ids_that_are_free():
    package = Package({})
    package.relate("xl/sheet1.xml", "table", "xl/tables/table1.xml")

    ids = package.relate_all("xl/sheet1.xml", "hyperlink", ["nhan-ve/a.xlsx", "nhan-ve/b&c.xlsx"], external=True)

    assert ids == ["rId2", "rId3"]
    assert [(r.id, r.target) for r in package.relations("xl/sheet1.xml")] == [
        ("rId1", "xl/tables/table1.xml"),
        ("rId2", "nhan-ve/a.xlsx"),
        ("rId3", "nhan-ve/b&c.xlsx"),
    ]
