"""What is fuzzed: one function for each target, from bytes to nothing; only a real fault leaves it as an exception.

Used by the coverage-guided fuzzer (`tests/harness/fuzz.py`) and, on kept inputs, by the tests.
"""

import contextlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from reading_builders import BOOK, BOOK_RELATIONS, FONT, ROOT, STRINGS, STYLES, TYPES

from xlcore.demo.bloc import ASSIGNMENT
from xlcore.files.reading.facts import book_facts
from xlcore.files.reading.gate import kind_of
from xlcore.files.reading.legacy import is_encrypted, legacy_facts
from xlcore.files.reading.opendocument import hold_opendocument, opendocument_facts
from xlcore.files.reading.package import Refused
from xlcore.intake.grid import Grid, Raw, RawBook
from xlcore.intake.locate import find_table
from xlcore.intake.rows import TableReader
from xlcore.intake.understand import understand
from xlcore.sheets import FORM_SHEETS
from xlcore.values.folding import clean

PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": ROOT,
    "xl/workbook.xml": BOOK % ("", ""),
    "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
    "xl/styles.xml": STYLES % (FONT, '<xf fontId="0"/>'),
    "xl/sharedStrings.xml": STRINGS,
    "xl/worksheets/first.xml": '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
}
FUZZED = ("xl/worksheets/first.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels")
LABELS = [word for sheet in FORM_SHEETS for column in sheet.columns for word in (column.label, *column.levels)]
WORDS = [
    *dict.fromkeys(LABELS),
    "STT",
    "Tổng cộng",
    "không áp dụng",
    "BQLDA",
    "2018-H1",
    "Kinh tế - Kỹ thuật",
    "(1)",
    "x",
]
WHEN = datetime(2018, 7, 6)


def package(data: bytes) -> None:
    """A whole file: the directory of the archive, the kind of file, its facts."""
    with contextlib.suppress(Refused):
        kind, opened = kind_of(data)
        if opened is not None and kind != "ods":
            book_facts(opened)
        elif opened is not None:
            hold_opendocument(opened.part("content.xml"))
            opendocument_facts(opened.part("content.xml"))
        else:
            legacy_facts(data)
            is_encrypted(data)


def parts(data: bytes) -> None:
    """One part of a sound package: which one is told by the first byte, the rest is its XML."""
    name = FUZZED[data[0] % len(FUZZED)] if data else FUZZED[0]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for one, content in (PARTS | {name: data[1:]}).items():
            made.writestr(one, content)
    package(held.getvalue())


def opendocument(data: bytes) -> None:
    """The content of an .ods."""
    with contextlib.suppress(Refused):
        hold_opendocument(data)
        opendocument_facts(data)


def table(data: bytes) -> None:
    """A workbook of cells that the bytes choose, understood as a unit's file against the demo's bloc."""
    understand(RawBook("x.xlsx", "xlsx", "0", WHEN, tuple(grids(data)), marks=len(data) % 2 == 1), ASSIGNMENT)


def finder(data: bytes) -> None:
    """One tab searched for one declared sheet, which the first byte chooses, and its table read."""
    sheet = DECLARED[data[0] % len(DECLARED)] if data else DECLARED[0]
    grid = next(grids(data[1:].replace(b"\x01", b"\x05")))
    found = find_table(grid, sheet)
    if found:
        TableReader("x.xlsx", "A", grid, sheet, found, ASSIGNMENT.period, date1904=False, ours=True).read()


def text(data: bytes) -> None:
    """Text as a cell of each declared column, and folded."""
    from xlcore.values.typed import type_cell  # noqa: PLC0415 - only this target types alone

    said = clean(data.decode("utf-8", "replace"))
    for kind in KINDS.values():
        type_cell(said, kind, period=ASSIGNMENT.period)
        type_cell(said, kind, period=ASSIGNMENT.period, legacy_font="TCVN3")


DECLARED = tuple(FORM_SHEETS)
KINDS = {type(column.kind): column for sheet in FORM_SHEETS for column in sheet.columns}
TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "package": package,
    "parts": parts,
    "opendocument": opendocument,
    "finder": finder,
    "table": table,
    "text": text,
}


