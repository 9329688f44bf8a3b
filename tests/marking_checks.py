"""What must hold of a workbook that was marked as a copy to give back, and of one whose marks were taken off again."""

import random
import re
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

from xlcore.files.reading.reader import read
from xlcore.files.returns.copy import marked_copy
from xlcore.files.returns.looks import Looks
from xlcore.intake.grid import Grid, RawBook
from xlcore.intake.listed import HEADING, KEY, TITLE, own_sheets
from xlcore.plans import Cell, Link, SheetPlan
from xlcore.returning.marks import Ground, SheetMarks
from xlcore.styles import TITLE as LARGE

MAY_DIFFER = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|xl/(workbook\.xml|styles.*|(work|chart)sheets/.*|comments.*|.*\.vml)"
)
STYLE = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\br="([A-Z]+\d+)")(?:[^>]*?\ss="(\d+)")?[^>]*>')
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
AGAIN = 2
"""Rounds in which a copy is marked anew."""


def marks(book: RawBook, seed: int) -> dict[str, SheetMarks]:
    """Marks on some cells of each sheet, there or not, noted and related and empty ones."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    return {grid.name: _marks_of(grid, chance) for grid in book.grids}


def _marks_of(grid: Grid, chance: random.Random) -> SheetMarks:
    rows, columns = len(grid.rows) + 3, max(map(len, grid.rows), default=0) + 2
    spots = {(chance.randint(1, rows), chance.randint(1, columns)) for _ in range(12)}
    grounds = {spot: chance.choice(list(Ground)) for spot in spots}
    notes = {spot: f"PHIẾU TRẢ – mục 1\nSai <ở> & đâu\n→ Gõ số {spot}" for spot in sorted(spots)[:6]}
    return SheetMarks(grounds, notes, set(sorted(spots)[:2]), guarded=chance.random() < 0.8)


def listing(book: RawBook) -> SheetPlan:
    """A list that leads to each sheet."""
    links = {
        (at, 1): Link("", f"'{grid.name.replace(chr(39), chr(39) * 2)}'!A1") for at, grid in enumerate(book.grids, 3)
    }
    cells = {(1, 1): Cell(HEADING, LARGE)} | {(at, 1): Cell(book.grids[at - 3].name) for at, _ in links}
    return SheetPlan(KEY, TITLE, cells, links=links)


def faults(path: Path, seed: int = 1) -> Iterator[str]:
    """What is wrong with the marked copies of a book, in words; `UnmarkableError` where it cannot be marked."""
    own, book = path.read_bytes(), read(str(path))
    if not isinstance(book, RawBook):
        return
    data = own
    for turn in range(AGAIN):
        data = marked_copy(data, listing(book), marks(book, seed + turn))
        yield from _outside(own, data)
        yield from _reads_as_before(book, data, path.suffix)
    yield from _as_it_was(own, marked_copy(data, listing(book), {}))


def _outside(own: bytes, copy: bytes) -> Iterator[str]:
    before, after = _parts(own), _parts(copy)
    for name, data in before.items():
        if name not in after and not name.endswith("calcChain.xml"):
            yield f"{name} is gone"
        elif after.get(name, data) != data and not MAY_DIFFER.fullmatch(name):
            yield f"{name} differs"
    for name in after:
        if name.endswith((".xml", ".rels")):
            etree.fromstring(after[name])


def _reads_as_before(book: RawBook, copy: bytes, suffix: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        path = Path(made, f"copy{suffix}")
        path.write_bytes(copy)
        again = read(str(path))
    if not isinstance(again, RawBook):
        yield f"cannot be read: {again.facts}"
        return
    back = own_sheets(again)
    if [grid.name for grid in back.grids] != [grid.name for grid in book.grids]:
        yield "other sheets"
    for old, new in zip(book.grids, back.grids, strict=False):
        for name, value in old._replace(visible=True)._asdict().items():
            if getattr(new._replace(visible=True), name) != value:
                yield f"{old.name}: {name} differs"


def _as_it_was(own: bytes, copy: bytes) -> Iterator[str]:
    before, after = _parts(own), _parts(copy)
    styles = next((name for name in after if name.startswith("xl/styles")), "")
    looks = Looks(after[styles])
    for name in (name for name in before if name.startswith("xl/worksheets/") and name.endswith(".xml")):
        old, new = dict(STYLE.findall(before[name])), dict(STYLE.findall(after[name]))
        changed = [cell for cell, style in old.items() if not _alike(looks, style, new.get(cell))]
        if changed:
            yield f"{name}: {len(changed)} cells have another style, as {changed[0].decode()}"
    for name in (name for name in before if "comments" in name.lower() and name.endswith(".xml")):
        if name in after and _notes(before[name]) != _notes(after[name]):
            yield f"{name}: notes differ"


def _alike(looks: Looks, old: bytes, new: bytes | None) -> bool:
    """Whether two styles mean the same; of several that do, marks give back the first."""
    return new is not None and looks.meaning(int(old or 0)) == looks.meaning(int(new or 0))


def _notes(xml: bytes) -> dict[str, str]:
    root = etree.fromstring(xml)
    return {str(c.get("ref")): "".join(t.text or "" for t in c.iter(f"{MAIN}t")) for c in root.iter(f"{MAIN}comment")}


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
