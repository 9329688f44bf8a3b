"""What every formula has: a versioned name, what it asks of the sheet and of the units, its rule and its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import ClassVar

from ..figure import Figure
from ..scheme import Criterion


class Part(Enum):
    """Where the points of a criterion go: into the maximum of its group, on top of it, off it, or it can void it."""

    ORDINARY = "điểm"
    BONUS = "cộng"
    PENALTY = "trừ"
    KNOCKOUT = "liệt"


class Asks(Enum):
    """What a unit's figure is."""

    NUMBER = "số liệu"
    AGAINST_TARGET = "số liệu và chỉ tiêu"
    YES_NO = "Có hoặc Không"
    POINTS = "điểm, hoặc số lượng nếu có điểm mỗi lần"
    NOTHING = "không hỏi"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no points can be given for a figure, as the end of a sentence."""

    why: str


class Formula:
    """A way to make points of a figure.

    `id` is name and version; a change of meaning is a new version, so that a scheme of an earlier year keeps its
    points. `rule` is the definition as staff read it. `needs` and `takes` are the columns of *Tiêu chí* that must and
    may be filled in beside code, name and maximum. A formula that is `silent` takes a missing figure for none at all.
    """

    id: ClassVar[str]
    label: ClassVar[str]
    rule: ClassVar[str]
    asks: ClassVar[Asks]
    part: ClassVar[Part] = Part.ORDINARY
    needs: ClassVar[frozenset[str]] = frozenset()
    takes: ClassVar[frozenset[str]] = frozenset()
    silent: ClassVar[bool] = False

    def field(self, figures: Sequence[tuple[str, Figure]]) -> object:
        """What the figures of all units set for each single one; most formulas look at one unit alone."""
        return len(figures)

    def points(self, criterion: Criterion, figure: Figure, field: object) -> Decimal | Refused:
        """The points before rounding, penalties below 0; only called with a value."""
        del field
        return self.made(criterion, figure)

    def sentence(self, criterion: Criterion, figure: Figure, field: object) -> str:
        """How the points come about, with the numbers, without the result."""
        del field
        return self.said(criterion, figure)

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """The points of a formula that looks at one unit alone; without one of its own, none."""
        del criterion, figure
        return Decimal(0)

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The sentence of such a formula."""
        del criterion, figure
        return self.rule


def value_of(figure: Figure) -> Decimal:
    """The value of a figure that has one."""
    return figure.value if figure.value is not None else Decimal(0)
