"""The checks that hold for any cell, with their sentences: what is typed there, and what is not."""

from .findings import Severity
from .rulebook import Check

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_ABOUT = "Ô số liệu"

CELLS: tuple[Check, ...] = (
    Check("GT-01", _ABOUT, ERROR, "“{value}” không phải là số.", "Chỉ gõ chữ số, ví dụ {example}."),
    Check(
        "GT-02",
        _ABOUT,
        ERROR,
        "“{value}” có thể là {first} hoặc {second}.",
        "Gõ lại cho rõ: {first_typed} hay {second_typed}; số này chưa được tính.",
    ),
    Check("GT-03", _ABOUT, ERROR, "“{value}” không phải là ngày.", "Gõ ngày dạng dd/mm/yyyy, ví dụ 20/07/2018."),
    Check(
        "GT-04",
        _ABOUT,
        WARNING,
        "Ngày {value} nằm ngoài khoảng hợp lý; có thể ngày và tháng bị đảo.",
        "Kiểm tra lại ngày, gõ dạng dd/mm/yyyy.",
    ),
    Check("GT-05", _ABOUT, ERROR, "Công thức báo lỗi {value}.", "Sửa công thức hoặc gõ thẳng con số."),
    Check(
        "GT-06",
        _ABOUT,
        ERROR,
        "Công thức chưa có kết quả được lưu ({count} ô ở trang này).",
        "Mở tệp bằng Excel, bấm F9, lưu lại rồi gửi.",
    ),
    Check(
        "GT-07",
        _ABOUT,
        WARNING,
        "Chữ theo bảng mã {encoding}: “{before}” đã đổi thành “{after}”.",
        "Kiểm tra lại chữ; lần sau gõ Unicode (Times New Roman).",
    ),
    Check("GT-08", _ABOUT, WARNING, "Chữ đã mất dấu do đổi bảng mã: “{value}”.", "Gõ lại nội dung của ô."),
    Check("GT-09", _ABOUT, ERROR, "“{value}” không có trong danh sách.", "Chọn một trong: {options}."),
    Check("GT-10", _ABOUT, ERROR, "Chưa điền “{field}”.", "Điền ô này; nếu không được giao, ghi “không áp dụng”."),
    Check("GT-11", _ABOUT, ERROR, "{value} là số âm.", "Gõ số từ 0 trở lên."),
    Check(
        "GT-12",
        _ABOUT,
        ERROR,
        "{value} có phần lẻ, nhưng “{field}” đếm số nguyên.",
        "Gõ số nguyên, không có dấu chấm hay phẩy, ví dụ 8400.",
    ),
    Check("GT-13", _ABOUT, NOTE, "“{value}” được hiểu là số {found}.", "Lần sau chỉ gõ số, không kèm chữ hay dấu %."),
    Check("GT-14", _ABOUT, NOTE, "Có thể viết sai: “{found}”.", "Nên viết “{expected}”."),
    Check(
        "GT-15",
        _ABOUT,
        ERROR,
        "{value} vượt thang phần trăm (0 đến {high}).",
        "Gõ theo thang 100, ví dụ 46,76 cho 46,76 %.",
    ),
    Check(
        "GT-16",
        _ABOUT,
        WARNING,
        "{value} đồng quá nhỏ; có thể ghi theo {found}.",
        "Ghi đủ số đồng, ví dụ 15.000.000.",
    ),
    Check("GT-17", _ABOUT, ERROR, "Số {value} quá lớn để là số liệu thật.", "Kiểm tra lại con số."),
    Check(
        "GT-18",
        _ABOUT,
        NOTE,
        "Ô “{field}” để trống hoặc bỏ sót số gõ bằng chữ; tính từ các ô khác được {found}.",
        "Giữ công thức của mẫu: {expected}.",
    ),
    Check("GT-19", _ABOUT, ERROR, "“{value}” không phải là kỳ báo cáo.", "Ghi như 2018-H1 hoặc 2018."),
    Check(
        "GT-20",
        _ABOUT,
        WARNING,
        "Ô dài hơn {most} ký tự; phần sau không được đọc.",
        "Rút ngắn nội dung; chi tiết gửi thành tệp riêng.",
    ),
    Check(
        "GT-21",
        _ABOUT,
        NOTE,
        "Chưa có số của kỳ ấy ({line}); cột này của đơn vị không được so sánh.",
        "Nếu biết số đúng, điền ô này; nếu kỳ ấy không được giao, ghi “không áp dụng”.",
    ),
    Check("GT-22", _ABOUT, ERROR, "Chưa điền “{field}”.", "Điền ô này ở tệp tổng hợp."),
    Check(
        "GT-23",
        _ABOUT,
        NOTE,
        "Khối không có đơn vị mang mã “{value}”; {count} dòng ghi mã này không được so sánh.",
        "Sửa mã như ở trang Đơn vị; nếu đơn vị đã rời Khối thì giữ nguyên.",
    ),
)
