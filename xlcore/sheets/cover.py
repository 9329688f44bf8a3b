"""The cover (Bìa): who reports, for which bloc and period, on which edition of the form."""

from ..declare import Column, Day, Layout, Sheet, Text

COVER = Sheet(
    key="cover",
    title="Bìa",
    heading="PHIẾU BÁO CÁO KẾT QUẢ THI ĐUA",
    one_row_is="one report of one unit",
    layout=Layout.FIELDS,
    aliases=("Trang bìa", "Thông tin chung"),
    columns=(
        Column("bloc", "Khối thi đua", Text(), required=True, prefilled=True),
        Column("period", "Kỳ báo cáo", Text(), required=True, prefilled=True, aliases=("Kỳ",)),
        Column("member_code", "Mã đơn vị", Text(), required=True, prefilled=True),
        Column(
            "member_name",
            "Tên đơn vị",
            Text(),
            required=True,
            prefilled=True,
            aliases=("Đơn vị", "Đơn vị báo cáo", "Tên cơ quan"),
        ),
        Column("template", "Phiên bản mẫu", Text(), required=True, prefilled=True),
        Column("deadline", "Hạn gửi", Day(), prefilled=True, aliases=("Hạn nộp",)),
        Column(
            "reported_on",
            "Ngày báo cáo",
            Day(),
            aliases=("Ngày lập",),
            help="Ngày đơn vị gửi phiếu, ghi dd/mm/yyyy.",
        ),
        Column(
            "contact",
            "Bộ phận lập phiếu",
            Text(),
            aliases=("Người lập", "Phòng lập phiếu"),
            help="Phòng, bộ phận trả lời khi Trưởng khối hỏi lại số liệu.",
        ),
    ),
    source="Danh sách thành viên và kỳ báo cáo của Khối",
)
