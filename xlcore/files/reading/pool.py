"""Reads the files of an inbox in one child process that may die or hang without harm to the run.

The child works ahead while the parent does something else; a file that kills it or keeps it too long is refused
by name, and a new child goes on with the rest.
"""

import pickle
import queue
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from types import MappingProxyType
from typing import cast

from ...intake.grid import Received, Refusal
from .child import LENGTH, Asked
from .limits import MEMORY
from .names import shown_name
from .process import Process, begin

SECONDS = 50.0
"""The longest that one file may take, from start to end with the new process after it under a minute."""
AHEAD = 16
"""Outcomes kept waiting; more would only hold memory."""
KILLED = "tệp quá nặng hoặc hỏng đến mức chương trình đọc phải dừng"
HUNG = "đọc quá lâu"


class Reading:
    """The outcomes of some files, in their order; reading has begun when this exists."""

    def __init__(
        self,
        paths: Sequence[Path],
        seconds: float = SECONDS,
        memory: int = MEMORY,
        within: Path | None = None,
        marked: Mapping[Path, Collection[str]] = MappingProxyType({}),
    ) -> None:
        self._paths = list(paths)
        self._marked = marked
        self._within = within
        self._seconds = seconds
        self._memory = memory
        self._child = self._begun(self._paths)

    def __iter__(self) -> Iterator[Received]:
        """Give each outcome once; the child is gone when this ends, however it ends."""
        done = 0
        try:
            while self._child is not None and done < len(self._paths):
                outcome = self._child.next(self._seconds)
                done += 1
                if isinstance(outcome, str):
                    self._child.close()
                    rest = self._paths[done:]
                    self._child = self._begun(rest, after=True)
                    yield self._named(self._paths[done - 1], _refusal(self._paths[done - 1], outcome))
                else:
                    yield self._named(self._paths[done - 1], outcome)
        finally:
            self.close()

    def _begun(self, paths: Sequence[Path], *, after: bool = False) -> "_Child | None":
        asked = [(str(path), tuple(self._marked.get(path, ()))) for path in paths]
        return _Child(begin(after=after), asked, self._memory, self._seconds) if asked else None

    def _named(self, path: Path, outcome: Received) -> Received:
        """Name a file in a folder of its own together with that folder, so that its name leads to it."""
        if self._within is None or path.parent == self._within or not path.is_relative_to(self._within):
            return outcome
        return outcome._replace(name="/".join(map(shown_name, path.relative_to(self._within).parts)))

    def close(self) -> None:
        """Stop reading; what was not given yet is forgotten."""
        if self._child is not None:
            self._child.close()
            self._child = None


def start(
    paths: Sequence[Path],
    seconds: float = SECONDS,
    within: Path | None = None,
    marked: Mapping[Path, Collection[str]] = MappingProxyType({}),
) -> Reading:
    """Begin to read; iterate over the result when the rest of the programme is ready.

    Files are named as they are, below folders of `within` together with these. Of those that are `marked` only the
    sheets with these marks are read, where there are some.
    """
    return Reading(paths, seconds, within=within, marked=marked)


def read_all(paths: Sequence[Path], seconds: float = SECONDS) -> Iterator[Received]:
    """Read files in the order given; `seconds` is the longest that one file may take."""
    yield from start(paths, seconds)


class _Child:
    """One reading process and the thread that empties its pipe (a pipe cannot be waited for on Windows)."""

    def __init__(self, process: Process, asked: Sequence[Asked], memory: int, seconds: float) -> None:
        self._process = process
        self._outcomes: queue.Queue[bytes | None] = queue.Queue(AHEAD)
        order = pickle.dumps((memory, ceil(seconds), asked), protocol=5)
        self._thread = threading.Thread(target=self._serve, args=(order,), daemon=True)
        self._thread.start()

    def next(self, seconds: float) -> Received | str:
        """Give the next outcome, or the reason why there is none."""
        try:
            outcome = self._outcomes.get(timeout=seconds)
        except queue.Empty:
            return HUNG
        return KILLED if outcome is None else cast("Received", pickle.loads(outcome))  # noqa: S301 - our own child

    def close(self) -> None:
        """End the process and its thread."""
        self._process.kill()
        while self._thread.is_alive():
            try:
                self._outcomes.get(timeout=0.01)
            except queue.Empty:
                continue
        self._process.wait()

    def _serve(self, order: bytes) -> None:
        with self._process.stdin as stdin, self._process.stdout as stdout:
            try:
                stdin.write(order)
                stdin.flush()
            except OSError:
                pass  # a child that died at once; its empty pipe says so below
            while (head := stdout.read(LENGTH.size)) and len(head) == LENGTH.size:
                (size,) = LENGTH.unpack(head)
                body = stdout.read(size)
                if len(body) < size:
                    break
                self._outcomes.put(body)
            self._outcomes.put(None)


def _refusal(path: Path, reason: str) -> Refusal:
    return Refusal(shown_name(str(path)), "TEP-01", facts={"reason": reason})
