"""Copying cells, within a workbook and between two: contents in one call, looks by groups of cells that look alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .addresses import COLUMNS, ROWS, Box
from .bridge import host
from .cells import Cells
from .errors import OfficeError, UnsupportedError
from .formulas import is_formula, moved, to_calc, to_excel

LOOKS = (
    "AsianVerticalMode",
    "BottomBorder2",
    "CellBackColor",
    "CellProtection",
    *(
        f"Char{what}{script}"
        for what in ("FontName", "Height", "Posture", "Weight")
        for script in ("", "Asian", "Complex")
    ),
    "CharColor",
    "CharContoured",
    "CharCrossedOut",
    "CharFontFamily",
    "CharFontPitch",
    "CharShadowed",
    "CharStrikeout",
    "CharUnderline",
    "CharUnderlineColor",
    "CharUnderlineHasColor",
    "DiagonalBLTR2",
    "DiagonalTLBR2",
    "HoriJustify",
    "HoriJustifyMethod",
    "IsTextWrapped",
    "LeftBorder2",
    "Orientation",
    "ParaIndent",
    "RightBorder2",
    "RotateAngle",
    "RotateReference",
    "ShadowFormat",
    "ShrinkToFit",
    "TopBorder2",
    "VertJustify",
    "VertJustifyMethod",
    "WritingMode",
)
"""The properties that make the looks of a cell, but for its number format, whose key is one workbook's own."""
_NAMES = tuple(sorted(LOOKS))


class Clip(NamedTuple):
    """What was copied and waits to be pasted."""

    cells: Cells


@host()
class Copying(Cells):
    """Copying and pasting of a range."""

    def copy(self, destination: Any = None) -> None:
        """Copy to the top left cell of another range, or remember the cells for `paste`."""
        if destination is None:
            self.sheet.book.app.clip = Clip(self)
        else:
            everything(self, destination.impl)

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Put what was copied here: all of it, or the part that is named."""
        clip = self.sheet.book.app.clip
        if clip is None:
            raise OfficeError("chưa chép ô nào để dán")
        if operation or skip_blanks or transpose:
            raise UnsupportedError("Range.paste", "operation, skip_blanks, transpose")
        _part(paste)(clip.cells, self)

    def copy_from(
        self,
        source_range: Any,
        copy_type: str = "all",
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Copy from another range; nothing is remembered."""
        if skip_blanks or transpose:
            raise UnsupportedError("Range.copy_from", "skip_blanks, transpose")
        _part(copy_type)(source_range.impl, self)


def everything(source: Cells, target: Cells) -> None:
    """Contents, looks, notes, links and merged cells; with whole columns their widths, never the heights of rows.

    Between two workbooks a copy of the whole sheet goes along for a moment: the office copies ranges within one only.
    """
    target.sheet.changing()
    book = target.sheet.book
    if source.sheet.book.uid == book.uid:
        target.sheet.xl.copyRange(target.sheet.place(target.box), book.address(source.sheet.position, source.box))
        return
    box = _narrowed(source, target)
    here = Box(target.box.row, target.box.column, box.rows, box.columns)
    _parted(target.sheet, here)
    with book.app.guests.invited(source.sheet, book) as guest:
        target.sheet.xl.copyRange(target.sheet.place(target.box), book.address(guest, box))
    if here.rows == ROWS:
        last = max(source.sheet.last_used.last_row, target.sheet.last_used.last_row)
        here = Box(1, here.column, last, here.columns)
    book.app.guests.loosened(target.sheet, here)


def _narrowed(source: Cells, target: Cells) -> Box:
    """Whole rows only as far as there is something here or there: all 16,384 columns make a sheet slow for ever."""
    if source.box.columns < COLUMNS:
        return source.box
    last = max(source.sheet.used.last_column, target.sheet.used.last_column)
    return Box(source.box.row, source.box.column, source.box.rows, last - source.box.column + 1)


def _parted(sheet: Any, box: Box) -> None:
    """Part merged cells where others will come: over them the office copies nothing, and does not say so."""
    held = sheet.xl.getIsMerged() and (box if box.rows < ROWS else box.shared(sheet.last_used))
    if held:
        sheet.cells_at(held).merge(False)


def values(source: Cells, target: Cells) -> None:
    """What the cells hold, formulas as their results; looks stay."""
    here = _sized(source, target)
    here.xl.setDataArray(tuple(tuple("" if cell is None else cell for cell in row) for row in source.xl.getDataArray()))


