"""*Trả phiếu*: what was given back to each unit, and what came of each cell: fixed, still wrong, newly wrong."""

from ..consolidation import Consolidation
from ..domain.bloc import Bloc
from ..history.differences import NOTHING
from ..history.senders import name
from ..plans import Cell, Link, Page, SheetPlan, Table, Value
from ..returning.items import file_of
from ..returning.matching import Answer, Came, Matched, answers
from ..styles import (
    BODY,
    BODY_CENTER,
    BODY_COUNT,
    BODY_JUMP,
    BODY_MOMENT,
    ERROR_FILL,
    GOOD_FILL,
    LOCKED_FILL,
    SECTION,
    SUBTITLE,
    WARNING_FILL,
    filled,
)
from .layout import DASH, Cells, header_height, heading, link_to, quoted, row_heights

KEY, TITLE = "returns", "Trả phiếu"
RETURNS = "tra-lai"
TOP = 5
_FILLS = {
    Came.WAITING: LOCKED_FILL,
    Came.FIXED: GOOD_FILL,
    Came.STILL: ERROR_FILL,
    Came.NEW: WARNING_FILL,
    Came.DROPPED: "",
}
_UNITS = ("Mã", "Đơn vị", "Lần trả", "Trả lúc", "Người trả", "Bản gửi lại", *(came.value.capitalize() for came in Came))
_UNIT_STYLES = (BODY_CENTER, BODY, BODY_CENTER, BODY_MOMENT, BODY, BODY, *(BODY_COUNT,) * len(Came))
_CELLS = ("Mã", "Dòng", "Trang", "Ô", "Mục", "Sai ở đâu", "Kết quả", "Khi trả ghi", "Nay ghi", "Mức", "Mã lỗi")
_CELL_STYLES = (
    *(BODY_CENTER, BODY, BODY, BODY_JUMP, BODY, BODY),
    *(BODY_CENTER, BODY, BODY, BODY_CENTER, BODY_CENTER),
)
_WIDTHS = (12.0, 32.0, 14.0, 18.0, 26.0, 46.0, 16.0, 18.0, 18.0, 13.0, 16.0)
_CAME, _CELL = 7, 4


def returned_plan(run: Consolidation) -> SheetPlan:
    """Plan the units to which something was given back and, beneath, each cell."""
    bloc, found = run.assignment.bloc, answers(run)
    units = [_unit(one, bloc) for one in found]
    listed = [(one, matched) for one in found for matched in one.matched]
    rows = [_row(one, matched) for one, matched in listed]
    top = TOP + max(1, len(units)) + 4
    cells: Cells = heading("PHIẾU ĐÃ TRẢ ĐƠN VỊ ĐỂ SỬA VÀ KẾT QUẢ SỬA", run)
    cells |= {(3, 1): Cell(_HOW, SUBTITLE)}
    cells |= {(TOP - 1, 1): Cell("Từng đơn vị, theo lần trả gần nhất", SECTION)}
    cells |= {(top - 1, 1): Cell("Từng chỗ đã yêu cầu sửa", SECTION)}
    for at, (_, matched) in enumerate(listed, top + 1):
        cells[at, _CAME] = Cell(matched.came.value, filled(BODY_CENTER, _FILLS[matched.came]))
    links = {
        (at, _CELL): link for at, (one, matched) in enumerate(listed, top + 1) if (link := _link(run, one, matched))
    }
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(
            Table("tbl_returns", TOP, 1, _UNITS, units, _UNIT_STYLES),
            Table("tbl_asked", top, 1, _CELLS, rows, _CELL_STYLES),
        ),
        widths=_WIDTHS,
        heights={TOP - 1: 24.0, top - 1: 24.0}
        | {TOP: header_height(_UNITS, _WIDTHS), top: header_height(_CELLS, _WIDTHS)}
        | row_heights(units, _WIDTHS, TOP + 1)
        | row_heights(rows, _WIDTHS, top + 1),
        links=links,
        freeze=(TOP - 1, 3),
        page=Page(),
    )


_HOW = "Trả phiếu: lệnh thidua returns. Bản sửa gửi về chép vào nhan-ve rồi tổng hợp; kết quả từng chỗ hiện ở đây."


def _unit(found: Answer, bloc: Bloc) -> tuple[Value, ...]:
    given = found.given
    about = (given.unit, name(bloc, given.member), given.round, given.when, str(given.actor), found.file or DASH)
    return (*about, *(found.count(came) for came in Came))


def _row(found: Answer, matched: Matched) -> tuple[Value, ...]:
    item, wrong = matched.item, matched.wrong
    before = DASH if matched.came is Came.NEW else matched.before or NOTHING
    return (
        found.given.unit,
        item.row,
        matched.tab or item.tab or item.table or "Cả tệp",
        matched.cell or item.cell or DASH,
        wrong.field,
        wrong.sentence,
        matched.came.value,
        before,
        matched.now or DASH,
        wrong.weight,
        wrong.rule,
    )


def _link(run: Consolidation, found: Answer, matched: Matched) -> Link | None:
    """To the cell as it is now, in the kept copy of the unit's file; as long as none came, in what was given back."""
    if matched.came is Came.WAITING:
        item = matched.item
        place = f"{quoted(item.tab)}!{item.cell}" if item.cell else ""
        return Link(f"{RETURNS}/{found.given.file}", place, "Mở phiếu trả") if place else None
    sent = file_of(run, found.given.member)
    if sent is None or not matched.cell:
        return None
    copy = run.past.archived.get(sent.digest)
    if copy is None:
        return link_to(sent.file, matched.tab, matched.cell)
    return Link(copy, f"{quoted(matched.tab)}!{matched.cell}", f"Mở bản sao của {sent.file}")
