"""`thidua schedule` and `doctor`: the nightly run of this machine, and whether the machine is fit for all of it."""

from datetime import datetime
from pathlib import Path

import click

from .screen import record
from .shared import FOLDER, screen, shared
from .usage import Misused


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--at",
    metavar="HH:MM",
    type=click.DateTime(["%H:%M"]),
    default="02:00",
    help="Giờ chạy hằng đêm; mặc định 02:00.",
)
@click.option("--install", is_flag=True, help="Đặt lịch trên máy này.")
@click.option("--remove", is_flag=True, help="Bỏ lịch đã đặt.")
@shared
def schedule(
    folder: Path, at: datetime, *, install: bool, remove: bool, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Cho xem, đặt hoặc bỏ lịch tổng hợp hằng đêm, và nói lần chạy gần nhất ra sao."""
    from ..files.schedule.last import last_run
    from ..files.schedule.place import scheduler
    from .work import nightly_job

    if install and remove:
        raise Misused("Chọn một trong --install và --remove.")
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    job, host = nightly_job(folder, at.time()), scheduler()
    said.say(host.shown(job).rstrip())
    if install:
        host.install(job)
    if remove:
        host.remove(job)
    placed, last = host.installed(job), last_run(folder)
    said.say(f"Lịch trên máy này ({host.title}): {'đã đặt' if placed else 'chưa đặt'}.")
    said.say(str(last) if last else "Chưa có lần chạy theo lịch nào.")
    said.know(scheduler=host.title, text=host.shown(job), installed=placed, last=record(last) if last else None)
    said.close()


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@shared
def doctor(folder: Path, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Kiểm tra máy và thư mục có đủ điều kiện chạy; mã thoát 4 khi có chỗ hỏng."""
    from ..files.doctor import examined
    from ..files.verdicts import worst

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    lines = examined(folder)
    for line in lines:
        said.say(str(line))
    told = [{"title": x.title, "verdict": x.verdict.name.lower(), "found": x.found, "remedy": x.remedy} for x in lines]
    said.know(lines=told, broken=worst(lines).broken)
    said.close()
    click.get_current_context().exit(4 if worst(lines).broken else 0)
