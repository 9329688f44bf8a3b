"""The commands that look back, at work on real folders: history, differences, verification."""

from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..files.folder import BlocFolder
from ..files.history.database import NAME, Database, Known, UnusableError
from ..files.history.keeper import Keeper
from ..files.history.verify import Verdict, verified
from ..files.reading.inbox import inbox
from ..files.reading.pool import start
from ..files.saving.alone import alone
from ..files.saving.office import hold_free
from ..history.records import Change, Version
from ..history.senders import name, split

if TYPE_CHECKING:
    from ..domain.bloc import Assignment, Bloc
    from ..history.tracing import Traced
    from ..intake.submission import Submission
    from .work import Opener


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions of one unit's file."""

    unit: str
    old: Version
    new: Version
    changes: tuple[Change, ...]


def known(root: Path) -> Known:
    """All that the history of a bloc's folder holds; an `InputError` where it cannot be read."""
    folder = BlocFolder.opened(root)
    try:
        return Database(folder.archive / NAME).known()
    except UnusableError as error:
        raise InputError(
            f"Không đọc được luu-tru/{NAME}: {error}. Đóng chương trình đang giữ tệp, hoặc lấy lại bản sao lưu."
        ) from error


def verdict(root: Path) -> Verdict:
    """Verify the copies and the database of a bloc's folder."""
    return verified(BlocFolder.opened(root).archive)


def difference(root: Path, unit: str, old: int | None, new: int | None) -> Difference:
    """Compare two versions of a unit's file: those of these numbers, else the two newest that can count."""
    from ..files.package.master import PackagedMaster
    from ..history.differences import differences
    from ..runs import open_office

    folder = BlocFolder.opened(root)
    assignment = open_office(PackagedMaster(folder.master)).assignment
    versions = [version for version in known(root).versions if version.period == str(assignment.period)]
    sender = _sender(assignment.bloc, unit.strip(), versions)
    sent = [version for version in versions if version.member == sender]
    title = name(assignment.bloc, sender)
    first, second = _chosen(title, sent, old, new)
    keeper = Keeper(folder.root, folder.archive)
    changes = differences(_read(keeper, first, assignment), _read(keeper, second, assignment))
    return Difference(title, first, second, changes)


def _sender(bloc: "Bloc", unit: str, versions: "Sequence[Version]") -> str:
    """Under what the versions are kept that a person means: of a unit's report, or of a part in brackets."""
    from ..intake.identify import called, match_member
    from ..values.folding import fold

    words, part = split(unit)
    if not part or any(match_member(bloc, unit, unit)):
        return called(bloc, unit).code
    code = called(bloc, words).code
    wanted = fold(f"{code} ({part})")
    return next((version.member for version in versions if fold(version.member) == wanted), f"{code} ({part})")


def _chosen(unit: str, sent: list[Version], old: int | None, new: int | None) -> tuple[Version, Version]:
    by_number = {version.number: version for version in sent}
    for number in (old, new):
        if number is not None and number not in by_number:
            numbers = ", ".join(map(str, by_number)) or "chưa có bản nào"
            raise InputError(f"{unit} không có bản số {number} (đã nhận: {numbers}).")
    usable = [version.number for version in sent if version.valid]
    newer = by_number[new] if new is not None else by_number.get(max(usable, default=0))
    before = [number for number in usable if newer and number < newer.number]
    older = by_number[old] if old is not None else by_number.get(max(before, default=0))
    if newer is None or older is None:
        count = len(usable)
        raise InputError(f"{unit} mới có {count} bản tính được, chưa có gì để so sánh. Xem các bản: thidua history")
    return older, newer


def _read(keeper: Keeper, version: Version, assignment: "Assignment") -> "Submission":
    from ..history.revisions import understood

    sent = understood(version, keeper.copies([version.digest]).get(version.digest), assignment)
    if sent is None:
        raise InputError(
            f"Không đọc được bản sao số {version.number} ({version.name}) trong luu-tru/tep. Chạy thidua verify."
        )
    return sent


def traced(
    root: Path, sheet: str, cell: str, *, write: bool = False, opened: "Opener | None" = None
) -> "tuple[Traced, tuple[str, ...]]":
    """Trace a figure of the master of a bloc's folder back to the cells of the files that came back.

    With `write` the list, where there is one, is put into the master as the sheet *Nguồn số*. `opened` gives the master
    where another program has it open; else it is the file. What went wrong beside that comes along in sentences.
    """
    folder = BlocFolder.opened(root)
    with (
        alone(folder.root) if write else nullcontext(),
        closing(start(inbox(folder.inbox), within=folder.inbox)) as received,
    ):
        from ..files.package.master import PackagedMaster
        from ..history.tracing import Figure, trace_figure
        from ..summary.origins import origins_plan

        figure = Figure.parse(sheet, cell)
        if write and opened is None:
            hold_free(folder.master)
        master = (opened or PackagedMaster)(folder.master)
        found = trace_figure(master, received, figure, Keeper(folder.root, folder.archive))
        if write and found.trace.origins:
            master.write([origins_plan(found, datetime.now().replace(microsecond=0))])  # noqa: DTZ005 - office time
        return found, master.notices
