"""What scoring a bloc came to: the scheme, the scores and the ranking."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..domain.findings import Finding
from .ranking import Rules, Standing
from .scheme import Scheme
from .score import Figures, Scores


@dataclass(frozen=True, eq=False)
class Scored:
    """What came of a scheme: `standings` best first; of one with errors there are neither these nor `scores`.

    A scheme that is not `due` in this period is only checked. `mark` is short for all that was typed for the scoring.
    """

    scheme: Scheme
    rules: Rules
    figures: Figures
    scores: Scores | None
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...] = ()
    mark: str = ""
    due: bool = True

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The rank of each unit that has one; equal units have the same."""
        return {standing.member: standing.rank for standing in self.standings if standing.rank is not None}
