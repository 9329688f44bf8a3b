"""The checks of titles, ballot and proposals, with their sentences."""

from .findings import Severity
from .rulebook import Check

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
BALLOT, PROPOSAL, TITLE = "Bỏ phiếu", "Đề nghị", "Danh hiệu"

AWARDING: tuple[Check, ...] = (
    Check(
        "BP-01",
        BALLOT,
        ERROR,
        "Có mặt và có ý kiến bằng văn bản là {left} người, nhiều hơn {right} thành viên.",
        "Đếm lại số người.",
    ),
    Check("BP-02", BALLOT, ERROR, "Phát ra {left} phiếu cho {right} người tham gia.", "Đếm lại số phiếu phát ra."),
    Check("BP-03", BALLOT, ERROR, "Thu về {left} phiếu, nhiều hơn {right} phiếu phát ra.", "Đếm lại số phiếu."),
    Check(
        "BP-04",
        BALLOT,
        ERROR,
        "Thu về {left} phiếu, nhưng phiếu hợp lệ và không hợp lệ cộng lại là {right}.",
        "Đếm lại: phiếu thu về = phiếu hợp lệ + phiếu không hợp lệ.",
    ),
    Check(
        "BP-05",
        BALLOT,
        ERROR,
        "{unit} được {left} phiếu đồng ý, nhiều hơn {right} phiếu hợp lệ.",
        "Đếm lại số phiếu của đơn vị.",
    ),
    Check(
        "BP-06",
        BALLOT,
        WARNING,
        "Chưa ghi ngưỡng trúng cử nên chưa đơn vị nào trúng cử.",
        "Ghi ngưỡng mà quy chế của Khối đặt ra.",
    ),
    Check(
        "BP-07",
        BALLOT,
        ERROR,
        "{up} trúng cử (hạng {up_rank} theo điểm) trong khi {down} không trúng cử{cited}.",
        "Nếu hội nghị biết và chấp nhận, ghi lý do ở cột Lý do chọn khác thứ tự điểm; nếu không, bỏ phiếu lại.",
    ),
    Check(
        "BP-08",
        BALLOT,
        WARNING,
        "{units} bằng phiếu nhau ở suất cuối cùng.",
        "Hội nghị quyết định, ví dụ bỏ phiếu lần nữa giữa các đơn vị này.",
    ),
    Check(
        "BP-09",
        BALLOT,
        ERROR,
        "Trang “{sheet}” không có dòng cho “{value}”.",
        "Thêm dòng kiểm phiếu, hoặc sửa tên hình thức.",
    ),
    Check(
        "BP-10",
        BALLOT,
        NOTE,
        "{up} trúng cử (hạng {up_rank} theo điểm) trong khi {down} không trúng cử{cited}; hội nghị chấp nhận: {why}.",
        "Báo cáo và biên bản nói rõ điều này.",
    ),
    Check(
        "BP-11",
        BALLOT,
        ERROR,
        "Đã kiểm phiếu “{value}” nhưng chưa ghi “{what}”.",
        "Ghi số theo biên bản kiểm phiếu.",
    ),
    Check(
        "DN-01",
        PROPOSAL,
        ERROR,
        "{unit} không đăng ký “{award}” từ đầu năm{cited}.",
        "Rút đề nghị; danh hiệu không đăng ký thì không đề nghị.",
    ),
    Check("DN-02", PROPOSAL, WARNING, "Đề nghị đã thôi (“{state}”) nhưng chưa ghi lý do.", "Ghi lý do."),
    Check(
        "DN-03",
        PROPOSAL,
        WARNING,
        "Đã có quyết định nhưng thiếu số hoặc ngày của quyết định.",
        "Ghi số và ngày của quyết định.",
    ),
    Check(
        "DN-04",
        PROPOSAL,
        ERROR,
        "Có {count} đề nghị “{award}”, hạn mức là {allowed}{law}.",
        "Bớt đề nghị; nếu được phép vượt, ghi “Có” ở cột Ngoài hạn mức và ghi lý do.",
    ),
    Check(
        "DN-05",
        PROPOSAL,
        ERROR,
        "Thành tích này đã được đề nghị “{award}” ở dòng {row}{cited}.",
        "Một thành tích chỉ được khen một lần; giữ lại một đề nghị.",
    ),
    Check("DN-06", PROPOSAL, ERROR, "Không có đơn vị mang mã “{value}”.", "Ghi một mã ở trang Đơn vị."),
    Check(
        "DN-07",
        PROPOSAL,
        ERROR,
        "Chưa đủ tiêu chuẩn “{award}”. {sentence}",
        "Rút đề nghị, hoặc sửa số người ở phiếu nếu đơn vị báo sai.",
    ),
    Check(
        "DN-08",
        PROPOSAL,
        NOTE,
        "Không có tiêu chuẩn nào của “{award}” có hiệu lực vào ngày {day} ở trang Tiêu chuẩn.",
        "Ghi tiêu chuẩn theo văn bản đang có hiệu lực.",
    ),
    Check(
        "DN-09",
        PROPOSAL,
        ERROR,
        "{unit} không trúng cử “{award}” trong cuộc bỏ phiếu{cited}.",
        "Rút đề nghị, hoặc kiểm tra lại số phiếu.",
    ),
    Check(
        "DN-10",
        PROPOSAL,
        WARNING,
        "{unit} đứng hạng {rank} theo điểm; đơn vị có điểm cao nhất là {best}{cited}.",
        "Đơn vị được đề nghị tặng Cờ là đơn vị có điểm cao nhất; nếu khác, ghi lý do.",
    ),
    Check(
        "DN-11",
        PROPOSAL,
        ERROR,
        "{unit} đăng ký “{award}” ngày {found}, sau hạn đăng ký {until}{cited}.",
        "Rút đề nghị; đăng ký sau hạn thì không đề nghị.",
    ),
    Check(
        "DN-12",
        PROPOSAL,
        WARNING,
        "Đề nghị thứ {count} về “{award}”, nhưng {unit} chỉ đăng ký {quantity}{cited}.",
        "Bớt đề nghị, hoặc xem lại số lượng ở trang Sổ đăng ký.",
    ),
    Check("TC-01", TITLE, WARNING, "{sentence}", "Xem lại số người được đề nghị theo tiêu chuẩn."),
)
