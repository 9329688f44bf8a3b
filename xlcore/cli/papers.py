"""The command that writes the bloc's papers in Word."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .shared import FOLDER, screen, shared, waits

if TYPE_CHECKING:
    from ..consolidation import Consolidation
    from ..documents.catalogue import Kind
    from ..files.word.writing import Version

NAMES = (
    "ke-hoach",
    "giao-uoc",
    "giay-moi",
    "chuong-trinh",
    "tiep-thu-gop-y",
    "phieu-bau",
    "bien-ban-kiem-phieu",
    "bien-ban-binh-xet",
    "tong-hop-de-nghi",
    "to-trinh",
    "thong-bao-ket-luan",
    "tin-hoi-nghi",
)
"""The names of `documents.catalogue`, which is too heavy for --help; a test holds them together."""


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--only", "names", multiple=True, type=click.Choice(NAMES), help="Chỉ văn bản này; dùng được nhiều lần.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ viết những tệp nào.")
@waits
@shared
def documents(
    folder: Path, names: tuple[str, ...], *, dry_run: bool, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Viết các văn bản của khối (Word) vào bao-cao/.

    Gồm kế hoạch, giao ước, giấy mời, chương trình, tổng hợp góp ý, thông báo kết luận, tin hội nghị; kỳ cả năm có thêm
    phiếu bầu, biên bản kiểm phiếu, biên bản bình xét, bảng tổng hợp đề nghị, tờ trình. Mẫu ở thư mục mau/, sửa được
    bằng Word. Bản đã viết không bao giờ bị ghi đè.
    """
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    from ..files.folder import BlocFolder
    from .work import check_paths

    run = check_paths((BlocFolder.opened(folder).root,))
    written = write_papers(folder, names, dry_run=dry_run, run=run)
    said.notices(stale(folder, run))
    for kind, version in written:
        done = ("Sẽ viết" if dry_run else "Đã viết") if version.new else "Không đổi"
        said.say(f"{done}: {kind.title}: {version.path}")
    said.know(
        documents=[{"name": kind.name, "file": version.path, "new": version.new} for kind, version in written],
        dry_run=dry_run,
    )
    said.close()


def stale(root: Path, run: "Consolidation") -> tuple[str, ...]:
    """A word where the master's sheets show older figures than the papers."""
    from ..files.folder import BlocFolder
    from ..files.package.master import PackagedMaster
    from ..runs import is_current
    from ..summary.journal import read_journal

    if is_current(read_journal(PackagedMaster(BlocFolder(root).master).grid("journal")), run):
        return ()
    return (
        "Các trang tổng hợp cũ hơn phiếu; tệp viết ra theo phiếu hiện có. Chạy thidua consolidate để hai bên như nhau.",
    )


def write_papers(
    root: Path, names: Sequence[str], *, dry_run: bool, run: "Consolidation | None" = None
) -> "list[tuple[Kind, Version]]":
    """Write the papers named, or all of the period, from `run` or the figures as they lie there now."""
    from ..documents.catalogue import KINDS
    from ..errors import InputError
    from ..files.folder import BlocFolder
    from ..files.saving.alone import alone
    from ..files.word.writing import rendered, write_version
    from .work import check_paths

    folder = BlocFolder.opened(root)
    run = run or check_paths((root,))
    half = run.assignment.period.half
    refused = [KINDS[name].title for name in names if half and KINDS[name].year]
    if refused:
        raise InputError(f"{'; '.join(refused)}: chỉ có ở kỳ cả năm. Kỳ của thư mục là {run.assignment.period.label}.")
    kinds = [kind for kind in KINDS.values() if kind.name in names or (not names and not (half and kind.year))]
    contents = [(kind, rendered(kind.made(run).fields, folder.template(kind.name))) for kind in kinds]
    with nullcontext() if dry_run else alone(folder.root):
        return [
            (kind, write_version(content, folder.reports, f"{kind.stem} {run.assignment.period}", dry_run=dry_run))
            for kind, content in contents
        ]


@click.command()
@click.argument("folder", type=FOLDER)
@click.argument("new_folder", type=FOLDER)
@click.option("--deputy", default="", metavar="UNIT", help="Mã Phó Trưởng khối mới; bỏ trống thì điền sau.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì.")
@waits
@shared
def handover(
    folder: Path, new_folder: Path, deputy: str, *, dry_run: bool, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Bàn giao khối cho đơn vị Trưởng khối năm sau: tạo NEW_FOLDER từ FOLDER của cả năm.

    Phó Trưởng khối thành Trưởng khối. Đơn vị, chỉ tiêu, thang điểm, quy tắc, hạn mức, số liệu và xếp hạng các kỳ trước,
    lịch sử, nhiệm vụ còn mở đi theo; bao-cao có bản bàn giao ghi điều đơn vị mới phải biết. FOLDER giữ nguyên.
    """
    from .folders import hand_over

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    master, page = hand_over(folder, new_folder, deputy, dry_run=dry_run)
    said.say(f"{'Sẽ tạo' if dry_run else 'Đã tạo'} {master} và {page.path}.")
    if not deputy:
        said.say("Chưa có Phó Trưởng khối mới: điền ở trang Cấu hình trước khi chạy lệnh khác.")
    said.know(written=[master, page.path], dry_run=dry_run)
    said.close()
