"""The reading process: what is asked comes in as one pickle, outcomes go out one by one, each after its length.

Standard output is the pipe, so nothing else may print to it: it is moved aside before any library is used.
"""

import gc
import os
import pickle
import struct
from collections.abc import Sequence
from io import BytesIO, RawIOBase

from ...intake.grid import Received, Refusal
from .limits import hold_memory, hold_time

Asked = tuple[str, tuple[str, ...]]
"""A path, and the marks of the sheets that are asked for; none where all are."""
LENGTH = struct.Struct("<Q")
TIDY = 100
"""Files after which what only keeps itself alive is thrown away."""
MAX_OUTCOME = 50_000_000
"""Bytes that the parent takes for one file; a bloc's form comes to thousands."""


def main() -> None:  # pragma: no cover - only in a process of its own, where nothing counts lines
    """Answer for each path in turn, then end."""
    with open(0, "rb", closefd=False) as order:
        memory, seconds, asked = pickle.load(order)  # noqa: S301 - from our own parent
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    hold_memory(memory)
    gc.disable()
    answer(asked, seconds, answers)


def answer(asked: Sequence[Asked], seconds: int, answers: RawIOBase | BytesIO) -> None:
    """Write one outcome for each file, each after its length."""
    from .reader import KINDS, read  # noqa: PLC0415 - under the memory limit

    for number, (path, keys) in enumerate(asked, 1):
        hold_time(seconds)
        outcome = _packed(read(path, KINDS, keys))
        answers.write(LENGTH.pack(len(outcome)))
        view = memoryview(outcome)
        while view:
            view = view[answers.write(view) or 0 :]
        if number % TIDY == 0:
            gc.collect()


def _packed(read: Received) -> bytes:
    outcome = pickle.dumps(read, protocol=5)
    if len(outcome) <= MAX_OUTCOME:
        return outcome
    too_much = Refusal(read.name, "TEP-01", read.digest, read.modified, {"reason": "tệp có quá nhiều chữ"})
    return pickle.dumps(too_much, protocol=5)


if __name__ == "__main__":  # pragma: no cover - as above
    main()
