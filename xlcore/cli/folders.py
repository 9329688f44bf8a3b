"""A bloc's folder and forms at work: folders made fresh or taken over, and the forms that go out from them."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..files.folder import BlocFolder
from ..files.reading.inbox import inbox
from ..files.saving.alone import alone
from ..files.saving.atomic import made
from .work import Opener, check_paths, master_in

if TYPE_CHECKING:
    from ..consolidation import Consolidation
    from ..domain.bloc import Assignment
    from ..files.package.master import PackagedMaster
    from ..files.word.writing import Version
    from ..rollover import Opening


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
    office = open_office(opened(folder.master) if opened else master_in(folder))
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
    office = open_office(master_in(folder))
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
