"""The gate's rarer verdicts, each by itself; with the hostile samples they reach every branch of the reading."""

import errno
import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hostile_files import ODDITIES, READ, REFUSED, SAMPLES
from reading_builders import MAIN, encrypted_xls, ole, raw_book, raw_ods, sheet_xml, zipped

from xlcore.demo.mistakes.paper import Leaf, Paper, Slot
from xlcore.demo.mistakes.xls import legacy_workbook
from xlcore.errors import InputError
from xlcore.files.reading.child import LENGTH, MAX_OUTCOME, TIDY, answer
from xlcore.files.reading.inbox import inbox
from xlcore.files.reading.legacy import is_encrypted, legacy_facts
from xlcore.files.reading.limits import hold_memory
from xlcore.files.reading.markup import elements, usual
from xlcore.files.reading.names import shown_name
from xlcore.files.reading.package import Refused
from xlcore.files.reading.pool import KILLED, Reading
from xlcore.files.reading.reader import BROKEN, FORBIDDEN, PACKAGES, TOO_MUCH, read, refusal_of
from xlcore.intake.grid import RawBook, Refusal

resource = pytest.importorskip("resource", reason="limits of this kind are not known there")
DEADLY = "far corners of an .xls"
"""It ends the process that reads it, so it is read in a process of its own elsewhere."""
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
posix = pytest.mark.skipif(os.name == "nt", reason="made by means that are not there")


def reason(path: Path) -> str:
    outcome = read(str(path))
    assert isinstance(outcome, Refusal), outcome
    return outcome.facts.get("reason", outcome.rule)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != DEADLY])
def test_a_hostile_sample_meets_its_end_in_the_reader_itself(tmp_path, name):
    maker, wanted = SAMPLES[name]
    maker(tmp_path / "x.xlsx")
    assert (READ if isinstance(read(str(tmp_path / "x.xlsx")), RawBook) else REFUSED) == wanted


@posix
@pytest.mark.parametrize("name", ODDITIES)
def test_what_is_no_file_is_refused(tmp_path, name):
    ODDITIES[name](tmp_path / "x.xlsx")
    assert isinstance(read(str(tmp_path / "x.xlsx")), Refusal)


@pytest.mark.parametrize(
    ("kind", "word"), [("text", "odt"), ("presentation", "OpenDocument"), ("spreadsheet-template", "hỏng")]
)
def test_other_opendocument_files_are_named(tmp_path, kind, word):
    mime = f"application/vnd.oasis.opendocument.{kind}"
    assert word in reason(zipped(tmp_path / "x.ods", {"mimetype": mime, "content.xml": "<x/>"}))


def test_a_binary_workbook_is_named(tmp_path):
    assert "xlsb" in reason(zipped(tmp_path / "x.xlsx", {"xl/workbook.bin": "x", "[Content_Types].xml": "<Types/>"}))


def test_a_stream_is_one_only_where_entries_begin(tmp_path):
    ole(tmp_path / "x.xls", "Other")
    data = bytearray((tmp_path / "x.xls").read_bytes())
    data[700:718] = "Workbook\0".encode("utf-16-le")
    (tmp_path / "x.xls").write_bytes(data)
    assert "không thấy bảng tính" in reason(tmp_path / "x.xls")


def test_merges_without_number_are_refused_however_well_they_are_packed(tmp_path):
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(2, 6_000))
    assert "gộp ô" in reason(raw_book(tmp_path / "x.xlsx", sheet_xml(ONE, after=f"<mergeCells>{merges}</mergeCells>")))
    spanned = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-spanned="2"/>'
    rows = f"<table:table-row>{spanned * 100}</table:table-row>" * 60
    assert "gộp ô" in reason(raw_ods(tmp_path / "x.ods", rows))


def test_long_texts_are_counted_by_how_often_they_are_used(tmp_path):
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 30_000}</t></si><si><t>y</t></si></sst>'
    rows = [f'<row r="{n}"><c r="A{n}" t="s"><v>%d</v></c></row>' for n in range(1, 5_000)]
    short = raw_book(tmp_path / "a.xlsx", sheet_xml("".join(row % 1 for row in rows)), strings=strings)
    assert isinstance(read(str(short)), RawBook)
    assert "quá nhiều chữ" in reason(
        raw_book(tmp_path / "b.xlsx", sheet_xml("".join(row % 0 for row in rows)), strings=strings)
    )


