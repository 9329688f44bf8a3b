"""The steps that a person may take back: those of a program are none of them, as in Excel.

LibreOffice 7.4 records steps again as soon as a sheet is protected, comes or goes, whatever was locked.
"""

from collections.abc import Callable
from typing import TypeVar

from .bridge import Uno

T = TypeVar("T")


def unrecorded(document: Uno, call: Callable[[], T]) -> T:
    """Call, and record no step; where the office recorded some, all go, for to take one of them back undoes half."""
    steps = document.getUndoManager()
    locked = steps.isLocked()
    steps.lock()
    try:
        return call()
    finally:
        recorded = not steps.isLocked()
        steps.unlock()
        if recorded:
            steps.clear()
            _relock(steps, locked=locked)


def still_locked(document: Uno, call: Callable[[], T]) -> T:
    """Call; where no steps were recorded before, none are afterwards."""
    steps = document.getUndoManager()
    locked = steps.isLocked()
    try:
        return call()
    finally:
        _relock(steps, locked=locked)


def _relock(steps: Uno, *, locked: bool) -> None:
    if locked and not steps.isLocked():
        steps.unlock()
        steps.lock()
