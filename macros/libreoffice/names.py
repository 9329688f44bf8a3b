"""Names of cells and formulas, of a workbook or of one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from .addresses import apart, parsed, quoted
from .bridge import Uno, host, struct
from .errors import OfficeError
from .formulas import to_calc, to_excel
from .printing import AREA, KEPT, TITLES, mean, meaning, print_names

if TYPE_CHECKING:
    from .books import Book
    from .ranges import Range
    from .sheet import Sheet


@host([base_classes.Names])
class Names(base_classes.Names):
    """The names of a sheet; or, where none is given, those of the workbook and all its sheets."""

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self._book, self._sheet = book, sheet

    @property
    def api(self) -> Uno:
        """The office's names."""
        return self._sheet.xl.NamedRanges if self._sheet else self._book.named

    def snapshot(self) -> list[tuple[str, Name]]:
        """Each with its name as xlwings asks for it: that of a sheet stands before."""
        return [(name.name, name) for name in self]

    def __iter__(self) -> Iterator[Name]:
        if self._sheet is None:
            yield from (Name(self._book, None, name) for name in self.api.getElementNames())
        for sheet in [self._sheet] if self._sheet else self._book.sheets:
            yield from (PrintName(self._book, sheet, name) for name in print_names(sheet))
            own = (name for name in sheet.xl.NamedRanges.getElementNames() if name not in {KEPT + AREA, KEPT + TITLES})
            yield from (Name(self._book, sheet, name) for name in own)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _find(self, asked: str) -> Name | None:
        wanted = asked.lower()
        if self._sheet and asked in {AREA, TITLES}:
            return PrintName(self._book, self._sheet, asked) if meaning(self._sheet, asked) else None
        if self._sheet is None and "!" not in asked:
            known = [asked] if self.api.hasByName(asked) else self.api.getElementNames()
            return next((Name(self._book, None, name) for name in known if name.lower() == wanted), None)
        names = list(self)
        exact = next((name for name in names if name.name.lower() == wanted), None)
        return exact or next((n for n in names if self._sheet and n.local.lower() == wanted), None)

    def __call__(self, name_or_index: int | str) -> Name:
        """By name or number, from 1."""
        if isinstance(name_or_index, int):
            return list(self)[name_or_index - 1]
        found = self._find(name_or_index)
        if found is None:
            raise KeyError(name_or_index)
        return found

    def contains(self, name_or_index: int | str) -> bool:
        """Whether there is such a name."""
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return self._find(name_or_index) is not None

    def add(self, name: str, refers_to: str) -> Name:
        """Give a formula or cells a name; one that is there already means the new ones."""
        place, local = apart(name)
        sheet = self._book.sheets(place) if place else self._sheet
        if sheet and local in {AREA, TITLES}:
            mean(sheet, local, refers_to)
            return PrintName(self._book, sheet, local)
        holder = sheet.xl.NamedRanges if sheet else self._book.named
        if holder.hasByName(local):
            holder.removeByName(local)
        corner = struct("com.sun.star.table.CellAddress", Sheet=sheet.position if sheet else 0, Row=0, Column=0)
        holder.addNewByName(local, _content(refers_to), corner, 0)
        return Name(self._book, sheet, local)


@host([base_classes.Name])
class Name(base_classes.Name):
    """One name."""

    def __init__(self, book: Book, sheet: Sheet | None, local: str) -> None:
        self._book, self._sheet, self.local = book, sheet, local

    @property
    def api(self) -> Uno:
        """The office's name."""
        return self._holder.getByName(self.local)

    @property
    def _holder(self) -> Uno:
        return self._sheet.xl.NamedRanges if self._sheet else self._book.named

    @property
    def name(self) -> str:
        """As Excel writes it: 'Tên trang'!Tên where it holds on one sheet."""
        return f"{quoted(self._sheet.name)}!{self.local}" if self._sheet else self.local

    @name.setter
    def name(self, value: str) -> None:
        _, local = apart(value)
        self.api.setName(local)
        self.local = local

    @property
    def refers_to(self) -> str:
        """What it means, as a formula in Excel's writing."""
        return to_excel(f"={self.api.getContent()}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.setContent(_content(value))

    @property
    def refers_to_range(self) -> Range:
        """The cells that it means."""
        found = self.range_or_none()
        if found is None:
            raise OfficeError(f"tên {self.name} không chỉ ô nào")
        return found

    def range_or_none(self) -> Range | None:
        """The cells that it means; None where it means something else."""
        cells = self.api.getReferredCells()
        address = cells.getRangeAddress() if cells is not None else None
        return self._book.sheet_at(address.Sheet).at(address) if address is not None else None

    def delete(self) -> None:
        """Take it away."""
        self._holder.removeByName(self.local)


@host([base_classes.Name])
class PrintName(Name):
    """What is printed of a sheet, which Excel keeps as a name and the office does not."""

    _sheet: Sheet

    @property
    def refers_to(self) -> str:
        """The cells, or the rows and columns."""
        return meaning(self._sheet, self.local)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        mean(self._sheet, self.local, value)

    def range_or_none(self) -> Range | None:
        """The cells that it means, where they are one rectangle."""
        box = parsed(apart(self.refers_to.removeprefix("="))[1])
        return self._sheet.range_at(box) if box else None

    def delete(self) -> None:
        """Take it away."""
        mean(self._sheet, self.local, "")


def _content(refers_to: str) -> str:
    return to_calc(refers_to if refers_to.startswith("=") else f"={refers_to}").removeprefix("=")
