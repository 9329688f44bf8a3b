"""Key figures: each is declared once and read by the control sheet, the comparison and the report alike."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from ..consolidation import Consolidation
from ..declare import When
from ..plans import Source
from ..sheets import BY_KEY

NOT_RECEIVED, NOT_FILLED, IN_ERROR, EXEMPT = "chưa gửi phiếu", "thiếu bảng", "số liệu lỗi", "không áp dụng"
LEFT_BLANK = "bảng để trống"


class Figure(NamedTuple):
    """A sum over members of one column of one sheet; `stock` where it is what there is at the end of a period.

    What happened in a period is set against a period of the same length only: half a year is no whole one.
    """

    key: str
    label: str
    sheet: str
    field: str
    stock: bool = False

    @property
    def unit(self) -> str:
        """The unit of the column."""
        return BY_KEY[self.sheet].by_name[self.field].unit


FIGURES: tuple[Figure, ...] = (
    Figure("headcount", "Tổng số người làm việc", "staff", "headcount", stock=True),
    Figure("received", "Hồ sơ TTHC tiếp nhận", "procedures", "received"),
    Figure("resolved", "Hồ sơ TTHC đã giải quyết", "procedures", "resolved"),
    Figure("overdue", "Hồ sơ TTHC trả quá hạn", "procedures", "overdue"),
    Figure("pending", "Hồ sơ TTHC đang giải quyết", "procedures", "pending", stock=True),
    Figure("collectives", "Lượt tập thể tham gia phong trào", "movements", "collectives"),
    Figure("individuals", "Lượt cá nhân tham gia phong trào", "movements", "individuals"),
    Figure("sessions", "Buổi sinh hoạt chính trị", "study", "sessions"),
    Figure("attendances", "Lượt người dự sinh hoạt chính trị", "study", "attendances"),
    Figure("rural_value", "Giá trị giúp xây dựng nông thôn mới", "rural", "value"),
    Figure("fund_people", "Lượt người đóng góp quỹ xã hội", "funds", "people"),
    Figure("fund_amount", "Tiền đóng góp quỹ xã hội", "funds", "amount"),
    Figure("advanced", "Lao động tiên tiến", "titles", "advanced"),
    Figure("grassroots", "Chiến sĩ thi đua cơ sở", "titles", "grassroots"),
)
BY_FIGURE: dict[str, Figure] = {figure.key: figure for figure in FIGURES}


class Amount(NamedTuple):
    """A figure measured: its sum (nothing where no unit gave one), by member, and who is out and why.

    `asked` are the codes of the units that the sheet applies to, in the bloc's order; `out` says for those
    without a usable value why. A unit with a wrong cell is out as a whole: half a unit is no coverage.
    """

    value: float | None
    by_member: Mapping[str, float]
    asked: tuple[str, ...]
    out: Mapping[str, str]

    @property
    def coverage(self) -> str:
        """How many units are in the sum, like 8/9."""
        return f"{len(self.asked) - len(self.out)}/{len(self.asked)}"


def source_of(figure: Figure, *members: str, period: str = "") -> tuple[Source, ...]:
    """What a figure of some members was made from."""
    return (Source(figure.sheet, (figure.field,), members, period=period),)


@lru_cache(maxsize=64)
def measure(figure: Figure, run: Consolidation) -> Amount:
    """Add a figure up over the units that it applies to; kept, as sheets and sentences ask for the same."""
    asked = [member.code for member in run.asked(figure.sheet)]
    out = {code: reason for code in asked if (reason := _out(code, figure, run))}
    asked = [code for code in asked if out.get(code) != EXEMPT]
    out = {code: reason for code, reason in out.items() if reason != EXEMPT}
    frame = run.frames[figure.sheet]
    inside = dict.fromkeys((code for code in asked if code not in out), 0.0)
    inside |= _sums(frame["member"], frame[figure.field], inside)
    return Amount(sum(inside.values()) if inside else None, inside, tuple(asked), out)


def _out(code: str, figure: Figure, run: Consolidation) -> str:
    submission = run.counted.get(code)
    if submission is None:
        return NOT_RECEIVED
    table = submission.tables.get(figure.sheet)
    if table is None:
        return NOT_FILLED
    if table.exempt or (table.rows and all(figure.field in row.exempt for row in table.rows)):
        return EXEMPT
    if not table.answered:
        return LEFT_BLANK
    missing = [row for row in table.rows if row.values.get(figure.field) is None and figure.field not in row.exempt]
    return IN_ERROR if missing else ""


class Then(NamedTuple):
    """A figure in an earlier period, added up over `members`: those of now that kept it.

    `alike` tells that it can be set against the figure of now: all members kept it, and the periods are of one length.
    """

    value: float | None
    members: tuple[str, ...]
    alike: bool


def earlier(figure: Figure, amount: Amount, run: Consolidation, when: When) -> Then:
    """What the units that are in a sum now had in an earlier period; nothing where it was not kept."""
    kept = earlier_by_member(figure, run, when)
    members = tuple(code for code in amount.by_member if code in kept)
    value = sum(kept[code] for code in members) if members else None
    length = figure.stock or when is When.LAST_YEAR
    return Then(value, members, length and len(members) == len(amount.by_member))


def earlier_by_member(figure: Figure, run: Consolidation, when: When) -> Mapping[str, float]:
    """What each of today's members had in an earlier period; one of which not all was kept is not in it."""
    period = run.assignment.period.previous if when is When.PREVIOUS else run.assignment.period.last_year
    kept = run.previous
    meant = (kept["period"] == str(period)) & (kept["sheet"] == figure.sheet) & (kept["field"] == figure.field)
    asked = {member.code for member in run.asked(figure.sheet)}
    asked -= set(kept["member"].filter(meant & kept["value"].is_null()))
    return _sums(kept["member"].filter(meant), kept["value"].filter(meant), asked)


def _sums(members: pl.Series, values: pl.Series, wanted: Collection[str]) -> dict[str, float]:
    """Add up by member, of those wanted, in the order of the rows; a query of polars would cost more than the sums."""
    sums: dict[str, float] = {}
    for member, value in zip(members, values, strict=True):
        if member in wanted:
            sums[member] = sums.get(member, 0.0) + (value or 0)
    return sums
