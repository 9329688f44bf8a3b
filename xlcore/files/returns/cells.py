"""Changes the style of single cells in a worksheet that somebody else wrote; every other byte stays."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ...domain.findings import address
from ...intake.grid import Spot
from ..package.splice import open_end

Restyle = Callable[[Spot, int], int]
"""The style of a cell now, and what it shall be; row 0 stands for a whole column, column 0 for a whole row."""
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_STYLE = re.compile(rb"""\s(?:s|style)\s*=\s*(?:"[^"]*"|'[^']*')""")
_SPANS = re.compile(rb"""\sspans\s*=\s*(?:"[^"]*"|'[^']*')""")


def restyled(xml: bytes, restyle: Restyle, needed: Collection[Spot] = ()) -> bytes:
    """Give the part with other styles; cells that are `needed` come into being where they are not there."""
    walk = _Walk(xml, restyle, needed)
    edits = sorted(walk.edits(), key=lambda edit: edit[:2])
    out, last = [], 0
    for start, end, data in edits:
        out += [xml[last:start], data]
        last = end
    return b"".join([*out, xml[last:]])


def column_number(letters: str) -> int:
    """A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(slots=True)
class _Element:
    """A row or a cell: its number, where its opening tag begins, its attributes; a row has cells and an end."""

    number: int
    start: int
    attributes: dict[str, str]
    cells: list["_Element"] = field(default_factory=list)
    end: int = 0


@dataclass(slots=True)
class _Walk:
    xml: bytes
    restyle: Restyle
    needed: Collection[Spot]
    rows: list[_Element] = field(default_factory=list)
    columns: list[_Element] = field(default_factory=list)
    data: tuple[int, int] = (0, 0)
    prefix: bytes = b""

    def __post_init__(self) -> None:
        """Find rows, cells and columns. Trap: drawings have rows and columns too; what counts is where one stands."""
        parser = expat.ParserCreate()
        path: list[str] = []

        def opened(name: str, attributes: dict[str, str]) -> None:
            prefix, _, local = name.rpartition(":")
            at = parser.CurrentByteIndex
            path.append(local)
            match path[1:]:
                case ["sheetData", "row"]:
                    self._row_at(at, attributes)
                case ["sheetData", "row", "c"]:
                    self._cell_at(at, attributes)
                case ["cols", "col"]:
                    self.columns.append(_Element(int(attributes["min"]), at, attributes))
                case ["sheetData"]:
                    self.data, self.prefix = (at, at), f"{prefix}:".encode() if prefix else b""

        def closed(_: str) -> None:
            match path[1:]:
                case ["sheetData", "row"]:
                    self.rows[-1].end = parser.CurrentByteIndex
                case ["sheetData"]:
                    self.data = self.data[0], parser.CurrentByteIndex
            path.pop()

        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        parser.Parse(self.xml, True)  # noqa: FBT003 - expat's own signature

    def _row_at(self, at: int, attributes: dict[str, str]) -> None:
        """Trap: `r` may be left out, then a row follows the one before it, and so does a cell."""
        number = int(attributes.get("r") or (self.rows[-1].number if self.rows else 0) + 1)
        self.rows.append(_Element(number, at, attributes))

    def _cell_at(self, at: int, attributes: dict[str, str]) -> None:
        cells = self.rows[-1].cells
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        number = column_number(match[1]) if match else (cells[-1].number if cells else 0) + 1
        cells.append(_Element(number, at, attributes))

    def edits(self) -> Iterator[tuple[int, int, bytes]]:
        missing = self._missing()
        for column in self.columns:
            yield from self._restyled(column, (0, column.number), b"style")
        for row in self.rows:
            yield from self._row(row, missing.pop(row.number, []))
            for cell in row.cells:
                yield from self._restyled(cell, (row.number, cell.number), b"s")
        yield from self._new_rows(missing)

    def _missing(self) -> dict[int, list[int]]:
        """The columns of needed cells that are not there, by row."""
        there = {(row.number, cell.number) for row in self.rows for cell in row.cells}
        missing: dict[int, list[int]] = {}
        for row, column in sorted(set(self.needed) - there):
            missing.setdefault(row, []).append(column)
        return missing

    def _restyled(self, element: _Element, spot: Spot, name: bytes) -> Iterator[tuple[int, int, bytes]]:
        before = int(element.attributes.get(name.decode()) or 0)
        after = self.restyle(spot, before)
        if after != before:
            end = open_end(self.xml, element.start)
            yield element.start, end, _with_style(self.xml[element.start : end], name, after)

    def _row(self, row: _Element, missing: list[int]) -> Iterator[tuple[int, int, bytes]]:
        before = int(row.attributes.get("s") or 0)
        styled = row.attributes.get("customFormat") in ("1", "true")
        after = self.restyle((row.number, 0), before) if styled else before
        end = open_end(self.xml, row.start)
        tag = self.xml[row.start : end]
        if after != before:
            tag = _with_style(tag, b"s", after)
        if missing:
            tag = _SPANS.sub(b"", tag)
        new = {column: self._blank(row.number, column, before if styled else None) for column in missing}
        if missing and tag.endswith(b"/"):
            inside = b"".join(new.values())
            yield row.start, end + 1, tag[:-1] + b">" + inside + b"</" + self.prefix + b"row>"
            return
        if tag != self.xml[row.start : end]:
            yield row.start, end, tag
        for column, cell in new.items():
            at = next((other.start for other in row.cells if other.number > column), row.end)
            yield at, at, cell

    def _blank(self, row: int, column: int, of_row: int | None) -> bytes:
        style = self.restyle((row, column), of_row if of_row is not None else self._of_column(column))
        return b'<%bc r="%b" s="%d"/>' % (self.prefix, address(row, column).encode(), style)

    def _of_column(self, column: int) -> int:
        for element in self.columns:
            if element.number <= column <= int(element.attributes.get("max") or element.number):
                return int(element.attributes.get("style") or 0)
        return 0

    def _new_rows(self, missing: dict[int, list[int]]) -> Iterator[tuple[int, int, bytes]]:
        rows: dict[int, list[bytes]] = {}
        start, end = self.data
        for number, columns in missing.items():
            cells = b"".join(self._blank(number, column, None) for column in columns)
            at = next((row.start for row in self.rows if row.number > number), end)
            rows.setdefault(at, []).append(b'<%brow r="%d">%b</%brow>' % (self.prefix, number, cells, self.prefix))
        opened = open_end(self.xml, start)
        for at, made in rows.items():
            data = b"".join(made)
            if self.xml[opened - 1 : opened] == b"/":
                yield opened - 1, opened + 1, b">" + data + b"</" + self.prefix + b"sheetData>"
            else:
                yield at, at, data


def _with_style(tag: bytes, name: bytes, style: int) -> bytes:
    """An opening tag, its '>' not included, with another style."""
    said = b' %b="%d"' % (name, style)
    if _STYLE.search(tag):
        return _STYLE.sub(said, tag, count=1)
    named = re.match(rb"<[\w:]+", tag)
    at = named.end() if named else len(tag)
    return tag[:at] + said + tag[at:]
