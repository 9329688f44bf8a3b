"""The checks of the score scheme, of the figures typed for it and of the ranking, with their sentences."""

from .findings import Severity
from .rulebook import Check

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
SCHEME, SCORE, RANK = "Tiêu chí", "Chấm điểm", "Xếp hạng"

SCORING: tuple[Check, ...] = (
    Check("TD-01", SCHEME, ERROR, "Mã “{value}” đã có ở dòng {row}.", "Đặt cho mỗi dòng một mã riêng."),
    Check(
        "TD-02",
        SCHEME,
        ERROR,
        "“{value}” đứng dưới “{parent}”, nhưng không có dòng nào mang mã ấy.",
        "Thêm dòng cho nhóm “{parent}”, hoặc sửa Mã cha.",
    ),
    Check("TD-03", SCHEME, ERROR, "“{value}” đứng dưới chính nó: {path}.", "Sửa Mã cha."),
    Check("TD-04", SCHEME, ERROR, "Tiêu chí “{value}” chưa có loại.", "Chọn loại; nếu là nhóm, thêm dòng con cho nó."),
    Check(
        "TD-05",
        SCHEME,
        ERROR,
        "“{value}” có dòng con nên là nhóm, nhưng ghi loại “{type}”.",
        "Xóa loại của nhóm, hoặc chuyển các dòng con đi.",
    ),
    Check(
        "TD-06",
        SCHEME,
        ERROR,
        "Các mục con của “{value}” cộng lại là {sum}, nhóm ghi {maximum}: {parts}.",
        "Sửa điểm của nhóm hoặc của mục con cho khớp.",
    ),
    Check("TD-07", SCHEME, ERROR, "“{value}”: {type} cần cột {column}.", "Điền cột {column}."),
    Check(
        "TD-08", SCHEME, WARNING, "“{value}”: loại {type} không dùng cột {column}.", "Xóa ô này, hoặc chọn loại khác."
    ),
    Check("TD-09", SCHEME, ERROR, "Không hiểu bậc “{value}”.", "Ghi như: >95: 1,5; 75–95: 1; 50–<75: 0,5; <50: 0."),
    Check("TD-10", SCHEME, ERROR, "Bậc thang của “{value}” hở: không có bậc cho {where}.", "Thêm hoặc nới bậc."),
    Check("TD-11", SCHEME, ERROR, "Bậc thang của “{value}” chồng nhau: hai bậc cùng có {where}.", "Sửa mốc của bậc."),
    Check(
        "TD-12",
        SCHEME,
        ERROR,
        "“{value}” có bậc {points} điểm, ngoài khoảng 0 đến {maximum}.",
        "Sửa điểm của bậc, hoặc điểm tối đa.",
    ),
    Check(
        "TD-13",
        SCHEME,
        WARNING,
        "Bậc cao nhất của “{value}” là {points}, không ai đạt được điểm tối đa {maximum}.",
        "Sửa điểm của bậc, hoặc điểm tối đa.",
    ),
    Check("TD-14", SCHEME, ERROR, "“{value}”: sàn {low} cao hơn trần {high}.", "Sửa một trong hai."),
    Check("TD-15", SCHEME, ERROR, "“{value}” không phải loại hay mã đơn vị.", "Ghi một trong: {options}."),
    Check(
        "TD-16",
        SCHEME,
        WARNING,
        "“{value}” không áp dụng cho mọi đơn vị mà chưa ghi cách xử lý; đang hiểu là “{policy}”.",
        "Chọn ở cột Khi không áp dụng, của dòng này hoặc của nhóm.",
    ),
    Check("TD-17", SCHEME, ERROR, "Trang Chỉ tiêu không có mã “{value}”.", "Ghi một trong: {options}."),
    Check(
        "TD-18",
        SCHEME,
        ERROR,
        "Các nhóm trên cùng cộng lại là {sum}, trang Cách chấm ghi tổng {maximum}: {parts}.",
        "Sửa điểm tối đa của các nhóm, hoặc Tổng điểm của thang.",
    ),
    Check(
        "TD-19",
        SCHEME,
        ERROR,
        "Số liệu “{source}” tính bằng {wanted}, thước đo ghi “{value}”.",
        "Chọn thước đo {wanted}.",
    ),
    Check("TD-20", SCHEME, ERROR, "“{value}” chưa có điểm tối đa từ 0 trở lên.", "Ghi điểm tối đa."),
    Check("TD-21", SCHEME, ERROR, "Điểm mỗi lần {value} là số âm.", "Ghi số dương; loại Trừ tự trừ."),
    Check(
        "TD-22",
        SCHEME,
        ERROR,
        "Loại {type} không chấm được theo “{value}”: càng muộn điểm càng cao.",
        "Chọn loại Bậc thang, Trừ hoặc Trừ theo bậc.",
    ),
    Check(
        "TD-23",
        SCHEME,
        WARNING,
        "Thang điểm còn lỗi nên chưa chấm điểm đơn vị nào.",
        "Sửa các lỗi của trang Tiêu chí và Cách chấm.",
    ),
    Check("CD-01", SCORE, ERROR, "Không có đơn vị mang mã “{value}”.", "Ghi một mã ở trang Đơn vị."),
    Check(
        "CD-02",
        SCORE,
        ERROR,
        "“{value}” không phải mã một tiêu chí được chấm.",
        "Ghi mã ở trang Tiêu chí, không ghi nhóm.",
    ),
    Check("CD-03", SCORE, ERROR, "{unit} đã có dòng cho tiêu chí “{value}” ở dòng {row}.", "Giữ một dòng."),
    Check("CD-04", SCORE, ERROR, "{unit}, tiêu chí “{value}”: {why}.", "Sửa số liệu; tiêu chí này đang tính 0 điểm."),
    Check(
        "CD-05",
        SCORE,
        WARNING,
        "{unit} chưa có số liệu cho {count} tiêu chí, đang tính 0 điểm: {codes}.",
        "Điền ở trang Chấm điểm; nếu không được giao, ghi “không áp dụng”.",
    ),
    Check(
        "CD-06",
        SCORE,
        WARNING,
        "{unit}, tiêu chí “{value}”: Khối ghi {typed}, khác số đã có là {linked} ({who}), chưa ghi lý do.",
        "Ghi lý do, hoặc xóa dòng để lấy số của đơn vị.",
    ),
    Check(
        "CD-07",
        SCORE,
        WARNING,
        "Tiêu chí “{value}” không áp dụng cho {unit}, số ghi ở đây không được tính.",
        "Xóa dòng, hoặc sửa cột Áp dụng cho ở trang Tiêu chí.",
    ),
    Check(
        "CD-08",
        SCORE,
        ERROR,
        "Tiêu chí “{value}” không trả lời Có hay Không; số này chưa được tính.",
        "Ghi ở cột Số liệu hoặc điểm: {wanted}.",
    ),
    Check("XH-01", RANK, ERROR, "Quy tắc “{value}” cần tham số: {wanted}.", "Ghi ở cột Tham số."),
    Check(
        "XH-02",
        RANK,
        NOTE,
        "{units} cùng hạng {rank} ({points} điểm), không quy tắc nào phân định.",
        "Hội nghị quyết định, hoặc thêm quy tắc “Bằng điểm” ở trang Cách chấm.",
    ),
    Check(
        "XH-04",
        RANK,
        WARNING,
        "Điểm tối đa của các đơn vị khác nhau ({least} đến {most}) mà xếp theo tổng điểm.",
        "Chọn xếp theo tỷ lệ ở trang Cách chấm, hoặc “Quy đổi theo phần còn lại” ở trang Tiêu chí.",
    ),
    Check("XH-03", RANK, ERROR, "Ghi cả hai cách xếp hạng.", "Giữ một trong hai dòng “Xếp theo”."),
)
