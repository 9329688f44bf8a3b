"""What is wrong with a command line, in Vietnamese and with what to do; click itself would say it in English."""

from collections.abc import Iterable
from typing import IO, Any

import click

from .screen import on_screen


class Misused(click.UsageError):
    """A command line that cannot be understood; shown as one sentence with where to look."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        path = self.ctx.command_path if self.ctx else "thidua"
        click.echo(f"Lỗi: {on_screen(self.message)} Xem cách gõ: {path} --help", file=file, err=True)


def unknown(name: str, known: Iterable[str], ctx: click.Context) -> Misused:
    """No command is called so; those that are called alike are named."""
    from difflib import get_close_matches

    alike = ", ".join(get_close_matches(name, list(known)))
    perhaps = f" Có phải là: {alike}?" if alike else ""
    return Misused(f"Không có lệnh “{name}”.{perhaps}", ctx)


def misused(error: click.UsageError) -> click.UsageError:
    """The same in our words; what is in them already, or asks for the help only, stays."""
    if isinstance(error, Misused | click.exceptions.NoArgsIsHelpError):
        return error
    return Misused(_said(error), error.ctx)


def _said(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"Không có tùy chọn {error.option_name}."
        case click.MissingParameter():
            return f"Thiếu {_called(error.param)}."
        case click.BadParameter():
            return f"Giá trị của {_called(error.param)} không dùng được{_wanted(error.param)}."
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} thiếu hoặc thừa giá trị."
        case _:
            return "Dòng lệnh thừa chữ hoặc thiếu chữ; tên có dấu cách phải đặt trong ngoặc kép."


def _called(param: click.Parameter | None) -> str:
    if param is None:
        return "một phần của dòng lệnh"
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _wanted(param: click.Parameter | None) -> str:
    kind = param.type if param else None
    match kind:
        case click.Choice():
            return f"; chọn một trong: {', '.join(map(str, kind.choices))}"
        case click.DateTime():
            return "; ghi giờ như 02:00"
        case click.Path(file_okay=False):
            return "; phải là một thư mục"
        case _:
            return ""
