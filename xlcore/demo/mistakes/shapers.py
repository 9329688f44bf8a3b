"""What units do to the shape of a file: tabs, rows, columns and headers."""

from collections.abc import Sequence

from ...intake.grid import Raw
from ..fill import HEAD, TOTAL, Spot
from .paper import Leaf, Paper, Shaper, Slot


def renamed(sheet: str, title: str) -> Shaper:
    """Another name on the tab."""

    def shape(paper: Paper) -> None:
        paper.leaf(sheet).title = title

    return shape


def removed(sheet: str) -> Shaper:
    """The tab is gone."""

    def shape(paper: Paper) -> None:
        paper.leaves.remove(paper.leaf(sheet))

    return shape


def titled(sheet: str, texts: Sequence[str]) -> Shaper:
    """More rows of text above the table."""

    def shape(paper: Paper) -> None:
        lines = paper.leaf(sheet).lines
        lines[:0] = [[Slot(text), *(Slot() for _ in lines[0][1:])] for text in texts]

    return shape


def gap(spot: Spot) -> Shaper:
    """Two blank rows before a row of the table."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(spot[0])
        row, _ = leaf.where(spot)
        leaf.lines[row:row] = [[Slot() for _ in leaf.lines[row]] for _ in range(2)]

    return shape


def moved(sheet: str, column: str, before: str) -> Shaper:
    """A column stands before another one."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(sheet)
        slots = _cut(leaf, leaf.where((sheet, column, HEAD))[1])
        _paste(leaf, leaf.where((sheet, before, HEAD))[1], slots)

    return shape


def cut(sheet: str, column: str) -> Shaper:
    """A column is gone; a header merged over it is narrower then."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(sheet)
        _cut(leaf, leaf.where((sheet, column, HEAD))[1])

    return shape


def doubled(sheet: str, column: str, name: str, text: str = "", *, copied: bool = False) -> Shaper:
    """A second column under the same header, or under `text`, which the list of mistakes calls `name`.

    It is empty, or `copied` with all that stands in the first one.
    """

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(sheet)
        head, place = leaf.where((sheet, column, HEAD))
        below = [Slot(line[place].value) if copied and row > head else Slot() for row, line in enumerate(leaf.lines)]
        below[head] = Slot(text or leaf.lines[head][place].value, ((sheet, name, HEAD),))
        _paste(leaf, place + 1, below)

    return shape


def grouped(sheet: str, columns: Sequence[str], texts: Sequence[str]) -> Shaper:
    """Rows of merged headers above some neighbouring columns of the header, one for each text."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(sheet)
        head, place = leaf.where((sheet, columns[0], HEAD))
        for text in reversed(texts):
            line = [Slot() for _ in leaf.lines[head]]
            line[place] = Slot(text, span=(1, len(columns)))
            leaf.lines.insert(head, line)

    return shape


def hidden(row: Spot, column: Spot) -> Shaper:
    """A row and a column are hidden, with what is in them."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(row[0])
        leaf.hidden_rows.append(row)
        leaf.hidden_columns.append(column)

    return shape


def retyped(spot: Spot, value: Raw, font: str = "") -> Shaper:
    """Another value in a cell, in a font of its own where one is named."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(spot[0])
        row, column = leaf.where(spot)
        leaf.lines[row][column].value = value
        leaf.lines[row][column].font = font

    return shape


def retitled(sheet: str, column: str, text: str) -> Shaper:
    """The row of sums has another name, which stands in a column."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(sheet)
        row = next(row for row, line in enumerate(leaf.lines) if any(slot.value == "Tổng cộng" for slot in line))
        _, place = leaf.where((sheet, column, HEAD))
        for slot in leaf.lines[row]:
            slot.value = "" if slot.value == "Tổng cộng" else slot.value
        leaf.lines[row][place] = Slot(text, ((sheet, column, TOTAL),))

    return shape


def answered_twice(sheet: str, column: str, heads: tuple[str, str]) -> Shaper:
    """A sheet of fields with a second column of the same values; both have other headers than the form's."""

    def shape(paper: Paper) -> None:
        leaf = paper.leaf(sheet)
        first, place = leaf.where((sheet, column, 0))
        beside = [Slot(line[place].value) if row >= first else Slot() for row, line in enumerate(leaf.lines)]
        leaf.lines[first - 1][place].value, beside[first - 1].value = heads
        _paste(leaf, place + 1, beside)

    return shape


def _cut(leaf: Leaf, place: int) -> list[Slot]:
    for line in leaf.lines:
        for left, slot in enumerate(line[:place]):
            down, across = slot.span
            if left + across > place:
                slot.span = (down, across - 1)
    return [line.pop(place) for line in leaf.lines]


def _paste(leaf: Leaf, place: int, slots: Sequence[Slot]) -> None:
    for line, slot in zip(leaf.lines, slots, strict=True):
        for left, wide in enumerate(line[:place]):
            down, across = wide.span
            if left + across > place:
                wide.span = (down, across + 1)
        line.insert(place, slot)
