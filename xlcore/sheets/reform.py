"""Administrative reform (CCHC): what the report claims about reception, answered yes or no with evidence."""

from ..declare import YES_NO, Column, Layout, Sheet, Text
from ..domain.bloc import UnitKind

REFORM = Sheet(
    key="reform",
    title="CCHC",
    heading="CẢI CÁCH HÀNH CHÍNH",
    one_row_is="the answers of one unit about how it receives the public",
    layout=Layout.FIELDS,
    kinds=frozenset({UnitKind.DEPARTMENT}),
    aliases=("Cải cách hành chính",),
    columns=(
        Column("one_stop", "Duy trì trực bộ phận một cửa", YES_NO, required=True, aliases=("Bộ phận một cửa",)),
        Column(
            "published",
            "Niêm yết công khai dịch vụ công trực tuyến",
            YES_NO,
            required=True,
            aliases=("Niêm yết công khai",),
        ),
        Column(
            "channels",
            "Duy trì nhiều hình thức nhận hồ sơ, trả kết quả",
            YES_NO,
            required=True,
            aliases=("Hình thức nhận hồ sơ, trả kết quả",),
        ),
        Column("evidence", "Minh chứng", Text(long=True), width=40),
    ),
    required=False,
    source="Bản tin sơ kết năm 2018 của Khối: bộ phận một cửa, niêm yết, hình thức tiếp nhận",
)
