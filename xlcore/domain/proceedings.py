"""The bloc's own business beside the figures: its conference, programme, resolutions, comments, registrations."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from .periods import Period


class Occasion(Enum):
    """Which conference of the year it is."""

    OPENING = "Triển khai đầu năm, ký giao ước"
    REVIEW = "Sơ kết, tổng kết"


class Meeting(NamedTuple):
    """How the conference goes, and the milestones of the year; offices only, no persons.

    `presenter` is the code of the unit that presents the draft ('' for the deputy). `stamp` is a line printed on every
    document ('' for none).
    """

    occasion: Occasion = Occasion.REVIEW
    session: str = ""
    starts: str = ""
    guests: tuple[str, ...] = ()
    head_chair: str = ""
    deputy_chair: str = ""
    presenter: str = ""
    present: int | None = None
    opened_on: date | None = None
    opened_at: str = ""
    scheme_on: date | None = None
    plan: str = ""
    pact_on: date | None = None
    register_by: date | None = None
    stamp: str = ""


class Item(NamedTuple):
    """One point of the programme."""

    time: str
    content: str
    office: str = ""


class Outcome(Enum):
    """What became of a task that a conference set."""

    DONE = "Đã hoàn thành"
    UNDERWAY = "Đang thực hiện"
    NOT_BEGUN = "Chưa thực hiện"
    DROPPED = "Thôi thực hiện"


SETTLED = frozenset({Outcome.DONE, Outcome.DROPPED})


class Resolution(NamedTuple):
    """One task set by a conference. `owner` is the code of a unit, '' for every unit.

    `set_in` is the period that the conference was about, nothing for the present one. `outcome` and `result` are the
    bloc's own conclusion, nothing as long as it has drawn none.
    """

    row: int
    code: str
    task: str
    owner: str = ""
    due: date | None = None
    set_in: Period | None = None
    outcome: Outcome | None = None
    result: str = ""

    @property
    def open(self) -> bool:
        """Whether a result is still to be asked for."""
        return self.outcome not in SETTLED

    def new_in(self, period: Period) -> bool:
        """Whether it is the conference of that period that set it."""
        return self.set_in in (None, period)

    def asks(self, unit: str, period: Period) -> bool:
        """Whether a unit has to answer for it: what a period's own conference sets is asked for in the next one."""
        return self.open and not self.new_in(period) and self.owner in ("", unit)


class Answer(Enum):
    """What the head made of a comment on the draft."""

    TAKEN = "Tiếp thu"
    PARTLY = "Tiếp thu một phần"
    EXPLAINED = "Giải trình, giữ nguyên"


class Comment(NamedTuple):
    """What one unit says about the draft; `answer` is nothing as long as nobody answered."""

    row: int
    unit: str
    draft: str
    about: str
    content: str
    answer: Answer | None = None
    reply: str = ""


class Registration(NamedTuple):
    """One title or award that a unit registered at the beginning of the year for one kind of recipient."""

    unit: str
    title: str
    recipient: str
    quantity: int | None = None
    registered_on: date | None = None
    content: str = ""
    goal: str = ""


class PastResult(NamedTuple):
    """Where one unit stood in an earlier period; `awards` says what was proposed for it and what came of it."""

    period: Period
    unit: str
    rank: int | None = None
    total: float | None = None
    maximum: float | None = None
    awards: str = ""


class Proceedings(NamedTuple):
    """All of it, in the order of the sheets."""

    meeting: Meeting = Meeting()
    programme: tuple[Item, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    comments: tuple[Comment, ...] = ()
    register: tuple[Registration, ...] = ()
    results: tuple[PastResult, ...] = ()

    def ranks(self, period: Period) -> dict[str, int]:
        """The rank of each unit in an earlier period."""
        return {one.unit: one.rank for one in self.results if one.period == period and one.rank is not None}
