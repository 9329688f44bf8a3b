"""Looks over what the program needs of a machine and of a folder: a verdict and a remedy for each line."""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from .folder import BlocFolder
from .history.database import NAME, Database, UnusableError
from .saving.office import holder_of
from .setup.libreoffice import Office, profile
from .setup.reach import Module, module

LONGEST = 200
"""Letters of a folder's path: Windows and Excel stop at about 260 with the name of a file."""
ROOM = 200_000_000
"""Bytes that should be free on the disk."""


class Verdict(Enum):
    """How a thing stands; the value is the word that people read."""

    GOOD = "tốt"
    LOOK = "cần xem"
    BROKEN = "hỏng"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: what was found, and what to do about it ('' where nothing)."""

    title: str
    verdict: Verdict
    found: str
    remedy: str = ""

    @property
    def broken(self) -> bool:
        """Whether the program cannot work like this."""
        return self.verdict is Verdict.BROKEN

    def __str__(self) -> str:
        rest = f" → {self.remedy}" if self.remedy else ""
        return f"[{self.verdict.value}] {self.title}: {self.found}{rest}"


def examined(root: Path) -> tuple[Line, ...]:
    """Look everything over; a folder without a master is a line like others."""
    return (
        python(sys.version_info[:2], platform.python_version()),
        packages(list(_missing())),
        place(str(root.resolve())),
        writing("Ghi vào thư mục khối", root, writes(root)),
        writing("Ghi vào thư mục tạm", Path(tempfile.gettempdir()), writes(Path(tempfile.gettempdir()))),
        disk(shutil.disk_usage(root if root.is_dir() else Path.cwd()).free),
        master(BlocFolder(root).master.is_file(), _holder(BlocFolder(root))),
        history(_history(BlocFolder(root))),
        *_offices(),
    )


def worst(lines: Sequence[Line]) -> Line:
    """The line that weighs most."""
    order = list(Verdict)
    return max(lines, key=lambda line: order.index(line.verdict))


def python(found: tuple[int, ...], shown: str) -> Line:
    """Whether Python is new enough."""
    if found >= (3, 11):
        return Line("Python", Verdict.GOOD, shown)
    return Line("Python", Verdict.BROKEN, shown, "Cài Python 3.11 trở lên rồi chạy lại thidua setup.")


def packages(missing: Sequence[str]) -> Line:
    """Whether all packages are there that the program asks for."""
    if not missing:
        return Line("Gói phần mềm", Verdict.GOOD, "đủ")
    return Line("Gói phần mềm", Verdict.BROKEN, f"thiếu {', '.join(missing)}", "Cài lại chương trình.")


def place(path: str) -> Line:
    """Whether a folder's path is one that every program can work with."""
    title = "Đường dẫn thư mục"
    if "onedrive" in path.casefold():
        return Line(
            title, Verdict.LOOK, path, "Thư mục nằm trong OneDrive: Excel có thể chỉ cho địa chỉ mạng. Chép ra ngoài."
        )
    if path.startswith("\\\\"):
        return Line(title, Verdict.LOOK, path, "Thư mục trên mạng: chép về máy khi tổng hợp.")
    if len(path) > LONGEST:
        return Line(
            title, Verdict.LOOK, f"{len(path)} ký tự", f"Chuyển thư mục để đường dẫn không quá {LONGEST} ký tự."
        )
    return Line(title, Verdict.GOOD, path)


def writing(title: str, root: Path, problem: str) -> Line:
    """Whether files can be written in a folder; `problem` is the system's word for why not."""
    if not problem:
        return Line(title, Verdict.GOOD, str(root))
    return Line(
        title, Verdict.BROKEN, f"{root}: {problem}", "Chọn thư mục có quyền ghi, hoặc nhờ người quản máy cấp quyền."
    )


def disk(free: int) -> Line:
    """Whether there is room on the disk, in bytes."""
    found = f"còn {free // 1_000_000:,} MB".replace(",", ".")
    return Line("Đĩa", Verdict.GOOD, found) if free >= ROOM else Line("Đĩa", Verdict.LOOK, found, "Dọn bớt đĩa.")


def master(present: bool, holder: str | None) -> Line:  # noqa: FBT001 - one fact, not an option
    """Whether the master lies there and nobody holds it."""
    if not present:
        return Line(
            "Tệp tổng hợp",
            Verdict.LOOK,
            "không thấy TongHop.xlsm",
            "Chạy lệnh trong thư mục của khối, hoặc thidua new.",
        )
    if holder:
        return Line("Tệp tổng hợp", Verdict.LOOK, f"đang mở trong {holder}", "Lưu và đóng tệp trước khi tổng hợp.")
    return Line("Tệp tổng hợp", Verdict.GOOD, "có, không ai đang mở")


def history(problem: str) -> Line:
    """Whether the past of the folder can be read: without it nothing that was decided holds."""
    if not problem:
        return Line("Lịch sử", Verdict.GOOD, "đọc được, hoặc chưa có")
    remedy = "Đóng chương trình đang giữ luu-tru/history.sqlite, hoặc lấy lại tệp ấy từ bản sao lưu."
    return Line("Lịch sử", Verdict.LOOK, problem, remedy)


def office(program: str) -> Line:
    """Whether LibreOffice is found; it is not needed where Excel is there."""
    if program:
        return Line("LibreOffice", Verdict.GOOD, program)
    return Line("LibreOffice", Verdict.LOOK, "không thấy", "Chỉ cần khi không dùng Excel.")


def _holder(folder: BlocFolder) -> str | None:
    held = holder_of(folder.master)
    return str(held) if held else None


def reach(found: Module | None, running: int, *, listens: bool) -> Line:
    """Whether macros can work in a LibreOffice that is open: `running` is the minor version of the Python at work."""
    title = "Nối với LibreOffice"
    if found is None:
        return Line(
            title, Verdict.LOOK, "không thấy mô-đun uno", "Cài gói python3-uno (Debian, Ubuntu) hoặc dùng Excel."
        )
    if found.minor not in {None, running}:
        have = f"mô-đun uno dành cho Python 3.{found.minor}, chương trình chạy bằng 3.{running}"
        return Line(title, Verdict.LOOK, have, f"Cài chương trình bằng Python 3.{found.minor}, hoặc dùng Excel.")
    if not listens:
        return Line(title, Verdict.LOOK, "chưa bật ống nội bộ", "Chạy thidua setup libreoffice.")
    return Line(title, Verdict.GOOD, "mô-đun uno hợp với Python, ống nội bộ đã bật")


def writes(root: Path) -> str:
    """Why no file can be written in a folder; '' where one can."""
    try:
        handle, name = tempfile.mkstemp(prefix=".thidua-", suffix=".tmp", dir=root)
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def _offices() -> Iterator[Line]:
    program = shutil.which("soffice") or shutil.which("libreoffice") or ""
    yield office(program)
    if program:
        yield reach(module(), sys.version_info.minor, listens=Office(profile()).listens)


def _history(folder: BlocFolder) -> str:
    database = Database(folder.archive / NAME)
    try:
        return database.flaws() if database.path.exists() else ""
    except UnusableError as error:
        return str(error)


def _missing() -> Iterator[str]:
    try:
        wanted = requires("thidua") or []
    except PackageNotFoundError:  # a checkout that is run as it lies there
        return
    for line in wanted:
        name = line.split(";")[0].split("[")[0].split(">")[0].split("=")[0].strip()
        if "extra ==" in line:
            continue
        try:
            version(name)
        except PackageNotFoundError:
            yield name
