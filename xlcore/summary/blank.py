"""The sheets of scoring for a master that was drawn without them: headings, lists and empty rows, once."""

from collections.abc import Callable, Iterator

from ..consolidation import Consolidation
from ..declare import Choice, Sheet
from ..domain.findings import letters
from ..plans import Choice as Offer
from ..plans import Page, SheetPlan, Table
from ..sheets.scoring import SCORING_SHEETS
from ..styles import BODY, typed
from .layout import header_height, heading

TOP = 4
_ROOM = 253
"""What Excel takes of a list that stands in the rule of a cell."""
_UNITS = ("unit",)


def blank_scoring(run: Consolidation, lacks: Callable[[str], bool]) -> list[SheetPlan]:
    """Plan those of the scoring sheets that a master lacks, by their keys."""
    return [blank(sheet, run) for sheet in SCORING_SHEETS if lacks(sheet.key)]


def blank(sheet: Sheet, run: Consolidation) -> SheetPlan:
    """Plan an empty input sheet; afterwards it is the bloc's, and no run writes it."""
    columns = sheet.columns
    headers, widths = tuple(c.label for c in columns), tuple(c.width for c in columns)
    rows = [(None,) * len(columns)] * sheet.blank_rows
    return SheetPlan(
        sheet.key,
        sheet.title,
        heading(sheet.heading, run),
        tables=(Table(f"tbl_{sheet.key}", TOP, 1, headers, rows, (typed(BODY),) * len(columns)),),
        widths=widths,
        heights={TOP: header_height(headers, widths)},
        freeze=(TOP + 1, 3),
        page=Page(repeat=(TOP, TOP)),
        protected=False,
        notes={(TOP, at): column.help for at, column in enumerate(columns, 1) if column.help},
        choices=tuple(_offers(sheet, run)),
    )


def _offers(sheet: Sheet, run: Consolidation) -> Iterator[Offer]:
    """Lists of the columns that have some, and of the units' codes, as far as a rule of a cell has room for them."""
    codes = tuple(member.code for member in run.assignment.bloc.members)
    for place, column in enumerate(sheet.columns, 1):
        words = column.kind.options if isinstance(column.kind, Choice) else codes if column.name in _UNITS else ()
        source, letter = ",".join(words), letters(place)
        if 0 < len(source) <= _ROOM and source.count(",") == len(words) - 1:
            area = f"{letter}{TOP + 1}:{letter}{TOP + sheet.blank_rows}"
            yield Offer(area, f'"{source}"', "Chọn trong danh sách.")
