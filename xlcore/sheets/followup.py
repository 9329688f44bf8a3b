"""What became of the tasks set by the last conference (Nhiệm vụ đã giao): one line for each that a unit answers for."""

from ..declare import Choice, Column, Day, Sheet, Text
from ..domain.proceedings import Outcome

FOLLOWUP = Sheet(
    key="followup",
    title="Nhiệm vụ đã giao",
    heading="KẾT QUẢ THỰC HIỆN NHIỆM VỤ HỘI NGHỊ TRƯỚC ĐÃ THỐNG NHẤT",
    one_row_is="one task of the last conference, and what the unit made of it",
    columns=(
        Column("code", "Mã", Text(), required=True, key=True, prefilled=True, width=10, short="mã nhiệm vụ"),
        Column("task", "Nhiệm vụ", Text(long=True), required=True, prefilled=True, width=48),
        Column("due", "Hạn", Day(), prefilled=True, width=13, short="hạn"),
        Column("outcome", "Tình trạng", Choice(tuple(o.value for o in Outcome)), required=True, width=18),
        Column("result", "Kết quả cụ thể, lý do nếu chưa xong", Text(long=True), required=True, width=48),
    ),
    blank_rows=1,
    required=False,
    source="Trang Nghị quyết của tệp tổng hợp: nhiệm vụ chưa có kết luận",
)
