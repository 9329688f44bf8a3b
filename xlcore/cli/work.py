"""The commands at work on real folders: files, clock and adapters joined to the runs.

Reading the returned files starts in its own process before the heavy imports of the core do.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..errors import InputError, ThiduaError
from ..files.folder import BlocFolder
from ..files.reading.inbox import inbox
from ..files.reading.pool import Reading, start
from ..files.saving.alone import alone
from ..files.saving.office import hold_free
from ..files.saving.troubles import ChangedError, machine_trouble
from ..port import Master
from ..sheets.read_back import READ_BACK

if TYPE_CHECKING:
    from ..consolidation import Consolidation
    from ..files.schedule.job import Job
    from ..files.word.writing import Version
    from ..intake.grid import Received
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
        master = opened(folder.master) if opened else master_in(folder, next(received))
        files = keeper.watching(paths, received)
        outcome = consolidate(master, files, datetime.now(), keeper)  # noqa: DTZ005 - office time
        return replace(outcome, notices=(*outcome.notices, *master.notices))


def _reading(folder: BlocFolder, paths: Sequence[Path], opened: Opener | None, within: Path | None) -> Reading:
    """Begin to read: the master first, unless a program has it open, then the files."""
    master = () if opened else (Path(os.path.realpath(folder.master)),)
    return start((*master, *paths), within=within, marked=dict.fromkeys(master, READ_BACK))


def master_in(folder: BlocFolder, book: "Received | None" = None) -> NoticedMaster:
    """The master as it lies in a folder; `book` is what the reading process says of it, where that was asked."""
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
    except OSError as error:
        trouble = machine_trouble(error)
        code, said = trouble.exit_code, str(trouble)
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
        master = opened(folder.master) if opened else master_in(folder, next(received))
        run = put_together(open_office(master), received, past)
    return run if whole else _about_files(run)


def _about_files(run: "Consolidation") -> "Consolidation":
    """Only what is wrong with the files asked about: that others have sent nothing is no news then."""
    asked = {sent.file for sent in run.received} | {refused.name for refused in run.refused}
    return replace(run, findings=tuple(one for one in run.findings if one.place.file in asked))


def _nearest(paths: Sequence[Path]) -> BlocFolder:
    for path in paths:
        for above in path.resolve().parents:
            if (above / BlocFolder(above).master.name).is_file():
                return BlocFolder(above)
    raise InputError(
        "Không thấy TongHop.xlsm ở thư mục chứa tệp hay các thư mục trên nó. "
        "Đặt tệp vào thư mục nhan-ve của khối rồi kiểm tra lại."
    )
