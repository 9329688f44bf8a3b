"""The texts behind the rules of proposing and balloting: data of the bloc, with the days on which each holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Topic(Enum):
    """A rule that a refusal rests on."""

    REGISTERED = "Đăng ký trước khi đề nghị"
    ONCE = "Một thành tích, một hình thức khen thưởng"
    LEADER = "Đơn vị dẫn đầu về điểm được đề nghị tặng Cờ"
    BALLOT = "Bỏ phiếu kín"


RESTS_ON = {
    "DN-01": Topic.REGISTERED,
    "DN-11": Topic.REGISTERED,
    "DN-12": Topic.REGISTERED,
    "DN-05": Topic.ONCE,
    "DN-10": Topic.LEADER,
    "DN-09": Topic.BALLOT,
    "BP-07": Topic.BALLOT,
    "BP-10": Topic.BALLOT,
}
"""Which rule each check applies."""


@dataclass(frozen=True, slots=True)
class Law:
    """One text; `since` and `until` are the first and last day on which it holds, open where unknown."""

    topic: Topic
    text: str
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


KNOWN_LAWS = (Law(Topic.ONCE, "Luật Thi đua, Khen thưởng số 06/2022/QH15, nguyên tắc khen thưởng", date(2024, 1, 1)),)
"""What a new master starts from; the rest is the bloc's own quy chế."""


def law_rows(laws: Iterable[Law]) -> list[dict[str, str | date | None]]:
    """The rows of *Căn cứ*."""
    return [{"topic": law.topic.value, "law": law.text, "since": law.since, "until": law.until} for law in laws]


def cited(laws: Iterable[Law], rule: str, day: date) -> str:
    """The text that a check rests on, as a clause; a check without a topic cites nothing."""
    topic = RESTS_ON.get(rule)
    if topic is None:
        return ""
    found = "; ".join(law.text for law in laws if law.topic is topic and law.in_force(day))
    return f" (căn cứ: {found})" if found else " (chưa ghi căn cứ ở trang Căn cứ)"
