"""`thidua setup`: prepares this machine for the buttons of the workbook, says what it changes, and takes it back."""

import sys
from pathlib import Path

import click

from ..errors import InputError
from .screen import Screen
from .shared import FOLDER, screen, shared


@click.group(invoke_without_command=True)
@click.option("--undo", is_flag=True, help="Xóa những gì lệnh này đã ghi.")
@shared
@click.pass_context
def setup(ctx: click.Context, *, undo: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Ghi lại Python nào chạy các nút của tệp tổng hợp; `setup libreoffice` chuẩn bị LibreOffice."""
    from ..files.setup import interpreter

    if ctx.invoked_subcommand is not None:
        return
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    files = interpreter.forget() if undo else interpreter.record(Path(sys.executable))
    for path in files:
        said.say(f"{'Đã xóa' if undo else 'Đã ghi'} {path}")
    if not undo:
        said.say(f"Các nút của tệp tổng hợp chạy bằng {sys.executable}.")
    said.know(written=files, undone=undo, interpreter=sys.executable)
    said.close()


@setup.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--profile", type=FOLDER, help="Hồ sơ LibreOffice; mặc định là của người dùng này.")
@click.option("--undo", is_flag=True, help="Trả mọi thiết lập về như trước.")
@click.option("-y", "--yes", is_flag=True, help="Không hỏi lại.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ đổi gì.")
@shared
def libreoffice(
    folder: Path,
    profile: Path | None,
    *,
    undo: bool,
    yes: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Cho LibreOffice chạy macro của tệp tổng hợp trong FOLDER và nghe trên một ống nội bộ."""
    from ..files.setup import libreoffice as setting

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    office = setting.Office(profile or setting.profile())
    if undo:
        put_back = office.undo()
        said.say(
            f"Đã trả lại {len(put_back)} thiết lập trong {office.file}." if put_back else "Không có gì để trả lại."
        )
        said.know(profile=office.profile, undone=[setting.told(changed) for changed in put_back])
        said.close()
        return
    if not folder.is_dir():
        raise InputError(f"Không thấy thư mục “{folder.absolute()}”. Xem lại đường dẫn; chưa đổi gì.")
    items = office.plan(folder)
    changes = [setting.told(changed, folder) for changed in items]
    say_changes(said, office.file, changes)
    applied = bool(items) and not dry_run
    if applied:
        agree(yes=yes)
        office.apply(items)
        said.say("Đã đổi. Mở lại LibreOffice để có hiệu lực; hoàn tác bằng: thidua setup libreoffice --undo")
    said.know(profile=office.profile, changes=changes, applied=applied)
    said.close()


def say_changes(said: Screen, file: Path, changes: list[str]) -> None:
    """List what is to change in a file."""
    said.say(f"Trong {file}:" if changes else "LibreOffice đã sẵn sàng, không cần đổi gì.")
    for change in changes:
        said.say(f"- {change}")


def agree(*, yes: bool) -> None:
    """Ask, unless the answer was given beforehand."""
    if not yes and not click.confirm("Đổi những thiết lập trên?", err=True):
        raise InputError("Chưa đổi gì.")
