"""What one unit reported in earlier periods, ready to be shown beside what it reports now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from ...domain.periods import Period

Values = Mapping[tuple[str, str], float]
"""Values of one sheet in one period by (row, field)."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The values of one unit by (period, sheet), in the order in which they are kept."""

    values: Mapping[tuple[str, str], dict[tuple[str, str], float]] = field(default_factory=dict)

    @classmethod
    def of(cls, previous: pl.DataFrame | None, member: str) -> "Earlier":
        """Pick what belongs to one unit."""
        kept: dict[tuple[str, str], dict[tuple[str, str], float]] = {}
        if previous is not None:
            own = previous.filter(pl.col("member") == member, pl.col("value").is_not_null())
            for period, sheet, row, name, value in own.select("period", "sheet", "row", "field", "value").iter_rows():
                kept.setdefault((period, sheet), {})[row or "", name] = value
        return cls(kept)

    def sheet(self, period: Period, key: str) -> Values:
        """The values of one sheet in one period."""
        return self.values.get((str(period), key), {})

    def rows(self, period: Period, key: str) -> tuple[str, ...]:
        """The rows known of the same period of last year, then of the period before."""
        both = (self.sheet(period.last_year, key), self.sheet(period.previous, key))
        return tuple(dict.fromkeys(row for values in both for row, _ in values if row))
