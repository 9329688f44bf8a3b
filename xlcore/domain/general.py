"""The checks that hold for any file, sheet and cell, with their sentences.

Together with the rules in the declarations of the sheets these are all sentences about data; staff can read
and change them in *Quy tắc*, and another language can be added here.
"""

from .findings import Severity
from .rulebook import Check

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
FILES, CELLS, SHEETS = "Tệp gửi về", "Ô số liệu", "Bảng"

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
        "Gửi đúng hạn; số liệu vẫn được tính.",
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
        "Có {what} bị ẩn trong bảng; số liệu ở đó vẫn được tính.",
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
    Check("GT-01", CELLS, ERROR, "“{value}” không phải là số.", "Chỉ gõ chữ số, ví dụ {example}."),
    Check(
        "GT-02",
        CELLS,
        ERROR,
        "“{value}” có thể là {first} hoặc {second}.",
        "Gõ lại cho rõ: {first_typed} hay {second_typed}; số này chưa được tính.",
    ),
    Check("GT-03", CELLS, ERROR, "“{value}” không phải là ngày.", "Gõ ngày dạng dd/mm/yyyy, ví dụ 20/07/2018."),
    Check(
        "GT-04",
        CELLS,
        WARNING,
        "Ngày {value} nằm ngoài khoảng hợp lý; có thể ngày và tháng bị đảo.",
        "Kiểm tra lại ngày, gõ dạng dd/mm/yyyy.",
    ),
    Check("GT-05", CELLS, ERROR, "Công thức báo lỗi {value}.", "Sửa công thức hoặc gõ thẳng con số."),
    Check(
        "GT-06",
        CELLS,
        ERROR,
        "Ô có công thức nhưng chưa có kết quả được lưu.",
        "Mở tệp bằng Excel, bấm F9, lưu lại rồi gửi.",
    ),
    Check(
        "GT-07",
        CELLS,
        WARNING,
        "Chữ theo bảng mã {encoding}: “{before}” đã đổi thành “{after}”.",
        "Kiểm tra lại chữ; lần sau gõ Unicode (Times New Roman).",
    ),
    Check("GT-08", CELLS, WARNING, "Chữ đã mất dấu do đổi bảng mã: “{value}”.", "Gõ lại nội dung của ô."),
    Check("GT-09", CELLS, ERROR, "“{value}” không có trong danh sách.", "Chọn một trong: {options}."),
    Check("GT-10", CELLS, ERROR, "Chưa điền “{field}”.", "Điền ô này; nếu không được giao, ghi “không áp dụng”."),
    Check("GT-11", CELLS, ERROR, "{value} là số âm.", "Gõ số từ 0 trở lên."),
    Check("GT-12", CELLS, ERROR, "{value} có phần lẻ, nhưng “{field}” đếm số nguyên.", "Gõ số nguyên."),
    Check("GT-13", CELLS, NOTE, "“{value}” được hiểu là số {found}.", "Lần sau chỉ gõ số, không kèm chữ hay dấu %."),
    Check("GT-14", CELLS, NOTE, "Có thể viết sai: “{found}”.", "Nên viết “{expected}”."),
    Check(
        "GT-15",
        CELLS,
        ERROR,
        "{value} vượt thang phần trăm (0 đến {high}).",
        "Gõ theo thang 100, ví dụ 46,76 cho 46,76 %.",
    ),
    Check(
        "GT-16",
        CELLS,
        WARNING,
        "{value} đồng quá nhỏ; có thể ghi theo {found}.",
        "Ghi đủ số đồng, ví dụ 15.000.000.",
    ),
    Check("GT-17", CELLS, ERROR, "Số {value} quá lớn để là số liệu thật.", "Kiểm tra lại con số."),
    Check(
        "GT-18",
        CELLS,
        NOTE,
        "Ô “{field}” để trống; tính từ các ô khác được {found}.",
        "Giữ công thức của mẫu: {expected}.",
    ),
    Check("GT-19", CELLS, ERROR, "“{value}” không phải là kỳ báo cáo.", "Ghi như 2018-H1 hoặc 2018."),
)
