"""Understands one returned file: whose it is, for which period, and what its tables say."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from ..declare import Sheet
from ..domain.bloc import Assignment, Bloc, Member
from ..domain.findings import Finding, Place, letters
from ..domain.periods import Period
from ..sheets import TEMPLATE, FormKind, form_kind
from ..sheets.cover import COVER
from ..values.folding import fold
from ..values.writing import day
from .grid import Grid, RawBook
from .identify import match_member, members_by_evidence, periods_by_evidence
from .listed import own_sheets
from .locate import Found, find_table, label_above
from .places import is_called, place
from .rows import TableReader
from .submission import Submission, Table, Value
from .units import other_unit

_COVER_RULES = {"BANG-20", "GT-03", "GT-04", "GT-05", "GT-06", "GT-07", "GT-08"}
_FAR = 60
"""So many days before or after its receipt a report is not written."""


def understand(book: RawBook, assignment: Assignment) -> Submission:
    """Give what a file says, with all findings about it; a file that cannot count is not `valid`."""
    return _Reading(own_sheets(book), assignment).submission()


@dataclass(slots=True)
class _Reading:
    book: RawBook
    assignment: Assignment
    findings: list[Finding] = field(default_factory=list)
    valid: bool = True
    member: Member | None = None
    kind: FormKind = field(init=False)
    doubts: bool = False

    def __post_init__(self) -> None:
        self.kind = form_kind(TEMPLATE, self.assignment)

    def submission(self) -> Submission:
        cover, grid = self._cover()
        said = self._said(cover, grid) if cover and grid else {}
        self.member = self._member(_text(said, "member_code"), _text(said, "member_name"))
        period = self._period(_text(said, "period"))
        self._bloc(_text(said, "bloc"))
        template, reported_on = _text(said, "template"), said.get("reported_on")
        self.kind = form_kind(template, self.assignment)
        if cover and grid:
            self._about_cover(cover, grid, template, reported_on)
        tables = self._answers(grid) if self.valid else {}
        code = self.member.code if self.member else ""
        return Submission(
            file=self.book.name,
            digest=self.book.digest,
            received=self.book.modified,
            member=code,
            period=period,
            template=template,
            tables=tables,
            findings=tuple(finding._replace(member=code) for finding in self.findings),
            reported_on=reported_on if isinstance(reported_on, date) else None,
            valid=self.valid,
            part=self.kind.part,
        )

    def _say(self, rule: str, place: Place | None = None, key: str = "", value: str = "", **facts: str) -> None:
        spoken = facts.pop("field", "")
        self.findings.append(Finding(rule, "", place or Place(self.book.name), key, spoken, value, facts))

    def _cover(self) -> tuple[Found | None, Grid | None]:
        """The tab called so, or else the one with most of the labels of a cover."""
        called = [grid for grid in self.book.grids if is_called(grid, COVER)]
        for grids in (called, self.book.grids):
            finds = [(found, grid) for grid in grids if (found := find_table(grid, COVER, self.assignment.period))]
            if finds:
                return max(finds, key=lambda find: find[0].score)
        return None, None

    def _said(self, cover: Found, grid: Grid) -> Mapping[str, Value]:
        """What the cover says; of its cells only what was not understood is told."""
        reader = self._reader(grid, COVER, cover)
        rows = reader.read().rows
        self.findings += [finding for finding in reader.findings if finding.rule in _COVER_RULES]
        return rows[0].values if rows else {}

    def _member(self, code: str, name: str) -> Member | None:
        bloc = self.assignment.bloc
        by_code, by_name = match_member(bloc, code, name)
        if by_code and by_name and by_code is not by_name:
            self._nobody(f"mã {code}, nhưng tên {name}")
            return None
        member = by_code or by_name
        if member:
            if code and name and not (by_code and by_name):
                reason = f"mã ghi {code}, dù tên ghi {name}" if by_code else f"tên ghi {name}, dù mã ghi {code}"
                self._say("TEP-13", what="đơn vị", found=member.name, reason=reason)
            return member
        if code or name:
            self._nobody(name or code)
            return None
        evidence = members_by_evidence(self.book, bloc)
        if evidence.only:
            self._say("TEP-13", what="đơn vị", found=evidence.only.name, reason=evidence.reason)
        else:
            self._nobody("; ".join(one.name for one in evidence.values) or "không có tên đơn vị nào")
        return evidence.only

    def _nobody(self, found: str) -> None:
        self.valid = False
        self._say("TEP-05", found=found)

    def _period(self, text: str) -> Period | None:
        expected, period, found = self.assignment.period, None, text
        if text:
            with suppress(ValueError):
                period = Period.parse(text)
        else:
            evidence = periods_by_evidence(self.book)
            period, found = evidence.only, "; ".join(one.label for one in evidence.values) or "không ghi kỳ nào"
            if period == expected:
                self._say("TEP-13", what="kỳ báo cáo", found=period.label, reason=evidence.reason)
        if period != expected:
            self.valid = False
            self._say("TEP-07", found=period.label if period else found, expected=expected.label)
        return period

    def _bloc(self, found: str) -> None:
        """A form of another bloc cannot count; while the master has no name for its own, of none can be said so."""
        bloc = self.assignment.bloc
        if found and bloc.name and _bloc_name(found, bloc) != _bloc_name(bloc.name, bloc):
            self.valid = False
            self._say("TEP-06", found=found, expected=bloc.name)

    def _about_cover(self, cover: Found, grid: Grid, template: str, reported_on: Value) -> None:
        def place(name: str) -> Place:
            return Place(self.book.name, grid.name, cover.lines[name], cover.columns[name])

        if template and _edition(template) != _edition(self.kind.template):
            facts = {"found": template, "expected": self.kind.template}
            self._say("TEP-08", place("template"), COVER.key, template, **facts)
        if isinstance(reported_on, date) and self._far(reported_on):
            self._say("TEP-12", place("reported_on"), COVER.key, day(reported_on), found=day(reported_on))

    def _far(self, reported: date) -> bool:
        """Whether a date of reporting can be neither one in the period nor one near the receipt."""
        period = self.assignment.period
        outside = not period.first_day <= reported <= period.last_day
        return outside and abs((self.book.modified.date() - reported).days) > _FAR

    def _reader(self, grid: Grid, sheet: Sheet, found: Found) -> TableReader:
        code = self.member.code if self.member else ""
        book = self.book
        facts = (self.assignment.period, book.date1904, book.marks, book.kind == "xls")
        return TableReader(book.name, code, grid, sheet, found, *facts)

    def _answers(self, cover: Grid | None) -> dict[str, Table]:
        """The tables; a file in which nothing was answered must not take the place of one with figures."""
        about_file = [*self.findings]
        tables = self._tables(cover)
        if self.doubts or any(map(_answered, tables.values())):
            return tables
        self.valid, self.findings = False, about_file
        self._say("TEP-03")
        return {}

    def _tables(self, cover: Grid | None) -> dict[str, Table]:
        tables: dict[str, Table] = {}
        grids = [grid for grid in self.book.grids if grid is not cover]
        demanded = [sheet for sheet in self.kind.sheets if self._demanded(sheet)]
        places = place(grids, self.kind.sheets, demanded, self.assignment.period)
        for sheet in self.kind.sheets:
            if sheet.key not in places.tabs:
                self._missing(sheet)
                continue
            grid, found = places.tabs[sheet.key]
            self._about_sheet(grid, sheet, found)
            reader = self._reader(grid, sheet, found)
            table = reader.read()
            self.findings += reader.findings
            self.doubts = self.doubts or bool(found.doubtful)
            if not found.unreadable(sheet):
                tables[sheet.key] = table
            if self.member and not self._asked(sheet) and _gave(table):
                self._say("BANG-15", Place(self.book.name, grid.name), sheet.key, sheet=sheet.title)
        for grid, sheet in places.again:
            other = places.tabs[sheet.key][0].name
            where = Place(self.book.name, grid.name)
            self._say("BANG-11", where, sheet.key, grid.name, found=grid.name, sheet=sheet.title, other=other)
        return tables

    def _demanded(self, sheet: Sheet) -> bool:
        return sheet.required and self._asked(sheet)

    def _asked(self, sheet: Sheet) -> bool:
        member = self.member
        return bool(member and sheet.applies_to(member.kind) and sheet.key not in member.exempt)

    def _missing(self, sheet: Sheet) -> None:
        if self._demanded(sheet):
            self._say("BANG-01", key=sheet.key, sheet=sheet.title)

    def _about_sheet(self, grid: Grid, sheet: Sheet, found: Found) -> None:
        place = Place(self.book.name, grid.name)
        if not is_called(grid, sheet):
            self._say("BANG-04", place, sheet.key, found=grid.name, sheet=sheet.title)
        if hidden := self._hidden(grid, found):
            self._say("BANG-05", place, sheet.key, what=hidden)
        for column in sheet.columns:
            missing = column.name not in found.columns and column.name not in found.doubtful
            if missing and (column.required or column.key):
                rule = "BANG-03" if column.optional else "BANG-02"
                self._say(rule, place, sheet.key, sheet=sheet.title, field=column.spoken)
        if not found.unreadable(sheet):
            self._beside(grid, sheet, found)
        if other := other_unit(grid, sheet, found):
            spot, said = other
            self._say("BANG-21", Place(self.book.name, grid.name, *spot), sheet.key, said, found=said)

    def _beside(self, grid: Grid, sheet: Sheet, found: Found) -> None:
        """Tell of columns that are not read; not of those that nobody named or filled in."""
        for number, text, name in (*((*one, "") for one in found.unknown), *found.twins):
            label = label_above(grid, found, number, text)
            if label is None:
                continue
            where, facts = Place(self.book.name, grid.name, *label.spot), {"found": label.text}
            if name and label.own:
                facts["read"] = letters(found.columns[name])
            self._say("BANG-19" if "read" in facts else "BANG-06", where, sheet.key, label.text, **facts)

    def _hidden(self, grid: Grid, found: Found) -> str:
        parts = [] if grid.visible else ["cả trang"]
        places = found.columns.values()
        rows = [
            str(row)
            for row in sorted(grid.hidden_rows)
            if row >= found.first_row and any(grid.at(row, column) != "" for column in places)
        ]
        columns = [letters(column) for column in sorted(grid.hidden_columns) if column in places]
        parts += [f"dòng {', '.join(rows)}"] if rows else []
        parts += [f"cột {', '.join(columns)}"] if columns else []
        return "; ".join(parts)


def _text(said: Mapping[str, Value], name: str) -> str:
    value = said.get(name)
    return "" if value is None else str(value)


def _answered(table: Table) -> bool:
    """Whether the unit itself said anything in a table; keys may stand there as the form brought them along."""
    said = (name in row.exempt or row.values.get(name) is not None for row in table.rows for name in _own(table))
    return table.exempt or table.nothing or any(said)


def _gave(table: Table) -> bool:
    """Whether the unit itself gave a figure in a table that is no zero."""
    return any(row.values.get(name) for row in table.rows for name in _own(table) if table.sheet.by_name[name].numeric)


def _own(table: Table) -> list[str]:
    columns = (column for column in table.sheet.columns if column.name in table.columns)
    return [column.name for column in columns if not (column.prefilled or column.computed or column.key)]


def _edition(text: str) -> str:
    """An edition as it is compared: '1.0' typed as a number is 1."""
    return text.replace(",", ".").removesuffix(".0")


def _bloc_name(text: str, bloc: Bloc) -> str:
    """The folded name of a bloc without what it is called and its province, which both may be left out."""
    province = fold(bloc.province).removeprefix("tinh ").removeprefix("thanh pho ")
    name = fold(text).removeprefix("khoi ").removeprefix("thi dua ")
    return name.removesuffix(province).rstrip().removesuffix(" tinh").removesuffix(" thanh pho")
