"""What an assignment says, as rows of the master's input sheets."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from ...domain.bloc import Assignment
from ...domain.rulebook import Check
from ...plans import Value
from ...sheets import BY_KEY
from ...sheets.targets import HIGHER, LOWER

Row = Mapping[str, Value]


def config(assignment: Assignment) -> Row:
    """The values of *Cấu hình* by column."""
    bloc, meeting = assignment.bloc, assignment.conference
    return {
        "bloc": bloc.name,
        "province": bloc.province,
        "period": str(assignment.period),
        "head": bloc.head,
        "deputy": bloc.deputy,
        "deadline": assignment.deadline,
        "held_on": meeting.held_on,
        "venue": meeting.venue,
        "place": assignment.place,
        "parent_agency": assignment.parent_agency,
    }


def members(assignment: Assignment) -> list[Row]:
    """The rows of *Đơn vị*."""
    return [
        {
            "code": member.code,
            "name": member.name,
            "kind": member.kind.value,
            "aliases": "; ".join(member.aliases),
            "exempt": "; ".join(BY_KEY[key].title for key in sorted(member.exempt)),
            "email": member.email,
        }
        for member in assignment.bloc.members
    ]


def indicators(assignment: Assignment) -> list[Row]:
    """The rows of *Chỉ tiêu*."""
    return [
        {
            "member": target.member,
            "code": target.code,
            "name": target.name,
            "origin": target.source,
            "measure": target.unit,
            "plan": target.plan,
            "direction": LOWER if target.lower_is_better else HIGHER,
        }
        for target in assignment.targets
    ]


def rules(checks: Iterable[Check]) -> list[Row]:
    """The rows of *Quy tắc*."""
    return [
        {
            "id": check.id,
            "about": check.about,
            "enabled": "Có" if check.enabled else "Không",
            "severity": check.severity.value,
            "tolerance": check.tolerance,
            "sentence": check.sentence,
            "remedy": check.remedy,
        }
        for check in checks
    ]


def earlier(previous: pl.DataFrame) -> list[Row]:
    """The rows of *Kỳ trước*, with tabs and labels instead of the names in code."""
    wanted: Sequence[str] = ("period", "member", "sheet", "row", "field", "value")
    return [_printed(row) for row in previous.select(wanted).iter_rows(named=True)]


def _printed(row: dict[str, Value]) -> Row:
    sheet = BY_KEY.get(str(row["sheet"]))
    if sheet is None:
        return row
    column = sheet.by_name.get(str(row["field"]))
    return row | {"sheet": sheet.title, "field": column.label if column else row["field"]}
