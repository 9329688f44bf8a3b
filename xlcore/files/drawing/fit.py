"""How high a row must be so that wrapped text is seen whole."""

from collections.abc import Iterable
from math import ceil

LINE = 15.5
"""Points for one line of Times New Roman 11."""


def lines(text: str, width: float, size: float = 11) -> int:
    """How many lines text takes in a column of so many characters; words that do not fit go to the next line."""
    room = max(1.0, width * 11 / size - 1)
    return sum(_paragraph(part, room) for part in text.split("\n"))


def _paragraph(text: str, room: float) -> int:
    count, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > room:
            count, used = count + 1, 0.0
        used += len(word) + (1 if used else 0)
        while used > room:
            count, used = count + 1, used - room
    return count


def height(cells: Iterable[tuple[str, float]], least: int = 1, size: float = 11) -> float:
    """The height in points for cells given as (text, width)."""
    most = max((lines(text, width, size) for text, width in cells), default=1)
    return ceil(max(most, least) * LINE * size / 11 + 3)
