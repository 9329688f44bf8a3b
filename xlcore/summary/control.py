"""*Điều khiển*: who has sent what, how complete it is, and the key figures at a glance.

Members stand in rows that depend on their number alone, so that charts can be drawn once: row 3 stays free
across B to I for buttons; from column K on one chart stands beside the units, one beside the key figures.
"""

from collections import Counter
from collections.abc import Mapping

from ..consolidation import Consolidation
from ..domain.bloc import Member
from ..domain.findings import Severity, address
from ..plans import Cell, Link, SheetPlan, Table, Value
from ..styles import (
    BODY,
    BODY_CENTER,
    BODY_COUNT,
    BODY_DAY,
    BODY_LINK,
    BODY_PERCENT,
    ERROR_FILL,
    GOOD_FILL,
    HEADER,
    LINK_INK,
    LOCKED_FILL,
    SECTION,
    WARNING_FILL,
    Style,
    filled,
    total,
)
from ..values.writing import day
from . import by_unit, contents
from .comparison import LAST_YEAR, PREVIOUS, Kept, changes, place
from .figures import Amount, Figure, Then, source_of
from .layout import (
    DASH,
    ROW,
    Cells,
    heading,
    line,
    link_to,
    names,
    quoted,
    rate,
    rate_formula,
    row_heights,
    span,
    tidy,
)
from .matrix import look

KEY, TITLE = "control", "Điều khiển"
TOP = 5
FIRST = TOP + 1
CHART_COLUMN = 11
"""The first column that is free for charts."""
BUTTON_ROW = 3
"""Free for buttons across the whole width."""
_BUTTONS_HIGH = 27.0
"""Points: a push button of about 30 pixels, with a little air."""
READY, DOUBTFUL, WRONG, UNUSABLE, MISSING = "Đạt", "Có cảnh báo", "Có lỗi", "Chưa dùng được", "Chưa gửi"
YES = "Có"
"""What the column of being in time begins with, where a unit was."""
_FILLS = {
    READY: GOOD_FILL,
    DOUBTFUL: WARNING_FILL,
    WRONG: ERROR_FILL,
    UNUSABLE: ERROR_FILL,
    MISSING: LOCKED_FILL,
}
_HEADERS = (
    "STT",
    "Đơn vị",
    "Vai trò",
    "Tệp được tính",
    "Ngày nhận",
    "Đúng hạn",
    "Lỗi",
    "Cảnh báo",
    "Tình trạng",
)
_STYLES = (
    BODY_CENTER,
    BODY,
    BODY_CENTER,
    BODY_LINK,
    BODY_DAY,
    BODY_CENTER,
    BODY_COUNT,
    BODY_COUNT,
    BODY_CENTER,
)
_WIDTHS = (8.0, 46.0, 17.0, 33.0, 14.5, 15.0, 16.0, 13.0, 16.0, 3.0)
_UNIT, _FILE, _CAME, _IN_TIME, _ERRORS, _WARNINGS, _STATE = 2, 4, 5, 6, 7, 8, 9
_LINES = 8
"""Lines about who has reported, between the table and the key figures."""
_TO_CONTENTS, _JUMP = (1, 4), Style(ink=LINK_INK, underline=True)


