"""The commands at work on real folders: files, clock and adapters joined to the runs.

Reading the returned files starts in its own process before the heavy imports of the core do.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..errors import InputError, ThiduaError
from ..files.folder import BlocFolder
from ..files.reading.inbox import inbox
from ..files.reading.pool import Reading, start
from ..files.saving.alone import alone
from ..files.saving.atomic import made
from ..files.saving.office import hold_free
from ..files.saving.troubles import ChangedError
from ..port import Master

if TYPE_CHECKING:
    from ..consolidation import Consolidation
    from ..domain.bloc import Assignment
    from ..files.package.master import PackagedMaster
    from ..files.schedule.job import Job
    from ..files.word.writing import Version
    from ..intake.grid import Received
    from ..rollover import Opening
    from ..runs import Outcome


class NoticedMaster(Master, Protocol):
    """A master that also tells what went wrong beside the job."""

    notices: tuple[str, ...]


Opener = Callable[[Path], NoticedMaster]
"""How a door comes to the master that lies at a path; None: the file itself, which nobody may have open."""


def consolidate_folder(root: Path, *, dry_run: bool = False, opened: Opener | None = None) -> "Outcome":
    """Consolidate a bloc's folder, write its master and record the run; a dry run only says what would come of it."""
    if dry_run:
        run = check_paths((root,), opened)
        from ..runs import Outcome

        return Outcome(run, changed=False, notices=(run.past.trouble,) if run.past.trouble else ())
    folder = BlocFolder.opened(root)
    with alone(folder.root):
        if opened is None:
            hold_free(folder.master)
        try:
            return _consolidated(folder, opened)
        except ChangedError:  # somebody saved meanwhile: once more, on what stands there now
            return _consolidated(folder, opened)


def _consolidated(folder: BlocFolder, opened: Opener | None) -> "Outcome":
    paths = inbox(folder.inbox)
    with closing(_reading(folder, paths, opened, folder.inbox)) as reading:
        from ..files.history.keeper import Keeper
        from ..runs import consolidate

        keeper, received = Keeper(folder.root, folder.archive), iter(reading)
        master = opened(folder.master) if opened else _master(folder, next(received))
        files = keeper.watching(paths, received)
        outcome = consolidate(master, files, datetime.now(), keeper)  # noqa: DTZ005 - office time
        return replace(outcome, notices=(*outcome.notices, *master.notices))


def _reading(folder: BlocFolder, paths: Sequence[Path], opened: Opener | None, within: Path | None) -> Reading:
    """Begin to read: the master first, unless a program has it open, then the files."""
    master = () if opened else (Path(os.path.realpath(folder.master)),)
    return start((*master, *paths), within=within)


def _master(folder: BlocFolder, book: "Received | None" = None) -> NoticedMaster:
    from ..files.package.master import PackagedMaster

    return PackagedMaster(folder.master, book)


def report_folder(
    root: Path, *, final: bool = False, dry_run: bool, opened: Opener | None = None
) -> "tuple[Outcome, Version]":
    """Consolidate, so that sheets and report say the same, and write the next version of the report, draft or final."""
    outcome = consolidate_folder(root, dry_run=dry_run, opened=opened)
    return outcome, _report(BlocFolder.opened(root), outcome.run, final=final, dry_run=dry_run)


def _report(folder: BlocFolder, run: "Consolidation", *, final: bool = False, dry_run: bool) -> "Version":
    from ..files.word.report import write_report
    from ..report.document import document

    stem = f"Bao cao {'chinh thuc ' if final else ''}{run.assignment.period}"
    said = document(run, final=final)
    with nullcontext() if dry_run else alone(folder.root):
        return write_report(said, folder.template(), folder.reports, stem, dry_run=dry_run)


