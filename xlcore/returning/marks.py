"""Which cells of a unit's file are marked and open: those that a finding is about, what they hang on, what is empty."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..declare import Column, Layout, fields_of
from ..domain.findings import Finding, Severity
from ..intake.grid import RawBook, Spot
from ..intake.submission import Submission, Table
from .items import Item

STRUCTURE = frozenset(
    {"BANG-02", "BANG-05", "BANG-07", "BANG-08", "BANG-11", "BANG-16", "BANG-17", "BANG-18", "BANG-20"}
)
"""What cannot be put right by typing into single cells: such a sheet stays open as a whole."""
NOTE_HEAD = "PHIẾU TRẢ – mục {}"
_TOTAL = "BANG-09"
_ADDRESS = re.compile(r"(?:'([^']+)'!)?\b([A-Z]{1,3})([1-9][0-9]*)\b")


class Ground(Enum):
    """How a marked cell looks."""

    WRONG = "sai"
    DOUBT = "cần xem lại"
    RELATED = "có liên quan"
    EMPTY = "còn trống"


@dataclass(slots=True)
class SheetMarks:
    """One tab: the ground of each marked cell and the notes beside them.

    All marked cells are open for typing but those that are `shut`: the form computes them. On a `guarded` sheet nothing
    else is open.
    """

    grounds: dict[Spot, Ground] = field(default_factory=dict)
    notes: dict[Spot, str] = field(default_factory=dict)
    shut: set[Spot] = field(default_factory=set)
    guarded: bool = True


def marks_of(sent: Submission, items: Iterable[Item], book: RawBook) -> Mapping[str, SheetMarks]:
    """The marks of each tab that the program reads, by its title; other tabs of the unit's are left alone."""
    work = _Marking(sent, book)
    wanted = [item for item in items if item.finding.place.sheet]
    for item in wanted:
        work.mark(item)
    for item in wanted:
        work.relate(item.finding)
    work.empty()
    return work.sheets


class _Marking:
    def __init__(self, sent: Submission, book: RawBook) -> None:
        self.tables = {table.grid: table for table in sent.tables.values()}
        self.sheets = {title: SheetMarks() for title in self.tables}
        self._formulas = {grid.name: grid.formulas for grid in book.grids}

    def mark(self, item: Item) -> None:
        """Mark the cell of a finding and say beside it what is wrong and what to type."""
        place = item.finding.place
        marks = self.sheets.setdefault(place.sheet, SheetMarks())
        if item.finding.rule in STRUCTURE:
            marks.guarded = False
        if not (place.row and place.column):
            return
        spot = place.row, place.column
        if marks.grounds.get(spot) is not Ground.WRONG:
            marks.grounds[spot] = Ground.WRONG if item.severity is Severity.ERROR else Ground.DOUBT
        head = f"Mục {item.number}" if spot in marks.notes else NOTE_HEAD.format(item.number)
        said = "\n".join((head, item.sentence, f"→ {item.remedy}"))
        marks.notes[spot] = "\n\n".join(filter(None, (marks.notes.get(spot), said)))
        if self._kept_formula(place.sheet, spot):
            marks.shut.add(spot)

    def relate(self, finding: Finding) -> None:
        """Mark the cells that a finding compares; in place of those that the form computes, what they are made from."""
        for tab, spot in self._compared(finding):
            for one in self._inputs(tab, spot):
                self.sheets[tab].grounds.setdefault(one, Ground.RELATED)

    def empty(self) -> None:
        """Mark the cells that have to be filled in and are not."""
        for tab, table in self.tables.items():
            for spot in _empty_required(table):
                self.sheets[tab].grounds.setdefault(spot, Ground.EMPTY)

    def _compared(self, finding: Finding) -> Iterator[tuple[str, Spot]]:
        place = finding.place
        yield place.sheet, (place.row, place.column)
        for side in ("left_cells", "right_cells"):
            for tab, letters, row in _ADDRESS.findall(finding.facts.get(side, "")):
                yield tab or place.sheet, (int(row), _number(letters))
        if finding.rule == _TOTAL and place.sheet in self.tables:
            yield from ((place.sheet, (row.number, place.column)) for row in self.tables[place.sheet].rows)

    def _inputs(self, tab: str, spot: Spot) -> Iterator[Spot]:
        """A cell that people type, or those that a computed cell is made from."""
        column = self._column(tab, spot)
        if column is None:
            return
        if not self._kept_formula(tab, spot):
            yield spot
        for name in fields_of(column.computed) if column.computed else ():
            if self.tables[tab].columns.get(name):
                yield from self._inputs(tab, self.tables[tab].spot(spot[0], name))

    def _kept_formula(self, tab: str, spot: Spot) -> bool:
        """Whether a cell is one that the form computes and nobody typed over."""
        column = self._column(tab, spot)
        return column is not None and bool(column.computed) and spot in self._formulas.get(tab, ())

    def _column(self, tab: str, spot: Spot) -> Column | None:
        """The declared column of a cell of the unit's rows, nothing where it is none."""
        table = self.tables.get(tab)
        if table is None:
            return None
        if table.sheet.layout is Layout.TABLE and all(row.number != spot[0] for row in table.rows):
            return None
        names = (n for n, at in table.columns.items() if at == spot[1] and table.lines.get(n, spot[0]) == spot[0])
        return next((table.sheet.by_name[name] for name in names), None)


def _empty_required(table: Table) -> Iterator[Spot]:
    needed = [c for c in table.sheet.columns if c.required and not c.computed and table.columns.get(c.name)]
    for row in table.rows:
        for column in needed:
            if row.values.get(column.name) is None and column.name not in row.exempt:
                yield table.spot(row.number, column.name)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
