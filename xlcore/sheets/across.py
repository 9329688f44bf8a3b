"""Rules between sheets and between periods; the form's counterpart are the rules inside each sheet."""

from ..declare import CrossRule, Missing, Operator, Term, When
from ..domain.findings import Severity

_WHOLE_YEAR = "Cả năm ghi {left}, nhỏ hơn 6 tháng đầu năm đã báo {right}; có thể đơn vị chỉ ghi 6 tháng cuối năm."
_WITH_FIRST_HALF = "Ghi số cả năm, từ 01/01 đến 31/12; chương trình không cộng hai kỳ với nhau."

ACROSS = (
    CrossRule(
        "LB-01",
        Term("titles", "people"),
        Operator.AT_MOST,
        Term("staff", "headcount"),
        severity=Severity.ERROR,
        sentence="{left} người được xét danh hiệu, nhưng cả đơn vị có {right} người (trang Nhân sự).",
        remedy="Đối chiếu số người ở hai trang và sửa ô sai.",
    ),
    CrossRule(
        "LB-02",
        Term("funds", "people"),
        Operator.AT_MOST,
        Term("staff", "headcount"),
        severity=Severity.ERROR,
        sentence="{left} người đóng góp, nhưng cả đơn vị có {right} người (trang Nhân sự).",
        remedy="Đếm người, không đếm lượt; sửa số người.",
    ),
    CrossRule(
        "LB-03",
        Term("study", "attendances / sessions"),
        Operator.AT_MOST,
        Term("staff", "headcount"),
        severity=Severity.ERROR,
        sentence="Bình quân {left} lượt người mỗi buổi, nhưng cả đơn vị có {right} người (trang Nhân sự).",
        remedy="Kiểm tra số buổi và số lượt người dự.",
    ),
    CrossRule(
        "LB-04",
        Term("movements", "individuals"),
        Operator.AT_MOST,
        Term("staff", "headcount"),
        sentence="{left} cá nhân tham gia, nhưng cả đơn vị có {right} người (trang Nhân sự).",
        remedy="Kiểm tra số cá nhân; nếu có người ngoài đơn vị, ghi rõ ở cột Đối tượng.",
    ),
    CrossRule(
        "KT-01",
        Term("procedures", "carried_over"),
        Operator.EQUAL,
        Term("procedures", "pending", When.OPENING),
        by=("field",),
        severity=Severity.ERROR,
        sentence="Kỳ trước chuyển sang là {left}, nhưng cuối năm trước đơn vị còn {right} hồ sơ đang giải quyết.",
        remedy="Ghi đúng số tồn cuối năm trước (báo cáo năm cũng tính từ 01/01), hoặc gửi bản sửa của năm trước.",
    ),
    CrossRule(
        "KT-02",
        Term("procedures", "resolved"),
        Operator.NEAR,
        Term("procedures", "resolved", When.LAST_YEAR),
        each_row=False,
        tolerance=50,
        sentence="Đã giải quyết {left} hồ sơ, cùng kỳ năm trước {right}: thay đổi {change} %, ngưỡng là {tolerance} %.",
        remedy="Xem lại số liệu; nếu đúng, nêu lý do khi gửi lại.",
    ),
    CrossRule(
        "KT-03",
        Term("funds", "amount"),
        Operator.NEAR,
        Term("funds", "amount", When.LAST_YEAR),
        each_row=False,
        tolerance=100,
        sentence="Đóng góp {left} đồng, cùng kỳ năm trước {right}: thay đổi {change} %, quá ngưỡng {tolerance} %.",
        remedy="Kiểm tra đơn vị tính (đồng); nếu đúng, nêu lý do khi gửi lại.",
    ),
    CrossRule(
        "KT-04",
        Term("staff", "headcount"),
        Operator.NEAR,
        Term("staff", "headcount", When.LAST_YEAR),
        each_row=False,
        tolerance=30,
        sentence="Có {left} người, cùng kỳ năm trước {right}: thay đổi {change} %, quá ngưỡng {tolerance} %.",
        remedy="Xem lại số người; nếu đúng, nêu lý do khi gửi lại.",
    ),
    CrossRule(
        "KT-05",
        Term("targets", "cumulative"),
        Operator.NEAR,
        Term("targets", "cumulative", When.LAST_YEAR),
        by=("code",),
        tolerance=100,
        missing=Missing.SKIP_IF_ANY,
        sentence="Lũy kế {left}, cùng kỳ năm trước {right}: thay đổi {change} %, quá ngưỡng {tolerance} %.",
        remedy="Xem lại số liệu; nếu đúng, nêu lý do ở cột Ghi chú.",
    ),
    *(
        CrossRule(
            name,
            Term(sheet, expression),
            Operator.AT_LEAST,
            Term(sheet, expression, When.FIRST_HALF),
            by=by,
            each_row=bool(by),
            severity=severity,
            sentence=_WHOLE_YEAR,
            remedy=_WITH_FIRST_HALF,
        )
        for name, sheet, expression, by, severity in (
            ("CN-01", "targets", "cumulative", ("code",), Severity.WARNING),
            ("CN-02", "procedures", "received", ("field",), Severity.ERROR),
            ("CN-03", "procedures", "resolved", ("field",), Severity.ERROR),
            ("CN-04", "procedures", "overdue", ("field",), Severity.ERROR),
            ("CN-05", "study", "sessions", (), Severity.WARNING),
            ("CN-06", "rural", "value", (), Severity.WARNING),
            ("CN-07", "funds", "amount", ("fund",), Severity.WARNING),
        )
    ),
)
