"""Kills consolidations at random moments: `python tests/harness/kill.py [--times N] [--seed N]`.

Half of the kills come anywhere in a run, half in the moment of saving. After each the master must open and be the one
before or the one after; the next start must clear what the killed one left. Exit code 1 where that does not hold.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from harness.toggling import TOGGLED, demo, forked

from xlcore.cli.work import consolidate_folder
from xlcore.files.package.master import PackagedMaster
from xlcore.files.saving.backups import PLACE, backups, stamped
from xlcore.files.saving.whole import flaw
from xlcore.intake.grid import Grid

_LEFT = ".thidua-*.tmp"
_OF_SAVING = 0.15
"""The part of a run that saving takes, at most."""
_LONGEST = 120.0
"""Seconds that a run may take before it counts as hung."""


@dataclass(slots=True)
class Moment:
    """When kills come: at most `within` seconds after the start, which follows how long runs take just now."""

    within: float

    def drawn(self, chance: random.Random) -> float:
        """A moment at random."""
        return chance.uniform(0, self.within)

    def learn(self, *, early_enough: bool) -> None:
        """A kill that came too late says that runs are quicker by now."""
        self.within = max(0.002, self.within * (1.03 if early_enough else 0.9))


@dataclass(slots=True)
class Tally:
    """What became of the kills that came while a run was at work; `faults` are sentences."""

    killed: int = 0
    saving: int = 0
    written: int = 0
    leftovers: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.killed} runs killed at work, {self.saving} of them after saving had begun; the master was the new "
            f"one {self.written} times and else the old one, leftovers lay there {self.leftovers} times and were "
            f"cleared by the next start; {len(self.faults)} faults"
        )


def survive(times: int, seed: int, root: Path) -> Tally:
    """Kill so many runs on the demo's folder while they are at work; gives what became of them."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - chance, not a secret
    demo(root)
    whole = Moment(_duration(root))
    moments = (whole, Moment(whole.within * _OF_SAVING))
    while tally.killed < times:
        at_saving = tally.killed % 2
        TOGGLED.turn(root)
        before, known = (root / "TongHop.xlsm").read_bytes(), _traces(root)
        child = forked(lambda: consolidate_folder(root))
        if at_saving:
            _until_saving(child, root, known)
        time.sleep(moments[at_saving].drawn(chance))
        killed = _kill(child)
        moments[at_saving].learn(early_enough=killed)
        if killed:
            tally.killed += 1
            tally.saving += at_saving
            tally.leftovers += bool(leftovers(root))
            tally.written += (root / "TongHop.xlsm").read_bytes() != before
        tally.faults += [f"kill {tally.killed}: {fault}" for fault in (*faults(root), *_orphans(child))]
    _finish(root, tally)
    return tally


def faults(root: Path) -> list[str]:
    """What is wrong with a folder after a run was killed."""
    found = []
    data = (root / "TongHop.xlsm").read_bytes()
    if broken := flaw(data):
        found.append(f"the master cannot be read back: {broken}")
    elif not isinstance(PackagedMaster(root / "TongHop.xlsm").grid("config"), Grid):
        found.append("the master has lost its sheets")
    newest = stamped(root / "TongHop.xlsm")[:1]
    found += [f"backup {b.path.name} cannot be read back" for b in newest if flaw(b.path.read_bytes())]
    with sqlite3.connect(root / "luu-tru" / "history.sqlite") as history:
        if history.execute("pragma integrity_check").fetchone() != ("ok",):
            found.append("the history is damaged")
    return found


def leftovers(root: Path) -> list[Path]:
    """Temporary files of ours, wherever they lie in the folder."""
    return sorted(root.rglob(_LEFT))


def _duration(root: Path) -> float:
    """How long a run takes that nobody kills."""
    TOGGLED.turn(root)
    start = time.monotonic()
    os.waitpid(forked(lambda: consolidate_folder(root)), 0)
    return time.monotonic() - start


def _until_saving(child: int, root: Path, known: set[Path]) -> None:
    """Wait until a run begins to write, or has ended."""
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end and not _ended(child) and _traces(root) <= known:
        time.sleep(0.0005)


def _traces(root: Path) -> set[Path]:
    """What shows that saving has begun."""
    return {*(root / PLACE).iterdir(), *root.glob(_LEFT)}


def _ended(child: int) -> bool:
    """Whether a process has ended, without taking its exit code away."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _kill(child: int) -> bool:
    """Kill a run; tells whether it was still at work."""
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _orphans(session: int) -> list[str]:
    """Processes of a killed run that do not end by themselves."""
    end = time.monotonic() + _LONGEST
    while left := [path.parent.name for path in Path("/proc").glob("[0-9]*/stat") if _session(path) == session]:
        if time.monotonic() > end:
            return [f"process {number} of the killed run goes on" for number in left]
        time.sleep(0.01)
    return []


def _session(stat: Path) -> int:
    """The session of a process, 0 where it has ended."""
    try:
        return int(stat.read_text().rpartition(")")[2].split()[3])
    except OSError:
        return 0


def _finish(root: Path, tally: Tally) -> None:
    """A run that nobody kills catches up, clears everything, and a change after it is written as ever."""
    consolidate_folder(root)
    TOGGLED.turn(root)
    outcome = consolidate_folder(root)
    if not outcome.changed or leftovers(root):
        tally.faults.append(f"the run after the last kill left {leftovers(root)}, changed: {outcome.changed}")
    tally.faults += [f"backup {b.path.name} is damaged" for b in backups(root / "TongHop.xlsm") if not b.sound]


def main() -> int:
    """Do what the command line asks, and print the tally."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=2018)
    given = asked.parse_args()
    place = Path(tempfile.mkdtemp(prefix="thidua-kill-"))
    try:
        tally = survive(given.times, given.seed, place / "khoi")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(tally, *tally.faults, sep="\n")
    return bool(tally.faults)


if __name__ == "__main__":
    sys.exit(main())
