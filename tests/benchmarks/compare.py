"""Prints how the program stands to a plain pandas + openpyxl + pandera script on the same files, in the same run.

    python tests/benchmarks/compare.py [--members 9 1000] [--rounds 5] [--scored 1000]

Each side gets an environment of its own with what it needs at run time and nothing else: pandera is slower wherever
pandas or hypothesis is installed. CPU is user plus system time of the whole process with its children.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import time
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from scores import ratio

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
CACHE = ROOT / "build" / "benchmarks"
IN_ENVIRONMENT = "Scripts/python.exe" if os.name == "nt" else "bin/python"


@dataclass(frozen=True)
class Cost:
    """What one command took: CPU in seconds; the peak memory of its process and of the one it started, in MiB."""

    cpu: float
    memory: float
    helper: float


def cost(*command: object) -> Cost:
    """Run a command to its end and measure it; compiled modules may be kept, as on a user's machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words = [str(word) for word in command]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=kept)
    helper, ended = 0.0, (0, 0, None)
    while not ended[0]:
        helper = max(helper, _children_peak(process.pid))
        time.sleep(0.01)
        ended = os.wait4(process.pid, os.WNOHANG)
    _, status, usage = ended
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"failed: {command}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, helper)


def _children_peak(pid: int) -> float:
    """The most memory that a running child of a process has taken so far; 0 where the system does not tell."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        states = [Path(f"/proc/{child}/status").read_text() for child in children]
    except OSError:
        return 0.0
    lines = [line.split() for state in states for line in state.splitlines() if line.startswith("VmHWM")]
    return max((int(words[1]) / 1024 for words in lines), default=0.0)


def environment(name: str, *requirements: object) -> Path:
    """The interpreter of an environment with these packages, made once for each content of the files they are in."""
    python = ROOT / f".venv-{name}" / IN_ENVIRONMENT
    mark = ROOT / f".venv-{name}" / "ready"
    listed = b"".join(one.read_bytes() for one in requirements if isinstance(one, Path))
    wanted = hashlib.sha256(" ".join(map(str, requirements)).encode() + listed).hexdigest()
    if not mark.exists() or mark.read_text() != wanted:
        venv.create(python.parents[1], with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *map(str, requirements)], check=True)
        mark.write_text(wanted)
    return python


def own_environment() -> Path:
    """What a user gets: the packages that the program needs to run, in the pinned versions."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    CACHE.mkdir(parents=True, exist_ok=True)
    pins = CACHE / "versions.txt"
    pins.write_text("\n".join(line.removesuffix(" \\") for line in lines if line[:1].isalnum()))
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return environment("own", "-c", pins, *needs)


def folder_of(members: int) -> Path:
    """A bloc's folder with as many units as asked, drawn and filled once for each state of the program."""
    sources = b"".join(path.read_bytes() for path in sorted((ROOT / "xlcore").rglob("*.py")))
    root = CACHE / f"{members}-{hashlib.sha256(sources).hexdigest()[:12]}"
    if not root.exists():
        for old in CACHE.glob(f"{members}-*"):
            shutil.rmtree(old)
        half = CACHE / f"half-{members}"
        shutil.rmtree(half, ignore_errors=True)
        shutil.copyfile(_made(members, half) / "TongHop.xlsm", half / "fresh.xlsm")
        half.rename(root)
    return root


def _made(members: int, root: Path) -> Path:
    """All units are the demo's, under other codes and names."""
    build(root)
    if members == len(MEMBERS):
        return root
    folder = BlocFolder(root)
    sent = {path.name.split(" ")[0]: path for path in folder.inbox.iterdir()}
    units = [
        unit._replace(code=f"{unit.code}{n}", name=f"{unit.name} {n}", aliases=())
        for n in range(members // len(MEMBERS) + 1)
        for unit in MEMBERS
    ][:members]
    for n, unit in enumerate(units):
        base = MEMBERS[n % len(MEMBERS)]
        _renamed(sent[base.code], folder.inbox / f"{unit.code}.xlsx", {base.code: unit.code, base.name: unit.name})
    for path in sent.values():
        path.unlink()
    bloc = ASSIGNMENT.bloc._replace(members=tuple(units), head=units[2].code, deputy=units[0].code)
    targets = tuple(t for t in ASSIGNMENT.targets if not t.member)
    run = fresh_run(ASSIGNMENT._replace(bloc=bloc, targets=targets), previous().clear())
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


def compare(members: int, rounds: int, own: Path, plain: Path) -> None:
    """Print the ratio for one size."""
    root = folder_of(members)
    fresh = root / "fresh.xlsm"
    ours, plains = [], []
    for _ in range(rounds + 1):
        shutil.copyfile(fresh, root / "TongHop.xlsm")
        for store in (root / "luu-tru", CACHE / "plain"):  # both keep what they have not seen before
            shutil.rmtree(store, ignore_errors=True)
            store.mkdir()
        ours.append(cost(own, "-m", "xlcore.cli", "consolidate", root, "-q"))
        plains.append(cost(plain, HERE / "plain.py", fresh, root / "nhan-ve", CACHE / "plain.xlsm", CACHE / "plain"))
    mine, theirs = (median(c.cpu for c in counted[1:]) for counted in (ours, plains))  # the first compiles and loads
    peak, helper = max(c.memory for c in ours), max(c.helper for c in ours)
    print(
        f"{members} members: {theirs / mine:.1f}× less CPU; ours {mine:.2f} s, {peak:.0f} MiB "
        f"(+ {helper:.0f} MiB in the reading process); plain {theirs:.2f} s, {max(c.memory for c in plains):.0f} MiB"
    )


def help_ratio(rounds: int, own: Path) -> None:
    """Print what `thidua --help` costs beside the import of click alone."""
    ours = median(cost(own, "-m", "xlcore.cli", "--help").cpu for _ in range(rounds * 3))
    click = median(cost(own, "-c", "import click").cpu for _ in range(rounds * 3))
    print(f"--help: {ours / click:.2f}× of importing click")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, nargs="*", default=[9, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scored", type=int, default=100, help="units that are read and scored, 0 for none")
    asked = parser.parse_args()
    own, plain = own_environment(), environment("plain", "-r", HERE / "requirements.txt")
    help_ratio(asked.rounds, own)
    for members in asked.members:
        compare(members, asked.rounds, own, plain)
    if asked.scored:
        print(ratio(folder_of(asked.scored) / "nhan-ve"))


if __name__ == "__main__":
    main()
