"""Writes a file in one step: beside it, down to the disk, read back, put in place. All writers of ours go through here.

A run that is killed leaves either the old file or the new one, and at most a leftover that the next run clears.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .troubles import NotSavedError, not_saved

_PREFIX, _SUFFIX = ".thidua-", ".tmp"
_PAUSES = (0.1, 0.4, 1.0)
"""Seconds between the tries at putting in place: a virus scanner may hold a file for a moment."""

Check = Callable[[bytes], str]


def save(
    path: Path,
    data: bytes,
    *,
    check: Check | None = None,
    last: Callable[[], None] | None = None,
    through: Path | None = None,
    settle: bool = True,
) -> None:
    """Make `data` the content of `path`, or raise a `NotSavedError` with nothing changed.

    `check` names what is wrong with the content as read back from the disk, '' for nothing; `last` is called before
    the step that cannot be undone and may raise. A link is followed; mode and owner of the old file stay. The
    temporary file lies beside it, or in `through`, a folder of the same disk. Who writes many files into a folder says
    not `settle` and brings the folder down once at the end, by `sync_folder`.
    """
    target = Path(os.path.realpath(path))
    beside = (through or target.parent) / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
    try:
        _write(beside, data)
        held = beside.read_bytes()
        wrong = "" if held == data else "nội dung"
        wrong = wrong or (check(held) if check else "")
        if wrong:
            raise NotSavedError(path, f"ghi xong đọc lại không đúng ({wrong}). Kiểm tra ổ đĩa rồi chạy lại.")
        _resemble(beside, target)
        if last:
            last()
        _put(beside, target)
        if settle:
            sync_folder(target.parent)
    except OSError as error:
        raise not_saved(path, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def made(folder: Path) -> Path:
    """Give a folder, made now where it is missing in the one that holds it."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise not_saved(folder, error) from error
    return folder


def sweep(folder: Path) -> list[str]:
    """Clear what killed runs left in a folder; whoever calls holds the folder's lock, so no run is writing there."""
    gone = []
    with suppress(OSError):
        for leftover in sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}")):
            leftover.unlink(missing_ok=True)
            gone.append(leftover.name)
    return gone


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk, where the system can."""
    # Windows opens no folder, and some network file systems refuse to sync one; the file itself is down.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(beside: Path, data: bytes) -> None:
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _resemble(beside: Path, target: Path) -> None:
    """Give the new file the mode and, where that is allowed, the owner of the old one."""
    if not target.exists():
        return
    old = target.stat()
    if os.name != "nt" and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(beside, old.st_uid, old.st_gid)
    beside.chmod(old.st_mode & 0o7777)


def _put(beside: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            beside.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    beside.replace(target)