def formulas(source: Cells, target: Cells) -> None:
    """Contents with their formulas, which move as in any copy; looks stay."""
    here = _sized(source, target)
    way = (here.box.row - source.box.row, here.box.column - source.box.column)
    rows = zip(source.xl.getFormulaArray(), source.xl.getDataArray(), strict=True)
    here.xl.setFormulaArray(tuple(tuple(_entered(*pair, *way) for pair in zip(*row, strict=True)) for row in rows))


def formats(source: Cells, target: Cells) -> None:
    """Looks, number formats and merged cells; contents stay."""
    here = _sized(source, target)
    here.xl.merge(False)
    for group in source.groups():
        boxes = source.boxes(group)
        bundle = here.sheet.bundle(_moved(box, source.box, here.box) for box in boxes)
        bundle.setPropertyValues(_NAMES, group.getPropertyValues(_NAMES))
        bundle.setPropertyValue("NumberFormat", _key(source, here, group.NumberFormat))
        for box in _merged(source, boxes):
            here.sheet.cells_at(_moved(box, source.box, here.box)).merge(True)


def number_formats(source: Cells, target: Cells) -> None:
    """Number formats alone."""
    here = _sized(source, target)
    for group in source.groups():
        bundle = here.sheet.bundle(_moved(box, source.box, here.box) for box in source.boxes(group))
        bundle.setPropertyValue("NumberFormat", _key(source, here, group.NumberFormat))


def widths(source: Cells, target: Cells) -> None:
    """The widths of the columns."""
    here = _sized(source, target)
    there, columns = source.xl.getColumns(), here.xl.getColumns()
    for number in range(there.getCount()):
        columns.getByIndex(number).Width = there.getByIndex(number).Width


def notes(source: Cells, target: Cells) -> None:
    """The notes."""
    here = _sized(source, target)
    found, theirs = source.sheet.xl.getAnnotations(), here.sheet.xl.getAnnotations()
    for note in [found.getByIndex(number) for number in range(found.getCount())]:
        place = note.getPosition()
        box = Box(place.Row + 1, place.Column + 1)
        if source.box.shared(box):
            moved = _moved(box, source.box, here.box)
            theirs.insertNew(here.sheet.cell_at(moved.row, moved.column).getCellAddress(), note.getString())


_PARTS: dict[str, tuple[Callable[[Cells, Cells], None], ...]] = {
    "all": (everything,),
    "formats": (formats,),
    "values": (values,),
    "formulas": (formulas,),
    "column_widths": (widths,),
    "comments": (notes,),
    "values_and_number_formats": (values, number_formats),
    "formulas_and_number_formats": (formulas, number_formats),
}


def _part(name: str | None) -> Callable[[Cells, Cells], None]:
    if name is not None and name not in _PARTS:
        raise UnsupportedError(f"Range.paste({name})", f"biết {', '.join(_PARTS)}")

    def paste(source: Cells, target: Cells) -> None:
        for part in _PARTS[name or "all"]:
            part(source, target)

    return paste


def _sized(source: Cells, target: Cells) -> Cells:
    """The cells at the top left of the target, as many as are copied; refused where the sheet is protected."""
    here = Cells(target.sheet, Box(target.box.row, target.box.column, source.box.rows, source.box.columns))
    here.changing()
    return here


def _moved(box: Box, source: Box, target: Box) -> Box:
    return Box(box.row - source.row + target.row, box.column - source.column + target.column, box.rows, box.columns)


def _key(source: Cells, here: Cells, key: int) -> int:
    if source.sheet.book.xl == here.sheet.book.xl:
        return key
    return source.sheet.book.formats.moved(key, here.sheet.book.formats)


def _merged(source: Cells, boxes: list[Box]) -> list[Box]:
    """The merged cells among cells that look alike: each has looks of its own, so the first cell tells it for all."""
    if not source.sheet.cell_at(boxes[0].row, boxes[0].column).getIsMerged():
        return []
    places = [
        (row, column)
        for b in boxes
        for row in range(b.row, b.last_row + 1)
        for column in range(b.column, b.last_column + 1)
    ]
    return [source.sheet.range_of(*place).merge_area.box for place in places]


def _entered(text: str, value: object, down: int, right: int) -> str:
    """What has to be entered for the same content elsewhere; a text that begins like a formula stays one."""
    if not is_formula(text):
        return text
    return f"'{text}" if value == text else to_calc(moved(to_excel(text), down, right))
