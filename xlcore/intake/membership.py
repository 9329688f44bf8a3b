"""The bloc's list of members: who belongs to it, under which code and names; each may stand for one unit only."""

from collections.abc import Iterator, Mapping

from ..declare import Sheet
from ..domain.bloc import Assignment, Bloc, Member, UnitKind
from ..domain.findings import Finding, Place, address
from ..errors import InputError
from ..sheets import DATA_SHEETS
from ..sheets.master import CONFIG, INDICATORS, MEMBERS
from ..values.folding import fold
from .inputs import parts, text
from .submission import Row, Table


def read_members(table: Table | None, file: str) -> tuple[Member, ...]:
    """The members in the bloc's order; an `InputError` where there are none, or a code stands for two."""
    rows = [row for row in table.rows if row.values.get("code")] if table else []
    if table is None or not rows:
        raise InputError(
            f"Trang “{MEMBERS.title}” của {file} chưa có đơn vị nào. Điền mã, tên và loại của từng đơn vị."
        )
    used: dict[str, int] = {}
    for row in rows:
        code = text(row, "code")
        first = used.setdefault(fold(code), row.number)
        if first != row.number:
            cell = address(*table.spot(row.number, "code"))
            raise InputError(
                f"{file}, trang “{MEMBERS.title}”, ô {cell}: mã “{code}” đã có ở dòng {first}. Mỗi đơn vị một mã riêng."
            )
    return tuple(map(_member, rows))


def _member(row: Row) -> Member:
    keys = {fold(sheet.title): sheet.key for sheet in DATA_SHEETS}
    kinds = {kind.value: kind for kind in UnitKind}
    return Member(
        code=text(row, "code"),
        name=text(row, "name"),
        kind=kinds.get(text(row, "kind"), UnitKind.OTHER),
        aliases=parts(text(row, "aliases")),
        exempt=frozenset(keys[fold(part)] for part in parts(text(row, "exempt")) if fold(part) in keys),
        email=text(row, "email"),
    )


def about_members(tables: Mapping[str, Table | None], assignment: Assignment, file: str) -> Iterator[Finding]:
    """What is wrong with names of members, roles and sheets, though a run can go on with it."""
    yield from _unknown(tables, assignment.bloc, file)
    yield from _called_alike(tables[MEMBERS.key], file)
    config, bloc = tables[CONFIG.key], assignment.bloc
    if config and bloc.head == bloc.deputy:
        yield _finding("DV-02", config, CONFIG, (0, "deputy"), file, value=bloc.deputy)


def _unknown(tables: Mapping[str, Table | None], bloc: Bloc, file: str) -> Iterator[Finding]:
    """What names no sheet or no member, and would otherwise hold for nobody."""
    titles = {fold(sheet.title): sheet.title for sheet in DATA_SHEETS}
    codes = {fold(member.code): member.code for member in bloc.members}
    for sheet, name, known in ((MEMBERS, "exempt", titles), (INDICATORS, "member", codes)):
        table = tables[sheet.key]
        for row in table.rows if table else ():
            for part in parts(text(row, name)):
                if table and fold(part) not in known:
                    options = "; ".join(known.values())
                    yield _finding("GT-09", table, sheet, (row.number, name), file, value=part, options=options)


def _called_alike(table: Table | None, file: str) -> Iterator[Finding]:
    """A name under which two units go: a file that names itself so would be taken for the first one's."""
    owners: dict[str, str] = {}
    for row in table.rows if table else ():
        code = text(row, "code")
        names = [("code", code), ("name", text(row, "name"))]
        names += [("aliases", alias) for alias in parts(text(row, "aliases"))]
        for column, name in names:
            owner = owners.setdefault(fold(name), code)
            if table and name and owner != code:
                yield _finding("DV-01", table, MEMBERS, (row.number, column), file, value=name, other=owner, unit=code)


def _finding(
    rule: str, table: Table, sheet: Sheet, cell: tuple[int, str], file: str, *, value: str, **facts: str
) -> Finding:
    place = Place(file, table.grid, *table.spot(*cell))
    return Finding(rule, "", place, sheet.key, sheet.by_name[cell[1]].spoken, value, facts)
