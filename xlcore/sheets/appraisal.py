"""Scores that units give: each itself in its form (Tự chấm), and the unit that it drew by lot (Chấm chéo)."""

from ..declare import NOT_APPLICABLE, YES_NO, Column, Decimal, Sheet, Text

_CRITERION = (
    Column("code", "Mã", Text(), required=True, key=True, prefilled=True, width=9, short="mã tiêu chí"),
    Column("name", "Nội dung tiêu chí", Text(long=True), prefilled=True, width=44),
    Column("maximum", "Điểm tối đa", Decimal("điểm"), prefilled=True, width=9),
    Column("ask", "Cần điền", Text(), prefilled=True, width=20),
)
_PLAN = Column("plan", "Chỉ tiêu", Decimal("", places=4), width=11, help="Chỉ điền khi cột Cần điền hỏi chỉ tiêu.")
_EVIDENCE = "Số, ngày văn bản hoặc tên tệp minh chứng."

SELF_SCORES = Sheet(
    key="self_scores",
    title="Tự chấm",
    heading="TỰ CHẤM ĐIỂM THI ĐUA",
    one_row_is="what one unit says of itself for one criterion",
    aliases=("Bảng tự chấm điểm", "Tự chấm điểm"),
    columns=(
        *_CRITERION,
        Column(
            "figure",
            "Số liệu hoặc điểm",
            Decimal("", places=4),
            width=13,
            aliases=("Điểm tự chấm", "Tự chấm"),
            help=f"Như cột Cần điền hỏi. Không được giao thì ghi “{NOT_APPLICABLE}”.",
        ),
        _PLAN,
        Column("met", "Đạt", YES_NO, width=8, help="Chỉ điền khi cột Cần điền hỏi Có hay Không."),
        Column("evidence", "Minh chứng", Text(long=True), width=34, help=_EVIDENCE),
        Column("note", "Ghi chú", Text(long=True), width=24),
    ),
    blank_rows=0,
    required=False,
    source="Thang điểm Khối thông qua; đơn vị tự chấm trước, rồi chấm chéo, Khối chấm, hội nghị thông qua",
)

CROSS_SCORES = Sheet(
    key="cross_scores",
    title="Chấm chéo",
    heading="CHẤM CHÉO",
    one_row_is="what the unit drawn by lot finds of another one for one criterion",
    aliases=("Bảng chấm chéo", "Phiếu chấm chéo"),
    columns=(
        Column("unit", "Đơn vị được chấm", Text(), required=True, prefilled=True, width=11),
        *_CRITERION,
        Column("stated", "Đơn vị tự chấm", Text(), prefilled=True, width=12),
        Column("stated_evidence", "Minh chứng của đơn vị", Text(long=True), prefilled=True, width=26),
        Column(
            "figure",
            "Số liệu hoặc điểm chấm chéo",
            Decimal("", places=4),
            width=13,
            aliases=("Điểm chấm chéo",),
            help=f"Như cột Cần điền hỏi, theo minh chứng đã xem. Không được giao thì ghi “{NOT_APPLICABLE}”.",
        ),
        _PLAN,
        Column("met", "Đạt", YES_NO, width=8, help="Chỉ điền khi cột Cần điền hỏi Có hay Không."),
        Column("reason", "Lý do chênh lệch", Text(long=True), width=34, help="Bắt buộc khi khác đơn vị tự chấm."),
    ),
    blank_rows=0,
    required=False,
    source="Kết quả bốc thăm của Khối; đơn vị không tự chấm chéo mình",
)
