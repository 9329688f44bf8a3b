"""What the tabs of the master are for: a few groups, each with the colour of its tabs and its part of *Mục lục*."""

from typing import NamedTuple

DATA = "data_"
"""How the keys of sheets begin that hold what the units sent."""


class Group(NamedTuple):
    """Tabs that belong together: the colour of the tabs, a lighter ground for print, and the keys of the sheets."""

    title: str
    about: str
    colour: str
    ground: str
    keys: tuple[str, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        "Làm việc",
        "mở mỗi ngày: ai đã gửi, còn sai gì, câu chữ của báo cáo",
        "1F3864",
        "DCE3F0",
        ("control", "contents", "guide", "errors", "remarks"),
    ),
    Group(
        "Điền vào",
        "thư ký điền; chương trình chỉ đọc",
        "E3B505",
        "FFF6D6",
        ("config", "members", "indicators", "rules", "previous", "corrections"),
    ),
    Group(
        "Tổng hợp",
        "chương trình cộng và so sánh; mỗi lần chạy viết lại",
        "2E75B6",
        "DCE9F5",
        ("sum_reporting", "sum_units", "sum_procedures", "sum_targets", "sum_movements", "sum_compare"),
    ),
    Group(
        "Chấm điểm",
        "thang điểm, điểm, xếp hạng và lý do",
        "7030A0",
        "EADCF4",
        (
            "criteria",
            "scores",
            "score_rules",
            "exclusions",
            "sum_order",
            "sum_side_by_side",
            "sum_self_quality",
            "sum_ranking",
            "sum_scores",
            "sum_score_details",
            "sum_score_reasons",
            "sum_score_moves",
            "sum_score_ways",
        ),
    ),
    Group(
        "Hội nghị, khen thưởng",
        "cuộc họp, nhiệm vụ, đăng ký, bỏ phiếu, đề nghị",
        "C55A11",
        "FBE5D6",
        (
            "meeting",
            "programme",
            "resolutions",
            "sum_followup",
            "comments",
            "register",
            "laws",
            "standards",
            "quotas",
            "ballots",
            "votes",
            "proposals",
            "sum_award_titles",
            "sum_award_ballot",
            "sum_award_proposals",
        ),
    ),
    Group("Đơn vị gửi", "từng dòng của từng đơn vị, có đường mở tệp gốc đúng ô", "8497B0", "E7EBF1", (DATA,)),
    Group(
        "Lịch sử",
        "đã chạy gì, ai quyết định gì, bản nào khác bản nào",
        "548235",
        "E2EFDA",
        ("results", "journal", "decisions", "returns", "history", "changes", "origins"),
    ),
)

_BY_KEY = {key: group for group in GROUPS for key in group.keys}


def group_of(key: str) -> Group | None:
    """The group of a sheet by its key; sheets of forms and lists have none."""
    return _BY_KEY.get(DATA if key.startswith(DATA) else key)
