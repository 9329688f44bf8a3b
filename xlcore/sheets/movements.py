"""Emulation movements (Phong trào): what was launched or answered, by whom, for how long, with what result."""

from ..declare import Choice, Column, Count, Day, Operator, Rule, Sheet, Text, Total

MOVEMENTS = Sheet(
    key="movements",
    title="Phong trào",
    heading="PHONG TRÀO THI ĐUA",
    one_row_is="one movement in which one unit took part",
    aliases=("Phong trào thi đua",),
    columns=(
        Column(
            "name",
            "Tên phong trào",
            Text(long=True),
            required=True,
            key=True,
            width=38,
            aliases=("Phong trào",),
        ),
        Column(
            "level",
            "Cấp phát động",
            Choice(("Trung ương", "Tỉnh", "Khối", "Đơn vị")),
            required=True,
            width=12,
            aliases=("Cấp",),
        ),
        Column("form", "Hình thức", Choice(("Thường xuyên", "Chuyên đề")), required=True, width=13),
        Column("start", "Từ ngày", Day(past=True), required=True, width=11),
        Column("end", "Đến ngày", Day(), width=11),
        Column("audience", "Đối tượng", Text(), width=18),
        Column(
            "collectives",
            "Số tập thể tham gia",
            Count("tập thể"),
            required=True,
            total=Total.SUM,
            width=11,
            aliases=("Số tập thể",),
        ),
        Column(
            "individuals",
            "Số cá nhân tham gia",
            Count("người"),
            required=True,
            total=Total.SUM,
            width=11,
            aliases=("Số cá nhân",),
        ),
        Column("result", "Kết quả", Text(long=True), width=36),
        Column("evidence", "Minh chứng", Text(long=True), width=22),
    ),
    rules=(
        Rule(
            "PT-01",
            "end",
            Operator.AT_LEAST,
            "start",
            sentence="Ngày kết thúc {left} trước ngày bắt đầu {right}.",
            remedy="Sửa một trong hai ngày (dd/mm/yyyy).",
        ),
    ),
    blank_rows=10,
    total_row=True,
    source="Mẫu 0601/BNV-TĐKT: cấp phát động, phạm vi, thời gian, hình thức",
)
