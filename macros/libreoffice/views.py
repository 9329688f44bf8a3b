"""What belongs to the window or the paper of a sheet: frozen rows and columns, the print area."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .addresses import COLUMNS, ROWS, parsed
from .bridge import Uno, host
from .cells import box_of
from .errors import OfficeError, UnsupportedError

if TYPE_CHECKING:
    from .sheet import Sheet


_FROZEN = 2


@contextlib.contextmanager
def shown(sheet: Sheet) -> Iterator[Uno]:
    """The workbook's window with this sheet in front for a moment: it keeps such things of its front sheet only."""
    controller = sheet.book.xl.getCurrentController()
    if controller is None:
        raise UnsupportedError("Sheet.freeze_panes", "sổ tính không có cửa sổ")
    before = controller.getActiveSheet()
    if before == sheet.xl:
        yield controller
        return
    controller.setActiveSheet(sheet.xl)
    try:
        yield controller
    finally:
        controller.setActiveSheet(before)


def carry(source: Sheet, target: Sheet) -> None:
    """Let a sheet be seen as one of another workbook is: frozen rows and columns, lines between cells."""
    view = _kept(source)
    if view and target.book.xl.getCurrentController() is not None:
        across, down = (view.get(f"{way}SplitMode") == _FROZEN for way in ("Horizontal", "Vertical"))
        with shown(target) as controller:
            columns = view["HorizontalSplitPositionTwips"] if across else 0
            controller.freezeAtPosition(columns, view["VerticalSplitPositionTwips"] if down else 0)
        show_lines(target, drawn=view["ShowGrid"])


def lines_shown(sheet: Sheet) -> bool:
    """Whether lines are drawn between the cells of a sheet."""
    sheet.book.xl.setViewData(None)  # what was loaded; without it, the office looks how the window stands now
    return bool(_kept(sheet).get("ShowGrid", True))


def show_lines(sheet: Sheet, *, drawn: bool) -> None:
    """Draw lines between the cells of a sheet, or not: the controller's own property is that of all sheets."""
    if lines_shown(sheet) is not drawn:
        helper = sheet.book.app.office.service("com.sun.star.frame.DispatchHelper")
        with shown(sheet) as controller:
            helper.executeDispatch(controller.getFrame(), ".uno:ToggleSheetGrid", "", 0, ())


def _kept(sheet: Sheet) -> dict[str, Any]:
    """How a sheet is seen, as its workbook would store it.

    Its window is left alone: the office would take it for the
    one in front, and store others with its views.
    """
    kept = sheet.book.xl.getViewData()
    views = kept.getByIndex(0) if kept is not None and kept.getCount() else ()
    tables = next((value.Value for value in views if value.Name == "Tables"), None)
    if tables is None or not tables.hasByName(sheet.name):
        return {}
    return {value.Name: value.Value for value in tables.getByName(sheet.name)}


@host([base_classes.FreezePanes])
class FreezePanes(base_classes.FreezePanes):
    """Rows and columns that stay in sight."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the rows and columns of a range; whole rows freeze rows only, whole columns columns only."""
        box = parsed(frozen_range)
        if box is None:
            raise OfficeError(f"không đọc được địa chỉ {frozen_range}")
        rows = 0 if box.rows >= ROWS else box.last_row
        columns = 0 if box.columns >= COLUMNS else box.last_column
        with shown(self._sheet) as controller:
            controller.freezeAtPosition(columns, rows)
            if (rows or columns) and not controller.hasFrozenPanes():
                raise UnsupportedError("FreezePanes.freeze_at", "sổ tính đang mở ẩn, hoặc cửa sổ quá nhỏ")

    def unfreeze(self) -> None:
        """Let all rows and columns scroll."""
        with shown(self._sheet) as controller:
            controller.freezeAtPosition(0, 0)


@host([base_classes.PageSetup])
class PageSetup(base_classes.PageSetup):
    """What is printed of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """The office's sheet."""
        return self._sheet.xl

    @property
    def print_area(self) -> str | None:
        """The cells that are printed; None where that is all of them."""
        areas = self._sheet.xl.getPrintAreas()
        return ",".join(box_of(area).address() for area in areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        boxes = [parsed(part.strip()) for part in value.split(",")] if value else []
        if None in boxes:
            raise OfficeError(f"không đọc được địa chỉ {value}")
        place, book = self._sheet.position, self._sheet.book
        self._sheet.xl.setPrintAreas(tuple(book.address(place, box) for box in boxes))
