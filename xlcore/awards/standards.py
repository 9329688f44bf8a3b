"""Standards of titles as data: what share of whom is demanded, by which law, and from when to when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..domain.standards import at_least, over, quota
from ..sheets.titles import TITLES
from ..values.writing import number

_HUNDRED = 100


class Comparison(Enum):
    """How a number of people must stand to the limit; where the limit is a share, the boundary case counts."""

    AT_MOST = "không quá"
    OVER = "trên"
    AT_LEAST = "ít nhất"
    EXACTLY = "bằng"


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand of a title.

    `subject` and `base` are columns of *Danh hiệu*. With a `base`, `amount` is a share of it in percent; without,
    a number of people. `since` and `until` are the first and last day on which `law` holds, open where unknown.
    """

    title: str
    subject: str
    comparison: Comparison
    amount: float
    base: str = ""
    law: str = ""
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the text behind it holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One condition on one unit: `holds` is nothing where the unit has not told a number that is needed."""

    condition: Condition
    holds: bool | None
    sentence: str


def conditions_on(conditions: Iterable[Condition], title: str, day: date) -> tuple[Condition, ...]:
    """The demands on a title that are in force on a day."""
    return tuple(c for c in conditions if c.title == title and c.in_force(day))


def judge(condition: Condition, people: Mapping[str, int]) -> Verdict:
    """Hold one unit's numbers against one demand, and say the sum that was made."""
    part = people.get(condition.subject)
    whole = people.get(condition.base) if condition.base else None
    if part is None or (condition.base and whole is None):
        return Verdict(
            condition, None, f"Chưa có số “{_label(condition.subject if part is None else condition.base)}”."
        )
    holds = _share_holds(condition, part, whole) if whole is not None else _number_holds(condition, part)
    return Verdict(condition, holds, _sentence(condition, part, whole, holds=holds))


def _share_holds(condition: Condition, part: int, whole: int) -> bool:
    match condition.comparison:
        case Comparison.AT_MOST:
            return part <= quota(whole, condition.amount)
        case Comparison.OVER:
            return over(part, whole, condition.amount)
        case Comparison.AT_LEAST:
            return at_least(part, whole, condition.amount)
        case Comparison.EXACTLY:
            return whole > 0 and part <= quota(whole, condition.amount) and at_least(part, whole, condition.amount)


def _number_holds(condition: Condition, part: int) -> bool:
    match condition.comparison:
        case Comparison.AT_MOST:
            return part <= condition.amount
        case Comparison.OVER:
            return part > condition.amount
        case Comparison.AT_LEAST:
            return part >= condition.amount
        case Comparison.EXACTLY:
            return part == condition.amount


def _sentence(condition: Condition, part: int, whole: int | None, *, holds: bool) -> str:
    subject, limit = _label(condition.subject), f"{condition.comparison.value} {number(condition.amount)}"
    if whole is None:
        said = f"{subject}: {number(part)} người, cần {limit} người"
    else:
        share = f" ({number(round(part / whole * _HUNDRED, 2))} %)" if whole else ""
        said = f"{subject}: {number(part)}/{number(whole)}{share}, cần {limit} % của {_label(condition.base)}"
        if condition.comparison is Comparison.AT_MOST:
            said += f", tức {number(quota(whole, condition.amount))} người"
    law = f" ({condition.law})" if condition.law else ""
    return f"{said}{law}: {'đạt' if holds else 'không đạt'}."


def _label(name: str) -> str:
    column = TITLES.by_name[name]
    return column.label[:1].lower() + column.label[1:] if column.label.startswith(("Số", "Tổng")) else column.label
