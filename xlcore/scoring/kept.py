"""One scoring as it is kept in cells: all that is known of the last one before anything is scored."""

from collections.abc import Mapping
from typing import NamedTuple


class Kept(NamedTuple):
    """Figure, target and points of one criterion of one unit, as plain numbers; nothing where none stood."""

    value: float | None = None
    target: float | None = None
    points: float | None = None


class KeptPlace(NamedTuple):
    """Rank and total of one unit."""

    rank: int | None = None
    total: float | None = None


class Result(NamedTuple):
    """One scoring as it can be kept in cells: `marks` by unit and criterion, `places` by unit."""

    marks: Mapping[tuple[str, str], Kept] = {}
    places: Mapping[str, KeptPlace] = {}
