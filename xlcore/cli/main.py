"""The commands of `thidua`; each parses, calls a run, prints and chooses the exit code."""

import errno
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from .. import __version__
from ..errors import ThiduaError
from ..files.saving.troubles import machine_trouble
from .appraise import adopt, draw
from .decide import accept, lock, reject, reopen, waive
from .exporting import export
from .giveback import returns
from .papers import documents, handover
from .past import diff, history, trace, verify
from .restore import restore
from .scheme import scheme
from .screen import facts_of, on_screen, record
from .setup import setup
from .shared import FOLDER, screen, shared, waits

if TYPE_CHECKING:
    from ..consolidation import Consolidation
    from ..demo.mistakes.plant import Planting

# Frames here have thousands of rows at most: more threads of polars, and its engine that streams, would cost more time
# than they save.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
os.environ.setdefault("POLARS_ENGINE_AFFINITY", "in-memory")


class Shell(click.Group):
    """A group that shows our own errors as one sentence and lets bugs keep their traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, turning what a person can mend into a sentence and its exit code."""
        try:
            return super().invoke(ctx)
        except ThiduaError as error:
            _stop(ctx, error)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who read what we print has gone: click's own affair
                raise
            _stop(ctx, machine_trouble(error))

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Name the commands in the order of the work, each with its first sentence, which click would cut off."""
        rows = [
            (name, " ".join((command.help or "").partition("\n\n")[0].split()))
            for name, command in self.commands.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _stop(ctx: click.Context, error: ThiduaError) -> NoReturn:
    click.echo(f"Lỗi: {on_screen(str(error))}", err=True)
    ctx.exit(error.exit_code)


@click.group(cls=Shell, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="thidua", message="%(prog)s %(version)s")
def main() -> None:
    """Tổng hợp kết quả thi đua của một khối, không cần mở Excel.

    Mã thoát: 0 xong, không có lỗi số liệu; 1 xong, có lỗi số liệu; 2 gõ sai lệnh; 3 thư mục hoặc tệp không
    dùng được; 4 máy thiếu thứ cần thiết.
    """


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--with-errors", is_flag=True, help="Cài đủ loại lỗi vào phiếu gửi về; danh sách ở loi-da-cai.txt.")
@click.option("--year", is_flag=True, help="Đi tiếp đến hết năm: chấm điểm, xếp hạng, bỏ phiếu, đề nghị (giả định).")
@waits
@shared
def demo(folder: Path, *, with_errors: bool, year: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Tạo một khối mẫu trong FOLDER và tổng hợp; với --year là hai thư mục: 6 tháng đầu năm và cả năm."""
    from ..demo.build import build
    from ..demo.mistakes.plant import LIST_NAME, facts
    from .work import consolidate_folder

    if year and with_errors:
        raise click.UsageError("Chọn một trong --with-errors và --year.")
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    plantings: tuple[Planting, ...] = ()
    if year:
        from ..demo.year import build_year

        folder = build_year(folder)
    else:
        plantings = build(folder, with_errors=with_errors)
    outcome = consolidate_folder(folder)
    said.findings(outcome.run)
    said.notices(outcome.notices)
    said.say(f"Đã tạo khối mẫu trong {folder}; mở TongHop.xlsm để xem.")
    if with_errors:
        said.say(f"Đã cài lỗi vào phiếu gửi về; từng lỗi và điều phải báo ghi ở {folder / LIST_NAME}.")
        said.say(tally(outcome.run))
        said.know(planted=facts(plantings))
    said.know(**facts_of(outcome.run), changed=outcome.changed, written=[folder])
    said.close()
    leave(outcome.run)


