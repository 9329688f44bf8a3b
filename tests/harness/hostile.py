"""Reads all that means harm, and damaged copies of real workbooks: `python tests/harness/hostile.py [FOLDER]`.

Printed are what came of each sample and how long it took, the most memory that a reading process used, and for the
workbooks of FOLDER (else of the demo) which were refused and what came of damaged copies (`--times`). Exit code 1
where a sample met another end, a good workbook was refused, or a limit was passed. `--json` prints it as data.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import openpyxl
from damage import DAMAGES, OF_BYTES
from hostile_files import ODDITIES, READ, REFUSED, SAMPLES, make_all

from xlcore.demo.build import build
from xlcore.files.reading.limits import MEMORY
from xlcore.files.reading.pool import SECONDS, read_all
from xlcore.intake.grid import RawBook, Received

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
Told = dict[str, object]


def told(outcome: Received) -> tuple[str, str]:
    """What came of a file, and why."""
    if isinstance(outcome, RawBook):
        return READ, ""
    return REFUSED, f"{outcome.rule} {outcome.facts.get('reason', '')}".strip()


def longest_text(outcome: Received) -> int:
    """How many characters the longest cell has that the parent was given."""
    grids = outcome.grids if isinstance(outcome, RawBook) else ()
    return max((len(cell) for grid in grids for row in grid.rows for cell in row if isinstance(cell, str)), default=0)


def samples(folder: Path) -> list[Told]:
    """Read every hostile sample, in one run."""
    made = make_all(folder)
    results: list[Told] = []
    outcomes, begun = read_all(list(made)), time.monotonic()
    for name, wanted in zip([*SAMPLES, *ODDITIES], made.values(), strict=False):
        outcome = next(outcomes)
        came, why = told(outcome)
        took, text = time.monotonic() - begun, longest_text(outcome)
        results.append({"name": name, "wanted": wanted, "came": came, "why": why, "took": took, "text": text})
        begun = time.monotonic()
    return results


def damaged(books: list[Path], folder: Path, times: int, seed: int = 1) -> Told:
    """Read whole workbooks, then damaged copies of each; a refusal of a whole one with content in it is false."""
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    folder.mkdir(exist_ok=True)
    refused = {
        path.name: why for path, outcome in zip(books, read_all(books), strict=True) if (why := told(outcome)[1])
    }
    paths, copies = {path.name: path for path in books}, []
    for path in books:
        for number in range(times):
            damage = chance.choice(DAMAGES if zipfile.is_zipfile(path) else OF_BYTES)
            copy = folder / f"{path.stem}-{number}-{damage.__name__}.xlsx"
            copy.write_bytes(damage(path.read_bytes(), chance))
            copies.append(copy)
    begun, longest, ends = time.monotonic(), 0.0, Counter[str]()
    for outcome in read_all(copies):
        ends[" ".join(told(outcome)).strip()] += 1
        longest, begun = max(longest, time.monotonic() - begun), time.monotonic()
    false = {name: why for name, why in refused.items() if why != "TEP-03" or not empty(paths[name])}
    return {
        "books": len(books),
        "empty": len(refused) - len(false),
        "false": false,
        "copies": len(copies),
        "longest": longest,
        "ends": dict(ends.most_common()),
    }


def empty(path: Path) -> bool:
    """Whether another reader sees no filled cell either."""
    book = openpyxl.load_workbook(path)
    return all(cell.value is None for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def demo(folder: Path) -> list[Path]:
    """The forms of the demo, where there are no other workbooks."""
    build(folder, with_errors=False)
    return sorted((folder / "nhan-ve").glob("*.xls[xm]"))


def main() -> int:
    """Print what was found; give the exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        found = samples(Path(made, "samples"))
        books = sorted(asked.folder.glob("*.xls*")) if asked.folder.is_dir() else demo(Path(made, "demo"))
        damage = damaged(books, Path(made, "damaged"), asked.times)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    failed = [one["name"] for one in found if one["came"] != one["wanted"]]
    everything = {"samples": found, "failed": failed, "damage": damage, "peak": peak}
    if asked.json:
        print(json.dumps(everything, ensure_ascii=False))
    else:
        show(found, damage, peak)
    longest = max(damage["longest"], *(one["took"] for one in found))
    return int(bool(failed or damage["false"] or peak > MEMORY or longest > SECONDS + 10))


def show(found: list[Told], damage: Told, peak: int) -> None:
    """Print the results for a person."""
    for one in found:
        mark = "  " if one["came"] == one["wanted"] else "!!"
        print(f"{mark} {one['name']:42} {one['came']:8} {one['took']:6.2f} s  {one['why']}")
    print(f"{len(found)} hostile samples; most memory of a reading process: {peak // 1_000_000} MB")
    print(
        f"{damage['books']} good workbooks: {damage['empty']} without content, falsely refused: {damage['false'] or 0}"
    )
    print(f"{damage['copies']} damaged copies, the longest took {damage['longest']:.2f} s:")
    for end, count in damage["ends"].items():
        print(f"  {count:6} {end}")


if __name__ == "__main__":
    sys.exit(main())
