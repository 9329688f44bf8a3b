"""What stands in a column of a summary sheet, in a sentence, for figures that cells of units alone do not explain.

*Nguồn số* asks for it. A figure is looked up by its sheet and the header above it, or the label before it; where a
sheet means nothing of its own, by the header alone.
"""

from collections.abc import Iterator, Mapping
from itertools import dropwhile, takewhile

from ..plans import Cell, SheetPlan
from ..styles import HEADER
from .data import GROUP, GROUP_OF_PEOPLE

ANY = ""
"""The sentence holds on every sheet."""
_CONTROL, _REPORTING, _SCORES, _DETAILS = "control", "sum_reporting", "sum_scores", "sum_score_details"
_RANKING, _REASONS, _BOARD = "sum_ranking", "sum_score_reasons", "sum_side_by_side"
_BALLOT, _HISTORY, _MOVES = "sum_award_ballot", "history", "sum_score_moves"
_FOUND = "Số {} của đơn vị này ở trang Lỗi; mỗi dòng ở đó ghi tệp, trang, ô và cách sửa."
_OF_RUN = "Lần chạy ấy đếm được và ghi vào lịch sử (luu-tru/history.sqlite); xem thêm: thidua history."
_MOST = "Điểm tối đa ghi ở trang Tiêu chí; của một nhóm là tổng các mục trong nhóm."
_OF_UNIT = "Tổng điểm tối đa của những tiêu chí áp dụng cho đơn vị này (trang Tiêu chí)."
_SHARE = "Tổng điểm chia cho điểm tối đa của đơn vị, nhân 100."
_BEFORE = "Như trang này ghi ở lần chạy trước có kết quả khác."
_SENT = "Bảng có dòng số liệu, hoặc đơn vị trả lời “không áp dụng”, “không có”, trong tệp được tính của đơn vị."
_FIRST = (
    "đúng hạn khi bản đầu dùng được của đơn vị nhận không quá hạn (trang Cấu hình), kể cả khi gửi lại bản sửa sau hạn."
)

