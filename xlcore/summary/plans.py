"""All sheets of one run, in the order of their tabs."""

from collections.abc import Sequence

from ..consolidation import Consolidation
from ..plans import SheetPlan
from ..sheets import DATA_SHEETS, SELF_SCORES, sheets_of_report
from . import (
    by_movement,
    by_unit,
    comparison,
    completeness,
    control,
    decisions,
    errors,
    history,
    procedures,
    returned,
    targets,
)
from .data import NO_GROUPS, data_key, data_plan, data_title
from .figures import FIGURES, measure
from .followup import KEY as FOLLOWUP_KEY
from .followup import TITLE as FOLLOWUP_TITLE
from .followup import followup_plan
from .journal import KEY as JOURNAL_KEY
from .journal import TITLE as JOURNAL_TITLE
from .journal import JournalEntry, journal_plan
from .layout import headed

PROGRAM_SHEETS: tuple[tuple[str, str], ...] = (
    (control.KEY, control.TITLE),
    (errors.KEY, errors.TITLE),
    (completeness.KEY, completeness.TITLE),
    (by_unit.KEY, by_unit.TITLE),
    (procedures.KEY, procedures.TITLE),
    (targets.KEY, targets.TITLE),
    (by_movement.KEY, by_movement.TITLE),
    (comparison.KEY, comparison.TITLE),
    (FOLLOWUP_KEY, FOLLOWUP_TITLE),
    *((data_key(sheet), data_title(sheet)) for sheet in DATA_SHEETS if sheet is not SELF_SCORES),
    (JOURNAL_KEY, JOURNAL_TITLE),
    (decisions.KEY, decisions.TITLE),
    (returned.KEY, returned.TITLE),
    (history.KEY, history.TITLE),
    (history.CHANGES_KEY, history.CHANGES_TITLE),
)
"""Mark and tab of each sheet that is always planned here; *Nhận định* is planned with the report, a year has more."""


def plan_all(run: Consolidation, journal: Sequence[JournalEntry]) -> tuple[SheetPlan, ...]:
    """Plan every sheet of `PROGRAM_SHEETS`, in that order."""
    amounts = {figure: measure(figure, run) for figure in FIGURES}
    dossiers = {figure: measure(figure, run) for figure in procedures.FIELDS}
    then = comparison.kept(run, amounts)
    found = by_movement.movements(run, amounts)
    groups = {by_movement.SHEET.key: by_movement.groups(found)}
    planned = (
        control.control_plan(run, amounts, then),
        errors.errors_plan(run),
        completeness.completeness_plan(run),
        by_unit.by_unit_plan(run, amounts),
        procedures.procedures_plan(run, dossiers),
        targets.targets_plan(run, targets.results(run)),
        by_movement.by_movement_plan(run, amounts, found),
        comparison.comparison_plan(run, amounts, then),
        followup_plan(run),
        *(data_plan(sheet, run, groups.get(sheet.key, NO_GROUPS)) for sheet in sheets_of_report(run.assignment)),
        *_of_scoring(run),
        *_of_a_year(run),
        journal_plan(run, journal),
        decisions.decisions_plan(run),
        returned.returned_plan(run),
        history.history_plan(run),
        history.changes_plan(run),
    )
    return tuple(headed(plan) for plan in planned)


def _of_scoring(run: Consolidation) -> Sequence[SheetPlan]:
    if run.scored is None and run.answered is None:
        return ()
    from .appraisal import appraisal_plans  # noqa: PLC0415 - `sheets.rare` says why
    from .scoring import scoring_plans  # noqa: PLC0415 - as above

    return (*scoring_plans(run), *appraisal_plans(run))


def _of_a_year(run: Consolidation) -> Sequence[SheetPlan]:
    if run.examined is None:
        return ()
    from .awards import award_plans  # noqa: PLC0415 - as above

    return award_plans(run, run.examined)
