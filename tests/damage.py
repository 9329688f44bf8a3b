"""Damage done to good workbooks at random: what mail, sticks and half-finished copies do, and what attackers try."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping

TOKENS = (
    b"<",
    b">",
    b'"',
    b"'",
    b"&",
    b"\0",
    b"-1",
    b"99999999999",
    b"1e400",
    b"NaN",
    b"<f>",
    b'r="XFD1048576"',
    b'="',
)
Damage = Callable[[bytes, random.Random], bytes]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A few bytes are other bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncated(data: bytes, chance: random.Random) -> bytes:
    """The copy stopped somewhere."""
    return data[: chance.randrange(1, len(data))]


def holed(data: bytes, chance: random.Random) -> bytes:
    """A stretch is zeros, as after a stick was pulled out."""
    start = chance.randrange(len(data))
    length = min(chance.randrange(1, 5_000), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def shortened(data: bytes, chance: random.Random) -> bytes:
    """A stretch is missing."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 500) :]


def without_part(data: bytes, chance: random.Random) -> bytes:
    """A part of the package is missing."""
    parts = _parts(data)
    parts.pop(chance.choice(list(parts)), None)
    return _packed(parts)


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Two parts have each other's content."""
    parts = _parts(data)
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def misspelt(data: bytes, chance: random.Random) -> bytes:
    """Something foreign stands in the XML of a part."""
    parts = _parts(data)
    name = chance.choice([one for one in parts if parts[one]])
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(parts[name]))
        parts[name] = parts[name][:at] + chance.choice(TOKENS) + parts[name][at + chance.randrange(4) :]
    return _packed(parts)


def mistyped(data: bytes, chance: random.Random) -> bytes:
    """Cells hold what nobody would type, and the XML is as it should be."""
    parts = _parts(data)
    for name in [one for one in parts if "worksheets/" in one or "sharedStrings" in one]:
        for _ in range(chance.randint(0, 8)):
            found = list(_VALUE.finditer(parts[name]))
            if found:
                start, end = chance.choice(found).span()
                parts[name] = parts[name][:start] + chance.choice(ODD) + parts[name][end:]
    return _packed(parts)


def reshaped(data: bytes, chance: random.Random) -> bytes:
    """Elements are missing, stand twice or very often, and references lead elsewhere."""
    parts = _parts(data)
    name = chance.choice([one for one in parts if one.endswith((".xml", ".rels")) and parts[one]])
    for _ in range(chance.randint(1, 6)):
        pattern = chance.choice((_TAG, _TAG, _REFERENCE))
        found = list(pattern.finditer(parts[name]))
        if found:
            one = chance.choice(found)
            other = chance.choice(ELSEWHERE) if pattern is _REFERENCE else one[0] * chance.choice((0, 2, 500))
            parts[name] = parts[name][: one.start()] + other + parts[name][one.end() :]
    return _packed(parts)


_VALUE = re.compile(rb"(?<=<v>)[^<]+(?=</v>)|(?<=<t>)[^<]+(?=</t>)")
_TAG = re.compile(rb"<[^<>?]+>")
_REFERENCE = re.compile(rb'(?<=")\$?[A-Z]{1,3}\$?\d+(?::[A-Z]+\d+)?(?=")')
ODD = (
    *(b"1e300", b"-5", b"12a", b"0", b"99999999999", b"=1+1", b"1.750", b"#REF!", b" ", b"&#9;", b"31/02/2018"),
    *(word.encode() for word in ("true", "\u00a0", "Tổng cộng", "không áp dụng", "®Êt", "𝟙𝟚", "\u202eabc", "_x0000_")),
    b"x" * 40_000,
)
ELSEWHERE = (b"A1", b"XFD1048576", b"A0", b"ZZZZ1", b"A1:XFD1048576", b"B2:A1", b"1", b"A", b"")
OF_BYTES: tuple[Damage, ...] = (flipped, truncated, holed, shortened)
"""What may happen to a file of any kind."""
DAMAGES: tuple[Damage, ...] = (*OF_BYTES, without_part, swapped, misspelt, mistyped, reshaped)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()
