"""*Đầy đủ, đúng hạn*: sheets expected, received and on time, by unit and by sheet, as DHIS2 counts reports."""

from collections.abc import Sequence
from typing import NamedTuple

from ..consolidation import Consolidation
from ..declare import Sheet
from ..domain.bloc import Member
from ..domain.findings import address
from ..plans import Cell, Page, SheetPlan
from ..sheets import DATA_SHEETS
from ..styles import BODY, BODY_CENTER, BODY_COUNT, BODY_PERCENT, SUBTITLE, Style, total
from .layout import DASH, Cells, header, header_height, heading, heights_of, line, rate, rate_formula
from .matrix import sum_cell, units

KEY, TITLE = "sum_reporting", "Đầy đủ, đúng hạn"
TOP = 4
FIRST = TOP + 1
_EXPECTED, _RECEIVED, _RATE, _TIMELY, _TIMELY_RATE, _MISSING = range(4, 10)
_COUNTS = ("Bảng phải gửi", "Bảng đã gửi", "Tỷ lệ gửi (%)", "Bảng gửi đúng hạn", "Tỷ lệ đúng hạn (%)")
_WIDTHS = (5.0, 11.5, 42.0, 12.0, 12.0, 12.0, 12.0, 12.0, 44.0)
_NOTE = (
    "Tỷ lệ gửi = đã gửi / phải gửi; tỷ lệ đúng hạn = gửi đúng hạn / phải gửi. "
    "Trả lời “không áp dụng”, “không có” là đã gửi. "
    "Đúng hạn tính theo bản đầu dùng được; gửi lại bản sửa không là muộn."
)


class Reporting(NamedTuple):
    """How many sheets were expected, received, and received in time."""

    expected: int
    received: int
    timely: int


def completeness_plan(run: Consolidation) -> SheetPlan:
    """Plan the completeness: a row a unit with its total, then a row a sheet with its total."""
    members = run.assignment.bloc.members
    labels = ("STT", "Mã", "Đơn vị", *_COUNTS, "Bảng còn thiếu")
    cells = heading("TÌNH HÌNH GỬI BẢNG SỐ LIỆU: ĐẦY ĐỦ VÀ ĐÚNG HẠN", run) | header(TOP, labels)
    cells |= units(members, FIRST) | _block(FIRST, [of_unit(member, run) for member in members], run)
    for row, member in enumerate(members, FIRST):
        cells[row, _MISSING] = Cell("; ".join(sheet.title for sheet in missing(member, run)), BODY)
    top = FIRST + len(members) + 3
    cells |= header(top, ("STT", "", "Bảng", *_COUNTS)) | _sheets(top + 1, run)
    cells[top + len(_SHEETS) + 3, 2] = Cell(_NOTE, SUBTITLE)
    height = header_height(labels, _WIDTHS)
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        widths=_WIDTHS,
        heights=heights_of(cells, _WIDTHS, FIRST) | {TOP: height, top: height},
        freeze=(FIRST, 4),
        page=Page(repeat=(TOP, TOP)),
    )


_SHEETS = tuple(sheet for sheet in DATA_SHEETS if sheet.required)


def expected(member: Member) -> tuple[Sheet, ...]:
    """The sheets that a unit must send."""
    return tuple(sheet for sheet in _SHEETS if sheet.applies_to(member.kind) and sheet.key not in member.exempt)


def missing(member: Member, run: Consolidation) -> tuple[Sheet, ...]:
    """The sheets that a unit must send and that have neither a row nor the answer 'không áp dụng' or 'không có'."""
    return tuple(sheet for sheet in expected(member) if not run.said(sheet.key, member.code))


def of_unit(member: Member, run: Consolidation) -> Reporting:
    """The reporting of one unit over its sheets."""
    count = len(expected(member))
    received = count - len(missing(member, run))
    return Reporting(count, received, received if run.days_late(member.code) == 0 else 0)


def of_sheet(sheet: Sheet, run: Consolidation) -> Reporting:
    """The reporting of one sheet over the units asked."""
    asked = run.asked(sheet.key)
    got = [member.code for member in asked if run.said(sheet.key, member.code)]
    return Reporting(len(asked), len(got), sum(run.days_late(code) == 0 for code in got))


def _sheets(first: int, run: Consolidation) -> Cells:
    cells = _block(first, [of_sheet(sheet, run) for sheet in _SHEETS], run)
    for row, sheet in enumerate(_SHEETS, first):
        cells |= line(row, 1, (row - first + 1, ""), BODY_CENTER) | {(row, 3): Cell(sheet.title, BODY)}
    return cells


def _block(first: int, parts: Sequence[Reporting], run: Consolidation) -> Cells:
    cells: Cells = {}
    for row, part in enumerate(parts, first):
        cells |= line(row, _EXPECTED, (part.expected, part.received), BODY_COUNT)
        cells |= {(row, _TIMELY): Cell(part.timely, BODY_COUNT)} | _rates(row, part, BODY_PERCENT)
    row = first + len(parts)
    whole = Reporting(sum(p.expected for p in parts), sum(p.received for p in parts), sum(p.timely for p in parts))
    cells |= line(row, 1, ("", "", "Cộng"), total(BODY)) | _rates(row, whole, total(BODY_PERCENT))
    for column, value in ((_EXPECTED, whole.expected), (_RECEIVED, whole.received), (_TIMELY, whole.timely)):
        cells[row, column] = sum_cell(row, column, first, value)
    return cells if run.assignment.deadline else cells | _undated(cells)


def _undated(cells: Cells) -> Cells:
    """Without a deadline nothing is in time or late."""
    return {spot: Cell(DASH, cell.style) for spot, cell in cells.items() if spot[1] in (_TIMELY, _TIMELY_RATE)}


def _rates(row: int, part: Reporting, style: Style) -> Cells:
    whole, got, timely = (address(row, column) for column in (_EXPECTED, _RECEIVED, _TIMELY))
    return {
        (row, _RATE): Cell(rate(part.received, part.expected), style, rate_formula(got, whole)),
        (row, _TIMELY_RATE): Cell(rate(part.timely, part.expected), style, rate_formula(timely, whole)),
    }
