"""Which files of the folder `nhan-ve` count as returned."""

from pathlib import Path

from ...errors import InputError
from ..saving.troubles import told

LEFT_BY_PROGRAMMES = ("~$", ".")
"""Lock files of Excel, and hidden ones (with them LibreOffice's .~lock.NAME#)."""
LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}
_DEEP = 5
"""Folders within folders that are looked into; what lies deeper is refused as a folder."""


def inbox(folder: Path) -> tuple[Path, ...]:
    """List returned files, also those in folders (units send them), in a stable order; raises `InputError`.

    Links, pipes and other oddities are listed: they are refused with a sentence rather than passed over.
    """
    try:
        entries = _entries(folder)
    except OSError as error:
        raise InputError(
            f"Không mở được thư mục phiếu gửi về “{folder}”: {_why(error)}. "
            f"Tạo thư mục {folder.name} cạnh tệp tổng hợp rồi bỏ phiếu vào đó."
        ) from error
    return tuple(path for entry in entries for path in _within(entry, _DEEP))


def _within(entry: Path, deep: int) -> list[Path]:
    """The files of a folder; what cannot be looked into stands for itself."""
    if not _is_folder(entry) or not deep:
        return [entry]
    try:
        return [path for inner in _entries(entry) for path in _within(inner, deep - 1)]
    except OSError:
        return [entry]


def _entries(folder: Path) -> list[Path]:
    entries = (entry for entry in folder.iterdir() if not _ignored(entry.name))
    return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có thư mục này"
    return "không có quyền đọc" if isinstance(error, PermissionError) else told(error)


def _is_folder(entry: Path) -> bool:
    return entry.is_dir() and not entry.is_symlink()


def _ignored(name: str) -> bool:
    return name.startswith(LEFT_BY_PROGRAMMES) or name.casefold() in LEFT_BY_SYSTEMS
