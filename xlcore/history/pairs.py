"""Which row of an older table is which row of a newer one: by its key, and where that was reworded by its answers."""

from collections.abc import Mapping, Sequence

from ..values.folding import fold

Keyed = tuple[tuple[str, ...], Mapping[str, str]]
"""A row as its key and its answers that are not empty, by column."""
_LIKE = 0.5
"""From this share of equal answers on a row with another key is the same row, reworded."""
_MOST = 40_000
"""Comparisons of answers that are worth the time; more rows without a partner are simply other rows."""


def paired(old: Sequence[Keyed], new: Sequence[Keyed]) -> tuple[dict[int, int], list[int]]:
    """Give for places in `new` the place in `old`, and the places in `old` that have no partner."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for place, (key, _) in enumerate(old):
        waiting.setdefault(_folded(key), []).append(place)
    pairs: dict[int, int] = {}
    for place, (key, _) in enumerate(new):
        if same := waiting.get(_folded(key)):
            pairs[place] = same.pop(0)
    left = sorted(place for places in waiting.values() for place in places)
    free = [place for place in range(len(new)) if place not in pairs]
    pairs |= _alike(old, left, new, free)
    taken = set(pairs.values())
    return pairs, [place for place in left if place not in taken]


def _folded(key: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(fold, key))


def _alike(old: Sequence[Keyed], left: Sequence[int], new: Sequence[Keyed], free: Sequence[int]) -> dict[int, int]:
    """Pair what is left, the most alike first."""
    if len(left) * len(free) > _MOST:
        return {}
    scores = [(_share(old[was][1], new[now][1]), -was, -now) for was in left for now in free]
    pairs: dict[int, int] = {}
    for share, was, now in sorted(scores, reverse=True):
        if share >= _LIKE and -now not in pairs and -was not in pairs.values():
            pairs[-now] = -was
    return pairs


def _share(old: Mapping[str, str], new: Mapping[str, str]) -> float:
    """How many of the answers of two rows are the same; one answer alone, like a unit of measure, proves nothing."""
    names = old.keys() | new.keys()
    same = sum(old.get(name) == new.get(name) for name in names)
    return same / len(names) if same > 1 else 0.0
