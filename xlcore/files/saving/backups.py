"""Backups of the master: a checked copy before each change, some of each day and week kept, and the way back."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ...errors import InputError
from ...patterns import rare
from .atomic import save
from .troubles import NotSavedError, not_saved
from .whole import flaw

PLACE = "luu-tru/sao-luu"
"""Where the backups lie in the folder of the master."""
NEWEST, DAYS, WEEKS = 10, 7, 8
"""How many stay: the newest ones, the last of each of so many days, and of so many weeks."""
_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = rare(r" (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)( hong)?( \d+)?$")
_BROKEN = " hong"


class Backup(NamedTuple):
    """A copy of the master as it was until `when` (local time); `sound` tells whether it can be opened."""

    path: Path
    when: datetime
    sound: bool


def keep(master: Path, now: datetime, *, read: str = "") -> Backup | None:
    """Copy the master as it lies there into the backups, read the copy back, and let the old ones go.

    Gives the copy, or the newest one where that holds the same; nothing where there is no master. A file that cannot
    be opened is kept too, marked, and counts for none that are good; `read` is the SHA-256 of what the caller has just
    read all of: that needs no second look. A `NotSavedError` where no copy can be made.
    """
    folder = master.parent / PLACE
    try:
        if not master.exists():
            return None
        data = master.read_bytes()
        present = stamped(master)
        digest = _digest(data)
        if present and _digest(present[0].path.read_bytes()) == digest:
            return present[0]
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_saved(folder, error) from error
    sound = digest == read or not flaw(data)
    path = _free(folder, f"{master.stem} {now.strftime(_STAMP)}{'' if sound else _BROKEN}", master.suffix)
    save(path, data)
    backup = Backup(path, now.replace(microsecond=0), sound)
    _let_go([*present, backup])
    return backup


def tried(master: Path, now: datetime, *, read: str = "") -> tuple[str, ...]:
    """Keep the master as it is before a run writes it; where that fails the run goes on, with the notice given here."""
    try:
        keep(master, now, read=read)
    except NotSavedError as error:
        return (f"Chưa sao lưu được {master.name} trước khi ghi: {error.reason}",)
    return ()


def backups(master: Path) -> list[Backup]:
    """All backups of a master, newest first, each opened to see whether it is sound."""
    return [Backup(found.path, found.when, sound=_opens(found.path)) for found in stamped(master)]


def stamped(master: Path) -> list[Backup]:
    """All backups by their names alone, newest first."""
    found = []
    for path in (master.parent / PLACE).glob(f"{master.stem} *{master.suffix}"):
        name = _NAME.search(path.stem)
        if name:
            with suppress(ValueError):  # a name that only looks like one of ours
                when = datetime.fromisoformat(name[1].replace(".", ":"))
                found.append(Backup(path, when, sound=not name[2]))
    return sorted(found, key=lambda backup: (backup.when, len(backup.path.name), backup.path.name), reverse=True)


def restore(master: Path, backup: Backup, now: datetime) -> Backup | None:
    """Put a backup in the master's place; gives the backup of what stood there, which is made first.

    An `InputError` where the backup cannot be opened, a `NotSavedError` where nothing can be written.
    """
    try:
        data = backup.path.read_bytes()
    except OSError as error:
        raise not_saved(master, error) from error
    if broken := flaw(data):
        raise InputError(f"Bản sao lưu {backup.path.name} bị hỏng ({broken}). Chọn bản khác trong danh sách.")
    before = keep(master, now)
    save(master, data, check=flaw)
    return before


def spared(moments: Iterable[datetime]) -> set[datetime]:
    """Those that stay: the newest, and the last of each of the newest days and weeks."""
    ordered = sorted(moments, reverse=True)
    days: dict[date, datetime] = {}
    weeks: dict[tuple[int, int], datetime] = {}
    for moment in ordered:
        days.setdefault(moment.date(), moment)
        weeks.setdefault(moment.isocalendar()[:2], moment)
    return {*ordered[:NEWEST], *list(days.values())[:DAYS], *list(weeks.values())[:WEEKS]}


def _let_go(present: Sequence[Backup]) -> None:
    """Remove what is past its time; a broken one is never counted and never removed by us."""
    good = [backup for backup in present if backup.sound]
    stay = spared(backup.when for backup in good)
    for backup in good:
        if backup.when not in stay:
            with suppress(OSError):  # somebody looks at it; the next run tries again
                backup.path.unlink(missing_ok=True)


def _free(folder: Path, stem: str, suffix: str) -> Path:
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{suffix}", number + 1
    return path


def _opens(path: Path) -> bool:
    try:
        return not flaw(path.read_bytes())
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
