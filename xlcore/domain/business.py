"""The checks about the bloc itself: its members, resolutions, comments and registrations, with their sentences."""

from .findings import Severity
from .rulebook import Check

MEMBER, RESOLUTION, COMMENT, REGISTER = "Đơn vị", "Nghị quyết", "Góp ý", "Sổ đăng ký"

BUSINESS: tuple[Check, ...] = (
    Check(
        "DV-01",
        MEMBER,
        Severity.ERROR,
        "“{value}” là tên gọi của cả {other} và {unit}; phiếu ghi tên ấy sẽ được hiểu là của {other}.",
        "Bỏ tên gọi ấy ở một trong hai đơn vị.",
    ),
    Check(
        "DV-02",
        MEMBER,
        Severity.ERROR,
        "{value} vừa là Trưởng khối vừa là Phó Trưởng khối.",
        "Ghi mã hai đơn vị khác nhau ở trang Cấu hình.",
    ),
    Check(
        "NQ-01",
        RESOLUTION,
        Severity.WARNING,
        "Chưa báo kết quả nhiệm vụ {code}: {task}",
        "Điền tình trạng và kết quả ở trang Nhiệm vụ đã giao của phiếu.",
    ),
    Check(
        "NQ-02",
        RESOLUTION,
        Severity.WARNING,
        "Nhiệm vụ {code} đã hết hạn {due} mà đơn vị báo “{outcome}”.",
        "Nêu ở hội nghị: gia hạn, hoặc ghi kết luận ở trang Nghị quyết.",
    ),
    Check(
        "GY-01",
        COMMENT,
        Severity.WARNING,
        "Chưa trả lời góp ý: {content}",
        "Chọn cách xử lý và ghi đã sửa thế nào, hoặc vì sao giữ nguyên.",
    ),
    Check(
        "GY-02",
        COMMENT,
        Severity.WARNING,
        "Góp ý được “{answer}” nhưng chưa ghi lý do.",
        "Ghi vì sao giữ nguyên, hoặc tiếp thu phần nào.",
    ),
    Check(
        "DK-01",
        REGISTER,
        Severity.WARNING,
        "Phiếu đăng ký “{title}” ({recipient}) không có trong sổ đăng ký đầu năm; không tính là đã đăng ký.",
        "Nếu đơn vị đã đăng ký đúng hạn, thêm dòng ở trang Sổ đăng ký.",
    ),
)
