"""Returned files that mean harm, one for each way known to us, and what must come of each: `refused` or `read`.

None comes with a password, a macro or a link that works; each is written in a moment and small on the disk.
"""

import os
import random
from collections.abc import Mapping
from pathlib import Path

from hostile_makers import (
    ONE,
    Maker,
    after,
    beside,
    bomb,
    cells,
    changed,
    content,
    duplicate,
    external,
    far_xls,
    lying_xls,
    macro_sheet,
    many_links,
    named,
    ods,
    old,
    overlapping,
    patched,
    sheets,
    sparse,
    strings,
    unix_socket,
)
from reading_builders import (
    FONT,
    MAIN,
    STRINGS,
    STYLES,
    TYPES,
    encrypted_xls,
    ole,
    raw_book,
    sheet_xml,
    zipped,
)

from xlcore.domain.findings import letters

REFUSED, READ = "refused", "read"
DOCTYPE = (
    '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)
FILE_ENTITY = '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
STYLED = STYLES % (FONT, '<xf fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="46" fontId="99999"/>')
WIDE = "".join(f'<c r="{letters(column)}%d"><v>1</v></c>' for column in range(1, 300))
LONG = "x" * 32_000
NOISE = "".join(random.Random(4).choices("abcđêôơư 0123456789", k=60_000))  # noqa: S311 - noise, no secret
"""Longer than a packer looks back, so that repeating it packs no better."""
BOMB_ROWS = "".join(
    f'<row r="{row}">' + "".join(f'<c r="{letters(c)}{row}" t="s"><v>0</v></c>' for c in range(1, 26)) + "</row>"
    for row in range(2, 4_000)
)
TALL_ODS = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
ODS_CELL = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'

SAMPLES: Mapping[str, tuple[Maker, str]] = {
    "far corner": (cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), REFUSED),
    "far, style first": (cells('<row r="9"><c s="0" r="XFD1048576"><v>1</v></c></row>'), REFUSED),
    "far, small letters": (cells('<row r="9"><c r="xfd1048576"><v>1</v></c></row>'), REFUSED),
    "far, single quotes": (cells("<row r='9'><c r='XFD1048576'><v>1</v></c></row>"), REFUSED),
    "far, many letters": (cells('<row r="9"><c r="ZZZZZZZ9"><v>1</v></c></row>'), REFUSED),
    "far, many digits": (cells('<row r="9"><c r="A99999999999999999999"><v>1</v></c></row>'), REFUSED),
    "far, by its row alone": (cells('<row r="1048576"><c><v>1</v></c></row>'), REFUSED),
    "far, prefixed": (cells('<x:row xmlns:x="u" r="9"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'), REFUSED),
    "far, another child first": (cells('<row r="9"><c r="XFD1048576"><extLst/><v>1</v></c></row>'), REFUSED),
    "wide and tall": (cells('<row r="90000"><c r="A90000"><v>1</v></c><c r="AZ9"><v>1</v></c></row>'), REFUSED),
    "far formats only": (cells('<row r="1048576"><c r="XFD1048576" s="0"/></row>'), READ),
    "row of no number": (cells('<row r="x"><c><v>1</v></c></row>'), REFUSED),
    "lying dimension": (
        lambda path: raw_book(path, sheet_xml(ONE, before='<dimension ref="A1:XFD1048576"/>')),
        READ,
    ),
    "dimension of nothing": (lambda path: raw_book(path, sheet_xml(ONE, before='<dimension ref="?"/>')), REFUSED),
    "merge over the whole sheet": (
        after('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        READ,
    ),
    "merges without number": (
        after("<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 200_000 + "</mergeCells>"),
        REFUSED,
    ),
    "hyperlinks over whole sheets": (many_links, READ),
    "hidden columns without end": (
        lambda path: raw_book(path, sheet_xml(ONE, before='<cols><col min="1" max="99999999" hidden="1"/></cols>')),
        READ,
    ),
    "lying count of strings": (strings(STRINGS.replace("<sst", '<sst uniqueCount="4000000000"')), REFUSED),
    "lying count, quoted otherwise": (strings(STRINGS.replace("<sst", "<sst uniqueCount = '999999999'")), REFUSED),
    "lying count, far behind": (
        strings(STRINGS.replace("<sst", f'<!--{"x" * 5000}--><sst uniqueCount="4000000000"')),
        REFUSED,
    ),
    "lying count of many digits": (strings(STRINGS.replace("<sst", f'<sst uniqueCount="{"9" * 5000}"')), REFUSED),
    "shared string out of range": (beside('<c r="B1" t="s"><v>99</v></c>'), REFUSED),
    "shared string below zero": (beside('<c r="B1" t="s"><v>-1</v></c>'), REFUSED),
    "style out of range": (beside('<c r="B1" s="4294967295"><v>2</v></c>'), READ),
    "font out of range": (beside('<c r="B1" s="2"><v>2</v></c>', styles=STYLED), READ),
    "number NaN": (beside('<c r="B1"><v>NaN</v></c>'), READ),
    "number INF": (beside('<c r="B1"><v>-INF</v></c>'), READ),
    "number 1e400": (beside('<c r="B1"><v>1e400</v></c>'), READ),
    "day 1e400": (beside('<c r="B1" s="1"><v>1e400</v></c>', styles=STYLED), READ),
    "duration 1e300": (beside('<c r="B1" s="2"><v>1e300</v></c>', styles=STYLED), REFUSED),
    "type of no kind": (beside('<c r="B1" t="zz"><v>7</v></c>'), REFUSED),
    "escaped NUL": (beside('<c r="B1" t="inlineStr"><is><t>a_x0000_b_x001B_[31mc</t></is></c>'), READ),
    "real NUL": (beside('<c r="B1" t="str"><v>a\0b</v></c>'), READ),
    "NUL by number": (beside('<c r="B1" t="str"><v>&#0;</v></c>'), REFUSED),
    "half a character": (beside('<c r="B1" t="str"><v>&#xD800;</v></c>'), REFUSED),
    "cell of twenty million characters": (beside(f'<c r="B1" t="inlineStr"><is><t>{NOISE * 334}</t></is></c>'), READ),
    "digits without end": (beside(f'<c r="B1" t="str"><v>{"9" * 30_000}</v></c>'), READ),
    "one string in very many cells": (
        cells(BOMB_ROWS, strings=f'<sst xmlns="{MAIN}"><si><t>{LONG}</t></si></sst>'),
        REFUSED,
    ),
    "sheet bomb": (sheets(3_000), REFUSED),
    "sheets without number": (sheets(120_000), REFUSED),
    "bomb in the sheet": (bomb("xl/worksheets/first.xml", " ", 90_000_000), REFUSED),
    "bomb in a part nobody reads": (bomb("xl/theme/theme1.xml", " ", 90_000_000), REFUSED),
    "overlapping entries": (overlapping, REFUSED),
    "duplicate entries": (duplicate, REFUSED),
    "entries without number": (named(*(f"x{number}" for number in range(5_000))), REFUSED),
    "name that climbs": (named("../../../tmp/x"), REFUSED),
    "name that climbs, backwards": (named("..\\..\\x"), REFUSED),
    "name from the root": (named("/etc/x", "C:/x"), READ),
    "name with strange letters": (named("xl/\u202egnp.exe", "xl/a\nb"), READ),
    "DOCTYPE in a sheet": (changed("xl/worksheets/first.xml", lambda xml: DOCTYPE.encode() + xml), REFUSED),
    "entity bomb in the strings": (
        strings(DOCTYPE + STRINGS.replace("chữ", "&c;&c;&c;&c;")),
        REFUSED,
    ),
    "file by an entity": (strings(FILE_ENTITY + STRINGS.replace("chữ", "&x;")), REFUSED),
    "DOCTYPE in the types": (changed("[Content_Types].xml", lambda xml: DOCTYPE.encode() + xml), REFUSED),
    "DOCTYPE in the relations": (changed("_rels/.rels", lambda xml: DOCTYPE.encode() + xml), REFUSED),
    "DOCTYPE in UTF-16": (
        changed("xl/workbook.xml", lambda xml: (DOCTYPE + xml.decode()).encode("utf-16-le")),
        REFUSED,
    ),
    "UTF-16": (changed("xl/worksheets/first.xml", lambda xml: xml.decode().encode("utf-16")), REFUSED),
    "XML cut off": (changed("xl/workbook.xml", lambda xml: xml[: len(xml) // 2]), REFUSED),
    "XML nested very deep": (cells("<a>" * 500_000 + "</a>" * 500_000), READ),
    "no parts but the types": (lambda path: zipped(path, {"[Content_Types].xml": TYPES}), REFUSED),
    "relation to nowhere": (changed("xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"first", b"x")), REFUSED),
    "relation that climbs": (
        changed("xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"worksheets/", b"../../../../etc/")),
        REFUSED,
    ),
    "external links, DDE, HYPERLINK": (external, READ),
    "sheet of macros": (macro_sheet, REFUSED),
    "encrypted entry": (patched(lambda data: data.__setitem__(data.rfind(b"PK\x01\x02") + 8, 1)), REFUSED),
    "unknown packing": (patched(lambda data: data.__setitem__(data.rfind(b"PK\x01\x02") + 10, 14)), REFUSED),
    "entry beyond the end": (
        patched(
            lambda data: data.__setitem__(
                slice(data.rfind(b"PK\x01\x02") + 42, data.rfind(b"PK\x01\x02") + 46), b"\xff" * 4
            )
        ),
        REFUSED,
    ),
    "directory elsewhere": (patched(lambda data: data.__setitem__(data.rfind(b"PK\x05\x06") + 16, 0)), REFUSED),
    "encrypted": (lambda path: ole(path, "EncryptedPackage"), REFUSED),
    "encrypted .xls": (encrypted_xls, REFUSED),
    "far corners of an .xls": (far_xls, REFUSED),
    "lying FAT of an .xls": (lying_xls(44), REFUSED),
    "lying small FAT of an .xls": (lying_xls(64), REFUSED),
    "lying DIFAT of an .xls": (lying_xls(72), REFUSED),
    ".xls of zeros": (old(bytes(4096)), REFUSED),
    ".xls of noise": (old(bytes(range(256)) * 64), REFUSED),
    ".ods, far": (ods(TALL_ODS.format(1_048_576, ODS_CELL.format(16_384))), REFUSED),
    ".ods, wide and tall": (ods(TALL_ODS.format(90_000, ODS_CELL.format(1_900))), REFUSED),
    ".ods, rows upon rows": (ods(TALL_ODS.format(99_999, ODS_CELL.format(1)) * 60), REFUSED),
    ".ods, empty rows without end": (
        ods(TALL_ODS.format(1, ODS_CELL.format(1)) + TALL_ODS.format(10**9, "<table:table-cell/>")),
        READ,
    ),
    ".ods, hidden rows without end": (
        ods(
            TALL_ODS.format(1, ODS_CELL.format(1))
            + '<table:table-row table:visibility="collapse" table:number-rows-repeated="99999"/>' * 2_000
        ),
        READ,
    ),
    ".ods, repeated no times": (ods(TALL_ODS.format("x", ODS_CELL.format("-7"))), REFUSED),
    ".ods, spanned no times": (
        ods(TALL_ODS.format(1, ODS_CELL.format(1).replace("/>", ' table:number-columns-spanned="x"/>'))),
        READ,
    ),
    ".ods with a DOCTYPE": (
        lambda path: zipped(
            path,
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<manifest/>",
                "content.xml": f"{DOCTYPE}<x>&c;</x>",
            },
        ),
        REFUSED,
    ),
    "csv": (content("Mã;Tên\n=cmd|' /C calc'!A0;x\n".encode()), REFUSED),
    "html": (content(b"<html><script>alert(1)</script></html>"), REFUSED),
    "pdf": (content(b"%PDF-1.7\n"), REFUSED),
    "docx": (lambda path: zipped(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}), REFUSED),
    "program": (content(b"MZ" + bytes(100)), REFUSED),
    "truncated": (
        patched(lambda data: data.__delitem__(slice(len(data) // 2, None))),
        REFUSED,
    ),
    "empty": (content(b""), REFUSED),
    "zip of nothing": (content(b"PK\x05\x06" + bytes(18)), REFUSED),
    "zeros": (content(bytes(4096)), REFUSED),
}

ODDITIES: Mapping[str, Maker] = {
    "folder": Path.mkdir,
    "link": lambda path: path.symlink_to("/etc/passwd"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "pipe": lambda path: os.mkfifo(path),  # noqa: PLW0108 - the function is not known everywhere
    "socket": unix_socket,
    "huge and empty": sparse,
}
"""What is no file of a unit at all; only systems with links and pipes can make them."""


def make_all(folder: Path) -> dict[Path, str]:
    """Write every sample into the folder; give what must come of each."""
    folder.mkdir(exist_ok=True)
    made = {}
    for number, (maker, outcome) in enumerate(SAMPLES.values(), 1):
        path = folder / f"{number:03}.xlsx"
        maker(path)
        made[path] = outcome
    if os.name != "nt":
        for number, make in enumerate(ODDITIES.values(), 1):
            make(folder / f"x{number}.xlsx")
            made[folder / f"x{number}.xlsx"] = REFUSED
    return made
