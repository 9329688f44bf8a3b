"""Standards of titles that a new master starts from; the bloc edits the rows by the texts in force for its year."""

from collections.abc import Iterable
from datetime import date

from ..sheets.titles import TITLES
from ..sheets.year import PERSONS, SHARE
from .standards import Comparison, Condition

_LAW_OF_2003 = date(2023, 12, 31)
"""The law of 2003 and its decrees held until Luật 06/2022/QH15 came into force on 01/01/2024."""
_DECREE = "Nghị định 91/2017/NĐ-CP, Điều 9"
_LAW = "Luật Thi đua, Khen thưởng 2003, Điều 28"
_SECTOR = "Thông tư 06/2015/TT-BXD (ngành Xây dựng)"
_ADVANCED, _EXCELLENT = "Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc"

KNOWN: tuple[Condition, ...] = (
    Condition("Chiến sĩ thi đua cơ sở", "grassroots", Comparison.AT_MOST, 15, "advanced", _DECREE, until=_LAW_OF_2003),
    Condition(_ADVANCED, "advanced", Comparison.OVER, 50, "people", _LAW, until=_LAW_OF_2003),
    Condition(_ADVANCED, "disciplined", Comparison.EXACTLY, 0, "", _LAW, until=_LAW_OF_2003),
    Condition(_EXCELLENT, "completed", Comparison.EXACTLY, 100, "people", _SECTOR, until=_LAW_OF_2003),
    Condition(_EXCELLENT, "advanced", Comparison.AT_LEAST, 70, "people", _SECTOR, until=_LAW_OF_2003),
    Condition(_EXCELLENT, "grassroots", Comparison.AT_LEAST, 1, "", _SECTOR, until=_LAW_OF_2003),
    Condition(_EXCELLENT, "disciplined", Comparison.EXACTLY, 0, "", _SECTOR, until=_LAW_OF_2003),
)


def standard_rows(conditions: Iterable[Condition]) -> list[dict[str, str | float | date | None]]:
    """The rows of *Tiêu chuẩn*, with printed labels instead of the names in code."""
    return [
        {
            "title": condition.title,
            "subject": TITLES.by_name[condition.subject].label,
            "comparison": condition.comparison.value,
            "amount": condition.amount,
            "unit": SHARE if condition.base else PERSONS,
            "base": TITLES.by_name[condition.base].label if condition.base else None,
            "law": condition.law,
            "since": condition.since,
            "until": condition.until,
        }
        for condition in conditions
    ]
