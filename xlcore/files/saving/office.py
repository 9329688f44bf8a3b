"""Whether a spreadsheet program has a workbook open, told by the lock file that it lays beside it."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...errors import InputError
from ..actor import actor
from .patience import patience, until

_EXCEL, _LIBREOFFICE = "Excel", "LibreOffice"
_PROCESSES = re.compile(r"\bsoffice(\.bin|\.exe)?\b")
_LENGTH_AT = 55


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has a workbook open: `who` as its lock file says ('' unknown), and that file."""

    program: str
    who: str
    lock: Path

    def __str__(self) -> str:
        return f"{self.program} ({self.who})" if self.who else self.program


class OpenElsewhereError(InputError):
    """A spreadsheet program has the workbook open."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.holder = holder
        waited = f"; đã chờ {patience():g} giây" if patience() else ""
        super().__init__(
            f"{path.name} đang mở trong {holder}{waited}. Lưu và đóng tệp rồi chạy lại; "
            f"chưa có gì bị ghi. Nếu chắc chắn không còn ai mở (chương trình bị tắt ngang), xóa tệp ẩn "
            f"“{holder.lock.name}” trong thư mục “{holder.lock.parent}”."
        )


def office_runs() -> bool:
    """Whether a LibreOffice runs on this machine; true where that cannot be found out."""
    import subprocess  # noqa: PLC0415 - only where a lock file lies there

    proc = Path("/proc")
    try:
        if (proc / "self/comm").exists():
            return any(_PROCESSES.search(_name(process)) for process in proc.glob("[0-9]*/comm"))
        command = ["tasklist", "/nh"] if os.name == "nt" else ["ps", "-axco", "command"]
        told = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)  # noqa: S603 - fixed
    except (OSError, subprocess.SubprocessError):
        return True
    return bool(_PROCESSES.search(told.stdout))


def holder_of(path: Path, runs: Callable[[], bool] = office_runs) -> Holder | None:
    """The program that has a workbook open; nothing where none has, or only one that is gone left its lock file.

    `runs` tells whether a LibreOffice runs on this machine.
    """
    excel, office = path.parent / f"~${path.name}", path.parent / f".~lock.{path.name}#"
    if excel.exists() and not _left_by_excel(excel):
        return Holder(_EXCEL, _owner(excel), excel)
    if office.exists():
        user, host = _signed(office)
        if not _mine(user, host) or runs():
            return Holder(_LIBREOFFICE, ", máy ".join(filter(None, (user, host))), office)
    return None


def hold_free(path: Path) -> None:
    """Wait until nobody has a workbook open; an `OpenElsewhereError` says who has it after all."""
    if not until(lambda: holder_of(path) is None) and (holder := holder_of(path)):
        raise OpenElsewhereError(path, holder)


def _left_by_excel(lock: Path) -> bool:
    """Whether Excel's lock file was left behind.

    Excel keeps it open for itself alone, which only Windows shows; elsewhere it may be another machine's and counts.
    """
    if os.name != "nt":
        return False
    try:
        os.close(os.open(lock, os.O_RDWR))
    except OSError:
        return False
    return True


def _owner(lock: Path) -> str:
    """The name in Excel's lock file: at a fixed place its length in characters, one byte later the name."""
    try:
        data = lock.read_bytes()
    except OSError:  # Windows lets nobody read it while Excel holds it
        return ""
    length, name = data[_LENGTH_AT : _LENGTH_AT + 1], data[_LENGTH_AT + 2 :]
    return name[: 2 * sum(length)].decode("utf-16-le", "ignore").strip("\0 ")


def _signed(lock: Path) -> tuple[str, str]:
    """User and host in LibreOffice's lock file: `name,user,host,when,profile;` with escaped commas."""
    try:
        text = lock.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "", ""
    fields = [field.replace("\\,", ",") for field in re.split(r"(?<!\\),", text.partition(";")[0])]
    return (fields[1], fields[2]) if len(fields) > 2 else ("", "")  # noqa: PLR2004 - the file's form


def _mine(user: str, host: str) -> bool:
    """Whether a lock file is of this user on this machine; what others run cannot be seen from here."""
    me = actor()
    return (user, host.casefold()) == (me.user, me.host.casefold())


def _name(process: Path) -> str:
    try:
        return process.read_text()
    except OSError:  # it has ended since
        return ""
