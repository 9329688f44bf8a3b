"""Files that are no readable workbook: each is refused by its own sentence, and none harms the run."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_builders import BOOK, STRINGS, encrypted_xls, ole, raw_book, raw_ods, sheet_xml, zipped

from xlcore.domain.general import GENERAL
from xlcore.files.reading.reader import read
from xlcore.intake.grid import RawBook, Refusal

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refused(path: Path) -> tuple[str, str]:
    outcome = read(str(path))
    assert isinstance(outcome, Refusal)
    return outcome.rule, outcome.facts.get("reason", "")


@pytest.mark.parametrize(
    ("content", "rule", "reason"),
    [
        (b"", "TEP-03", ""),
        (b"%PDF-1.7", "TEP-04", "PDF"),
        (b"\xef\xbb\xbf<html><table></table></html>", "TEP-04", "HTML"),
        ("Mã;Tên\n1;Sở Y tế\n".encode(), "TEP-04", "csv"),
        ("Mã\tTên".encode("utf-16"), "TEP-04", "csv"),
        (b"\x01\x02\x03\x04", "TEP-01", "không nhận ra"),
        (b"PK\x03\x04 cut", "TEP-01", "cắt cụt"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "TEP-01", "2003"),
    ],
)
def test_what_only_bears_the_name_of_a_workbook_is_named_for_what_it_is(
    tmp_path: Path, content: bytes, rule: str, reason: str
) -> None:
    path = tmp_path / "Phiếu.xlsx"
    path.write_bytes(content)
    found = refused(path)
    assert found[0] == rule
    assert reason in found[1]


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (["word/document.xml"], "tệp Word"),
        (["ppt/presentation.xml"], "PowerPoint"),
        (["ảnh.jpg"], "ZIP"),
    ],
)
def test_other_packages_are_not_workbooks(tmp_path: Path, parts: list[str], reason: str) -> None:
    path = zipped(tmp_path / "a.xlsx", dict.fromkeys([*parts, "[Content_Types].xml"], "<Types/>"))
    rule, found = refused(path)
    assert rule == "TEP-04"
    assert reason in found


@pytest.mark.parametrize(
    ("stream", "rule"), [("EncryptedPackage", "TEP-02"), ("WordDocument", "TEP-04"), ("Khác", "TEP-01")]
)
def test_an_old_container_is_told_by_its_streams(tmp_path: Path, stream: str, rule: str) -> None:
    assert refused(ole(tmp_path / "a.xlsx", stream))[0] == rule


def test_an_encrypted_xls_asks_for_the_password_to_be_taken_off(tmp_path: Path) -> None:
    assert refused(encrypted_xls(tmp_path / "a.xls")) == ("TEP-02", "")
    damaged = (tmp_path / "a.xls").read_bytes().replace(b"\x2f\x00\x36\x00", b"\x2f\x01\x36\xff")
    (tmp_path / "b.xls").write_bytes(damaged)
    assert refused(tmp_path / "b.xls")[0] != "TEP-02"


def test_an_encrypted_ods_asks_for_the_password_to_be_taken_off(tmp_path: Path) -> None:
    contents = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
        "content.xml": "mã hoá",
    }
    assert refused(zipped(tmp_path / "a.ods", contents)) == ("TEP-02", "")


@pytest.mark.parametrize("kept", [0.3, 0.8, 0.99])
def test_a_truncated_workbook_is_broken_not_empty(tmp_path: Path, kept: float) -> None:
    path = raw_book(tmp_path / "a.xlsx", sheet_xml(CELL))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    rule, reason = refused(path)
    assert rule == "TEP-01"
    assert "cắt cụt" in reason


def test_a_workbook_without_a_filled_cell_has_no_figures(tmp_path: Path) -> None:
    formatted = '<row r="1"><c r="A1" s="0"/></row>'
    blank = '<row r="1"><c r="A1" t="str"><v></v></c></row>'
    assert refused(raw_book(tmp_path / "a.xlsx", sheet_xml(formatted)))[0] == "TEP-03"
    assert refused(raw_book(tmp_path / "b.xlsx", sheet_xml(blank)))[0] == "TEP-03"


@pytest.mark.parametrize("far", ["XFD1048576", "CAA7", "B100001"])
def test_a_filled_cell_too_far_out_is_refused_by_its_reference(tmp_path: Path, far: str) -> None:
    row = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cells = CELL + f'<row r="{row}"><c r="{far}"><v>1</v></c></row>'
    rule, reason = refused(raw_book(tmp_path / "a.xlsx", sheet_xml(cells)))
    assert rule == "TEP-01"
    assert f"({far})" in reason


@pytest.mark.parametrize(("side", "times"), [("rows", 1_048_576), ("rows", 10**14), ("columns", 16_384)])
def test_a_repeated_cell_too_many_is_refused(tmp_path: Path, side: str, times: int) -> None:
    row = dict.fromkeys(("rows", "columns"), "") | {side: f' table:number-{side}-repeated="{times}"'}
    cell = f'<table:table-cell{row["columns"]} office:value-type="float" office:value="1"/>'
    rule, reason = refused(raw_ods(tmp_path / "a.ods", f"<table:table-row{row['rows']}>{cell}</table:table-row>"))
    assert rule == "TEP-01"
    assert "quá xa" in reason


def test_format_alone_far_out_and_a_lying_dimension_do_no_harm(tmp_path: Path) -> None:
    cells = CELL + '<row r="1048576"><c r="XFD1048576" s="0"/><c r="XFE1048576" s="0"></c></row>'
    outcome = read(str(raw_book(tmp_path / "a.xlsx", sheet_xml(cells, before='<dimension ref="A1:XFD1048576"/>'))))
    assert isinstance(outcome, RawBook)
    assert outcome.grids[0].rows == ((1.0,),)


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("strings", STRINGS.replace("<sst", '<sst uniqueCount="4000000000"'), "khai sai"),
        ("strings", "<!DOCTYPE x>" + STRINGS, "DOCTYPE"),
        ("workbook", "<!DOCTYPE x [<!ENTITY a 'b'>]>" + BOOK % ("", ""), "DOCTYPE"),
    ],
)
def test_xml_that_no_office_writes_is_refused(tmp_path: Path, part: str, content: str, reason: str) -> None:
    rule, found = refused(raw_book(tmp_path / "a.xlsx", sheet_xml(CELL), **{part: content}))
    assert rule == "TEP-01"
    assert reason in found


def test_a_package_that_swells_is_never_unpacked(tmp_path: Path) -> None:
    rule, reason = refused(raw_book(tmp_path / "a.xlsx", sheet_xml(CELL + " " * 20_000_000)))
    assert rule == "TEP-01"
    assert "phình" in reason


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "a.xlsx", sheet_xml(CELL + " " * 5000))
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/first.xml").file_size
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    assert refused(path) == ("TEP-01", "gói nén khai sai kích thước")


def test_parts_that_overlap_are_refused(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "a.xlsx", sheet_xml(CELL))
    with zipfile.ZipFile(path) as package:
        offset = package.getinfo("xl/sharedStrings.xml").header_offset
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02") + 42
    data[at : at + 4] = offset.to_bytes(4, "little")
    path.write_bytes(data)
    assert "chồng" in refused(path)[1]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to(path.with_name("đâu đó.xlsx"))


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of this kind are not made there")
@pytest.mark.parametrize(("make", "reason"), [(_pipe, "đặc biệt"), (_link, "đường tắt"), (Path.mkdir, "thư mục")])
def test_what_is_no_regular_file_is_refused_without_waiting(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(tmp_path / "x.xlsx")
    rule, found = refused(tmp_path / "x.xlsx")
    assert rule == "TEP-04"
    assert reason in found


def test_a_file_that_went_away_is_a_refusal_too(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.xlsx")[0] == "TEP-01"


def test_every_sentence_of_a_refusal_finds_its_reason(tmp_path: Path) -> None:
    asks = {check.id for check in GENERAL if "{reason}" in str(check)}
    for number, content in enumerate((b"", b"%PDF", b"PK\x03\x04", b"\0\1", bytes.fromhex("d0cf11e0a1b11ae1"))):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(content)
        rule, reason = refused(path)
        assert bool(reason) == (rule in asks)
