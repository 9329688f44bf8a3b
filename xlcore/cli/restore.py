"""`thidua restore`: the backups of the master, and one of them back in its place."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .screen import record
from .shared import FOLDER, screen, shared, waits

if TYPE_CHECKING:
    from ..files.saving.backups import Backup


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--from", "which", metavar="N", type=click.IntRange(1), help="Số của bản sao lưu trong danh sách.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì.")
@waits
@shared
def restore(folder: Path, which: int | None, *, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Cho xem các bản sao lưu của TongHop.xlsm; --from N đưa bản số N trở lại.

    Tệp đang có được sao lưu trước. Mỗi lần ghi đều sao lưu bản cũ vào luu-tru/sao-luu: giữ 10 bản mới nhất,
    bản cuối của 7 ngày và của 8 tuần gần nhất.
    """
    from .bringing_back import bring_back, listed

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    found = listed(folder)
    if which is None:
        said.say("Các bản sao lưu, mới nhất trước:" if found else "Chưa có bản sao lưu nào.")
        for number, backup in enumerate(found, 1):
            said.say(f"{number:3}. {told(backup)}")
        if found:
            said.say("Đưa một bản trở lại: thidua restore THƯ_MỤC --from SỐ")
    else:
        chosen, before = bring_back(folder, found, which, dry_run=dry_run)
        said.say(f"{'Sẽ đưa' if dry_run else 'Đã đưa'} trở lại {told(chosen)}.")
        if before:
            said.say(f"Tệp có trước đó nằm ở {before.path}")
        said.know(restored=chosen.path, before=before and before.path)
    said.know(backups=[record(backup) for backup in found], dry_run=dry_run)
    said.close()


def told(backup: "Backup") -> str:
    """A backup in words: until when the master was like that."""
    broken = "" if backup.sound else " (hỏng, không mở được)"
    return f"bản trước lần ghi lúc {backup.when:%H:%M:%S %d/%m/%Y}: {backup.path.name}{broken}"
