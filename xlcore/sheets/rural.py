"""New rural development (Nông thôn mới): communes helped, with what and for how much."""

from ..declare import Column, Money, Sheet, Text, Total

RURAL = Sheet(
    key="rural",
    title="Nông thôn mới",
    heading="PHONG TRÀO CHUNG TAY XÂY DỰNG NÔNG THÔN MỚI",
    one_row_is="one piece of help that one unit gave one commune",
    aliases=("NTM", "Xây dựng nông thôn mới"),
    columns=(
        Column(
            "commune",
            "Xã được giúp đỡ",
            Text(),
            required=True,
            key=True,
            width=24,
            aliases=("Xã giúp đỡ", "Xã"),
        ),
        Column(
            "content",
            "Nội dung giúp đỡ",
            Text(long=True),
            required=True,
            key=True,
            width=46,
            aliases=("Nội dung",),
        ),
        Column(
            "value",
            "Giá trị (đồng)",
            Money(),
            required=True,
            total=Total.SUM,
            width=16,
            aliases=("Giá trị", "Số tiền (đồng)"),
            help="Ghi đủ số đồng, ví dụ 15.000.000.",
        ),
        Column("note", "Ghi chú", Text(long=True), width=26),
    ),
    blank_rows=8,
    total_row=True,
    source="Bản tin sơ kết năm 2018 của Khối; đơn vị tính là đồng",
)
