"""The master as it stands open in Excel or LibreOffice: the port's adapter over xlwings' public API, in whole blocks.

Planned sheets come into the host as a passing workbook, from which whole sheets are copied: so text stays text and
looks are those of the file adapter. Nothing is saved; what the person typed and has not saved is read, and stays.
"""

import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import xlwings as xw

from xlcore.blocks import extent, formula_blocks, placed, printed, spans, values, whole_lines
from xlcore.errors import InputError, MachineError
from xlcore.files.package.opc import Package
from xlcore.files.package.scratch import scratch, styles_of
from xlcore.files.saving.backups import tried
from xlcore.intake.grid import Grid, Spot
from xlcore.marks import LOOKS, heights, looks, read_looks, rows_of, same_pages, written_looks
from xlcore.plans import SheetPlan
from xlcore.stacks import stacked
from xlcore.titles import MARK, fixed, free_title, prefix, tab_of

from .facts import Facts
from .passing import passing
from .patience import patient, quiet
from .raw import raw_grid
from .standing import holds

_STACK = "thidua"
"""The title of the passing sheet with the cells of many; no planned sheet is called so."""


class LiveMaster:
    """One master workbook that a running host has open."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self.path = Path(book.fullname)
        self._look()
        self._looks = read_looks(self._facts.meaning(LOOKS))
        self._grids: dict[str, Grid | None] = {}
        self._styles = b""
        self.notices: tuple[str, ...] = ()

    def grid(self, key: str) -> Grid | None:
        """Give the sheet with that stable mark as it stands on the screen, or nothing where it is gone."""
        if key not in self._grids:
            sheet = self._sheet(key)
            facts = self._facts
            self._grids[key] = raw_grid(sheet, facts.last(sheet), plain=facts.plain(sheet)) if sheet else None
        return self._grids[key]

    def write(self, plans: Sequence[SheetPlan]) -> bool:
        """Make the program's sheets look as planned; tell whether anything changed. The file itself is not saved."""
        self._look()  # once more: a person may have done something since
        present = {plan.key: sheet for plan in plans if (sheet := self._sheet(plan.key))}
        titles = self._titles(plans, present)
        wanted = [
            placed(plan if plan.key in present else replace(plan, title=titles[plan.title]), titles) for plan in plans
        ]
        marks = {plan.key: looks(plan) for plan in wanted}
        stale = [plan for plan in wanted if not self._stands(plan, marks[plan.key], present.get(plan.key))]
        if not stale:
            return False
        self._writable()
        known = {plan.key: present[plan.key] for plan in stale if plan.key in present}
        self._doubt(known, marks)
        missing = [plan for plan in stale if plan.key not in known]
        # A macro that ends lets LibreOffice draw again: so the macro comes first. Protection comes back last of all.
        with ExitStack() as closing:
            closing.enter_context(self._unlocked([sheet.name for sheet in known.values()]))
            self._styles = self._kept()
            with quiet(self.book):
                # Formulas find the sheets that they name only once these are there.
                added = self._append(missing, closing)
                self._renew([plan for plan in stale if plan.key in known], known)
                for plan in missing:
                    patient(partial(self._finish, added[plan.key], plan))
                self._facts.mean(LOOKS, "=" + written_looks(self._looks | marks))
        self._grids.clear()
        return True

    def _look(self) -> None:
        self._sheets = {sheet.name: sheet for sheet in self.book.sheets}
        self._facts = Facts(self.book)

    def _sheet(self, key: str) -> xw.Sheet | None:
        """The sheet with a stable mark, whatever its title is by now."""
        return self._sheets.get(tab_of(self._facts.meaning(f"{MARK}{key}")))

    def _titles(self, plans: Sequence[SheetPlan], present: Mapping[str, xw.Sheet]) -> dict[str, str]:
        """The titles that planned sheets have, and those that the missing ones get, by the planned ones."""
        taken, titles = list(self._sheets), dict[str, str]()
        for plan in plans:
            if plan.key in present:
                titles[plan.title] = present[plan.key].name
            else:
                titles[plan.title] = free_title(plan.title, taken)
                taken.append(titles[plan.title])
        return titles

    def _stands(self, plan: SheetPlan, mark: str, sheet: xw.Sheet | None) -> bool:
        """Whether a sheet already is as planned: its looks by the mark left with them, its values one by one."""
        if sheet is None or self._looks.get(plan.key) != mark:
            return False
        wanted, (row, column) = values(plan), self._facts.last(sheet)
        area = sheet.range((1, 1), (max(row, len(wanted)), max(column, len(wanted[0]))))
        written = area.formula if area.size > 1 else ((area.formula,),)
        return holds(wanted, {place: cell.formula for place, cell in plan.cells.items() if cell.formula}, written)

    def _doubt(self, sheets: Mapping[str, xw.Sheet], marks: Mapping[str, str]) -> None:
        """Forget what is known of sheets in which a person may have let rows in or taken some out.

        So it may be where more rows are in use than were written, or where only what stands in the cells is another.
        """
        for key, sheet in sheets.items():
            mark = self._looks.get(key, "")
            if mark == marks[key] or 0 < rows_of(mark) < self._facts.last(sheet)[0]:
                self._looks.pop(key, None)

    def _writable(self) -> None:
        if self._facts.read_only or not self.path.stat().st_mode & stat.S_IWUSR:
            raise InputError(
                f"{self.path.name} chỉ cho đọc. Nếu người khác đang mở tệp, chờ họ đóng; nếu không, bỏ dấu Read-only "
                "của tệp (hoặc chép thư mục ra nơi ghi được). Rồi mở lại; chưa có gì bị ghi."
            )

    def _kept(self) -> bytes:
        """Keep the file as it is, or notice that it cannot be kept, and give its styles."""
        data = self.path.read_bytes()
        styles = styles_of(Package.of(data, self.path.name))
        now = datetime.now()  # noqa: DTZ005 - the time of the office
        self.notices = tried(self.path, now, read=sha256(data).hexdigest())
        return styles

    @contextmanager
    def _unlocked(self, titles: Sequence[str]) -> Iterator[None]:
        """Let protected sheets be written; a macro of the master opens them, and closes those that were closed."""
        guard = self._facts.macro("ThiDuaGuard")
        closed = patient(partial(guard, "/".join(titles), False)) if titles else ""  # noqa: FBT003 - a macro has no names
        if str(closed).startswith("?"):
            raise InputError(
                f"Trang “{closed[1:]}” được bảo vệ bằng mật khẩu. Bỏ bảo vệ trang đó (Excel: Review ▸ Unprotect Sheet; "
                "LibreOffice: Tools ▸ Protect Sheet) rồi bấm lại; chưa có gì bị ghi."
            )
        try:
            yield
        finally:
            if closed:
                patient(partial(guard, closed, True))  # noqa: FBT003 - as above

    def _renew(self, plans: Sequence[SheetPlan], sheets: Mapping[str, xw.Sheet]) -> None:
        """Bring planned cells over those of the sheets that are there."""
        widened = [plan for plan in plans if self._follow(sheets[plan.key], plan)]
        last = {plan.key: self._facts.last(sheets[plan.key]) for plan in plans}
        whole = [plan for plan in plans if plan in widened or _by_itself(plan, last[plan.key][1])]
        parts = [plan for plan in plans if plan not in whole]
        sizes = [max(last[plan.key][0], extent(plan)[0]) for plan in parts]
        stack = stacked(parts, sizes, _STACK)
        with passing(self.book, scratch([stack.plan, *whole], self._styles)) as source:
            for plan in whole:
                patient(partial(self._fill, plan, source.sheets[plan.title].cells, sheets[plan.key].cells))
            pile = source.sheets[_STACK]
            for plan, top, size in zip(parts, stack.tops, sizes, strict=True):
                width = last[plan.key][1]
                area = pile.range((top, 1), (top + size - 1, width))
                patient(partial(self._fill, plan, area, sheets[plan.key].range((1, 1), (size, width))))
        self._heights(plans, sheets, last)

    def _heights(self, plans: Sequence[SheetPlan], sheets: Mapping[str, xw.Sheet], ends: Mapping[str, Spot]) -> None:
        """Set heights that differ by one call of a macro of the master; one that an older version drew has none.

        `ends` tell where used cells ended before.
        """
        steps = {plan.key: list(heights(plan, self._looks.get(plan.key, ""), ends[plan.key][0])) for plan in plans}
        lines = [
            "/".join((sheets[key].name, *(f"{first}:{last}={height or ''}" for first, last, height in found)))
            for key, found in steps.items()
            if found
        ]
        try:
            patient(partial(self._facts.macro("ThiDuaHeights"), "\n".join(lines)))
        except Exception as error:
            if type(error) is MachineError:
                raise
            for key, found in steps.items():
                for first, last, height in found:
                    _height(sheets[key].range(f"{first}:{last}"), height)

    def _append(self, plans: Sequence[SheetPlan], closing: ExitStack) -> dict[str, xw.Sheet]:
        """Bring planned sheets that are missing to the end, by key; they have to be finished."""
        if not plans:
            return {}
        added = dict[str, xw.Sheet]()
        with passing(self.book, scratch(plans, self._styles)) as source:
            for plan in plans:
                sheet = patient(partial(source.sheets[plan.title].copy, after=self.book.sheets[-1]))
                self._sheets[sheet.name] = added[plan.key] = sheet
        closing.enter_context(self._unlocked([sheet.name for sheet in added.values()]))
        return added

    def _fill(self, plan: SheetPlan, source: xw.Range, target: xw.Range) -> None:
        """Bring one sheet's cells over the old ones, where notes of people stay; doing it again does no harm."""
        sheet = target.sheet
        notes = {} if self._facts.bare(sheet) else {note.location.address: note.text for note in sheet.notes}
        source.copy(target)
        for place, text in notes.items():
            if sheet.range(place).note is None:
                sheet.range(place).add_note(text)
        known = same_pages(self._looks.get(plan.key, ""), plan)
        for name, text in () if known else printed(plan, sheet.name).items():
            present = sheet.names[name].refers_to if name in sheet.names else ""
            if (present or "").replace("'", "") != f"={text}".replace("'", ""):
                sheet.names.add(name, f"={text}")
        self._finish(sheet, plan)

    def _follow(self, sheet: xw.Sheet, plan: SheetPlan) -> bool:
        """Let rows and columns in or take them out before a sheet is written, so that every chart on it follows.

        Tells whether columns came or went, and with them their widths.
        """
        then = {name: text for name in plan.ranges if tab_of(text := self._facts.meaning(name))}
        moves = [(False, *span) for span in spans(then, plan.ranges)]
        moves += [(True, *span) for span in spans(then, plan.ranges, across=True)]
        for across, first, size in moves:
            area = sheet.range(whole_lines(first, abs(size), across=across))
            there, back = ("right", "left") if across else ("down", "up")
            patient(partial(area.insert, there) if size > 0 else partial(area.delete, back))
            self._looks.pop(plan.key, None)  # what is known of heights is known of other rows
            self._facts.moved(sheet, plan.ranges)
        return any(across for across, *_ in moves)

    def _finish(self, sheet: xw.Sheet, plan: SheetPlan) -> None:
        """What copied cells and sheets do not bring: formulas, tables, notes, names."""
        for block in formula_blocks(plan):
            last = (block.row + len(block.formulas) - 1, block.column + len(block.formulas[0]) - 1)
            lines = [[f"={formula}" for formula in line] for line in block.formulas]
            area = sheet.range((block.row, block.column), last)
            area.options(convert="raw").formula = lines  # else xlwings asks the host for the same cells twice
        self._tables(sheet, plan)
        for place, text in plan.notes.items():
            note = sheet.range(place).note
            if note is None:
                sheet.range(place).add_note(text)
            elif note.text != text:
                note.text = text
        tab = "=" + prefix(sheet.name)
        self._facts.mean(f"{MARK}{plan.key}", f"{tab}$A$1")
        for name, cells in plan.ranges.items():
            self._facts.mean(name, tab + fixed(cells))

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


def _height(rows: xw.Range, points: float | None) -> None:
    if points is None:
        patient(rows.rows.autofit)
    else:
        patient(lambda: setattr(rows, "row_height", points))


def _by_itself(plan: SheetPlan, last_column: int) -> bool:
    """Whether a sheet needs more than the cells: new widths, for it has other columns by now; conditions; lists."""
    return last_column != extent(plan)[1] or bool(plan.conditions or plan.choices)