def test_sheets_that_are_small_alone_are_too_much_together(tmp_path):
    row = '<table:table-row table:number-rows-repeated="80000"><table:table-cell office:value-type="float" '
    rows = f'{row}office:value="1" table:number-columns-repeated="20"/></table:table-row>'
    sheets = f'{rows}</table:table><table:table table:name="T">{rows}'
    assert "quá rộng" in reason(raw_ods(tmp_path / "x.ods", sheets))


def test_an_opendocument_nested_too_deep_has_no_facts_but_is_read(tmp_path):
    cell = '<table:table-cell office:value-type="float" office:value="1">'
    deep = "<text:p>" * 300 + "</text:p>" * 300
    outcome = read(
        str(raw_ods(tmp_path / "x.ods", f"<table:table-row>{cell}{deep}</table:table-cell></table:table-row>"))
    )
    assert isinstance(outcome, RawBook)


def test_opendocument_cells_outside_a_sheet_are_nothing(tmp_path):
    contents = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x><table-cell/></x>"}
    assert reason(zipped(tmp_path / "x.ods", contents))


def test_a_part_packed_wrongly_was_damaged_on_its_way(tmp_path):
    data = bytearray(raw_book(tmp_path / "x.xlsx", sheet_xml(ONE * 99)).read_bytes())
    with zipfile.ZipFile(tmp_path / "x.xlsx") as package:
        info = package.getinfo("xl/worksheets/first.xml")
    start = info.header_offset + 30 + len(info.filename)
    data[start : start + 20] = b"\xff" * 20
    (tmp_path / "x.xlsx").write_bytes(data)
    assert "hỏng khi chép" in reason(tmp_path / "x.xlsx")


@pytest.mark.parametrize("at", [0, 28], ids=["no signature", "name too long"])
def test_a_directory_that_is_none_is_refused(tmp_path, at):
    data = bytearray(raw_book(tmp_path / "x.xlsx", sheet_xml(ONE)).read_bytes())
    start = data.find(b"PK\x01\x02") + at
    data[start : start + 2] = b"\xff\xff"
    (tmp_path / "x.xlsx").write_bytes(data)
    assert "mục lục" in reason(tmp_path / "x.xlsx")


def test_a_formula_outside_any_cell_is_passed_over(tmp_path):
    outcome = read(str(raw_book(tmp_path / "x.xlsx", sheet_xml(f"<f>1</f>{ONE}"))))
    assert isinstance(outcome, RawBook)
    assert outcome.grids[0].formulas == set()


def test_a_sheet_written_in_any_way_is_written_as_usual():
    xml = b"<x:row><x:c/><x:c r='d1' t=\"a&amp;b\"/></x:row>"
    assert usual(b"<s xmlns:x='u'>" + xml + b"&lt;</s>") == (
        b'<s xmlns:x="u"><row r="1"><c r="A1"></c><c r="D1" t="a&amp;b"></c></row>&lt;</s>'
    )


@pytest.mark.parametrize("xml", ["<row r='0'/>", "<row r='1'><c r='1A'/></row>", "<row r='1'><c r='A'/></row>"])
def test_a_reference_that_is_none_breaks_the_sheet(xml):
    with pytest.raises(Refused):
        usual(f"<s>{xml}</s>".encode())


def test_a_part_that_is_not_there_has_no_elements():
    assert elements(b"") == []


def test_an_unreadable_old_workbook_has_no_facts():
    assert legacy_facts(b"x").sheets == {}


def test_an_old_workbook_with_a_broken_head_is_broken_and_not_encrypted(tmp_path):
    encrypted_xls(tmp_path / "x.xls")
    data = bytearray((tmp_path / "x.xls").read_bytes())
    data[28:30] = bytes(2)
    assert not is_encrypted(bytes(data))


