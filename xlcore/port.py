"""The one door to the master workbook: a file, a running Excel and the tests each bring their own key."""

from collections.abc import Sequence
from typing import Protocol

from .intake.grid import Grid
from .plans import SheetPlan


class Master(Protocol):
    """As much of the master as the runs use."""

    def grid(self, key: str) -> Grid | None:
        """Give the sheet with that stable mark as raw cells, or nothing where it is gone."""

    def write(self, plans: Sequence[SheetPlan]) -> bool:
        """Make the program's sheets look as planned, all or none; tell whether anything changed.

        Sheets of the same mark are replaced, missing ones appended; nothing else is touched.
        """
