"""The door to the past of a bloc's folder: a folder on disk and the tests each bring their own key."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from ..intake.grid import Received
from .records import Addition, Past


class History(Protocol):
    """As much of the past as a run uses. Nothing here stops a run: what goes wrong is among the notices."""

    def past(self) -> Past:
        """Give what is known so far."""

    def keep(self, past: Past) -> Past:
        """Keep a copy of every file read in this run, and tell where the copies are."""

    def copies(self, digests: Iterable[str]) -> Mapping[str, Received]:
        """Read kept copies; those that are gone are not in it."""

    def add(self, addition: Addition) -> None:
        """Record a run with its new versions."""

    def notices(self) -> tuple[str, ...]:
        """What could not be kept or read, in sentences."""