def consolidate_scheduled(root: Path, tally: "Callable[[Consolidation], str]") -> int:
    """Consolidate by night: keep how it went for `thidua schedule`, and give the exit code."""
    from ..files.schedule.last import LastRun, record

    try:
        outcome = consolidate_folder(root)
    except ThiduaError as error:
        code, said = error.exit_code, str(error)
    else:
        code, said = exit_code(outcome.run), " ".join((tally(outcome.run), *outcome.notices))
    record(root, LastRun(datetime.now().isoformat(timespec="seconds"), code, said))  # noqa: DTZ005 - office time
    return code


def nightly_job(root: Path, at: time) -> "Job":
    """The nightly run of a bloc's folder by the interpreter that is running now."""
    from ..files.schedule.job import Job

    return Job(BlocFolder.opened(root).root.resolve(), at, Path(sys.executable))


def exit_code(run: "Consolidation") -> int:
    """0 where the data have no errors, else 1."""
    from ..domain.findings import Severity
    from ..runs import weigh

    return 1 if weigh(run)[Severity.ERROR] else 0


def check_paths(paths: Sequence[Path], opened: Opener | None = None) -> "Consolidation":
    """Check a bloc's folder, or single files against the master that lies nearest above them."""
    whole = len(paths) == 1 and paths[0].is_dir()
    folder = BlocFolder.opened(paths[0]) if whole else _nearest(paths)
    files = inbox(folder.inbox) if whole else list(paths)
    with closing(_reading(folder, files, opened, folder.inbox if whole else None)) as reading:
        from ..files.history.keeper import Keeper
        from ..runs import open_office, put_together

        past, received = Keeper(folder.root, folder.archive).past(), iter(reading)
        master = opened(folder.master) if opened else _master(folder, next(received))
        run = put_together(open_office(master), received, past)
    return run if whole else _about_files(run)


def _about_files(run: "Consolidation") -> "Consolidation":
    """Only what is wrong with the files asked about: that others have sent nothing is no news then."""
    asked = {sent.file for sent in run.received} | {refused.name for refused in run.refused}
    return replace(run, findings=tuple(one for one in run.findings if one.place.file in asked))


def new_folder(root: Path, old: Path | None, scheme: str | None = None, *, dry_run: bool) -> Path:
    """Make a bloc's folder with a fresh master, taking over from the folder of the period before where given.

    `scheme` is an example of the program or a file; without one, that of the period before goes on.
    """
    from ..checks.book import default_checks
    from ..files.schemes import scheme_rows
    from ..fresh import fresh_run
    from ..rollover import Opening, opening

    folder = _unused(root)
    if old is None:
        assignment = _blank(datetime.now().date())  # noqa: DTZ005 - office time
        start = Opening(assignment, fresh_run(assignment).previous, default_checks(), {})
    else:
        before, master = finished(old)
        start = opening(before, master)
    if scheme:
        start = replace(start, rows={**start.rows, **scheme_rows(scheme)})
    if not dry_run:
        begin(folder, start, old)
    return folder.master


def hand_over(old: Path, root: Path, deputy: str, *, dry_run: bool) -> "tuple[Path, Version]":
    """Make the next year's folder for the next office, with the page of what it must know."""
    from ..documents.handover import handover
    from ..files.word.writing import rendered, write_version
    from ..rollover import handed_over

    folder, (before, master) = _unused(root), finished(old)
    start = handed_over(before, master, deputy)
    if not dry_run:
        begin(folder, start, old)
    page = rendered(handover(before, start.assignment).fields, folder.template("ban-giao"))
    stem = f"Ban giao {start.assignment.period.year}"
    return folder.master, write_version(page, folder.reports, stem, dry_run=dry_run)


def begin(folder: BlocFolder, start: "Opening", old: Path | None) -> None:
    """Make the folder and its master; kept copies and history of the period before come along."""
    from ..files.drawing.master import draw_master
    from ..fresh import fresh_run
    from ..report.remarks import plan_remarks
    from ..summary.plans import plan_all

    folder.create()
    with alone(folder.root):
        if old:
            folder.take_over(BlocFolder(old))
        folder.keep_templates()
        run = fresh_run(start.assignment, start.earlier)
        plans = [*plan_all(run, ()), plan_remarks(run)]
        draw_master(folder.master, start.assignment, start.checks, start.earlier, plans, start.rows)


