"""What is printed of a sheet: pages, areas, repeated rows and columns; Excel keeps these two as names of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .addresses import COLUMNS, ROWS, Box, apart, letters, parsed, quoted
from .bridge import Uno
from .cells import box_of
from .errors import OfficeError
from .naming import free

if TYPE_CHECKING:
    from .sheet import Sheet

AREA, TITLES = "Print_Area", "Print_Titles"
KEPT = "_xlnm."
"""How the names out of an .xlsx begin that the office keeps beside what is printed, and does not follow but stores."""
_PAGE = tuple(
    sorted(
        (
            *(f"{side}Margin" for side in ("Bottom", "Left", "Right", "Top")),
            *("CenterHorizontally", "CenterVertically", "FirstPageNumber", "FooterIsOn", "HeaderIsOn", "Height"),
            *("IsLandscape", "PageScale", "PrintDownFirst", "PrintGrid", "PrintHeaders", "ScaleToPagesX"),
            *("ScaleToPagesY", "Width"),
        )
    )
)


def print_names(sheet: Sheet) -> list[str]:
    """The names by which Excel would know what is printed."""
    return [name for name in (AREA, TITLES) if meaning(sheet, name)]


def meaning(sheet: Sheet, name: str) -> str:
    """What such a name means, as a formula; '' where the sheet has none."""
    return "=" + ",".join(f"{quoted(sheet.name)}!{part}" for part in parts) if (parts := _parts(sheet, name)) else ""


def mean(sheet: Sheet, name: str, refers_to: str) -> None:
    """Let such a name mean something else; nothing where it is ''."""
    boxes = [parsed(apart(part)[1]) for part in refers_to.removeprefix("=").split(",") if part]
    found = [box for box in boxes if box]
    if len(found) != len(boxes):
        raise OfficeError(f"không đọc được địa chỉ {refers_to}")
    if sheet.xl.NamedRanges.hasByName(KEPT + name):
        sheet.xl.NamedRanges.removeByName(KEPT + name)
    if name == AREA:
        sheet.xl.setPrintAreas(tuple(sheet.book.address(sheet.position, box) for box in found))
        return
    rows, columns = [box for box in found if box.columns >= COLUMNS], [box for box in found if box.rows >= ROWS]
    sheet.xl.setPrintTitleRows(bool(rows))
    sheet.xl.setPrintTitleColumns(bool(columns))
    for box in rows:
        sheet.xl.setTitleRows(sheet.book.address(sheet.position, Box(box.row, 1, box.rows)))
    for box in columns:
        sheet.xl.setTitleColumns(sheet.book.address(sheet.position, Box(1, box.column, 1, box.columns)))


def carry(source: Sheet, target: Sheet) -> None:
    """Let a sheet print as another one does, of this or of another workbook."""
    style = _styles(source).getByName(source.xl.PageStyle)
    target.xl.PageStyle = _page(target, source.xl.PageStyle, style.getPropertyValues(_PAGE))
    for name in print_names(source):
        mean(target, name, meaning(source, name))


def _parts(sheet: Sheet, name: str) -> list[str]:
    xl = sheet.xl
    if name == AREA:
        return [box_of(area).address() for area in xl.getPrintAreas()]
    parts = []
    if xl.getPrintTitleColumns():
        box = box_of(xl.getTitleColumns())
        parts.append(f"${letters(box.column)}:${letters(box.last_column)}")
    if xl.getPrintTitleRows():
        box = box_of(xl.getTitleRows())
        parts.append(f"${box.row}:${box.last_row}")
    return parts


def _styles(sheet: Sheet) -> Uno:
    return sheet.book.xl.StyleFamilies.getByName("PageStyles")


def _page(sheet: Sheet, wanted: str, values: tuple[object, ...]) -> str:
    """The name of a style for pages with these properties; it is made where there is none."""
    styles = _styles(sheet)
    if styles.hasByName(wanted) and styles.getByName(wanted).getPropertyValues(_PAGE) == values:
        return wanted
    name = free(wanted, styles.getElementNames(), 2, "{0} ({1})") if styles.hasByName(wanted) else wanted
    styles.insertByName(name, sheet.book.xl.createInstance("com.sun.star.style.PageStyle"))
    styles.getByName(name).setPropertyValues(_PAGE, values)
    return name
