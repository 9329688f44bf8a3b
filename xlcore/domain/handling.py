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
    Check(
        "SUA-01",
        HANDLED,
        Severity.NOTE,
        "Tính {new} thay cho {found} theo trang Sửa số: {reason}",
        "Không cần sửa trong tệp tổng hợp; nhắc đơn vị sửa trong phiếu.",
    ),
    Check(
        "SUA-02",
        HANDLED,
        Severity.WARNING,
        "Đơn vị ghi {found}, không còn là {old} mà thư ký đã sửa thành {new}; đang tính số của đơn vị.",
        "Nếu vẫn sửa, ghi {found} vào cột Số trong phiếu ở trang Sửa số; nếu không, xóa dòng ấy.",
    ),
    Check(
        "SUA-03",
        HANDLED,
        Severity.ERROR,
        "Dòng này của trang Sửa số chưa áp dụng được: {reason}.",
        "Ghi lại mã đơn vị, bảng, dòng, cột như trong phiếu, và số đúng loại.",
    ),
    Check(
        "SUA-04",
        HANDLED,
        Severity.NOTE,
        "Phiếu của đơn vị đã ghi {new}; dòng ấy ở trang Sửa số không còn cần.",
        "Có thể xóa dòng ở trang Sửa số.",
    ),
)
