"""The master as it stands open in Excel or LibreOffice: the port's adapter over xlwings' public API, in whole blocks.

Planned sheets come into the host as a passing workbook, from which whole sheets are copied: so text stays text and
looks are those of the file adapter. Nothing is saved; what the person typed and has not saved is read, and stays.
"""

import os
import re
import stat
import tempfile
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import xlwings as xw

from xlcore.blocks import (
    LOOKS,
    formula_blocks,
    heights,
    looks,
    placed,
    read_looks,
    same_heights,
    spans,
    values,
    written_looks,
)
from xlcore.errors import InputError
from xlcore.files.package.opc import Package
from xlcore.files.package.scratch import scratch, styles_of
from xlcore.files.package.sheetxml import cleaned
from xlcore.files.saving.backups import keep
from xlcore.intake.grid import Grid, Spot
from xlcore.plans import SheetPlan, Value
from xlcore.titles import fixed, prefix

from .patience import patient, quiet
from .raw import raw_grid

_PLACE = re.compile(r"^=?\$?'?((?:[^']|'')+?)'?!\$?[A-Z]+\$?\d+$")
_PASSING = ".thidua-trang-"
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_SAME = 1e-9
"""How far a number may be from the planned one and still be it: the host computes formulas itself."""


class LiveMaster:
    """One master workbook that a running host has open."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self.path = Path(book.fullname)
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._names = {name.name: name for name in book.names if name.name.startswith("td_")}
        self._texts = {name: found.refers_to or "" for name, found in self._names.items()}
        self._looks = read_looks(self._texts.get(LOOKS, ""))
        self._grids: dict[str, Grid | None] = {}
        self.notices: tuple[str, ...] = ()

    def grid(self, key: str) -> Grid | None:
        """Give the sheet with that stable mark as it stands on the screen, or nothing where it is gone."""
        if key not in self._grids:
            sheet = self._marked().get(key)
            self._grids[key] = raw_grid(sheet) if sheet else None
        return self._grids[key]

    def write(self, plans: Sequence[SheetPlan]) -> bool:
        """Make the program's sheets look as planned; tell whether anything changed. The file itself is not saved."""
        sheets = self._marked()
        titles = {plan.title: sheets[plan.key].name for plan in plans if plan.key in sheets}
        wanted = [placed(plan, titles) for plan in plans]
        stale = [plan for plan in wanted if plan.key not in sheets or not self._stands(plan, sheets[plan.key])]
        if not stale:
            return False
        self._writable()
        keep(self.path, datetime.now())  # noqa: DTZ005 - the time of the office
        present = [sheets[plan.key].name for plan in stale if plan.key in sheets]
        # A macro that ends lets LibreOffice draw again: so the macro comes first.
        with self._unlocked(present), quiet(self.book), self._opened(stale) as source:
            for plan in stale:
                patient(partial(self._fill, plan, source.sheets[plan.title]))
            self._name(LOOKS, "=" + written_looks(self._looks | {plan.key: looks(plan) for plan in wanted}))
        self._grids.clear()
        return True

    def _marked(self) -> dict[str, xw.Sheet]:
        """The sheets with a stable mark, by key, whatever their titles are by now."""
        found = {name.removeprefix("td_"): _PLACE.match(text) for name, text in self._texts.items()}
        titles = {key: place[1].replace("''", "'") for key, place in found.items() if place}
        return {key: self._sheets[title] for key, title in titles.items() if title in self._sheets}

    def _stands(self, plan: SheetPlan, sheet: xw.Sheet) -> bool:
        """Whether a sheet already is as planned: its looks by the mark left with them, its values one by one."""
        if self._looks.get(plan.key) != looks(plan):
            return False
        wanted, last = values(plan), sheet.used_range.last_cell
        area = sheet.range((1, 1), (max(last.row, len(wanted)), max(last.column, len(wanted[0]))))
        written = area.formula if area.size > 1 else ((area.formula,),)
        return _equal(wanted, {place for place, cell in plan.cells.items() if cell.formula}, written)

    def _writable(self) -> None:
        if not self.path.stat().st_mode & stat.S_IWUSR:
            raise InputError(
                f"{self.path.name} chỉ cho đọc. Bỏ dấu Read-only của tệp (hoặc chép thư mục ra nơi ghi được) "
                "rồi mở lại; chưa có gì bị ghi."
            )

    @contextmanager
    def _opened(self, plans: Sequence[SheetPlan]) -> Iterator[xw.Book]:
        """The planned sheets as a workbook open for a moment, beside the master so that links find their way."""
        data = scratch(plans, styles_of(Package.open(self.path)))
        for leftover in self.path.parent.glob(f"{_PASSING}*.xlsx"):
            leftover.unlink()
        handle, name = tempfile.mkstemp(prefix=_PASSING, suffix=".xlsx", dir=self.path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            source = patient(lambda: self.book.app.books.open(name, update_links=False, read_only=True))
            try:
                yield source
            finally:
                patient(source.close)
        finally:
            Path(name).unlink(missing_ok=True)

    @contextmanager
    def _unlocked(self, titles: Sequence[str]) -> Iterator[None]:
        """Let protected sheets be written; a macro of the master opens them, and closes those that were closed."""
        guard = self.book.macro("ThiDua.ThiDuaGuard")
        closed = patient(partial(guard, "/".join(titles), False)) if titles else ""  # noqa: FBT003 - a macro has no names
        try:
            yield
        finally:
            if closed:
                patient(partial(guard, closed, True))  # noqa: FBT003 - as above

    def _fill(self, plan: SheetPlan, source: xw.Sheet) -> None:
        """Bring one sheet into the master; doing it again does no harm."""
        sheet = self._marked().get(plan.key)
        if sheet is None:
            sheet = source.copy(after=self.book.sheets[-1])
            self._sheets[sheet.name] = sheet
            with self._unlocked([sheet.name]):
                self._finish(sheet, plan)
            return
        self._follow(sheet, plan)
        self._copy(plan, source, sheet)
        self._finish(sheet, plan)

    def _copy(self, plan: SheetPlan, source: xw.Sheet, sheet: xw.Sheet) -> None:
        """Copy the cells over the old ones; widths go along where the columns are others, and notes of people stay."""
        wanted, last = values(plan), sheet.used_range.last_cell
        notes = {note.location.address: note.text for note in sheet.notes}
        if last.column == len(wanted[0]):
            area = ((1, 1), (max(last.row, len(wanted)), last.column))
            source.range(*area).copy(sheet.range(*area))
        else:
            source.cells.copy(sheet.cells)
        for place, text in notes.items():
            if sheet.range(place).note is None:
                sheet.range(place).add_note(text)

    def _follow(self, sheet: xw.Sheet, plan: SheetPlan) -> None:
        """Let rows in or take them out of what charts read before it is written, so that every chart on it follows."""
        for row, rows in spans(self._texts, plan.ranges):
            area = sheet.range(f"{row}:{row + abs(rows) - 1}")
            if rows > 0:
                area.insert("down")
            else:
                area.delete("up")

    def _finish(self, sheet: xw.Sheet, plan: SheetPlan) -> None:
        """What the copied cells do not bring: formulas, heights, tables, notes, names."""
        for block in formula_blocks(plan):
            last = (block.row + len(block.formulas) - 1, block.column + len(block.formulas[0]) - 1)
            lines = [[f"={formula}" for formula in line] for line in block.formulas]
            sheet.range((block.row, block.column), last).formula = lines
        known = same_heights(self._looks.get(plan.key, ""), looks(plan))
        for first, last_row, height in () if known else heights(plan):
            rows = sheet.range(f"{first}:{last_row}")
            if height is None:
                rows.rows.autofit()
            else:
                rows.row_height = height
        self._tables(sheet, plan)
        for place, text in plan.notes.items():
            note = sheet.range(place).note
            if note is None:
                sheet.range(place).add_note(text)
            elif note.text != text:
                note.text = text
        tab = "=" + prefix(sheet.name)
        self._name(f"td_{plan.key}", f"{tab}$A$1")
        for name, cells in plan.ranges.items():
            self._name(name, tab + fixed(cells))

    @staticmethod
    def _tables(sheet: xw.Sheet, plan: SheetPlan) -> None:
        for table in plan.tables:
            area = sheet.range((table.top, table.left), (table.last_row, table.left + len(table.headers) - 1))
            try:
                present = sheet.tables[table.name]
            except KeyError:
                sheet.tables.add(area, name=table.name, table_style_name="")
            else:
                if present.range.address != area.address:
                    present.resize(area)

    def _name(self, name: str, text: str) -> None:
        if self._texts.get(name, "").replace("'", "") == text.replace("'", ""):
            return
        if name in self._names:
            self._names[name].refers_to = text
        else:
            self._names[name] = self.book.names.add(name, text)
        self._texts[name] = text


def _equal(wanted: Sequence[Sequence[Value]], computed: Container[Spot], written: Any) -> bool:
    """Whether cells hold what is planned, formulas where they are planned; beyond the plan they must be empty.

    `written` are rows of what the formula line shows.
    """
    for row, line in enumerate(written):
        planned = wanted[row] if row < len(wanted) else ()
        for column, text in enumerate(line):
            if (row + 1, column + 1) in computed:
                if not text.startswith("="):
                    return False
            elif not _alike(planned[column] if column < len(planned) else None, text):
                return False
    return True


def _alike(wanted: Value, text: str) -> bool:
    """Whether a cell whose formula line shows a text holds a value: days are shown there by their numbers."""
    if wanted is None or isinstance(wanted, str):
        return text == cleaned(wanted or "")
    if isinstance(wanted, bool) and text in {"TRUE", "FALSE"}:
        return text == str(wanted).upper()
    try:
        number = float(text)
    except ValueError:
        return False
    return abs(number - _number(wanted)) <= _SAME * max(1, abs(number))


def _number(value: float | date) -> float:
    """A value as the host counts it; days by their number since the end of 1899."""
    if not isinstance(value, date):
        return value
    moment = value if isinstance(value, datetime) else datetime.combine(value, datetime.min.time())
    return (moment - _FIRST_DAY) / timedelta(days=1)
