"""The sheets of the master in which a bloc settles titles, ballot and proposals at the end of its year."""

from ..awards.ballot import Denominator
from ..awards.laws import Topic
from ..awards.proposals import COLLECTIVE, MANAGER, PERSON, Rounding, State
from ..awards.standards import Comparison
from ..declare import YES_NO, Choice, Column, Count, Day, Decimal, Percent, Sheet, Text
from .registrations import TITLES_AND_AWARDS
from .titles import TITLES

PEOPLE = tuple(column.label for column in TITLES.columns)
SHARE, PERSONS = "%", "người"
_AWARD = Choice(TITLES_AND_AWARDS)

STANDARDS = Sheet(
    key="standards",
    title="Tiêu chuẩn",
    heading="TIÊU CHUẨN DANH HIỆU THEO SỐ NGƯỜI",
    one_row_is="one demand of a title: how many of whom, by which law, from when to when",
    columns=(
        Column("title", "Danh hiệu", _AWARD, required=True, width=30),
        Column("subject", "Số người xét", Choice(PEOPLE), required=True, width=34),
        Column("comparison", "Phép so", Choice(tuple(c.value for c in Comparison)), required=True, width=12),
        Column("amount", "Mức", Decimal(""), required=True, width=9),
        Column("unit", "Tính theo", Choice((SHARE, PERSONS)), required=True, width=11),
        Column("base", "Của", Choice(PEOPLE), width=30, help="Điền khi tính theo %."),
        Column("law", "Căn cứ", Text(), required=True, width=40),
        Column("since", "Hiệu lực từ", Day(), width=13),
        Column("until", "Đến hết", Day(), width=13, help="Để trống nếu còn hiệu lực."),
    ),
    blank_rows=12,
    required=False,
    source="Văn bản ghi ở cột Căn cứ; khối sửa theo văn bản đang có hiệu lực",
)

QUOTAS = Sheet(
    key="quotas",
    title="Hạn mức",
    heading="HẠN MỨC KHEN THƯỞNG CỦA KHỐI TRONG NĂM",
    one_row_is="how many of one award the bloc may propose this year",
    columns=(
        Column("award", "Hình thức khen thưởng", _AWARD, required=True, key=True, width=40),
        Column("number", "Số lượng", Count("đề nghị"), width=12),
        Column("percent", "Hoặc % số đơn vị", Percent(), width=16, help="Dùng khi không ghi số lượng."),
        Column("rounding", "Làm tròn", Choice(tuple(r.value for r in Rounding)), width=12),
        Column("law", "Căn cứ", Text(), width=46),
    ),
    blank_rows=6,
    required=False,
    source="Quy chế của Khối và hướng dẫn của tỉnh trong năm",
)

BALLOTS = Sheet(
    key="ballots",
    title="Bỏ phiếu",
    heading="KẾT QUẢ KIỂM PHIẾU CỦA KHỐI",
    one_row_is="one secret ballot: people, threshold and, once it was held, the papers counted",
    columns=(
        Column("award", "Hình thức bầu", _AWARD, required=True, key=True, width=34),
        Column("members", "Tổng số thành viên", Count("người"), required=True, width=12),
        Column("present", "Có mặt", Count("người"), width=10),
        Column("written", "Ý kiến bằng văn bản", Count("người"), width=12),
        Column("issued", "Phiếu phát ra", Count("phiếu"), width=10),
        Column("returned", "Phiếu thu về", Count("phiếu"), width=10),
        Column("valid", "Phiếu hợp lệ", Count("phiếu"), width=10),
        Column("invalid", "Phiếu không hợp lệ", Count("phiếu"), width=12),
        Column("denominator", "Tỷ lệ tính trên", Choice(tuple(d.value for d in Denominator)), required=True, width=20),
        Column("threshold", "Ngưỡng (%)", Percent(), width=11, help="Khối tự đặt; trống thì chưa ai trúng cử."),
        Column("held_on", "Ngày bỏ phiếu", Day(), width=13),
        Column(
            "why",
            "Lý do chọn khác thứ tự điểm",
            Text(long=True),
            width=40,
            help="Chỉ ghi khi hội nghị biết và chấp nhận kết quả khác thứ tự điểm; lý do vào báo cáo.",
        ),
    ),
    blank_rows=6,
    required=False,
    source="Quy chế của Khối; ngưỡng và mẫu số do Khối quyết định",
)

VOTES = Sheet(
    key="votes",
    title="Số phiếu",
    heading="SỐ PHIẾU ĐỒNG Ý CỦA TỪNG ĐƠN VỊ",
    one_row_is="one candidate of one ballot, and the papers in favour of it once they are counted",
    columns=(
        Column("award", "Hình thức bầu", _AWARD, required=True, key=True, width=40),
        Column("unit", "Mã đơn vị", Text(), required=True, key=True, width=14),
        Column("agreed", "Số phiếu đồng ý", Count("phiếu"), width=18, help="Để trống khi chưa kiểm phiếu."),
    ),
    blank_rows=30,
    required=False,
    source="Biên bản kiểm phiếu",
)

PROPOSALS = Sheet(
    key="proposals",
    title="Đề nghị",
    heading="ĐỀ NGHỊ KHEN THƯỞNG",
    one_row_is="one title or award proposed for one collective or person",
    columns=(
        Column("unit", "Mã đơn vị", Text(), required=True, width=12),
        Column("award", "Danh hiệu, hình thức", _AWARD, required=True, width=32),
        Column("recipient", "Đối tượng", Choice((COLLECTIVE, PERSON)), required=True, width=11),
        Column("name", "Tên tập thể, cá nhân", Text(), width=28, help="Để trống nếu là cả đơn vị."),
        Column("role", "Vị trí", Choice((MANAGER, "Người trực tiếp")), width=14, help="Chỉ điền cho cá nhân."),
        Column("achievement", "Thành tích", Text(long=True), required=True, width=40),
        Column("state", "Tình trạng", Choice(tuple(s.value for s in State)), required=True, width=18),
        Column("reason", "Lý do", Text(long=True), width=30),
        Column("submission", "Số tờ trình", Text(), width=14),
        Column("decision", "Số quyết định", Text(), width=16),
        Column("decided_on", "Ngày quyết định", Day(), width=13),
        Column("beyond_quota", "Ngoài hạn mức", YES_NO, width=12, help="“Có” thì phải ghi lý do."),
    ),
    blank_rows=20,
    required=False,
    source="Biên bản bình xét của Khối",
)

LAWS = Sheet(
    key="laws",
    title="Căn cứ",
    heading="CĂN CỨ CỦA CÁC QUY ĐỊNH VỀ ĐỀ NGHỊ VÀ BỎ PHIẾU",
    one_row_is="the text behind one rule of proposing and balloting, from when to when it holds",
    columns=(
        Column("topic", "Quy định", Choice(tuple(t.value for t in Topic)), required=True, width=44),
        Column("law", "Căn cứ", Text(long=True), required=True, width=70, help="Văn bản, điều, khoản."),
        Column("since", "Hiệu lực từ", Day(), width=13),
        Column("until", "Đến hết", Day(), width=13, help="Để trống nếu còn hiệu lực."),
    ),
    blank_rows=8,
    required=False,
    source="Quy chế của Khối và văn bản của tỉnh; câu từ chối một đề nghị nêu căn cứ ghi ở đây",
)

YEAR_SHEETS: tuple[Sheet, ...] = (LAWS, STANDARDS, QUOTAS, BALLOTS, VOTES, PROPOSALS)
"""They stand in the master of a whole year only: a half-year is reviewed, not rewarded."""
