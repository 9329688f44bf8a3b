"""One run of ours at a time in a bloc's folder: a lock of the operating system, which no crash leaves behind."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ...errors import InputError
from ..actor import actor
from .atomic import sweep
from .patience import patience, until
from .troubles import not_saved

NAME = ".thidua.lock"
WRITTEN = (".", "gui-di", "tra-lai", "bao-cao", "luu-tru", "luu-tru/sao-luu", "luu-tru/tep", "mau")
"""The folders of a bloc that runs write into, where a killed one may have left something."""
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
_AT = 1 << 20
"""Where Windows locks a byte: beyond the text, which others read to see who is at work."""


class BusyError(InputError):
    """Another run of ours is at work in the folder."""


@contextmanager
def alone(root: Path) -> Iterator[list[str]]:
    """Hold the lock of a bloc's folder; gives the leftovers of killed runs that were cleared.

    Waits as long as `patience` says; a `BusyError` says who is at work. The lock file stays where it is: removing it
    would let two runs hold two different ones.
    """
    path = root / NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise not_saved(path, error) from error
    try:
        if not until(lambda: _locked(handle)):
            raise BusyError(_told(path))
        _sign(handle)
        try:
            yield [name for folder in WRITTEN for name in sweep(root / folder)]
        finally:
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _told(path: Path) -> str:
    who = ""
    with suppress(OSError):
        who = path.read_text(encoding="utf-8").strip()
    return (
        f"Một lần chạy khác đang ghi vào thư mục này{f' ({who})' if who else ''}; đã chờ {patience():g} giây. "
        "Chưa có gì bị ghi. Đợi lần ấy xong rồi chạy lại, hoặc chờ lâu hơn bằng --wait SỐ_GIÂY."
    )


def _sign(handle: int) -> None:
    """Say who holds the lock, for whoever has to wait."""
    now = datetime.now()  # noqa: DTZ005 - office time
    who = f"{actor()}, tiến trình {os.getpid()}, từ {now:%H:%M %d/%m/%Y}"
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, f"{who}\n".encode())


if sys.platform == "win32":  # pragma: no cover - the tests run where there is another lock
    import msvcrt

    def _locked(handle: int) -> bool:
        os.lseek(handle, _AT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # Some network drives know no locks; there the look at the master before it is replaced has to do.
            return error.errno in _NO_LOCKS
        return True
