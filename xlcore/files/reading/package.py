"""A zip package in memory, opened with caps: nothing in it can make us unpack more than we agreed to.

Only the central directory is believed, and only as far as the bytes bear it out; encrypted or 64-bit archives
are no workbooks that an office programme would send. Names of parts are the same in capitals and small letters.
"""

import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

MAX_ENTRIES = 4000
MAX_PART = 100_000_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 400
RATIO_MATTERS_FROM = 5_000_000
"""Bytes unpacked; small parts may well shrink a thousandfold (empty rows of one style)."""

END = struct.Struct("<4s4H2LH")
ENTRY = struct.Struct("<4s6H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
STORED, DEFLATED = 0, 8


class Refused(Exception):  # noqa: N818 - not an error of the programme but a verdict on a file
    """A file is not taken: the rule that says why and the reason that stands in its sentence."""

    def __init__(self, rule: str, reason: str = "") -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


class Entry(NamedTuple):
    """One part as the directory tells it; sizes in bytes."""

    offset: int
    method: int
    packed: int
    unpacked: int


class Package(NamedTuple):
    """The parts of a zip archive by their names in small letters."""

    data: bytes
    entries: Mapping[str, Entry]

    def part(self, name: str) -> bytes:
        """Unpack one part; a part that is not there is empty."""
        entry = self.entries.get(name.lower())
        if entry is None:
            return b""
        start = entry.offset + LOCAL.size
        if start > len(self.data) or self.data[entry.offset : entry.offset + 4] != b"PK\x03\x04":
            raise Refused("TEP-01", "tệp bị cắt cụt hoặc hỏng khi chép")
        start += sum(struct.unpack_from("<2H", self.data, entry.offset + 26))
        packed = self.data[start : start + entry.packed]
        content = packed if entry.method == STORED else _inflate(packed, entry.unpacked)
        if len(content) != entry.unpacked:
            raise Refused("TEP-01", "gói nén khai sai kích thước")
        return content


def open_package(data: bytes) -> Package:
    """Read the directory of an archive and hold it to the caps; raises Refused."""
    entries = _directory(data)
    _hold_to_caps(entries)
    return Package(data, entries)


def _inflate(packed: bytes, size: int) -> bytes:
    """Unpack at most one byte more than the directory announced."""
    unpacker = zlib.decompressobj(-15)
    try:
        return unpacker.decompress(packed, size + 1)
    except zlib.error as error:
        raise Refused("TEP-01", "tệp bị hỏng khi chép hoặc khi gửi") from error


def _directory(data: bytes) -> dict[str, Entry]:
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0 or at + END.size > len(data):
        raise Refused("TEP-01", "tệp bị cắt cụt, thiếu phần cuối")
    *_, count, size, position, _comment = END.unpack_from(data, at)
    if count > MAX_ENTRIES:
        raise Refused("TEP-01", f"gói nén có tới {count} phần")
    if position + size != at:  # readers would differ on where the directory is
        raise Refused("TEP-01", "mục lục của gói nén bị hỏng")
    entries: dict[str, Entry] = {}
    for _ in range(count):
        if position + ENTRY.size > at:
            raise Refused("TEP-01", "mục lục của gói nén bị hỏng")
        field = ENTRY.unpack_from(data, position)
        if field[0] != b"PK\x01\x02":
            raise Refused("TEP-01", "mục lục của gói nén bị hỏng")
        name_ends = position + ENTRY.size + field[10]
        name = _name(data[position + ENTRY.size : name_ends])
        if field[3] & 1:
            raise Refused("TEP-02")
        if field[4] not in {STORED, DEFLATED} or name in entries or ".." in name.split("/"):
            raise Refused("TEP-01", "gói nén không do chương trình bảng tính tạo ra")
        entries[name] = Entry(field[16], field[4], field[8], field[9])
        position = name_ends + field[11] + field[12]
    return entries


def _name(written: bytes) -> str:
    return written.decode("utf-8", "replace").replace("\\", "/").lstrip("/").lower()


def _hold_to_caps(entries: Mapping[str, Entry]) -> None:
    end = unpacked = 0
    for entry in sorted(entries.values(), key=lambda entry: entry.offset):
        if entry.offset < end:
            raise Refused("TEP-01", "các phần trong gói nén chồng lên nhau")
        end = entry.offset + LOCAL.size + entry.packed
        unpacked += entry.unpacked
        swollen = entry.unpacked > RATIO_MATTERS_FROM and entry.unpacked > MAX_RATIO * max(entry.packed, 1)
        if swollen or entry.unpacked > MAX_PART or unpacked > MAX_UNPACKED:
            raise Refused("TEP-01", "gói nén phình quá lớn khi mở")
