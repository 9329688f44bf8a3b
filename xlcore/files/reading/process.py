"""The reading process: a copy of this one where that is safe and light, else an interpreter of its own.

A copy has at once what an interpreter first has to load. But other threads are missing in it with what they were at,
and all that this process holds counts as its own: so it is made where one thread runs and little is held. Linux tells.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, Protocol, cast

ROOT = str(Path(__file__).resolve().parents[3])
LIGHT = 100_000_000
"""Bytes of address space that this process may hold: they are taken from what the reading process may use."""
SELF = Path("/proc/self")
"""What Linux tells of this process."""
_AHEAD: list["Process"] = []


class Process(Protocol):
    """What is done with a reading process: its `stdin` takes the order, its `stdout` gives the outcomes."""

    stdin: BinaryIO
    stdout: BinaryIO

    def kill(self) -> None:
        """End it; one that has ended stays so."""

    def wait(self) -> object:
        """Wait until it has ended."""


def begin(*, after: bool = False) -> Process:
    """Start the reading process, or take the one that was made ahead.

    One that comes `after` another is an interpreter: a thread has run here by then. Python says that it has ended
    before the system does, and what it held stays reserved, so how light this process is changes with the moment.
    """
    if after:
        return _interpreter()
    if _AHEAD:
        return _AHEAD.pop()
    return Copy() if is_light() else _interpreter()


def make_ahead() -> None:
    """Make a copy now, while this process is light, for a `begin` to come; one that nobody needs ends with this."""
    if is_light():
        _AHEAD.append(Copy())


class Copy:  # pragma: no cover - its tests run where one thread runs, and there nothing counts lines
    """A copy of this process, which does nothing but read."""

    def __init__(self) -> None:
        # Both need these: loaded now, they are loaded once.
        import hashlib  # noqa: F401, PLC0415

        from ...values import legacy  # noqa: F401, PLC0415
        from . import gate, markup  # noqa: F401, PLC0415

        (order, given), (taken, answers) = os.pipe(), os.pipe()
        self._number = os.fork()
        if not self._number:
            _read_and_end(order, answers)
        os.close(order)
        os.close(answers)
        self.stdin: BinaryIO = os.fdopen(given, "wb")
        self.stdout: BinaryIO = os.fdopen(taken, "rb")

    def kill(self) -> None:
        """End it; one that has ended stays so."""
        os.kill(self._number, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until it has ended."""
        os.waitpid(self._number, 0)


def _read_and_end(order: int, answers: int) -> None:  # pragma: no cover - as above
    """Become the reading process. What this one has open, a lock too, is nothing that a copy may keep open."""
    try:
        os.dup2(order, 0)
        os.dup2(answers, 1)
        for handle in [int(found.name) for found in (SELF / "fd").iterdir()]:
            if handle > 2:  # noqa: PLR2004 - the three that every process has
                with suppress(OSError):
                    os.close(handle)
        from .child import main  # noqa: PLC0415 - only a copy needs it

        main()
    finally:
        os._exit(0)


def is_light() -> bool:
    """Whether one thread runs in this process, and it holds little; not where that cannot be told."""
    if sys.platform != "linux":
        return False
    try:
        pages = int((SELF / "statm").read_text(encoding="ascii").partition(" ")[0])
        return len(list((SELF / "task").iterdir())) == 1 and pages * os.sysconf("SC_PAGE_SIZE") < LIGHT
    except (OSError, ValueError):
        return False


def _interpreter() -> Process:
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-I", "-S", "-c", _program()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return cast("Process", process)


def _program() -> str:
    """Start without the site machinery: only the places where our package and its readers are."""
    specs = (find_spec(name) for name in ("python_calamine", "lxml", "xlrd"))
    places = [ROOT, *{str(Path(spec.origin).parents[1]) for spec in specs if spec is not None and spec.origin}]
    return f"import gc, sys; gc.disable(); sys.path[:0] = {places!r}; from {__package__}.child import main; main()"
