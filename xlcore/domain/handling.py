"""The checks about what the secretary decided or corrected, with their sentences."""

from .findings import Severity
from .rulebook import Check

HANDLED = "Xử lý phiếu"

HANDLING: tuple[Check, ...] = (
    Check(
        "XL-01",
        HANDLED,
        Severity.WARNING,
        "Đơn vị gửi bản mới sau khi bản trước đã được chấp nhận ngày {found} ({who}); bản mới đang được tính.",
        "Xem trang Thay đổi, rồi chấp nhận lại bản mới hoặc bỏ bản mới ra khỏi thư mục nhan-ve.",
    ),
)
