"""Builders of returned files, kind and hostile, that no office programme would help to make."""

import struct
import subprocess
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
ROOT = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">%s<sheets>
<sheet name="A &amp; B" sheetId="1" r:id="r1"/></sheets>%s</workbook>"""
BOOK_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/first.xml"/>
<Relationship Id="r2" Type="{OFFICE}/styles" Target="/xl/styles.xml"/>
<Relationship Id="r3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
STYLES = f"""<styleSheet xmlns="{MAIN}"><fonts>%s</fonts><fills><fill/></fills><borders><border/></borders>
<cellStyleXfs><xf fontId="0"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"""
FONT = '<font><name val="Arial"/></font>'
STRINGS = f'<sst xmlns="{MAIN}"><si><t>chữ</t></si></sst>'


def sheet_xml(cells: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'


def raw_book(path: Path, sheet: str, **parts: str) -> Path:
    """Write an .xlsx whose single sheet is the given XML; other parts may be replaced by name."""
    contents = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": parts.get("workbook", BOOK % ("", "")),
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/styles.xml": parts.get("styles", STYLES % (FONT, '<xf fontId="0"/>')),
        "xl/sharedStrings.xml": parts.get("strings", STRINGS),
        "xl/worksheets/first.xml": sheet,
    }
    return zipped(path, contents)


def zipped(path: Path, contents: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return path


def raw_ods(path: Path, rows: str) -> Path:
    """Write an .ods whose single sheet S has the given rows."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    sheet = f'<table:table table:name="S">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    contents = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": f"<office:document-content{names}>{body}</office:document-content>",
    }
    return zipped(path, contents)


def ole(path: Path, stream: str) -> Path:
    """Write a minimal compound file: a header, one sector of allocation, one of directory naming the stream."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 432
    table = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = b"".join(_entry(name, kind) for name, kind in (("Root Entry", 5), (stream, 2)))
    path.write_bytes(head + table + entries.ljust(512, b"\0"))
    return path


def encrypted_xls(path: Path) -> Path:
    """Write a legacy workbook that goes no further than the record saying that it is encrypted."""
    begin = struct.pack("<2H4H2I", 0x809, 16, 0x600, 5, 0x1FAA, 0x7CD, 0, 6)
    stream = (begin + struct.pack("<2H3H48x", 0x2F, 54, 1, 1, 1) + struct.pack("<2H", 0x0A, 0)).ljust(4096, b"\0")
    data = bytearray(ole(path, "Workbook").read_bytes())
    chain = [*range(3, 10), 0xFFFFFFFE]
    data[512 + 8 : 512 + 40] = struct.pack("<8I", *chain)
    data[1024 + 76 : 1024 + 80] = struct.pack("<I", 1)
    data[1024 + 128 + 116 : 1024 + 256] = struct.pack("<IQ", 2, 4096)
    path.write_bytes(bytes(data) + stream)
    return path


def _entry(name: str, kind: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    return (entry + b"\xff" * 12).ljust(128, b"\0")


def convert(source: Path, kind: str, profile: Path) -> Path:
    """Let LibreOffice save a workbook in another format beside it."""
    order = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    order += ["--outdir", str(source.parent), str(source)]
    subprocess.run(order, check=True, capture_output=True, timeout=120)
    return source.with_suffix(f".{kind}")
