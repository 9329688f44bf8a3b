"""Figures that points are made of, as exact decimals."""

from dataclasses import dataclass
from decimal import Decimal

from ..plans import Source
from ..values.writing import number


@dataclass(frozen=True, slots=True)
class Figure:
    """What one unit has for one criterion.

    `value` is the figure (of yes and no 1 and 0), `target` what was set, `lower` whether less is better. `exempt` says
    that the criterion does not apply to the unit. `origin` is where the figure stands, in words; `sources` lead back to
    the cells of the units, `row` to the row of *Chấm điểm* (0: none).
    """

    value: Decimal | None = None
    target: Decimal | None = None
    exempt: bool = False
    lower: bool = False
    origin: str = ""
    sources: tuple[Source, ...] = ()
    row: int = 0


def exact(value: float) -> Decimal:
    """A number of a cell as a decimal of the 15 digits that a spreadsheet shows."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")


def shown(value: Decimal) -> str:
    """A figure or points as a person writes them, up to four decimals."""
    return number(float(value))
