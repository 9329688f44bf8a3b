"""Every way in which days, words and characters go wrong."""

from datetime import date

from .planted import Mistake, cell

LEFT_ALONE: tuple[Mistake, ...] = (
    cell("Ngày gõ bằng chữ “15/3/2018”: đọc đúng", "study", "held_on", "15/3/2018"),
    cell("Ngày gõ “ngày 18 tháng 5 năm 2018”: đọc đúng", "study", "held_on", "ngày 18 tháng 5 năm 2018", row=1),
    cell(
        "Tên quỹ có dấu cách không ngắt và ký tự vô hình: tự làm sạch", "funds", "fund", "Quỹ\u00a0Vì\u200b người nghèo"
    ),
    cell("Hình thức viết hoa, hai dấu cách: nhận ra", "movements", "form", "THƯỜNG  XUYÊN"),
    cell("Chữ Ð (Eth) thay chữ Đ: tự sửa", "funds", "fund", "Quỹ Ðền ơn đáp nghĩa", row=1),
    cell("Tên xã gõ chữ tổ hợp (NFD): tự ghép dấu", "rural", "commune", "Xa\u0303 Quang Thua\u0323\u0302n"),
)
DAYS = (
    cell("Ngày không có thật: 31/02/2018", "movements", "end", "31/02/2018", "GT-03"),
    cell("Ngày gõ nhầm năm 1918", "registrations", "registered_on", "27/02/1918", "GT-04"),
    cell("Ngày báo cáo gõ nhầm năm 2017", "cover", "reported_on", date(2017, 7, 5), "TEP-12"),
    cell("Ngày kết thúc trước ngày bắt đầu", "movements", "end", date(2017, 12, 31), "PT-01", row=1),
)
WORDS = (
    cell("Chọn cấp ngoài danh sách: “Huyện”", "movements", "level", "Huyện", "GT-09"),
    cell("Để trống cấp phát động", "movements", "level", None, "GT-10", row=1),
    cell(
        "Lỗi chính tả: “phòng trào”, “Tiêp”, “thi đưa”",
        "shortcomings",
        "content",
        "Hình thức phòng trào thi đưa chưa phong phú; Tiêp tục đổi mới",
        "GT-14",
    ),
    cell("Tên nhóm “II. Quỹ của địa phương” giữa các quỹ", "funds", "fund", "II. Quỹ của địa phương", "BANG-14", row=2),
    cell("Chữ TCVN3 trong ô Unicode", "study", "note", "Héi tr­êng Së C«ng Th­¬ng", "GT-07"),
    cell("Chữ VNI trong ô Unicode", "study", "note", "Hoäi tröôøng Sôû Xaây döïng", "GT-07", row=1),
    cell("Chữ mất dấu do đổi bảng mã", "funds", "note", "Ð?NG GÓP C?A CÔNG ÐOÀN", "GT-08"),
)
