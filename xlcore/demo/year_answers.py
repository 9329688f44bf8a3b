"""What the demo's units answer for the whole year 2018: invented, carried on from the first half.

A year's figures hold those of its first half; targets tell the second half in `done`, the year in `cumulative`.
"""

from collections.abc import Mapping
from datetime import date

from ..intake.submission import Value
from .answers import COMMUNES, DONE, DOSSIERS, Rows, answers

REACHED = {
    "SCT": 1302.4,
    "SXD": 189.0,
    "STNMT": 3390.0,
    "SGTVT": 97.2,
    "SNNPTNT": 5940.0,
    "VQGBB": 702.0,
    "BQLKCN": 3.0,
    "BQLDA": 294.5,
    "QPTDR": 24360.0,
}
"""The unit's own indicator over the year; one stays below its plan."""
OVERDUE = {("SGTVT", "Vận tải"): 6}
"""Dossiers returned too late, by unit and field."""

SHORT = {
    "SGTVT": ("Còn hồ sơ trả quá hạn ở lĩnh vực vận tải", "Thay đổi biểu mẫu giữa năm"),
    "BQLDA": ("Giải ngân chưa đạt kế hoạch giao bổ sung", "Vướng mặt bằng ở hai dự án"),
}
AHEAD = {
    "SCT": "Xây dựng kế hoạch, quy chế, thang điểm và bản giao ước thi đua năm 2019",
    "SXD": "Rà soát tiêu chí bình xét để chấm được bằng số liệu",
}
TAUGHT = {
    "NQ-01": "Cấp ủy có nghị quyết chuyên đề về thi đua, khen thưởng",
    "NQ-02": "Đã ban hành quy chế bình xét theo số liệu",
    "NQ-03": "Đã đăng 12 tin về gương điển hình",
}
_HALF = {"NQ-03": "Mới đăng 3 tin; chuyển tiếp sang năm sau"}


