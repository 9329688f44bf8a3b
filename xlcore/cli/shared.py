"""What every command shares: the options for what is shown, and the type of a folder."""

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

import click

from .screen import Screen

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


def screen(*, as_json: bool, quiet: bool, verbose: bool) -> Screen:
    """The screen that the shared options ask for."""
    return Screen(-1 if quiet else int(verbose), as_json)
