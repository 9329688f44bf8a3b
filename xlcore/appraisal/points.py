"""All about points in one call: answers of the units, the bloc's scores, and every step beside the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from ..checks.check import check
from ..domain.findings import Finding, Place
from ..domain.rulebook import Rulebook
from ..history.records import Past
from ..intake.frames import frame
from ..intake.office import Office
from ..intake.submission import Submission
from ..sheets import CROSS_SCORES

if TYPE_CHECKING:  # loaded only where a bloc scores (`sheets.rare`)
    from ..scoring.scored import Scored
    from .appraised import Answered, Appraised


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What came of the scheme; without one, all is empty. `frame` are the rows of the cross-check that count."""

    scored: "Scored | None"
    answered: "Answered | None"
    appraised: "Appraised | None"
    frame: pl.DataFrame
    findings: tuple[Finding, ...]


def points(
    office: Office,
    parts: Sequence[Submission],
    counted: Mapping[str, Submission],
    came: Mapping[str, date],
    frames: Mapping[str, pl.DataFrame],
    past: Past,
    rulebook: Rulebook,
) -> Points:
    """Score the bloc from what its master, the reports (`counted`) and the files of the cross-check (`parts`) say."""
    given, assignment, period = office.scoring, office.assignment, str(office.assignment.period)
    strange = tuple(Finding("BX-13", sent.member, Place(sent.file)) for sent in parts)
    nothing = frame(CROSS_SCORES, ())
    if given is None:
        return Points(None, None, None, nothing, strange)
    from ..scoring.settle import score_bloc  # noqa: PLC0415 - as above
    from .appraised import appraise, gather  # noqa: PLC0415 - as above

    if not given.due(assignment.period):
        looked_at = score_bloc(given, assignment, rulebook, counted, frames, came)
        return Points(looked_at, None, None, nothing, (*strange, *looked_at.findings))
    decisions = past.decisions
    answered = gather(given, parts, counted, assignment, decisions.drawing(period), decisions.adoption(period))
    rows = frame(CROSS_SCORES, answered.crossed.values())
    checked = check({CROSS_SCORES.key: rows}, answered.crossed, assignment, office.previous, rulebook)
    last = office.proceedings.ranks(assignment.period.last_year)
    scored = score_bloc(given, assignment, rulebook, counted, frames, came, office.year, last, answered.proposed)
    appraised = appraise(answered, scored, given, assignment)
    told = (*answered.findings, *checked, *scored.findings, *(appraised.findings if appraised else ()))
    return Points(scored, answered, appraised, rows, told)