def control_plan(run: Consolidation, amounts: Mapping[Figure, Amount], then: Kept) -> SheetPlan:
    """Plan the control sheet."""
    members = run.assignment.bloc.members
    counts = Counter((finding.member, run.rulebook.severity(finding)) for finding in run.findings)
    rows = [_row(i, member, counts, run) for i, member in enumerate(members)]
    cells = heading("BẢNG ĐIỀU KHIỂN", run) | {_TO_CONTENTS: Cell("Mục lục các trang", _JUMP)}
    for i, row in enumerate(rows, FIRST):
        cells[i, _STATE] = Cell(row[-1], filled(BODY_CENTER, _FILLS[str(row[-1])]))
        if row[_FILE - 1] == DASH:
            cells[i, _FILE] = Cell(DASH, BODY_CENTER)
    cells |= _totals(FIRST + len(members), rows)
    reporting = FIRST + len(members) + 2
    figures = figures_row(len(members))
    cells |= _reporting(reporting, run, rows) | _figures(figures, run, amounts, then)
    lines = dict.fromkeys(range(FIRST, figures + 2 + len(amounts)), ROW)
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(Table("tbl_control", TOP, 1, _HEADERS, rows, _STYLES),),
        widths=_WIDTHS,
        heights=lines
        | row_heights(rows, _WIDTHS, FIRST)
        | {BUTTON_ROW: _BUTTONS_HIGH, 4: 9, TOP: 24, reporting: 24, figures: 24, figures + 1: 36},
        links={**_links(run), _TO_CONTENTS: Link("", f"{quoted(contents.NAME)}!A1", "Mọi trang, để làm gì, mở từ đây")},
        freeze=(FIRST, 1),
        ranges=_ranges(len(members)),
    )


def figures_row(member_count: int) -> int:
    """The row at which the key figures begin."""
    return FIRST + member_count + 2 + _LINES + 2


def _ranges(member_count: int) -> dict[str, str]:
    last = FIRST + max(1, member_count) - 1
    columns = {"td_chart_units": _UNIT, "td_chart_errors": _ERRORS, "td_chart_warnings": _WARNINGS}
    return {name: f"{address(FIRST, column)}:{address(last, column)}" for name, column in columns.items()}


def _role(member: Member, run: Consolidation) -> str:
    bloc = run.assignment.bloc
    return {bloc.deputy: "Phó Trưởng khối", bloc.head: "Trưởng khối"}.get(member.code, "Thành viên")


def _row(
    index: int, member: Member, counts: Mapping[tuple[str, Severity], int], run: Consolidation
) -> tuple[Value, ...]:
    sent = run.counted.get(member.code)
    errors, warnings = (counts.get((member.code, level), 0) for level in (Severity.ERROR, Severity.WARNING))
    return (
        index + 1,
        member.name,
        _role(member, run),
        sent.file if sent else DASH,
        sent.received.date() if sent else DASH,
        _in_time(member.code, run),
        errors,
        warnings,
        _state(member.code, errors, warnings, run),
    )


def _in_time(code: str, run: Consolidation) -> str:
    """Whether a unit was in time, and by which day, where that is not the one on which its counted file came."""
    late = run.days_late(code)
    if late is None:
        return DASH
    came, said = run.came[code], f"Muộn {late} ngày" if late else YES
    return said if came == run.counted[code].received.date() else f"{said}, bản đầu {day(came)}"


def _state(code: str, errors: int, warnings: int, run: Consolidation) -> str:
    if code not in run.counted:
        return UNUSABLE if any(sent.sender == code for sent in run.received) else MISSING
    return WRONG if errors else DOUBTFUL if warnings else READY


def _links(run: Consolidation) -> dict[tuple[int, int], Link]:
    members = enumerate(run.assignment.bloc.members, FIRST)
    return {
        (row, _FILE): link_to(run.counted[member.code].file, "", "")
        for row, member in members
        if member.code in run.counted
    }


def _totals(row: int, rows: list[tuple[Value, ...]]) -> Cells:
    cells = line(row, 1, ("", "Cộng", "", "", "", "", "", "", ""), total(BODY))
    for column in (_ERRORS, _WARNINGS):
        value = sum(int(str(cells_of[column - 1])) for cells_of in rows)
        cells[row, column] = Cell(value, total(BODY_COUNT), f"SUM({span(column, FIRST, row - 1)})", said=_summed)
    return cells


def _summed() -> str:
    return "Cộng các đơn vị ở bảng trên; từng lỗi, từng cảnh báo ở trang Lỗi, với tệp, trang và ô."


