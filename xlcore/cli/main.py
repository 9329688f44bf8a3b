"""The command line: its commands, each in a module that parses, calls a run, prints and chooses the exit code."""

import errno
import os
from importlib import import_module
from typing import Any, NoReturn, cast

import click

from .. import __version__
from ..errors import ThiduaError
from ..files.saving.troubles import machine_trouble
from .helping import in_our_words
from .screen import on_screen
from .usage import misused, unknown

# Frames here have thousands of rows at most: more threads of polars, and its engine that streams, would cost more time
# than they save.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
os.environ.setdefault("POLARS_ENGINE_AFFINITY", "in-memory")


COMMANDS = {
    "demo": "making",
    "new": "making",
    "forms": "making",
    "check": "running",
    "consolidate": "running",
    "returns": "giveback",
    "report": "running",
    "accept": "decide",
    "reject": "decide",
    "waive": "decide",
    "lock": "decide",
    "reopen": "decide",
    "draw": "appraise",
    "adopt": "appraise",
    "documents": "papers",
    "export": "exporting",
    "handover": "papers",
    "history": "past",
    "diff": "past",
    "trace": "past",
    "verify": "past",
    "restore": "restore",
    "scheme": "scheme",
    "schedule": "machine",
    "setup": "setup",
    "doctor": "machine",
}
"""The module of each command, in the order of a bloc's work; it is loaded when the command is asked for."""


class Shell(click.Group):
    """A group that shows our own errors as one sentence and lets bugs keep their traceback."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Give a command, from its module."""
        if name not in COMMANDS:
            return super().get_command(ctx, name)
        command = cast("click.Command", getattr(import_module(f".{COMMANDS[name]}", __package__), name))
        return in_our_words(command, ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the line begins with."""
        if self.get_command(ctx, args[0]) is None:
            raise unknown(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read what stands before the command."""
        in_our_words(self, click.Context(self, **self.context_settings))
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise misused(error) from None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, turning what a person can mend into a sentence and its exit code."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise misused(error) from None
        except ThiduaError as error:
            _stop(ctx, error)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who read what we print has gone: click's own affair
                raise
            _stop(ctx, machine_trouble(error))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Name the commands in the order of the work, each with its first sentence, which click would cut off."""
        commands = [command for name in COMMANDS if (command := self.get_command(ctx, name))]
        rows = [(str(one.name), " ".join((one.help or "").partition("\n\n")[0].split())) for one in commands]
        with formatter.section("Các lệnh"):
            formatter.write_dl(rows)


def _stop(ctx: click.Context, error: ThiduaError) -> NoReturn:
    click.echo(f"Lỗi: {on_screen(str(error))}", err=True)
    ctx.exit(error.exit_code)


@click.group(cls=Shell, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="thidua", message="%(prog)s %(version)s", help="In số hiệu phiên bản.")
def main() -> None:
    """Tổng hợp kết quả thi đua của một khối, không cần mở Excel.

    Mã thoát: 0 xong, không có lỗi số liệu; 1 xong, có lỗi số liệu; 2 gõ sai lệnh; 3 thư mục hoặc tệp không
    dùng được; 4 máy thiếu thứ cần thiết.
    """
