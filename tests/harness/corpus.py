"""Patches a folder of real workbooks as a consolidation would and lets LibreOffice judge: `python corpus.py [FOLDER]`.

Each book is opened as it was and as it was patched twice, with other figures. Printed are the books that no longer
open, the cells of the user's own sheets that show something else, parts of the user that changed, and what breaks the
rules of the format since. Cells that differ between two openings of the untouched book (random numbers, the time) are
left out. Exit code 1 where there is any.
"""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from package_builders import SHARED, faults, parts
from python_calamine import CalamineWorkbook

from xlcore.errors import InputError
from xlcore.files.package.opc import Package, rels_of
from xlcore.files.package.patch import Patch
from xlcore.plans import Cell, Choice, Condition, Link, Page, SheetPlan, Table
from xlcore.styles import BODY, BODY_COUNT, BODY_DAY, TITLE, total

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
AT_ONCE = 8
ROWS = [(f"Đơn vị {n}", n * 31, date(2018, 7, 1 + n % 30)) for n in range(400)]
Values = dict[str, list[list[object]]]


def plans(text: str) -> list[SheetPlan]:
    """Twenty sheets as large as those of a bloc, with all that plans can hold."""
    return [
        SheetPlan(
            key=f"corpus{n}",
            title=f"Trang thử {n}",
            cells={(1, 1): Cell(text, TITLE), (410, 2): Cell(31 * 399 * 200, BODY_COUNT, "SUM(B5:B404)")},
            tables=(Table(f"tbl_corpus{n}", 4, 1, ("Tên", "Số", "Ngày"), ROWS, (BODY, BODY_COUNT, BODY_DAY)),),
            widths=(30, 12, 12),
            links={(5, 1): Link("nhan-ve/Sở A.xlsx", "'TTHC'!B5")},
            notes={(4, 1): f"ghi chú của {text}", (4, 2): "ghi chú"},
            conditions=(Condition("B5:B404", "B5>9000", total(BODY)),),
            choices=(Choice("A5:A404", '"có,không"'),),
            ranges={f"td_chart_corpus{n}": "B5:B404"},
            page=Page(repeat=(4, 4), area="A1:C410"),
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
    wrong, refused = 0, 0
    with tempfile.TemporaryDirectory() as made:
        before, after = Path(made, "before"), Path(made, "after")
        before.mkdir(), after.mkdir()
        for book in sorted(corpus.glob("*.xls[xm]")):
            plain = Path(shutil.copyfile(book, before / f"{book.stem}.xlsx"))
            try:
                wrong += _patched(plain, after / plain.name)
            except InputError as error:
                print(f"{book.name}: refused: {error}")
                refused += 1
                plain.unlink()
        whole = sorted(before.iterdir())
        first, again = opened(Path(made, "first"), whole), opened(Path(made, "again"), whole)
        patched = opened(Path(made, "patched"), sorted(after.iterdir()))
        for path in whole:
            wrong += _told(path.name, first / path.name, again / path.name, patched / path.name)
        print(f"{len(whole)} books patched, {refused} refused, {wrong} with a fault")
    return wrong


def _patched(plain: Path, target: Path) -> bool:
    """Patch a book twice; tell whether anything of the user changed, or the rules of the format are broken since."""
    shutil.copyfile(plain, target)
    for text in ("một", "hai"):
        package = Package.open(target)
        Patch(package).apply(plans(text))
        target.write_bytes(package.bytes())
    then, now = parts(plain), parts(target)
    package = Package.open(target)
    own = {package.workbook, rels_of(package.workbook), Patch(package).styles_part, *SHARED}
    changed = [name for name in then if then[name] != now.get(name) and name not in own and "calcChain" not in name]
    broken = faults(target) - faults(plain)
    if changed or broken:
        print(f"{plain.name}: changed parts {changed}, broken rules {sorted(broken)[:3]}")
    return bool(changed or broken)


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
    sys.exit(bool(judge(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)))
