"""Runs a Basic macro of an open workbook by the name that Excel would know it by."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from .books import Book
from .bridge import Uno
from .errors import OfficeError
from .steps import unrecorded

_NAMED = re.compile(r"(?:'?(?P<book>[^'!]+)'?!)?(?:(?P<module>[^.!]+)\.)?(?P<macro>[^.!]+)")
_STARTS = re.compile(r"^\s*(?:public\s+)?(?:sub|function)\s+(\w+)", re.IGNORECASE | re.MULTILINE)


def run(books: Sequence[Book], macro: str, arguments: Sequence[Any]) -> Any:
    """Run 'Book.xlsm'!Module.Macro, Module.Macro or Macro; without a book, the first workbook that has it.

    The book may be named by its path: LibreOffice opens several of one name, Excel does not.
    """
    asked = _NAMED.fullmatch(macro)
    if asked is None:
        raise OfficeError(f"không đọc được tên macro {macro}")
    for book in books:
        if asked["book"] in {None, book.name, book.fullname}:
            script = _script(book, asked["module"], asked["macro"])
            if script is not None:
                return unrecorded(book.xl, partial(script.invoke, tuple(arguments), (), ()))[0]
    raise OfficeError(f"không thấy macro {macro} trong các sổ đang mở")


def _script(book: Book, module: str | None, macro: str) -> Uno:
    """What runs a macro of a workbook; None where it has none of that name."""
    place = _place(book, module, macro)
    if place is None:
        return None
    return book.xl.getScriptProvider().getScript(f"vnd.sun.star.script:{place}?language=Basic&location=document")


def _place(book: Book, module: str | None, macro: str) -> str | None:
    """Where a macro stands; modules are read again only for one that is not known, and only those asked for."""
    known, key = book.app.macros.setdefault(book.uid, {}), (module and module.lower(), macro.lower())
    if key not in known:
        known.clear()
        for library, name, found in _macros(book, key[0]):
            for asked in (name.lower(),) if key[0] else (name.lower(), None):
                known.setdefault((asked, found.lower()), f"{library}.{name}.{found}")
    return known.get(key)


def _macros(book: Book, module: str | None) -> Iterator[tuple[str, str, str]]:
    """The library, the module and the name of each macro in the modules of a name, or in all."""
    libraries = book.xl.BasicLibraries
    for library in libraries.getElementNames():
        libraries.loadLibrary(library)
        modules = libraries.getByName(library)
        for name in modules.getElementNames():
            if module not in {None, name.lower()}:
                continue
            yield from ((library, name, found) for found in _STARTS.findall(modules.getByName(name)))
