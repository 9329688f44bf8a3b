"""Runs a Basic macro of an open workbook by the name that Excel would know it by."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .books import Book
from .bridge import Uno
from .errors import OfficeError

_NAMED = re.compile(r"(?:'?(?P<book>[^'!]+)'?!)?(?:(?P<module>[^.!]+)\.)?(?P<macro>[^.!]+)")


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
                return script.invoke(tuple(arguments), (), ())[0]
    raise OfficeError(f"không thấy macro {macro} trong các sổ đang mở")


def _script(book: Book, module: str | None, macro: str) -> Uno:
    """What runs a macro of a workbook; None where it has none of that name. Where it stands is looked for once."""
    known, key = book.app.macros, (book.uid, module, macro)
    if key not in known and (place := next(_places(book, module, macro), None)):
        known[key] = f"vnd.sun.star.script:{place}?language=Basic&location=document"
    return book.xl.getScriptProvider().getScript(known[key]) if key in known else None


def _places(book: Book, module: str | None, macro: str) -> Iterator[str]:
    starts = re.compile(rf"^\s*(?:public\s+)?(?:sub|function)\s+{re.escape(macro)}\b", re.IGNORECASE | re.MULTILINE)
    libraries = book.xl.BasicLibraries
    for library in libraries.getElementNames():
        libraries.loadLibrary(library)
        modules = libraries.getByName(library)
        for name in modules.getElementNames():
            if (module is None or name.lower() == module.lower()) and starts.search(modules.getByName(name)):
                yield f"{library}.{name}.{macro}"
