"""Every rule inside a sheet, between sheets and between periods, broken once."""

from ...files.drawing.pen import Ink, Over
from ..fill import Row
from .planted import Mistake, Told, cell

_DOSSIERS: Row = {
    "online": 10,
    "in_person": 20,
    "carried_over": 0,
    "early": 10,
    "on_time": 15,
    "overdue": 0,
    "pending_in_time": 5,
    "pending_overdue": 0,
}


def _line(row: int, what: str, rules: tuple[str, ...], column: str, **typed: Ink) -> Mistake:
    """A further row of TTHC with something wrong in one column."""
    told = tuple(Told(rule, "procedures", column, row) for rule in rules)
    return Mistake(what, told, {("procedures", row): {**_DOSSIERS, "field": f"Lĩnh vực thêm {row}", **typed}})


NATURAL_RESOURCES = (
    cell("Tổng tiếp nhận gõ đè", "procedures", "received", Over(2430), "BANG-10", "TTHC-01"),
    Mistake(
        "Kỳ trước chuyển sang khác số tồn cuối kỳ trước",
        (Told("KT-01", "procedures", "carried_over", 1),),
        {("procedures", 1): {"carried_over": 10, "pending_in_time": 13}},
    ),
    _line(2, "Tổng đã giải quyết gõ đè", ("BANG-10", "TTHC-02"), "resolved", resolved=Over(26)),
    _line(3, "Tổng đang giải quyết gõ đè", ("BANG-10", "TTHC-03"), "pending", pending=Over(6)),
    _line(4, "Tiếp nhận khác đã giải quyết cộng đang giải quyết", ("TTHC-04",), "received", pending_in_time=4),
    _line(
        5,
        "Giải quyết nhiều hơn tiếp nhận; số đang giải quyết ghi “không áp dụng”",
        ("TTHC-05",),
        "resolved",
        on_time=35,
        pending_in_time="không áp dụng",
        pending_overdue="không áp dụng",
    ),
    Mistake("Bỏ trắng trang Phong trào", (Told("BANG-07", "movements"),), dropped=("movements",)),
    cell("Tỷ lệ gõ đè 4676 thay cho 46,76", "targets", "ratio", Over(4676), "BANG-10", "GT-15"),
    cell("Tỷ lệ gõ đè 60", "targets", "ratio", Over(60), "BANG-10", "CT-01", row=1),
    cell("Lũy kế nhỏ hơn trong kỳ", "targets", "cumulative", 1500.0, "CT-02", row=2),
    cell("Tổng số người gõ đè", "staff", "headcount", Over(165), "BANG-10", "NS-01"),
    cell("Lao động tiên tiến nhiều hơn số người", "titles", "advanced", 170, "DH-02"),
)
NATIONAL_PARK = (
    Mistake(
        "Trang Tồn tại chỉ ghi “Không có”: đọc đúng",
        typed={("shortcomings", 0): {"content": "Không có"}},
        dropped=("shortcomings",),
    ),
    cell("Mẫu cũ, phiên bản 0.9", "cover", "template", "0.9", "TEP-08"),
    Mistake(
        "Kết quả tính bằng % ghi theo thang 1",
        (Told("CT-05", "targets", "done"), Told("CT-05", "targets", "cumulative")),
        {("targets", 0): {"done": 0.98, "cumulative": 0.98}},
    ),
    cell("Hoàn thành nhiều hơn số người được xét", "titles", "completed", 90, "DH-01"),
    cell("Chiến sĩ thi đua cơ sở nhiều hơn lao động tiên tiến", "titles", "grassroots", 72, "DH-03"),
    cell("Chiến sĩ thi đua cấp tỉnh nhiều hơn cấp cơ sở", "titles", "provincial", 73, "DH-04"),
    cell("Số bị kỷ luật nhiều hơn số người", "titles", "disciplined", 95, "DH-05"),
    cell("Số người ủng hộ nhiều hơn số người", "funds", "people", 90, "LB-02"),
    Mistake(
        "Ghi “Trong đó” thành một dòng riêng",
        (Told("BANG-17", "funds", "fund", 2),),
        {("funds", 2): {"fund": "Trong đó: đoàn viên thanh niên", "people": 12, "amount": 1_200_000}},
    ),
    cell("Số tiền gấp nhiều lần cùng kỳ", "funds", "amount", 30_000_000, "KT-03"),
    cell("Mỗi buổi đông hơn số người", "study", "attendances", 300, "LB-03"),
    cell("Cá nhân tham gia nhiều hơn số người", "movements", "individuals", 95, "LB-04"),
    Mistake(
        "Ghi hai lần một việc giúp xã",
        (Told("BANG-08", "rural", "commune", 1),),
        {("rural", 1): {"commune": "xã nam mẫu", "content": "Biển báo và thùng rác khu du lịch", "value": 16_200_000}},
    ),
)
CONSTRUCTION = (
    cell("Số người được xét nhiều hơn số người", "titles", "people", 66, "LB-01"),
    Mistake(
        "Hồ sơ giải quyết tăng quá ngưỡng so với cùng kỳ",
        (Told("KT-02", "procedures", "resolved"),),
        {("procedures", 0): {"online": 1088, "on_time": 1393}},
    ),
    cell("Tự hạ kế hoạch được giao", "targets", "plan", 60, "CT-03"),
    Mistake("Đổi mã một chỉ tiêu được giao", (Told("CT-04", "targets"),), {("targets", 1): {"code": "CT-99"}}),
)
NOT_PLANTED = {
    "BANG-11": "Phiếu của demo có mỗi bảng một trang.",
    "BANG-21": "Phiếu của demo giữ nguyên dòng ghi đơn vị tính của mẫu.",
    "BANG-15": "Phiếu của demo chỉ có những bảng áp dụng cho đơn vị.",
    **dict.fromkeys(("GT-19", "GT-21", "GT-23"), "Chỉ nói về trang Kỳ trước của tệp tổng hợp; demo ghi trang ấy đúng."),
    "GT-22": "Chỉ nói về ô phải điền của tệp tổng hợp; demo điền đủ các ô ấy.",
    "XL-01": "Chỉ có khi một bản đã được chấp nhận; demo chưa chấp nhận bản nào.",
    **dict.fromkeys(
        ("SUA-01", "SUA-02", "SUA-03", "SUA-04"),
        "Chỉ nói về trang Sửa số của tệp tổng hợp; demo không sửa số nào của đơn vị.",
    ),
    **dict.fromkeys(
        ("CN-01", "CN-02", "CN-03", "CN-04", "CN-05", "CN-06", "CN-07"),
        "Chỉ so báo cáo cả năm với 6 tháng đầu năm; lỗi được cài ở kỳ 6 tháng.",
    ),
    **dict.fromkeys(
        ("DV-01", "DV-02", "NQ-01", "NQ-02", "GY-01", "GY-02", "DK-01"),
        "Chỉ nói về trang Đơn vị, Nghị quyết, Góp ý, Sổ đăng ký của tệp tổng hợp; demo ghi các trang ấy đúng.",
    ),
    **dict.fromkeys(
        ("BANG-12", "BANG-13", "GT-20"),
        "Chỉ có ở tệp phá hoại hoặc dán nhầm hàng nghìn dòng; demo là phiếu của cơ quan.",
    ),
    "KT-05": "Khối mẫu không có lũy kế chỉ tiêu của cùng kỳ năm trước để so.",
}
"""Checks that the demo cannot break, and why."""
