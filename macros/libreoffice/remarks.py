"""Notes and links of cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from xlwings import base_classes

from .addresses import apart, quoted
from .bridge import Uno, host, path_of
from .cells import Cells
from .errors import OfficeError

if TYPE_CHECKING:
    from .ranges import Range

_FIELD = "com.sun.star.text.TextField.URL"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


@host([base_classes.Note])
class Note(base_classes.Note):
    """The note of one cell."""

    def __init__(self, cell: Range) -> None:
        self._cell = cell

    @property
    def api(self) -> Uno:
        """The office's annotation."""
        return self._cell.first.getAnnotation()

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        self._cell.changing()
        self.api.setString(value)

    @property
    def author(self) -> str:
        """Who wrote it, where the office knows."""
        return str(self.api.getAuthor())

    @property
    def location(self) -> Range:
        """Its cell."""
        return self._cell

    def delete(self) -> None:
        """Take it away."""
        notes, place = self._cell.sheet.xl.getAnnotations(), self._cell.box
        for number in range(notes.getCount()):
            position = notes.getByIndex(number).getPosition()
            if (position.Row + 1, position.Column + 1) == (place.row, place.column):
                notes.removeByIndex(number)
                return


@host()
class Remarks(Cells):
    """Notes and links of a range."""

    @property
    def note(self) -> Note | None:
        """The note of the first cell."""
        found = self.first.getAnnotation()
        return Note(self.sheet.range_at(self.box)) if found is not None and found.getString() else None

    def add_note(self, text: str) -> Note:
        """Write a note."""
        self.changing()
        self.sheet.xl.getAnnotations().insertNew(self.first.getCellAddress(), text)
        return Note(self.sheet.range_at(self.box))

    @property
    def hyperlink(self) -> str:
        """Where the link of the first cell leads: an address, a path like tep/a.xlsx#Trang!A1, or #Trang!A1."""
        fields = self.first.getTextFields().createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.getPropertySetInfo().hasPropertyByName("URL"):
                return _excel(str(field.URL), self._folder)
        raise OfficeError(f"ô {self.box.address()} không có liên kết")

    @property
    def _folder(self) -> str:
        """The address of the workbook's folder, with a slash at the end; '' where it was never stored."""
        return str(self.sheet.book.xl.getURL()).rpartition("/")[0] + "/"

    def add_hyperlink(self, address: str, text_to_display: str = "", screen_tip: str = "") -> None:
        """Make each cell a link; LibreOffice shows its own tip."""
        del screen_tip
        self.changing()
        document, target = self.sheet.book.xl, _calc(address, self._folder)
        for row in range(self.box.row, self.box.last_row + 1):
            for column in range(self.box.column, self.box.last_column + 1):
                cell = self.sheet.cell_at(row, column)
                field = document.createInstance(_FIELD)
                field.URL, field.Representation = target, text_to_display or address
                cell.setString("")
                cell.insertTextContent(cell.createTextCursor(), field, False)


def notes_of(sheet: Any) -> list[Note]:
    """The notes of a sheet."""
    found = sheet.xl.getAnnotations()
    cells = (found.getByIndex(number).getPosition() for number in range(found.getCount()))
    return [Note(sheet.range_of(cell.Row + 1, cell.Column + 1)) for cell in cells]


def _calc(address: str, folder: str) -> str:
    """Excel's writing of a link's address as the office's, which takes whole addresses and stores relative ones."""
    path, mark, place = address.partition("#")
    if not path:
        sheet, cell = apart(place)
        return f"#{quoted(sheet)}.{cell}" if sheet else address
    if _SCHEME.match(path) or not folder.startswith("file:"):
        return address
    return f"{folder}{quote(path.replace(chr(92), '/'))}{mark}{place}"


def _excel(url: str, folder: str) -> str:
    path, mark, place = url.partition("#")
    place = unquote(place)
    sheet, dot, cell = place.removeprefix("$").rpartition(".")
    if dot and "!" not in place:
        name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        place = f"{quoted(name)}!{cell}"
    if path.startswith("file:"):
        path = unquote(path[len(folder) :]) if path.startswith(folder) else path_of(path)
    return f"{path}{mark}{place}"
