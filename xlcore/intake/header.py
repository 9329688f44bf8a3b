"""What a header says: which declared column stands where, however its cells are merged and its labels shortened."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..declare import Column, Sheet
from ..domain.periods import Period
from ..patterns import rare
from ..values.folding import fold

EXACT, LEAF = 4, 2
"""The weight of a whole label, and of one that other columns may have too."""
_UNITS = ("dong", "nguoi", "ho so")
"""Units that headers have behind their label, as in 'so tien dong'."""
Lines = tuple[tuple[str, ...], ...]
Merge = tuple[int, int, int, int]


class Match(NamedTuple):
    """What a header says: the column of each field, the headers that name none, and how well all that fits.

    `twins` are headers of fields that another column has (or may have), `rivals` the columns of a field of which none
    fits best.
    """

    columns: Mapping[str, int]
    unknown: tuple[tuple[int, str], ...]
    weight: int
    twins: tuple[tuple[int, str, str], ...] = ()
    rivals: Mapping[str, tuple[int, ...]] = {}


Names = tuple[tuple[tuple[str, ...], int], ...]
"""Folded paths and their weights."""


@lru_cache(maxsize=64)
def _names_by_text(sheet: Sheet) -> Mapping[str, Mapping[str, Names]]:
    """The names of the columns of a sheet by their last level and by all levels in one text: others name no header."""
    found: dict[str, dict[str, Names]] = {}
    for column in sheet.columns:
        for name, weight in names_of(column):
            for text in {name[-1], " ".join(name)}:
                own = found.setdefault(text, {})
                own[column.name] = (*own.get(column.name, ()), (name, weight))
    return found


def _named(sheet: Sheet, path: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The columns that a header path names, and how well."""
    names = _names_by_text(sheet)
    best: dict[str, int] = {}
    for text in {path[-1], " ".join(path)}:
        for name, own in names.get(text, {}).items():
            best[name] = max(best.get(name, 0), _weight(own, path))
    yield from ((name, weight) for name, weight in best.items() if weight)


@lru_cache(maxsize=256)
def names_of(column: Column) -> Names:
    """The folded paths that name a column, with their weight: the label, the label short of levels, aliases.

    Each may have the column's own unit behind it.
    """
    levels = tuple(map(fold, column.levels))
    paths = [(levels, EXACT)]
    if len(levels) > 2:  # noqa: PLR2004 - a middle level is often left out
        paths.append(((levels[0], levels[-1]), EXACT))
    paths += [(tuple(map(fold, alias.split(" / "))), EXACT if "/" in alias else LEAF) for alias in column.aliases]
    unit = fold(column.unit)
    if unit:
        paths += [((*path[:-1], f"{path[-1]} {unit}"), weight) for path, weight in paths]
    return tuple(paths)


@lru_cache(maxsize=64)
def vocabulary(sheet: Sheet) -> frozenset[str]:
    """All that a cell of a header may say: one level of a path or several in one cell, also with a unit behind it."""
    paths = [path for column in sheet.columns for path, _ in names_of(column)]
    spans = {" ".join(path[i:j]) for path in paths for i in range(len(path)) for j in range(i + 1, len(path) + 1)}
    return frozenset(spans | {f"{span} {unit}" for span in spans for unit in _UNITS})


@lru_cache(maxsize=64)
def perfect(sheet: Sheet) -> int:
    """The weight of a header that has every label as declared; no other find can be better."""
    return sum(_weight(names_of(column), tuple(map(fold, column.levels))) for column in sheet.columns)


def _weight(names: Names, path: tuple[str, ...]) -> int:
    """How well a header path names a column: all of it, or (for one word) its leaf; 0 for not at all."""
    best, joined = 0, " ".join(path)
    for name, weight in names:
        if name == path or (len(name) > 1 and (_within(name, path) or " ".join(name) == joined)):
            best = max(best, weight + len(name))
        elif len(name) == 1 and name[0] == path[-1]:
            best = max(best, weight if len(path) == 1 else 1)
    return best


