"""*Lỗi*: every finding in words, in the order of the bloc and of the sheets, each a jump to its cell."""

from collections import Counter

from ..consolidation import Consolidation
from ..domain.findings import Finding, Severity
from ..intake.office import MASTER
from ..plans import Cell, Link, Page, SheetPlan, Table, Value
from ..styles import (
    BODY,
    BODY_CENTER,
    BODY_JUMP,
    ERROR_FILL,
    LOCKED_FILL,
    WARNING_FILL,
    filled,
)
from .layout import Cells, heading, link_to, names, row_heights, span

KEY, TITLE = "errors", "Lỗi"
TOP = 5
FIRST = TOP + 1
FILLS = {Severity.ERROR: ERROR_FILL, Severity.WARNING: WARNING_FILL, Severity.NOTE: LOCKED_FILL}
_HEADERS = (
    "STT",
    "Mức",
    "Đơn vị",
    "Tệp",
    "Trang",
    "Ô",
    "Mục",
    "Giá trị thấy",
    "Sai ở đâu",
    "Cần làm",
    "Mã",
)
_WIDTHS = (5.0, 10.0, 25.0, 27.0, 13.0, 7.0, 20.0, 15.0, 44.0, 38.0, 10.0)
_STYLES = (BODY_CENTER, BODY_CENTER, BODY, BODY, BODY, BODY_JUMP, BODY, BODY, BODY, BODY, BODY_CENTER)
_LEVEL, _CELL = 2, 6


def errors_plan(run: Consolidation) -> SheetPlan:
    """Plan the list of findings."""
    units, own = names(run), frozenset(tab.title for tab in run.tabs)
    rows, links = [], {}
    for number, finding in enumerate(run.findings):
        ours = finding.place.file == MASTER and finding.place.sheet in own
        nobody = "Tệp tổng hợp" if ours else "Chưa rõ đơn vị"
        rows.append(_row(number, finding, units.get(finding.member, finding.member) or nobody, run))
        if link := _link(finding, ours=ours):
            links[FIRST + number, _CELL] = link
    return SheetPlan(
        KEY,
        TITLE,
        heading("LỖI VÀ ĐIỀU CẦN XEM LẠI", run) | _counts(run) | _levels(run),
        tables=(Table("tbl_errors", TOP, 1, _HEADERS, rows, _STYLES),),
        widths=_WIDTHS,
        heights=row_heights(rows, _WIDTHS, FIRST) | {2: 20, 3: 18, TOP: 24},
        links=links,
        freeze=(FIRST, 4),
        page=Page(repeat=(TOP, TOP)),
    )


def _row(index: int, finding: Finding, unit: str, run: Consolidation) -> tuple[Value, ...]:
    place, book = finding.place, run.rulebook
    return (
        index + 1,
        book.severity(finding).value,
        unit,
        place.file,
        place.sheet,
        place.cell,
        finding.field,
        finding.value,
        book.sentence(finding),
        book.remedy(finding),
        finding.rule,
    )


def _link(finding: Finding, *, ours: bool) -> Link | None:
    """A jump to the cell: in the returned file, or in the master, where it is one of `ours`."""
    place = finding.place
    if not place.file or not place.cell:
        return None
    corner = place.cell if place.row and place.column else f"{'' if place.column else 'A'}{place.cell}"
    link = link_to(place.file, place.sheet, corner if place.row else f"{corner}1")
    return Link("", link.location, "Tới ô cần sửa") if ours else link


def _levels(run: Consolidation) -> Cells:
    levels = (run.rulebook.severity(finding) for finding in run.findings)
    looks = {level: Cell(level.value, filled(BODY_CENTER, fill)) for level, fill in FILLS.items()}
    return {(FIRST + i, _LEVEL): looks[level] for i, level in enumerate(levels)}


def _counts(run: Consolidation) -> Cells:
    """How many there are of each level, in row 3: label and number side by side."""
    found = Counter(run.rulebook.severity(finding) for finding in run.findings)
    where = span(_LEVEL, FIRST, TOP + len(run.findings))
    cells: Cells = {}
    for level, column in zip(FILLS, (2, 3, 4), strict=True):
        text = f"{level.value}: {found[level]}"
        formula = f'"{level.value}: "&COUNTIF({where},"{level.value}")'
        cells[3, column] = Cell(text, filled(BODY_CENTER, FILLS[level]), formula)
    return cells
