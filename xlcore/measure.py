"""How wide a text in Times New Roman is, and how high a row must be so that wrapped text is seen whole.

Widths count digits of the workbook's standard font, as the widths of columns do. Not every program measures rows by
itself, and none does it for merged cells.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

LINE = 15.0
"""Points for one line of 11 points."""
INDENT = 1.2
"""Digits that an indented text loses."""
_WIDTHS = {
    278: "ijlt/:;\\",
    250: " ,.",
    333: "fr!()-[]I’‘'",
    389: "sJ",
    444: "acez?“”",
    611: "ELTZ",
    556: "FPS",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐ",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
    1000: "—…→",
}
"""Thousandths of the size for each letter, by the metrics of the face; most small letters and digits have 500."""
_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_USUAL, _HORN, _BOLD = 500, "\u031b", 1.08
_DIGIT = 7 / (96 / 72)
"""Points of a digit of the standard font, in which columns are measured."""
_EDGE = 0.93
"""The part of a column to count on: letters on a screen are rounded to whole pixels, and so wider."""


@lru_cache(maxsize=20_000)
def width(text: str, size: float = 11, *, bold: bool = False) -> float:
    """The width of a text on one line, in digits of the standard font."""
    letters = unicodedata.normalize("NFD", text)
    total = sum(map(_thousandths, letters)) + 60 * letters.count(_HORN)
    return total / 1000 * size / _DIGIT * (_BOLD if bold else 1)


@lru_cache(maxsize=2_000)
def _thousandths(letter: str) -> int:
    return 0 if unicodedata.combining(letter) else _LETTER.get(letter, _USUAL)


@lru_cache(maxsize=20_000)
def lines(text: str, room: float, size: float = 11, *, bold: bool = False) -> int:
    """How many lines a text takes in a column of so many digits; words that do not fit go to the next line."""
    if "\n" not in text and width(text, size, bold=bold) <= room * _EDGE:
        return 1
    space = width(" ", size, bold=bold)
    return sum(
        _paragraph([width(word, size, bold=bold) for word in part.split()], space, room * _EDGE)
        for part in text.split("\n")
    )


def broken(text: str, room: float) -> str:
    """A text with its line breaks written out, so that every program shows as many lines as were counted."""
    told: list[str] = []
    for word in text.split(" "):
        longer = f"{told[-1]} {word}" if told else word
        if told and width(longer) <= room * _EDGE:
            told[-1] = longer
        else:
            told.append(word)
    return "\n".join(told)


def _paragraph(words: Iterable[float], space: float, room: float) -> int:
    count, used = 1, 0.0
    for word in words:
        if used and used + space + word > room:
            count, used = count + 1, 0.0
        used += word + (space if used else 0)
        while used > room:
            count, used = count + 1, used - room
    return count


def height(cells: Iterable[tuple[str, float]], least: int = 1, size: float = 11, *, bold: bool = False) -> float:
    """The height in points for cells given as (text, width)."""
    most = max((lines(text, room, size, bold=bold) for text, room in cells), default=1)
    return ceil(max(most, least) * LINE * size / 11 + 3)
