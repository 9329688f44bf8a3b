"""The sheets of the master for the bloc's own business: conference, programme, resolutions, comments, registrations."""

from ..declare import Choice, Column, Count, Day, Decimal, Layout, Sheet, Text
from ..domain.proceedings import Answer, Occasion, Outcome
from .registrations import TITLES_AND_AWARDS

MEETING = Sheet(
    key="meeting",
    title="Hội nghị",
    heading="HỘI NGHỊ VÀ CÁC MỐC TRONG NĂM",
    one_row_is="how the conference goes, and the milestones of the year; offices only, no persons",
    layout=Layout.FIELDS,
    columns=(
        Column(
            "occasion",
            "Hội nghị",
            Choice(tuple(o.value for o in Occasion)),
            help="Để trống: sơ kết hoặc tổng kết của kỳ này.",
        ),
        Column("session", "Buổi họp", Choice(("Sáng", "Chiều"))),
        Column("starts", "Giờ bắt đầu", Text(), help="Ví dụ: 14 giờ 00."),
        Column(
            "guests",
            "Khách mời",
            Text(long=True),
            help="Ghi chức vụ, không ghi họ tên; cách nhau bằng dấu chấm phẩy.",
        ),
        Column("head_chair", "Chức vụ chủ trì, Trưởng khối", Text(), help="Ví dụ: Giám đốc Sở Xây dựng."),
        Column("deputy_chair", "Chức vụ chủ trì, Phó Trưởng khối", Text(), help="Ví dụ: Giám đốc Sở Công Thương."),
        Column(
            "presenter",
            "Mã đơn vị trình bày dự thảo",
            Text(),
            help="Để trống nếu là Phó Trưởng khối.",
        ),
        Column("present", "Số đơn vị dự họp", Count("đơn vị")),
        Column("opened_on", "Ngày hội nghị triển khai đầu năm", Day(), help="Triển khai và phát động thi đua."),
        Column("opened_at", "Nơi họp hội nghị triển khai", Text()),
        Column("scheme_on", "Ngày thông qua thang điểm", Day()),
        Column("plan", "Số, ngày kế hoạch thi đua", Text(), help="Ví dụ: 12/KH-KTĐ ngày 01/3/2018."),
        Column("pact_on", "Ngày ký giao ước thi đua", Day()),
        Column("register_by", "Hạn đăng ký thi đua", Day(), help="Đăng ký sau ngày này thì không được đề nghị."),
        Column(
            "stamp",
            "Dòng đánh dấu trên văn bản",
            Text(),
            help="In ở đầu mọi văn bản và mọi trang, ví dụ: SỐ LIỆU THỬ.",
        ),
    ),
    required=False,
    source="Thư ký khối; chương trình dùng để viết giấy mời, biên bản, thông báo, tin",
)

PROGRAMME = Sheet(
    key="programme",
    title="Chương trình",
    heading="CHƯƠNG TRÌNH HỘI NGHỊ",
    one_row_is="one point of the programme",
    columns=(
        Column("time", "Thời gian", Text(), required=True, width=20, help="Ví dụ: 14 giờ 00 - 14 giờ 10."),
        Column("content", "Nội dung", Text(long=True), required=True, width=80),
        Column("office", "Thực hiện", Text(), width=44),
    ),
    blank_rows=10,
    required=False,
    source="Thư ký khối; để trống thì giấy mời và chương trình theo thứ tự thường dùng",
)

