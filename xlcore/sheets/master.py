"""The sheets of the master that people fill in, declared like those of the form and read the same way."""

from typing import NamedTuple

from ..declare import Choice, Column, Day, Decimal, Layout, Sheet, Text
from ..domain.bloc import UnitKind
from ..domain.findings import Severity
from .targets import HIGHER, LOWER

CONFIG = Sheet(
    key="config",
    title="Cấu hình",
    heading="CẤU HÌNH CỦA KHỐI",
    one_row_is="what holds for the whole bloc and period; each value is a named cell",
    layout=Layout.FIELDS,
    columns=(
        Column("bloc", "Tên khối", Text(), required=True, help="Ví dụ: Kinh tế - Kỹ thuật."),
        Column("province", "Tỉnh", Text(), required=True),
        Column("period", "Kỳ báo cáo", Text(), required=True, help="2018-H1 là 6 tháng đầu năm; 2018 là cả năm."),
        Column("head", "Mã đơn vị Trưởng khối", Text(), required=True),
        Column("deputy", "Mã đơn vị Phó Trưởng khối", Text(), required=True),
        Column(
            "deadline",
            "Hạn gửi báo cáo",
            Day(),
            help="Khối tự đặt; gửi sau ngày này là muộn; gửi lại bản sửa thì không.",
        ),
        Column("held_on", "Ngày hội nghị", Day()),
        Column("venue", "Nơi họp", Text()),
        Column("place", "Địa danh ký báo cáo", Text(), help="Ví dụ: Bắc Kạn."),
        Column("parent_agency", "Cơ quan chủ quản", Text(), help="Dòng trên cùng bên trái của báo cáo."),
        Column("python", "Python", Text(), help="Đường dẫn đầy đủ; để trống nếu đã chạy lệnh thidua setup."),
    ),
    source="Quyết định thành lập khối và kế hoạch thi đua của năm",
)

MEMBERS = Sheet(
    key="members",
    title="Đơn vị",
    heading="ĐƠN VỊ THÀNH VIÊN",
    one_row_is="one member unit, in the bloc's own order",
    columns=(
        Column("code", "Mã đơn vị", Text(), required=True, key=True, width=12, help="Ngắn, không dấu, ví dụ SCT."),
        Column("name", "Tên chính thức", Text(), required=True, key=True, width=46),
        Column("kind", "Loại", Choice(tuple(kind.value for kind in UnitKind)), required=True, width=14),
        Column("aliases", "Tên gọi khác", Text(), width=46, help="Cách nhau bằng dấu chấm phẩy."),
        Column(
            "exempt",
            "Bảng không áp dụng",
            Text(),
            width=30,
            help="Tên trang của phiếu mà đơn vị không phải điền, cách nhau bằng dấu chấm phẩy.",
        ),
        Column("email", "Thư điện tử", Text(), width=28),
    ),
    blank_rows=20,
    source="Danh sách thành viên của Khối trong năm",
)

INDICATORS = Sheet(
    key="indicators",
    title="Chỉ tiêu",
    heading="CHỈ TIÊU GIAO CHO TỪNG ĐƠN VỊ",
    one_row_is="one indicator of one member, or of all where the code of the unit is empty",
    columns=(
        Column("member", "Mã đơn vị", Text(), key=True, width=12, help="Để trống nếu giao cho mọi đơn vị."),
        Column("code", "Mã chỉ tiêu", Text(), required=True, key=True, width=12),
        Column("name", "Tên chỉ tiêu", Text(long=True), required=True, width=56),
        Column("origin", "Nguồn giao", Choice(("UBND tỉnh", "Khối", "Đơn vị")), width=14),
        Column("measure", "Đơn vị tính", Text(), width=14),
        Column("plan", "Kế hoạch năm", Decimal("", unit_in="measure"), width=14, help="Trống hoặc 0: không giao."),
        Column("direction", "Chiều", Choice((HIGHER, LOWER)), width=18),
    ),
    blank_rows=40,
    source="Chỉ tiêu do UBND tỉnh giao và Khối phát động",
)

