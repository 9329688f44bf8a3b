"""What the demo's units answer for the first half of 2018: invented, plausible figures.

They lead to the sentences of the news item: five departments with procedures resolved 8,391 dossiers
together, none overdue; shortcomings and tasks are those that the item names.
"""

from collections.abc import Mapping
from datetime import date

from ..intake.submission import Value

Rows = tuple[Mapping[str, Value], ...]

STAFF = {
    "SCT": (48, 12, 7),
    "SXD": (41, 18, 6),
    "STNMT": (62, 85, 14),
    "SGTVT": (54, 32, 11),
    "SNNPTNT": (96, 210, 25),
    "VQGBB": (22, 58, 9),
    "BQLKCN": (17, 8, 4),
    "BQLDA": (6, 34, 5),
    "QPTDR": (3, 14, 4),
}
"""Civil servants, public employees, workers."""

DOSSIERS = {
    "SCT": (
        ("Lưu thông hàng hóa trong nước", 412, 655, 21, 310, 760, 18),
        ("Điện, hóa chất, vật liệu nổ", 35, 122, 4, 40, 115, 6),
    ),
    "SXD": (
        ("Hoạt động xây dựng", 88, 402, 15, 90, 393, 22),
        ("Quy hoạch, nhà ở", 20, 131, 3, 30, 120, 4),
    ),
    "STNMT": (
        ("Đất đai", 150, 2210, 64, 403, 1940, 81),
        ("Môi trường, khoáng sản", 42, 187, 9, 26, 200, 12),
    ),
    "SGTVT": (
        ("Đường bộ, giấy phép lái xe", 510, 2106, 37, 608, 2000, 45),
        ("Vận tải", 301, 402, 12, 206, 500, 9),
    ),
    "SNNPTNT": (
        ("Lâm nghiệp, kiểm lâm", 30, 255, 6, 83, 200, 8),
        ("Trồng trọt, chăn nuôi, thú y", 65, 312, 5, 67, 300, 15),
    ),
}
"""Field of work, online, in person, carried over, early, on time, pending in time; nothing is overdue."""

DONE = {
    "SCT": 638.5,
    "SXD": 97.0,
    "STNMT": 1710.0,
    "SGTVT": 50.25,
    "SNNPTNT": 4120.0,
    "VQGBB": 346.0,
    "BQLKCN": 2.0,
    "BQLDA": 168.46,
    "QPTDR": 13250.0,
}
"""The unit's own indicator, from January to June."""

STUDY = "Học tập, quán triệt các Nghị quyết, Chỉ thị của Đảng"
EXAMPLE = "Chuyên đề năm 2018 về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"

COMMUNES = {
    "SCT": ("Xã Vi Hương", "Vật liệu làm đường bê tông thôn", 25_000_000),
    "SXD": ("Xã Quang Thuận", "Thiết kế nhà văn hóa thôn", 18_500_000),
    "STNMT": ("Xã Cẩm Giàng", "Lò đốt rác thải sinh hoạt", 42_000_000),
    "SGTVT": ("Xã Thanh Mai", "Xi măng làm đường liên thôn", 60_000_000),
    "SNNPTNT": ("Xã Như Cố", "Giống cây, con và tập huấn kỹ thuật", 75_000_000),
    "VQGBB": ("Xã Nam Mẫu", "Biển báo và thùng rác khu du lịch", 16_200_000),
    "BQLKCN": ("Xã Thanh Thịnh", "Sửa chữa nhà văn hóa thôn", 12_000_000),
    "BQLDA": ("Xã Đôn Phong", "Rãnh thoát nước đường thôn", 30_000_000),
    "QPTDR": ("Xã Văn Minh", "Cây giống cho hộ nghèo", 15_500_000),
}

SHORTCOMINGS = {
    "SXD": ("Việc tổ chức phong trào thi đua chưa phong phú, đa dạng về hình thức", "Cán bộ làm thi đua kiêm nhiệm"),
    "VQGBB": (
        "Việc tổ chức phong trào thi đua chưa phong phú, đa dạng về hình thức",
        "Địa bàn rộng, ít dịp tập trung",
    ),
    "BQLDA": (
        "Bình xét và công nhận danh hiệu chưa được chặt chẽ",
        "Tiêu chí bình xét chưa cụ thể",
    ),
}

TASKS = {
    "STNMT": ("Tăng cường sự lãnh đạo của cấp ủy đảng đối với công tác thi đua, khen thưởng", 30),
    "SCT": ("Đổi mới công tác thi đua, khen thưởng", 30),
    "SNNPTNT": ("Đẩy mạnh tuyên truyền về thi đua, khen thưởng đến các tập thể và cá nhân", 30),
}


