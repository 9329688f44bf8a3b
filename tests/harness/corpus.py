"""Patches a folder of real workbooks as a consolidation would and lets LibreOffice judge: `python corpus.py FOLDER`.

Each book is opened as it was and as it was patched. Printed are the books that no longer open, and the cells of the
user's own sheets that show something else. Cells that differ between two openings of the untouched book (random
numbers, the time) are left out.
"""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

from xlcore.errors import InputError
from xlcore.files.package.opc import Package
from xlcore.files.package.patch import Patch
from xlcore.plans import Cell, Link, SheetPlan, Table
from xlcore.styles import BODY, BODY_COUNT, BODY_DAY, TITLE

AT_ONCE = 8
ROWS = [(f"Đơn vị {n}", n * 31, date(2018, 7, 1 + n % 30)) for n in range(400)]
Values = dict[str, list[list[object]]]


def plans() -> list[SheetPlan]:
    """Twenty sheets as large as those of a bloc."""
    return [
        SheetPlan(
            key=f"corpus{n}",
            title=f"Trang thử {n}",
            cells={(1, 1): Cell("Tiêu đề", TITLE), (410, 2): Cell(31 * 399 * 200, BODY_COUNT, "SUM(B5:B404)")},
            tables=(Table(f"tbl_corpus{n}", 4, 1, ("Tên", "Số", "Ngày"), ROWS, (BODY, BODY_COUNT, BODY_DAY)),),
            widths=(30, 12, 12),
            links={(5, 1): Link("nhan-ve/Sở A.xlsx", "'TTHC'!B5")},
        )
        for n in range(20)
    ]


def opened(folder: Path, books: list[Path]) -> Path:
    """Let the office open the books and store what it holds; one that it cannot open is not there afterwards.

    A book on which the office dies takes the rest of its batch along, so what is missing is tried again alone.
    """
    folder.mkdir()
    for start in range(0, len(books), AT_ONCE):
        _convert(folder, books[start : start + AT_ONCE])
    for book in books:
        if not (folder / book.name).exists():
            _convert(folder, [book])
    return folder


def _convert(folder: Path, books: list[Path]) -> None:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), *map(str, books)]
    subprocess.run(command, check=False, capture_output=True, timeout=600)


def values(path: Path) -> Values:
    """Every sheet's values by its name."""
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def differences(before: Values, after: Values, again: Values) -> int:
    """How many cells of the first book's sheets show something else in the second, those that never hold apart."""
    found = 0
    for name, rows in before.items():
        others, repeats = after.get(name, []), again.get(name, [])
        for row, same, other in zip(rows, repeats, [*others, *[[]] * len(rows)], strict=False):
            found += sum(a != c for a, b, c in zip(row, same, [*other, *[None] * len(row)], strict=False) if a == b)
    return found


def judge(corpus: Path) -> int:
    """Print what was found; give the number of books with a fault."""
    faults = 0
    with tempfile.TemporaryDirectory() as made:
        before, after = Path(made, "before"), Path(made, "after")
        before.mkdir(), after.mkdir()
        for book in sorted(corpus.glob("*.xls[xm]")):
            try:
                package = Package.open(shutil.copyfile(book, before / f"{book.stem}.xlsx"))
                Patch(package).apply(plans())
            except InputError as refused:
                print(f"{book.name}: refused: {refused}")
                (before / f"{book.stem}.xlsx").unlink()
                continue
            (after / f"{book.stem}.xlsx").write_bytes(package.bytes())
        whole = sorted(before.iterdir())
        first, again = opened(Path(made, "first"), whole), opened(Path(made, "again"), whole)
        patched = opened(Path(made, "patched"), sorted(after.iterdir()))
        for path in whole:
            faults += _told(path.name, first / path.name, again / path.name, patched / path.name)
        print(f"{len(whole)} books patched, {faults} with a fault")
    return faults


def _told(name: str, first: Path, again: Path, patched: Path) -> bool:
    if not first.exists():
        print(f"{name}: LibreOffice does not open it as it was either")
        return patched.exists()
    if not patched.exists():
        print(f"{name}: LibreOffice no longer opens it")
        return True
    found = differences(values(first), values(patched), values(again))
    if found:
        print(f"{name}: {found} cells of the user's sheets show something else")
    return bool(found)


if __name__ == "__main__":
    sys.exit(bool(judge(Path(sys.argv[1]))))
