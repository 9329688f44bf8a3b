"""A picture file as small as can be."""

import struct
import zlib


def png(path):
    """Write four red points."""
    head, rows = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0), zlib.compress((b"\0" + b"\xff\0\0" * 2) * 2)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + _part(b"IDAT", rows) + _part(b"IEND", b""))


def _part(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
