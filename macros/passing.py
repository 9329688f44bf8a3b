"""A workbook that is open for a moment: the planned sheets, from which those of the master are copied."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import xlwings as xw

from .patience import patient

_PREFIX = ".thidua-trang-"


@contextmanager
def passing(book: xw.Book, data: bytes) -> Iterator[xw.Book]:
    """What `data` holds, open beside a workbook so that links find their way; what an earlier run left there goes."""
    folder = Path(book.fullname).parent
    for leftover in folder.glob(f"{_PREFIX}*.xlsx"):
        leftover.unlink()
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=".xlsx", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        source = patient(lambda: book.app.books.open(name, update_links=False, read_only=True))
        try:
            yield source
        finally:
            patient(source.close)
    finally:
        Path(name).unlink(missing_ok=True)
