"""The master as a file: the port's adapter for a workbook that no program has open."""

import os
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from ...errors import InputError
from ...intake.grid import Grid, RawBook, Received, Refusal
from ...plans import SheetPlan
from ..saving.atomic import save
from ..saving.backups import tried
from ..saving.office import hold_free
from ..saving.troubles import ChangedError, reason
from ..saving.whole import flaw
from .charts import chart_ranges, follow_ranges
from .opc import Package
from .patch import Patch
from .splice import AGAIN
from .tabs import Book


class PackagedMaster:
    """One master workbook on disk. It can be read while another program has it open, but not written.

    `book` is what the reading process says of it, where that was asked, perhaps without the sheets that are only
    written; a `ChangedError` if it is of other content.
    """

    def __init__(self, path: Path, book: Received | None = None) -> None:
        self.path = path
        data = _bytes(path)
        self._digest = sha256(data).hexdigest()
        self._whole = book is None
        self._take(book or _read(path))
        self._package = Package.of(data, path.name)
        self._marks = Book(self._package).marks()
        self.notices: tuple[str, ...] = ()

    def _take(self, book: Received) -> None:
        if not isinstance(book, RawBook):
            raise InputError(f"Không đọc được {self.path.name}: {_why(book)}")
        if book.kind not in _PATCHED:
            raise InputError(f"{self.path.name} thật ra là tệp .{book.kind}. {_SAVE_AS}")
        if book.digest != self._digest:
            raise ChangedError(self.path)
        self._grids = {grid.name: grid for grid in book.grids}

    def grid(self, key: str) -> Grid | None:
        """Give the sheet with that stable mark as raw cells, or nothing where it is gone."""
        title = self._marks.get(key, "")
        if title and title not in self._grids and not self._whole:
            self._whole = True
            self._take(_read(self.path))
        return self._grids.get(title)

    def write(self, plans: Sequence[SheetPlan]) -> bool:
        """Make the program's sheets look as planned and save; tell whether anything changed."""
        hold_free(self.path)
        before = dict(self._package.parts)
        charted = chart_ranges(self._package)
        Patch(self._package).apply(plans)
        follow_ranges(self._package, charted)
        if not self._package.changed:
            return False
        changed = [name for name, part in self._package.parts.items() if before.get(name) is not part]
        data = self._package.bytes()
        if len(data) > _LARGE and (reason := _refusal(data)):
            raise InputError(_TOO_LARGE.format(name=self.path.name, reason=reason))
        self._hold_same()
        self.notices = tried(self.path, datetime.now(), read=self._digest)  # noqa: DTZ005 - office time
        save(self.path, data, check=lambda held: flaw(held, changed), last=self._hold_same)
        self._package.changed = False
        self._digest = sha256(data).hexdigest()
        return True

    def _hold_same(self) -> None:
        """Refuse to replace what somebody has open, or has saved since it was read."""
        hold_free(self.path)
        if sha256(_bytes(self.path)).hexdigest() != self._digest:
            raise ChangedError(self.path)


_PATCHED = ("xlsx", "xlsm")
_SAVE_AS = "Mở tệp rồi chọn Lưu thành, kiểu “Excel Macro-Enabled Workbook (.xlsm)”."
_LARGE = 5_000_000
"""Bytes from which a master is read whole before it is saved: what we write, the next run has to be able to read."""
_TOO_LARGE = (
    "Chưa ghi {name}: bản mới lớn quá mức đọc lại được ({reason}). Chạy thidua check để xem đơn vị nào gửi bảng "
    "quá dài (BANG-12, BANG-13), đưa tệp ấy ra khỏi nhan-ve rồi tổng hợp lại. Tệp cũ còn nguyên."
)
_WHY = {
    "TEP-02": "tệp có mật khẩu mở. Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi lưu lại.",
    "TEP-03": f"tệp trống. {AGAIN}",
}


def _why(refusal: Refusal) -> str:
    return _WHY.get(refusal.rule) or f"{refusal.facts.get('reason', 'tệp hỏng')}. {AGAIN}"


def _read(path: Path) -> Received:
    from ..reading.reader import PACKAGES, read  # noqa: PLC0415 - mostly a process of its own has read it

    # Nothing limits this process: a damaged old workbook (.xls) may keep its reader for ever.
    return read(os.path.realpath(path), PACKAGES)


def _refusal(data: bytes) -> str:
    from ..reading.reader import refusal_of  # noqa: PLC0415 - as above

    return refusal_of(data)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"Không mở được {path.name}: {reason(path, error)}") from error
