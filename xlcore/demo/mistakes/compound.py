"""Writes compound files, the container of the formats before .xlsx and of workbooks with a password ([MS-CFB])."""

import struct
from collections.abc import Mapping

_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_SECTOR, _END, _TABLE, _NONE = 512, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST = 4096
"""Streams shorter than this would go into the container's mini stream; they are padded instead."""
_STREAM, _ROOT, _BLACK = 2, 5, 1


def compound(streams: Mapping[str, bytes]) -> bytes:
    """The bytes of a compound file that holds some streams, given in the order of their names' lengths.

    The directory is one chain of right siblings, as few streams need no balanced tree.
    """
    padded = {
        name: data.ljust(max(_SMALLEST, -(-len(data) // _SECTOR) * _SECTOR), b"\0") for name, data in streams.items()
    }
    lengths = [len(data) // _SECTOR for data in padded.values()]
    directory = -(-(len(padded) + 1) // 4)
    tables = -(-(sum(lengths) + directory) // 127)
    starts = [tables + directory + sum(lengths[:place]) for place in range(len(lengths))]
    chains = [*[_TABLE] * tables, *_chain(tables, directory)]
    for start, length in zip(starts, lengths, strict=True):
        chains += _chain(start, length)
    entries = [_entry("Root Entry", _ROOT, child=1)]
    for place, (name, data) in enumerate(padded.items(), 1):
        sibling = place + 1 if place < len(padded) else _NONE
        entries.append(_entry(name, _STREAM, right=sibling, start=starts[place - 1], size=len(data)))
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * _SECTOR, b"\xff")
    head = _head(tables, tables)
    return head + table + b"".join(entries).ljust(directory * _SECTOR, b"\0") + b"".join(padded.values())


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), _END]


def _head(tables: int, directory: int) -> bytes:
    head = _MAGIC + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, tables, directory, 0, _SMALLEST, _END, 0, _END, 0)
    return (head + struct.pack(f"<{tables}I", *range(tables))).ljust(_SECTOR, b"\xff")


def _entry(name: str, kind: int, right: int = _NONE, child: int = _NONE, start: int = _END, size: int = 0) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBB3I", len(encoded), kind, _BLACK, _NONE, right, child)
    return encoded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