def _unused(root: Path) -> BlocFolder:
    folder = BlocFolder(root)
    if folder.master.exists():
        raise InputError(f"Thư mục “{root}” đã có {folder.master.name}. Chọn một thư mục mới.")
    return folder


def finished(old: Path) -> "tuple[Consolidation, PackagedMaster]":
    """The period before as its folder says it now, and its master."""
    run = check_paths((old,))
    from ..files.package.master import PackagedMaster

    return run, PackagedMaster(BlocFolder.opened(old).master)


def _blank(today: date) -> "Assignment":
    """An assignment with nothing agreed yet, for the period that was last over."""
    from ..domain.bloc import Assignment, Bloc
    from ..domain.periods import Period

    half = Period(today.year, half=True)
    return Assignment(Bloc("", "", (), "", ""), half if today > half.last_day else half.previous)


def write_forms(root: Path, *, dry_run: bool, opened: Opener | None = None) -> list[Path]:
    """Draw the form of each member into gui-di/; give the files."""
    from ..files.drawing.form import draw_form, form_name
    from ..runs import open_office

    folder = BlocFolder.opened(root)
    office = open_office(opened(folder.master) if opened else _master(folder))
    assignment, proceedings = office.assignment, office.proceedings
    if inbox(folder.inbox):
        # What units registered in forms of their own comes along in the form of the report.
        proceedings = proceedings._replace(register=check_paths((folder.root,)).proceedings.register)
    forms = {folder.forms / form_name(member, assignment.period): member for member in assignment.bloc.members}
    if not dry_run:
        with alone(folder.root):
            made(folder.forms)
            for target, member in forms.items():
                draw_form(target, member, assignment, office.previous, proceedings)
    return list(forms)


def write_register_forms(root: Path, *, dry_run: bool) -> list[Path]:
    """Draw the form with which each unit registers at the beginning of the year into gui-di/; give the files."""
    from ..files.drawing.form import draw_register_form, register_name
    from ..runs import open_office

    folder = BlocFolder.opened(root)
    office = open_office(_master(folder))
    assignment = office.assignment
    forms = {folder.forms / register_name(member, assignment.period): member for member in assignment.bloc.members}
    if not dry_run:
        with alone(folder.root):
            made(folder.forms)
            for target, member in forms.items():
                draw_register_form(target, member, assignment, office.proceedings)
    return list(forms)


def write_cross_forms(root: Path, *, dry_run: bool) -> list[Path]:
    """Draw the form in which each unit checks the one that it drew into gui-di/; give the files."""
    from ..appraisal.crossing import drawn_pairs, stated_of
    from ..files.drawing.scores import cross_name, draw_cross_form

    folder = BlocFolder.opened(root)
    run = check_paths((folder.root,))
    pairs = drawn_pairs(run)
    forms = {folder.forms / cross_name(one, other, run.assignment): (one, other) for one, other in pairs}
    if not dry_run and run.answered:
        with alone(folder.root):
            made(folder.forms)
            for target, (one, other) in forms.items():
                draw_cross_form(target, one, other, run.assignment, stated_of(run.answered, other.code))
    return list(forms)


def _nearest(paths: Sequence[Path]) -> BlocFolder:
    for path in paths:
        for above in path.resolve().parents:
            if (above / BlocFolder(above).master.name).is_file():
                return BlocFolder(above)
    raise InputError(
        "Không thấy TongHop.xlsm ở thư mục chứa tệp hay các thư mục trên nó. "
        "Đặt tệp vào thư mục nhan-ve của khối rồi kiểm tra lại."
    )
