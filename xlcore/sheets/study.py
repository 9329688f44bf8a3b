"""Political study (Học tập): sessions to study resolutions and to follow the example of Hồ Chí Minh."""

from ..declare import Column, Count, Day, Sheet, Text, Total

STUDY = Sheet(
    key="study",
    title="Học tập",
    heading="SINH HOẠT CHÍNH TRỊ, HỌC TẬP VÀ LÀM THEO TƯ TƯỞNG, ĐẠO ĐỨC, PHONG CÁCH HỒ CHÍ MINH",
    one_row_is="one theme studied by one unit, in one or more sessions",
    aliases=("Sinh hoạt chính trị", "Học tập và làm theo"),
    columns=(
        Column(
            "theme",
            "Nội dung sinh hoạt",
            Text(long=True),
            required=True,
            key=True,
            width=44,
            aliases=("Nội dung", "Chuyên đề"),
        ),
        Column("held_on", "Ngày tổ chức", Day(past=True), width=12),
        Column("sessions", "Số buổi", Count("buổi"), required=True, total=Total.SUM, width=10),
        Column(
            "attendances",
            "Số lượt người dự",
            Count("lượt"),
            required=True,
            total=Total.SUM,
            width=12,
            aliases=("Số lượt", "Lượt người"),
        ),
        Column("note", "Ghi chú", Text(long=True), width=26),
    ),
    blank_rows=8,
    total_row=True,
    source="Bản tin sơ kết năm 2018 của Khối; số lượt mỗi buổi không quá số người của đơn vị",
)
