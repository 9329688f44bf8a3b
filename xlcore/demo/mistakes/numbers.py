"""Every way in which people write numbers, most of them in a row of *Học tập* or *Quỹ xã hội* each."""

from datetime import date

from ...files.drawing.pen import Fault, Formula, Ink
from ..fill import Row
from .planted import Mistake, Told, cell

_SESSION: Row = {"held_on": date(2018, 4, 10), "sessions": 1, "attendances": 40}
_GIFT: Row = {"people": 20, "amount": 2_000_000}


def _session(row: int, what: str, ink: Ink, *rules: str) -> Mistake:
    """A further row of *Học tập* whose number of people is written in some way."""
    typed = {**_SESSION, "theme": f"Chuyên đề bổ sung số {row}", "attendances": ink}
    return Mistake(what, tuple(Told(rule, "study", "attendances", row) for rule in rules), {("study", row): typed})


def _gift(row: int, what: str, ink: Ink, *rules: str) -> Mistake:
    """A further row of *Quỹ xã hội* whose amount is written in some way."""
    typed = {**_GIFT, "fund": f"Quỹ khác số {row}", "amount": ink}
    return Mistake(what, tuple(Told(rule, "funds", "amount", row) for rule in rules), {("funds", row): typed})


COUNTS = (
    _session(2, "Số lượt gõ “0.060”: có phần lẻ", "0.060", "GT-12"),
    _session(3, "Số lượt gõ “50 lượt”: số kèm đơn vị", "50 lượt", "GT-13"),
    _session(4, "Số lượt gõ “05”: có số 0 ở trước", "05", "GT-13"),
    _session(5, "Số lượt gõ “8,400”: 8.400 hay 8,4?", "8,400", "GT-02"),
    _session(6, "Số lượt gõ “khoảng 40”: không phải số", "khoảng 40", "GT-01"),
    _session(7, "Số lượt gõ -5: số âm", -5, "GT-11"),
)
DOSSIERS = (
    Mistake(
        "Hồ sơ trực tuyến gõ “412 hồ sơ”: công thức của phiếu bỏ sót ô gõ chữ, chương trình tính lại",
        (Told("GT-13", "procedures", "online"), Told("GT-18", "procedures", "received")),
        {("procedures", 0): {"online": "412 hồ sơ"}},
    ),
    Mistake(
        "Hồ sơ trực tuyến gõ chữ “O”: tổng của dòng chưa biết",
        (Told("GT-01", "procedures", "online", 1),),
        {("procedures", 1): {"online": "O"}},
    ),
)
AMOUNTS = (
    _gift(2, "Số tiền gõ “2.500.000”: chữ, chấm ngăn cách nghìn", "2.500.000", "GT-13"),
    _gift(3, "Số tiền gõ “2 500 000” bằng dấu cách không ngắt", "2\u00a0500\u00a0000", "GT-13"),
    _gift(4, "Số tiền gõ “'2500000”: có dấu nháy", "'2500000", "GT-13"),
    _gift(5, "Số tiền gõ “2,5 triệu đồng”: chữ, đổi ra đồng", "2,5 triệu đồng", "GT-13"),
    _gift(6, "Số tiền gõ 2.500: ghi theo nghìn đồng", 2500, "GT-16"),
    _gift(7, "Số tiền là công thức báo lỗi #REF!", Fault("#REF!"), "GT-05"),
)
DECIMALS = (
    cell("Thực hiện gõ “63,5 %”: chữ kèm dấu phần trăm", "targets", "done", "63,5 %", "GT-13"),
    cell("Lũy kế gõ “1.750”: 1.750 hay 1,75?", "targets", "cumulative", "1.750", "GT-02", row=2),
    cell("Thực hiện gõ “638,5”: chữ, dấu phẩy thập phân", "targets", "done", "638,5", "GT-13", row=2),
    cell("Số lượng đăng ký gõ 1e20: quá lớn", "registrations", "quantity", 1e20, "GT-17", row=2),
    cell("Số lượng đăng ký là 5,5: có phần lẻ", "registrations", "quantity", 5.5, "GT-12", row=1),
    cell("Số tập thể gõ “03 đơn vị”", "movements", "collectives", "03 đơn vị", "GT-13"),
    cell("Số tập thể gõ dấu gạch: ô trống", "movements", "collectives", "-", "GT-10", row=1),
    cell("Người đủ danh hiệu là công thức chưa tính", "titles", "advanced", Formula("C6-10"), "GT-06"),
)
