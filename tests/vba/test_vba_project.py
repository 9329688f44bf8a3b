"""The macros of the master as stored: read back by olevba, and held to the project that xlwings ships for Excel."""

import io
import struct
import zipfile
from pathlib import Path

import olefile
import pytest
import xlwings
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser, decompress_stream

from xlcore.files.assets import asset
from xlcore.files.vba.compound import compound
from xlcore.files.vba.compression import compressed
from xlcore.files.vba.project import CODE_PAGE, Kind, Module, encrypted, vba_project
from xlcore.files.vba.sources import SOURCES, escaped, project

SHEETS = 3
SHIPPED = Path(xlwings.__file__).parent / "quickstart_standalone.xlsm"


def modules(raw: bytes) -> dict[str, str]:
    read = VBA_Parser("vbaProject.bin", data=raw).extract_macros()
    return {name.rpartition(".")[0]: text.replace("\r\n", "\n") for _, _, name, text in read}


def shipped() -> bytes:
    with zipfile.ZipFile(SHIPPED) as package:
        return package.read("xl/vbaProject.bin")


def directory(raw: bytes) -> list[tuple[int, bytes]]:
    """The records of the dir stream: number and content."""
    with olefile.OleFileIO(io.BytesIO(raw)) as ole:
        plain = bytes(decompress_stream(bytearray(ole.openstream("VBA/dir").read())))
    records, at = [], 0
    while at < len(plain):
        number, size = struct.unpack_from("<HI", plain, at)
        size = 6 if number == 0x09 else size  # the version is longer than it says
        records.append((number, plain[at + 6 : at + 6 + size]))
        at += 6 + size
    return records


@pytest.mark.parametrize("name", SOURCES)
def test_each_module_reads_back_as_its_source(name):
    source = asset(f"vba/{name}.bas").read_text(encoding="utf-8")
    stored = modules(project(SHEETS))[name]

    assert stored == f'Attribute VB_Name = "{name}"\n{escaped(source)}'
    assert escaped(source).encode("ascii").decode("ascii") != source


def test_two_builds_are_equal():
    assert project(SHEETS) == project(SHEETS)


def test_there_is_a_module_for_the_workbook_and_for_each_sheet():
    assert [*modules(project(SHEETS))] == ["ThisWorkbook", "Sheet1", "Sheet2", "Sheet3", *SOURCES]


def test_documents_carry_the_attributes_that_excel_itself_writes():
    ours, theirs = modules(project(SHEETS)), modules(shipped())

    assert ours["ThisWorkbook"] == theirs["ThisWorkbook"]
    assert ours["Sheet1"] == theirs["Sheet1"]


def test_the_records_of_project_and_modules_stand_as_in_the_project_that_excel_wrote():
    ours, theirs = ([number for number, _ in directory(raw)] for raw in (project(SHEETS), shipped()))
    documents = theirs[theirs.index(0x19) : theirs.index(0x2B) + 1]

    assert ours[: ours.index(0x16)] == theirs[: theirs.index(0x16)]
    assert ours[ours.index(0x19) : ours.index(0x2B) + 1] == documents
    assert ours[-1] == theirs[-1]
    assert dict(directory(project(SHEETS)))[0x03] == struct.pack("<H", CODE_PAGE) == dict(directory(shipped()))[0x03]


def test_streams_and_settings_are_those_of_the_project_that_excel_wrote():
    settings, names, marks = [], [], []
    for raw in (project(SHEETS), shipped()):
        with olefile.OleFileIO(io.BytesIO(raw)) as ole:
            lines = ole.openstream("PROJECT").read().decode("ascii").splitlines()
            settings.append({line.partition("=")[0] for line in lines})
            names.append({"/".join(path) for path in ole.listdir()})
            marks.append(ole.openstream("VBA/_VBA_PROJECT").read())
            assert not any(entry.createTime or entry.modifyTime for entry in ole.direntries if entry)

    own = {"Sheet1", "Sheet2", "Sheet3", "ThisWorkbook", "Module1", "xlwings", "Dictionary", "ThiDua"}
    assert settings[0] - own == settings[1] - own - {"Class"}
    assert {name for name in names[0] if name.rpartition("/")[2] not in own} == {
        name for name in names[1] if name.rpartition("/")[2] not in own
    }
    assert marks[0] == marks[1]


def test_settings_on_protection_are_obscured_as_the_format_asks():
    """With one ignored pair the same key and seed give what Excel wrote, but for the bytes that nobody reads."""
    theirs = "8D8FA61394EA98EA98EA98EA98"
    ours = encrypted(b"", 4, "{5CF9CDAB-B77B-4FE4-BD7E-D29900070E1B}", 0x8D)

    assert ours[:6] == theirs[:6]
    assert [len(ours), revealed(ours)] == [len(theirs), revealed(theirs)]


def revealed(text: str) -> bytes:
    """Undo the obscuring, by the description of the format."""
    raw = bytes.fromhex(text)
    plain, out = raw[0] ^ raw[2], bytearray()
    for at in range(3, len(raw)):
        plain = raw[at] ^ ((raw[at - 2] + plain) & 0xFF)
        out.append(plain)
    return bytes(out[(raw[0] & 6) // 2 :])


@given(st.text("abc \n", max_size=9000))
def test_what_is_compressed_reads_back(text):
    data = text.encode()

    assert bytes(decompress_stream(bytearray(compressed(data) if data else b"\x01"))) == data


@given(st.dictionaries(st.text("AbZ_9", min_size=1, max_size=9), st.binary(max_size=9000), max_size=6))
def test_a_compound_file_reads_back(streams):
    unique = {name.upper(): content for name, content in streams.items()}
    with olefile.OleFileIO(io.BytesIO(compound({"Top": b"t"}, {"VBA": unique}))) as ole:
        read = {path[-1]: ole.openstream(path).read() for path in ole.listdir() if len(path) > 1}
        top = ole.openstream("Top").read()

    assert read == unique
    assert top == b"t"


def test_letters_outside_the_code_page_cannot_slip_in():
    with pytest.raises(UnicodeEncodeError):
        vba_project([Module("M", Kind.CODE, "' Tổng hợp")])
