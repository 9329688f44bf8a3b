"""`thidua export`: the figures as CSV, for programs that know nothing of workbooks."""

from contextlib import nullcontext
from pathlib import Path

import click

from .shared import FOLDER, screen, shared, waits


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
    from ..files.folder import BlocFolder
    from .papers import stale
    from .work import check_paths

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    run = check_paths((BlocFolder.opened(folder).root,))
    from ..files.package.master import PackagedMaster
    from ..files.saving.alone import alone
    from ..files.saving.atomic import made, save
    from ..history.tracing import planned
    from ..summary.exported import exported

    bloc = BlocFolder.opened(folder)
    texts = exported(planned(run, PackagedMaster(bloc.master)).plans)
    place = bloc.reports / f"so-lieu {run.assignment.period}"
    with nullcontext() if dry_run else alone(bloc.root):
        for name, text in texts.items() if not dry_run else ():
            made(bloc.reports)
            save(made(place) / name, text.encode("utf-8-sig"))
    said.notices(stale(folder, run))
    said.say(f"{'Sẽ viết' if dry_run else 'Đã viết'} {len(texts)} tệp CSV vào {place}.")
    said.know(files=[place / name for name in texts], dry_run=dry_run)
    said.close()
