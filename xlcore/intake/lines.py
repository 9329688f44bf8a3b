"""What a line of a returned table is: data, the sums, an answer for the whole table, or nothing that is to be read."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from ..declare import NOT_APPLICABLE, NOTHING, Sheet
from ..patterns import rare
from ..values.folding import clean, fold
from .grid import Raw
from .header import vocabulary

_TOTALS = {
    *("tong cong", "cong", "tong so", "tong", "t cong"),
    *("cong chung", "cong don", "mang sang", "cong mang sang", "chuyen trang sau", "chuyen sang trang sau"),
}
_TOTAL = rare(
    r"t\s?\.\s?cộng\b|t[ổo]ng c[ộo]ng\b(?! đồng)|t[ổo]ng s[ốo]\b(?! h[oó][aá]\b)"
    r"|(?:t[ổo]ng|c[ộo]ng)\s*[(:=+]"
    r"|(?:t[ổo]ng|c[ộo]ng) (?:(?:mục|phần|trang|nhóm|điểm) )?(?:\d+\b|(?:[ivx]+|[a-hk])(?=\s*(?:$|[^\w\s])))"
    r"|(?:tổng|cộng) (?:các|chung|dồn|toàn|cả|lĩnh vực|giá trị|tiền|kinh phí|lượt|buổi|hồ sơ|người|mang sang)\b",
    re.IGNORECASE,
)
"""What follows the word tells: 'Tổng vệ sinh môi trường', 'Tổng kết' and 'Cộng đồng' are names of things."""
_SUBTOTAL = rare(
    r"(?:t[ổo]ng|c[ộo]ng) (?:(?:mục|phần|trang|nhóm|điểm) )?(?:\d+|[ivx]+|[a-hk])$|(?:cộng )?mang sang",
    re.IGNORECASE,
)
_PLAIN = rare(r"tổng cộng\b|cộng (?:mục |phần )?[ivx\d]+$", re.IGNORECASE)
"""A total where nothing is added up: there, 'tổng số' begins a sentence."""
_ALL = {"toan so", "toan don vi", "toan nganh", "toan co quan"}
"""Where rows stand above it, such a label means their sum; alone it is all that the unit reports."""
_SO_FAR = "luy ke"
_PART = "trong do"
_USUAL, _OPENINGS = (
    "tong cong",
    ("tong", "cong", "t cong", "mang sang", "chuyen trang", "chuyen sang", "toan", _SO_FAR, _PART),
)
"""How the form itself calls its sums, and how every label begins that says anything of sums."""
_BULLETS = set("-–—+•*")
_SIGNERS = ("nguoi lap", "thu truong", "noi nhan", "lap bieu", "xac nhan")
_ENDINGS = ("ghi chu", *_SIGNERS)
_SIGNED = rare(r"[^\d]*\bngày\b.{0,5}\btháng\b.{0,5}\bnăm\b.{0,5}", re.IGNORECASE)
"""The line of place and day above a signature."""
_NOT_APPLICABLE = fold(NOT_APPLICABLE)
_NOTHING = {fold(NOTHING), "khong", "khong phat sinh", "chua co", "chua phat sinh"}
_GROUP = rare(r"(?:[IVX]{1,5}|[A-HK])\s*[.)/:–-]\s*\S.*|[IVX]{1,5}\.?|[A-HK]\.?")
"""How the title of a group of rows begins; in the column of running numbers it is the number alone."""
_NUMBERED = rare(r"\(\d+\)")
"""The number of a column, as below a header; what it is the sum of may follow."""
_SIGNATURES = 2
"""How many sign beside each other."""


class Line(Enum):
    """The kinds of line; after a `SIGNED` one there are names, and what is to be filled in with a pen.

    A `SUBTOTAL` is the sum of a page or a group, `ALL` a sum where there are rows above it, `SO_FAR` one where there is
    no other sum, `PART` a share of the row above it, `DOUBTFUL` a row that shows the sums of those above it without
    saying so.
    """

    ROW = auto()
    TOTAL = auto()
    SUBTOTAL = auto()
    ALL = auto()
    SO_FAR = auto()
    PART = auto()
    EXEMPT = auto()
    NOTHING = auto()
    GROUP = auto()
    SIGNED = auto()
    ASIDE = auto()
    DOUBTFUL = auto()


def line(labels: Sequence[str], filled: Sequence[Raw], sheet: Sheet, *, signed: bool) -> Line:
    """Tell a line by its labels and its filled cells; `signed` where a signature stands above it.

    The first label is the first text of the line, the others are texts that stand where its name may stand.
    """
    lead = labels[0] if labels else ""
    opening = fold(lead)
    if labels and (kind := _of_sums(labels, sheet)):
        return kind
    if len(filled) <= 1:
        return _single(lead, opening, sheet, signed=signed)
    if opening in _NOTHING and all(_says_nothing(raw) for raw in filled):
        return Line.NOTHING
    if not all(isinstance(raw, str) for raw in filled):
        return Line.ROW
    return _of_texts(list(map(str, filled)), sheet, signed=signed)


def _of_sums(labels: Sequence[str], sheet: Sheet) -> Line | None:
    """A line that adds up others, or is part of one; where nothing is added up, only the plain word counts."""
    if not sheet.summed:
        opening = fold(labels[0])
        plain = opening in _TOTALS or (opening.startswith(_OPENINGS) and _PLAIN.match(clean(labels[0])))
        return Line.TOTAL if plain else None
    return next((kind for label in labels if (kind := _sums(label))), None)


@lru_cache(maxsize=20_000)
def _sums(label: str) -> Line | None:
    """Kept, as most labels of a bloc stand there in many files."""
    opening = fold(label)
    if opening == _USUAL or not opening.startswith(_OPENINGS):
        return Line.TOTAL if opening == _USUAL else None
    if _SUBTOTAL.match(clean(label)):
        return Line.SUBTOTAL
    if opening in _TOTALS or _TOTAL.match(clean(label)):
        return Line.TOTAL
    if opening in _ALL:
        return Line.ALL
    if opening == _SO_FAR or opening.startswith(f"{_SO_FAR} "):
        return Line.SO_FAR
    return Line.PART if opening == _PART or opening.startswith(f"{_PART} ") else None


def goes_on(label: str) -> bool:
    """Whether the label of a line below one that begins with 'trong đó' says that it is a share too."""
    text = label.strip()
    return len(text) > 1 and text[0] in _BULLETS


def _single(lead: str, opening: str, sheet: Sheet, *, signed: bool) -> Line:
    """A line with one filled cell at most."""
    if opening == _NOT_APPLICABLE:
        return Line.EXEMPT
    if opening in _NOTHING:
        return Line.NOTHING
    if opening.startswith(_SIGNERS) or _SIGNED.fullmatch(lead):
        return Line.SIGNED
    if signed or opening.startswith(_ENDINGS) or opening == fold(sheet.heading):
        return Line.ASIDE
    return Line.GROUP if _has_groups(sheet) and _GROUP.fullmatch(clean(lead)) else Line.ROW


def _says_nothing(raw: Raw) -> bool:
    """Whether a cell beside 'không có' only says the same once more."""
    return raw == 0 or (isinstance(raw, str) and fold(raw) in {*_NOTHING, "0", ""})


def _of_texts(texts: Sequence[str], sheet: Sheet, *, signed: bool) -> Line:
    """A line of several texts without a number; the header stands again at the top of each page that was pasted in."""
    folded = [fold(text) for text in texts]
    if all(text.startswith(_ENDINGS) for text in folded):
        return Line.SIGNED
    again = vocabulary(sheet).issuperset(folded) or all(text[:1] == "(" and _NUMBERED.match(text) for text in texts)
    return Line.ASIDE if again or (signed and len(texts) <= _SIGNATURES) else Line.ROW


@lru_cache(maxsize=64)
def _has_groups(sheet: Sheet) -> bool:
    """Whether a row of the sheet must say more than one thing; a line that says one is then no row."""
    return sum(column.required and not column.computed for column in sheet.columns) > 1
