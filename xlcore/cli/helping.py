"""What click itself would say in English on a page of --help; what stands for a value stays as all docs have it."""

from collections.abc import Iterable
from typing import TypeVar

import click

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Các lệnh"}
C = TypeVar("C", bound=click.Command)


class Formatter(click.HelpFormatter):
    """Writes a page of help in our words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Say how the command is typed."""
        super().write_usage(prog, args, prefix or "Cách gõ: ")

    def write_heading(self, heading: str) -> None:
        """Head a part of the page."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Say of each option or command what it does."""
        super().write_dl(
            [(name, text.replace("[required]", "[bắt buộc]")) for name, text in rows], col_max, col_spacing
        )


class Context(click.Context):
    """A command at work."""

    formatter_class = Formatter


def in_our_words(command: C, ctx: click.Context) -> C:
    """Let a command, and those below it, be explained in our words."""
    command.context_class = Context
    if shown := command.get_help_option(ctx):
        shown.help = "Hiện trang này."
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        in_our_words(below, ctx)
    return command
