"""How long a run waits for a file or folder that somebody else holds, before it stops with a sentence."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

VARIABLE = "THIDUA_WAIT"
USUAL = 10.0
"""Seconds, where neither the option nor the variable says otherwise."""
_PAUSE = 0.1
_asked: ContextVar[float | None] = ContextVar("asked", default=None)


def patience() -> float:
    """Seconds to wait: what the command asked for, else the variable THIDUA_WAIT, else the usual."""
    asked = _asked.get()
    if asked is not None:
        return asked
    try:
        return max(0.0, float(os.environ.get(VARIABLE, USUAL)))
    except ValueError:
        return USUAL


@contextmanager
def waiting(seconds: float | None) -> Iterator[None]:
    """Let what runs inside wait so long; nothing changes for None."""
    token = _asked.set(_asked.get() if seconds is None else seconds)
    try:
        yield
    finally:
        _asked.reset(token)


def until(free: Callable[[], bool]) -> bool:
    """Whether something comes free within the time there is."""
    end = time.monotonic() + patience()
    while not free():
        if time.monotonic() >= end:
            return False
        time.sleep(_PAUSE)
    return True
