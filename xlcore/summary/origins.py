"""*Nguồn số*: the cells behind one figure that somebody asked about, each a jump to the kept copy of its file."""

from datetime import datetime

from ..history.differences import spoken
from ..history.telling import how, stale
from ..history.trace import Origin
from ..history.tracing import Traced
from ..plans import Cell, Link, Page, SheetPlan, Table, Value
from ..styles import BODY, BODY_CENTER, BODY_COUNT, BODY_JUMP, BODY_MOMENT, LOCKED_FILL, SUBTITLE, Style, filled, total
from .layout import DASH, Cells, header_height, heading, link_to, quoted, row_heights, span

KEY, TITLE = "origins", "Nguồn số"
TOP = 7
_HEADERS = ("STT", "Đơn vị", "Bảng", "Dòng", "Mục", "Giá trị", "Tệp", "Trang", "Ô", "Bản", "Nhận lúc", "Ghi chú")
_STYLES = (
    *(BODY_CENTER, BODY, BODY, BODY, BODY, BODY_COUNT),
    *(BODY, BODY, BODY_JUMP, BODY_CENTER, BODY_MOMENT, BODY),
)
_WIDTHS = (6.0, 34.0, 16.0, 30.0, 30.0, 16.0, 34.0, 16.0, 8.0, 7.0, 18.0, 34.0)
_VALUE, _CELL = 6, 9
_FIGURE = Style(bold=True, size=13)


def origins_plan(traced: Traced, when: datetime) -> SheetPlan:
    """Plan the list of a figure's cells; under the values stands what they add up to, where all are numbers."""
    run, found = traced.run, traced.trace
    rows = [_row(number, origin) for number, origin in enumerate(found.origins, 1)]
    cells: Cells = heading("NGUỒN CỦA MỘT SỐ", run)
    shown = found.value if isinstance(found.value, str) else spoken(found.value)
    cells |= {
        (3, 1): Cell(f"{found.title}, ô {found.cell}: {shown}", _FIGURE),
        (4, 1): Cell(f"{how(found)} (xem lúc {when:%d/%m/%Y %H:%M})", SUBTITLE),
    }
    if not traced.current:
        cells[5, 1] = Cell(stale(), filled(SUBTITLE, LOCKED_FILL))
    end = TOP + len(rows) + 1
    numbers = [origin.value for origin in found.origins if isinstance(origin.value, int | float)]
    if rows and len(numbers) == len(rows):
        cells[end + 1, _VALUE - 1] = Cell("Cộng", total(BODY))
        cells[end + 1, _VALUE] = Cell(sum(numbers), total(BODY_COUNT), f"SUM({span(_VALUE, TOP + 1, end - 1)})")
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(Table("tbl_origins", TOP, 1, _HEADERS, rows, _STYLES),),
        widths=_WIDTHS,
        heights={3: 22, TOP: header_height(_HEADERS, _WIDTHS)} | row_heights(rows, _WIDTHS, TOP + 1),
        links={(at, _CELL): _link(origin) for at, origin in enumerate(found.origins, TOP + 1)},
        freeze=(TOP + 1, 3),
        page=Page(repeat=(TOP, TOP)),
    )


def _row(number: int, origin: Origin) -> tuple[Value, ...]:
    return (
        number,
        origin.unit,
        origin.table,
        origin.row,
        origin.field,
        origin.value,
        origin.file,
        origin.sheet,
        origin.cell,
        origin.version or DASH,
        origin.received or "số đã chốt",
        origin.mended[:1].upper() + origin.mended[1:],
    )


def _link(origin: Origin) -> Link:
    """To the kept copy, else to the returned file; a value of an earlier period stands in the master itself."""
    place = f"{quoted(origin.sheet)}!{origin.cell}"
    if origin.received is None:
        return Link("", place, "Tới ô ở trang Kỳ trước")
    return (
        Link(origin.copy, place, f"Mở bản sao của {origin.file}")
        if origin.copy
        else (link_to(origin.file, origin.sheet, origin.cell))
    )
