"""The first sheet of a copy given back: what is wrong, in which cell, what to do, each a jump to its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..consolidation import Consolidation
from ..domain.findings import Severity
from ..intake.listed import HEADING, KEY, TITLE
from ..intake.submission import Submission
from ..measure import height
from ..plans import Cell, Link, Page, SheetPlan, Table, Value
from ..styles import (
    BODY,
    BODY_CENTER,
    BODY_JUMP,
    DOUBT_FILL,
    EMPTY_FILL,
    PLAIN,
    RELATED_FILL,
    SUBTITLE,
    TITLE_INK,
    WRONG_FILL,
    Style,
    filled,
)
from ..styles import TITLE as TITLE_LOOK
from ..summary.layout import DASH, Cells, header_height, quoted, row_heights
from .items import Item
from .matching import Came

MUST, MAY = "Phải sửa", "Cần xem lại"
WORDS = {Severity.ERROR: MUST, Severity.WARNING: MAY}
"""What a unit calls the weight of a finding."""
FILLS = {Severity.ERROR: WRONG_FILL, Severity.WARNING: DOUBT_FILL}
_HEADERS = ("STT", "Mức", "Trang", "Ô", "Mục", "Đang ghi", "Sai ở đâu", "Cần làm")
_SINCE = "So với lần trước"
_STYLES = (BODY_CENTER, BODY_CENTER, BODY, BODY_JUMP, BODY, BODY, BODY, BODY, BODY_CENTER)
_WIDTHS = (6.0, 13.0, 15.0, 8.0, 24.0, 20.0, 48.0, 44.0, 16.0)
_LEVEL, _CELL = 2, 4
_STEP = PLAIN._replace(wrap=True, align="left")
_SECTION = Style(bold=True, size=12, ink=TITLE_INK)
_AGAIN = {Came.STILL: "còn sai", Came.NEW: "mới thấy"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a copy asks for: the file that it is made from, its items, and how they stand to the copy before."""

    sent: Submission
    items: tuple[Item, ...]
    round: int
    since: Mapping[int, Came]
    fixed: int = 0


def listing(run: Consolidation, asked: Asked) -> SheetPlan:
    """Plan the sheet."""
    steps = _steps(run, asked)
    top = 5 + len(steps)
    again = bool(asked.since)
    rows = [_row(item, asked.since if again else None) for item in asked.items]
    width = len(_HEADERS) + again
    cells: Cells = {(1, 1): Cell(HEADING, TITLE_LOOK), (2, 1): Cell(_scope(run, asked), SUBTITLE)}
    cells |= {(3 + at, 1): Cell(text, _STEP) for at, text in enumerate(steps)}
    cells |= _legend(3 + len(steps))
    for at, item in enumerate(asked.items, top + 1):
        cells[at, _LEVEL] = Cell(WORDS[item.severity], filled(BODY_CENTER, FILLS[item.severity]))
    widths = _WIDTHS[:width]
    headers = (*_HEADERS, _SINCE)[:width]
    return SheetPlan(
        key=KEY,
        title=TITLE,
        cells=cells,
        tables=(Table("tbl_returned", top, 1, headers, rows, _STYLES[:width]),),
        widths=widths,
        heights={1: 26, 2: 18, top: header_height(headers, widths), 3 + len(steps): 20}
        | {3 + at: height([(text, sum(widths))]) + 1 for at, text in enumerate(steps)}
        | row_heights(rows, widths, top + 1),
        merges=tuple(f"A{3 + at}:{'I' if again else 'H'}{3 + at}" for at in range(len(steps))),
        links={(at, _CELL): link for at, item in enumerate(asked.items, top + 1) if (link := _link(item))},
        freeze=(top + 1, 1),
        page=Page(repeat=(top, top)),
    )


def counted(items: Sequence[Item]) -> str:
    """How many things there are to do, in words."""
    wrong = sum(item.severity is Severity.ERROR for item in items)
    doubts = len(items) - wrong
    return f"{wrong} chỗ phải sửa" + (f", {doubts} chỗ cần xem lại" if doubts else "")


def _scope(run: Consolidation, asked: Asked) -> str:
    unit = run.assignment.bloc.name_of(asked.sent.member)
    return f"{unit} · Kỳ báo cáo: {run.assignment.period.label} · Trả lần {asked.round}: {counted(asked.items)}"


def _steps(run: Consolidation, asked: Asked) -> list[str]:
    bloc = run.assignment.bloc
    steps = [
        (
            f"1. Bấm vào ô ở cột “Ô” để tới chỗ cần sửa; trỏ chuột vào ô ấy để đọc ghi chú, rồi gõ lại. Ô “{MAY}” "
            "nếu đã đúng thì để nguyên và nói rõ khi gửi lại."
        ),
        (
            "2. Chỉ gõ được vào ô tô đỏ, cam, tím hoặc xanh như dưới đây. Ô khác, kể cả ô vàng nhạt của mẫu, đã khóa "
            "để khỏi sửa nhầm; không có mật khẩu (Review → Unprotect Sheet)."
        ),
        (
            f"3. Lưu tệp rồi gửi lại {bloc.name_of(bloc.head)}. Không phải xóa trang này hay các ghi chú: "
            "chương trình tự bỏ qua."
        ),
    ]
    if asked.fixed:
        steps.append(f"Lần trước đã sửa đúng {asked.fixed} chỗ; những chỗ ấy không còn tô màu.")
    return steps


def _legend(row: int) -> Cells:
    shown = ((MUST, WRONG_FILL), (MAY, DOUBT_FILL), ("Ô liên quan", RELATED_FILL), ("Còn trống", EMPTY_FILL))
    return {
        (row, column): Cell(text, filled(BODY_CENTER, fill))
        for column, (text, fill) in zip((2, 3, 5, 6), shown, strict=True)
    }


def _row(item: Item, since: Mapping[int, Came] | None) -> tuple[Value, ...]:
    finding, place = item.finding, item.finding.place
    field = f"{finding.field} – dòng “{item.row}”" if item.row and finding.field else finding.field or item.row
    row: tuple[Value, ...] = (
        item.number,
        WORDS[item.severity],
        place.sheet or "Cả tệp",
        place.cell or DASH,
        field,
        finding.value,
        item.sentence,
        item.remedy,
    )
    return row if since is None else (*row, _AGAIN.get(since.get(item.number, Came.NEW), ""))


def _link(item: Item) -> Link | None:
    place = item.finding.place
    if not place.sheet:
        return None
    cell = place.cell if place.row and place.column else "A1"
    return Link("", f"{quoted(place.sheet)}!{cell}", "Tới ô cần sửa")
