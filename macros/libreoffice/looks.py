"""How cells look: number format, fill, font, alignment; one call of the office for each change."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .borders import Borders
from .bridge import Uno, enum, host
from .cells import Cells
from .colours import Colour, parts, rgb
from .errors import UnsupportedError

_NONE = -1
_BOLD, _PLAIN = 150.0, 100.0
_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4}
_INDENT = 353
"""One step of Excel's indent in hundredths of a millimetre: 10 points."""


@host([base_classes.Font])
class Font(base_classes.Font):
    """The letters of cells; each property is None where the cells do not agree."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    @property
    def api(self) -> Uno:
        """The office's range."""
        return self._cells.xl

    @property
    def bold(self) -> bool | None:
        """Whether they are bold."""
        weight = self._cells.same("CharWeight")
        return None if weight is None else weight >= _BOLD

    @bold.setter
    def bold(self, value: bool) -> None:
        self._every("CharWeight", _BOLD if value else _PLAIN)

    @property
    def italic(self) -> bool | None:
        """Whether they slant."""
        slant = self._cells.same("CharPosture")
        return None if slant is None else slant.value == "ITALIC"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._every("CharPosture", enum("com.sun.star.awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> Any:
        """Their size in points."""
        return self._cells.same("CharHeight")

    @size.setter
    def size(self, value: float) -> None:
        self._every("CharHeight", float(value))

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Their colour; automatic is black, as in Excel."""
        colour = self._cells.same("CharColor")
        return (0, 0, 0) if colour == _NONE else parts(colour)

    @color.setter
    def color(self, value: Colour) -> None:
        self._cells.change(CharColor=rgb(value))

    @property
    def name(self) -> Any:
        """The family."""
        return self._cells.same("CharFontName")

    @name.setter
    def name(self, value: str) -> None:
        self._every("CharFontName", value)

    def _every(self, name: str, value: object) -> None:
        """Set it for letters of all scripts: the office keeps them apart, Excel does not."""
        self._cells.change(**{name + script: value for script in ("", "Asian", "Complex")})


@host()
class Looks(Cells):
    """The looks of a range."""

    @property
    def number_format(self) -> str | None:
        """Excel's code in English; None where the cells do not agree."""
        key = self.number_key
        return None if key is None else self.sheet.book.formats.code(key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.change(NumberFormat=self.sheet.book.formats.key(value))

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The fill; None where there is none."""
        return parts(self.same("CellBackColor"))

    @color.setter
    def color(self, value: Colour) -> None:
        self.change(CellBackColor=_NONE if value is None else rgb(value))

    @property
    def font(self) -> Font:
        """The letters."""
        return Font(self)

    @property
    def borders(self) -> Borders:
        """The lines around and between the cells."""
        return Borders(self)

    @property
    def wrap_text(self) -> Any:
        """Whether long texts are broken into lines."""
        return self.same("IsTextWrapped")

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.change(IsTextWrapped=bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        """Where texts stand in the width of their cell."""
        found = self.same("HoriJustify")
        return None if found is None else {v: k for k, v in _HORIZONTAL.items()}.get(found.value)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in _HORIZONTAL:
            raise UnsupportedError(f"Range.horizontal_alignment = {value}")
        self.change(HoriJustify=enum("com.sun.star.table.CellHoriJustify", _HORIZONTAL[value]))

    @property
    def vertical_alignment(self) -> str | None:
        """Where texts stand in the height of their cell; as Excel, the office puts them at the bottom by itself."""
        found = self.same("VertJustify")
        return None if found is None else {v: k for k, v in _VERTICAL.items()}.get(found, "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        if value not in _VERTICAL:
            raise UnsupportedError(f"Range.vertical_alignment = {value}")
        self.change(VertJustify=_VERTICAL[value])

    def adjust_indent(self, amount: int) -> None:
        """Move texts in by steps, or out where `amount` is negative."""
        self.change(ParaIndent=max(0, (self.same("ParaIndent") or 0) + amount * _INDENT))
