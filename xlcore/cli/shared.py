"""What every command shares: the options for what is shown, and the type of a folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from ..files.saving.patience import USUAL, VARIABLE, waiting
from .screen import Screen

if TYPE_CHECKING:
    from ..consolidation import Consolidation

FOLDER = click.Path(file_okay=False, path_type=Path)
P = ParamSpec("P")


def shared(command: Callable[P, None]) -> Callable[P, None]:
    """Give a command the options that all commands have."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON ra stdout."),
        click.option("-q", "--quiet", is_flag=True, help="Chỉ in lỗi khiến lệnh không chạy được."),
        click.option("-v", "--verbose", is_flag=True, help="In cả ghi chú và từng bước."),
    ):
        command = option(command)
    return command


def waits(command: Callable[P, None]) -> Callable[P, None]:
    """Give a command that writes the option for how long it waits for a folder or master that is held."""
    return click.option(
        "--wait",
        type=click.FloatRange(min=0),
        metavar="SECONDS",
        expose_value=False,
        callback=_wait,
        help=(
            "Chờ bao nhiêu giây khi tệp tổng hợp đang mở hoặc lần khác đang ghi; "
            f"mặc định là số ở biến {VARIABLE}, không có thì {USUAL:g}."
        ),
    )(command)


def _wait(ctx: click.Context, _: click.Parameter, seconds: float | None) -> None:
    ctx.with_resource(waiting(seconds))


def screen(*, as_json: bool, quiet: bool, verbose: bool) -> Screen:
    """The screen that the shared options ask for."""
    return Screen(-1 if quiet else int(verbose), as_json)


def tally(run: "Consolidation") -> str:
    """One line that sums a run up."""
    from ..runs import summed_up

    return summed_up(run)


def leave(run: "Consolidation") -> None:
    """End the command with the exit code that the findings call for."""
    from .work import exit_code

    click.get_current_context().exit(exit_code(run))
