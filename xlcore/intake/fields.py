"""In which column of a sheet of fields the values stand: the header above it says so, not its place by the labels."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..declare import Sheet
from ..domain.periods import Period
from ..patterns import rare
from ..values.folding import fold
from .grid import Grid
from .header import Lines, rank_of

_OURS = "so lieu"
"""What the form itself writes above the values."""
_USUAL = ("so luong", "ket qua", "tra loi", "noi dung tra loi", "thuc hien", "ky nay", "gia tri", "so nguoi", "dap an")
_BESIDE = ("don vi tinh", "dvt", "huong dan", "ghi chu", "stt", "tt", "giai thich", "cach dien")
_HEADER_ROWS = 3
_DATED = rare(r"\bngay\b.*\bthang\b.*\bnam\b")
"""The line of place and day of a letter, which is no header."""


class Labels(NamedTuple):
    """Where labels are: the row of each field, and the first column right of its label."""

    lines: Mapping[str, int]
    starts: Mapping[str, int]


def value_columns(grid: Grid, texts: Lines, sheet: Sheet, labels: Labels, period: Period | None) -> tuple[int, ...]:
    """The column of the values; several where nobody can tell which of them it is."""
    first = min(labels.starts.values())
    if place := _ours(texts, min(labels.lines.values()), first):
        return (place,)
    heads = _heads(grid, texts, labels, first)
    filled = _filled(grid, sheet, labels, first)
    kept = {place: rank for place in sorted({*heads, *filled}) if (rank := _rank(heads.get(place, ()), period))[0] >= 0}
    if heads and not kept:
        return tuple(sorted({*heads, *filled}))
    named = [place for place, rank in kept.items() if rank[1]]
    if named:
        best = [place for place in named if kept[place] == max(kept[one] for one in named)]
        return tuple([place for place in best if place in filled] or best[:1])
    there = [place for place in kept if place in filled]
    if heads:
        return tuple(there) or (next((p for p in range(first, max(kept) + 1) if p in kept or p not in heads), first),)
    return _without_header(filled, there or [first])


def _ours(texts: Lines, top: int, first: int) -> int:
    """The one column that the form's own header names, where nothing stands above that; 0 where it is not so plain."""
    above = texts[top - 2] if top > 1 else ()
    plain = above.count(_OURS) == 1 and above.index(_OURS) + 1 >= first and not (top > 2 and any(texts[top - 3]))  # noqa: PLR2004 - the row above it
    return above.index(_OURS) + 1 if plain else 0


def _without_header(filled: Mapping[int, int], there: Sequence[int]) -> tuple[int, ...]:
    """The first column with anything in it; a later one that answers more may be the one that is meant."""
    more = [place for place in there[1:] if filled[place] > filled[there[0]]]
    return (there[0], *more)


@lru_cache(maxsize=1_000)
def _rank(head: tuple[str, ...], period: Period | None) -> tuple[int, int, int]:
    """How well a header says that values stand below it: below 0 for something else, then for the form's own word.

    Kept, as the forms of one edition have the same headers.
    """
    refused, of_period, _ = rank_of(head, period)
    beside = any(text in _BESIDE or text.startswith(tuple(f"{word} " for word in _BESIDE)) for text in head)
    ours = any(text == _OURS or text.startswith(f"{_OURS} ") for text in head)
    usual = any(text in _USUAL or text.startswith(tuple(f"{word} " for word in _USUAL)) for text in head)
    return (-1 if refused or beside else 0), (2 if ours else int(usual or of_period > 0)), of_period


def _heads(grid: Grid, texts: Lines, labels: Labels, first: int) -> Mapping[int, tuple[str, ...]]:
    """The folded texts above each column right of the labels, as far as they stand right above the first of them."""
    top = min(labels.lines.values())
    heads: dict[int, list[str]] = {}
    for row in range(top - 1, max(0, top - 1 - _HEADER_ROWS), -1):
        if not any(texts[row - 1]):
            break
        for place in range(first, len(texts[row - 1]) + 1):
            text = texts[row - 1][_anchor(grid, row, place, first) - 1]
            if text and not _DATED.search(text):
                heads.setdefault(place, []).append(text)
    return {place: tuple(head) for place, head in heads.items()}


def _anchor(grid: Grid, row: int, place: int, first: int) -> int:
    """The column whose text holds for a cell of a header: that of its merged cell, if that is not above labels too."""
    for r1, c1, r2, c2 in grid.merges:
        if r1 <= row <= r2 and first <= c1 <= place <= c2:
            return c1
    return place


def _filled(grid: Grid, sheet: Sheet, labels: Labels, first: int) -> Mapping[int, int]:
    """How many fields have something in each column right of their labels that is not only their unit."""
    count: dict[int, int] = {}
    units = _units(sheet)
    for name, row in labels.lines.items():
        unit = units[name]
        for place in range(max(first, labels.starts[name]), len(grid.rows[row - 1]) + 1):
            raw = grid.at(row, place)
            if raw != "" and not (unit and isinstance(raw, str) and fold(raw) == unit):
                count[place] = count.get(place, 0) + 1
    return count


@lru_cache(maxsize=64)
def _units(sheet: Sheet) -> Mapping[str, str]:
    return {column.name: fold(column.unit) for column in sheet.columns}
