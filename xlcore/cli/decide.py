"""`thidua accept`, `reject`, `waive`, `lock`, `reopen`: decisions, each with who, when and why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .past import told
from .screen import Screen, record
from .shared import FOLDER, screen, shared

if TYPE_CHECKING:
    from .decisions import Made

_DRY = click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ ghi gì.")
_WHY = click.option("--reason", "why", default="", help="Lý do; lưu cùng quyết định.")
_WHY_NOW = click.option("--reason", "why", required=True, help="Lý do; lưu cùng quyết định.")
_AFTER = "Chạy thidua consolidate để tệp tổng hợp theo quyết định này."


@click.command()
@click.argument("unit")
@click.argument("folder", type=FOLDER, default=".")
@_WHY
@_DRY
@shared
def accept(unit: str, folder: Path, *, why: str, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Chấp nhận phiếu của UNIT (mã hoặc tên) như đang có; còn lỗi thì phải ghi lý do."""
    from ..history.states import Act
    from . import decisions

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    made = decisions.act(folder, (unit,), Act.ACCEPT, why, dry_run=dry_run)
    _tell(said, made, dry_run=dry_run)


@click.command()
@click.argument("unit")
@click.argument("folder", type=FOLDER, default=".")
@_WHY
@_DRY
@shared
def reject(unit: str, folder: Path, *, why: str, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Ghi rằng phiếu của UNIT đã được trả lại để đơn vị sửa; bản gửi lại sẽ là “đã sửa” hoặc “có lỗi”."""
    from ..history.states import Act
    from . import decisions

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    made = decisions.act(folder, (unit,), Act.RETURN, why, dry_run=dry_run)
    _tell(said, made, dry_run=dry_run)


@click.command()
@click.argument("unit")
@click.argument("rule")
@click.argument("folder", type=FOLDER, default=".")
@click.option("--at", "where", default="", help="Ô của lỗi, như 'TTHC!C9'.")
@click.option("--all", "every", is_flag=True, help="Mọi lỗi mang mã ấy của đơn vị.")
@click.option("--undo", is_flag=True, help="Thôi bỏ qua.")
@_WHY_NOW
@_DRY
@shared
def waive(
    unit: str,
    rule: str,
    folder: Path,
    *,
    where: str,
    every: bool,
    undo: bool,
    why: str,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Bỏ qua một lỗi (mã RULE) của UNIT; lỗi và lý do vào phụ lục báo cáo. Đơn vị gửi số khác thì lỗi hiện lại."""
    from . import decisions

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    if undo:
        made = decisions.withdraw(folder, unit, rule, where, why, dry_run=dry_run)
    else:
        made = decisions.waive(folder, unit, rule, where, why, every=every, dry_run=dry_run)
    _tell(said, made, dry_run=dry_run)


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@_WHY
@_DRY
@shared
def lock(folder: Path, *, why: str, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Khóa kỳ: số liệu đã tổng hợp không đổi được nữa; còn đơn vị chưa được chấp nhận thì phải ghi lý do."""
    from . import decisions

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    _tell(said, decisions.lock(folder, why, dry_run=dry_run), dry_run=dry_run)


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--unit", default="", help="Mở lại phiếu của một đơn vị đã chấp nhận; mặc định: mở lại kỳ đã khóa.")
@_WHY_NOW
@_DRY
@shared
def reopen(folder: Path, *, unit: str, why: str, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Mở lại kỳ đã khóa, hoặc phiếu đã chấp nhận của một đơn vị."""
    from ..history.states import Act
    from . import decisions

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    if unit:
        made = decisions.act(folder, (unit,), Act.REOPEN, why, dry_run=dry_run)
    else:
        made = decisions.unlock(folder, why, dry_run=dry_run)
    _tell(said, made, dry_run=dry_run)


def _tell(said: Screen, made: "Made", *, dry_run: bool) -> None:
    """Say what was decided, as text and as JSON."""
    will = "Sẽ ghi: " if dry_run else "Đã ghi: "
    for event in made.decisions.events:
        said.say(f"{will}{event.member}: {event.state.value}.")
    for waiver in made.decisions.waivers:
        said.say(f"{will}bỏ qua {waiver.rule} của {waiver.member} ở {waiver.where}: {waiver.sentence}")
    for waiver in made.withdrawn:
        said.say(f"{will}thôi bỏ qua {waiver.rule} của {waiver.member} ở {waiver.where}.")
    for one in made.decisions.locks:
        said.say(f"{will}{'khóa' if one.locked else 'mở lại'} kỳ {one.period}.")
    said.say("" if dry_run else _AFTER)
    said.know(
        events=[told(event) for event in made.decisions.events],
        locks=[record(one) for one in made.decisions.locks],
        waivers=[record(waiver) for waiver in made.decisions.waivers],
        withdrawn=[record(waiver) for waiver in made.withdrawn],
        dry_run=dry_run,
    )
    said.close()
