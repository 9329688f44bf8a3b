"""Macro modules that LibreOffice makes for sheets."""

import contextlib
from collections.abc import Iterator

from .bridge import Uno


@contextlib.contextmanager
def without_modules(document: Uno) -> Iterator[None]:
    """Let sheets come and go without macro modules of their own.

    A workbook with macros makes a module for each sheet that comes; where the sheet's own workbook has no macros, the
    office (7.4) ends over it.
    """
    libraries = document.BasicLibraries
    before = libraries.VBACompatibilityMode
    if before:
        libraries.VBACompatibilityMode = False
    try:
        yield
    finally:
        if before:
            libraries.VBACompatibilityMode = True
