"""Registrations at the start of the year (Đăng ký thi đua): one line for each title or award aimed at."""

from ..declare import Choice, Column, Count, Day, Sheet, Text, Total

FLAG = "Cờ thi đua của UBND tỉnh"
TITLES_AND_AWARDS = (
    "Lao động tiên tiến",
    "Chiến sĩ thi đua cơ sở",
    "Chiến sĩ thi đua cấp tỉnh",
    "Tập thể lao động tiên tiến",
    "Tập thể lao động xuất sắc",
    FLAG,
    "Bằng khen của Chủ tịch UBND tỉnh",
    "Cờ thi đua của Chính phủ",
    "Bằng khen của Thủ tướng Chính phủ",
    "Huân chương Lao động",
)

REGISTRATIONS = Sheet(
    key="registrations",
    title="Đăng ký",
    heading="ĐĂNG KÝ THI ĐUA, DANH HIỆU VÀ HÌNH THỨC KHEN THƯỞNG",
    one_row_is="one title or award that one unit registers for one kind of recipient",
    aliases=("Đăng ký thi đua",),
    columns=(
        Column("registered_on", "Ngày đăng ký", Day(past=True), required=True),
        Column("content", "Nội dung thi đua", Text(long=True), required=True, width=36, aliases=("Nội dung",)),
        Column("goal", "Chỉ tiêu đăng ký", Text(long=True), width=30, aliases=("Chỉ tiêu",)),
        Column(
            "title",
            "Danh hiệu, hình thức đăng ký",
            Choice(TITLES_AND_AWARDS),
            required=True,
            key=True,
            width=30,
            aliases=("Danh hiệu đăng ký", "Danh hiệu"),
        ),
        Column(
            "recipient",
            "Đối tượng",
            Choice(("Tập thể", "Cá nhân")),
            required=True,
            key=True,
            width=12,
        ),
        Column(
            "quantity",
            "Số lượng",
            Count("tập thể, cá nhân"),
            required=True,
            total=Total.SUM,
            width=10,
            aliases=("Số lượng đăng ký",),
        ),
    ),
    blank_rows=10,
    total_row=True,
    source="Sở Nội vụ Nam Định, mẫu đăng ký: nội dung, chỉ tiêu và số lượng danh hiệu đăng ký",
)
