"""Whether a spreadsheet program has a workbook open, told by the lock file that it lays beside it."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ...errors import InputError
from ...patterns import rare
from ..actor import actor
from .patience import patience, until

_EXCEL, _LIBREOFFICE = "Excel", "LibreOffice"
_PROCESSES = rare(r"\bsoffice(\.bin|\.exe)?\b")
_PROFILE = rare(r"-env:UserInstallation=([^\0]+)")
_LENGTH_AT = 55


class Holder(NamedTuple):
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


def office_runs(profile: str, proc: Path = Path("/proc")) -> bool:
    """Whether a LibreOffice runs on this machine with a profile; true where that cannot be found out."""
    if (proc / "self/comm").exists():
        offices = (comm.parent for comm in proc.glob("[0-9]*/comm") if _PROCESSES.search(_said(comm)))
        return any(_uses(_said(office / "cmdline"), profile) for office in offices)
    return bool(_PROCESSES.search(_listed()))


def _listed() -> str:
    """The programs that run on Windows or macOS; one of ours where they cannot be listed."""
    import subprocess  # noqa: PLC0415 - only where a lock file lies there

    command = ["tasklist", "/nh"] if os.name == "nt" else ["ps", "-axco", "command"]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, check=True, creationflags=hidden)  # noqa: S603 - fixed
    except (OSError, subprocess.SubprocessError):
        return "soffice"
    return done.stdout.decode("ascii", "replace")


def holder_of(
    path: Path, runs: Callable[[str], bool] = office_runs, *, shows_use: bool = os.name == "nt"
) -> Holder | None:
    """The program that has a workbook open; nothing where none has, or only one that is gone left its lock file.

    `runs` tells whether a LibreOffice runs on this machine with a profile. Excel keeps its lock file open for itself
    alone, which only Windows shows (`shows_use`); elsewhere it may be another machine's and counts.
    """
    excel, office = path.parent / f"~${path.name}", path.parent / f".~lock.{path.name}#"
    if excel.exists() and not (shows_use and _opens_for_writing(excel)):
        return Holder(_EXCEL, _owner(excel), excel)
    if office.exists():
        user, host, profile = _signed(office)
        if not _mine(user, host) or runs(profile):
            return Holder(_LIBREOFFICE, ", máy ".join(filter(None, (user, host))), office)
    return None


def hold_free(path: Path) -> None:
    """Wait until nobody has a workbook open; an `OpenElsewhereError` says who has it after all."""
    if not until(lambda: holder_of(path) is None) and (holder := holder_of(path)):
        raise OpenElsewhereError(path, holder)


def _opens_for_writing(lock: Path) -> bool:
    try:
        os.close(os.open(lock, os.O_RDWR))
    except OSError:
        return False
    return True


def _owner(lock: Path) -> str:
    """The name in Excel's lock file: at a fixed place its length in characters, one byte later the name."""
    data = b""
    with suppress(OSError):  # Windows lets nobody read it while Excel holds it
        data = lock.read_bytes()
    length, name = data[_LENGTH_AT : _LENGTH_AT + 1], data[_LENGTH_AT + 2 :]
    return name[: 2 * sum(length)].decode("utf-16-le", "ignore").strip("\0 ")


def _signed(lock: Path) -> tuple[str, str, str]:
    """User, host and profile in LibreOffice's lock file: `name,user,host,when,profile;` with escaped commas."""
    text = ""
    with suppress(OSError):  # the program has just taken it away
        text = lock.read_text(encoding="utf-8", errors="replace")
    fields = [field.replace("\\,", ",") for field in re.split(r"(?<!\\),", text.partition(";")[0])]
    _, user, host, _, profile = [*fields, "", "", "", "", ""][:5]
    return user, host, profile


def _mine(user: str, host: str) -> bool:
    """Whether a lock file is of this user on this machine; what others run cannot be seen from here."""
    me = actor()
    return (user, host.casefold()) == (me.user, me.host.casefold())


def _uses(command: str, profile: str) -> bool:
    """Whether an office was started with a profile; one that does not say so may be any. A dead one says nothing."""
    told = _PROFILE.search(command)
    return bool(command) and (told is None or told[1].rstrip("/") == profile.rstrip("/"))


def _said(of_process: Path) -> str:
    text = ""
    with suppress(OSError):  # it has ended since
        text = of_process.read_text()
    return text
