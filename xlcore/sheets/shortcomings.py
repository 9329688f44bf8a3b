"""Shortcomings (Tồn tại): what did not go well, why, and what will be done."""

from ..declare import Column, Sheet, Text

SHORTCOMINGS = Sheet(
    key="shortcomings",
    title="Tồn tại",
    heading="TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
    one_row_is="one shortcoming that one unit names",
    aliases=("Tồn tại, hạn chế", "Hạn chế"),
    columns=(
        Column(
            "content",
            "Tồn tại, hạn chế",
            Text(long=True),
            required=True,
            key=True,
            width=52,
            aliases=("Nội dung", "Tồn tại"),
        ),
        Column("cause", "Nguyên nhân", Text(long=True), width=40),
        Column("remedy", "Biện pháp khắc phục", Text(long=True), width=40, aliases=("Biện pháp",)),
    ),
    blank_rows=6,
    required=False,
    source="Bản tin sơ kết năm 2018 của Khối: tồn tại, hạn chế",
)
