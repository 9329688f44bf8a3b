"""Drop-down lists: short ones stand in the cell's own rule, long ones on a hidden sheet."""

from dataclasses import dataclass, field

from xlsxwriter.worksheet import Worksheet

from ...declare import Choice, Column
from ...domain.findings import letters
from .canvas import Canvas
from .looks import LIST_ROOM

TITLE = "Danh mục"


@dataclass(slots=True)
class Lists:
    """The drop-down lists of one workbook."""

    canvas: Canvas
    _sheet: Worksheet | None = None
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)

    def source(self, column: Column) -> str | list[str] | None:
        """Where the list of a column comes from; nothing for a column without a list."""
        if not isinstance(column.kind, Choice):
            return None
        options = column.kind.options
        if len(",".join(options)) <= LIST_ROOM and not any("," in option for option in options):
            return list(options)
        if options not in self._known:
            self._known[options] = self._write(options)
        return self._known[options]

    def _write(self, options: tuple[str, ...]) -> str:
        if self._sheet is None:
            self._sheet = self.canvas.sheet(TITLE, "lists")
            self._sheet.very_hidden()
            self._sheet.protect()
        place = len(self._known)
        for row, option in enumerate(options):
            self._sheet.write_string(row, place, option)
        letter = letters(place + 1)
        return f"='{TITLE}'!${letter}$1:${letter}${len(options)}"