RULES = Sheet(
    key="rules",
    title="Quy tắc",
    heading="QUY TẮC KIỂM TRA",
    one_row_is="one check: whether it is on, how much it weighs, how much is tolerated, what it says",
    columns=(
        Column("id", "Mã", Text(), required=True, key=True, prefilled=True, width=10),
        Column("about", "Áp dụng cho", Text(), prefilled=True, width=22),
        Column("enabled", "Bật", Choice(("Có", "Không")), required=True, width=8),
        Column("severity", "Mức", Choice(tuple(level.value for level in Severity)), required=True, width=12),
        Column("tolerance", "Ngưỡng", Decimal(""), width=10),
        Column("sentence", "Câu báo", Text(long=True), required=True, width=70),
        Column("remedy", "Cần làm", Text(long=True), width=60),
    ),
    blank_rows=0,
    source="Chương trình; câu báo và ngưỡng do Khối sửa",
)

PREVIOUS = Sheet(
    key="previous",
    title="Kỳ trước",
    heading="SỐ LIỆU CÁC KỲ TRƯỚC",
    one_row_is="one value of one member in an earlier period",
    columns=(
        Column("period", "Kỳ", Text(), required=True, key=True, width=10),
        Column("member", "Mã đơn vị", Text(), required=True, key=True, width=12),
        Column("sheet", "Bảng", Text(), required=True, key=True, width=16, help="Tên trang của phiếu."),
        Column("row", "Dòng", Text(), key=True, width=36, help="Lĩnh vực, mã chỉ tiêu, tên quỹ …"),
        Column("field", "Cột", Text(), required=True, key=True, width=34),
        Column("value", "Giá trị", Decimal("", places=4), width=16, help="Để trống: chưa có số đúng, không so sánh."),
    ),
    blank_rows=0,
    required=False,
    source="Số liệu đã chốt của kỳ trước và cùng kỳ năm trước",
)

REMARKS = Sheet(
    key="remarks",
    title="Nhận định",
    heading="NHẬN ĐỊNH, CÂU CHỮ CỦA BÁO CÁO",
    one_row_is="one paragraph of the report: as drafted, and as the secretary wants it",
    columns=(
        Column("id", "Mã đoạn", Text(), required=True, key=True, prefilled=True, width=12),
        Column("section", "Mục", Text(), prefilled=True, width=30),
        Column("drafted", "Chương trình soạn", Text(long=True), prefilled=True, width=70),
        Column(
            "own",
            "Lời của thư ký (thay thế)",
            Text(long=True),
            width=70,
            help="Nếu có, báo cáo dùng câu này.",
        ),
        Column("status", "Tình trạng", Text(), prefilled=True, width=26),
        Column("basis", "Số liệu khi sửa", Text(), prefilled=True, width=24),
    ),
    blank_rows=0,
    required=False,
    source="Dự thảo báo cáo",
)

CORRECTIONS = Sheet(
    key="corrections",
    title="Sửa số",
    heading="SỐ LIỆU THƯ KÝ SỬA",
    one_row_is="one cell of one unit that the secretary corrects; kept, and applied again at each run",
    columns=(
        Column("member", "Mã đơn vị", Text(), required=True, key=True, width=12),
        Column("sheet", "Bảng", Text(), required=True, key=True, width=16, help="Tên trang của phiếu."),
        Column(
            "row",
            "Dòng",
            Text(),
            key=True,
            width=36,
            help="Lĩnh vực, mã chỉ tiêu, tên quỹ …; để trống với bảng chỉ có một cột số.",
        ),
        Column("field", "Cột", Text(), required=True, key=True, width=34),
        Column("old", "Số trong phiếu", Text(), width=18, help="Như đơn vị đã ghi; để trống nếu ô trống."),
        Column("new", "Số sửa", Text(), required=True, width=18, as_typed=True),
        Column("reason", "Lý do", Text(long=True), required=True, width=50, as_typed=True),
    ),
    blank_rows=30,
    required=False,
    source="Thư ký khối; chương trình chỉ đọc",
)


class Tab(NamedTuple):
    """A sheet that stands in a master: its mark, its tab, and what stands on top of it."""

    key: str
    title: str
    heading: str


GUIDE = Tab("guide", "Hướng dẫn", "HƯỚNG DẪN DÀNH CHO THƯ KÝ KHỐI")
MASTER_SHEETS: tuple[Sheet, ...] = (CONFIG, MEMBERS, INDICATORS, RULES, PREVIOUS, REMARKS, CORRECTIONS)
