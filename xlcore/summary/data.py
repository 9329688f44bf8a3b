"""One sheet for each declared data sheet: the rows of all counted units, each with the way back to its file."""

from collections.abc import Mapping

from ..consolidation import Consolidation
from ..declare import NOT_APPLICABLE, Column, Sheet
from ..intake.submission import Submission
from ..plans import Cell, Page, SheetPlan, Source, Table, Value
from ..sheets import FORM_SHEETS
from ..sheets.groups import DATA
from ..sheets.targets import TARGETS
from ..styles import BODY, BODY_CENTER, BODY_JUMP, WARNING_FILL, Style, filled
from .layout import Cells, header_height, heading, link_to_copy, names, row_heights, span, style_of

TOP = 4
FIRST = TOP + 1
GROUP, GROUP_OF_PEOPLE = "Nhóm", "Nhóm (cá nhân)"
_BEFORE, _AFTER = ("Mã đơn vị", "Đơn vị"), ("Tệp", "Trang", "Dòng")
_LINK_LIMIT = 65_000
"""Excel repairs a sheet with more than 65,530 links."""

Groups = Mapping[str, Mapping[tuple[str, int], int]]
"""By the label of a column: member code and row in its file -> number of the group that the row is added up in."""
NO_GROUPS: Groups = {}


def data_key(sheet: Sheet) -> str:
    """The mark of the sheet's consolidated rows."""
    return f"{DATA}{sheet.key}"


def data_title(sheet: Sheet) -> str:
    """The tab of the sheet's consolidated rows; Excel allows 31 characters."""
    return f"DL {sheet.title}"[:31]


def field_range(sheet: Sheet, name: str, run: Consolidation) -> str:
    """The cells of one declared column over all rows, for formulas on other sheets."""
    return _range(sheet, len(_BEFORE) + 1 + list(sheet.by_name).index(name), run)


def member_range(sheet: Sheet, run: Consolidation) -> str:
    """The codes of the members over all rows."""
    return _range(sheet, 1, run)


def group_range(sheet: Sheet, run: Consolidation, place: int) -> str:
    """The numbers of the groups over all rows, in the column of groups at `place` from 0."""
    return _range(sheet, len(_BEFORE) + len(sheet.columns) + len(_AFTER) + 1 + place, run)


def data_plan(sheet: Sheet, run: Consolidation, groups: Groups = NO_GROUPS) -> SheetPlan:
    """Plan the consolidated rows of one sheet, units in the bloc's order; `groups` stand in the last columns."""
    headers, widths = _headers(sheet, groups), _widths(sheet, groups)
    rows = _rows(sheet, run, groups)
    table = Table(f"tbl_{sheet.key}", TOP, 1, headers, rows, _styles(sheet, groups))
    number = len(_BEFORE) + len(sheet.columns) + len(_AFTER)
    links = {
        (FIRST + i, number): link_to_copy(run, _sent(run, sheet, str(row[0])), sheet.key, int(str(row[number - 1])))
        for i, row in enumerate(rows[:_LINK_LIMIT])
    }
    return SheetPlan(
        data_key(sheet),
        data_title(sheet),
        heading(sheet.heading, run) | _corrected(sheet, run, rows, number - 1),
        tables=(table,),
        widths=widths,
        heights={TOP: header_height(headers, widths)} | row_heights(rows, widths, FIRST),
        links=links,
        freeze=(FIRST, len(_BEFORE) + 1),
        page=Page(repeat=(TOP, TOP)),
    )


def _corrected(sheet: Sheet, run: Consolidation, rows: list[tuple[Value, ...]], number: int) -> Cells:
    """The cells in which something else counts than what the unit wrote, on another ground."""
    mended: dict[tuple[str, int], set[str]] = {}
    for applied in run.corrected:
        if applied.sheet == sheet.key:
            mended.setdefault((applied.member, applied.row), set()).add(applied.name)
    for member, row, name in run.reported if sheet is TARGETS else ():
        mended.setdefault((member, row), set()).add(name)
    cells: Cells = {}
    if not mended:
        return cells
    for row, values in enumerate(rows, FIRST):
        for name in mended.get((str(values[0]), int(str(values[number]))), ()):
            column = len(_BEFORE) + list(sheet.by_name).index(name)
            cells[row, column + 1] = Cell(values[column], filled(style_of(sheet.by_name[name]), WARNING_FILL))
    return cells


def _sent(run: Consolidation, sheet: Sheet, code: str) -> Submission:
    sent = run.sent(sheet.key, code)
    if sent is None:
        raise KeyError(code)
    return sent


def _range(sheet: Sheet, column: int, run: Consolidation) -> str:
    return span(column, FIRST, TOP + run.frames[sheet.key].height, data_title(sheet))


def _headers(sheet: Sheet, groups: Groups) -> tuple[str, ...]:
    labels = [": ".join(column.levels) for column in sheet.columns]
    seen: dict[str, int] = {}
    unique = []
    for label in (*_BEFORE, *labels, *_AFTER, *groups):
        seen[label.casefold()] = count = seen.get(label.casefold(), 0) + 1
        unique.append(label if count == 1 else f"{label} ({count})")
    return tuple(unique)


def _widths(sheet: Sheet, groups: Groups) -> tuple[float, ...]:
    declared = (max(_least(column), column.width) for column in sheet.columns)
    return (11.5, 43.0, *declared, 32.0, 18.0, 8.0, *(8.0 for _ in groups))


def _least(column: Column) -> float:
    return 14 if column.numeric else 12


def _styles(sheet: Sheet, groups: Groups) -> tuple[Style, ...]:
    declared = (style_of(column) for column in sheet.columns)
    extra = (BODY_CENTER,) * len(groups)
    return (BODY_CENTER, BODY, *declared, BODY, BODY, BODY_JUMP, *extra)


def _rows(sheet: Sheet, run: Consolidation, groups: Groups) -> list[tuple[Value, ...]]:
    units = names(run)
    order = {code: place for place, code in enumerate(units)}
    sent = {code: run.sent(sheet.key, code) for code in units}
    grids = {code: found.grid for code, one in sent.items() if one and (found := one.tables.get(sheet.key))}
    rows: list[tuple[Value, ...]] = []
    for code, file, number, exempt, *values in sorted(
        run.frames[sheet.key].iter_rows(), key=lambda row: order.get(row[0], len(order))
    ):
        shown = _with_answers(sheet, values, exempt) if exempt else values
        group = (numbers.get((code, number)) for numbers in groups.values())
        rows.append((code, units.get(code, code), *shown, file, grids.get(code, sheet.title), number, *group))
    return rows


def _with_answers(sheet: Sheet, values: list[Value], exempt: list[str]) -> list[Value]:
    return [NOT_APPLICABLE if name in exempt else value for name, value in zip(sheet.by_name, values, strict=True)]


def source_at(key: str, run: Consolidation, row: int, column: int) -> Source | None:
    """What a cell of a sheet of consolidated rows was taken from; nothing for other cells and sheets."""
    sheet = next((sheet for sheet in FORM_SHEETS if data_key(sheet) == key), None)
    if sheet is None or not 0 <= column - len(_BEFORE) - 1 < len(sheet.columns):
        return None
    rows = _rows(sheet, run, NO_GROUPS)
    if not 0 <= row - FIRST < len(rows):
        return None
    line = rows[row - FIRST]
    member, number = str(line[0]), int(str(line[-1]))
    return Source(sheet.key, (sheet.columns[column - len(_BEFORE) - 1].name,), rows=((member, number),))
