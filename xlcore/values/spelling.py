"""A small proof-reader of the field: forms that cannot be right, and what was meant."""

import re

_SLIPS = {
    "phòng trào": "phong trào",
    "phong chào": "phong trào",
    "tiêp tục": "tiếp tục",
    "tiếp tuc": "tiếp tục",
    "thi đưa": "thi đua",
    "thị đua": "thi đua",
    "thi đau": "thi đua",
    "khen thường": "khen thưởng",
    "khen thuởng": "khen thưởng",
    "khen thưỏng": "khen thưởng",
    "thành tich": "thành tích",
    "nhiêm vụ": "nhiệm vụ",
    "nhiệp vụ": "nghiệp vụ",
    "nghiệm vụ": "nhiệm vụ",
    "hoàn thảnh": "hoàn thành",
    "hoàn thanh nhiệm": "hoàn thành nhiệm",
    "kế hoach": "kế hoạch",
    "kê hoạch": "kế hoạch",
    "xuất xắc": "xuất sắc",
    "suất sắc": "xuất sắc",
    "chỉ tiểu": "chỉ tiêu",
    "cải cách hành chinh": "cải cách hành chính",
    "hồ sở": "hồ sơ",
    "giải quyêt": "giải quyết",
    "tổng kêt": "tổng kết",
    "sơ kêt": "sơ kết",
    "nông thông mới": "nông thôn mới",
    "tuyên truyên": "tuyên truyền",
    "danh hiêu": "danh hiệu",
}
_PATTERN = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, _SLIPS)) + r")(?!\w)", re.IGNORECASE)


def slips(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of what stands there and what was meant, in order, each once; the first letter keeps its case."""
    if text.isascii():
        return ()
    found: dict[str, str] = {}
    for match in _PATTERN.finditer(text):
        right = _SLIPS[match[0].casefold()]
        found.setdefault(match[0], right[0].upper() + right[1:] if match[0][0].isupper() else right)
    return tuple(found.items())