def _reporting(top: int, run: Consolidation, rows: list[tuple[Value, ...]]) -> Cells:
    """Expected, received and on time, counted over the table above; label in B, number in C."""
    last = FIRST + len(rows) - 1
    sent, timely = len(run.counted), sum(str(row[_IN_TIME - 1]).startswith(YES) for row in rows)
    expected_at, sent_at, timely_at = (address(top + i, 3) for i in (1, 2, 4))
    whole: tuple[tuple[str, Value, str, Style], ...] = (
        ("Số đơn vị phải gửi", len(rows), f'COUNTIF({span(1, FIRST, last)},">0")', BODY_COUNT),
        ("Số đơn vị đã gửi, được tính", sent, f'COUNTIF({span(_CAME, FIRST, last)},">0")', BODY_COUNT),
        ("Tỷ lệ gửi (%)", rate(sent, len(rows)), rate_formula(sent_at, expected_at), BODY_PERCENT),
        ("Số đơn vị gửi đúng hạn", timely, f'COUNTIF({span(_IN_TIME, FIRST, last)},"{YES}*")', BODY_COUNT),
        ("Tỷ lệ gửi đúng hạn (%)", rate(timely, len(rows)), rate_formula(timely_at, expected_at), BODY_PERCENT),
        ("Số tệp đã nhận", len(run.received) + len(run.refused), "", BODY_COUNT),
        ("Số tệp không đọc được", len(run.refused), "", BODY_COUNT),
        ("Lỗi, cảnh báo ngoài các đơn vị", _homeless(run), "", BODY_COUNT),
    )
    cells = {(top, 2): Cell("Tình hình gửi phiếu", SECTION)}
    for row, (label, value, formula, style) in enumerate(whole, top + 1):
        unknown = run.assignment.deadline is None and "đúng hạn" in label
        cells[row, 2] = Cell(label, BODY)
        cells[row, 3] = Cell(DASH, style) if unknown else Cell(value, style, formula)
    return cells


def _homeless(run: Consolidation) -> int:
    """Errors and warnings that stand in no unit's row above."""
    units = names(run)
    strays = (finding for finding in run.findings if finding.member not in units)
    return sum(run.rulebook.severity(finding) is not Severity.NOTE for finding in strays)


def _figures(top: int, run: Consolidation, amounts: Mapping[Figure, Amount], then: Kept) -> Cells:
    labels = (
        "Số liệu chính",
        "Đơn vị tính",
        "Kỳ này",
        "Số đơn vị được tính",
        "Kỳ trước",
        "Cùng kỳ năm trước",
        "So kỳ trước (%)",
        "So cùng kỳ (%)",
    )
    cells = {(top, 2): Cell("Số liệu chính của khối", SECTION)} | line(top + 1, 2, labels, HEADER)
    for row, (figure, amount) in enumerate(amounts.items(), top + 2):
        cells |= _figure(row, figure, amount, then[figure], run)
    return cells


def _figure(row: int, figure: Figure, amount: Amount, then: tuple[Then, Then], run: Consolidation) -> Cells:
    shown: list[Value] = [
        DASH if value is None else tidy(value) for value in (amount.value, *(one.value for one in then))
    ]
    style, period = look(figure), run.assignment.period
    now = source_of(figure, *amount.by_member)
    previous = source_of(figure, *then[0].members, period=str(period.previous))
    last_year = source_of(figure, *then[1].members, period=str(period.last_year))
    cells = {
        (row, 2): Cell(figure.label, BODY),
        (row, 3): Cell(figure.unit, BODY_CENTER),
        (row, 4): Cell(shown[0], style, by_unit.total_reference(figure, run), now),
        (row, 5): Cell(f"{amount.coverage} đơn vị", BODY_CENTER),
        (row, 6): Cell(shown[1], style, place(figure, PREVIOUS), previous),
        (row, 7): Cell(shown[2], style, place(figure, LAST_YEAR), last_year),
    }
    for column, at, value, of_then in ((8, PREVIOUS, then[0], previous), (9, LAST_YEAR, then[1], last_year)):
        percent = changes(amount.value, value)[1]
        both = () if percent == DASH else now + of_then
        cells[row, column] = Cell(percent, BODY_PERCENT, place(figure, at + 2), both)
    return cells
