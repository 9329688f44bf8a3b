"""What the workbook's macros start: `python -m macros BUTTON --wb=BOOK --from_xl=1 --app=HOST --hwnd=WINDOW`.

The sentence of a success goes to stdout and into the status bar (several lines: a box), that of a failure to stderr and
into a box.
"""

import sys
from pathlib import Path

from xlcore.errors import InputError, ThiduaError


def main(arguments: list[str]) -> int:
    """Press a button; the exit code is that of the command line."""
    from .buttons import BUTTONS  # noqa: PLC0415 - the errors of the call itself need none of it

    button, *rest = arguments or [""]
    given = dict(word.lstrip("-").partition("=")[::2] for word in rest)
    try:
        if button not in BUTTONS:
            raise InputError(f"Không có nút “{button}”. Các nút: {', '.join(BUTTONS)}.")
        sys.stdout.write(BUTTONS[button](_folder(given.get("wb", ""))))
    except ThiduaError as error:
        sys.stderr.write(str(error))
        return error.exit_code
    return 0


def _folder(book: str) -> Path:
    """The folder of the workbook: told by its full path, on Windows by Excel."""
    path = Path(book)
    if not path.is_absolute():
        import xlwings  # noqa: PLC0415 - only Excel on Windows gives a bare name

        path = Path(xlwings.Book.caller().fullname)
    if "://" in str(path) or not path.parent.is_dir():
        raise InputError(f"“{book}” không nằm trong một thư mục của máy này. Chép cả thư mục khối về máy rồi mở lại.")
    return path.parent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
