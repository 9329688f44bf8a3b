"""Drawing a score scheme as a small workbook, from which people copy rows into their master."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ...sheets.scoring import CRITERIA, SCORE_RULES
from ..saving.atomic import save
from .canvas import Canvas
from .finish import finished, start
from .formats import Formats
from .inputs import InputDrawer
from .lists import Lists
from .settings import Row

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The same scheme gives the same bytes."""


def draw_scheme(path: Path, title: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of *Tiêu chí* and *Cách chấm*, by key, to `path`; `title` stands above both."""
    workbook, held = start()
    workbook.set_properties({"title": title, "created": _NEVER})
    canvas = Canvas(workbook, Formats(workbook))
    drawer = InputDrawer(canvas, Lists(canvas), 0)
    for sheet in (CRITERIA, SCORE_RULES):
        if sheet.key in rows:
            drawer.table(sheet, rows[sheet.key]).write(2, 0, title)
    workbook.close()
    save(path, finished(held.getvalue()))
