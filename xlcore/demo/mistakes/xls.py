"""Writes a paper as a workbook of Excel 97-2003: values, merged cells, one font, one format for days ([MS-XLS])."""

import struct
from collections.abc import Iterator
from datetime import date

from .compound import compound
from .paper import Leaf, Paper, Slot

_BOF, _EOF, _CODEPAGE, _WINDOW, _FONT, _XF, _STYLE, _SHEET = 0x809, 0x0A, 0x42, 0x3D, 0x31, 0xE0, 0x293, 0x85
_DIMENSION, _WINDOW2, _LABEL, _NUMBER, _MERGED = 0x200, 0x23E, 0x204, 0x203, 0xE5
_GLOBALS, _WORKSHEET = 0x05, 0x10
_GENERAL, _DAY = 15, 16
"""Fifteen style formats, then the cell formats: plain, and days."""
_SHORT_DATE = 14
_EPOCH = date(1899, 12, 30)
_LONGEST = 255


def legacy_workbook(paper: Paper) -> bytes:
    """The bytes of an .xls with the values and merged cells of a paper."""
    before = b"".join((_bof(_GLOBALS), _record(_CODEPAGE, struct.pack("<H", 1200)), _window(), *_looks()))
    names = [_name(leaf) for leaf in paper.leaves]
    sheets = [_sheet(leaf) for leaf in paper.leaves]
    length = sum(4 + 6 + len(name) for name in names)
    position = len(before) + length + len(_record(_EOF))
    entries = []
    for name, sheet in zip(names, sheets, strict=True):
        entries.append(_record(_SHEET, struct.pack("<IH", position, 0) + name))
        position += len(sheet)
    return compound({"Workbook": before + b"".join(entries) + _record(_EOF) + b"".join(sheets)})


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<4H2I", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _window() -> bytes:
    return _record(_WINDOW, struct.pack("<9H", 0, 0, 16000, 9000, 0x38, 0, 0, 1, 600))


def _looks() -> Iterator[bytes]:
    font = "Times New Roman"
    body = struct.pack("<5H4B2B", 240, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, len(font), 1) + font.encode("utf-16-le")
    yield from [_record(_FONT, body)] * 5
    yield from [_record(_XF, struct.pack("<3H14x", 0, 0, 0xFFF5))] * _GENERAL
    for shown in (0, _SHORT_DATE):
        yield _record(_XF, struct.pack("<3H14x", 0, shown, 0x0001))
    yield _record(_STYLE, struct.pack("<HBB", 0x8000, 0, 0xFF))


def _name(leaf: Leaf) -> bytes:
    return struct.pack("<2B", len(leaf.title), 1) + leaf.title.encode("utf-16-le")


def _sheet(leaf: Leaf) -> bytes:
    width = max(map(len, leaf.lines))
    size = _record(_DIMENSION, struct.pack("<2I3H", 0, len(leaf.lines), 0, width, 0))
    cells = b"".join(
        _cell(row, column, slot) for row, line in enumerate(leaf.lines) for column, slot in enumerate(line)
    )
    view = _record(_WINDOW2, struct.pack("<3HI2HI", 0x06B6, 0, 0, 64, 0, 0, 0))
    return b"".join((_bof(_WORKSHEET), size, cells, view, _merges(leaf), _record(_EOF)))


def _cell(row: int, column: int, slot: Slot) -> bytes:
    match slot.value:
        case "":
            return b""
        case date() as day:
            return _record(_NUMBER, struct.pack("<3Hd", row, column, _DAY, (day - _EPOCH).days))
        case int() | float() as number:
            return _record(_NUMBER, struct.pack("<3Hd", row, column, _GENERAL, number))
    text = str(slot.value)[:_LONGEST]
    return _record(_LABEL, struct.pack("<3HHB", row, column, _GENERAL, len(text), 1) + text.encode("utf-16-le"))


def _merges(leaf: Leaf) -> bytes:
    areas = [
        struct.pack("<4H", row, row + slot.span[0] - 1, column, column + slot.span[1] - 1)
        for row, line in enumerate(leaf.lines)
        for column, slot in enumerate(line)
        if slot.span != (1, 1)
    ]
    return _record(_MERGED, struct.pack("<H", len(areas)) + b"".join(areas)) if areas else b""
