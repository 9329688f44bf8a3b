"""Prints how the program stands to a plain pandas + openpyxl + pandera script on the same files, in the same run.

    python tests/benchmarks/compare.py [--members 9 1000] [--rounds 3]

The plain script gets an environment of its own, because pandera is slower wherever pandas is installed. CPU is user
plus system time of the whole process with its children; memory is the largest process.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from xlcore.checks.book import default_checks
from xlcore.demo.bloc import ASSIGNMENT, MEMBERS
from xlcore.demo.build import build
from xlcore.demo.earlier import previous
from xlcore.files.drawing.master import draw_master
from xlcore.files.folder import BlocFolder
from xlcore.fresh import fresh_run
from xlcore.report.remarks import plan_remarks
from xlcore.summary.plans import plan_all

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLAIN = ROOT / ".venv-plain"
PLAIN_PYTHON = PLAIN / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU in seconds, memory in MiB."""

    cpu: float
    memory: float


def cost(*command: object) -> Cost:
    """Run a command to its end and measure it."""
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"failed: {command}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def plain_environment() -> None:
    """Make the plain script's environment once."""
    if not PLAIN_PYTHON.exists():
        venv.create(PLAIN, with_pip=True)
        requirements = HERE / "requirements.txt"
        subprocess.run([PLAIN_PYTHON, "-m", "pip", "install", "-q", "-r", requirements], check=True)


def folder_of(members: int, place: Path) -> Path:
    """A bloc's folder with as many units as asked, all of them the demo's, under other codes."""
    root = place / str(members)
    build(root)
    if members == len(MEMBERS):
        return root
    folder = BlocFolder(root)
    sent = {path.name.split(" ")[0]: path for path in folder.inbox.iterdir()}
    units = [
        replace(unit, code=f"{unit.code}{n}", name=f"{unit.name} {n}", aliases=())
        for n in range(members // len(MEMBERS) + 1)
        for unit in MEMBERS
    ][:members]
    for n, unit in enumerate(units):
        base = MEMBERS[n % len(MEMBERS)]
        _renamed(sent[base.code], folder.inbox / f"{unit.code}.xlsx", {base.code: unit.code, base.name: unit.name})
    for path in sent.values():
        path.unlink()
    bloc = replace(ASSIGNMENT.bloc, members=tuple(units), head=units[2].code, deputy=units[0].code)
    targets = tuple(t for t in ASSIGNMENT.targets if not t.member)
    run = fresh_run(replace(ASSIGNMENT, bloc=bloc, targets=targets), previous().clear())
    draw_master(folder.master, run.assignment, default_checks(), run.previous, [*plan_all(run, ()), plan_remarks(run)])
    return root


def _renamed(source: Path, target: Path, words: dict[str, str]) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "xl/sharedStrings.xml":
                for word, other in words.items():
                    data = data.replace(f">{word}<".encode(), f">{other}<".encode())
            new.writestr(info, data)
    shutil.copystat(source, target)


def compare(members: int, rounds: int, place: Path) -> None:
    """Print the ratio for one size."""
    root = folder_of(members, place)
    master = root / "TongHop.xlsm"
    fresh = root / "fresh.xlsm"
    shutil.copyfile(master, fresh)
    ours, plains = [], []
    for _ in range(rounds):
        shutil.copyfile(fresh, master)
        ours.append(cost(sys.executable, "-m", "xlcore.cli", "consolidate", root, "-q"))
        plains.append(cost(PLAIN_PYTHON, HERE / "plain.py", fresh, root / "nhan-ve", root / "plain.xlsm"))
    own, plain = median(c.cpu for c in ours), median(c.cpu for c in plains)
    print(
        f"{members} members: ours {own:.2f} s CPU, {max(c.memory for c in ours):.0f} MiB; "
        f"plain {plain:.2f} s, {max(c.memory for c in plains):.0f} MiB; {plain / own:.1f}× less CPU"
    )


def help_ratio(rounds: int) -> None:
    """Print what `thidua --help` costs beside the import of click alone."""
    ours = median(cost(sys.executable, "-m", "xlcore.cli", "--help").cpu for _ in range(rounds * 3))
    click = median(cost(sys.executable, "-c", "import click").cpu for _ in range(rounds * 3))
    print(f"--help: {ours / click:.2f}× of importing click")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, nargs="*", default=[9, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    plain_environment()
    help_ratio(asked.rounds)
    with tempfile.TemporaryDirectory() as place:
        for members in asked.members:
            compare(members, asked.rounds, Path(place))


if __name__ == "__main__":
    main()
