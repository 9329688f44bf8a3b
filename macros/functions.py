"""Functions for cells of the workbook (Excel on Windows, through xlwings); each asks xlcore and says what it got.

A blank cell gives a blank one, so that a function can be filled down past the data; what cannot be read, a sentence.
"""

import decimal
import math
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeAlias

import xlwings as xw

from xlcore.declare import Decimal
from xlcore.domain import standards
from xlcore.values.dates import read_day
from xlcore.values.folding import clean
from xlcore.values.legacy import detect, to_unicode
from xlcore.values.numbers import read_number
from xlcore.values.writing import day, near, number

UNREADABLE = "Không đọc được “{0}”."
UNCLEAR = "“{0}” có thể là {1} hoặc {2}; ghi lại cho rõ."
NO_PLAN = "Chưa có kế hoạch."

Cell: TypeAlias = Any
"""What a cell may hold: None, text, a number, a truth, a time. Not as a union: xlwings has no converter for one."""

_arg = partial(xw.arg, err_to_str=True)
"""An error in a cell comes as its text: without that it would pass for a blank one."""


@xw.func
@_arg("text", doc="Ô chữ gõ bằng bảng mã TCVN3 (ABC) hoặc VNI")
@_arg("encoding", doc="TCVN3, TCVN3H hoặc VNI; bỏ trống thì tự nhận")
def TD_UNICODE(text: Cell, encoding: Cell = "") -> Cell:  # noqa: N802 - names of worksheet functions are capitals
    """Đổi chữ TCVN3 (ABC) hoặc VNI sang Unicode; chữ đã là Unicode thì giữ nguyên."""
    if not isinstance(text, str):
        return _unreadable(text)
    found = encoding or detect(text)
    return to_unicode(text, found) if found else text


@xw.func
@_arg("text", doc="Số gõ thành chữ, ví dụ 46,76 hoặc 1.234.567 hoặc 15 triệu")
def TD_SO(text: Cell) -> Cell:  # noqa: N802 - as above
    """Đọc chữ thành số; không rõ là số nào thì trả về câu hỏi lại, không đoán."""
    if isinstance(text, int | float | decimal.Decimal) and not isinstance(text, bool):
        return float(text) if math.isfinite(text) else _unreadable(text)
    reading = read_number(clean(text), Decimal("")) if isinstance(text, str) else None
    if reading is None or not math.isfinite(reading.value):
        return _unreadable(text)
    if reading.other is not None:
        return UNCLEAR.format(text, number(reading.value), number(reading.other))
    return reading.value


@xw.func
@_arg("text", doc="Ngày gõ thành chữ, ví dụ 05/7/2018")
def TD_NGAY(text: Cell) -> Cell:  # noqa: N802 - as above
    """Đọc chữ thành ngày (ngày trước, tháng sau)."""
    return read_day(clean(text) if isinstance(text, str) else text) or _unreadable(text)


@xw.func
@_arg("done", doc="Đã thực hiện")
@_arg("plan", doc="Kế hoạch")
def TD_PHAN_TRAM(done: Cell, plan: Cell) -> Cell:  # noqa: N802 - as above
    """Tỷ lệ phần trăm so với kế hoạch, ví dụ 106,5."""
    share = _of_numbers(standards.of_plan, done, plan)
    return NO_PLAN if share is None else share


@xw.func
@_arg("total", doc="Tổng, số nguyên")
def TD_GAN(total: Cell) -> Cell:  # noqa: N802 - as above
    """Viết “gần 8.400” khi tổng kém số tròn trăm tiếp theo không quá 1 %; nếu không thì viết đúng số."""
    return _of_numbers(lambda value: near(int(value)) if value == int(value) else number(value), total)


@xw.func
@_arg("count", doc="Số người (ví dụ số LĐTT)")
@_arg("percent", doc="Tỷ lệ tối đa, phần trăm; bỏ trống là 15")
def TD_HAN_NGACH(count: Cell, percent: Cell = None) -> Cell:  # noqa: N802 - as above
    """Số người nhiều nhất trong giới hạn “không quá”, làm tròn xuống: 15 % của 6 là 0."""
    return _of_people(standards.quota, _or(percent, standards.GRASSROOTS_SHARE), count)


@xw.func
@_arg("members", doc="Số người của tập thể")
@_arg("advanced_workers", doc="Số LĐTT")
@_arg("disciplined", doc="Số người bị kỷ luật từ cảnh cáo trở lên")
@_arg("percent", doc="Phải trên bao nhiêu phần trăm; bỏ trống là 50")
def TD_TT_LDTT(  # noqa: N802 - as above
    members: Cell, advanced_workers: Cell, disciplined: Cell, percent: Cell = None
) -> Cell:
    """Tập thể có đủ tỷ lệ của Tập thể lao động tiên tiến không."""
    return _of_people(
        standards.advanced, _or(percent, standards.ADVANCED_SHARE), members, advanced_workers, disciplined
    )


@xw.func
@_arg("members", doc="Số người của tập thể")
@_arg("completed", doc="Số người hoàn thành nhiệm vụ")
@_arg("advanced_workers", doc="Số LĐTT")
@_arg("fighters", doc="Số CSTĐ cơ sở")
@_arg("disciplined", doc="Số người bị kỷ luật từ cảnh cáo trở lên")
@_arg("percent", doc="Phải ít nhất bao nhiêu phần trăm LĐTT; bỏ trống là 70")
def TD_TT_LDXS(  # noqa: N802 - as above
    members: Cell,
    completed: Cell,
    advanced_workers: Cell,
    fighters: Cell,
    disciplined: Cell,
    percent: Cell = None,
) -> Cell:
    """Tập thể có đủ tỷ lệ của Tập thể lao động xuất sắc không."""
    share = _or(percent, standards.EXCELLENT_SHARE)
    return _of_people(standards.excellent, share, members, completed, advanced_workers, fighters, disciplined)


def _of_numbers(rule: Callable[..., Any], *cells: Cell) -> Any:
    """What a rule says of the numbers in cells; where one holds none, what `TD_SO` says of it."""
    numbers = [TD_SO(cell) for cell in cells]
    told = [said for said in numbers if isinstance(said, str)]
    try:
        return told[0] if told else rule(*numbers)
    except OverflowError:
        return _unreadable(cells[0])


def _of_people(rule: Callable[..., Any], percent: Cell, *counts: Cell) -> Any:
    """What a rule says of numbers of people and a share."""
    return _of_numbers(lambda share, *people: rule(*map(int, people), share), percent, *counts)


def _or(cell: Cell, usual: float) -> Cell:
    """The content of a cell, or what is usual where it is blank."""
    return usual if _is_blank(cell) else cell


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not clean(cell))


def _unreadable(cell: Cell) -> str:
    """The sentence for a cell that cannot be read; nothing for a blank one."""
    if _is_blank(cell):
        return ""
    if isinstance(cell, date):
        return UNREADABLE.format(day(cell))
    return UNREADABLE.format(number(cell) if isinstance(cell, float) else cell)
