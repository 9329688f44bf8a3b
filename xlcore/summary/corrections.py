"""*Sửa số* for a master that was drawn before there was such a sheet: headings and empty rows, once."""

from collections.abc import Iterator

from ..consolidation import Consolidation
from ..domain.findings import letters
from ..plans import Choice, Condition, Page, SheetPlan, Table
from ..sheets import DATA_SHEETS
from ..sheets.master import CORRECTIONS
from ..styles import BODY, ERROR_FILL, filled, typed
from .layout import header_height, heading

TOP = 4
_ROOM = 253
"""What Excel takes of a list that stands in the rule of a cell."""


def blank_corrections(run: Consolidation) -> SheetPlan:
    """Plan the empty sheet; afterwards it is the secretary's, and no run writes it."""
    columns = CORRECTIONS.columns
    headers, widths = tuple(c.label for c in columns), tuple(c.width for c in columns)
    rows = [(None,) * len(columns)] * CORRECTIONS.blank_rows
    look = typed(BODY)
    return SheetPlan(
        CORRECTIONS.key,
        CORRECTIONS.title,
        heading(CORRECTIONS.heading, run),
        tables=(Table(f"tbl_{CORRECTIONS.key}", TOP, 1, headers, rows, (look,) * len(columns)),),
        widths=widths,
        heights={TOP: header_height(headers, widths)},
        freeze=(TOP + 1, 3),
        page=Page(repeat=(TOP, TOP)),
        protected=False,
        notes={(TOP, at): column.help for at, column in enumerate(columns, 1) if column.help},
        choices=tuple(_choices(run)),
        conditions=(Condition(_below("reason"), _reason_missing(), filled(BODY, ERROR_FILL)),),
    )


def _choices(run: Consolidation) -> Iterator[Choice]:
    """Lists of the units' codes and of the forms' tabs, as far as a rule of a cell has room for them."""
    offered = {
        "member": [member.code for member in run.assignment.bloc.members],
        "sheet": [s.title for s in DATA_SHEETS],
    }
    for field, words in offered.items():
        source = ",".join(words)
        if 0 < len(source) <= _ROOM and source.count(",") == len(words) - 1:
            yield Choice(_below(field), f'"{source}"', "Chọn trong danh sách.")


def _below(field: str) -> str:
    """The cells under the heading of a column."""
    letter = letters(1 + [column.name for column in CORRECTIONS.columns].index(field))
    return f"{letter}{TOP + 1}:{letter}{TOP + CORRECTIONS.blank_rows}"


def _reason_missing() -> str:
    new, reason = (_below(field).partition(":")[0] for field in ("new", "reason"))
    return f'AND(${new}<>"",${reason}="")'
