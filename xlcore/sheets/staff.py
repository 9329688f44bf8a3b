"""Headcount of a unit (Nhân sự): civil servants, public employees, workers."""

from ..declare import Column, Count, Layout, Operator, Rule, Sheet, Total

STAFF = Sheet(
    key="staff",
    title="Nhân sự",
    heading="SỐ NGƯỜI LÀM VIỆC",
    one_row_is="the headcount of one unit on the last day of the period",
    layout=Layout.FIELDS,
    aliases=("Biên chế", "Đơn vị"),
    columns=(
        Column(
            "civil_servants",
            "Công chức",
            Count("người"),
            required=True,
            total=Total.SUM,
            previous=True,
            aliases=("Số công chức", "Tổng số công chức"),
        ),
        Column(
            "public_employees",
            "Viên chức",
            Count("người"),
            required=True,
            total=Total.SUM,
            previous=True,
            aliases=("Số viên chức", "Tổng số viên chức"),
        ),
        Column(
            "workers",
            "Người lao động",
            Count("người"),
            required=True,
            total=Total.SUM,
            previous=True,
            aliases=("Lao động hợp đồng", "Số người lao động"),
        ),
        Column(
            "headcount",
            "Tổng số người",
            Count("người"),
            required=True,
            total=Total.SUM,
            previous=True,
            computed="civil_servants + public_employees + workers",
            aliases=("Tổng số", "Tổng cộng"),
        ),
    ),
    rules=(
        Rule("NS-01", "headcount", Operator.EQUAL, "civil_servants + public_employees + workers"),
        Rule(
            "NS-02",
            "headcount",
            Operator.MORE,
            "0",
            sentence="Tổng số người là {left}; đơn vị nào cũng có người làm việc.",
            remedy="Ghi số công chức, viên chức, người lao động có mặt cuối kỳ.",
        ),
    ),
    source="Danh sách thành viên của Khối; tổng số người phải lớn hơn 0",
)
