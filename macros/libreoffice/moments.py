"""What was seen in the office holds for a moment: asking at every turn would take most of the time."""

import time

MOMENT = 0.2
"""Seconds for which what was seen is not asked again."""


class Look:
    """How long what was seen holds: for a moment, and as long as no more changes are counted."""

    def __init__(self) -> None:
        self._until, self._changes = 0.0, 0

    def holds(self, changes: int = 0) -> bool:
        """Whether it still holds."""
        return self._changes == changes and time.monotonic() <= self._until

    def begin(self, changes: int = 0) -> None:
        """Something has been seen just now."""
        self._until, self._changes = time.monotonic() + MOMENT, changes

    def end(self) -> None:
        """What was seen holds no longer."""
        self._until = 0.0
