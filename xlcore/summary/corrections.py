"""*Sửa số* for a master that was drawn before there was such a sheet: headings and empty rows, once."""

from ..consolidation import Consolidation
from ..plans import Page, SheetPlan, Table
from ..sheets.master import CORRECTIONS
from ..styles import BODY, typed
from .layout import header_height, heading

TOP = 4


def blank_corrections(run: Consolidation) -> SheetPlan:
    """Plan the empty sheet; afterwards it is the secretary's, and no run writes it."""
    columns = CORRECTIONS.columns
    headers, widths = tuple(c.label for c in columns), tuple(c.width for c in columns)
    rows = [(None,) * len(columns)] * CORRECTIONS.blank_rows
    look = typed(BODY)
    return SheetPlan(
        CORRECTIONS.key,
        CORRECTIONS.title,
        heading(CORRECTIONS.heading, run),
        tables=(Table(f"tbl_{CORRECTIONS.key}", TOP, 1, headers, rows, (look,) * len(columns)),),
        widths=widths,
        heights={TOP: header_height(headers, widths)},
        freeze=(TOP + 1, 3),
        page=Page(repeat=(TOP, TOP)),
        protected=False,
    )
