"""The formulas by which points are made, each defined once, named and versioned."""

from collections.abc import Mapping

from .base import Asks, Formula, Part, Refused
from .outside import Bonus, Knockout, Penalty, PenaltySteps, hit
from .plain import Direct, Met, Nobody, Share, Steps
from .relative import Relative

FORMULAS: Mapping[str, Formula] = {
    formula.id: formula
    for formula in (
        Steps(),
        Relative(),
        Share(),
        Met(),
        Direct(),
        Bonus(),
        Penalty(),
        PenaltySteps(),
        Knockout(),
        Nobody(),
    )
}
"""All formulas by id, in the order of the drop-down of *Tiêu chí*."""
BY_LABEL: Mapping[str, str] = {formula.label: formula.id for formula in FORMULAS.values()}

__all__ = ["BY_LABEL", "FORMULAS", "Asks", "Formula", "Part", "Refused", "hit"]
