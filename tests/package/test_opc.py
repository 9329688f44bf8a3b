"""Packages: parts, their relationships and content types, and those that cannot be worked with."""

import pytest
from package_builders import book, parts, patched, plan, stored

from xlcore.errors import InputError
from xlcore.files.package.opc import TYPES, Package, rels_of
from xlcore.files.package.patch import Patch


@pytest.fixture
def users(tmp_path):
    return book(tmp_path / "own.xlsx")


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


def test_the_last_relationship_takes_its_part_along():
    package = Package({})
    package.relate("xl/sheet1.xml", "table", "xl/tables/table1.xml")
    package.relate("xl/sheet1.xml", "table", "xl/tables/table2.xml")

    package.unrelate("xl/sheet1.xml", "table", "xl/tables/table1.xml")
    left = [r.target for r in package.relations("xl/sheet1.xml")]
    package.unrelate("xl/sheet1.xml", "table")

    assert left == ["xl/tables/table2.xml"]
    assert rels_of("xl/sheet1.xml") not in package.parts


def test_a_new_part_takes_no_name_under_which_relationships_were_left_behind():
    package = Package({"xl/worksheets/Sheet1.xml": b"<a/>", "xl/worksheets/_rels/sheet2.xml.rels": b"<a/>"})

    assert package.free("xl/worksheets/sheet{}.xml") == "xl/worksheets/sheet3.xml"


def test_a_part_that_goes_takes_along_what_only_it_led_to(users):
    package = Package.open(users)
    for name in ("xl/tables/table1.xml", "xl/queryTables/q1.xml", "xl/media/shared.png"):
        package.put(name, b"<a/>")
        package.content_type(name, "x")
    package.relate("xl/tables/table1.xml", "queryTable", "xl/queryTables/q1.xml")
    package.relate("xl/tables/table1.xml", "image", "xl/media/shared.png")
    package.relate("xl/tables/table1.xml", "hyperlink", "http://a", external=True)
    package.relate("xl/worksheets/sheet1.xml", "image", "xl/media/shared.png")

    package.drop("xl/tables/table1.xml")
    package.drop("xl/tables/none.xml")

    assert not [name for name in package.parts if "tables" in name.lower()]
    assert b"table" not in package.parts[TYPES]
    assert "xl/media/shared.png" in package.parts


def test_names_that_differ_in_the_size_of_letters_are_one(users):
    data = parts(users)
    data["XL/Workbook.xml"] = data.pop("xl/workbook.xml")
    stored(users, data)

    patched(users, plan())

    assert Package.open(users).workbook == "XL/Workbook.xml"
    assert not patched(users, plan()).changed


def test_a_content_type_that_is_said_is_not_said_again(users):
    package = Package.open(users)

    package.content_type("xl/workbook.xml", "y")

    assert not package.changed


def without(path, name):
    return stored(path, {part: data for part, data in parts(path).items() if part != name})


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("_rels/.rels", "không phải là sổ tính"),
        ("xl/workbook.xml", "thiếu phần xl/workbook.xml"),
        (TYPES, "thiếu phần"),
    ],
)
def test_a_package_without_a_part_that_it_needs_is_refused_with_a_sentence(users, gone, said):
    without(users, gone)

    with pytest.raises(InputError, match=said):
        patched(users, plan())


def test_a_workbook_without_sheets_is_refused_with_a_sentence(users):
    data = parts(users)
    start, end = data["xl/workbook.xml"].index(b"<sheets>"), data["xl/workbook.xml"].index(b"</sheets>") + 9
    data["xl/workbook.xml"] = data["xl/workbook.xml"][:start] + data["xl/workbook.xml"][end:]
    stored(users, data)

    with pytest.raises(InputError, match="không có trang nào"):
        patched(users, plan())


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_what_is_no_package_is_refused_with_a_sentence(tmp_path, content):
    (tmp_path / "a.xlsm").write_bytes(content)

    with pytest.raises(InputError, match="tệp hỏng hoặc có mật khẩu"):
        Package.open(tmp_path / "a.xlsm")


def test_a_file_that_is_gone_is_told_as_such(tmp_path):
    with pytest.raises(InputError, match="Không mở được a"):
        Package.open(tmp_path / "a.xlsm")


def test_a_workbook_without_styles_is_given_them(users):
    data = parts(users)
    del data["xl/styles.xml"]
    stored(users, data)

    patched(users, plan())

    assert Package.open(users).related("xl/workbook.xml", "styles")
    assert not Patch(Package.open(users)).package.changed
    assert not patched(users, plan()).changed
