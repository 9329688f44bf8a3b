"""What the master says before any file comes back, read with the same means as a returned file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from ..consolidation import Remark
from ..declare import Sheet
from ..domain.bloc import Assignment, Bloc, Conference, Member, Target
from ..domain.findings import Finding, Severity, address
from ..domain.periods import Period
from ..domain.proceedings import Proceedings
from ..domain.rulebook import Amendment
from ..errors import InputError
from ..sheets.master import CONFIG, CORRECTIONS, INDICATORS, MASTER_SHEETS, MEMBERS, PREVIOUS, REMARKS, RULES, Tab
from ..sheets.rare import OF_A_YEAR, filled
from ..sheets.targets import LOWER
from ..values.folding import fold
from .corrections import Correction, read_corrections
from .earlier import read_previous
from .grid import Grid
from .inputs import input_table, text
from .membership import about_members, read_members
from .proceedings import read_proceedings
from .submission import Row, Table

if TYPE_CHECKING:  # loaded only where they are used (`sheets.rare`)
    from ..awards.year import Year
    from ..scoring.given import Scoring

MASTER = "TongHop.xlsm"


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """The master's input sheets, understood. `findings` are about cells of the master itself."""

    assignment: Assignment
    rule_changes: tuple[Amendment, ...]
    previous: pl.DataFrame
    remarks: Mapping[str, Remark]
    findings: tuple[Finding, ...]
    year: "Year | None" = None
    corrections: tuple[Correction, ...] = ()
    proceedings: Proceedings = field(default_factory=Proceedings)
    scoring: "Scoring | None" = None
    tabs: tuple[Tab, ...] = ()


def read_office(grids: Mapping[str, Grid]) -> Office:
    """Understand the input sheets, given by their keys; an `InputError` where no run is possible with them."""
    findings: list[Finding] = []
    tables = {s.key: _table(s, grids, findings) for s in MASTER_SHEETS}
    assignment = _assignment(tables)
    codes = [member.code for member in assignment.bloc.members]
    previous, about_previous = read_previous(tables[PREVIOUS.key], MASTER, codes)
    proceedings, about_proceedings = read_proceedings(grids, assignment.bloc, MASTER)
    assignment, scoring = _scored(assignment, grids)
    return Office(
        assignment=assignment,
        rule_changes=tuple(_amendment(row) for row in _rows(tables[RULES.key]) if row.values.get("id")),
        previous=previous,
        remarks={remark.id: remark for row in _rows(tables[REMARKS.key]) if (remark := _remark(row))},
        findings=(*findings, *about_previous, *about_proceedings, *about_members(tables, assignment, MASTER)),
        year=_year(grids, assignment.bloc),
        corrections=read_corrections(tables[CORRECTIONS.key], grids.get(CORRECTIONS.key), MASTER),
        proceedings=proceedings,
        scoring=scoring,
        tabs=tuple(Tab(key, grid.name, str(grid.at(1, 1))) for key, grid in grids.items()),
    )


def _scored(assignment: Assignment, grids: Mapping[str, Grid]) -> tuple[Assignment, "Scoring | None"]:
    """The bloc's scoring, with what units are asked for it; every master has a sheet for criteria, few have any."""
    if not filled(grids.get("criteria")):
        return assignment, None
    from ..appraisal.questions import questions  # noqa: PLC0415 - `sheets.rare` says why
    from .scoring import read_scoring  # noqa: PLC0415 - as above

    scoring = read_scoring(grids, assignment.bloc, MASTER)
    asked = questions(scoring.scheme) if scoring and scoring.due(assignment.period) else ()
    return assignment._replace(questions=asked), scoring


def _year(grids: Mapping[str, Grid], bloc: Bloc) -> "Year | None":
    if not any(key in grids for key in OF_A_YEAR):
        return None
    from .year import read_year  # noqa: PLC0415 - as above

    return read_year(grids, bloc, MASTER)


def _table(sheet: Sheet, grids: Mapping[str, Grid], findings: list[Finding]) -> Table | None:
    told: list[Finding] = []
    table = input_table(sheet, grids, MASTER, told)
    if table is None and sheet in (CONFIG, MEMBERS):
        raise InputError(f"{MASTER} không còn trang “{sheet.title}” đọc được. Lấy lại bản sao lưu, hoặc tạo tệp mới.")
    findings += told if sheet is not REMARKS else ()
    return table


def _rows(table: Table | None) -> tuple[Row, ...]:
    return table.rows if table else ()


def _assignment(tables: Mapping[str, Table | None]) -> Assignment:
    config = tables[CONFIG.key]
    if config is None:
        raise InputError(f"{MASTER} không còn trang “{CONFIG.title}”.")
    row = config.rows[0]
    members = read_members(tables[MEMBERS.key], MASTER)
    bloc = Bloc(
        text(row, "bloc"),
        text(row, "province"),
        members,
        _role(config, row, "head", members),
        _role(config, row, "deputy", members),
    )
    codes = {fold(member.code): member.code for member in members}
    held, deadline = row.values.get("held_on"), row.values.get("deadline")
    return Assignment(
        bloc=bloc,
        period=_period(config, row),
        deadline=deadline if isinstance(deadline, date) else None,
        conference=Conference(held if isinstance(held, date) else None, text(row, "venue")),
        targets=tuple(_target(line, codes) for line in _rows(tables[INDICATORS.key]) if line.values.get("code")),
        place=text(row, "place"),
        parent_agency=text(row, "parent_agency"),
    )


def _where(config: Table, name: str) -> str:
    return f"trang “{CONFIG.title}”, ô {address(*config.spot(0, name))} ({CONFIG.by_name[name].label})"


def _period(config: Table, row: Row) -> Period:
    try:
        return Period.parse(text(row, "period"))
    except ValueError as error:
        raise InputError(f"{MASTER}, {_where(config, 'period')}: {error}") from error


def _role(config: Table, row: Row, name: str, members: tuple[Member, ...]) -> str:
    code = text(row, name)
    if not code:
        raise InputError(
            f"{MASTER}, {_where(config, name)}: chưa điền. Ghi mã của một đơn vị ở trang “{MEMBERS.title}”."
        )
    found = next((member.code for member in members if fold(member.code) == fold(code)), None)
    if found is None:
        raise InputError(
            f"{MASTER}, {_where(config, name)}: không có đơn vị mang mã “{code}”. Ghi một mã ở trang “{MEMBERS.title}”."
        )
    return found


def _target(row: Row, codes: Mapping[str, str]) -> Target:
    plan = row.values.get("plan")
    return Target(
        member=codes.get(fold(text(row, "member")), text(row, "member")),
        code=text(row, "code"),
        name=text(row, "name"),
        source=text(row, "origin"),
        unit=text(row, "measure"),
        plan=float(plan) if isinstance(plan, int | float) else None,
        lower_is_better=text(row, "direction") == LOWER,
    )


def _amendment(row: Row) -> Amendment:
    tolerance = row.values.get("tolerance")
    severities = {level.value: level for level in Severity}
    return Amendment(
        id=text(row, "id"),
        enabled=text(row, "enabled") != "Không",
        severity=severities.get(text(row, "severity")),
        tolerance=float(tolerance) if isinstance(tolerance, int | float) else None,
        sentence=text(row, "sentence"),
        remedy=text(row, "remedy"),
    )


def _remark(row: Row) -> Remark | None:
    if not row.values.get("id"):
        return None
    return Remark(text(row, "id"), text(row, "own"), text(row, "basis"))
