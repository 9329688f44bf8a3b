"""`thidua draw`: the steps of the official order that a person decides, each with who, when and why."""

from dataclasses import asdict
from pathlib import Path

import click

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
    said.know(drawing=asdict(drawing), dry_run=dry_run)
    said.close()
