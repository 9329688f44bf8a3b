"""`thidua draw` and `adopt`: the steps of the official order that a person decides, each with who, when and why."""

from pathlib import Path

import click

from .screen import record
from .shared import FOLDER, screen, shared


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--words", default="", help="Chữ để bốc thăm (mặc định ngẫu nhiên); cùng chữ thì cùng kết quả.")
@click.option("--reason", "why", default="", help="Lý do bốc thăm lại; lưu cùng kết quả.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói kết quả, không ghi.")
@shared
def draw(folder: Path, *, words: str, why: str, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Bốc thăm đơn vị chấm chéo: mỗi đơn vị chấm một đơn vị khác, kể cả Trưởng khối cũng được chấm."""
    from . import decisions

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    made, run = decisions.draw_lots(folder, words, why, dry_run=dry_run)
    (drawing,) = made.decisions.drawings
    name = run.assignment.bloc.name_of
    for checker, checked in drawing.pairs:
        said.say(f"{name(checker)} chấm chéo {name(checked)}")
    said.say(f"{'Nếu bốc thăm' if dry_run else 'Đã bốc thăm'} bằng chữ “{drawing.words}”.")
    said.know(drawing=record(drawing), dry_run=dry_run)
    said.close()


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--undo", is_flag=True, help="Mở lại bảng điểm đã thông qua.")
@click.option("--reason", "why", default="", help="Lý do, khi còn bước chưa xong hoặc khi mở lại; lưu cùng quyết định.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ ghi gì.")
@shared
def adopt(folder: Path, *, undo: bool, why: str, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Ghi rằng hội nghị đã thông qua bảng điểm như đang có; sau đó mới bỏ phiếu. Điểm đổi thì phải thông qua lại."""
    from . import decisions

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    made = decisions.adopt(folder, why, undo=undo, dry_run=dry_run)
    (adoption,) = made.decisions.adoptions
    what = "thông qua bảng điểm" if adoption.adopted else "mở lại bảng điểm"
    said.say(f"{'Sẽ ghi' if dry_run else 'Đã ghi'}: {what} kỳ {adoption.period}.")
    said.say("" if dry_run else "Chạy thidua consolidate để tệp tổng hợp theo quyết định này.")
    said.know(adoption=record(adoption), dry_run=dry_run)
    said.close()
