"""The checks of the official order: self-score, cross-check, the bloc's score, adoption, ballot, proposals."""

from .findings import Severity
from .rulebook import Check

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
CROSS, SELF, ORDER = "Chấm chéo", "Tự chấm", "Trình tự"

APPRAISING: tuple[Check, ...] = (
    Check(
        "BX-01",
        CROSS,
        ERROR,
        "Khối chưa bốc thăm chấm chéo nên điểm chấm cho {unit} chưa được tính.",
        "Bốc thăm bằng lệnh thidua draw, rồi phát phiếu chấm chéo.",
    ),
    Check(
        "BX-02", CROSS, ERROR, "Đơn vị chấm chéo chính mình; điểm không được tính.", "Chấm đơn vị đã bốc thăm: {drawn}."
    ),
    Check(
        "BX-03",
        CROSS,
        ERROR,
        "Đơn vị bốc thăm chấm {drawn}, nhưng phiếu chấm {unit}; điểm không được tính.",
        "Dùng phiếu chấm chéo đã phát cho đơn vị.",
    ),
    Check(
        "BX-04",
        CROSS,
        WARNING,
        "Điểm chấm chéo tiêu chí “{value}” khác điểm tự chấm mà không ghi lý do.",
        "Ghi lý do chênh lệch.",
    ),
    Check(
        "BX-05",
        SELF,
        WARNING,
        "Tiêu chí “{value}” có điểm nhưng chưa có minh chứng.",
        "Ghi số, ngày văn bản hoặc tên tệp.",
    ),
    Check("BX-06", SELF, ERROR, "Tiêu chí “{value}”: {why}.", "Sửa số đã điền; tiêu chí này đang tính 0 điểm."),
    Check(
        "BX-07",
        SELF,
        WARNING,
        "Chưa tự chấm {count} tiêu chí: {codes}.",
        "Điền trang Tự chấm của phiếu; không được giao thì ghi “không áp dụng”.",
    ),
    Check(
        "BX-08",
        CROSS,
        WARNING,
        "Chưa chấm chéo {unit} ở {count} tiêu chí: {codes}.",
        "Điền phiếu chấm chéo rồi gửi về Trưởng khối.",
    ),
    Check(
        "BX-09",
        ORDER,
        ERROR,
        "Đã kiểm phiếu “{value}” khi hội nghị chưa thông qua bảng điểm.",
        "Thông qua bảng điểm trước (thidua adopt), rồi mới bỏ phiếu.",
    ),
    Check(
        "BX-10",
        ORDER,
        ERROR,
        "Đề nghị “{value}” khi cuộc bỏ phiếu chưa có kết quả.",
        "Ghi kết quả ở trang Bỏ phiếu trước.",
    ),
    Check(
        "BX-11",
        ORDER,
        ERROR,
        "Điểm đã đổi sau khi hội nghị thông qua ngày {day}.",
        "Xem trang Thay đổi điểm; thông qua lại bằng lệnh thidua adopt.",
    ),
    Check(
        "BX-12",
        ORDER,
        WARNING,
        "Khối đã chấm điểm khi chưa có kết quả chấm chéo.",
        "Bốc thăm và chấm chéo trước khi Khối chấm.",
    ),
    Check(
        "BX-13",
        CROSS,
        ERROR,
        "Phiếu chấm chéo không được tính vì Khối chưa có thang điểm.",
        "Điền trang Tiêu chí của tệp tổng hợp.",
    ),
)
