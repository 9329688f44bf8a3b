"""Number formats: Excel's codes to the office's keys and back, and what a number under a format means."""

import functools
import re
from typing import Any

from .bridge import Uno, struct
from .values import Kind

_DATE, _TIME, _LOGICAL, _TEXT = 2, 4, 1024, 256
_APART = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|AM/PM|A/P|General|[^"\\\[AG]+|.')
GENERAL, _PLAIN = 0, "General"
"""The key and the code of no format; the office converts every other code from one language to another, not this."""


class NumberFormats:
    """The number formats of one workbook."""

    def __init__(self, document: Uno) -> None:
        self._document = document

    @functools.cached_property
    def _table(self) -> Uno:
        return self._document.getNumberFormats()

    @functools.cached_property
    def _english(self) -> Uno:
        return struct("com.sun.star.lang.Locale", Language="en", Country="US")

    @functools.cached_property
    def _here(self) -> Uno:
        return struct("com.sun.star.lang.Locale")

    def key(self, code: str) -> int:
        """The key of an Excel code; it is added where the workbook has none like it.

        The format is one of the machine's language: one of a certain language is stored with that language's mark.
        """
        if code not in self._keys:
            self._keys[code] = int(self._table.addNewConverted(code, self._english, self._here))
        return self._keys[code]

    def code(self, key: int) -> str:
        """The Excel code (en-US) of a key."""
        return self._facts(key)[1]

    def kind(self, key: int) -> Kind:
        """What a number means."""
        return self._facts(key)[0]

    def standard(self, kind: Kind) -> int:
        """The key of the format that a value of a kind gets by itself, as the machine's language has it."""
        number = {Kind.DATE: _DATE, Kind.MOMENT: _DATE | _TIME, Kind.TRUTH: _LOGICAL}.get(kind)
        return GENERAL if number is None else int(self._table.getStandardFormat(number, self._here))

    @functools.cached_property
    def _keys(self) -> dict[str, int]:
        return {_PLAIN: GENERAL}

    @functools.cached_property
    def _known(self) -> dict[int, tuple[Kind, str]]:
        return {}

    def _facts(self, key: int) -> tuple[Kind, str]:
        if key not in self._known:
            read = self._table.getByKey(key)
            kind, code, where = read.Type, read.FormatString, read.Locale
            if code != _PLAIN and (where.Language, where.Country) != ("en", "US"):
                code = self._in_english(code, where)
            self._known[key] = _kind(kind), _PLAIN if kind & _LOGICAL else _excel(code, kind)
        return self._known[key]

    def _in_english(self, code: str, where: Uno) -> str:
        return str(self._table.getByKey(self._table.addNewConverted(code, where, self._english)).FormatString)

    def moved(self, key: int, other: "NumberFormats") -> int:
        """The key in another workbook of the format that has `key` in this one."""
        return other.key(self.code(key))


def _kind(number: int) -> Kind:
    if number & _LOGICAL:
        return Kind.TRUTH
    if number & (_DATE | _TIME):
        return Kind.MOMENT
    return Kind.NUMBER


def _excel(code: str, kind: int) -> str:
    """Letters of dates are small in Excel."""
    if not kind & (_DATE | _TIME):
        return code
    kept: Any = ('"', "\\", "AM/PM", "A/P", "General")
    return "".join(
        p if p.startswith(kept) or re.match(r"\[\$|\[[A-Z]{3,}", p) else p.lower() for p in _APART.findall(code)
    )
