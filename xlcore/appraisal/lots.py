"""Who cross-checks whom: drawn by lot, and repeatable by anybody from the words drawn.

The lot of a unit is the SHA-256 of the words drawn and its code; units stand in the order of their lots, each checks
the one that follows, the last checks the first. So nobody checks itself, everybody, the head included, is checked once,
and from three units on nobody is checked by the one that it checks. Neither the order of the members nor the edition
of Python plays a part.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from ..errors import InputError

FEWEST = 2


def lot(words: str, code: str) -> str:
    """The lot of one unit, 64 hexadecimal digits."""
    return sha256(f"{words}|{code}".encode()).hexdigest()


def draw(codes: Iterable[str], words: str) -> Mapping[str, str]:
    """Give the unit that each one checks, in the order of the lots; an `InputError` for fewer than two units."""
    order = sorted(codes, key=lambda code: (lot(words, code), code))
    if len(order) < FEWEST:
        raise InputError("Cần ít nhất 2 đơn vị để bốc thăm chấm chéo. Điền trang Đơn vị trước.")
    return dict(zip(order, [*order[1:], order[0]], strict=True))