RESOLUTIONS = Sheet(
    key="resolutions",
    title="Nghị quyết",
    heading="NHIỆM VỤ HỘI NGHỊ ĐÃ THỐNG NHẤT",
    one_row_is="one task that a conference set, and what became of it",
    columns=(
        Column("code", "Mã", Text(), required=True, key=True, width=10, help="Ví dụ: NQ-01; không trùng nhau."),
        Column("task", "Nhiệm vụ", Text(long=True), required=True, width=60),
        Column("owner", "Mã đơn vị chủ trì", Text(), width=14, help="Để trống nếu giao cho mọi đơn vị."),
        Column("due", "Hạn", Day(), width=13),
        Column("set_in", "Kỳ của hội nghị", Text(), width=14, help="Ví dụ: 2018-H1; để trống nếu là kỳ này."),
        Column("outcome", "Kết luận", Choice(tuple(o.value for o in Outcome)), width=18, help="Trống: còn phải hỏi."),
        Column("result", "Kết quả, lý do", Text(long=True), width=44),
    ),
    blank_rows=12,
    required=False,
    source="Thông báo kết luận hội nghị; nhiệm vụ chưa xong được hỏi trong phiếu kỳ sau",
)

COMMENTS = Sheet(
    key="comments",
    title="Góp ý",
    heading="GÓP Ý CỦA ĐƠN VỊ CHO DỰ THẢO VÀ TIẾP THU, GIẢI TRÌNH",
    one_row_is="what one unit says about the draft report, and the answer",
    columns=(
        Column("unit", "Mã đơn vị", Text(), required=True, width=12),
        Column("draft", "Bản dự thảo", Text(), width=14, help="Ví dụ: lần 1."),
        Column("about", "Mục, phụ lục", Text(), width=26),
        Column("content", "Nội dung góp ý", Text(long=True), required=True, width=54),
        Column("answer", "Xử lý", Choice(tuple(a.value for a in Answer)), width=22, help="Trống: chưa trả lời."),
        Column("reply", "Đã sửa thế nào, hoặc vì sao giữ nguyên", Text(long=True), width=54),
    ),
    blank_rows=20,
    required=False,
    source="Văn bản góp ý của đơn vị và thảo luận tại hội nghị",
)

REGISTER = Sheet(
    key="register",
    title="Sổ đăng ký",
    heading="SỔ ĐĂNG KÝ THI ĐUA ĐẦU NĂM",
    one_row_is="one title or award that one unit registered at the beginning of the year",
    columns=(
        Column("unit", "Mã đơn vị", Text(), required=True, key=True, width=12),
        Column("title", "Danh hiệu, hình thức", Choice(TITLES_AND_AWARDS), required=True, key=True, width=36),
        Column("recipient", "Đối tượng", Choice(("Tập thể", "Cá nhân")), required=True, key=True, width=12),
        Column("quantity", "Số lượng", Count("tập thể, cá nhân"), width=10),
        Column("registered_on", "Ngày đăng ký", Day(), width=13),
        Column("content", "Nội dung thi đua", Text(long=True), width=44),
        Column("goal", "Chỉ tiêu đăng ký", Text(long=True), width=36),
    ),
    blank_rows=20,
    required=False,
    source="Bản đăng ký đầu năm; kỳ sau lấy từ kỳ trước, đơn vị đã có dòng ở đây thì tính theo trang này",
)

RESULTS = Sheet(
    key="results",
    title="Kết quả các kỳ",
    heading="XẾP HẠNG VÀ KHEN THƯỞNG CÁC KỲ TRƯỚC",
    one_row_is="where one unit stood in an earlier period, and what it was awarded",
    columns=(
        Column("period", "Kỳ", Text(), required=True, key=True, width=10, help="Ví dụ: 2018."),
        Column("unit", "Mã đơn vị", Text(), required=True, key=True, width=12),
        Column("rank", "Hạng", Count(""), width=9),
        Column("total", "Điểm", Decimal("điểm"), width=11),
        Column("maximum", "Điểm tối đa", Decimal("điểm"), width=11),
        Column("awards", "Khen thưởng, tình trạng", Text(long=True), width=60),
    ),
    blank_rows=6,
    required=False,
    source="Kết quả đã chốt của kỳ trước, chuyển sang khi tạo thư mục mới; hạng năm trước dùng để so sánh",
)

MEETING_SHEETS: tuple[Sheet, ...] = (MEETING, PROGRAMME, RESOLUTIONS, COMMENTS, REGISTER, RESULTS)
