"""The sheets of the master by which a bloc scores: the scheme, the figures typed for it, its rules, who is left out.

The scheme is adopted when the year opens, in the master of the first half, and checked there; most blocs score at the
end of the year, some at half-year too. So scheme and rules stand in every master, and one of the rules is that
half-years are scored; what is filled in for scoring stands in that of a whole year, and is put where a half is scored.
"""

from ..declare import NOT_APPLICABLE, YES_NO, Choice, Column, Decimal, Sheet, Text
from ..domain.bloc import UnitKind
from ..scoring.formulas import BY_LABEL
from ..scoring.ladder import Measure
from ..scoring.ranking import Bar, Tie
from ..scoring.scheme import Effect, Policy
from ..scoring.sources import SOURCES

CRITERIA = Sheet(
    key="criteria",
    title="Tiêu chí",
    heading="THANG ĐIỂM BÌNH XÉT",
    one_row_is="one criterion or group of the score scheme; groups are rows that others stand under",
    columns=(
        Column("code", "Mã", Text(), required=True, key=True, width=10, help="Không trùng, ví dụ I, I.1, I.1.a."),
        Column(
            "parent",
            "Mã cha",
            Text(),
            width=9,
            help="Mã của nhóm chứa dòng này. Để trống: I.1.a đứng dưới I.1, I đứng trên cùng.",
        ),
        Column("name", "Nội dung tiêu chí", Text(long=True), required=True, width=48),
        Column(
            "maximum",
            "Điểm tối đa",
            Decimal("điểm"),
            width=10,
            help="Các mục con phải cộng lại bằng nhóm. Với loại Cộng, Trừ: mức nhiều nhất; trống là không giới hạn.",
        ),
        Column(
            "type",
            "Loại",
            Choice(tuple(BY_LABEL)),
            width=22,
            help="Để trống với nhóm. Cách tính từng loại ở trang Cách tính điểm; @1 là phiên bản.",
        ),
        Column("source", "Nguồn số liệu", Choice(SOURCES), width=22, help="Để trống: nhập tay ở trang Chấm điểm."),
        Column("target", "Mã chỉ tiêu", Text(), width=11, help="Chỉ điền khi nguồn là Chỉ tiêu."),
        Column("measure", "Thước đo", Choice(tuple(m.value for m in Measure)), width=10, help="Đơn vị của bậc thang."),
        Column(
            "ladder",
            "Bậc thang",
            Text(long=True),
            width=34,
            help="Ví dụ: >95: 1,5; 75–95: 1; 50–<75: 0,5; <50: 0. Phải phủ kín, không chồng nhau.",
        ),
        Column("per", "Điểm mỗi lần", Decimal("điểm", places=4), width=9),
        Column("floor", "Sàn", Decimal("điểm"), width=8, help="Với nhóm: điểm thấp nhất. Trống là không chặn."),
        Column("ceiling", "Trần", Decimal("điểm"), width=8, help="Với nhóm: điểm cao nhất. Trống là không chặn."),
        Column("evidence", "Minh chứng", YES_NO, width=10, help="Có: phải kèm minh chứng."),
        Column(
            "kinds",
            "Áp dụng cho",
            Text(),
            width=18,
            help="Loại hoặc mã đơn vị, cách nhau bằng dấu chấm phẩy; trống là mọi đơn vị. "
            f"Loại: {', '.join(kind.value for kind in UnitKind)}.",
        ),
        Column(
            "policy",
            "Khi không áp dụng",
            Choice(tuple(policy.value for policy in Policy)),
            width=20,
            help="Trống: theo nhóm chứa nó.",
        ),
        Column("effect", "Khi bị liệt", Choice(tuple(effect.value for effect in Effect)), width=14),
        Column("note", "Ghi chú", Text(long=True), width=30),
    ),
    blank_rows=40,
    required=False,
    source="Thang điểm Khối thông qua từ đầu năm; Khối tự đặt, chương trình chỉ tính",
)

