"""Open workbooks: finding, opening, storing and closing them."""

import functools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .bridge import Uno, host, path_of, properties, struct, url_of
from .errors import OfficeError, OfficeLostError, UnsupportedError
from .moments import Look
from .names import Names
from .numberformats import NumberFormats
from .ranges import Range
from .sheet import Sheet
from .sheets import Sheets

if TYPE_CHECKING:
    from .app import App

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}
_ENLARGED = 50
"""The office measures in whole pixels: a digit is drawn that much larger to measure parts of them."""
_MACROS_AS_CONFIGURED, _LINKS_NEVER, _LINKS_ALWAYS = 4, 0, 3


@host([base_classes.Books])
class Books(base_classes.Books):
    """The workbooks that the office has open, hidden ones included."""

    app: "App"

    def __init__(self, app: "App") -> None:
        self.app = app

    @property
    def api(self) -> Uno:
        """The office's desktop."""
        return self.app.office.desktop

    @property
    def active(self) -> "Book":
        """The workbook in front."""
        found = self.active_or_none()
        if found is None:
            raise OfficeError("không có sổ tính nào đang mở")
        return found

    def active_or_none(self) -> "Book | None":
        """The workbook in front; else, where none has the focus, the first one."""
        current = self.app.office.desktop.getCurrentComponent()
        books = list(self)
        return next((book for book in books if book.xl == current), books[0] if books else None)

    def __call__(self, name_or_index: int | str) -> "Book":
        """By name or number, from 1."""
        books = list(self)
        if isinstance(name_or_index, int):
            return books[name_or_index - 1]
        for book in books:
            if book.name.lower() == name_or_index.lower():
                return book
        raise KeyError(name_or_index)

    def __contains__(self, name: str) -> bool:
        return any(book.name.lower() == name.lower() for book in self)

    def __len__(self) -> int:
        return len(self.app.office.documents())

    def __iter__(self) -> Iterator["Book"]:
        return (Book(self.app, document) for document in self.app.office.documents())

    def add(self) -> "Book":
        """A new workbook."""
        return self._loaded("private:factory/scalc", Hidden=self._hidden())

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: object = None,  # noqa: A002
        password: str | None = None,
        *rest: object,
        **named: object,
    ) -> "Book":
        """Open a file; without a window where the app is not visible or does not update the screen."""
        if format is not None or any(value not in {None, False} for value in (*rest, *named.values())):
            raise UnsupportedError("Books.open", "chỉ dùng được update_links, read_only và password")
        more = {"Password": password} if password else {}
        return self._loaded(
            url_of(os.path.realpath(fullname)),
            ReadOnly=bool(read_only),
            Hidden=self._hidden(),
            MacroExecutionMode=_MACROS_AS_CONFIGURED,
            UpdateDocMode=_LINKS_ALWAYS if update_links else _LINKS_NEVER,
            **more,
        )

    def _hidden(self) -> bool:
        return self.app.hiding or not self.app.screen_updating

    def _loaded(self, url: str, **arguments: object) -> "Book":
        desktop = self.app.office.desktop
        self.app.front = desktop.getCurrentComponent() or self.app.front
        document = desktop.loadComponentFromURL(url, "_blank", 0, properties(**arguments))
        self.app.office.changed()
        if document is None:  # a lock file that a killed office left behind, a password, a broken file
            raise OfficeError(f"không mở được {path_of(url)}")
        return Book(self.app, document)


