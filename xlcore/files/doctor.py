"""Looks over what the program needs of a machine and of a folder: a verdict and a remedy for each line."""

import os
import platform
import shutil
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from . import hosts
from .folder import BlocFolder
from .history.database import NAME, Database, UnusableError
from .saving.office import holder_of
from .saving.troubles import told
from .setup.interpreter import recorded
from .verdicts import Line, Verdict

LONGEST = 200
"""Letters of a folder's path: Windows and Excel stop at about 260 with the name of a file."""
BREAKING = frozenset('!%"#[]')
"""Letters in a path that a command line of Windows, a link or a formula takes for something else."""
ROOM = 200_000_000
"""Bytes that should be free on the disk."""
NOWHERE = Line(
    "Thư mục khối",
    Verdict.LOOK,
    "không biết ở đâu trên máy này",
    "Để cả thư mục khối trên máy, mở lại tệp rồi bấm lại; hoặc chạy thidua doctor trong thư mục ấy.",
)
"""Where a button cannot tell in which folder its workbook lies."""


def examined(root: Path | None, host: str = "", trouble: str = "") -> tuple[Line, ...]:
    """Look everything over; a folder without a master is a line like others, and so is one that nobody knows.

    `host` is the spreadsheet program that a button was pressed in, '' on the command line; `trouble` why that program
    could not be reached, where that is so.
    """
    return (
        python(sys.version_info[:2], platform.python_version()),
        packages(list(_missing())),
        interpreter(recorded(), present=_is_there(recorded())),
        *hosts.examined(BlocFolder(root).master if root else None, host, trouble),
        writing("Ghi vào thư mục tạm", Path(tempfile.gettempdir()), writes(Path(tempfile.gettempdir()))),
        *(_around(root, host) if root else (NOWHERE,)),
    )


def _around(root: Path, host: str) -> Iterator[Line]:
    """The lines on a bloc's folder."""
    folder = BlocFolder(root)
    yield place(str(root.resolve()))
    yield writing("Ghi vào thư mục khối", root, writes(root))
    yield disk(shutil.disk_usage(root if root.is_dir() else Path.cwd()).free)
    yield master(folder.master.is_file(), "" if host else _holder(folder), read_only=_read_only(folder.master))
    yield history(_history(folder))


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


def interpreter(found: Path | None, *, present: bool) -> Line:
    """Which Python the buttons start."""
    title = "Python của các nút"
    if found is None:
        return Line(title, Verdict.LOOK, "chưa ghi; các nút dùng Python đầu tiên trong PATH", "Chạy: thidua setup")
    if not present:
        return Line(title, Verdict.BROKEN, f"{found}: không còn", "Chạy lại: thidua setup")
    return Line(title, Verdict.GOOD, str(found))


def place(path: str) -> Line:
    """Whether a folder's path is one that every program can work with."""
    title, strange = "Đường dẫn thư mục", sorted(set(path) & BREAKING)
    if "onedrive" in path.casefold():
        found, remedy = path, "Thư mục nằm trong OneDrive: Excel có thể chỉ cho địa chỉ mạng. Chép ra ngoài."
    elif path.startswith("\\\\"):
        found, remedy = path, "Thư mục trên mạng: chép về máy khi tổng hợp."
    elif len(path) > LONGEST:
        found, remedy = f"{len(path)} ký tự", f"Chuyển thư mục để đường dẫn không quá {LONGEST} ký tự."
    elif strange:
        found, remedy = path, f"Đổi tên thư mục, bỏ ký tự {' '.join(strange)}: macro hoặc liên kết sẽ hiểu sai."
    elif not unicodedata.is_normalized("NFC", path):
        found, remedy = path, "Tên thư mục gõ bằng Unicode tổ hợp: đổi tên, gõ lại bằng Unicode dựng sẵn."
    else:
        return Line(title, Verdict.GOOD, path)
    return Line(title, Verdict.LOOK, found, remedy)


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


def master(present: bool, holder: str | None, *, read_only: bool = False) -> Line:  # noqa: FBT001 - one fact
    """Whether the master lies there, can be written, and nobody else holds it."""
    title = "Tệp tổng hợp"
    if not present:
        remedy = "Chạy lệnh trong thư mục của khối, hoặc thidua new."
        return Line(title, Verdict.LOOK, "không thấy TongHop.xlsm", remedy)
    if read_only:
        return Line(title, Verdict.LOOK, "chỉ cho đọc", "Properties của tệp: bỏ dấu Read-only.")
    if holder:
        return Line(title, Verdict.LOOK, f"đang mở trong {holder}", "Lưu và đóng tệp trước khi tổng hợp bằng lệnh.")
    return Line(title, Verdict.GOOD, "có, ghi được")


def history(problem: str) -> Line:
    """Whether the past of the folder can be read: without it nothing that was decided holds."""
    if not problem:
        return Line("Lịch sử", Verdict.GOOD, "đọc được, hoặc chưa có")
    remedy = "Đóng chương trình đang giữ luu-tru/history.sqlite, hoặc lấy lại tệp ấy từ bản sao lưu."
    return Line("Lịch sử", Verdict.LOOK, problem, remedy)


def writes(root: Path) -> str:
    """Why no file can be written in a folder; '' where one can."""
    try:
        handle, name = tempfile.mkstemp(prefix=".thidua-", suffix=".tmp", dir=root)
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        return told(error)
    return ""


def _is_there(path: Path | None) -> bool:
    return path is not None and path.exists()


def _read_only(path: Path) -> bool:
    return path.is_file() and not path.stat().st_mode & stat.S_IWUSR


def _holder(folder: BlocFolder) -> str | None:
    holder = holder_of(folder.master)
    return str(holder) if holder else None


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
