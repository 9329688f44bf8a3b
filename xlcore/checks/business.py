"""What units owe the bloc's own business: answers about tasks, and nothing registered after the book was closed."""

from collections.abc import Iterator, Mapping

import polars as pl

from ..domain.findings import Finding, Place
from ..domain.periods import Period
from ..domain.proceedings import SETTLED, Outcome, Proceedings
from ..intake.submission import Submission
from ..sheets.followup import FOLLOWUP
from ..sheets.registrations import REGISTRATIONS
from ..values.folding import fold
from ..values.writing import day


def findings(
    proceedings: Proceedings,
    frames: Mapping[str, pl.DataFrame],
    counted: Mapping[str, Submission],
    period: Period,
) -> Iterator[Finding]:
    """What units have not answered, or registered too late."""
    yield from _unanswered(proceedings, frames, counted, period)
    yield from _unregistered(proceedings, frames, counted)


def _unanswered(
    proceedings: Proceedings, frames: Mapping[str, pl.DataFrame], counted: Mapping[str, Submission], period: Period
) -> Iterator[Finding]:
    told = answers(frames[FOLLOWUP.key])
    for task in proceedings.resolutions:
        for unit, sent in counted.items():
            if not task.asks(unit, period):
                continue
            number, outcome, _ = told.get((unit, fold(task.code)), (0, None, ""))
            if outcome is None:
                facts = {"code": task.code, "task": task.task}
                yield Finding("NQ-01", unit, Place(sent.file), FOLLOWUP.key, value=task.code, facts=facts)
            elif task.due and task.due <= period.last_day and outcome not in SETTLED:
                facts = {"code": task.code, "due": day(task.due), "outcome": outcome.value}
                place = sent.place(FOLLOWUP.key, number, "outcome")
                yield Finding("NQ-02", unit, place, FOLLOWUP.key, value=task.code, facts=facts)


def answers(frame: pl.DataFrame) -> dict[tuple[str, str], tuple[int, Outcome | None, str]]:
    """What units said of tasks: row in the file, outcome and result, by unit and folded code."""
    known = {outcome.value: outcome for outcome in Outcome}
    rows = frame.select("member", "row", "code", "outcome", "result").iter_rows()
    return {(unit, fold(code)): (row, known.get(said), result or "") for unit, row, code, said, result in rows if code}


def _unregistered(
    proceedings: Proceedings, frames: Mapping[str, pl.DataFrame], counted: Mapping[str, Submission]
) -> Iterator[Finding]:
    """Once a unit stands in the book, what its form adds later is not registered in time."""
    booked = {(r.unit, fold(r.title), fold(r.recipient)) for r in proceedings.register}
    units = {unit for unit, _, _ in booked}
    for unit, row, title, recipient in frames[REGISTRATIONS.key].select("member", "row", "title", "recipient").rows():
        if unit in units and title and recipient and (unit, fold(title), fold(recipient)) not in booked:
            place = counted[unit].place(REGISTRATIONS.key, row, "title")
            yield Finding("DK-01", unit, place, REGISTRATIONS.key, facts={"title": title, "recipient": recipient})
