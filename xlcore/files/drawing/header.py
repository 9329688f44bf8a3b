"""The printed header of a table, from the levels of its labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...declare import Sheet


@dataclass(frozen=True, slots=True)
class Block:
    """One cell of a header, perhaps merged: rows and columns from 0 inside the header, both ends included."""

    top: int
    bottom: int
    left: int
    right: int
    text: str


def depth(sheet: Sheet) -> int:
    """How many rows the header takes."""
    return max(len(column.levels) for column in sheet.columns)


def blocks(sheet: Sheet) -> Iterator[Block]:
    """Give the cells of a sheet's header."""
    return joined([column.levels for column in sheet.columns])


def joined(levels: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    """Join headers: equal upper levels side by side are one cell, short labels reach to the bottom."""
    bottom = max(map(len, levels)) - 1
    for left, own in enumerate(levels):
        for level, text in enumerate(own[:-1]):
            upper = own[: level + 1]
            if left and levels[left - 1][: level + 1] == upper:
                continue
            right = left
            while right + 1 < len(levels) and levels[right + 1][: level + 1] == upper:
                right += 1
            yield Block(level, level, left, right, text)
        yield Block(len(own) - 1, bottom, left, left, own[-1])
