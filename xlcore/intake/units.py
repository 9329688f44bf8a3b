"""The unit of money that is written above a table, where it is another than the declared one."""

from ..declare import Money, Sheet
from ..patterns import rare
from ..values.folding import clean, fold
from .grid import Grid, Spot
from .locate import Found

_OTHER = rare(r"(?:(?:don vi tinh|don vi|dvt)\b.*\b)?(?:nghin|ngan|trieu|ty|1 ?000)(?: dong| d| vnd)\b.*")
_ROWS = 6
"""Rows above a header in which its unit may stand."""


def other_unit(grid: Grid, sheet: Sheet, found: Found) -> tuple[Spot, str] | None:
    """The cell above a table with amounts in đồng that says that they are in thousands or the like, and its text."""
    if not any(isinstance(sheet.by_name[name].kind, Money) for name in found.columns):
        return None
    top = found.header[0]
    for row in range(max(1, top - _ROWS), top):
        for column, raw in enumerate(grid.rows[row - 1], 1):
            if isinstance(raw, str) and _OTHER.fullmatch(fold(raw)):
                return (row, column), clean(raw)
    return None