def answers(code: str) -> dict[str, Rows]:
    """The rows that a unit types, by sheet key and field; computed and prefilled cells are left to the form."""
    people = sum(STAFF[code])
    rows: dict[str, Rows] = {
        "cover": ({"reported_on": date(2018, 7, 5), "contact": "Văn phòng"},),
        "staff": (dict(zip(("civil_servants", "public_employees", "workers"), STAFF[code], strict=True)),),
        "registrations": _registrations(people),
        "targets": _targets(code),
        "movements": _movements(people),
        "study": _study(people),
        "rural": (dict(zip(("commune", "content", "value"), COMMUNES[code], strict=True)),),
        "funds": _funds(people),
        "titles": (_titles(people),),
    }
    if code in DOSSIERS:
        rows["procedures"] = tuple(_dossiers(*line) for line in DOSSIERS[code])
        rows["reform"] = (
            {"one_stop": "Có", "published": "Có", "channels": "Có", "evidence": "Sổ theo dõi, cổng dịch vụ công"},
        )
    if code in SHORTCOMINGS:
        content, cause = SHORTCOMINGS[code]
        rows["shortcomings"] = ({"content": content, "cause": cause, "remedy": "Khắc phục trong quý III"},)
    if code in TASKS:
        task, day = TASKS[code]
        rows["tasks"] = ({"task": task, "due": date(2018, 11, day), "expected": "Báo cáo tại hội nghị tổng kết"},)
    return rows


def _registrations(people: int) -> Rows:
    first, content = date(2018, 2, 27), "Hoàn thành xuất sắc nhiệm vụ chính trị năm 2018"
    goals = (
        ("Lao động tiên tiến", "Cá nhân", people * 8 // 10),
        ("Chiến sĩ thi đua cơ sở", "Cá nhân", people // 10),
        ("Tập thể lao động xuất sắc", "Tập thể", 1),
    )
    return tuple(
        {"registered_on": first, "content": content, "title": title, "recipient": recipient, "quantity": quantity}
        for title, recipient, quantity in goals
    )


def _targets(code: str) -> Rows:
    return (
        {"code": "CT-K1", "done": 100.0, "cumulative": 100.0},
        {"code": "CT-K2", "done": 1.0, "cumulative": 1.0},
        {"code": "CT-01", "done": DONE[code], "cumulative": DONE[code]},
    )


def _dossiers(
    field: str, online: int, in_person: int, carried_over: int, early: int, on_time: int, pending: int
) -> Mapping[str, Value]:
    return {
        "field": field,
        "online": online,
        "in_person": in_person,
        "carried_over": carried_over,
        "early": early,
        "on_time": on_time,
        "overdue": 0,
        "pending_in_time": pending,
        "pending_overdue": 0,
    }


def _movements(people: int) -> Rows:
    common: dict[str, Value] = {
        "start": date(2018, 1, 2),
        "end": date(2018, 12, 31),
        "audience": "Toàn đơn vị",
        "collectives": 1,
    }
    return (
        {
            "name": "Thi đua thực hiện nhiệm vụ chính trị năm 2018",
            "level": "Khối",
            "form": "Thường xuyên",
            "individuals": people,
            "result": "Hoàn thành tiến độ 6 tháng",
            **common,
        },
        {
            "name": "Bắc Kạn chung tay xây dựng nông thôn mới",
            "level": "Tỉnh",
            "form": "Chuyên đề",
            "individuals": people * 9 // 10,
            "result": "Giúp đỡ xã được phân công",
            **common,
        },
    )


def _study(people: int) -> Rows:
    return (
        {"theme": STUDY, "held_on": date(2018, 3, 15), "sessions": 2, "attendances": people * 19 // 10},
        {"theme": EXAMPLE, "held_on": date(2018, 5, 18), "sessions": 1, "attendances": people * 9 // 10},
    )


def _funds(people: int) -> Rows:
    givers = people * 95 // 100
    return (
        {"fund": "Quỹ Vì người nghèo", "people": givers, "amount": givers * 100_000},
        {"fund": "Quỹ Đền ơn đáp nghĩa", "people": givers, "amount": givers * 80_000},
    )


def _titles(people: int) -> Mapping[str, Value]:
    return {
        "people": people,
        "completed": people,
        "advanced": people * 8 // 10,
        "grassroots": people // 10,
        "provincial": 0,
        "disciplined": 0,
    }
