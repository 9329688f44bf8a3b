"""`thidua check`, `consolidate` and `report`: the runs over what came back."""

from pathlib import Path

import click

from .screen import facts_of
from .shared import FOLDER, leave, screen, shared, tally, waits


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
