"""Findings about what was decided: a version sent after another was accepted."""

from collections.abc import Iterator, Mapping

from ..domain.bloc import Assignment
from ..domain.findings import Finding, Place
from ..intake.submission import Submission
from ..values.writing import day
from .decisions import Decisions
from .states import Act


def after_acceptance(
    counted: Mapping[str, Submission], decisions: Decisions, assignment: Assignment
) -> Iterator[Finding]:
    """Tell of each unit whose file that counts is not the one that was accepted."""
    acts = decisions.last_acts(str(assignment.period))
    for code, sent in counted.items() if acts else ():
        last = acts.get(code)
        if last and last.act is Act.ACCEPT and last.digest != sent.digest:
            facts = {"found": day(last.when), "who": str(last.actor)}
            yield Finding("XL-01", code, Place(sent.file), facts=facts)
