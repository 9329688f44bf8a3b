"""What the master says before any file comes back, read with the same means as a returned file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from ..consolidation import Remark
from ..declare import Sheet
from ..domain.bloc import Assignment, Bloc, Conference, Member, Target, UnitKind
from ..domain.findings import Finding, Severity, address
from ..domain.periods import Period
from ..domain.rulebook import Check
from ..errors import InputError
from ..sheets import BY_KEY, FORM_SHEETS
from ..sheets.master import CONFIG, INDICATORS, MEMBERS, PREVIOUS, REMARKS, RULES
from ..sheets.targets import LOWER
from ..values.folding import fold
from .frames import PREVIOUS_SCHEMA
from .grid import Grid
from .locate import find_table
from .rows import TableReader
from .submission import Row, Table

MASTER = "TongHop.xlsm"


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """The master's input sheets, understood. `findings` are about cells of the master itself."""

    assignment: Assignment
    rule_changes: tuple[Check, ...]
    previous: pl.DataFrame
    remarks: Mapping[str, Remark]
    findings: tuple[Finding, ...]


def read_office(grids: Mapping[str, Grid]) -> Office:
    """Understand the input sheets, given by their keys; an `InputError` where no run is possible with them."""
    findings: list[Finding] = []
    tables = {s.key: _table(s, grids, findings) for s in (CONFIG, MEMBERS, INDICATORS, RULES, PREVIOUS, REMARKS)}
    return Office(
        assignment=_assignment(tables),
        rule_changes=tuple(_check(row) for row in _rows(tables[RULES.key]) if row.values.get("sentence")),
        previous=_previous(tables[PREVIOUS.key]),
        remarks={remark.id: remark for row in _rows(tables[REMARKS.key]) if (remark := _remark(row))},
        findings=tuple(findings),
    )


def _table(sheet: Sheet, grids: Mapping[str, Grid], findings: list[Finding]) -> Table | None:
    grid = grids.get(sheet.key)
    found = find_table(grid, sheet) if grid else None
    if grid is None or found is None:
        if sheet in (CONFIG, MEMBERS):
            raise InputError(
                f"{MASTER} không còn trang “{sheet.title}” đọc được. Lấy lại bản sao lưu, hoặc tạo tệp mới."
            )
        return None
    reader = TableReader(MASTER, "", grid, sheet, found, None, date1904=False, ours=False)
    table = reader.read()
    findings += [finding for finding in reader.findings if sheet is not REMARKS]
    return table


def _rows(table: Table | None) -> tuple[Row, ...]:
    return table.rows if table else ()


def _text(row: Row, name: str) -> str:
    value = row.values.get(name)
    return "" if value is None else str(value)


def _assignment(tables: Mapping[str, Table | None]) -> Assignment:
    config = tables[CONFIG.key]
    if config is None:
        raise InputError(f"{MASTER} không còn trang “{CONFIG.title}”.")
    row = config.rows[0]
    members = tuple(_member(line) for line in _rows(tables[MEMBERS.key]) if line.values.get("code"))
    if not members:
        raise InputError(
            f"Trang “{MEMBERS.title}” của {MASTER} chưa có đơn vị nào. Điền mã, tên và loại của từng đơn vị."
        )
    bloc = Bloc(
        _text(row, "bloc"),
        _text(row, "province"),
        members,
        _role(config, row, "head", members),
        _role(config, row, "deputy", members),
    )
    held, deadline = row.values.get("held_on"), row.values.get("deadline")
    return Assignment(
        bloc=bloc,
        period=_period(config, row),
        deadline=deadline if isinstance(deadline, date) else None,
        conference=Conference(held if isinstance(held, date) else None, _text(row, "venue")),
        targets=tuple(_target(line) for line in _rows(tables[INDICATORS.key]) if line.values.get("code")),
        place=_text(row, "place"),
        parent_agency=_text(row, "parent_agency"),
    )


def _where(config: Table, name: str) -> str:
    return f"trang “{CONFIG.title}”, ô {address(*config.spot(0, name))} ({CONFIG.by_name[name].label})"


def _period(config: Table, row: Row) -> Period:
    try:
        return Period.parse(_text(row, "period"))
    except ValueError as error:
        raise InputError(f"{MASTER}, {_where(config, 'period')}: {error}") from error


def _role(config: Table, row: Row, name: str, members: tuple[Member, ...]) -> str:
    code = _text(row, name)
    found = next((member.code for member in members if fold(member.code) == fold(code)), None)
    if found is None:
        raise InputError(
            f"{MASTER}, {_where(config, name)}: không có đơn vị mang mã “{code}”. Ghi một mã ở trang “{MEMBERS.title}”."
        )
    return found


def _member(row: Row) -> Member:
    keys = {fold(sheet.title): sheet.key for sheet in FORM_SHEETS}
    kinds = {kind.value: kind for kind in UnitKind}
    return Member(
        code=_text(row, "code"),
        name=_text(row, "name"),
        kind=kinds.get(_text(row, "kind"), UnitKind.OTHER),
        aliases=tuple(part.strip() for part in _text(row, "aliases").split(";") if part.strip()),
        exempt=frozenset(keys[fold(part)] for part in _text(row, "exempt").split(";") if fold(part) in keys),
        email=_text(row, "email"),
    )


def _target(row: Row) -> Target:
    plan = row.values.get("plan")
    return Target(
        member=_text(row, "member"),
        code=_text(row, "code"),
        name=_text(row, "name"),
        source=_text(row, "origin"),
        unit=_text(row, "measure"),
        plan=float(plan) if isinstance(plan, int | float) else None,
        lower_is_better=_text(row, "direction") == LOWER,
    )


def _check(row: Row) -> Check:
    tolerance = row.values.get("tolerance")
    severities = {level.value: level for level in Severity}
    return Check(
        id=_text(row, "id"),
        about=_text(row, "about"),
        severity=severities.get(_text(row, "severity"), Severity.ERROR),
        sentence=_text(row, "sentence"),
        remedy=_text(row, "remedy"),
        tolerance=float(tolerance) if isinstance(tolerance, int | float) else None,
        enabled=_text(row, "enabled") != "Không",
    )


def _remark(row: Row) -> Remark | None:
    if not row.values.get("id"):
        return None
    return Remark(_text(row, "id"), _text(row, "own"), _text(row, "basis"))


def _previous(table: Table | None) -> pl.DataFrame:
    """Values of earlier periods; rows that name no known sheet or column are left out (they cannot be compared)."""
    titles = {fold(sheet.title): sheet for sheet in BY_KEY.values()}
    rows = []
    for row in _rows(table):
        sheet = titles.get(fold(_text(row, "sheet")))
        name = _column(sheet, _text(row, "field")) if sheet else ""
        if sheet and name and row.values.get("value") is not None:
            period = Period.parse(_text(row, "period"))
            rows.append((str(period), _text(row, "member"), sheet.key, _text(row, "row"), name, row.values["value"]))
    return pl.DataFrame(rows, schema=dict(PREVIOUS_SCHEMA), orient="row")


def _column(sheet: Sheet, label: str) -> str:
    key = fold(label)
    return next((c.name for c in sheet.columns if key in (fold(c.spoken), fold(c.label), fold(c.name))), "")
