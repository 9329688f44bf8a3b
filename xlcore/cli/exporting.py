"""`thidua export`: the figures as CSV, for programs that know nothing of workbooks."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .shared import FOLDER, screen, shared, waits

if TYPE_CHECKING:
    from ..consolidation import Consolidation


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ viết những tệp nào.")
@waits
@shared
def export(folder: Path, *, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Viết các trang số liệu tổng hợp thành tệp CSV vào bao-cao/, cho chương trình khác đọc.

    Mỗi trang DL và trang tổng hợp một tệp, UTF-8, ngăn cách bằng dấu chấm phẩy, số thập phân có dấu phẩy. Chữ đơn vị
    gõ mà mở đầu như công thức thì có dấu nháy đơn đứng trước, nên mở bằng Excel vẫn là chữ.
    """
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    from ..files.folder import BlocFolder
    from .papers import stale
    from .work import check_paths

    run = check_paths((BlocFolder.opened(folder).root,))
    place, names = write_figures(folder, run, dry_run=dry_run)
    said.notices(stale(folder, run))
    said.say(f"{'Sẽ viết' if dry_run else 'Đã viết'} {len(names)} tệp CSV vào {place}.")
    said.know(files=[place / name for name in names], dry_run=dry_run)
    said.close()


def write_figures(root: Path, run: "Consolidation", *, dry_run: bool) -> tuple[Path, list[str]]:
    """Write a file for each sheet with figures; gives their folder and their names."""
    from ..files.folder import BlocFolder
    from ..files.package.master import PackagedMaster
    from ..files.saving.alone import alone
    from ..files.saving.atomic import made, save
    from ..history.tracing import planned
    from ..summary.exported import exported

    folder = BlocFolder.opened(root)
    texts = exported(planned(run, PackagedMaster(folder.master)).plans)
    place = folder.reports / f"so-lieu {run.assignment.period}"
    if not dry_run:
        with alone(folder.root):
            made(folder.reports)
            for name, text in texts.items():
                save(made(place) / name, text.encode("utf-8-sig"))
    return place, list(texts)
