"""Damage done to good workbooks at random: what mail, sticks and half-finished copies do, and what attackers try."""

import io
import random
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


DAMAGES: tuple[Damage, ...] = (flipped, truncated, holed, shortened, without_part, swapped, misspelt)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()
