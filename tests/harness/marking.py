"""Marks a folder of real workbooks as copies to give back, and takes the marks off again: `python marking.py FOLDER`.

For each book: no rule of the format is broken that was not before; no part but sheets, styles, notes and the
workbook's own differs; every sheet reads as before; after the marks are taken off again, every cell has the very look
that it had and every note its words. With --office LibreOffice opens the marked books, and the sheets show what they
showed before.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus import Values, differences, opened, values
from marking_checks import faults, listing, marks
from package_builders import faults as breaches

from xlcore.files.reading.reader import read
from xlcore.files.returns.copy import UnmarkableError, marked_copy
from xlcore.intake.grid import RawBook
from xlcore.returning.marks import SheetMarks


def judge(folder: Path, *, office: bool) -> int:
    """Print what was found; give the number of books with a fault."""
    wrong = done = 0
    with tempfile.TemporaryDirectory() as made:
        before, after = Path(made, "before"), Path(made, "after")
        before.mkdir(), after.mkdir()
        for path in sorted(folder.glob("*.xls[xm]")):
            try:
                book = read(str(path))
                if not isinstance(book, RawBook):
                    print(f"{path.name}: not read, so never given back: {book.rule}")
                    continue
                found = [*faults(path), *_breaches(path, book, Path(made))]
            except UnmarkableError as refused:
                print(f"{path.name}: not marked: {refused}")
                continue
            done += 1
            wrong += bool(found)
            for fault in found:
                print(f"{path.name}: {fault}")
            if office:
                (before / f"{path.stem}.xlsx").write_bytes(path.read_bytes())
                copy = marked_copy(path.read_bytes(), listing(book), _unguarded(path, marks(book, 1)))
                (after / f"{path.stem}.xlsx").write_bytes(copy)
        wrong += _judged_by_office(Path(made), before, after) if office else 0
    print(f"{done} books marked, {wrong} with a fault")
    return wrong


def _breaches(path: Path, book: RawBook, made: Path) -> list[str]:
    """What the marked copy breaks of the format's rules that the book itself does not."""
    copy = made / f"copy{path.suffix}"
    copy.write_bytes(marked_copy(path.read_bytes(), listing(book), marks(book, 1)))
    return sorted(f"{part}: {told}" for part, _, told in breaches(copy) - breaches(path))


def _unguarded(path: Path, sheets: dict[str, SheetMarks]) -> dict[str, SheetMarks]:
    """Marks as the office can judge them: on a protected sheet it shows a pivot table as stored, else made anew."""
    if b"xl/pivotTables/" in path.read_bytes():
        return {title: replace(marked, guarded=False) for title, marked in sheets.items()}
    return sheets


def _own(shown: Values, book: Values) -> Values:
    """What the unit's own sheets show, under the names of another opening: the office may rename a single sheet."""
    own = list(shown.values())[1:]
    return dict(zip(book, own, strict=False)) if len(own) == len(book) else shown


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
        before_marks = values(first / path.name)
        found = differences(before_marks, _own(values(marked / path.name), before_marks), values(again / path.name))
        wrong += bool(found)
        if found:
            print(f"{path.name}: {found} cells show something else")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(judge(Path(sys.argv[1]), office="--office" in sys.argv)))
