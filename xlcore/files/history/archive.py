"""Copies of every file taken in, each under the SHA-256 of its content, read-only and never written twice."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...intake.grid import RawBook, Received
from ..reading.gate import take
from ..reading.inbox import LEFT_BY_PROGRAMMES
from ..reading.package import Refused
from ..saving.atomic import save, sync_folder
from ..saving.troubles import NotSavedError, reason

SHELF = "tep"
_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".xlsb", ".csv", ".txt", ".pdf", ".doc", ".docx", ".odt"})
_OTHER = ".bin"
"""For what is neither table nor text: nobody shall start it by a double click."""


class NotKeptError(Exception):
    """A file could not be kept; the text is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The kept files of a bloc's folder, under `root` (luu-tru)."""

    root: Path

    @property
    def shelf(self) -> Path:
        """Where the copies lie, in a folder for each first two letters of the digest."""
        return self.root / SHELF

    def place(self, digest: str, suffix: str) -> Path:
        """Where the copy of a content lies."""
        return self.shelf / digest[:2] / f"{digest}{suffix}"

    def find(self, digest: str) -> Path | None:
        """The copy of a content, whatever its suffix."""
        return next((path for path in sorted((self.shelf / digest[:2]).glob(f"{digest}.*")) if path.is_file()), None)

    def keep(self, path: Path, read: Received) -> tuple[str, Path]:
        """Give digest and copy of a file just read, made now where there is none; a `NotKeptError` where it fails."""
        target = self.shelf
        try:
            data = b"" if read.digest else take(str(path))
            digest = read.digest or hashlib.sha256(data).hexdigest()
            target = self.place(digest, suffix_of(read))
            if target.is_file():
                _hold_size(path, target)
                return digest, target
            data = data or take(str(path))
            if hashlib.sha256(data).hexdigest() != digest:
                raise NotKeptError(f"{path.name} đổi trong lúc chạy; tổng hợp lại để lưu bản mới.")
            self._write(target, data)
        except Refused as refused:
            raise NotKeptError(f"{path.name}: {refused.reason or 'tệp không có nội dung'}.") from refused
        except NotSavedError as error:
            raise NotKeptError(f"{path.name}: {error.reason}") from error
        except OSError as error:
            where = path if str(error.filename) == str(path) else target
            raise NotKeptError(f"{path.name}: {reason(where, error)}") from error
        return digest, target

    def _write(self, target: Path, data: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        save(target, data, through=self.shelf, settle=False)
        target.chmod(0o444)

    def settle(self, copies: Iterable[Path]) -> None:
        """Bring the names of new copies down to the disk, each folder once."""
        for folder in {copy.parent for copy in copies}:
            sync_folder(folder)

    def files(self) -> Iterator[Path]:
        """What lies on the shelf in a stable order, the lock files of programs that show a copy left out."""
        found = (path for path in self.shelf.rglob("*") if not path.is_dir())
        yield from sorted(path for path in found if not path.name.startswith(LEFT_BY_PROGRAMMES))


def suffix_of(read: Received) -> str:
    """The suffix of a copy: the real kind of a workbook, else that of the name where it is harmless."""
    if isinstance(read, RawBook):
        return f".{read.kind}"
    suffix = Path(read.name).suffix.lower()
    return suffix if suffix in _SUFFIXES else _OTHER


def _hold_size(path: Path, target: Path) -> None:
    if path.stat().st_size != target.stat().st_size:
        raise NotKeptError(f"bản lưu của {path.name} ({target.name[:12]}…) đã bị đổi; chạy thidua verify.")
