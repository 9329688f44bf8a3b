"""What an open workbook tells of itself: all in one answer of a macro of the master, else bit by bit, each thing once.

Names and used cells are the same either way; one by one they take a host several hundred answers.
"""

from collections.abc import Callable, Iterable
from typing import Any

import xlwings as xw

from xlcore.errors import MachineError
from xlcore.intake.grid import Spot

from .patience import patient


class Facts:
    """The names of a workbook, where the used cells of its sheets end, which sheets have no notes or no formulas.

    `read_only` tells whether the host surely opened it for reading only.
    """

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        # LibreOffice opens several workbooks of one name, and knows them by their paths.
        twins = sum(other.name == book.name for other in book.app.books) > 1
        self._macros = f"'{book.fullname if twins else book.name}'!ThiDua."
        told = [line.split("\t") for line in self._told().splitlines()]
        self._whole = bool(told)
        self.read_only = ["book", "readonly"] in told
        # What a name means may have lines of its own: they are none of ours.
        self._names = {line[1]: line[2] for line in told if line[0] == "name" and len(line) > 2}  # noqa: PLR2004 - the parts
        sheets = [line for line in told if line[0] == "sheet" and len(line) == 6]  # noqa: PLR2004 - as above
        self._last = {title: (int(row), int(column)) for _, title, row, column, *_ in sheets}
        self._bare = {title for _, title, _, _, notes, _ in sheets if notes == "0"}
        self._plain = {title for _, title, *_, plain in sheets if plain}

    def macro(self, name: str) -> Callable[..., Any]:
        """A macro of the workbook."""
        found: Callable[..., Any] = self._book.app.macro(self._macros + name)
        return found

    def meaning(self, name: str) -> str:
        """What a name of the workbook means; '' where there is none."""
        if name not in self._names:
            names = self._book.names
            known = not self._whole and name in names
            self._names[name] = (names[name].refers_to or "") if known else ""
        return self._names[name]

    def mean(self, name: str, text: str) -> None:
        """Give a name a meaning, unless it has it."""
        present = self.meaning(name)
        if present.replace("'", "") == text.replace("'", ""):
            return
        if present:
            self._book.names[name].refers_to = text
        else:
            self._book.names.add(name, text)
        self._names[name] = text

    def last(self, sheet: xw.Sheet) -> Spot:
        """The row and column at which the used cells of a sheet end."""
        title = sheet.name
        if title not in self._last:
            cell = sheet.used_range.last_cell
            self._last[title] = cell.row, cell.column
        return self._last[title]

    def bare(self, sheet: xw.Sheet) -> bool:
        """Whether a sheet surely has no notes."""
        return sheet.name in self._bare

    def plain(self, sheet: xw.Sheet) -> bool:
        """Whether a sheet surely has no formulas."""
        return sheet.name in self._plain

    def moved(self, sheet: xw.Sheet, names: Iterable[str]) -> None:
        """Rows came to a sheet or went, and with them what these names mean: from now on the host is asked."""
        self._whole = False
        self._last.pop(sheet.name, None)
        for name in names:
            self._names.pop(name, None)

    def _told(self) -> str:
        """The answer of the macro; '' where an older version drew the master, or nothing may run."""
        try:
            return str(patient(self.macro("ThiDuaFacts")) or "")
        except Exception as error:
            if type(error) is MachineError:
                raise
            return ""
