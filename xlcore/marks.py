"""What is kept of a written sheet, so that the next run knows what is left to do: its looks and its heights."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from .blocks import extent, printed
from .plans import SheetPlan
from .styles import HEADER, Style

LOOKS = "td_looks"
"""The defined name that keeps the marks of the looks of sheets, by their keys."""
_TEXT = 250
_LONGEST = 90
"""Letters that the heights of one sheet may take in the mark; the marks of all sheets have to fit into one name."""
Step = tuple[int, int, float | None]
"""First row, last row, their height in points; None where the contents decide."""


def looks(plan: SheetPlan) -> str:
    """A short mark of all that values do not tell: formulas, styles, sizes, merges, links, notes, tables, page, rules.

    After a full stop come the heights: those of runs of rows like 4:26,1:18 from the first row on; where that gets too
    long, a mark of them that begins with #. It ends with a mark of what prints, after a slash.
    """
    numbers: dict[Style, int] = {}
    planned = sorted(plan.cells.items())
    cells = [(place, numbers.setdefault(cell.style, len(numbers)), cell.formula) for place, cell in planned]
    tables = [
        (t.name, t.top, t.left, t.headers, len(t.rows), [numbers.setdefault(s, len(numbers)) for s in t.styles])
        for t in plan.tables
    ]
    rest = (plan.widths, plan.merges, sorted(plan.links.items()))
    more = (sorted(plan.notes.items()), sorted(plan.ranges.items()))
    around = (plan.page, plan.conditions, plan.choices)
    return f"{_digest((HEADER, list(numbers), cells, tables, rest, more, around), 12)}.{_kept(plan)}"


def of_a_drawn_sheet(plan: SheetPlan) -> str:
    """The mark of a sheet of which only heights and pages are known: a drawn one is written anew by the first run."""
    return f"-.{_kept(plan)}"


def heights(plan: SheetPlan, mark: str = "", last_row: int = 0) -> Iterator[Step]:
    """The heights of rows to be set, in this order; left out are those that the mark of the standing sheet tells.

    Rows below the planned ones are none of its any more, up to the last row of the mark, or that which was in use.
    """
    wanted, known = _wanted(plan), _known(mark)
    if mark.partition(".")[2].partition("/")[0] == _heights(plan):
        return
    wanted += [None] * (max(len(known), last_row) - len(wanted))
    rows = [row for row, height in enumerate(wanted) if row >= len(known) or known[row] != height]
    while rows:
        size = next((n for n, row in enumerate(rows) if row != rows[0] + n), len(rows))
        yield from _steps(rows[0] + 1, wanted[rows[0] : rows[0] + size])
        rows = rows[size:]


def rows_of(mark: str) -> int:
    """How many rows the sheet with a mark had; 0 where it does not tell."""
    return len(_known(mark))


def written_looks(marks: Mapping[str, str]) -> str:
    """The marks of sheets, by key, as a defined name can hold them: texts of at most 255 letters, joined."""
    words = " ".join(f"{key}={mark}" for key, mark in sorted(marks.items()))
    return "&".join(f'"{words[at : at + _TEXT]}"' for at in range(0, max(1, len(words)), _TEXT))


def read_looks(text: str) -> dict[str, str]:
    """The marks of sheets, by key, out of the text of the defined name; none where it holds something else."""
    words = "".join(re.findall(r'"([^"]*)"', text)).split()
    return {key: mark for key, _, mark in (word.partition("=") for word in words) if mark}


def _digest(facts: object, letters: int) -> str:
    return sha256(repr(facts).encode()).hexdigest()[:letters]


def _wanted(plan: SheetPlan) -> list[float | None]:
    return [plan.heights.get(row) for row in range(1, max([extent(plan)[0], *plan.heights]) + 1)]


def same_pages(mark: str, plan: SheetPlan) -> bool:
    """Whether a sheet with that mark prints as planned."""
    return mark.rpartition("/")[2] == _pages(plan)


def _kept(plan: SheetPlan) -> str:
    return f"{_heights(plan)}/{_pages(plan)}"


def _pages(plan: SheetPlan) -> str:
    return _digest(printed(plan, ""), 4)


def _heights(plan: SheetPlan) -> str:
    wanted = _wanted(plan)
    told = ",".join(f"{size}:{'' if height is None else f'{height:g}'}" for size, height in _runs(wanted))
    return told if len(told) <= _LONGEST else f"#{_digest(wanted, 6)}"


def _known(mark: str) -> list[float | None]:
    runs = re.findall(r"(\d+):([\d.]*)(?:,|$)", mark.partition(".")[2].partition("/")[0])
    return [float(height) if height else None for size, height in runs for _ in range(int(size))]


def _runs(rows: Sequence[float | None]) -> Iterator[tuple[int, float | None]]:
    start = 0
    for row in range(1, len(rows) + 1):
        if row == len(rows) or rows[row] != rows[start]:
            yield row - start, rows[start]
            start = row


def _steps(first: int, rows: Sequence[float | None]) -> Iterator[Step]:
    """The height that most rows have comes first, for all of them: so the fewest steps remain."""
    ((usual, _),), row = Counter(rows).most_common(1), first
    yield first, first + len(rows) - 1, usual
    for size, height in _runs(rows):
        if height != usual:
            yield row, row + size - 1, height
        row += size
