"""Targets (Chỉ tiêu): plan of the year against what was done, one line for each indicator."""

from ..declare import NOT_APPLICABLE, Choice, Column, Decimal, Operator, Percent, Rule, Sheet, Text
from ..domain.findings import Severity

_NUMBER = Decimal("", unit_in="measure")
LOWER, HIGHER = "Thấp hơn là tốt", "Cao hơn là tốt"

TARGETS = Sheet(
    key="targets",
    title="Chỉ tiêu",
    heading="KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA",
    one_row_is="one indicator of one unit",
    aliases=("Kết quả chỉ tiêu", "Chỉ tiêu thi đua"),
    columns=(
        Column(
            "code",
            "Mã",
            Text(),
            required=True,
            key=True,
            prefilled=True,
            width=9,
            short="mã chỉ tiêu",
            aliases=("Mã chỉ tiêu",),
        ),
        Column(
            "name",
            "Tên chỉ tiêu",
            Text(long=True),
            required=True,
            prefilled=True,
            width=38,
            aliases=("Chỉ tiêu", "Nội dung chỉ tiêu"),
        ),
        Column(
            "origin",
            "Nguồn giao",
            Choice(("UBND tỉnh", "Khối", "Đơn vị")),
            prefilled=True,
            width=12,
            aliases=("Nguồn",),
        ),
        Column("measure", "Đơn vị tính", Text(), prefilled=True, width=12, aliases=("ĐVT",)),
        Column("direction", "Chiều", Choice((HIGHER, LOWER)), prefilled=True, width=16),
        Column("plan", "Kế hoạch năm", _NUMBER, prefilled=True, width=14, aliases=("Kế hoạch",)),
        Column(
            "done",
            "Thực hiện trong kỳ",
            _NUMBER,
            required=True,
            width=14,
            aliases=("Thực hiện",),
            help=f"Kết quả riêng của kỳ này. Nếu không được giao, ghi “{NOT_APPLICABLE}”.",
        ),
        Column(
            "cumulative",
            "Lũy kế từ đầu năm",
            _NUMBER,
            required=True,
            previous=True,
            width=14,
            aliases=("Lũy kế",),
            help="Kết quả từ 01/01 đến hết kỳ báo cáo.",
        ),
        Column(
            "ratio",
            "Tỷ lệ so với kế hoạch (%)",
            Percent(high=1000),
            width=14,
            computed="cumulative / plan * 100",
            aliases=("Tỷ lệ (%)", "Tỷ lệ", "Tỷ lệ %", "Đạt tỷ lệ (%)"),
        ),
        Column("note", "Ghi chú", Text(long=True), width=26),
    ),
    rules=(
        Rule(
            "CT-01",
            "ratio",
            Operator.EQUAL,
            "cumulative / plan * 100",
            severity=Severity.WARNING,
            tolerance=0.1,
            sentence="Tỷ lệ ghi {left} %, tính lại từ lũy kế và kế hoạch là {right} % (chênh {difference}).",
            remedy="Để công thức của mẫu tự tính, hoặc sửa lũy kế ({right_cells}).",
        ),
        Rule(
            "CT-02",
            "cumulative",
            Operator.AT_LEAST,
            "done",
            severity=Severity.ERROR,
            sentence="Lũy kế từ đầu năm ({left}) nhỏ hơn thực hiện trong kỳ ({right}).",
            remedy="Lũy kế phải gồm cả kỳ này; sửa một trong hai ô.",
        ),
    ),
    blank_rows=4,
    source="Kết quả chỉ tiêu: tỷ lệ = lũy kế / kế hoạch × 100; kế hoạch bằng 0 là không giao",
)
