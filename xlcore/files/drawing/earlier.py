"""What one unit reported in earlier periods, ready to be shown beside what it reports now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from ...declare import Operator, Sheet, When
from ...domain.periods import Period
from ...sheets import ACROSS

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

    def rows(self, period: Period, sheet: Sheet) -> tuple[str, ...]:
        """The rows known of the same period of last year, then of the period before, where they are shown again."""
        shown = {column.name for column in sheet.columns if column.previous}
        both = (self.sheet(period.last_year, sheet.key), self.sheet(period.previous, sheet.key))
        return tuple(dict.fromkeys(row for values in both for row, name in values if row and name in shown))

    def expected(self, period: Period, sheet: Sheet) -> dict[tuple[str, str], float]:
        """What a value has to be, by (row, field), because a rule binds it to the end of last year."""
        before = self.sheet(period.opening, sheet.key)
        bound = {
            rule.right.expression: rule.left.expression
            for rule in ACROSS
            if rule.operator is Operator.EQUAL
            and rule.right.when is When.OPENING
            and rule.left.sheet == rule.right.sheet == sheet.key
        }
        return {(row, bound[name]): value for (row, name), value in before.items() if name in bound}
