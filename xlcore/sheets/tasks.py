"""Tasks of the next period (Nhiệm vụ kỳ tới), as they go into the conference's conclusions."""

from ..declare import Column, Day, Sheet, Text

TASKS = Sheet(
    key="tasks",
    title="Nhiệm vụ kỳ tới",
    heading="PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI",
    one_row_is="one task that one unit proposes for the next period",
    aliases=("Nhiệm vụ", "Phương hướng nhiệm vụ"),
    columns=(
        Column(
            "task",
            "Nhiệm vụ",
            Text(long=True),
            required=True,
            key=True,
            width=60,
            aliases=("Nội dung nhiệm vụ",),
        ),
        Column("owner", "Đơn vị chủ trì", Text(), width=30, aliases=("Chủ trì",)),
        Column("due", "Thời hạn", Day(), width=12, aliases=("Hạn", "Hạn hoàn thành")),
        Column("expected", "Kết quả cần đạt", Text(long=True), width=40, aliases=("Kết quả",)),
    ),
    blank_rows=6,
    required=False,
    source="Nghị quyết hội nghị: nhiệm vụ, đơn vị chủ trì, hạn, kết quả",
)