GLOSSARY: Mapping[tuple[str, str], str] = {
    (ANY, "STT"): "Số thứ tự của dòng trong bảng này, không phải số liệu.",
    (ANY, "Bước"): "Số thứ tự của bước, không phải số liệu.",
    (ANY, "Dòng"): "Số của dòng trong tệp mà đơn vị gửi; bấm vào đó để mở bản sao của tệp tại dòng ấy.",
    (ANY, GROUP): "Các phong trào cùng tên của các đơn vị mang một số; trang TH phong trào cộng theo số này.",
    (ANY, GROUP_OF_PEOPLE): "Như cột Nhóm; trang TH phong trào cộng số cá nhân theo số này.",
    (_CONTROL, "Lỗi"): _FOUND.format("lỗi"),
    (_CONTROL, "Cảnh báo"): _FOUND.format("cảnh báo"),
    (_CONTROL, "Số đơn vị phải gửi"): "Đếm các đơn vị ở trang Đơn vị.",
    (_CONTROL, "Số đơn vị đã gửi, được tính"): "Đếm các dòng ở bảng trên có tệp được tính.",
    (_CONTROL, "Tỷ lệ gửi (%)"): "Số đơn vị đã gửi, được tính chia cho số đơn vị phải gửi, nhân 100.",
    (_CONTROL, "Số đơn vị gửi đúng hạn"): f"Đếm các dòng ở bảng trên có cột Đúng hạn bắt đầu bằng “Có”; {_FIRST}",
    (_CONTROL, "Tỷ lệ gửi đúng hạn (%)"): "Số đơn vị gửi đúng hạn chia cho số đơn vị phải gửi, nhân 100.",
    (_CONTROL, "Số tệp đã nhận"): "Đếm mọi tệp trong thư mục nhan-ve, đọc được hay không.",
    (_CONTROL, "Số tệp không đọc được"): "Đếm các tệp trong nhan-ve bị từ chối; lý do ở trang Lỗi (TEP-01 đến TEP-04).",
    (_CONTROL, "Lỗi, cảnh báo ngoài các đơn vị"): (
        "Đếm các dòng ở trang Lỗi không thuộc đơn vị nào trong khối: tệp chưa rõ của ai, và tệp tổng hợp."
    ),
    (_REPORTING, "Bảng phải gửi"): "Các bảng bắt buộc, trừ bảng không áp dụng cho đơn vị (trang Đơn vị).",
    (_REPORTING, "Bảng đã gửi"): f"{_SENT} Bảng chưa gửi ghi ở cột cuối.",
    (_REPORTING, "Tỷ lệ gửi (%)"): "Bảng đã gửi chia cho bảng phải gửi, nhân 100.",
    (_REPORTING, "Bảng gửi đúng hạn"): f"Bảng đã gửi của đơn vị đúng hạn; {_FIRST}",
    (_REPORTING, "Tỷ lệ đúng hạn (%)"): "Bảng gửi đúng hạn chia cho bảng phải gửi, nhân 100.",
    (_SCORES, "Điểm tối đa của thang"): _MOST,
    (_SCORES, "Điểm tối đa"): _OF_UNIT,
    (_SCORES, "Tỷ lệ (%)"): _SHARE,
    (_SCORES, "Tiêu chí thiếu số liệu"): "Đếm các tiêu chí “thiếu” hoặc “lỗi” của đơn vị ở trang Điểm chi tiết.",
    (_DETAILS, "Điểm tối đa"): _MOST,
    (_RANKING, "Điểm tối đa"): _OF_UNIT,
    (_RANKING, "Tỷ lệ (%)"): _SHARE,
    (_RANKING, "Hạng năm trước"): "Hạng của đơn vị trong năm trước, ghi ở trang Kết quả các kỳ.",
    (_RANKING, "Lần chạy trước: hạng"): _BEFORE,
    (_RANKING, "Lần chạy trước: điểm"): _BEFORE,
    (_REASONS, "Điểm tối đa"): _OF_UNIT,
    (_REASONS, "Lần trước: số liệu"): _BEFORE,
    (_REASONS, "Lần trước: chỉ tiêu"): _BEFORE,
    (_REASONS, "Lần trước: điểm"): _BEFORE,
    (_MOVES, "Hạng trước"): "Như trang Xếp hạng ghi ở lần chạy trước có kết quả khác.",
    (_MOVES, "Điểm trước"): "Tổng điểm ở lần chạy trước có kết quả khác, như trang Xếp hạng khi ấy đã ghi.",
    (_MOVES, "Hạng nay"): "Hạng ở trang Xếp hạng.",
    (_MOVES, "Điểm nay"): "Tổng điểm ở trang Xếp hạng.",
    (_MOVES, "Chênh"): "Điểm nay trừ điểm trước; vì sao đổi ghi ở cột cuối.",
    (_BOARD, "Điểm tối đa"): _MOST,
    (_BOARD, "Chênh lệch so với tự chấm"): "Điểm tính trừ điểm tự chấm, ở cùng dòng.",
    (_BALLOT, "Thứ tự"): "Xếp theo số phiếu, nhiều trước.",
    (_BALLOT, "Số phiếu"): "Số phiếu đồng ý ghi ở trang Số phiếu, theo biên bản kiểm phiếu.",
    (_BALLOT, "Tỷ lệ (%)"): "Số phiếu chia cho mẫu số ghi ở trang Bỏ phiếu, nhân 100.",
    (_BALLOT, "Ngưỡng (%)"): "Ghi ở trang Bỏ phiếu.",
    (_BALLOT, "Hạng theo điểm"): "Hạng của đơn vị ở trang Xếp hạng.",
    (_HISTORY, "Số tệp"): _OF_RUN,
    (_HISTORY, "Số đơn vị được tính"): _OF_RUN,
    (_HISTORY, "Lỗi"): _OF_RUN,
    (_HISTORY, "Cảnh báo"): _OF_RUN,
    (_HISTORY, "Bản số"): "Bản thứ mấy của đơn vị trong kỳ, theo thứ tự nhận; nội dung khác là bản khác.",
    (_HISTORY, "Số chỗ đổi"): "Đếm những chỗ khác bản trước; từng chỗ ở trang Thay đổi, hoặc: thidua diff ĐƠN_VỊ.",
}


def meaning(plan: SheetPlan, row: int, column: int) -> str:
    """What a figure of a planned sheet is; '' where nothing is said of it."""
    for words in _called(plan, row, column):
        found = GLOSSARY.get((plan.key, words)) or GLOSSARY.get((ANY, words))
        if found:
            return found
    return ""


def _heads(cell: Cell | None) -> bool:
    return cell is not None and cell.style == HEADER


def _called(plan: SheetPlan, row: int, column: int) -> Iterator[str]:
    """By what a figure is called: the nearest header above it, line by line, then the labels before it in its row."""
    for table in plan.tables:
        if table.top < row <= table.last_row and 0 <= column - table.left < len(table.headers):
            yield table.headers[column - table.left]
    above = (plan.cells.get((at, column)) for at in range(row - 1, 0, -1))
    headers = takewhile(_heads, dropwhile(lambda cell: not _heads(cell), above))
    yield from (str(header.value) for header in headers if header)
    yield from (str(cell.value) for at in range(1, column) if (cell := plan.cells.get((row, at))))
