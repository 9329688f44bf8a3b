"""What a bloc typed for its scoring, understood: scheme, figures, rules and who is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from ..domain.findings import Finding, Place
from ..domain.periods import Period
from ..intake.submission import Table
from .figure import Figure
from .ranking import Exclusion, Rules
from .scheme import Scheme


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of *Chấm điểm* with a figure, `yes_no` where it was answered so alone.

    `unit` and `code` are as typed where nobody knows them.
    """

    row: int
    unit: str
    code: str
    figure: Figure
    reason: str = ""
    evidence: str = ""
    yes_no: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Scoring:
    """The scoring sheets. `tables` go by key; `findings` are about cells typed wrong and about the rules."""

    scheme: Scheme
    entries: tuple[Entry, ...] = ()
    rules: Rules = field(default_factory=Rules)
    named: Mapping[str, tuple[Exclusion, ...]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def due(self, period: Period) -> bool:
        """Whether a period is scored: a whole year is, a half-year where the bloc says so."""
        return self.rules.halves or not period.half

    @property
    def mark(self) -> str:
        """A short mark of all that was typed."""
        typed = (self.scheme.criteria, self.entries, self.rules, sorted(self.named.items()))
        return sha256(repr(typed).encode()).hexdigest()[:12]

    def place(self, file: str, key: str, row: int, name: str) -> Place:
        """Where a field of a row stands in the master; row 0 is the sheet as a whole."""
        table = self.tables[key]
        return Place(file, table.grid, *table.spot(row, name)) if row else Place(file, table.grid)
