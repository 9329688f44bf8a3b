"""Text in the encodings before Unicode, TCVN3 (ABC) and VNI-Windows: found out and converted.

Such text is Latin-1 by its code points. It is told from real Latin-1 by converting it: each word must become a
Vietnamese syllable, and some character must be one that proper Vietnamese does not use.
"""

import re
import unicodedata
from functools import lru_cache

from ..patterns import rare

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_MARKS = {
    "a": ("ø à ù á û ả õ ã ï ạ â â á ấ à ầ å ẩ ã ẫ ä ậ ê ă é ắ è ằ ú ẳ ü ẵ ë ặ"),
    "e": ("ø è ù é û ẻ õ ẽ ï ẹ â ê á ế à ề å ể ã ễ ä ệ"),
    "o": ("ø ò ù ó û ỏ õ õ ï ọ â ô á ố à ồ å ổ ã ỗ ä ộ"),
    "u": ("ø ù ù ú û ủ õ ũ ï ụ"),
    "y": ("ø ỳ ù ý û ỷ õ ỹ"),
    "ô": ("ø ờ ù ớ û ở õ ỡ ï ợ"),
    "ö": ("ø ừ ù ứ û ử õ ữ ï ự"),
}
_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}


def _vni() -> dict[str, str]:
    table = dict(_SINGLE)
    for base, pairs in _MARKS.items():
        marks = pairs.split(" ")
        table |= {base + mark: letter for mark, letter in zip(marks[::2], marks[1::2], strict=True)}
    upper = {key.upper(): letter.upper() for key, letter in table.items()}
    mixed = {key[0].upper() + key[1:]: letter.upper() for key, letter in table.items() if len(key) > 1}
    return table | mixed | upper


_VNI = _vni()
_VNI_TOKENS = rare("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_PROPER = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_COMMON = set("àáâãèéêìíòóôõùúý" + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ" + "–—“”‘’…°²³\u00a0")
_SYLLABLE = rare(
    r"(ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(ieu|yeu|oai|oay|oeo|uoi|uya|uye|uyu|uay|uou|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(ch|ng|nh|[cmnpt])?"
)
_NO_Y = rare(r"[bcdgnprx]h?y|(?!qu)[bcdghklmnpqrstvx]+y[a-z]")
_INITIALS = rare("[A-Z]+[§Ñ][A-Z]*|[§Ñ][A-Z]+")
"""Initials with Đ, as in 'QĐ-UBND' and 'HĐND': no syllables, yet usual in any sentence."""
_BETWEEN = rare(r"""[\s\d.,;:!?()\[\]{}/\\"'“”‘’…*+=<>%&|_~\-–—•]+""")
_MICRO = rare("µ[A-Za-z]")
_GAP = rare(r"([^\W\d_])\?(?=([^\W\d_]))")
_TONES, _SHAPES = frozenset("\u0300\u0301\u0303\u0309\u0323"), frozenset("\u0302\u0306\u031b")
"""The five tones; circumflex, breve and horn."""
TCVN3, VNI, MIXED = "TCVN3", "VNI", "TCVN3 lẫn"
"""MIXED is proper Unicode with words of TCVN3 in it, as where a piece was pasted from an old document."""
_SIGN = re.compile("[¡-©«-®µ-¸»-¾]")
"""The signs that TCVN3 has in place of letters."""
_PIECE = rare(r"[^\s\d,;:!?()\[\]{}/\\\"'“”‘’…*+=<>%&|_~–—•-]+")


def to_unicode(text: str, encoding: str) -> str:
    """Convert text of one encoding; 'TCVN3H' is TCVN3 in a capital font, which shows small letters as capitals."""
    if encoding == MIXED:
        return _PIECE.sub(_mended, text)
    if encoding == VNI:
        return _VNI_TOKENS.sub(lambda token: _VNI[token[0]], text)
    converted = "".join(_TCVN3.get(letter, letter) for letter in text)
    return converted.upper() if encoding == "TCVN3H" else converted


@lru_cache(maxsize=20_000)
def in_unicode(text: str, font: str = "") -> str:
    """A text of any encoding as proper Unicode; proper Unicode comes back as it is."""
    encoding = encoding_of(text, font)
    return to_unicode(text, encoding) if encoding else text


def encoding_of(text: str, font: str) -> str:
    """Name the encoding of a text set in a font of `font`; proper Unicode stays so, whatever its font and form."""
    if text.isascii():
        return ""
    text = unicodedata.normalize("NFC", text)
    if told_by_font(text):
        return font or detect(text)
    signed = (piece for piece in _PIECE.finditer(text) if _SIGN.search(piece[0])) if _SIGN.search(text) else ()
    return MIXED if any(_mended(piece) != piece[0] for piece in signed) else ""


def told_by_font(text: str) -> bool:
    """Whether a text may be of another encoding by its font alone: not ASCII, and not proper Unicode in any form."""
    if text.isascii() or _PROPER.search(text):
        return False
    return not _PROPER.search(unicodedata.normalize("NFC", text))


def _mended(piece: re.Match[str]) -> str:
    """The word where it becomes Vietnamese; not where it has a letter of proper Unicode, or none of ASCII."""
    stem = piece[0].rstrip(".")
    odd = any(_is_odd(letter) for letter in stem) and not _PROPER.search(stem) and not _neutral(stem)
    converted = to_unicode(stem, TCVN3)
    lettered = any(letter.isascii() and letter.isalpha() for letter in stem)
    return converted + piece[0][len(stem) :] if odd and lettered and _word(converted) else piece[0]


def detect(text: str) -> str:
    """Name the legacy encoding of a text, '' where it is none (or cannot be told)."""
    if text.isascii() or _PROPER.search(text) or all(c.isascii() or c in _COMMON for c in text):
        return ""
    return next((name for name in (TCVN3, VNI) if _becomes_vietnamese(text, name)), "")


def _becomes_vietnamese(text: str, encoding: str) -> bool:
    """Single letters, initials and units of measure neither prove nor disprove; every other word must fit."""
    touched = [word for word in _BETWEEN.split(text) if len(word) > 1 and not word.isascii() and not _neutral(word)]
    converted = {word: to_unicode(word, encoding) for word in touched}
    odd = [word for word in touched if len(converted[word]) > 1 and any(_is_odd(c) for c in word)]
    return bool(odd) and all(map(_word, converted.values()))


def _neutral(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word) or _MICRO.fullmatch(word))


def _is_odd(letter: str) -> bool:
    return not letter.isascii() and letter not in _COMMON


def _word(word: str) -> bool:
    """Whether a word is one Vietnamese syllable, with at most one tone, that has something Vietnamese in it."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    marks = [c for c in letters if unicodedata.combining(c)]
    tones = sum(c in _TONES for c in marks)
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return (
        tones <= 1
        and _TONES.union(_SHAPES).issuperset(marks)
        and _SYLLABLE.fullmatch(plain) is not None
        and not _NO_Y.match(plain)
    )


def lossy(text: str) -> bool:
    """Whether a text has lost letters to question marks, as in 'T?NG LIÊN ÐOÀN'; addresses and 'không?Có' have not."""
    if "?" not in text:
        return False
    tokens = (token for token in text.split() if "://" not in token and "=" not in token)
    return any(not (a.islower() and b.isupper()) for token in tokens for a, b in _GAP.findall(token))
