"""The runs that a person can start, whichever door they come through.

A run reads through the port, calls pure functions and returns a value; the door decides how to show it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from .appraisal.points import points
from .checks import business
from .checks.book import amend, default_rulebook
from .checks.check import check
from .checks.settle import settle
from .consolidation import Consolidation
from .domain.findings import Finding, Place, Severity
from .domain.rulebook import Rulebook
from .errors import InputError
from .history.adding import addition, joined, sealed
from .history.correcting import as_units_wrote, corrected
from .history.decisions import split
from .history.handling import after_acceptance
from .history.port import History
from .history.records import Past
from .history.revisions import with_revisions
from .intake.assigned import as_assigned
from .intake.frames import frame
from .intake.grid import Received, Refusal
from .intake.office import Office, read_office
from .intake.registering import read_registrations
from .intake.submission import Submission
from .intake.understand import understand
from .intake.versions import choose
from .port import Master
from .report.remarks import plan_remarks
from .sheets import CROSS_PART, CROSS_SCORES, DATA_SHEETS, REGISTER_PART
from .sheets.master import CORRECTIONS
from .sheets.rare import OF_SCORING, RANKING
from .sheets.read_back import JOURNAL, OF_THE_OFFICE
from .summary.contents import contents_plan
from .summary.corrections import blank_corrections
from .summary.history import OF_THE_PAST
from .summary.journal import JournalEntry, read_journal
from .summary.plans import plan_all
from .values.writing import day


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a consolidation came to, and whether the master had to change for it.

    `notices` are sentences about what went wrong beside the job: files or runs that could not be kept.
    """

    run: Consolidation
    changed: bool
    notices: tuple[str, ...] = ()


def open_office(master: Master) -> Office:
    """Read what the master says before any file comes back; an `InputError` where it cannot be worked with."""
    return read_office({key: grid for key in OF_THE_OFFICE if (grid := master.grid(key)) is not None})


def put_together(office: Office, received: Iterable[Received], past: Past | None = None) -> Consolidation:
    """Check and add up what came back, as decided in the `past`: the whole job as a value, with nothing written."""
    past = past or Past()
    assignment, rulebook = office.assignment, amend(default_rulebook(), office.rule_changes)
    understood: list[Submission] = []
    refused: list[Refusal] = []
    for item in received:
        if isinstance(item, Refusal):
            refused.append(item)
        else:
            understood.append(understand(item, assignment))
    reports = [sent for sent in understood if not sent.part]
    chosen = choose(reports, assignment, past)
    assigned = as_assigned(chosen.counted, assignment)
    mended = corrected(assigned.counted, office.corrections, assignment, rulebook)
    counted = mended.counted
    frames = {sheet.key: frame(sheet, counted.values()) for sheet in DATA_SHEETS}
    found: list[Finding] = [
        *office.findings,
        *assigned.findings,
        *mended.findings,
        *(_refusal(item) for item in refused),
        *chosen.findings,
    ]
    found += [finding for submission in reports for finding in _own(submission, chosen.counted, counted)]
    checked = check(frames, counted, assignment, office.previous, rulebook)
    found += checked
    registered = read_registrations(
        [s for s in understood if s.part == REGISTER_PART], assignment, office.previous, rulebook
    )
    proceedings = registered.booked(office.proceedings)
    found += registered.findings
    scoring = points(
        office, [s for s in understood if s.part == CROSS_PART], counted, chosen.came, frames, past, rulebook
    )
    frames[CROSS_SCORES.key] = scoring.frame
    found += scoring.findings
    ranks, examined = scoring.scored.ranks if scoring.scored else None, None
    if office.year:
        from .awards.settle import examine_year  # noqa: PLC0415 - `sheets.rare` says why

        examined = examine_year(office.year, assignment, frames, counted, ranks, proceedings=proceedings)
    found += examined.findings if examined else ()
    if scoring.scored:
        from .appraisal.steps import out_of_order  # noqa: PLC0415 - as above

        found += out_of_order(scoring, examined)
    found += business.findings(proceedings, frames, counted, assignment.period)
    found += after_acceptance(counted, past.decisions, assignment)
    findings, waived = split(settle(found, rulebook, assignment.bloc), past.decisions, str(assignment.period))
    return Consolidation(
        assignment=assignment,
        rulebook=rulebook,
        received=tuple(understood),
        refused=tuple(refused),
        counted=counted,
        frames=frames,
        previous=office.previous,
        findings=findings,
        remarks=office.remarks,
        past=past,
        came=chosen.came,
        waived=waived,
        corrected=mended.applied,
        reported=assigned.reported,
        altered=_altered(checked, assigned.counted, office, rulebook) if mended.applied else {},
        examined=examined,
        proceedings=proceedings,
        scored=scoring.scored,
        answered=scoring.answered,
        appraised=scoring.appraised,
        tabs=office.tabs,
    )


