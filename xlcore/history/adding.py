"""What a run adds to the past; a run with nothing new adds nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

from .. import __version__
from ..consolidation import Consolidation
from ..domain.findings import Severity
from ..plans import SheetPlan
from ..sheets import BY_KEY
from .actor import Actor
from .decisions import Correction
from .records import Addition, Past, RunRecord, Version
from .standing import events

_ABOUT_RUNS = frozenset({"journal", "history", "changes", "decisions", "returns"})
"""Marks of the sheets that tell of runs, not of figures."""


def addition(run: Consolidation, past: Past, mark: str, now: datetime) -> Addition | None:
    """Give the record of a run and its new versions; nothing where the newest run had the very same input."""
    if not past.known or (past.runs and past.runs[0].mark == mark):
        return None
    now = now.replace(microsecond=0)
    moved = tuple(events(run, past.actor, now))
    mended = tuple(_corrections(run, past.actor, now))
    versions = tuple(_new_versions(run, past, now))
    return Addition(_record(run, past, mark, now), versions, events=moved, corrections=mended)


def joined(past: Past, added: Addition | None) -> Past:
    """The past with one more run."""
    if added is None:
        return past
    return past._replace(
        runs=(added.run, *past.runs),
        versions=(*past.versions, *added.versions),
        revisions=(*added.revisions, *past.revisions),
        decisions=past.decisions._replace(events=(*past.decisions.events, *added.events)),
    )


def sealed(added: Addition, plans: Iterable[SheetPlan]) -> Addition:
    """The same with the mark of the figures that the run wrote."""
    return added._replace(run=added.run._replace(sheets=mark_of(plans)))


def mark_of(plans: Iterable[SheetPlan]) -> str:
    """A short mark of all values and formulas of the planned sheets, those left out that tell of runs."""
    mark = sha256()
    for plan in plans:
        if plan.key not in _ABOUT_RUNS:
            cells = sorted((spot, cell.value, cell.formula) for spot, cell in plan.cells.items())
            mark.update(repr((plan.key, cells, [list(table.rows) for table in plan.tables])).encode())
    return mark.hexdigest()[:12]


def _record(run: Consolidation, past: Past, mark: str, now: datetime) -> RunRecord:
    weights = [run.rulebook.severity(finding) for finding in run.findings]
    return RunRecord(
        when=now,
        actor=past.actor,
        program=__version__,
        period=str(run.assignment.period),
        mark=mark,
        inputs=tuple(sorted({digest for _, digest, *_ in _files(run)})),
        counted={code: sent.digest for code, sent in run.counted.items()},
        errors=weights.count(Severity.ERROR),
        warnings=weights.count(Severity.WARNING),
        notes=weights.count(Severity.NOTE),
    )


def _corrections(run: Consolidation, actor: Actor, now: datetime) -> Iterator[Correction]:
    """What the secretary typed; what follows from it needs no record of its own."""
    for one in (one for one in run.corrected if not one.computed):
        sheet = BY_KEY[one.sheet]
        cell = (sheet.title, one.words, sheet.by_name[one.name].spoken)
        values = (one.before, one.after, one.reason)
        yield Correction(str(run.assignment.period), one.member, one.digest, *cell, *values, now, actor)


def _files(run: Consolidation) -> Iterator[tuple[str, str, str, datetime | None, bool]]:
    """Member, digest, name, time and whether it can count, for each file with a content, in the order of receipt."""
    sent = [(s.sender, s.digest, s.file, s.received, s.valid) for s in run.received]
    refused = [("", r.digest, r.name, r.modified, False) for r in run.refused if r.digest]
    yield from sorted([*sent, *refused], key=lambda file: (file[3] or datetime.min, file[2]))  # noqa: DTZ901 - office time


def _new_versions(run: Consolidation, past: Past, now: datetime) -> Iterator[Version]:
    period = str(run.assignment.period)
    seen: dict[str, list[str]] = {}
    for version in past.versions:
        if version.period == period:
            seen.setdefault(version.member, []).append(version.digest)
    for member, digest, name, received, valid in _files(run):
        known = seen.setdefault(member, [])
        if digest not in known:
            known.append(digest)
            yield Version(period, member, len(known), digest, name, received, now, valid)
