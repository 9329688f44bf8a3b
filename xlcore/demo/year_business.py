"""The demo's end of the year: conference, ballot, proposals and what the bloc scores itself; all of it invented."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..plans import Value
from ..sheets.meeting import COMMENTS, MEETING, RESOLUTIONS, RESULTS
from ..sheets.scoring import SCORES
from ..sheets.year import BALLOTS, LAWS, PROPOSALS, QUOTAS, VOTES
from .business import Rows

HELD_ON = date(2019, 1, 10)
_FLAG, _PRAISE = "Cờ thi đua của UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"
_EXCELLENT, _FIGHTER = "Tập thể lao động xuất sắc", "Chiến sĩ thi đua cơ sở"
_WHOLE_BLOC, _PERSON = "Tập thể", "Cá nhân"
_LEADER = "SNNPTNT"
_STATUTE = "Quy chế hoạt động của Khối năm 2018 (giả định), Điều"


def _also_registered() -> Iterator[Mapping[str, Value]]:
    """What units registered in February besides the titles in their forms."""
    for code in ("SCT", "SXD", "STNMT", "SGTVT", "SNNPTNT", "VQGBB"):
        for title in (_FLAG, _PRAISE):
            yield {
                "unit": code,
                "title": title,
                "recipient": _WHOLE_BLOC,
                "quantity": 1,
                "registered_on": date(2018, 2, 27),
                "content": "Hoàn thành xuất sắc nhiệm vụ chính trị năm 2018",
            }


def _ballot(award: str, threshold: float, why: str = "") -> Mapping[str, Value]:
    counted: dict[str, Value] = dict.fromkeys(("members", "present", "issued", "returned"), 9)
    rest: dict[str, Value] = {
        "denominator": "Tổng số thành viên",
        "threshold": threshold,
        "held_on": HELD_ON,
        "why": why or None,
    }
    return {"award": award, **counted, "written": 0, "valid": 9, "invalid": 0, **rest}


def _votes() -> Iterator[Mapping[str, Value]]:
    for award, votes in (
        (_FLAG, {_LEADER: 8, "STNMT": 1, "SCT": 0}),
        (_PRAISE, {"STNMT": 9, "SCT": 8, "SXD": 7, "VQGBB": 2, "SGTVT": 1}),
    ):
        for code, agreed in votes.items():
            yield {"award": award, "unit": code, "agreed": agreed}


def _proposal(unit: str, award: str, achievement: str, state: str = "Đề nghị", **more: Value) -> Mapping[str, Value]:
    said: dict[str, Value] = {
        "unit": unit,
        "award": award,
        "recipient": _WHOLE_BLOC,
        "achievement": achievement,
        "state": state,
    }
    return {**said, **more}


_PROPOSED = (
    _proposal(_LEADER, _FLAG, "Dẫn đầu Khối năm 2018", "Hội đồng đồng ý", submission="02/TTr-KTĐ"),
    _proposal("STNMT", _PRAISE, "Hạng nhì; vượt kế hoạch cấp giấy chứng nhận", submission="02/TTr-KTĐ"),
    _proposal(
        "SCT",
        _PRAISE,
        "Hạng ba; giá trị sản xuất công nghiệp vượt kế hoạch",
        "Đã có quyết định",
        submission="02/TTr-KTĐ",
        decision="150/QĐ-UBND",
        decided_on=date(2019, 2, 20),
    ),
    _proposal(
        "SXD",
        _PRAISE,
        "Hoàn thành toàn diện, không có hồ sơ quá hạn",
        "Không đồng ý",
        submission="02/TTr-KTĐ",
        reason="Hội đồng tỉnh: đã được khen chuyên đề cùng thành tích",
    ),
    _proposal("STNMT", _EXCELLENT, "Tỷ lệ lao động tiên tiến trên 70 %; có chiến sĩ thi đua cơ sở"),
    _proposal(
        "BQLDA",
        _EXCELLENT,
        "Hoàn thành nhiệm vụ",
        "Rút",
        reason="Đơn vị xin rút: giải ngân chưa đạt kế hoạch",
    ),
    _proposal(
        "SCT",
        _FIGHTER,
        "Sáng kiến số hóa hồ sơ cấp phép",
        recipient=_PERSON,
        name="Chuyên viên Phòng Quản lý thương mại",
        role="Người trực tiếp",
    ),
    _proposal(
        "SNNPTNT",
        _FIGHTER,
        "Sáng kiến theo dõi rừng trồng bằng bản đồ",
        recipient=_PERSON,
        name="Trưởng phòng Kế hoạch - Tài chính",
        role="Lãnh đạo",
    ),
)
WHOLE: Rows = {
    MEETING.key: [
        {
            "session": "Sáng",
            "starts": "08 giờ 00",
            "guests": "Phó Trưởng Ban Thi đua khen thưởng tỉnh Bắc Kạn",
            "present": 9,
            "stamp": "KHỐI MẪU - SỐ LIỆU GIẢ ĐỊNH",
        }
    ],
    RESOLUTIONS.key: [
        {"code": "NQ-04", "task": "Trình quy chế, thang điểm năm 2019 tại hội nghị đầu năm", "owner": "SCT"},
        {"code": "NQ-05", "task": "Rà soát tiêu chí để chấm được bằng số liệu, có minh chứng"},
    ],
    COMMENTS.key: [
        {
            "unit": "SGTVT",
            "draft": "lần 1",
            "about": "Phần thứ nhất, mục III.2",
            "content": "Nêu nguyên nhân 6 hồ sơ trả quá hạn",
            "answer": "Tiếp thu một phần",
            "reply": "Nguyên nhân do đơn vị báo đã có ở mục tồn tại; không nêu riêng từng hồ sơ",
        },
        {
            "unit": "VQGBB",
            "draft": "lần 1",
            "about": "Bảng điểm",
            "content": "Ghi rõ cách quy đổi điểm cho đơn vị không có thủ tục hành chính",
            "answer": "Tiếp thu",
            "reply": "Cách quy đổi nêu ở trang Tiêu chí, cột Khi không áp dụng",
        },
    ],
    LAWS.key: [
        {"topic": "Đăng ký trước khi đề nghị", "law": f"{_STATUTE} 6"},
        {"topic": "Một thành tích, một hình thức khen thưởng", "law": f"{_STATUTE} 7"},
        {"topic": "Đơn vị dẫn đầu về điểm được đề nghị tặng Cờ", "law": f"{_STATUTE} 8"},
        {"topic": "Bỏ phiếu kín", "law": f"{_STATUTE} 9"},
    ],
    QUOTAS.key: [
        {"award": _FLAG, "number": 1, "law": f"{_STATUTE} 8"},
        {"award": _PRAISE, "percent": 40, "rounding": "Xuống", "law": f"{_STATUTE} 8"},
    ],
    BALLOTS.key: [
        _ballot(_FLAG, 80),
        _ballot(_PRAISE, 50, "Ban Quản lý Vườn Quốc gia Ba Bể đã được khen chuyên đề trong năm (giả định)"),
    ],
    VOTES.key: list(_votes()),
    PROPOSALS.key: _PROPOSED,
    SCORES.key: [
        {
            "unit": "SGTVT",
            "criterion": "3.1",
            "figure": 11.5,
            "reason": "Trừ 1 điểm: báo cáo khen thưởng thiếu biên bản (giả định)",
        }
    ],
    RESULTS.key: [
        {"period": "2017", "unit": code, "rank": rank}
        for rank, code in enumerate(("STNMT", "SNNPTNT", "SGTVT", "SCT", "SXD", "VQGBB", "QPTDR", "BQLKCN", "BQLDA"), 1)
    ],
}
"""All of the end of the year is invented, and says so."""
ALSO_REGISTERED = tuple(_also_registered())
