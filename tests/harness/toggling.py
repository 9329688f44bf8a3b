"""A demo bloc whose inbox changes before each run, so that there is something to write, and runs as processes."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

import xlcore.files.history.keeper
import xlcore.files.package.master
import xlcore.runs
from xlcore.cli.main import main

LOADED = (xlcore.files.history.keeper, xlcore.files.package.master, xlcore.runs)
"""Loaded before a run is forked: hardly a kill would come later than loading else."""


@dataclass(frozen=True, slots=True)
class _Toggled:
    """One unit's file that comes and goes."""

    name: str = "SXD - bao cao 6 thang.xlsx"

    def turn(self, root: Path) -> None:
        """Take the file out of the inbox, or put it back."""
        there, aside = root / "nhan-ve" / self.name, root / self.name
        there.rename(aside) if there.exists() else aside.rename(there)


TOGGLED = _Toggled()


def demo(root: Path) -> None:
    """Make the demo's folder in another process: what is forked later must not have worked with frames yet."""
    child = forked(lambda: CliRunner().invoke(main, ["demo", str(root), "-q"]))
    os.waitpid(child, 0)


def forked(work: Callable[[], object]) -> int:
    """Do some work in a process of its own that says nothing; gives its number. Its exit code is 0 where it is done."""
    child = os.fork()
    if child:
        return child
    code = 1
    os.setsid()
    try:
        with Path(os.devnull).open("w") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
            work()
            code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)
