"""The demo's bloc: names, order and roles as in the news item of July 2018; offices only, no persons."""

from datetime import date

from ..domain.bloc import Assignment, Bloc, Conference, Member, Target, UnitKind
from ..domain.periods import Period

SO, BAN, QUY = UnitKind.DEPARTMENT, UnitKind.BOARD, UnitKind.FUND

MEMBERS = (
    Member("SCT", "Sở Công Thương", SO, ("Sở Công thương tỉnh Bắc Kạn",)),
    Member("SXD", "Sở Xây dựng", SO),
    Member("STNMT", "Sở Tài nguyên và Môi trường", SO, ("Sở TN&MT", "Sở TNMT")),
    Member("SGTVT", "Sở Giao thông vận tải", SO, ("Sở GTVT",)),
    Member("SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn", SO, ("Sở NN&PTNT", "Sở Nông nghiệp và PTNT")),
    Member("VQGBB", "Ban Quản lý Vườn Quốc gia Ba Bể", BAN, ("Vườn Quốc gia Ba Bể", "VQG Ba Bể")),
    Member("BQLKCN", "Ban Quản lý các khu công nghiệp", BAN, ("Ban Quản lý các KCN", "BQL các khu công nghiệp")),
    Member("BQLDA", "Ban Quản lý Dự án đầu tư xây dựng tỉnh", BAN, ("BQL Dự án ĐTXD tỉnh",)),
    Member("QPTDR", "Quỹ Phát triển đất, rừng và bảo vệ môi trường", QUY, ("Quỹ Phát triển đất, rừng và BVMT",)),
)

BLOC = Bloc("Kinh tế - Kỹ thuật", "Bắc Kạn", MEMBERS, head="STNMT", deputy="SCT")

COMMON = (
    ("CT-K1", "Cán bộ, công chức, viên chức tham gia học tập Nghị quyết, Chỉ thị", "Khối", "%", 100.0),
    ("CT-K2", "Phong trào thi đua chuyên đề được phát động", "Khối", "phong trào", 2.0),
)
OWN = {
    "SCT": ("CT-01", "Giá trị sản xuất công nghiệp", "UBND tỉnh", "tỷ đồng", 1250.0),
    "SXD": ("CT-01", "Hồ sơ thẩm định dự án, thiết kế", "UBND tỉnh", "hồ sơ", 180.0),
    "STNMT": ("CT-01", "Giấy chứng nhận quyền sử dụng đất được cấp", "UBND tỉnh", "giấy", 3200.0),
    "SGTVT": ("CT-01", "Đường tỉnh được sửa chữa, bảo trì", "UBND tỉnh", "km", 96.5),
    "SNNPTNT": ("CT-01", "Diện tích rừng trồng mới", "UBND tỉnh", "ha", 5500.0),
    "VQGBB": ("CT-01", "Lượt tuần tra bảo vệ rừng", "Đơn vị", "lượt", 640.0),
    "BQLKCN": ("CT-01", "Dự án trong khu công nghiệp đi vào hoạt động", "UBND tỉnh", "dự án", 3.0),
    "BQLDA": ("CT-01", "Giải ngân vốn đầu tư xây dựng cơ bản", "UBND tỉnh", "tỷ đồng", 310.0),
    "QPTDR": ("CT-01", "Diện tích rừng được chi trả dịch vụ môi trường", "UBND tỉnh", "ha", 24000.0),
}

ASSIGNMENT = Assignment(
    bloc=BLOC,
    period=Period(2018, half=True),
    deadline=date(2018, 7, 10),
    conference=Conference(date(2018, 7, 20), "Sở Công Thương"),
    targets=(
        *(Target("", *common) for common in COMMON),
        *(Target(code, *own) for code, own in OWN.items()),
    ),
    place="Bắc Kạn",
    parent_agency="UBND tỉnh Bắc Kạn",
)
"""The deadline is invented: no bloc's date could be found."""
