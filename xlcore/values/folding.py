"""Cleaning text, and folding it into a key by which names are matched."""

import re
import unicodedata
from functools import lru_cache

_DROPPED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)))
_DROPPED |= dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF))
_DROPPED |= dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of writing: with them a number can be shown that is not the one that is read."""
_DROPPED |= dict.fromkeys(range(0xD800, 0xE000))
_ODD = str.maketrans(_DROPPED | {"Ð": "Đ", "\u2028": " ", "\u2029": " "})
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[^0-9a-z%]+")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""The blocks of combining marks."""


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Give text in NFC with single plain spaces, without invisible characters and Excel's apostrophe.

    The Icelandic Ð, which prints like Đ, becomes Đ.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text.translate(_ODD)).strip()
    return text[1:].lstrip() if text.startswith("'") else text


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Give the key by which two spellings of one name are the same.

    Case, diacritics (and so the place of the tone mark), every kind of dash, punctuation and spaces fold away.
    """
    text = clean(text).casefold().replace("đ", "d")
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return _WORDS.sub(" ", text).strip()