def test_an_old_workbook_that_opens_is_not_encrypted():
    assert not is_encrypted(legacy_workbook(Paper([Leaf("S", [[Slot(1.0)]])])))


def test_a_file_that_grows_while_it_is_read_is_waited_for(tmp_path, monkeypatch):
    raw_book(tmp_path / "x.xlsx", sheet_xml(ONE))
    seen = []

    def growing(handle, told=os.fstat):
        if seen:
            with (tmp_path / "x.xlsx").open("ab") as file:
                file.write(b"more")
        seen.append(handle)
        return told(handle)

    monkeypatch.setattr(os, "fstat", growing)
    assert "chép" in reason(tmp_path / "x.xlsx")


@pytest.mark.parametrize(
    ("failure", "said"),
    [(PermissionError(errno.EACCES, "x"), FORBIDDEN), (MemoryError(), TOO_MUCH), (RecursionError(), BROKEN)],
)
def test_what_the_system_refuses_is_said(tmp_path, monkeypatch, failure, said):
    def refuse(*_):
        raise failure

    raw_book(tmp_path / "x.xlsx", sheet_xml(ONE))
    monkeypatch.setattr(os, "open", refuse)
    assert reason(tmp_path / "x.xlsx") == said


def test_a_person_can_stop_a_reading(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    raw_book(tmp_path / "x.xlsx", sheet_xml(ONE))
    monkeypatch.setattr(os, "open", stop)
    with pytest.raises(KeyboardInterrupt):
        read(str(tmp_path / "x.xlsx"))


@pytest.mark.parametrize("moment", [-(2**40), 2**40])
def test_a_file_from_another_age_is_read(tmp_path, moment):
    raw_book(tmp_path / "x.xlsx", sheet_xml(ONE))
    try:
        os.utime(tmp_path / "x.xlsx", (moment, moment))
    except (OSError, OverflowError):
        pytest.skip("the file system holds no such time")
    assert isinstance(read(str(tmp_path / "x.xlsx")), RawBook)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a\x1b[31m.xlsx", "a�[31m.xlsx"), ("\u202egnp.exe", "�gnp.exe"), ("a\nb", "a�b"), ("Sở Y tế", "Sở Y tế")],
)
def test_a_name_is_shown_as_text_alone(name, shown):
    assert shown_name(f"/x/{name}") == shown


@posix
def test_a_name_that_is_no_text_is_shown():
    assert shown_name(os.fsdecode(b"/x/\xff\xfe.xlsx")) == "��.xlsx"


def told_by(paths: list[str]) -> list[RawBook | Refusal]:
    """What `answer` writes for paths, unpacked."""
    import pickle  # noqa: PLC0415 - as the parent does

    held, found = BytesIO(), []
    soft = resource.getrlimit(resource.RLIMIT_CPU)
    try:
        answer([(path, ()) for path in paths], 600, held)
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, soft)
    held.seek(0)
    while head := held.read(LENGTH.size):
        found.append(pickle.loads(held.read(*LENGTH.unpack(head))))  # noqa: S301 - written above
    return found


@posix
def test_every_path_is_answered_once(tmp_path):
    raw_book(tmp_path / "x.xlsx", sheet_xml(ONE))
    outcomes = told_by([str(tmp_path / "x.xlsx"), str(tmp_path / "y.xlsx")] * TIDY)
    assert [type(outcome) for outcome in outcomes] == [RawBook, Refusal] * TIDY


@posix
def test_more_text_than_the_parent_takes_is_refused(tmp_path):
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(
        f'<row r="{n}">' + "".join(cell.format(letter, n, "ư" * 30_000) for letter in "ABCDEFGH") + "</row>"
        for n in range(1, 120)
    )
    with zipfile.ZipFile(raw_book(tmp_path / "x.xlsx", sheet_xml(ONE))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w", zipfile.ZIP_STORED) as package:
        for name, content in (parts | {"xl/worksheets/first.xml": sheet_xml(rows)}).items():
            package.writestr(name, content)
    assert (tmp_path / "x.xlsx").stat().st_size > MAX_OUTCOME
    (outcome,) = told_by([str(tmp_path / "x.xlsx")])
    assert outcome.facts["reason"] == "tệp có quá nhiều chữ"


@posix
def test_limits_are_taken_and_a_system_that_refuses_one_is_borne():
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE)
    before = [resource.getrlimit(kind) for kind in kinds]
    try:
        hold_memory(1 << 45)
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == 1 << 45
        assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == 0
    finally:
        for kind, limits in zip(kinds, before, strict=True):
            resource.setrlimit(kind, limits)


@posix
@pytest.mark.parametrize("told", ["", r"printf '\100\0\0\0\0\0\0\0abc'"], ids=["silent", "cut off"])
def test_a_reading_process_that_does_not_answer_is_no_harm(tmp_path, monkeypatch, told):
    fake = tmp_path / "python"
    fake.write_text(f"#!/bin/sh\n{told}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(fake))
    reading = Reading([tmp_path / ("x" * 200)] * 5_000)
    first = next(iter(reading))
    reading.close()
    assert first.facts["reason"] == KILLED


def test_an_inbox_that_is_not_there_or_is_a_file_is_said(tmp_path):
    with pytest.raises(InputError, match="không có thư mục này"):
        inbox(tmp_path / "nhan-ve")
    (tmp_path / "nhan-ve").write_bytes(b"x")
    with pytest.raises(InputError, match="là một tệp"):
        inbox(tmp_path / "nhan-ve")


@pytest.mark.parametrize(
    ("failure", "said"),
    [(PermissionError(errno.EACCES, "x"), "quyền"), (OSError(errno.EIO, "Input/output error"), "không còn tới được")],
)
def test_an_inbox_that_the_system_does_not_open_is_said(tmp_path, monkeypatch, failure, said):
    def refuse(_):
        raise failure

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError, match=said):
        inbox(tmp_path)


def test_a_folder_that_cannot_be_looked_into_or_lies_too_deep_stands_for_itself(tmp_path, monkeypatch):
    deep = tmp_path / "1" / "2" / "3" / "4" / "5" / "6"
    deep.mkdir(parents=True)
    (tmp_path / "khoa").mkdir()
    listed = Path.iterdir

    def refuse(self):
        if self.name == "khoa":
            raise PermissionError
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert inbox(tmp_path) == (deep, tmp_path / "khoa")


def test_numbers_that_are_none_come_as_text_and_the_rest_of_their_row_as_it_is(tmp_path):
    typed = "".join(f'<c r="{c}1"><v>{v}</v></c>' for c, v in zip("BCDE", ("NaN", "-INF", "1e400", "2"), strict=True))
    outcome = read(str(raw_book(tmp_path / "x.xlsx", sheet_xml(ONE.replace("</row>", f"{typed}</row>")))))
    assert isinstance(outcome, RawBook)
    assert outcome.grids[0].rows == ((1, "NAN", "-INF", "INF", 2),)


def test_a_list_of_sheets_elsewhere_is_not_what_is_read(tmp_path):
    raw_book(tmp_path / "x.xlsx", sheet_xml(ONE))
    with zipfile.ZipFile(tmp_path / "x.xlsx", "a") as package:
        package.writestr("xl/decoy.xml", f'<workbook xmlns="{MAIN}"><sheets/></workbook>')
    data = (tmp_path / "x.xlsx").read_bytes()
    assert isinstance(read(str(tmp_path / "x.xlsx")), RawBook)
    assert b"decoy" in data


def test_what_would_be_refused_is_told_of_bytes_alone():
    assert refusal_of(b"%PDF-1.4") == "tệp PDF"
    assert refusal_of(b"") == "tệp văn bản (csv, txt)"


def test_a_file_of_a_kind_that_is_not_wanted_is_refused_before_any_reader_sees_it(tmp_path):
    SAMPLES[DEADLY][0](tmp_path / "a.xls")

    assert read(str(tmp_path / "a.xls"), PACKAGES).facts["reason"] == "thật ra là tệp .xls"


def test_a_sound_workbook_would_be_read(tmp_path):
    path = raw_book(tmp_path / "a.xlsx", sheet_xml(ONE))

    assert refusal_of(path.read_bytes()) == ""
