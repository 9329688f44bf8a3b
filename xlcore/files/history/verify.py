"""Whether the copies are still what was kept, and the database is whole."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from .archive import Archive
from .database import NAME, Database, UnusableError

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. Names are relative to the store.

    `changed` copies hold something else than their name says, `missing` ones are recorded and gone, `unknown` files
    are none of the program's; `unrecorded` copies are sound, but no finished run speaks of them. `database` is '' where
    it is sound.
    """

    sound: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    unrecorded: tuple[str, ...]
    database: str

    @property
    def good(self) -> bool:
        """Whether everything recorded is there as it was."""
        return not (self.changed or self.missing or self.unknown or self.database)


def verified(store: Path) -> Verdict:
    """Hash every copy anew and let the database check itself; nothing is written."""
    recorded, database = _recorded(Database(store / NAME))
    changed: list[str] = []
    unknown: list[str] = []
    unrecorded: list[str] = []
    sound: set[str] = set()
    for path in Archive(store).files():
        name, digest = path.relative_to(store).as_posix(), path.stem
        if path.is_symlink() or not _DIGEST.fullmatch(digest) or path.parent.name != digest[:2]:
            unknown.append(name)
        elif _digest(path) != digest:
            changed.append(name)
        else:
            sound.add(digest)
            if digest not in recorded:
                unrecorded.append(name)
    spoilt = {Path(name).stem for name in changed}
    missing = [f"{digest} ({name})" for digest, name in recorded.items() if digest not in sound | spoilt]
    return Verdict(len(sound), tuple(changed), tuple(missing), tuple(unknown), tuple(unrecorded), database)


def _recorded(database: Database) -> tuple[dict[str, str], str]:
    """The recorded contents with the names of their files, and what is wrong with the database."""
    try:
        flaws = database.flaws() if database.path.exists() else ""
        return {version.digest: version.name for version in database.known().versions}, flaws
    except UnusableError as error:
        return {}, str(error)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
