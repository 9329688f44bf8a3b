"""Social funds (Quỹ xã hội): who gave, to which fund, how much in đồng."""

from ..declare import Column, Count, Money, Sheet, Text, Total

FUNDS = Sheet(
    key="funds",
    title="Quỹ xã hội",
    heading="ĐÓNG GÓP CÁC QUỸ XÃ HỘI",
    one_row_is="what one unit gave to one fund",
    aliases=("Các quỹ xã hội", "Ủng hộ quỹ"),
    columns=(
        Column("fund", "Tên quỹ", Text(), required=True, key=True, width=44, aliases=("Quỹ",)),
        Column(
            "people",
            "Số người tham gia",
            Count("người"),
            required=True,
            total=Total.SUM,
            width=12,
            aliases=("Số người",),
        ),
        Column(
            "amount",
            "Số tiền (đồng)",
            Money(),
            required=True,
            total=Total.SUM,
            previous=True,
            width=16,
            aliases=("Số tiền",),
            help="Ghi đủ số đồng, ví dụ 15.000.000.",
        ),
        Column("note", "Ghi chú", Text(long=True), width=26),
    ),
    blank_rows=8,
    total_row=True,
    source="Bản tin sơ kết năm 2018 của Khối; số người không quá số người của đơn vị",
)