@host([base_classes.Book])
class Book(base_classes.Book):
    """One workbook."""

    app: "App"

    def __init__(self, app: "App", document: Uno) -> None:
        self.app, self.xl = app, document
        self.formats = NumberFormats(document)
        self._pages: Uno = None
        self._ranges: dict[str, Uno] = {}
        self._called, self._called_look, self._open_look = "", Look(), Look()

    @property
    def api(self) -> Uno:
        """The document."""
        return self.xl

    @property
    def name(self) -> str:
        """The name of its file; of one never stored, its title."""
        return os.path.basename(self.fullname)  # noqa: PTH119 - also for an address of the web

    @property
    def fullname(self) -> str:
        """The path of its file, percent signs decoded; of one never stored, its title."""
        if not self._called_look.holds(self.app.office.changes):
            self._called = path_of(self.xl.getURL()) or str(self.xl.getTitle())
            self._called_look.begin(self.app.office.changes)
        return self._called

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def pages(self) -> Uno:
        """The office's sheets; a workbook that was closed has none."""
        if self._pages is None:
            self._pages = self.xl.getSheets()
        if not self._open_look.holds():
            if self._pages is None or not self._pages.getCount():
                raise OfficeLostError
            self._open_look.begin()
        return self._pages

    @property
    def names(self) -> Names:
        """Its names, those of single sheets included."""
        return Names(self)

    @property
    def window(self) -> Uno:
        """Its window; None where it has none."""
        controller = self.xl.getCurrentController()
        frame = controller.getFrame() if controller else None
        return frame.getContainerWindow() if frame else None

    @property
    def selection(self) -> Range | None:
        """The selected cells; None where something else is selected."""
        chosen = self.xl.getCurrentSelection()
        if chosen is None or (not hasattr(chosen, "getRangeAddresses") and not hasattr(chosen, "getRangeAddress")):
            return None
        address = chosen.getRangeAddress() if hasattr(chosen, "getRangeAddress") else chosen.getRangeAddresses()[0]
        return self.sheets(address.Sheet + 1).at(address)

    def activate(self) -> None:
        """Make it the workbook in front."""
        controller = self.xl.getCurrentController()
        if controller is not None:
            controller.getFrame().activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Store it in its place, or under another path, by whose ending the kind of file is chosen."""
        more: dict[str, object] = {"Password": password} if password else {}
        if path is None and self.xl.hasLocation() and not more:
            if self.xl.isReadonly():
                raise OfficeError(f"{self.name} được mở chỉ để đọc")
            self.xl.store()
            return
        target = Path(path or self.fullname if self.xl.hasLocation() or path else f"{self.name}.xlsx").resolve()
        if target.suffix.lower() not in _FILTERS:
            raise UnsupportedError(f"Book.save({target.suffix})", f"biết các đuôi {', '.join(_FILTERS)}")
        self.xl.storeAsURL(
            url_of(str(target)), properties(FilterName=_FILTERS[target.suffix.lower()], Overwrite=True, **more)
        )
        self.app.office.changed()

    def close(self) -> None:
        """Close it without saving."""
        self.xl.setModified(False)
        self.xl.close(False)
        self.app.office.changed()
        self.app.bring_back()

    def to_pdf(self, path: str, quality: object = None) -> None:
        """Export what is printed; `quality` has no meaning here."""
        del quality
        self.xl.storeToURL(url_of(os.path.realpath(path)), properties(FilterName="calc_pdf_Export"))

    @functools.cached_property
    def named(self) -> Uno:
        """The office's names that hold in the whole workbook."""
        return self.xl.NamedRanges

    @functools.cached_property
    def databases(self) -> Uno:
        """The office's database ranges."""
        return self.xl.DatabaseRanges

    def database(self, name: str) -> Uno:
        """One database range; the office's object is kept, for it stands for whatever has that name."""
        if name not in self._ranges:
            self._ranges[name] = self.databases.getByName(name)
        return self._ranges[name]

    @functools.cached_property
    def uid(self) -> str:
        """What tells this document from all others as long as it is open."""
        return str(self.xl.RuntimeUID)

    @functools.cached_property
    def digit(self) -> float:
        """The width of a digit of the standard font in pixels (parts of them count), as this office draws it."""
        style = self.xl.StyleFamilies.getByName("CellStyles").getByName("Default")
        large = round(style.CharHeight * 96 / 72 * _ENLARGED)
        device = self.app.office.toolkit.createScreenCompatibleDevice(1, 1)
        font = device.getFont(struct("com.sun.star.awt.FontDescriptor", Name=style.CharFontName, Height=large))
        return float(font.getCharWidth("0")) / _ENLARGED

    def container(self, addresses: Any) -> Uno:
        """A bundle of ranges, to which something can be done in one call."""
        bundle = self.xl.createInstance("com.sun.star.sheet.SheetCellRanges")
        bundle.addRangeAddresses(tuple(addresses), False)
        return bundle

    def sheet_at(self, index: int) -> Sheet:
        """A sheet by its place, from 0."""
        return Sheet(self, self.pages.getByIndex(index))

    def address(self, sheet: int, box: Any) -> Uno:
        """A rectangle as the office has it."""
        return struct(
            "com.sun.star.table.CellRangeAddress",
            Sheet=sheet,
            StartRow=box.row - 1,
            StartColumn=box.column - 1,
            EndRow=box.last_row - 1,
            EndColumn=box.last_column - 1,
        )
