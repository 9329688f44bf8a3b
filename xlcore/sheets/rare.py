"""Marks of the sheets that only some masters use: their declarations are loaded only where something stands there.

A night's run of a bloc that neither scores nor rewards would spend a tenth of its time on defining what it never uses.
"""

from ..intake.grid import Grid

OF_SCORING = ("criteria", "scores", "score_rules", "exclusions")
RANKING = "sum_ranking"
OF_A_YEAR = ("laws", "standards", "quotas", "ballots", "votes", "proposals")
_HEADINGS = 4
"""So many filled cells make a row of column headings; what stands above them are titles and notes."""


def filled(grid: Grid | None) -> bool:
    """Whether anything at all stands below the column headings of a sheet."""
    rows = grid.rows if grid else ()
    head = next((n for n, row in enumerate(rows) if sum(cell != "" for cell in row) >= _HEADINGS), len(rows))
    return any(cell != "" for row in rows[head + 1 :] for cell in row)