@main.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--from",
    "previous",
    type=FOLDER,
    help="Thư mục kỳ trước: lấy tiếp đơn vị, chỉ tiêu, thang điểm, đăng ký, nhiệm vụ, số liệu và lịch sử.",
)
@click.option("--scheme", help="Thang điểm mẫu (xem: thidua scheme) hoặc tệp .csv cùng các cột của trang Tiêu chí.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì.")
@waits
@shared
def new(
    folder: Path,
    previous: Path | None,
    scheme: str | None,
    *,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Tạo thư mục của một khối với tệp tổng hợp còn trống.

    Từ kỳ 6 tháng sang kỳ cả năm của cùng khối: --from thư mục 6 tháng. Sang năm sau, đổi Trưởng khối: thidua handover.
    """
    from .work import new_folder

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    written = new_folder(folder, previous, scheme, dry_run=dry_run)
    said.say(
        f"{'Sẽ tạo' if dry_run else 'Đã tạo'} {written}. Điền các trang Cấu hình, Đơn vị, Chỉ tiêu rồi phát phiếu."
    )
    said.know(written=[written], dry_run=dry_run)
    said.close()


@main.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--cross", is_flag=True, help="Viết phiếu chấm chéo theo kết quả bốc thăm.")
@click.option("--register", is_flag=True, help="Viết bản đăng ký thi đua đầu năm.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ viết những tệp nào.")
@waits
@shared
def forms(
    folder: Path, *, cross: bool, register: bool, dry_run: bool, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Viết phiếu cho từng đơn vị vào gui-di/."""
    from .work import write_cross_forms, write_forms, write_register_forms

    if cross and register:
        raise click.UsageError("Chọn một trong --cross và --register.")
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    write = write_cross_forms if cross else write_register_forms if register else write_forms
    written = write(folder, dry_run=dry_run)
    for path in written:
        said.say(f"{'Sẽ viết' if dry_run else 'Đã viết'} {path}")
    said.know(written=written, dry_run=dry_run)
    said.close()


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@shared
def check(paths: tuple[Path, ...], *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Kiểm tra phiếu gửi về mà không ghi gì: cả thư mục của khối, hoặc từng tệp."""
    from .work import check_paths

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    run = check_paths(paths or (Path(),))
    said.findings(run)
    said.answers(run)
    said.notices((run.past.trouble,) if run.past.trouble else ())
    said.say(tally(run))
    said.know(**facts_of(run))
    said.close()
    leave(run)


@main.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--dry-run", is_flag=True, help="Kiểm tra và cộng, nhưng không ghi tệp tổng hợp.")
@click.option("--scheduled", is_flag=True, hidden=True, help="Lịch hằng đêm dùng: ghi lại kết quả lần chạy.")
@waits
@shared
def consolidate(folder: Path, *, dry_run: bool, scheduled: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Kiểm tra, cộng và ghi các trang của chương trình trong TongHop.xlsm."""
    from .work import consolidate_folder, consolidate_scheduled

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    if scheduled:
        click.get_current_context().exit(consolidate_scheduled(folder, tally))
    outcome = consolidate_folder(folder, dry_run=dry_run)
    run, changed = outcome.run, outcome.changed
    said.findings(run)
    said.answers(run)
    said.notices(outcome.notices)
    said.say(tally(run))
    said.say("Tệp tổng hợp đã được ghi." if changed else "Tệp tổng hợp không đổi.")
    said.know(**facts_of(run), changed=changed, dry_run=dry_run)
    said.close()
    leave(run)


@main.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--final", is_flag=True, help="Bản chính thức: không còn chữ DỰ THẢO; mọi góp ý phải được trả lời.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ viết tệp nào.")
@waits
@shared
def report(folder: Path, *, final: bool, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Tổng hợp rồi viết dự thảo báo cáo (Word) vào bao-cao/; với --final là bản chính thức.

    Mẫu là mau/bao-cao.docx, sửa được bằng Word. Bản đã viết không bao giờ bị ghi đè: nội dung khác đi thì có bản mới.
    """
    from .work import report_folder

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    outcome, version = report_folder(folder, final=final, dry_run=dry_run)
    said.findings(outcome.run)
    said.notices((*outcome.notices, *filter(None, (version.notice,))))
    said.say(tally(outcome.run))
    done = "Đã viết" if not dry_run else "Sẽ viết"
    said.say(f"{done} {version.path}" if version.new else f"Báo cáo không đổi: {version.path}")
    said.know(**facts_of(outcome.run), changed=outcome.changed, report=version.path, new=version.new, dry_run=dry_run)
    said.close()
    leave(outcome.run)


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--at", type=click.DateTime(["%H:%M"]), default="02:00", show_default=True, help="Giờ chạy hằng đêm.")
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
        raise click.UsageError("Chọn một trong --install và --remove.")
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


for command in (
    setup,
    history,
    diff,
    trace,
    verify,
    accept,
    reject,
    waive,
    lock,
    reopen,
    draw,
    adopt,
    documents,
    export,
    handover,
    restore,
):
    main.add_command(command)
main.add_command(returns)
main.add_command(scheme)


@main.command()
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


def tally(run: "Consolidation") -> str:
    """One line that sums a run up."""
    from ..runs import summed_up

    return summed_up(run)


def leave(run: "Consolidation") -> None:
    """End the command with the exit code that the findings call for."""
    from .work import exit_code

    click.get_current_context().exit(exit_code(run))