def year_answers(code: str) -> dict[str, Rows]:
    """The rows that a unit types into the form of the whole year; what the form brings along is left to it."""
    rows = answers(code)
    rows["cover"] = ({"reported_on": date(2018, 12, 5), "contact": "Văn phòng"},)
    rows["registrations"] = ()
    rows["targets"] = (
        {"code": "CT-K1", "done": 100.0, "cumulative": 100.0},
        {"code": "CT-K2", "done": 1.0, "cumulative": 2.0},
        {"code": "CT-01", "done": round(REACHED[code] - DONE[code], 2), "cumulative": REACHED[code]},
    )
    rows["movements"] = tuple({**row, "result": "Hoàn thành kế hoạch năm"} for row in rows["movements"])
    rows["study"] = tuple({**row, **_more(row, "sessions", "attendances")} for row in rows["study"])
    commune, content, value = COMMUNES[code]
    rows["rural"] = ({"commune": commune, "content": content, "value": value * 18 // 10},)
    rows["funds"] = tuple({**row, **_more(row, "amount")} for row in rows["funds"])
    rows["followup"] = tuple(_told(code, mark) for mark in TAUGHT)
    if code in DOSSIERS:
        rows["procedures"] = tuple(_dossiers(code, *line) for line in DOSSIERS[code])
    rows.pop("shortcomings", None)
    rows.pop("tasks", None)
    if code in SHORT:
        said, cause = SHORT[code]
        rows["shortcomings"] = ({"content": said, "cause": cause, "remedy": "Khắc phục trong quý I/2019"},)
    if code in AHEAD:
        rows["tasks"] = ({"task": AHEAD[code], "due": date(2019, 3, 31), "expected": "Trình hội nghị đầu năm"},)
    return rows


def _more(row: Mapping[str, Value], *names: str) -> dict[str, Value]:
    """Twice what was told of the first half."""
    return {name: value * 2 for name in names if isinstance(value := row[name], int)}


def _told(code: str, mark: str) -> Mapping[str, Value]:
    if code == "VQGBB" and mark in _HALF:
        return {"code": mark, "outcome": "Đang thực hiện", "result": _HALF[mark]}
    return {"code": mark, "outcome": "Đã hoàn thành", "result": TAUGHT[mark]}


def _dossiers(
    code: str, field: str, online: int, in_person: int, carried_over: int, early: int, _: int, pending: int
) -> Mapping[str, Value]:
    """Over the year: what was carried over stands at its beginning, so it is that of the first half."""
    online, in_person, pending = online * 43 // 20, in_person * 41 // 20, pending + 3
    overdue = OVERDUE.get((code, field), 0)
    resolved = online + in_person + carried_over - pending
    return {
        "field": field,
        "online": online,
        "in_person": in_person,
        "carried_over": carried_over,
        "early": early * 2,
        "on_time": resolved - early * 2 - overdue,
        "overdue": overdue,
        "pending_in_time": pending,
        "pending_overdue": 0,
    }


# --- scores by the example scheme of 100 points ---------------------------------------------------------

FOUND = {
    "SCT": (13.5, 9.5, 9.0, 12.5),
    "SXD": (12.5, 9.0, 9.0, 12.0),
    "STNMT": (14.0, 9.5, 9.5, 12.5),
    "SGTVT": (14.0, 9.5, 9.5, 12.5),
    "SNNPTNT": (14.5, 10.0, 10.0, 13.0),
    "VQGBB": (13.0, 9.0, 9.5, 12.0),
    "BQLKCN": (12.5, 8.5, 8.5, 11.5),
    "BQLDA": (11.5, 8.0, 8.5, 10.5),
    "QPTDR": (12.0, 9.0, 9.0, 11.5),
}
"""What the checker finds for 1.3, 2.2, 2.3 and 3.1."""
_JUDGED = {"1.3": 15.0, "2.2": 10.0, "2.3": 10.0, "3.1": 13.0}
_PLANS = {
    "SCT": 1250.0,
    "SXD": 180.0,
    "STNMT": 3200.0,
    "SGTVT": 96.5,
    "SNNPTNT": 5500.0,
    "VQGBB": 640.0,
    "BQLKCN": 3.0,
    "BQLDA": 310.0,
    "QPTDR": 24000.0,
}


def self_scores(code: str) -> Rows:
    """What a unit gives itself: half a point more than the checker finds, where there is room."""
    judged = zip(_JUDGED.items(), FOUND[code], strict=True)
    return (
        _reached(code),
        {"code": "2.1", "met": "Có", "evidence": "Kế hoạch và bản đăng ký gửi Trưởng khối"},
        *(_judged(mark, min(most, found + 0.5)) for (mark, most), found in judged),
    )


def _judged(mark: str, figure: float) -> Mapping[str, Value]:
    return {"code": mark, "figure": figure, "evidence": f"Báo cáo kèm tài liệu mục {mark}"}


def cross_scores(code: str) -> Rows:
    """What the checker finds of a unit, with the reason where it differs."""
    said = {str(row["code"]): row for row in self_scores(code)}
    reached, plans = said["1.1"], said["2.1"]
    found: list[Mapping[str, Value]] = [
        {"unit": code, "code": "1.1", "figure": reached["figure"], "plan": reached["plan"]},
        {"unit": code, "code": "2.1", "met": plans["met"]},
    ]
    for mark, figure in zip(_JUDGED, FOUND[code], strict=True):
        reason = "" if figure == said[mark]["figure"] else "Tài liệu chưa đủ cho phần tự chấm thêm"
        found.append({"unit": code, "code": mark, "figure": figure, "reason": reason})
    return tuple(found)


def _reached(code: str) -> Mapping[str, Value]:
    """1.1: the mean share of the three indicators, each at most 100 %."""
    share = min(100.0, REACHED[code] / _PLANS[code] * 100)
    return {"code": "1.1", "figure": round((200 + share) / 3, 2), "plan": 100.0, "evidence": "Trang Chỉ tiêu"}
