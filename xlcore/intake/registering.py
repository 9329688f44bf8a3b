"""What units registered in forms of their own at the beginning of the year: the newest form of each counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from ..checks.check import check
from ..domain.bloc import Assignment
from ..domain.findings import Finding
from ..domain.proceedings import Proceedings, Registration
from ..domain.rulebook import Rulebook
from ..sheets.registrations import REGISTRATIONS
from .frames import frame
from .register import entries_of
from .submission import Submission
from .versions import newest


class Registered(NamedTuple):
    """The registrations by the forms that count, and what is to be said about the forms."""

    entries: tuple[Registration, ...]
    findings: tuple[Finding, ...]

    def booked(self, proceedings: Proceedings) -> Proceedings:
        """The register with these in it; a unit that stands in the bloc's own book is taken from there."""
        book = proceedings.register
        units = {entry.unit for entry in book}
        more = tuple(entry for entry in self.entries if entry.unit not in units)
        return proceedings._replace(register=(*book, *more))


def read_registrations(
    forms: Sequence[Submission], assignment: Assignment, previous: pl.DataFrame, rulebook: Rulebook
) -> Registered:
    """Take the registrations from their forms, checked like the same sheet of a report."""
    counted, told = newest(forms, assignment)
    rows = frame(REGISTRATIONS, counted.values())
    checked = check({REGISTRATIONS.key: rows}, counted, assignment, previous, rulebook)
    return Registered(tuple(entries_of(rows)), (*told, *_own(forms, counted), *checked))


def _own(forms: Sequence[Submission], counted: Mapping[str, Submission]) -> Iterator[Finding]:
    """The findings of a form that counts, or of one that cannot; of an older one, none."""
    for sent in forms:
        chosen = counted.get(sent.member)
        if sent is chosen or not (sent.valid and chosen):
            yield from sent.findings
