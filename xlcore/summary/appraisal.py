"""The sheets of the official order, for everybody to see."""

from ..consolidation import Consolidation
from ..plans import SheetPlan
from ..sheets import CROSS_SCORES
from .data import data_plan
from .order import order_plan
from .selfscores import quality_plan
from .sidebyside import board_plan


def appraisal_plans(run: Consolidation) -> tuple[SheetPlan, ...]:
    """Plan the sheets of the order; none where the bloc has no scheme."""
    if run.answered is None:
        return ()
    plans = [order_plan(run)]
    if run.appraised:
        plans += [board_plan(run, run.appraised), quality_plan(run, run.appraised)]
    if run.answered.crossed:
        plans.append(data_plan(CROSS_SCORES, run))
    return tuple(plans)
