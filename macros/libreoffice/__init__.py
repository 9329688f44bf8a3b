"""LibreOffice as a host of xlwings: after `register()`, its books, sheets and ranges are those of a running office.

The boundary: xlwings above (`xlwings.base_classes`), UNO below (`bridge`), nothing of this project's field in between.
"""

import xlwings as xw

from xlcore.files.setup.reach import PIPE

from .engine import Engine
from .errors import (
    OfficeBusyError,
    OfficeError,
    OfficeLostError,
    OfficeSilentError,
    ProtectedError,
    UnoMismatchError,
    UnoMissingError,
    UnsupportedError,
)

__all__ = (
    "NAME",
    "OfficeBusyError",
    "OfficeError",
    "OfficeLostError",
    "OfficeSilentError",
    "ProtectedError",
    "UnoMismatchError",
    "UnoMissingError",
    "UnsupportedError",
    "register",
)
NAME = Engine.name


def register(pipe: str = PIPE) -> xw.Engine:
    """Add the engine to xlwings, once for a pipe, and make it the one that `xw.apps` and `xw.Book` ask.

    Nothing is started and nothing asked: the first thing done with a book is what needs the office.
    """
    known: xw.Engine | None = xw.engines.engines_by_name.get(NAME)
    if known is None or known.impl.pipe != pipe:
        known = xw.Engine(impl=Engine(pipe))
        xw.engines.add(known)
    known.activate()
    return known
