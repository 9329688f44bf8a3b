"""The compression of VBA streams: chunks of 4,096 bytes, each a run of letters and of copies from what came before.

Source of the format: [MS-OVBA] 2.4.1.
"""

import struct
from collections.abc import Iterator

_CHUNK = 4096
_SHORTEST = 3
"""A copy of fewer bytes would take more room than the bytes."""


def compressed(data: bytes) -> bytes:
    """Compress a stream; equal input gives equal output."""
    chunks = (_chunk(data[at : at + _CHUNK]) for at in range(0, len(data), _CHUNK))
    return b"\x01" + b"".join(chunks)


def _chunk(data: bytes) -> bytes:
    packed = b"".join(_groups(data))
    if len(packed) <= _CHUNK:
        return struct.pack("<H", len(packed) - 1 | 0xB000) + packed
    return struct.pack("<H", _CHUNK - 1 | 0x3000) + data.ljust(_CHUNK, b"\0")


def _groups(data: bytes) -> Iterator[bytes]:
    """Give groups of up to eight tokens, each behind the byte that tells copies from letters."""
    tokens = list(_tokens(data))
    for first in range(0, len(tokens), 8):
        group = tokens[first : first + 8]
        flags = sum(1 << i for i, token in enumerate(group) if len(token) > 1)
        yield bytes([flags]) + b"".join(group)


def _tokens(data: bytes) -> Iterator[bytes]:
    """Give single bytes, or two bytes that stand for a copy."""
    at, seen = 0, dict[bytes, list[int]]()
    while at < len(data):
        bits = max(4, (at - 1).bit_length()) if at else 4
        offset, length = _best(data, at, seen.get(data[at : at + _SHORTEST], []), (0xFFFF >> bits) + _SHORTEST)
        if offset:
            yield struct.pack("<H", (offset - 1) << (16 - bits) | (length - _SHORTEST))
        else:
            yield data[at : at + 1]
        for passed in range(at, at + length):
            seen.setdefault(data[passed : passed + _SHORTEST], []).append(passed)
        at += length


def _best(data: bytes, at: int, places: list[int], longest: int) -> tuple[int, int]:
    """How far back the longest copy begins, and its length; (0, 1) where there is none."""
    offset, length = 0, 1
    for place in places:
        reach = 0
        while reach < longest and at + reach < len(data) and data[place + reach] == data[at + reach]:
            reach += 1
        if reach >= _SHORTEST and reach > length:
            offset, length = at - place, reach
    return offset, length
