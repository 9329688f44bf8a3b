"""Which files of the folder `nhan-ve` count as returned."""

from pathlib import Path

LEFT_BY_PROGRAMMES = ("~$", ".")
"""Lock files of Excel, and hidden ones (with them LibreOffice's .~lock.NAME#)."""
LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}


def inbox(folder: Path) -> tuple[Path, ...]:
    """List returned files, also those one folder deeper (units send folders), in a stable order.

    Links, pipes and other oddities are listed: they are refused with a sentence rather than passed over.
    """
    found: list[Path] = []
    for entry in _entries(folder):
        found += [inner for inner in _entries(entry) if not _is_folder(inner)] if _is_folder(entry) else [entry]
    return tuple(found)


def _entries(folder: Path) -> list[Path]:
    entries = (entry for entry in folder.iterdir() if not _ignored(entry.name))
    return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))


def _is_folder(entry: Path) -> bool:
    return entry.is_dir() and not entry.is_symlink()


def _ignored(name: str) -> bool:
    return name.startswith(LEFT_BY_PROGRAMMES) or name.casefold() in LEFT_BY_SYSTEMS
