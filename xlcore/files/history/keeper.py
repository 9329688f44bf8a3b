"""The past of one bloc's folder, as a run uses it; what goes wrong here becomes a notice and stops nothing."""

import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...history.records import Addition, Past, Version
from ...intake.grid import RawBook, Received
from ..actor import actor
from ..reading.pool import read_all
from ..saving.troubles import told
from .archive import Archive, NotKeptError
from .database import NAME, Database, UnusableError


@dataclass(slots=True)
class Keeper:
    """Keeps the files and runs of the bloc's folder at `root` under `store` (luu-tru)."""

    root: Path
    store: Path
    _read: list[tuple[Path, Received]] = field(default_factory=list)
    _notices: list[str] = field(default_factory=list)

    def watching(self, paths: Sequence[Path], received: Iterable[Received]) -> Iterator[Received]:
        """Give the outcomes of reading as they come, and remember which file each is of, but not its cells."""
        for path, outcome in zip(paths, received, strict=True):
            self._read.append((path, outcome._replace(grids=()) if isinstance(outcome, RawBook) else outcome))
            yield outcome

    def past(self) -> Past:
        """Give what is known so far."""
        try:
            known = self._database().known(_NEWEST)
        except UnusableError as error:
            trouble = f"Không đọc được {NAME}: {error}. {_MEND}"
            self._complain(trouble)
            return Past(actor(), trouble=trouble)
        return Past(actor(), known.runs, known.versions, known.revisions, known.decisions, known=True)

    def keep(self, past: Past) -> Past:
        """Keep a copy of every file read in this run, and tell where the copies are, of earlier versions too."""
        archived = self._archived()
        return past._replace(archived=archived | self._earlier(past.versions, archived))

    def copies(self, digests: Iterable[str]) -> dict[str, Received]:
        """Read kept copies, all in one process of its own; those that are gone are not in it."""
        found = {digest: copy for digest in digests if (copy := Archive(self.store).find(digest))}
        return dict(zip(found, read_all(list(found.values())), strict=True))

    def add(self, addition: Addition) -> None:
        """Record a run with its new versions."""
        try:
            self.store.mkdir(exist_ok=True)
            self._database().add(addition)
        except UnusableError as error:
            self._complain(f"Chưa ghi được lần chạy này vào {NAME}: {error}. {_MEND}")
        except OSError as error:
            self._complain(f"Chưa ghi được lần chạy này vào {NAME}: {told(error)}. {_MEND}")

    def notices(self) -> tuple[str, ...]:
        """What could not be kept or read, in sentences."""
        return tuple(self._notices)

    def _archived(self) -> dict[str, str]:
        archive, archived = Archive(self.store), {}
        for path, read in self._read:
            if not read.digest and not _has_content(path):
                continue
            try:
                digest, copy = archive.keep(path, read)
            except NotKeptError as error:
                self._complain(f"Chưa lưu được bản gốc: {error}")
            else:
                archived[digest] = copy.relative_to(self.root).as_posix()
        archive.settle(self.root / place for place in archived.values())
        return archived

    def _earlier(self, versions: Sequence[Version], archived: Mapping[str, str]) -> dict[str, str]:
        """The copies of versions that lie no longer among the returned files."""
        gone = dict.fromkeys(version.digest for version in versions if version.digest not in archived)
        copies = ((digest, Archive(self.store).find(digest)) for digest in gone)
        return {digest: copy.relative_to(self.root).as_posix() for digest, copy in copies if copy}

    def _database(self) -> Database:
        return Database(self.store / NAME)

    def _complain(self, notice: str) -> None:
        self._notices.append(notice)


_NEWEST = 100
"""Runs that are looked at; the sheets show fewer."""
_MEND = "Kết quả tổng hợp không bị ảnh hưởng; chạy thidua verify để xem lịch sử."


def _has_content(path: Path) -> bool:
    """Whether there are bytes that could be kept: an empty file, a folder, a link or a pipe has none."""
    try:
        told = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(told.st_mode) and told.st_size > 0
