"""The master as a file: the port's adapter for a workbook that no program has open."""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from ...errors import InputError
from ...intake.grid import Grid, RawBook
from ...plans import SheetPlan
from ..reading.reader import read
from .charts import chart_ranges, follow_ranges
from .opc import Package
from .patch import Patch


class PackagedMaster:
    """One master workbook on disk. It can be read while another program has it open, but not written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._digest = _digest(path)
        book = read(str(path))
        if not isinstance(book, RawBook):
            raise InputError(
                f"Không đọc được {path.name}: {book.facts.get('reason', 'tệp hỏng')}. Lấy lại bản sao lưu."
            )
        self._grids = {grid.name: grid for grid in book.grids}
        self._package = Package.open(path)
        self._marks = Patch(self._package).marks()

    def grid(self, key: str) -> Grid | None:
        """Give the sheet with that stable mark as raw cells, or nothing where it is gone."""
        return self._grids.get(self._marks.get(key, ""))

    def write(self, plans: Sequence[SheetPlan]) -> bool:
        """Make the program's sheets look as planned and save; tell whether anything changed."""
        held = locked_by(self.path)
        if held:
            raise InputError(f"{self.path.name} đang mở trong {held}. Lưu và đóng tệp rồi chạy lại; chưa có gì bị ghi.")
        charted = chart_ranges(self._package)
        Patch(self._package).apply(plans)
        follow_ranges(self._package, charted)
        if not self._package.changed:
            return False
        self._save(self._package.bytes())
        self._package.changed = False
        return True

    def _save(self, data: bytes) -> None:
        """Write beside, check, then put in place in one step."""
        held = locked_by(self.path)
        if held or _digest(self.path) != self._digest:
            who = f"đang mở trong {held}" if held else "đã được người khác lưu trong lúc chạy"
            raise InputError(f"{self.path.name} {who}. Chưa có gì bị ghi; đóng tệp rồi chạy lại.")
        name = ""
        try:
            for leftover in self.path.parent.glob(".thidua-*.tmp"):
                leftover.unlink()
            handle, name = tempfile.mkstemp(prefix=".thidua-", suffix=".tmp", dir=self.path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            with zipfile.ZipFile(name) as archive:
                broken = archive.testzip()
            if broken:
                raise InputError(f"Ghi {self.path.name} không trọn vẹn ({broken}); tệp cũ được giữ nguyên. Chạy lại.")
            Path(name).chmod(self.path.stat().st_mode)
            Path(name).replace(self.path)
        except OSError as error:
            raise InputError(f"Không ghi được {self.path.name}: {error.strerror}. Tệp cũ được giữ nguyên.") from error
        finally:
            if name:
                Path(name).unlink(missing_ok=True)
        self._digest = hashlib.sha256(data).hexdigest()


def locked_by(path: Path) -> str | None:
    """The program that holds a workbook open, by the lock file that it lays beside it."""
    if (path.parent / f"~${path.name}").exists():
        return "Excel"
    if (path.parent / f".~lock.{path.name}#").exists():
        return "LibreOffice"
    return None


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"Không mở được {path.name}: {error.strerror}.") from error
