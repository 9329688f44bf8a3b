"""Drawing the form of one unit: a workbook with the sheets that apply to it, as their declarations say."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from ...declare import Layout, Sheet
from ...domain.bloc import Assignment, Member, Target
from ...domain.periods import Period
from ...plans import Value
from ...sheets import DATA_SHEETS, TEMPLATE
from ...sheets.targets import HIGHER, LOWER, TARGETS
from .canvas import Canvas
from .cover import draw_cover
from .earlier import Earlier
from .fields import FieldsDrawer
from .finish import finished, start
from .formats import Formats
from .lists import Lists
from .tables import TableDrawer


def form_name(member: Member, period: Period) -> str:
    """The file name of a unit's form."""
    return f"{member.code}_{period}.xlsx"


def draw_form(path: Path, member: Member, assignment: Assignment, previous: pl.DataFrame | None = None) -> None:
    """Write the form of one unit to `path`; equal input gives equal bytes.

    `previous` has the columns of `PREVIOUS_SCHEMA`; what it knows of the unit stands beside the cells to fill in.
    """
    workbook, held = start()
    workbook.set_properties(
        {
            "title": f"Phiếu báo cáo kết quả thi đua {assignment.period.label}",
            "subject": member.name,
            "created": datetime.combine(assignment.period.last_day, datetime.min.time(), UTC),
        }
    )
    canvas = Canvas(workbook, Formats(workbook))
    sheets = asked_of(member)
    draw_cover(canvas, member, assignment, sheets)
    _data(canvas, member, assignment, Earlier.of(previous, member.code))
    workbook.define_name("td_form", f'="{TEMPLATE}"')
    workbook.close()
    path.write_bytes(finished(held.getvalue()))


def asked_of(member: Member) -> tuple[Sheet, ...]:
    """The sheets that a unit is asked to fill in, in order."""
    return tuple(s for s in DATA_SHEETS if s.applies_to(member.kind) and s.key not in member.exempt)


def _data(canvas: Canvas, member: Member, assignment: Assignment, earlier: Earlier) -> None:
    lists, period = Lists(canvas), assignment.period
    fields = FieldsDrawer(canvas, lists, member.name, period, earlier)
    tables = TableDrawer(canvas, lists, member.name, period, earlier)
    for sheet in asked_of(member):
        if sheet.layout is Layout.FIELDS:
            fields.draw(sheet)
        elif sheet is TARGETS:
            rows = [target_row(target) for target in assignment.targets_of(member.code)]
            tables.draw(sheet, rows, [str(row["code"]) for row in rows])
        else:
            keys = earlier.rows(period, sheet)
            tables.draw(sheet, typed_keys(sheet, keys), keys)


def target_row(target: Target) -> Mapping[str, Value]:
    """An indicator as the form shows it; what is to be filled in stays open."""
    return {
        "code": target.code,
        "name": target.name,
        "origin": target.source,
        "measure": target.unit,
        "direction": LOWER if target.lower_is_better else HIGHER,
        "plan": target.plan,
    }


def typed_keys(sheet: Sheet, keys: Sequence[str]) -> list[Mapping[str, Value]]:
    """Rows that begin with the keys of earlier rows; only keys of text columns can be shown again."""
    return [dict(zip(sheet.keys, key.split(" | "), strict=False)) for key in keys]
