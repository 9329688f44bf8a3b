"""A host that is busy is asked again, and is left as it was found: screen updating, calculation, the book in front."""

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import xlwings as xw

from xlcore.errors import MachineError

from .libreoffice import OfficeBusyError

T = TypeVar("T")
_BUSY = frozenset({-2147418111, -2147417846, -2146777998})
"""What Excel answers while a person types or a box is open: call rejected, try later, ignored."""
_WAIT, _TIMES = 0.25, 40


def patient(call: Callable[[], T]) -> T:
    """Call, and call again for some seconds as long as the host is busy."""
    for _ in range(_TIMES):
        try:
            return call()
        except Exception as error:
            if not is_busy(error):
                raise
        time.sleep(_WAIT)
    raise MachineError("Excel hoặc LibreOffice bận quá lâu. Thoát khỏi ô đang gõ, đóng hộp thoại đang mở rồi bấm lại.")


def is_busy(error: Exception) -> bool:
    """Whether a host only asks for patience; Excel's errors carry a number first and may hold the true one inside."""
    inner = error.args[2] if len(error.args) > 2 and isinstance(error.args[2], tuple) else ()  # noqa: PLR2004
    numbers = {number for number in (*error.args[:1], *inner[-1:]) if isinstance(number, int)}
    return isinstance(error, OfficeBusyError) or bool(numbers & _BUSY)


@contextlib.contextmanager
def quiet(book: xw.Book) -> Iterator[None]:
    """Let nothing be drawn or computed meanwhile; everything is put back, each for itself, whatever happens."""
    app = book.app
    front = patient(lambda: app.books.active)
    screen, calculation = patient(lambda: app.screen_updating), patient(lambda: app.calculation)
    try:
        app.calculation = "manual"
        app.screen_updating = False
        yield
    finally:
        # Rows are fitted when the screen follows again, to what was computed by then. While it does not, LibreOffice
        # knows of no change: so calculation, which it takes for one, is set outside.
        with contextlib.ExitStack() as restored:
            restored.callback(patient, lambda: setattr(app, "calculation", calculation))
            restored.callback(patient, lambda: setattr(app, "screen_updating", screen))
            if calculation != "manual":
                restored.callback(patient, app.calculate)
            restored.callback(patient, lambda: _front(app, front))


def _front(app: xw.App, book: xw.Book) -> None:
    if app.books.active.fullname != book.fullname:
        book.activate()
