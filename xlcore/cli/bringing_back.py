"""Backups of a bloc's folder at work: listed, and one of them brought back while nobody else writes."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ..errors import InputError
from ..files.folder import BlocFolder
from ..files.saving.alone import alone
from ..files.saving.backups import PLACE, Backup, backups, restore
from ..files.saving.office import hold_free


def listed(root: Path) -> list[Backup]:
    """The backups of the master in a bloc's folder, newest first; the master itself may be gone."""
    folder = BlocFolder(root)
    if not folder.master.exists() and not (root / PLACE).is_dir():
        BlocFolder.opened(root)
    return backups(folder.master)


def bring_back(
    root: Path, found: Sequence[Backup], number: int, *, dry_run: bool = False
) -> tuple[Backup, Backup | None]:
    """Put a listed backup in the master's place; gives it, and the backup of what stood there (None in a dry run)."""
    if number > len(found):
        raise InputError(f"Không có bản sao lưu số {number}; có {len(found)} bản. Xem danh sách: thidua restore")
    chosen, master = found[number - 1], BlocFolder(root).master
    if dry_run:
        return chosen, None
    with alone(root):
        hold_free(master)
        return chosen, restore(master, chosen, datetime.now())  # noqa: DTZ005 - office time
