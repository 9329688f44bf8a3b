"""Results of indicators in per cent that look like shares of one."""

from collections.abc import Iterator, Mapping

import polars as pl

from ..domain.findings import Finding
from ..intake.submission import Submission
from ..sheets.targets import TARGETS
from .rules import written

SHARE = "CT-05"
_PER_CENT = ("%", "phần trăm")


def findings(frame: pl.DataFrame, counted: Mapping[str, Submission]) -> Iterator[Finding]:
    """Each result of up to 1 where more than 1 % is planned; our own rule, a warning only."""
    rows = frame.select("member", "row", "measure", "plan", "done", "cumulative")
    for member, number, measure, plan, *results in rows.iter_rows():
        if str(measure or "").strip().casefold() in _PER_CENT and (plan or 0) > 1:
            for name, value in zip(("done", "cumulative"), results, strict=True):
                if value and 0 < value <= 1:
                    yield _finding(counted[member], number, name, value, plan)


def _finding(sent: Submission, row: int, name: str, value: float, plan: float) -> Finding:
    place, facts = sent.place(TARGETS.key, row, name), {"expected": written(plan)}
    return Finding(SHARE, sent.member, place, TARGETS.key, TARGETS.by_name[name].label, written(value), facts)
