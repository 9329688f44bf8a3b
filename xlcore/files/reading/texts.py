"""How much text the cells of a workbook come to, told before a reader copies a shared string into each of them."""

import re

from .package import Refused

MAX_TEXT = 100_000_000
"""Bytes of shared strings over all cells; a bloc's form comes to thousands."""
STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*>")
USED = re.compile(rb't="s"[^>]*>\s*<v>(\d+)</v>')


class Texts:
    """The shared strings of a workbook by their lengths, and how much of them its sheets have used so far."""

    __slots__ = ("_lengths", "_longest", "_used")

    def __init__(self, strings: bytes) -> None:
        self._lengths = [len(item) for item in STRING.split(strings)[1:]]
        self._longest = max(self._lengths, default=0)
        self._used = 0

    def hold(self, xml: bytes) -> None:
        """Refuse a sheet with which all text together becomes too much; takes it as `markup.usual` writes it."""
        most = xml.count(b't="s"') * self._longest
        if self._used + most <= MAX_TEXT:
            self._used += most
            return
        known = len(self._lengths)
        self._used += sum(self._lengths[number] for used in USED.findall(xml) if (number := int(used[:9])) < known)
        if self._used > MAX_TEXT:
            raise Refused("TEP-01", "tệp có quá nhiều chữ")
