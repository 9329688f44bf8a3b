"""Understands one returned file: whose it is, for which period, and what its tables say."""

from dataclasses import dataclass, field
from datetime import date

from ..declare import Sheet
from ..domain.bloc import Assignment, Member
from ..domain.findings import Finding, Place, letters
from ..domain.periods import Period
from ..sheets import DATA_SHEETS, TEMPLATE
from ..sheets.cover import COVER
from ..values.folding import clean, fold
from ..values.writing import day
from .grid import Grid, RawBook
from .identify import match_member, member_by_evidence, period_by_evidence
from .locate import Found, find_table
from .rows import TableReader
from .submission import Submission, Table

_FAR = 60
"""So many days before or after its receipt a report is not written."""


def understand(book: RawBook, assignment: Assignment) -> Submission:
    """Give what a file says, with all findings about it; a file that cannot count is not `valid`."""
    return _Reading(book, assignment).submission()


@dataclass(slots=True)
class _Reading:
    book: RawBook
    assignment: Assignment
    findings: list[Finding] = field(default_factory=list)
    valid: bool = True
    member: Member | None = None

    def submission(self) -> Submission:
        cover, cover_grid = self._cover()
        said = {name: _said(cover_grid, cover, name) for name in COVER.by_name} if cover and cover_grid else {}
        self.member = self._member(said)
        period = self._period(said)
        self._bloc(said)
        self._edition(said, cover, cover_grid)
        reported_on = self._reported_on(cover, cover_grid)
        tables = self._tables(cover_grid) if self.valid else {}
        code = self.member.code if self.member else ""
        return Submission(
            file=self.book.name,
            digest=self.book.digest,
            received=self.book.modified,
            member=code,
            period=period,
            template=said.get("template", ""),
            tables=tables,
            findings=tuple(self.findings),
            reported_on=reported_on,
            valid=self.valid,
        )

    def _say(self, rule: str, place: Place | None = None, key: str = "", value: str = "", **facts: str) -> None:
        code = self.member.code if self.member else ""
        spoken = facts.pop("field", "")
        self.findings.append(Finding(rule, code, place or Place(self.book.name), key, spoken, value, facts))

    def _cover(self) -> tuple[Found | None, Grid | None]:
        best: tuple[Found | None, Grid | None] = (None, None)
        for grid in self.book.grids:
            found = find_table(grid, COVER)
            if found and (best[0] is None or found.score > best[0].score):
                best = (found, grid)
        return best

    def _member(self, said: dict[str, str]) -> Member | None:
        bloc = self.assignment.bloc
        code, name = said.get("member_code", ""), said.get("member_name", "")
        member = match_member(bloc, code, name)
        if member is None and not (code or name):
            evidence = member_by_evidence(self.book, bloc)
            if evidence:
                self.member = evidence.value
                self._say("TEP-13", what="đơn vị", found=evidence.value.name, reason=evidence.reason)
                return evidence.value
        if member is None:
            self.valid = False
            self._say("TEP-05", found=name or code or "không có tên đơn vị nào")
        return member

    def _period(self, said: dict[str, str]) -> Period | None:
        expected, text = self.assignment.period, said.get("period", "")
        period: Period | None = None
        if text:
            try:
                period = Period.parse(text)
            except ValueError:
                period = None
        else:
            evidence = period_by_evidence(self.book)
            if evidence:
                period = evidence.value
                self._say("TEP-13", what="kỳ báo cáo", found=period.label, reason=evidence.reason)
        if (text or period) and period != expected:
            self.valid = False
            self._say("TEP-07", found=period.label if period else text, expected=expected.label)
        return period

    def _bloc(self, said: dict[str, str]) -> None:
        found, expected = said.get("bloc", ""), self.assignment.bloc.name
        if found and fold(expected) not in fold(found):
            self.valid = False
            self._say("TEP-06", found=found, expected=expected)

    def _edition(self, said: dict[str, str], cover: Found | None, grid: Grid | None) -> None:
        found = said.get("template", "")
        if found and found != TEMPLATE and cover and grid:
            place = Place(self.book.name, grid.name, cover.lines["template"], cover.columns["template"])
            self._say("TEP-08", place, COVER.key, found, found=found, expected=TEMPLATE)

    def _reported_on(self, cover: Found | None, grid: Grid | None) -> date | None:
        if not cover or not grid or "reported_on" not in cover.columns:
            return None
        reader = self._reader(grid, COVER, cover)
        value = reader.read().rows[0].values.get("reported_on")
        self.findings += [f for f in reader.findings if f.rule in {"GT-03", "GT-04"}]
        if not isinstance(value, date):
            return None
        if self._far(value):
            place = Place(self.book.name, grid.name, cover.lines["reported_on"], cover.columns["reported_on"])
            self._say("TEP-12", place, COVER.key, day(value), found=day(value))
        return value

    def _far(self, reported: date) -> bool:
        """Whether a date of reporting can be neither one in the period nor one near the receipt."""
        period = self.assignment.period
        outside = not period.first_day <= reported <= period.last_day
        return outside and abs((self.book.modified.date() - reported).days) > _FAR

    def _reader(self, grid: Grid, sheet: Sheet, found: Found) -> TableReader:
        code = self.member.code if self.member else ""
        return TableReader(
            self.book.name, code, grid, sheet, found, self.assignment.period, self.book.date1904, self.book.marks
        )

    def _tables(self, cover: Grid | None) -> dict[str, Table]:
        tables: dict[str, Table] = {}
        places = self._places(cover)
        for sheet in DATA_SHEETS:
            if sheet.key not in places:
                self._missing(sheet)
                continue
            grid, found = places[sheet.key]
            self._about_sheet(grid, sheet, found)
            reader = self._reader(grid, sheet, found)
            tables[sheet.key] = reader.read()
            self.findings += reader.findings
        return tables

    def _places(self, cover: Grid | None) -> dict[str, tuple[Grid, Found]]:
        """Which tab holds which sheet: by its name first, then by the best header among the tabs that are left."""
        free = [grid for grid in self.book.grids if grid is not cover]
        places: dict[str, tuple[Grid, Found]] = {}
        for sheet in DATA_SHEETS:
            names = {fold(sheet.title), *map(fold, sheet.aliases)}
            for grid in free:
                if fold(grid.name) in names and (found := find_table(grid, sheet)):
                    places[sheet.key] = (grid, found)
                    free = [other for other in free if other is not grid]
                    break
        for sheet in DATA_SHEETS:
            if sheet.key not in places and free:
                finds = [(found.score, index) for index, grid in enumerate(free) if (found := find_table(grid, sheet))]
                if finds:
                    grid = free.pop(max(finds)[1])
                    found = find_table(grid, sheet)
                    if found:
                        places[sheet.key] = (grid, found)
        return places

    def _missing(self, sheet: Sheet) -> None:
        member = self.member
        if member and sheet.required and sheet.applies_to(member.kind) and sheet.key not in member.exempt:
            self._say("BANG-01", key=sheet.key, sheet=sheet.title)

    def _about_sheet(self, grid: Grid, sheet: Sheet, found: Found) -> None:
        place = Place(self.book.name, grid.name)
        if fold(grid.name) not in {fold(sheet.title), *map(fold, sheet.aliases)}:
            self._say("BANG-04", place, sheet.key, found=grid.name, sheet=sheet.title)
        if hidden := self._hidden(grid, found):
            self._say("BANG-05", place, sheet.key, what=hidden)
        for column in sheet.columns:
            if column.name not in found.columns and (column.required or column.key):
                rule = "BANG-03" if column.optional else "BANG-02"
                self._say(rule, place, sheet.key, sheet=sheet.title, field=column.spoken)
        for number, _ in found.unknown:
            shown = clean(str(grid.at(found.header[1], number) or grid.at(found.header[0], number)))
            where = Place(self.book.name, grid.name, found.header[1], number)
            self._say("BANG-06", where, sheet.key, shown, found=shown)

    def _hidden(self, grid: Grid, found: Found) -> str:
        parts = [] if grid.visible else ["cả trang"]
        rows = [
            str(row) for row in sorted(grid.hidden_rows) if row >= found.first_row and any(grid.rows[row - 1 : row])
        ]
        columns = [letters(column) for column in sorted(grid.hidden_columns) if column in found.columns.values()]
        parts += [f"dòng {', '.join(rows)}"] if rows else []
        parts += [f"cột {', '.join(columns)}"] if columns else []
        return "; ".join(parts)


def _said(grid: Grid, cover: Found, name: str) -> str:
    if name not in cover.columns:
        return ""
    raw = grid.at(cover.lines[name], cover.columns[name])
    return clean(str(raw))
