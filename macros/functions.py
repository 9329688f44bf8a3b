"""Functions for cells of the workbook (Excel on Windows, through xlwings); each asks xlcore and says what it got."""

from datetime import date, datetime

import xlwings as xw

from xlcore.declare import Decimal
from xlcore.domain import standards
from xlcore.values.dates import read_day
from xlcore.values.folding import clean
from xlcore.values.legacy import detect, to_unicode
from xlcore.values.numbers import read_number
from xlcore.values.writing import near, number

UNREADABLE = "Không đọc được “{0}”."
UNCLEAR = "“{0}” có thể là {1} hoặc {2}; ghi lại cho rõ."
NO_PLAN = "Chưa có kế hoạch."


@xw.func
@xw.arg("text", doc="Ô chữ gõ bằng bảng mã TCVN3 (ABC) hoặc VNI")
@xw.arg("encoding", doc="TCVN3, TCVN3H hoặc VNI; bỏ trống thì tự nhận")
def TD_UNICODE(text: str, encoding: str = "") -> str:  # noqa: N802 - names of worksheet functions are capitals
    """Đổi chữ TCVN3 (ABC) hoặc VNI sang Unicode; chữ đã là Unicode thì giữ nguyên."""
    found = encoding or detect(text)
    return to_unicode(text, found) if found else text


@xw.func
@xw.arg("text", doc="Số gõ thành chữ, ví dụ 46,76 hoặc 1.234.567 hoặc 15 triệu")
def TD_SO(text: str | float) -> float | str:  # noqa: N802 - as above
    """Đọc chữ thành số; không rõ là số nào thì trả về câu hỏi lại, không đoán."""
    if isinstance(text, int | float):
        return text
    reading = read_number(clean(text), Decimal(""))
    if reading is None:
        return UNREADABLE.format(text)
    if reading.other is not None:
        return UNCLEAR.format(text, number(reading.value), number(reading.other))
    return reading.value


@xw.func
@xw.arg("text", doc="Ngày gõ thành chữ, ví dụ 05/7/2018")
def TD_NGAY(text: str | float | datetime) -> date | str:  # noqa: N802 - as above
    """Đọc chữ thành ngày (ngày trước, tháng sau)."""
    return read_day(clean(text) if isinstance(text, str) else text) or UNREADABLE.format(text)


@xw.func
@xw.arg("done", doc="Đã thực hiện")
@xw.arg("plan", doc="Kế hoạch")
def TD_PHAN_TRAM(done: float, plan: float) -> float | str:  # noqa: N802 - as above
    """Tỷ lệ phần trăm so với kế hoạch, ví dụ 106,5."""
    share = standards.of_plan(done, plan)
    return NO_PLAN if share is None else share


@xw.func
@xw.arg("total", doc="Tổng, số nguyên")
def TD_GAN(total: float) -> str:  # noqa: N802 - as above
    """Viết “gần 8.400” khi tổng kém số tròn trăm tiếp theo không quá 1 %; nếu không thì viết đúng số."""
    return near(int(total)) if total == int(total) else number(total)


@xw.func
@xw.arg("count", doc="Số người (ví dụ số LĐTT)")
@xw.arg("percent", doc="Tỷ lệ tối đa, phần trăm; bỏ trống là 15")
def TD_HAN_NGACH(count: float, percent: float = standards.GRASSROOTS_SHARE) -> int:  # noqa: N802 - as above
    """Số người nhiều nhất trong giới hạn “không quá”, làm tròn xuống: 15 % của 6 là 0."""
    return standards.quota(int(count), percent)


@xw.func
@xw.arg("members", doc="Số người của tập thể")
@xw.arg("advanced_workers", doc="Số LĐTT")
@xw.arg("disciplined", doc="Số người bị kỷ luật từ cảnh cáo trở lên")
@xw.arg("percent", doc="Phải trên bao nhiêu phần trăm; bỏ trống là 50")
def TD_TT_LDTT(  # noqa: N802 - as above
    members: float, advanced_workers: float, disciplined: float, percent: float = standards.ADVANCED_SHARE
) -> bool:
    """Tập thể có đủ tỷ lệ của Tập thể lao động tiên tiến không."""
    return standards.advanced(int(members), int(advanced_workers), int(disciplined), percent)


@xw.func
@xw.arg("members", doc="Số người của tập thể")
@xw.arg("completed", doc="Số người hoàn thành nhiệm vụ")
@xw.arg("advanced_workers", doc="Số LĐTT")
@xw.arg("fighters", doc="Số CSTĐ cơ sở")
@xw.arg("disciplined", doc="Số người bị kỷ luật từ cảnh cáo trở lên")
@xw.arg("percent", doc="Phải ít nhất bao nhiêu phần trăm LĐTT; bỏ trống là 70")
def TD_TT_LDXS(  # noqa: N802 - as above
    members: float,
    completed: float,
    advanced_workers: float,
    fighters: float,
    disciplined: float,
    percent: float = standards.EXCELLENT_SHARE,
) -> bool:
    """Tập thể có đủ tỷ lệ của Tập thể lao động xuất sắc không."""
    return standards.excellent(
        int(members), int(completed), int(advanced_workers), int(fighters), int(disciplined), percent
    )