SCORES = Sheet(
    key="scores",
    title="Chấm điểm",
    heading="SỐ LIỆU VÀ ĐIỂM KHỐI CHẤM",
    one_row_is="the figure of one unit for one criterion, as the bloc takes it",
    columns=(
        Column("unit", "Mã đơn vị", Text(), required=True, key=True, width=12),
        Column("criterion", "Mã tiêu chí", Text(), required=True, key=True, width=12),
        Column(
            "name", "Nội dung tiêu chí", Text(long=True), prefilled=True, width=44, help="Để dễ đọc; không cần điền."
        ),
        Column(
            "figure",
            "Số liệu hoặc điểm",
            Decimal("", places=4),
            width=14,
            help=f"Điểm với loại Chấm thẳng. Không giao thì ghi “{NOT_APPLICABLE}”.",
        ),
        Column("plan", "Chỉ tiêu", Decimal("", places=4), width=12, help="Với loại Tỷ lệ, Định lượng tương đối."),
        Column("met", "Đạt", YES_NO, width=12, help="Với loại Đạt/không đạt và Liệt (Có là mắc)."),
        Column("reason", "Lý do", Text(long=True), width=36, help="Bắt buộc khi khác số đơn vị đã báo cáo."),
        Column("evidence", "Minh chứng", Text(long=True), width=30),
    ),
    blank_rows=40,
    required=False,
    source="Tổ chấm điểm của Khối; tiêu chí có nguồn số liệu ở phiếu thì không cần nhập lại",
)

BY_TOTAL, BY_SHARE = "Xếp theo: tổng điểm", "Xếp theo: tỷ lệ so với điểm tối đa"
PLACES, DECLARED = "Làm tròn: số chữ số thập phân", "Tổng điểm của thang"
HALVES = "Chấm điểm cả kỳ 6 tháng"
SCORE_RULES = Sheet(
    key="score_rules",
    title="Cách chấm",
    heading="QUY TẮC LÀM TRÒN, XẾP HẠNG, PHÂN ĐỊNH KHI BẰNG ĐIỂM",
    one_row_is="one rule of the ranking; rules that decide between equal units are asked in the order of the rows",
    columns=(
        Column(
            "rule",
            "Quy tắc",
            Choice((DECLARED, PLACES, HALVES, BY_TOTAL, BY_SHARE, *(t.value for t in Tie), *(b.value for b in Bar))),
            required=True,
            width=44,
        ),
        Column(
            "parameter",
            "Tham số",
            Text(),
            width=26,
            help="Tổng điểm, số chữ số, mã tiêu chí, số ngày, hoặc tên hình thức bỏ phiếu.",
        ),
        Column("note", "Ghi chú", Text(long=True), width=60),
    ),
    blank_rows=12,
    required=False,
    source="Quy chế của Khối; trống thì xếp theo tổng điểm, làm tròn 2 chữ số, bằng điểm là đồng hạng",
)

EXCLUSIONS = Sheet(
    key="exclusions",
    title="Loại trừ",
    heading="ĐƠN VỊ KHÔNG XẾP HẠNG",
    one_row_is="one reason for which one unit is not ranked",
    columns=(
        Column("unit", "Mã đơn vị", Text(), required=True, key=True, width=12),
        Column(
            "reason",
            "Lý do",
            Choice(
                ("Không đăng ký thi đua", "Gửi muộn", "Kỷ luật", "Có sai phạm", "Báo cáo sai sự thật", "Lý do khác")
            ),
            required=True,
            width=26,
        ),
        Column("basis", "Căn cứ", Text(long=True), required=True, width=70, help="Văn bản, kết luận, quyết định."),
    ),
    blank_rows=8,
    required=False,
    source="Kết luận của cơ quan có thẩm quyền và quy chế của Khối",
)

SCORING_SHEETS: tuple[Sheet, ...] = (CRITERIA, SCORES, SCORE_RULES, EXCLUSIONS)
