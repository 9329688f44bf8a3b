"""Drawing *Hướng dẫn*, on A4 portrait."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from ...measure import broken, height
from ...sheets.master import GUIDE
from ...styles import (
    BODY,
    BODY_CENTER,
    ERROR_FILL,
    GOOD_FILL,
    INPUT_FILL,
    LOCKED_FILL,
    PLAIN,
    SECTION,
    TITLE,
    WARNING_FILL,
    filled,
)
from . import guide
from .canvas import Canvas, lock, page
from .tables import merge

_WIDTHS = (5, 26, 66)
_GAP, _PAIR = 8, 18
"""Points between two sections, and of a line of a list."""
_TEXT = PLAIN._replace(wrap=True, valign="top")
_NUMBER = PLAIN._replace(align="center", valign="top")
_COLOURS = (
    (INPUT_FILL, "Vàng", "ô để điền"),
    (LOCKED_FILL, "Xám", "ô ghi sẵn hoặc tự tính; chưa có số liệu"),
    (GOOD_FILL, "Xanh", "đạt"),
    (WARNING_FILL, "Cam", "cảnh báo: nên xem lại, số liệu vẫn được tính"),
    (ERROR_FILL, "Đỏ", "lỗi: phải sửa, số liệu chưa được tính"),
)


def draw_instructions(canvas: Canvas) -> Worksheet:
    """Add the sheet with the instructions for the secretary."""
    drawn = canvas.sheet(GUIDE.title, GUIDE.key)
    for place, width in enumerate(_WIDTHS):
        drawn.set_column(place, place, width)
    drawn.write(0, 0, GUIDE.heading, canvas.formats[TITLE])
    drawn.set_row(0, 28)
    merge(drawn, (1, 0, 1, 2), guide.LEAD, canvas.formats[_TEXT._replace(italic=True)])
    drawn.set_row(1, height([(guide.LEAD, sum(_WIDTHS))]))
    row = 3
    for number, (title, steps) in enumerate(guide.SECTIONS, 1):
        row = _steps(canvas, drawn, row, f"{number}. {title}", steps)
    row = _pairs(canvas, drawn, row, "Thư mục", guide.FOLDERS)
    row = _pairs(canvas, drawn, row, "Lệnh", guide.COMMANDS)
    _colours(canvas, drawn, row)
    page(drawn, landscape=False)
    lock(drawn)
    return drawn


def _section(canvas: Canvas, drawn: Worksheet, row: int, title: str) -> None:
    drawn.write(row, 0, title, canvas.formats[SECTION])
    drawn.set_row(row, 24)


def _steps(canvas: Canvas, drawn: Worksheet, row: int, title: str, steps: Sequence[str]) -> int:
    _section(canvas, drawn, row, title)
    for at, step in enumerate(steps, row + 1):
        drawn.write(at, 0, "–", canvas.formats[_NUMBER])
        told = broken(step, sum(_WIDTHS[1:]))
        merge(drawn, (at, 1, at, 2), told, canvas.formats[_TEXT])
        drawn.set_row(at, height([(told, sum(_WIDTHS[1:]))]))
    drawn.set_row(row + len(steps) + 1, _GAP)
    return row + len(steps) + 2


def _pairs(canvas: Canvas, drawn: Worksheet, row: int, title: str, pairs: Sequence[tuple[str, str]]) -> int:
    _section(canvas, drawn, row, title)
    for at, (name, meaning) in enumerate(pairs, row + 1):
        drawn.write(at, 1, name, canvas.formats[BODY._replace(bold=True)])
        drawn.write(at, 2, meaning, canvas.formats[BODY])
        drawn.set_row(at, _PAIR)
    drawn.set_row(row + len(pairs) + 1, _GAP)
    return row + len(pairs) + 2


def _colours(canvas: Canvas, drawn: Worksheet, row: int) -> None:
    _section(canvas, drawn, row, "Màu")
    for at, (fill, name, meaning) in enumerate(_COLOURS, row + 1):
        drawn.write(at, 1, name, canvas.formats[filled(BODY_CENTER, fill)])
        drawn.write(at, 2, meaning, canvas.formats[BODY])
        drawn.set_row(at, _PAIR)
