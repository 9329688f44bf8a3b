"""The demo's own business in 2018: the conference as the news item tells it, the rest invented; offices only."""

from collections.abc import Mapping, Sequence
from datetime import date

from ..plans import Value
from ..sheets.meeting import COMMENTS, MEETING, RESOLUTIONS

Rows = Mapping[str, Sequence[Mapping[str, Value]]]

_TASKS = (
    ("NQ-01", "Tăng cường sự lãnh đạo của các cấp ủy đảng trong công tác thi đua, khen thưởng, thi đua yêu nước"),
    ("NQ-02", "Đổi mới công tác thi đua, khen thưởng"),
    ("NQ-03", "Đẩy mạnh tuyên truyền về thi đua, khen thưởng đến các tập thể và cá nhân trong đơn vị"),
)
HALF: Rows = {
    MEETING.key: [
        {
            "session": "Chiều",
            "starts": "14 giờ 00",
            "guests": "Phó Trưởng Ban Thi đua khen thưởng tỉnh Bắc Kạn",
            "head_chair": "Giám đốc Sở Tài nguyên và Môi trường",
            "deputy_chair": "Giám đốc Sở Công Thương",
            "present": 9,
            "opened_on": date(2018, 3, 1),
            "opened_at": "Sở Tài nguyên và Môi trường",
            "scheme_on": date(2018, 3, 1),
            "plan": "01/KH-KTĐ ngày 05/3/2018",
            "pact_on": date(2018, 3, 1),
            "register_by": date(2018, 3, 15),
        }
    ],
    RESOLUTIONS.key: [{"code": code, "task": task, "due": date(2018, 11, 30)} for code, task in _TASKS],
    COMMENTS.key: [
        {
            "unit": "SXD",
            "draft": "lần 1",
            "about": "Phần thứ nhất, mục V",
            "content": "Bổ sung nguyên nhân của tồn tại về hình thức phong trào thi đua",
            "answer": "Tiếp thu",
            "reply": "Đã nêu nguyên nhân do đơn vị báo",
        },
        {
            "unit": "BQLDA",
            "draft": "lần 1",
            "about": "Phụ lục 2",
            "content": "Ghi tỷ lệ giải ngân theo kế hoạch vốn giao bổ sung",
            "answer": "Giải trình, giữ nguyên",
            "reply": "Chỉ tiêu tính theo kế hoạch giao đầu năm; vốn bổ sung nêu ở báo cáo năm",
        },
    ],
}
"""Dates before the conference, plan and comments are invented; session, guest, chairs and tasks are the news item's."""
