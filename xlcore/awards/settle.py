"""Takes from a period's typed rows what titles, ballot and proposals are held against."""

from collections.abc import Mapping

import polars as pl

from ..domain.bloc import Assignment
from ..domain.proceedings import Proceedings
from ..intake.office import MASTER
from ..intake.register import Register
from ..intake.submission import Submission
from .examine import Examined, Facts, examine
from .year import Year


def examine_year(
    year: Year,
    assignment: Assignment,
    frames: Mapping[str, pl.DataFrame],
    counted: Mapping[str, Submission],
    ranks: Mapping[str, int] | None = None,
    proceedings: Proceedings | None = None,
) -> Examined:
    """Examine the year's sheets against the counted rows; `ranks` are the places by score, where there are any."""
    facts = Facts(
        bloc=assignment.bloc,
        day=assignment.period.last_day,
        register=Register.of(proceedings or Proceedings(), frames["registrations"]),
        people={row["member"]: _numbers(row) for row in frames["titles"].iter_rows(named=True)},
        counted=counted,
        ranks=ranks or {},
        file=MASTER,
    )
    return examine(year, facts)


def _numbers(row: Mapping[str, object]) -> Mapping[str, int]:
    return {name: value for name, value in row.items() if isinstance(value, int) and name != "row"}
