"""The checks that hold for any file and sheet, with their sentences; those of cells stand in `cells`.

Together with the rules in the declarations of the sheets these are all sentences about data; staff can read
and change them in *Quy tắc*, and another language can be added here.
"""

from .cells import CELLS
from .findings import Severity
from .rulebook import Check

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
FILES, SHEETS, TARGETS = "Tệp gửi về", "Bảng", "Chỉ tiêu"

GENERAL: tuple[Check, ...] = (
    Check(
        "TEP-01",
        FILES,
        ERROR,
        "Không đọc được tệp: {reason}.",
        "Mở tệp bằng Excel, lưu lại dạng .xlsx rồi gửi lại.",
    ),
    Check("TEP-02", FILES, ERROR, "Tệp có mật khẩu nên không đọc được.", "Bỏ mật khẩu mở tệp rồi gửi lại."),
    Check("TEP-03", FILES, ERROR, "Tệp không có số liệu.", "Điền vào mẫu đã nhận rồi gửi lại."),
    Check(
        "TEP-04",
        FILES,
        ERROR,
        "Tệp không phải bảng tính mà là {reason}.",
        "Gửi lại mẫu Excel (.xlsx, .xlsm, .xls) hoặc .ods.",
    ),
    Check(
        "TEP-05",
        FILES,
        ERROR,
        "Không biết tệp của đơn vị nào (thấy: {found}).",
        "Ghi đúng tên hoặc mã đơn vị ở trang Bìa; nếu là tên gọi khác, thêm vào trang Đơn vị của tệp tổng hợp.",
    ),
    Check("TEP-06", FILES, ERROR, "Phiếu của khối khác: {found}.", "Gửi phiếu của khối {expected}."),
    Check(
        "TEP-07", FILES, ERROR, "Kỳ của phiếu không đúng: {found}.", "Gửi phiếu của kỳ {expected}, ghi kỳ ở trang Bìa."
    ),
    Check(
        "TEP-08",
        FILES,
        WARNING,
        "Mẫu phiên bản {found}, hiện dùng {expected}.",
        "Lần sau dùng mẫu mới; kỳ này vẫn đọc những bảng tìm được.",
    ),
    Check(
        "TEP-09",
        FILES,
        WARNING,
        "Đơn vị gửi {count} bản; tính bản {chosen}.",
        "Nếu cần tính bản khác, bỏ bản thừa ra khỏi thư mục nhan-ve.",
    ),
    Check(
        "TEP-10",
        FILES,
        WARNING,
        "Nhận ngày {found}, muộn {days} ngày so với hạn {expected}.",
        "Lần sau gửi đúng hạn; số liệu vẫn được tính.",
    ),
    Check("TEP-11", FILES, ERROR, "Chưa nhận được phiếu của đơn vị.", "Nhắc đơn vị gửi phiếu."),
    Check(
        "TEP-12",
        FILES,
        WARNING,
        "Phiếu ghi ngày báo cáo {found}, ngoài kỳ và quá xa ngày nhận.",
        "Xem lại ngày báo cáo trên trang Bìa.",
    ),
    Check(
        "TEP-13",
        FILES,
        WARNING,
        "Trang Bìa không ghi rõ {what}; hiểu là {found} vì {reason}.",
        "Điền đủ trang Bìa của mẫu.",
    ),
    Check(
        "BANG-01",
        SHEETS,
        ERROR,
        "Thiếu bảng “{sheet}”.",
        "Điền trang {sheet} của mẫu; nếu không có gì để báo cáo, ghi “không áp dụng”.",
    ),
    Check("BANG-02", SHEETS, ERROR, "Bảng “{sheet}” thiếu cột “{field}”.", "Thêm lại cột như trong mẫu."),
    Check(
        "BANG-03",
        SHEETS,
        NOTE,
        "Bảng “{sheet}” không có cột “{field}”; coi là 0.",
        "Không cần sửa nếu đơn vị dùng biểu năm 2018.",
    ),
    Check(
        "BANG-04",
        SHEETS,
        NOTE,
        "Trang “{found}” được hiểu là bảng “{sheet}”.",
        "Giữ nguyên tên trang của mẫu.",
    ),
    Check(
        "BANG-05",
        SHEETS,
        WARNING,
        "Bảng có phần bị ẩn ({what}); số liệu ở đó vẫn được tính.",
        "Bỏ ẩn để kiểm tra; xóa nếu không dùng.",
    ),
    Check(
        "BANG-06",
        SHEETS,
        NOTE,
        "Cột lạ “{found}” không có trong mẫu nên không được đọc.",
        "Chuyển nội dung vào cột Ghi chú nếu cần.",
    ),
    Check(
        "BANG-07",
        SHEETS,
        ERROR,
        "Bảng “{sheet}” không có dòng nào.",
        "Điền ít nhất một dòng, hoặc ghi “không áp dụng”.",
    ),
    Check(
        "BANG-08",
        SHEETS,
        WARNING,
        "Dòng này trùng với dòng {other}: {found}.",
        "Gộp hai dòng hoặc bỏ dòng thừa.",
    ),
    Check(
        "BANG-09",
        SHEETS,
        ERROR,
        "Tổng ghi {left}, cộng các dòng được {right} (chênh {difference}).",
        "Để công thức của mẫu tự cộng; kiểm tra các dòng ở trên.",
    ),
    Check(
        "BANG-10",
        SHEETS,
        WARNING,
        "Ô tính sẵn của mẫu đã bị gõ đè bằng số {value}.",
        "Trả lại công thức của mẫu: {expected}.",
    ),
    Check(
        "BANG-11",
        SHEETS,
        WARNING,
        "Trang “{found}” cũng là bảng “{sheet}”, nhưng đã đọc trang “{other}”; trang này không được tính.",
        "Gộp hai trang làm một, hoặc bỏ trang thừa.",
    ),
    Check(
        "BANG-12",
        SHEETS,
        ERROR,
        "Bảng “{sheet}” có tới {count} dòng; chỉ đọc {most} dòng đầu.",
        "Xóa các dòng thừa dưới bảng rồi gửi lại.",
    ),
    Check(
        "BANG-13",
        SHEETS,
        ERROR,
        "Bảng “{sheet}” còn {count} ô phải xem nữa; chỉ nêu {most} ô đầu.",
        "Sửa những ô đã nêu trước rồi gửi lại; các ô còn lại thường sai như vậy.",
    ),
    Check(
        "BANG-14",
        SHEETS,
        NOTE,
        "Dòng “{found}” được hiểu là tên nhóm của các dòng dưới nó, không phải số liệu.",
        "Nếu là một dòng số liệu, bỏ chữ số La Mã hay chữ cái ở đầu và điền đủ các ô.",
    ),
    Check(
        "BANG-15",
        SHEETS,
        WARNING,
        "Đơn vị điền bảng “{sheet}”, nhưng bảng này không áp dụng cho đơn vị nên không được cộng.",
        "Nếu đơn vị phải báo cáo bảng này, sửa ở trang Đơn vị của tệp tổng hợp; nếu không, ghi “không áp dụng”.",
    ),
    Check(
        "BANG-16",
        SHEETS,
        ERROR,
        "Dòng “{found}” ghi đúng bằng tổng các dòng trên nó, không rõ là dòng cộng hay dòng số liệu; chưa được tính.",
        "Nếu là dòng cộng, ghi “Tổng cộng” vào ô này; nếu là số liệu, thêm dòng “Tổng cộng” dưới bảng.",
    ),
    Check(
        "BANG-17",
        SHEETS,
        WARNING,
        "Dòng “{found}” là một phần của dòng trên nó nên không được cộng thêm.",
        "Nếu là số liệu riêng, bỏ chữ “trong đó” hay dấu gạch ở đầu; nếu không, chuyển vào cột Ghi chú.",
    ),
    Check(
        "BANG-18",
        SHEETS,
        ERROR,
        "Bảng “{sheet}” có nhiều cột “{field}” ({columns}), không rõ phải đọc cột nào; chưa đọc cột nào.",
        "Chỉ để một cột “{field}”; cột kế hoạch hay kỳ khác thì đổi tên hoặc bỏ đi.",
    ),
    Check(
        "BANG-19",
        SHEETS,
        NOTE,
        "Cột “{found}” có nhiều lần; đã đọc cột {read}, cột này không được đọc.",
        "Bỏ cột thừa, hoặc đổi tên cho khỏi nhầm.",
    ),
    Check(
        "BANG-20",
        SHEETS,
        ERROR,
        "Trang “{sheet}” không rõ số liệu ở cột nào ({columns}); chưa đọc cột nào.",
        "Ghi “Số liệu” ở đầu cột có số liệu của kỳ này, hoặc bỏ các cột thừa.",
    ),
    Check(
        "BANG-21",
        SHEETS,
        ERROR,
        "Phía trên bảng ghi “{found}”, nhưng bảng này tính bằng đồng; số liệu đang được tính như đồng.",
        "Ghi đủ số đồng, ví dụ 15.000.000; nếu số đã là đồng thì sửa dòng này.",
    ),
    Check(
        "CT-03",
        TARGETS,
        WARNING,
        "“{field}” ở phiếu là {found}, được giao là {expected}; chỉ tiêu được tính theo {expected}.",
        "Giữ như mẫu đã phát; nếu Khối giao lại, sửa ở trang Chỉ tiêu của tệp tổng hợp.",
    ),
    Check(
        "CT-04",
        TARGETS,
        ERROR,
        "Thiếu chỉ tiêu được giao: {found}.",
        "Thêm lại dòng ấy như ở mẫu và điền kết quả; nếu không được giao nữa, ghi “không áp dụng”.",
    ),
    Check(
        "CT-05",
        TARGETS,
        WARNING,
        "“{field}” là {value} %, trong khi kế hoạch là {expected} %; có thể đã ghi theo thang 1.",
        "Gõ theo thang 100, ví dụ 98 cho 98 %.",
    ),
    *CELLS,
)
