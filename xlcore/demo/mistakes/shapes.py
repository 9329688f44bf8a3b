"""Every way in which the tables themselves arrive changed."""

from ..fill import HEAD, TOTAL
from . import shapers
from .planted import Mistake, Told, cell

AGRICULTURE = (
    Mistake("Bỏ trang Học tập", (Told("BANG-01"),), shaped=(shapers.removed("study"),)),
    Mistake("Bỏ cột Số người tham gia", (Told("BANG-02", "funds"),), shaped=(shapers.cut("funds", "people"),)),
    Mistake("Đổi tên trang Quỹ xã hội", (Told("BANG-04", "funds"),), shaped=(shapers.renamed("funds", "Sheet9"),)),
    Mistake(
        "Dùng biểu năm 2018, không có cột trước hạn",
        (Told("BANG-03", "procedures"),),
        {
            ("procedures", 0): {"early": 0, "on_time": 283},
            ("procedures", 1): {"early": 0, "on_time": 367},
        },
        shaped=(shapers.cut("procedures", "early"),),
    ),
    Mistake(
        "Tổng ở trang Nông thôn mới gõ sai",
        (Told("BANG-09", "rural", "value", TOTAL),),
        shaped=(shapers.retyped(("rural", "value", TOTAL), 80_000_000),),
    ),
    Mistake(
        "Thêm hai dòng tiêu đề trên bảng TTHC: đọc đúng",
        shaped=(shapers.titled("procedures", ("UBND TỈNH", "Biểu kèm theo Công văn của Sở")),),
    ),
    Mistake("Chuyển cột Đối tượng lên đầu: đọc đúng", shaped=(shapers.moved("registrations", "recipient", "title"),)),
)
PROJECTS = (
    Mistake(
        "Hai cột cùng tên Số tiền (đồng)",
        (Told("BANG-19", "funds", "second", HEAD),),
        shaped=(shapers.doubled("funds", "amount", "second"),),
    ),
    Mistake(
        "Thêm cột Người phụ trách ở trang Quỹ xã hội",
        (Told("BANG-06", "funds", "third", HEAD),),
        shaped=(shapers.doubled("funds", "amount", "third", "Người phụ trách"),),
    ),
    Mistake(
        "Hai cột Số lượng đều có số ở trang Đăng ký",
        (Told("BANG-18", "registrations", "quantity", HEAD),),
        shaped=(shapers.doubled("registrations", "quantity", "second", copied=True),),
    ),
    Mistake(
        "Hai cột số của hai phòng ở trang Danh hiệu",
        (Told("BANG-20", "titles", "people"),),
        shaped=(shapers.answered_twice("titles", "people", ("Phòng Kỹ thuật", "Văn phòng")),),
    ),
    Mistake(
        "Ẩn một dòng và một cột của trang Phong trào",
        (Told("BANG-05", "movements"),),
        shaped=(shapers.hidden(("movements", "name", 1), ("movements", "collectives", HEAD)),),
    ),
    Mistake(
        "Dòng cộng của trang Học tập ghi tên đơn vị",
        (Told("BANG-16", "study", "theme", TOTAL),),
        shaped=(shapers.retitled("study", "theme", "Ban Quản lý dự án"),),
    ),
    Mistake("Hai dòng trống giữa bảng Đăng ký: đọc đúng", shaped=(shapers.gap(("registrations", "title", 1)),)),
    Mistake(
        "Tiêu đề ba dòng gộp ô ở trang Học tập: đọc đúng",
        shaped=(shapers.grouped("study", ("sessions", "attendances"), ("Kết quả", "Trong kỳ")),),
    ),
    Mistake(
        "Phông .VnTime (TCVN3)",
        (Told("GT-07", "shortcomings", "content"),),
        shaped=(shapers.retyped(("shortcomings", "content", 0), "B×nh xÐt ch­a chÆt chÏ", ".VnTime"),),
    ),
    Mistake(
        "Phông VNI-Times (VNI)",
        (Told("GT-07", "shortcomings", "cause"),),
        shaped=(shapers.retyped(("shortcomings", "cause", 0), "Tieâu chí chöa cuï theå", "VNI-Times"),),
    ),
    Mistake("Tệp tính ngày từ năm 1904: đọc đúng"),
    Mistake(
        "Số người bằng 0",
        (Told("NS-02", "staff", "headcount"),),
        {("staff", 0): {"civil_servants": 0, "public_employees": 0, "workers": 0}},
    ),
)
NO_COVER = (
    Mistake(
        "Bỏ trang Bìa: tên đơn vị và kỳ lấy ở tiêu đề",
        (Told("TEP-13"), Told("TEP-13")),
        shaped=(shapers.removed("cover"),),
    ),
    Mistake(
        "Số người tăng quá ngưỡng so với cùng kỳ",
        (Told("KT-04", "staff", "headcount"),),
        {("staff", 0): {"civil_servants": 37}},
    ),
    cell("Giá trị ghi theo nghìn đồng, thấy khi so với khối", "rural", "value", 12_000, "GT-16"),
)