def consolidate(master: Master, received: Iterable[Received], now: datetime, history: History | None = None) -> Outcome:
    """Put together what came back and write the program's sheets; a run with nothing new changes nothing."""
    past = history.past() if history else Past()
    run = put_together(open_office(master), received, past)
    past = history.keep(past) if history else past
    mark = digest_of(run)
    hold_lock(past, str(run.assignment.period), mark)
    added = addition(run, past, mark, now)
    if history and added:
        added = with_revisions(added, past, run.received, run.assignment, history)
    run = scored_before(replace(run, past=joined(past, added)), master)
    journal = with_entry(read_journal(master.grid(JOURNAL)), run, now)
    plans = [*plan_all(run, journal), plan_remarks(run)]
    if not past.known:
        plans = [plan for plan in plans if plan.key not in OF_THE_PAST]
    scores = run.scored is not None and run.scored.due
    if not scores and master.grid(RANKING) is not None:
        from .summary.scoring import empty_plans  # noqa: PLC0415 - `sheets.rare` says why

        plans += empty_plans(run, "Không chấm điểm: trang Tiêu chí trống, hoặc Khối không chấm kỳ 6 tháng.")
    if scores and any(master.grid(key) is None for key in OF_SCORING):
        from .summary.blank import blank_scoring  # noqa: PLC0415 - as above

        plans += blank_scoring(run, lambda key: master.grid(key) is None)
    if master.grid(CORRECTIONS.key) is None:
        plans.append(blank_corrections(run))
    plans.append(contents_plan(run.tabs, plans))
    changed = master.write(plans)
    if history and added:
        history.add(sealed(added, plans))
    return Outcome(run, changed, history.notices() if history else ())


def scored_before(run: Consolidation, master: Master) -> Consolidation:
    """The run with what the last other scoring came to, as its sheets in the master say."""
    if run.scored is None and master.grid(RANKING) is None:
        return run
    from .summary.scoring import earlier_result  # noqa: PLC0415 - `sheets.rare` says why

    return replace(run, scored_before=earlier_result(run, master.grid))


def hold_lock(past: Past, period: str, mark: str) -> None:
    """Refuse to change the figures of a locked period."""
    lock = past.decisions.lock(period)
    if lock and lock.mark != mark:
        raise InputError(
            f"Kỳ {period} đã khóa ngày {day(lock.when)} ({lock.actor}), nhưng phiếu, trang điền hoặc chương trình "
            "đã đổi từ đó. Chưa có gì bị ghi; các tệp mới đã có bản sao. Mở lại kỳ: thidua reopen --reason LÝ_DO"
        )


def with_entry(journal: tuple[JournalEntry, ...], run: Consolidation, now: datetime) -> tuple[JournalEntry, ...]:
    """Put this run on top of the journal, unless the newest entry is about the very same input."""
    digest = digest_of(run)
    if journal and journal[0].digest == digest:
        return journal
    tally = weigh(run)
    entry = JournalEntry(
        when=now.replace(microsecond=0),
        what=f"Tổng hợp {run.assignment.period.label}",
        files=len(run.received) + len(run.refused),
        counted=len(run.counted),
        errors=tally[Severity.ERROR],
        warnings=tally[Severity.WARNING],
        digest=digest,
    )
    return (entry, *journal)


def digest_of(run: Consolidation) -> str:
    """A short mark of all that a run depends on: the files' contents and what was found in them."""
    files = sorted([*(s.digest for s in run.received), *(f"{r.name}{r.digest}" for r in run.refused)])
    words = [run.rulebook.sentence(finding) + finding.place.cell for finding in run.findings]
    typed = [run.scored.mark] if run.scored else []
    decided = [repr((run.answered.drawing, run.answered.adoption))] if run.answered else []
    parts = [_in_order(str(run.assignment)), *files, *words, *typed, *decided]
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def _in_order(text: str) -> str:
    """A value as text with its sets in order: Python writes them in another one each time it starts."""
    return _SETS.sub(lambda found: f"{{{', '.join(sorted(found[1].split(', ')))}}}", text)


_SETS = re.compile(r"(?<=frozenset\()\{([^{}]*)\}(?=\))")


def is_current(journal: tuple[JournalEntry, ...], run: Consolidation) -> bool:
    """Whether the master's sheets were written from the very input of this run."""
    return bool(journal) and journal[0].digest == digest_of(run)


def summed_up(run: Consolidation) -> str:
    """One line that sums a run up."""
    counts, asked = weigh(run), len(run.assignment.bloc.members)
    return (
        f"Nhận {len(run.counted)}/{asked} đơn vị; {counts[Severity.ERROR]} lỗi, "
        f"{counts[Severity.WARNING]} cảnh báo, {counts[Severity.NOTE]} ghi chú."
    )


def first_errors(run: Consolidation, most: int) -> tuple[str, ...]:
    """The first errors in a line each, with their places; a last line tells how many more there are."""
    errors = [finding for finding in run.findings if run.rulebook.severity(finding) is Severity.ERROR]
    told = [
        f"{' › '.join(filter(None, (found.place.file, found.place.sheet, found.place.cell)))}: "
        f"{run.rulebook.sentence(found)}"
        for found in errors[:most]
    ]
    return (*told, *([f"… và {len(errors) - most} lỗi nữa."] if len(errors) > most else ()))


def weigh(run: Consolidation) -> Mapping[Severity, int]:
    """How many findings there are of each severity."""
    tally = dict.fromkeys(Severity, 0)
    for finding in run.findings:
        tally[run.rulebook.severity(finding)] += 1
    return tally


def _own(
    submission: Submission, chosen: Mapping[str, Submission], counted: Mapping[str, Submission]
) -> tuple[Finding, ...]:
    """The findings of a file that counts, as corrected; of one that cannot, what says why; of an older one, none."""
    if submission is chosen.get(submission.member):
        return counted[submission.member].findings
    return () if submission.valid and submission.member in chosen else submission.findings


def _altered(
    checked: Sequence[Finding], chosen: Mapping[str, Submission], office: Office, rulebook: Rulebook
) -> Mapping[Finding, Finding | None]:
    """What the checks say because of corrections, with what they say of the units' own numbers."""
    frames = {sheet.key: frame(sheet, chosen.values()) for sheet in DATA_SHEETS}
    return as_units_wrote(checked, check(frames, chosen, office.assignment, office.previous, rulebook))


def _refusal(item: Refusal) -> Finding:
    return Finding(item.rule, place=Place(item.name), facts=item.facts)
