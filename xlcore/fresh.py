"""A run before anything came back: what the sheets of a fresh master show."""

import polars as pl

from .checks.book import default_rulebook
from .consolidation import Consolidation
from .domain.bloc import Assignment
from .intake.frames import PREVIOUS_SCHEMA, frame
from .sheets import DATA_SHEETS


def fresh_run(assignment: Assignment, previous: pl.DataFrame | None = None) -> Consolidation:
    """A consolidation of no files; nothing is a finding yet."""
    return Consolidation(
        assignment=assignment,
        rulebook=default_rulebook(),
        received=(),
        refused=(),
        counted={},
        frames={sheet.key: frame(sheet, ()) for sheet in DATA_SHEETS},
        previous=pl.DataFrame(schema=PREVIOUS_SCHEMA) if previous is None else previous,
        findings=(),
        remarks={},
    )