def grids(data: bytes) -> Iterator[Grid]:
    """Sheets spelled by bytes: 0 ends a row, 1 a sheet, 2 merges, 3 and up choose words and values."""
    stream, rows, row, merges = iter(data), list[tuple[Raw, ...]](), list[Raw](), list[tuple[int, int, int, int]]()
    for byte in stream:
        if byte == 0:
            rows.append(tuple(row))
            row = []
        elif byte == 1:
            yield _grid([*rows, tuple(row)], merges)
            rows, row, merges = [], [], []
        elif byte == 2:
            merges.append((next(stream, 1), next(stream, 1), next(stream, 1), next(stream, 1)))
        else:
            row.append(_raw(byte, stream))
    yield _grid([*rows, tuple(row)], merges)


def _raw(byte: int, stream: Iterator[int]) -> Raw:
    match byte % 8:
        case 0:
            return ""
        case 1:
            return struct.unpack("<d", bytes(next(stream, 0) for _ in range(8)))[0]
        case 2:
            return bytes(next(stream, 0) for _ in range(next(stream, 0) % 24)).decode("utf-8", "replace")
        case 3:
            day = WHEN.replace(year=1 + (next(stream, 0) * 256 + next(stream, 0)) % 9999)
            return (day, day.date(), WHEN.time(), timedelta(days=byte))[next(stream, 0) % 4]
        case 4:
            return (True, False, byte, byte**9)[next(stream, 0) % 4]
        case _:
            return WORDS[(byte // 8 + 32 * next(stream, 0)) % len(WORDS)]


def _grid(rows: list[tuple[Raw, ...]], merges: list[tuple[int, int, int, int]]) -> Grid:
    width = max(map(len, rows))
    title = next((str(row[0]) for row in rows if row and row[0]), "S")[:31]
    return Grid(title, tuple((*row, *[""] * (width - len(row))) for row in rows), merges=tuple(merges))


def seeds(target: str) -> list[bytes]:
    """Inputs that reach far into a target: sound ones, and those of the hostile samples that are small."""
    if target == "parts":
        return [bytes([number]) + PARTS[name].encode() for number, name in enumerate(FUZZED)]
    if target == "opendocument":
        cell = '<table:table-cell office:value-type="float" table:number-columns-repeated="2"/>'
        row = f'<table:table-row table:visibility="collapse" table:number-rows-repeated="3">{cell}</table:table-row>'
        return [f'<d xmlns:table="t" xmlns:office="o"><table:table table:name="S">{row}</table:table></d>'.encode()]
    if target == "finder":
        labels = [[column.label for column in sheet.columns] for sheet in DECLARED]
        return [bytes([number]) + spelled([row, ["x"] * len(row)]) for number, row in enumerate(labels)]
    if target == "table":
        return [spelled(rows) for rows in ([LABELS[:8]], [[word] for word in LABELS[:20]], [WORDS[-8:], LABELS[20:60]])]
    if target == "text":
        return [word.encode() for word in ("1.234,5 triệu đồng", "20/07/2018", "Së Y tÕ", "46,76 %", "không áp dụng")]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for one, content in PARTS.items():
            made.writestr(one, content)
    return [held.getvalue(), bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1200)]


def mutated(data: bytes, seed: int, mutate: Callable[[bytes], bytes]) -> bytes:
    """Mutate one part inside an archive, so that its directory stays sound; now and then, or elsewhere, the whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            contents = {info.filename: old.read(info) for info in old.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        contents = {}
    if not contents or seed % 4 == 0:
        return mutate(data)
    name = list(contents)[seed // 4 % len(contents)]
    contents[name] = mutate(contents[name])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for one, content in contents.items():
            made.writestr(one, content)
    return held.getvalue()


def spelled(rows: list[list[str]]) -> bytes:
    """Words as bytes that `grids` reads as these rows."""
    out = bytearray()
    for row in rows:
        for word in row:
            number = WORDS.index(word)
            out += bytes(((number % 32) * 8 + 5, number // 32)) if number % 32 else bytes((13, 255))
        out.append(0)
    return bytes(out)
