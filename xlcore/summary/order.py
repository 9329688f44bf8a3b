"""*Trình tự bình xét*: how far each step of the official order is, and the lots that were drawn."""

from ..appraisal.steps import Progress, steps
from ..consolidation import Consolidation
from ..plans import Cell, Page, SheetPlan
from ..styles import BODY, BODY_CENTER, ERROR_FILL, GOOD_FILL, SUBTITLE, TITLE, WARNING_FILL, Style, filled
from ..values.writing import day
from .layout import Cells, header, header_height, heading, heights_of

ORDER_KEY, ORDER_TITLE = "sum_order", "Trình tự bình xét"
TOP = 5
_FILLS = {
    Progress.DONE: GOOD_FILL,
    Progress.BEGUN: WARNING_FILL,
    Progress.WAITING: "",
    Progress.BROKEN: ERROR_FILL,
}
_SECTION = Style(bold=True, size=13, ink=TITLE.ink)


def order_plan(run: Consolidation) -> SheetPlan:
    """Plan the steps with how far each is, and the lots that were drawn."""
    widths = (6.0, 34.0, 16.0, 92.0)
    said = "Đúng thứ tự: tự chấm → chấm chéo → Khối chấm → hội nghị thông qua → bỏ phiếu kín → đề nghị."
    cells: Cells = heading("TRÌNH TỰ BÌNH XÉT", run) | {(3, 1): Cell(said, SUBTITLE)}
    labels = ("Bước", "Việc", "Tình trạng", "Cụ thể")
    cells |= header(TOP, labels)
    row = TOP
    for row, step in enumerate(steps(run), TOP + 1):
        look = filled(BODY_CENTER, _FILLS[step.progress])
        cells[row, 1], cells[row, 2] = Cell(row - TOP, BODY_CENTER), Cell(step.title, BODY)
        cells[row, 3], cells[row, 4] = Cell(step.progress.value, look), Cell(step.told, BODY)
    cells |= _lots(run, row + 2)
    return SheetPlan(
        ORDER_KEY,
        ORDER_TITLE,
        cells,
        widths=widths,
        heights={TOP: header_height(labels, widths)} | heights_of(cells, widths, TOP + 1),
        freeze=(TOP + 1, 1),
        page=Page(repeat=(TOP, TOP)),
    )


_RULE = (
    "Cách bốc thăm: lấy SHA-256 của “chữ bốc thăm|mã đơn vị” làm thăm của từng đơn vị, xếp tăng dần; mỗi đơn vị chấm "
    "đơn vị đứng sau, đơn vị cuối chấm đơn vị đầu. Ai cũng làm lại được và ra cùng kết quả."
)


def _lots(run: Consolidation, row: int) -> Cells:
    drawings = [one for one in run.past.decisions.drawings if one.period == str(run.assignment.period)]
    if not drawings:
        return {}
    name, last = run.assignment.bloc.name_of, drawings[-1]
    cells: Cells = {(row, 2): Cell("Kết quả bốc thăm chấm chéo", _SECTION), (row + 1, 2): Cell(_RULE, SUBTITLE)}
    cells |= header(row + 2, ("STT", "Đơn vị chấm", "", "Đơn vị được chấm"))
    for number, (checker, checked) in enumerate(last.pairs, 1):
        at = row + 2 + number
        cells[at, 1], cells[at, 2] = Cell(number, BODY_CENTER), Cell(name(checker), BODY)
        cells[at, 3], cells[at, 4] = Cell("chấm", BODY_CENTER), Cell(name(checked), BODY)
    row += len(last.pairs) + 4
    for drawing in reversed(drawings):
        why = f" Lý do: {drawing.why}." if drawing.why else ""
        said = f"Bốc thăm ngày {day(drawing.when)} bởi {drawing.actor}, chữ bốc thăm “{drawing.words}”.{why}"
        cells[row, 2] = Cell(said, SUBTITLE)
        row += 1
    return cells
