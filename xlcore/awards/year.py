"""What the sheets of a year say: laws, standards, quotas, ballots and proposals, with the place of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..domain.findings import Finding, Place
from ..intake.submission import Table
from .ballot import Ballot
from .laws import Law
from .proposals import Proposal, Quota
from .standards import Condition


@dataclass(frozen=True, slots=True)
class Year:
    """The year's own sheets, understood. `ballots` and `votes` go by row; `findings` are about cells typed wrong."""

    conditions: tuple[Condition, ...]
    quotas: tuple[Quota, ...]
    ballots: Mapping[int, Ballot]
    votes: Mapping[int, tuple[str, str]]
    proposals: tuple[Proposal, ...]
    tables: Mapping[str, Table]
    findings: tuple[Finding, ...] = ()
    laws: tuple[Law, ...] = ()

    def place(self, file: str, key: str, row: int, name: str) -> Place:
        """Where a field of a row stands in the master."""
        table = self.tables[key]
        return Place(file, table.grid, *table.spot(row, name))
