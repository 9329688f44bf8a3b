"""What the workbook's macros start.

    python -m macros BUTTON --wb=BOOK --from_xl=1 --app=HOST --hwnd=WINDOW --file=FILE

The sentence of a success goes to stdout and into the status bar (several lines: a box), that of a failure to stderr and
into a box.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING

from xlcore.errors import InputError
from xlcore.files.reading.process import make_ahead

from .stopping import stopped

if TYPE_CHECKING:
    import xlwings as xw

# As on the command line: frames are small, and what is read is kept until the end.
os.environ.setdefault("POLARS_MAX_THREADS", "1")


def main(arguments: list[str]) -> int:
    """Press a button; the exit code is that of the command line."""
    gc.disable()
    make_ahead()  # before the connection to the host is there, which has threads
    button, *rest = arguments or [""]
    given = dict(word.lstrip("-").partition("=")[::2] for word in rest)
    try:
        sys.stdout.write(_pressed(button, given))
    except Exception as error:  # noqa: BLE001 - a host raises what it likes, and the person reads what comes out
        trouble = stopped(error)
        sys.stderr.write(str(trouble))
        return trouble.exit_code
    return 0


def _pressed(button: str, given: dict[str, str]) -> str:
    from . import buttons  # noqa: PLC0415 - a call that is wrong needs none of it

    if button not in buttons.BUTTONS:
        raise InputError(f"Không có nút “{button}”. Các nút: {', '.join(buttons.BUTTONS)}.")
    try:
        return buttons.BUTTONS[button](_calling(given))
    except Exception as error:
        if button != "doctor" or isinstance(error, buttons.BrokenError):
            raise
        folder = buttons.folder_if_here(given.get("file") or given.get("wb", ""))
        return buttons.looked_over(folder, given.get("app", ""), str(stopped(error)))


def _calling(given: dict[str, str]) -> "xw.Book":
    """The workbook whose button was pressed."""
    import xlwings as xw  # noqa: PLC0415 - as above

    if given.get("app") != "LibreOffice":
        return xw.Book.caller()
    from .libreoffice import register  # noqa: PLC0415 - Excel needs none of it
    from .libreoffice.errors import OfficeSilentError  # noqa: PLC0415 - as above

    engine = register()
    office = engine.apps.active
    if office is None:
        raise OfficeSilentError(engine.impl.pipe)
    # xlwings cuts a path at the first = in it.
    found = [book for book in office.books if book.fullname == given.get("wb")]
    if not found:
        raise InputError(f"“{given.get('wb')}” không còn mở. Mở lại tệp rồi bấm lại.")
    return found[0]


if __name__ == "__main__":
    # A bridge to the office that is still open makes the interpreter fall when it ends.
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
