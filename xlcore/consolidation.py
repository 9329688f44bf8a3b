"""Everything one run knows, put together once; sheets, report and messages are read off it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from .domain.bloc import Assignment, Member
from .domain.findings import Finding
from .domain.proceedings import Proceedings
from .domain.rulebook import Rulebook
from .history.correcting import Applied
from .history.decisions import Waiver
from .history.records import Past
from .intake.grid import Refusal
from .intake.submission import Submission
from .scoring.kept import Result
from .sheets import BY_KEY, CROSS_SCORES
from .sheets.followup import FOLLOWUP
from .sheets.master import Tab

if TYPE_CHECKING:  # loaded only where they are used (`sheets.rare`)
    from .appraisal.appraised import Answered, Appraised
    from .awards.examine import Examined
    from .scoring.scored import Scored


class Remark(NamedTuple):
    """One paragraph in *Nhận định*: the secretary's own wording, and the figures it was written on."""

    id: str
    own: str
    basis: str


@dataclass(frozen=True, slots=True, eq=False)
class Consolidation:
    """One period of one bloc.

    `received` are all files understood, in order of receipt; `refused` those that could not be read.
    `counted` gives for each member code the submission that counts; a member without one is not in it.
    `came` gives the day by which it is in time or late (`intake.versions`).
    `frames` hold the counted rows by sheet key (`intake.frames`), `previous` the values of earlier periods.
    `findings` are final: switched-off checks, echoes and repetitions are gone, the order is that of the bloc
    and of the sheets. `remarks` go by id of the paragraph. `past` are the runs so far, this one on top.
    `corrected` are the secretary's corrections that count: the values of `counted` and `frames` hold them, those of
    `received` are as the units wrote them. `altered` are findings that these corrections made or changed, each with
    what the unit's own numbers give in its place, nothing where they are right. `waived` are findings that somebody
    answers for, no longer among the others. `reported` is what forms say of indicators that count as they were
    assigned (`intake.assigned`).
    `examined` are titles, ballot and proposals, nothing where the master has no sheets for them; `scored` is the bloc's
    scoring, nothing where no scheme was typed, `answered` and `appraised` the steps to it, `scored_before` what the
    last run with another result came to. `proceedings` are the conference, resolutions, comments and registrations.
    `tabs` are the sheets of the master that people fill in.
    """

    assignment: Assignment
    rulebook: Rulebook
    received: tuple[Submission, ...]
    refused: tuple[Refusal, ...]
    counted: Mapping[str, Submission]
    frames: Mapping[str, pl.DataFrame]
    previous: pl.DataFrame
    findings: tuple[Finding, ...]
    remarks: Mapping[str, Remark]
    past: Past = field(default_factory=Past)
    came: Mapping[str, date] = field(default_factory=dict)
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    corrected: tuple[Applied, ...] = ()
    altered: Mapping[Finding, Finding | None] = field(default_factory=dict)
    reported: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    examined: "Examined | None" = None
    scored: "Scored | None" = None
    scored_before: Result = field(default_factory=Result)
    answered: "Answered | None" = None
    appraised: "Appraised | None" = None
    proceedings: Proceedings = field(default_factory=Proceedings)
    tabs: tuple[Tab, ...] = ()

    def sent(self, key: str, code: str) -> Submission | None:
        """The file of a unit that counts for a sheet."""
        files = self.answered.crossed if key == CROSS_SCORES.key and self.answered else self.counted
        return files.get(code)

    def of_unit(self, finding: Finding) -> Finding | None:
        """A finding as the unit's own numbers give it; nothing where only a correction of the secretary does."""
        return self.altered.get(finding, finding)

    def days_late(self, code: str) -> int | None:
        """How many days late a unit reported; nothing where no file of it counts or no deadline was agreed."""
        return self.assignment.days_late(self.came.get(code))

    def said(self, key: str, code: str) -> bool:
        """Whether a unit answered a sheet of the report: with rows, 'không áp dụng' or 'không có'."""
        sent = self.counted.get(code)
        table = sent.tables.get(key) if sent else None
        return table is not None and table.answered

    def asked(self, key: str) -> tuple[Member, ...]:
        """The members that a sheet applies to, in the bloc's order: by kind, less those exempt in *Đơn vị*.

        Only units with an open task are asked what became of it.
        """
        sheet = BY_KEY[key]
        members = self.assignment.bloc.members
        if sheet is FOLLOWUP:
            tasks, period = self.proceedings.resolutions, self.assignment.period
            members = tuple(m for m in members if any(task.asks(m.code, period) for task in tasks))
        return tuple(m for m in members if sheet.applies_to(m.kind) and key not in m.exempt)
