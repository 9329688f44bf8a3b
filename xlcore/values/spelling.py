"""A small proof-reader of the field: forms that cannot be right, and what was meant."""

import re

_SLIPS = {
    "phòng trào": "phong trào",
    "phong chào": "phong trào",
    "tiêp tục": "tiếp tục",
    "tiếp tuc": "tiếp tục",
    "tiêp": "tiếp",
    "thi đưa": "thi đua",
    "khen thuởng": "khen thưởng",
    "khen thưỏng": "khen thưởng",
    "thành tich": "thành tích",
    "nhiêm vụ": "nhiệm vụ",
    "nhiệp vụ": "nghiệp vụ",
    "hoàn thảnh": "hoàn thành",
    "hoàn thanh nhiệm": "hoàn thành nhiệm",
    "kế hoach": "kế hoạch",
    "kê hoạch": "kế hoạch",
    "xuất xắc": "xuất sắc",
    "suất sắc": "xuất sắc",
    "cải cách hành chinh": "cải cách hành chính",
    "giải quyêt": "giải quyết",
    "tổng kêt": "tổng kết",
    "sơ kêt": "sơ kết",
    "nông thông mới": "nông thôn mới",
    "tuyên truyên": "tuyên truyền",
    "danh hiêu": "danh hiệu",
    "khen thưỡng": "khen thưởng",
    "kết qủa": "kết quả",
    "lảnh đạo": "lãnh đạo",
    "triển khải": "triển khai",
    "thực hiên": "thực hiện",
    "công chưc": "công chức",
    "viên chưc": "viên chức",
}
_ALSO_RIGHT = r"(?!\s+(?:ra|vào|đến|đón|lên|đi|tới|về)\b)"
"""'kỳ thi đưa ra' is right: the verb 'đưa' with its direction is no slip."""
_PATTERN = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, _SLIPS)) + r")(?!\w)" + _ALSO_RIGHT, re.IGNORECASE)


def slips(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of what stands there and what was meant, in order, each once; capitals stay capitals."""
    if text.isascii():
        return ()
    found: dict[str, str] = {}
    for match in _PATTERN.finditer(text):
        right = _SLIPS.get(match[0].casefold())  # the Turkish İ matches an i, but does not fold to one
        if right:
            found.setdefault(match[0], _cased(match[0], right))
    return tuple(found.items())


def _cased(wrong: str, right: str) -> str:
    if wrong.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if wrong[0].isupper() else right
