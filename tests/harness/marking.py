"""Marks a folder of real workbooks as copies to give back, and takes the marks off again: `python marking.py FOLDER`.

For each book: no part but sheets, styles, notes and the workbook's own differs; every sheet reads as before; after the
marks are taken off again, every cell has the very style that it had and every note its words. With --office LibreOffice
opens the marked books, and the sheets show what they showed before.
"""

import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from corpus import differences, opened, values
from lxml import etree

from xlcore.files.reading.reader import read
from xlcore.files.returns.copy import UnmarkableError, marked_copy, unmarked
from xlcore.intake.grid import Grid, RawBook
from xlcore.intake.listed import HEADING, KEY, TITLE, own_sheets
from xlcore.plans import Cell, Link, SheetPlan
from xlcore.returning.marks import Ground, SheetMarks
from xlcore.styles import TITLE as LARGE

MAY_DIFFER = re.compile(r"\[Content_Types\]\.xml|.*\.rels|xl/(workbook\.xml|styles.*|worksheets/.*|comments.*|.*\.vml)")
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
    """What is wrong with the marked copies of a book, in words; a book that cannot be marked is an `UnmarkableError`."""
    own, book = path.read_bytes(), read(str(path))
    if not isinstance(book, RawBook):
        return
    data = own
    for turn in range(AGAIN):
        data = marked_copy(data, listing(book), marks(book, seed + turn))
        yield from _outside(own, data)
        yield from _reads_as_before(book, data, path.suffix)
    yield from _as_it_was(own, unmarked(data))


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
    for name in (name for name in before if name.startswith("xl/worksheets/") and name.endswith(".xml")):
        old, new = dict(STYLE.findall(before[name])), dict(STYLE.findall(after[name]))
        changed = [cell for cell in old if (new.get(cell) or b"0") != (old[cell] or b"0")]
        if changed:
            yield f"{name}: {len(changed)} cells have another style, as {changed[0].decode()}"
    for name in (name for name in before if "comments" in name.lower() and name.endswith(".xml")):
        if name in after and _notes(before[name]) != _notes(after[name]):
            yield f"{name}: notes differ"


def _notes(xml: bytes) -> dict[str, str]:
    root = etree.fromstring(xml)
    return {str(c.get("ref")): "".join(t.text or "" for t in c.iter(f"{MAIN}t")) for c in root.iter(f"{MAIN}comment")}


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def judge(folder: Path, *, office: bool) -> int:
    """Print what was found; give the number of books with a fault."""
    wrong = done = 0
    with tempfile.TemporaryDirectory() as made:
        before, after = Path(made, "before"), Path(made, "after")
        before.mkdir(), after.mkdir()
        for path in sorted(folder.glob("*.xls[xm]")):
            try:
                found = list(faults(path))
            except UnmarkableError as refused:
                print(f"{path.name}: not marked: {refused}")
                continue
            done += 1
            wrong += bool(found)
            for fault in found:
                print(f"{path.name}: {fault}")
            book = read(str(path))
            if office and isinstance(book, RawBook):
                (before / f"{path.stem}.xlsx").write_bytes(path.read_bytes())
                copy = marked_copy(path.read_bytes(), listing(book), marks(book, 1))
                (after / f"{path.stem}.xlsx").write_bytes(copy)
        wrong += _judged_by_office(Path(made), before, after) if office else 0
    print(f"{done} books marked, {wrong} with a fault")
    return wrong


def _judged_by_office(made: Path, before: Path, after: Path) -> int:
    whole = sorted(before.iterdir())
    first, again = opened(made / "first", whole), opened(made / "again", whole)
    marked, wrong = opened(made / "marked", sorted(after.iterdir())), 0
    for path in whole:
        if not (first / path.name).exists():
            continue
        if not (marked / path.name).exists():
            wrong += 1
            print(f"{path.name}: LibreOffice no longer opens it")
            continue
        found = differences(values(first / path.name), values(marked / path.name), values(again / path.name))
        wrong += bool(found)
        if found:
            print(f"{path.name}: {found} cells show something else")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(judge(Path(sys.argv[1]), office="--office" in sys.argv)))
