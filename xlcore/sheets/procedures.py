"""Administrative procedures (TTHC): the half-year form II.06a, columns 1 to 13."""

from ..declare import Column, Count, Operator, Rule, Sheet, Text, Total
from ..domain.bloc import UnitKind

_FILES = Count("hồ sơ")


def _count(
    name: str, label: str, short: str, aliases: tuple[str, ...] = (), computed: str = "", *, optional: bool = False
) -> Column:
    return Column(
        name,
        label,
        _FILES,
        required=True,
        aliases=aliases,
        computed=computed,
        optional=optional,
        previous=True,
        total=Total.SUM,
        width=11,
        short=short,
    )


PROCEDURES = Sheet(
    key="procedures",
    title="TTHC",
    heading="TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH (Biểu II.06a)",
    one_row_is="one field of work (lĩnh vực) of one unit",
    kinds=frozenset({UnitKind.DEPARTMENT}),
    aliases=("Thủ tục hành chính", "Biểu II.06a", "II.06a", "Kết quả giải quyết TTHC"),
    columns=(
        Column(
            "field",
            "Lĩnh vực giải quyết",
            Text(),
            required=True,
            key=True,
            width=34,
            aliases=("Lĩnh vực", "Lĩnh vực, công việc giải quyết", "Lĩnh vực công việc"),
        ),
        _count(
            "received",
            "Số hồ sơ tiếp nhận / Tổng số",
            "tổng số tiếp nhận",
            ("Tiếp nhận / Tổng số", "Số hồ sơ tiếp nhận", "Số hồ sơ nhận giải quyết / Tổng số"),
            computed="online + in_person + carried_over",
        ),
        _count(
            "online",
            "Số hồ sơ tiếp nhận / Trong kỳ / Trực tuyến",
            "tiếp nhận trực tuyến",
            ("Tiếp nhận / Trực tuyến", "Số mới tiếp nhận trực tuyến", "Trực tuyến"),
        ),
        _count(
            "in_person",
            "Số hồ sơ tiếp nhận / Trong kỳ / Trực tiếp, dịch vụ bưu chính",
            "tiếp nhận trực tiếp, bưu chính",
            (
                "Tiếp nhận / Trực tiếp, bưu chính",
                "Số mới tiếp nhận trực tiếp",
                "Trực tiếp, BCCI",
                "Trực tiếp, bưu chính",
                "Trực tiếp",
                "Số mới tiếp nhận",
            ),
        ),
        _count(
            "carried_over",
            "Số hồ sơ tiếp nhận / Từ kỳ trước",
            "kỳ trước chuyển sang",
            (
                "Tiếp nhận / Từ kỳ trước",
                "Từ kỳ trước",
                "Kỳ trước chuyển sang",
                "Số kỳ trước chuyển qua",
                "Tồn đầu kỳ",
            ),
        ),
        _count(
            "resolved",
            "Số hồ sơ đã giải quyết / Tổng số",
            "tổng số đã giải quyết",
            ("Đã giải quyết / Tổng số", "Kết quả giải quyết / Tổng số", "Số hồ sơ đã giải quyết"),
            computed="early + on_time + overdue",
        ),
        _count(
            "early",
            "Số hồ sơ đã giải quyết / Trước hạn",
            "giải quyết trước hạn",
            ("Đã giải quyết / Trước hạn", "Trước hạn", "Sớm hạn", "Sớm"),
            optional=True,
        ),
        _count(
            "on_time",
            "Số hồ sơ đã giải quyết / Đúng hạn",
            "giải quyết đúng hạn",
            (
                "Đã giải quyết / Đúng hạn",
                "Đúng hạn",
                "Trả đúng thời hạn",
                "Đúng và trước hạn",
                "Đúng hạn, trước hạn",
            ),
        ),
        _count(
            "overdue",
            "Số hồ sơ đã giải quyết / Quá hạn",
            "giải quyết quá hạn",
            ("Đã giải quyết / Quá hạn", "Trả quá hạn", "Trễ hạn", "Trễ"),
        ),
        _count(
            "pending",
            "Số hồ sơ đang giải quyết / Tổng số",
            "tổng số đang giải quyết",
            ("Đang giải quyết / Tổng số", "Số hồ sơ đang giải quyết", "Tồn cuối kỳ", "Tồn cuối"),
            computed="pending_in_time + pending_overdue",
        ),
        _count(
            "pending_in_time",
            "Số hồ sơ đang giải quyết / Trong hạn",
            "đang giải quyết trong hạn",
            ("Đang giải quyết / Trong hạn", "Chưa đến hạn", "Trong hạn"),
        ),
        _count(
            "pending_overdue",
            "Số hồ sơ đang giải quyết / Quá hạn",
            "đang giải quyết quá hạn",
            ("Đang giải quyết / Quá hạn", "Đang giải quyết quá hạn"),
        ),
    ),
    rules=(
        Rule("TTHC-01", "received", Operator.EQUAL, "online + in_person + carried_over"),
        Rule("TTHC-02", "resolved", Operator.EQUAL, "early + on_time + overdue"),
        Rule("TTHC-03", "pending", Operator.EQUAL, "pending_in_time + pending_overdue"),
        Rule("TTHC-04", "received", Operator.EQUAL, "resolved + pending"),
        Rule("TTHC-05", "resolved", Operator.AT_MOST, "received"),
    ),
    blank_rows=12,
    total_row=True,
    source="Biểu II.06a/VPCP/KSTT, cột 1–13; mẫu năm 2018 có thể không có cột “trước hạn”",
    help="Mỗi dòng một lĩnh vực. Đếm hồ sơ, không đếm thủ tục.",
)
