"""Finds a declared table in a sheet by its labels, wherever it stands and however its header is merged."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..declare import Layout, Sheet
from ..domain.periods import Period
from ..values.folding import clean, fold
from ..values.legacy import detect, in_unicode, told_by_font
from .fields import Labels, value_columns
from .grid import Grid, Spot
from .header import EXACT, LEAF, Lines, Match, match_header, names_of, perfect, vocabulary

_DEPTH = 4
"""The most rows that a header is looked for in."""
_NEAR, _SEARCHED = 12, 60
"""The rows in which a header usually begins, and may begin."""


class Found(NamedTuple):
    """Where a table is: the column of each field, of a sheet of fields its row too, and the first row of data.

    `unknown` are headers without a declared column, as column number and text, `twins` headers of a field that another
    column has, as column number, text and field. `doubtful` are fields, not in `columns`, with the columns that may be
    meant. `share` (0 to 1) and `score` say how well the labels fit; they compare finds.
    """

    columns: Mapping[str, int]
    first_row: int
    lines: Mapping[str, int] = {}
    unknown: tuple[tuple[int, str], ...] = ()
    header: tuple[int, int] = (0, 0)
    score: int = 0
    share: float = 1.0
    twins: tuple[tuple[int, str, str], ...] = ()
    doubtful: Mapping[str, tuple[int, ...]] = {}

    def unreadable(self, sheet: Sheet) -> bool:
        """Whether nobody knows where the values are, or which row is about what."""
        return any(sheet.layout is Layout.FIELDS or sheet.by_name[name].key for name in self.doubtful)


def find_table(grid: Grid, sheet: Sheet, period: Period | None = None, reach: int = _SEARCHED) -> Found | None:
    """Find a declared sheet in a tab; nothing where fewer than half of its labels, or of a table its key, are there.

    The header of a table is looked for down to row `reach`. Where columns speak of several periods, that of `period`
    is meant.
    """
    fields = sheet.layout is Layout.FIELDS
    return _find_fields(grid, sheet, period) if fields else _find_table(grid, sheet, period, reach)


def _find_table(grid: Grid, sheet: Sheet, period: Period | None, deepest: int) -> Found | None:
    best = None
    for reach in (_NEAR, deepest):
        best = _best_of(grid, sheet, _labels_in(grid, reach), period)
        if len(grid.rows) <= reach or (best and len(best.columns) == len(sheet.columns)):
            return best
    return best


def _labels_in(grid: Grid, reach: int | None = None) -> Lines:
    """The folded texts of the first rows, whatever their encoding."""
    fonts: dict[int, list[tuple[int, str]]] = {}
    for (row, column), font in grid.legacy_fonts.items():
        fonts.setdefault(row, []).append((column, font))
    return tuple([_folded(row, tuple(fonts.get(n, ()))) for n, row in enumerate(grid.rows[:reach], 1)])


@lru_cache(maxsize=8_192)
def _folded(row: tuple[object, ...], fonts: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    """Kept, because every declared sheet is looked for in every tab.

    A short label may have no letter that tells its encoding ('Ghi chó'): it is read as those beside it.
    """
    texts = [cell if isinstance(cell, str) else "" for cell in row]
    if any(map(told_by_font, filter(None, texts))):
        own = dict(fonts)
        texts = [in_unicode(text, own.get(place, "")) for place, text in enumerate(texts, 1)]
        found = {name for cell in row if isinstance(cell, str) and (name := detect(cell))} | set(own.values())
        if len(found) == 1:
            texts = [in_unicode(text, *found) for text in texts]
    return tuple([fold(text) if text else "" for text in texts])


def _best_of(grid: Grid, sheet: Sheet, rows: Lines, period: Period | None) -> Found | None:
    """The best header among those that begin at, or just above, a row with labels; a perfect one ends the search."""
    words, most, best = vocabulary(sheet), perfect(sheet), None
    hits = [index for index, row in enumerate(rows) if len(words.intersection(row)) > 1][:6]
    tops = dict.fromkeys(top for hit in hits for top in (hit, hit - 1, hit - 2) if top >= 0)
    for depth in range(1, _DEPTH + 1):
        for top in tops:
            match = _matched(grid, sheet, rows, period, top, depth)
            if match is None:
                continue
            if best is None or match.weight * 10 - depth > best.score:
                best = _found(grid, sheet, match, top, depth)
            if match.weight >= most:
                return best
    return best


def _matched(grid: Grid, sheet: Sheet, rows: Lines, period: Period | None, top: int, depth: int) -> Match | None:
    if top + depth > len(rows):
        return None
    bottom = top + depth
    merges = tuple([(a - top, b, c - top, d) for a, b, c, d in grid.merges if a <= bottom and c > top])
    return match_header(sheet, rows[top:bottom], merges, period)


def _found(grid: Grid, sheet: Sheet, match: Match, top: int, depth: int) -> Found:
    taken = match.columns.values()
    first = _first_data_row(grid, top + depth, min(taken), max(taken))
    columns, doubtful = dict(match.columns), dict[str, tuple[int, ...]]()
    for name, places in match.rivals.items():
        filled = [place for place in places if _has_data(grid, first, place)]
        columns[name] = filled[0] if filled else places[0]
        if len(filled) > 1:
            del columns[name]
            doubtful[name] = tuple(filled)
    twins = [(place, text, name) for place, text, name in match.twins if place != columns.get(name)]
    return Found(
        columns=columns,
        first_row=first,
        unknown=match.unknown,
        header=(top + 1, top + depth),
        score=match.weight * 10 - depth,
        share=len(match.columns) / len(sheet.columns),
        twins=tuple(twin for twin in twins if twin[2] not in doubtful),
        doubtful=doubtful,
    )


def _has_data(grid: Grid, first: int, place: int) -> bool:
    return any(grid.at(row, place) != "" for row in range(first, len(grid.rows) + 1))


def _first_data_row(grid: Grid, after: int, left: int, right: int) -> int:
    """The first row (from 1) under a header that is not a row of column numbers or units."""
    first = after + 1
    for row in range(first, min(len(grid.rows), after + _DEPTH) + 1):
        cells = grid.rows[row - 1][left - 1 : right]
        if _numbering(cells):
            first = row + 1
        elif any(cell != "" for cell in cells):
            break
    return first


def _numbering(row: Sequence[object]) -> bool:
    cells = [cell for cell in row if cell != ""]
    if not cells:
        return False
    if all(isinstance(cell, str) for cell in cells):
        return all(str(cell).startswith("(") or len(str(cell)) == 1 for cell in cells)
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    first = numbers[0] if numbers else 0
    return len(numbers) > LEAF and 0 < first <= EXACT and numbers == [first + step for step in range(len(numbers))]


@lru_cache(maxsize=64)
def _labels(sheet: Sheet) -> Mapping[str, str]:
    """The field that each one-word label of a sheet of fields names; an earlier field wins."""
    return {
        path[-1]: column.name for column in reversed(sheet.columns) for path, _ in names_of(column) if len(path) == 1
    }


def _find_fields(grid: Grid, sheet: Sheet, period: Period | None) -> Found | None:
    lines: dict[str, int] = {}
    starts: dict[str, int] = {}
    labels, texts = _labels(sheet), _labels_in(grid)
    for number, row in enumerate(texts, 1):
        for place, text in enumerate(row, 1):
            if text and (name := labels.get(text)) and name not in lines:
                lines[name], starts[name] = number, _right_of(grid, number, place)
                break
        if len(lines) == len(sheet.columns):
            break
    if len(lines) < max(2, (len(sheet.columns) + 1) // 2):
        return None
    share = len(lines) / len(sheet.columns)
    places = value_columns(grid, texts, sheet, Labels(lines, starts), period)
    sure = {name: max(places[0], start) for name, start in starts.items()} if len(places) == 1 else {}
    return Found(
        columns=sure,
        first_row=min(lines.values()),
        lines=lines,
        score=int(share * 10 * EXACT),
        share=share,
        doubtful={} if sure else dict.fromkeys(lines, places),
    )


def _right_of(grid: Grid, row: int, column: int) -> int:
    """The column right of a label, past the cells that the label is merged over."""
    for r1, c1, r2, c2 in grid.merges:
        if r1 <= row <= r2 and c1 <= column <= c2:
            return c2 + 1
    return column + 1


class Label(NamedTuple):
    """A text in a header as it stands there, and its cell; not the column's `own` where it is written further left."""

    text: str
    spot: Spot
    own: bool


def label_above(grid: Grid, found: Found, place: int, folded: str) -> Label | None:
    """The label of a column that is not read; nothing for one without a label of its own and without anything in it.

    `folded` is the label of a column that lies under one written further left.
    """
    top, bottom = found.header
    rows = range(bottom, top - 1, -1)
    for row in rows:
        if isinstance(raw := grid.at(row, place), str) and clean(raw):
            return Label(clean(in_unicode(raw, grid.legacy_fonts.get((row, place), ""))), (row, place), own=True)
    if not _has_data(grid, found.first_row, place):
        return None
    texts = _labels_in(grid, bottom)
    spots = [(row, left) for row in rows for left in range(place, 0, -1) if folded in texts[row - 1][left - 1 : left]]
    spot = next(iter(spots), None)
    return Label(clean(in_unicode(str(grid.at(*spot)))), (bottom, place), own=False) if spot else None
