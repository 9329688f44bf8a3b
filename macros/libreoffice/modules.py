"""Sheets that come from another workbook or go, without macro modules of their own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .bridge import Uno
from .mainthread import on_main_thread
from .steps import still_locked

if TYPE_CHECKING:
    from .books import Book
    from .sheet import Sheet


def bring(sheet: Sheet, book: Book, place: int) -> None:
    """Put a copy of a sheet of one workbook into another one, at a place from 0."""

    def carry() -> None:
        on_main_thread(book.app.office.context, lambda: book.pages.importSheet(sheet.book.xl, sheet.name, place))

    with without_modules(book.xl):
        still_locked(book.xl, carry)
    book.app.office.moved()


@contextlib.contextmanager
def without_modules(document: Uno) -> Iterator[None]:
    """Let sheets come and go without macro modules: a workbook with macros would make one for each that comes."""
    libraries = document.BasicLibraries
    before = libraries.VBACompatibilityMode
    if before:
        libraries.VBACompatibilityMode = False
    try:
        yield
    finally:
        if before:
            libraries.VBACompatibilityMode = True