def _within(name: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the levels of a name stand in a path in their order, the last one last."""
    levels = iter(path)
    return bool(path) and name[-1] == path[-1] and all(part in levels for part in name)


@lru_cache(maxsize=2_000)
def match_header(sheet: Sheet, header: Lines, merges: tuple[Merge, ...], period: Period | None = None) -> Match | None:
    """Which declared columns the rows of a header name; kept, because the forms of one edition have the same headers.

    `merges` count their rows from 1 at the top of the header.
    """
    paths = dict(_paths(header, merges))
    pairs = sorted(
        ((weight, -place, name, place) for place, path in paths.items() for name, weight in _named(sheet, path)),
        reverse=True,
    )
    columns: dict[str, int] = {}
    weights: dict[str, int] = {}
    for weight, _, name, place in pairs:
        if name not in columns and place not in columns.values():
            columns[name] = place
            weights[name] = weight
    if not _enough(sheet, columns):
        return None
    free = paths.keys() - columns.values()
    rivals: dict[str, tuple[int, ...]] = {}
    for name, place in tuple(columns.items()):
        equal = sorted(p for weight, _, n, p in pairs if n == name and weight == weights[name] and p in free)
        if equal:
            best = _best(names_of(sheet.by_name[name]), {p: paths[p] for p in (place, *equal)}, period)
            columns[name] = best[0]
            rivals |= {name: best} if len(best) > 1 else {}
    sure = {place for name, place in columns.items() if name not in rivals}
    named = {place: name for _, _, name, place in reversed(pairs)}
    left = [(place, path[-1]) for place, path in paths.items() if place not in sure and _strange(path[-1])]
    return Match(
        columns,
        tuple(one for one in left if one[0] not in named),
        sum(weights.values()),
        tuple((*one, named[one[0]]) for one in left if one[0] in named),
        rivals,
    )


def _best(names: Names, paths: Mapping[int, tuple[str, ...]], period: Period | None) -> tuple[int, ...]:
    """The columns, of several with the same label, above which stands what is reported; all where that says nothing."""
    own = {level for name, _ in names for level in name}
    ranks = {
        place: (sum(level in own for level in path), rank_of([level for level in path if level not in own], period))
        for place, path in paths.items()
    }
    return tuple(sorted(place for place, rank in ranks.items() if rank == max(ranks.values())))


_NOT_NOW = (
    *("ke hoach", "du kien", "dang ky", "chi tieu", "duoc giao", "bien che", "dinh muc", "yeu cau"),
    *("cung ky", "ky truoc", "nam truoc", "nam ngoai", "dau ky", "dau nam"),
)
_NOW = ("thuc hien", "ket qua", "ky nay", "trong ky", "nam nay", "ky bao cao", "bao cao ky nay")
_YEAR = rare(r"\b(?:19|20)\d\d\b")
_HALF = rare(r"\b(?:0?6|sau) thang\b(?! cuoi)|\bh1\b")


def rank_of(texts: Sequence[str], period: Period | None) -> tuple[int, int, int]:
    """How well folded headers say that what stands below them is what is reported for the period; 0 is for silence."""
    plan = any(text.startswith(_NOT_NOW) for text in texts)
    years = {year for text in texts for year in _YEAR.findall(text)}
    other = exact = False
    if period and years:
        other = str(period.year) not in years
        exact = not other and any(map(_HALF.search, texts)) == period.half
    return -(plan or other), int(exact), int(any(text.startswith(_NOW) for text in texts))


def _enough(sheet: Sheet, columns: Mapping[str, int]) -> bool:
    """Whether half of the labels, and among them one that tells rows apart, are there."""
    wanted = [column for column in sheet.columns if column.required] or list(sheet.columns)
    telling = (column.name for column in wanted if column.key or not sheet.keys)
    return len(columns) >= max(2, len(sheet.columns) // 2) and any(name in columns for name in telling)


_SKIPPED = {"stt", "tt", "so tt", "so thu tu", ""}
_EARLIER = ("cung ky ", "ky truoc ")


def _strange(text: str) -> bool:
    """Whether a header is neither a running number nor one of the form's own columns about earlier periods."""
    return text not in _SKIPPED and not text.startswith(_EARLIER)


def _paths(lines: Lines, merges: tuple[Merge, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For each column the texts above each other in the header, merged cells spread, repetitions left out."""
    width, depth = max(map(len, lines), default=0), len(lines)
    header = [[*line, *[""] * (width - len(line))] for line in lines]
    for r1, c1, r2, c2 in merges:
        text = header[r1 - 1][c1 - 1] if r1 > 0 and c1 <= width else ""
        first, last = max(c1 - 1, 0), min(c2, width)
        for row in range(max(r1 - 1, 0), min(r2, depth)):
            header[row][first : max(last, first)] = [text] * (last - first)
    _spread(header)
    for place in range(width):
        path = tuple(dict.fromkeys(line[place] for line in header if line[place]))
        if path and not path[-1].replace(" ", "").isdigit():
            yield place + 1, path


def _spread(header: list[list[str]]) -> None:
    """Let an upper label without a merge hold for the columns to its right that have labels only below."""
    for line, under in reversed(tuple(pairwise(header))):
        for place in range(1, len(line)):
            left = line[place - 1]
            if not line[place] and under[place] and left and under[place - 1] not in ("", left):
                line[place] = left
