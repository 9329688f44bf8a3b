"""What stops a button, as an error whose sentence can be shown; what nobody foresaw leaves its trace in a file."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

from xlcore import __version__
from xlcore.errors import MachineError, ThiduaError
from xlcore.files.saving.troubles import machine_trouble
from xlcore.files.setup.place import place

TRACE = "loi.txt"
"""The file with the last trace, in the user's folder for thidua."""
_LONGEST = 300
"""Letters of a host's own words that are shown; the trace has all of them."""


class UnforeseenError(MachineError):
    """Excel or LibreOffice refused a call, or the program has a fault; `trace` is where its trace lies, if anywhere."""

    def __init__(self, words: str, trace: Path | None) -> None:
        self.trace = trace
        sent = f"gửi tệp {trace}" if trace else "chụp lại hộp này gửi"
        super().__init__(
            f"Dừng giữa chừng: “{words}”. Thoát khỏi ô đang gõ, đóng hộp thoại đang mở, bỏ bảo vệ các trang và tệp "
            f"(Review ▸ Unprotect) rồi bấm lại; vẫn vậy thì {sent} cho người quản trị máy."
        )


def stopped(error: Exception) -> ThiduaError:
    """The error to show in the stead of any other."""
    if isinstance(error, ThiduaError):
        return error
    if isinstance(error, OSError):
        return machine_trouble(error)
    return UnforeseenError(words(error), _kept(error))


def words(error: Exception) -> str:
    """What a host says of its error, on one line: Excel's description on Windows or macOS, else what Python shows."""
    inner = error.args[2] if len(error.args) > 2 and isinstance(error.args[2], tuple) else ()  # noqa: PLR2004
    described = inner[2] if len(inner) > 2 else getattr(error, "errormessage", None)  # noqa: PLR2004
    return " ".join(str(described or error).split())[:_LONGEST] or type(error).__name__


def _kept(error: Exception) -> Path | None:
    """Keep the trace in the stead of the one before; nothing where the folder cannot be written."""
    head = f"{datetime.now():%Y-%m-%d %H:%M:%S}, thidua {__version__}, Python {platform.python_version()}, "  # noqa: DTZ005 - the time of the office
    text = f"{head}{platform.platform()}\n{''.join(traceback.format_exception(error))}"
    try:
        place().mkdir(parents=True, exist_ok=True)
        (place() / TRACE).write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return place() / TRACE
