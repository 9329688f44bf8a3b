"""The commands of `thidua`; each parses, calls a run, prints and chooses the exit code."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import click

from .. import __version__
from ..errors import ThiduaError
from ..files.saving.troubles import machine_trouble
from .appraise import adopt, draw
from .decide import accept, lock, reject, reopen, waive
from .exporting import export
from .giveback import returns
from .machine import doctor, schedule
from .making import demo, forms, new
from .papers import documents, handover
from .past import diff, history, trace, verify
from .restore import restore
from .scheme import scheme
from .screen import facts_of, on_screen
from .setup import setup
from .shared import FOLDER, leave, screen, shared, tally, waits

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


@click.command()
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


@click.command()
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


@click.command()
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


_IN_ORDER = (
    demo,
    new,
    forms,
    check,
    consolidate,
    returns,
    report,
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
    history,
    diff,
    trace,
    verify,
    restore,
    scheme,
    schedule,
    setup,
    doctor,
)
"""The commands in the order of a bloc's work."""
for command in _IN_ORDER:
    main.add_command(command)
