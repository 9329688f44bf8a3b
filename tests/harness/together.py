"""Starts two runs at once on one folder, again and again: `python tests/harness/together.py [--times N]`.

After each pair there must be one result: one new run in the history, one new backup, a master that says what the inbox
holds, every copy whole. Exit code 1 where that does not hold.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from harness.toggling import TOGGLED, demo

from xlcore.cli.lookback import known, verdict
from xlcore.cli.work import check_paths
from xlcore.files.package.master import PackagedMaster
from xlcore.files.saving.backups import stamped
from xlcore.runs import is_current
from xlcore.summary.journal import read_journal

_PATIENCE = 300


def pairs(times: int, root: Path) -> list[str]:
    """Start so many pairs of runs on the demo's folder; gives what was wrong after any of them."""
    demo(root)
    found = []
    for turn in range(times):
        TOGGLED.turn(root)
        runs, copies = len(known(root).runs), len(stamped(root / "TongHop.xlsm"))
        newest = stamped(root / "TongHop.xlsm")[0].path
        order = [sys.executable, "-m", "xlcore.cli", "consolidate", str(root), "-q", "--wait", str(_PATIENCE)]
        children = [subprocess.Popen(order) for _ in range(2)]
        codes = [child.wait() for child in children]
        wrong = [f"exit codes {codes}"] if not {0, 1}.issuperset(codes) else []
        wrong += _wrong(root, runs)
        if stamped(root / "TongHop.xlsm")[0].path == newest or len(stamped(root / "TongHop.xlsm")) > copies + 1:
            wrong.append("not one new backup")
        found += [f"pair {turn}: {fault}" for fault in wrong]
    return found


def _wrong(root: Path, runs: int) -> list[str]:
    """What is wrong with a folder after two runs at once."""
    found = []
    if len(known(root).runs) != runs + 1:
        found.append(f"{len(known(root).runs) - runs} new runs in the history")
    master = PackagedMaster(root / "TongHop.xlsm")
    if not is_current(read_journal(master.grid("journal")), check_paths((root,))):
        found.append("the master does not say what the inbox holds")
    if not verdict(root).good:
        found.append("the kept copies are not whole")
    if list(root.rglob(".thidua-*.tmp")):
        found.append("something was left behind")
    return found


def main() -> int:
    """Do what the command line asks, and print what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=50)
    given = asked.parse_args()
    place = Path(tempfile.mkdtemp(prefix="thidua-together-"))
    try:
        found = pairs(given.times, place / "khoi")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(f"{given.times} pairs of runs at once: one result each, {len(found)} faults", *found, sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
