"""Where figures come from without being typed again: what the units reported, and when their files came."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..domain.bloc import Assignment, Member
from ..intake.submission import Row, Submission, Table
from ..plans import Source
from ..sheets import BY_KEY
from ..sheets.targets import LOWER
from ..values.folding import fold
from ..values.writing import day
from .figure import Figure, exact, shown
from .ladder import HUNDRED
from .scheme import Criterion

TYPED, LATE = "Nhập tay", "Gửi phiếu muộn (ngày)"
INDICATOR, PACED = "Chỉ tiêu", "Chỉ tiêu (6 tháng: nửa kế hoạch)"
INDICATORS = (INDICATOR, PACED)
"""The second is held against half of the year's plan where a half-year is scored."""
TARGETS, OVERDUE = "targets", "procedures"
EXEMPT = Figure(exempt=True, origin="không áp dụng")


@dataclass(frozen=True, slots=True)
class Link:
    """A figure of one sheet of the form: columns added up over the unit's rows, in percent of others where given.

    Without columns the rows are counted. `spoken` is what a sentence calls the figure.
    """

    label: str
    sheet: str
    part: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


LINKS: Mapping[str, Link] = {
    link.label: link
    for link in (
        Link("TTHC trả quá hạn (%)", OVERDUE, ("overdue",), ("resolved",)),
        Link("TTHC trả đúng và trước hạn (%)", OVERDUE, ("early", "on_time"), ("resolved",)),
        Link("TTHC tiếp nhận trực tuyến (%)", OVERDUE, ("online",), ("online", "in_person")),
        Link("TTHC trả quá hạn (hồ sơ)", OVERDUE, ("overdue",)),
        Link("TTHC đã giải quyết (hồ sơ)", OVERDUE, ("resolved",)),
        Link("Phong trào (số dòng)", "movements"),
        Link("Sinh hoạt chính trị (buổi)", "study", ("sessions",)),
        Link("Giúp xây dựng nông thôn mới (đồng)", "rural", ("value",)),
        Link("Đóng góp quỹ xã hội (đồng)", "funds", ("amount",)),
        Link("Lao động tiên tiến (%)", "titles", ("advanced",), ("people",)),
        Link("Hoàn thành nhiệm vụ (%)", "titles", ("completed",), ("people",)),
    )
}
SOURCES: tuple[str, ...] = (TYPED, *INDICATORS, LATE, *LINKS)
"""The labels of the drop-down, in its order."""
SHARES = frozenset(label for label, link in LINKS.items() if link.whole)
"""Sources that are shares in percent."""


def linked(
    criterion: Criterion, assignment: Assignment, counted: Mapping[str, Submission], came: Mapping[str, date]
) -> Mapping[str, Figure]:
    """The figure of each unit for a linked criterion; who has reported nothing is not in it."""
    found = {}
    for member in assignment.bloc.members:
        figure = _figure(criterion, member, counted.get(member.code), assignment, came)
        if figure is not None:
            found[member.code] = figure
    return found


def _figure(
    criterion: Criterion, member: Member, sent: Submission | None, assignment: Assignment, came: Mapping[str, date]
) -> Figure | None:
    if criterion.source == LATE:
        return _late(sent, came.get(member.code), assignment)
    link = LINKS.get(criterion.source)
    key = link.sheet if link else TARGETS
    if not BY_KEY[key].applies_to(member.kind) or key in member.exempt:
        return EXEMPT
    table = sent.tables.get(key) if sent else None
    if table is None:
        return None
    if table.exempt:
        return EXEMPT
    if table.sheet.required and not table.answered:
        return None
    return _of_link(link, member.code, table) if link else _of_indicator(criterion, member.code, table, assignment)


def _of_link(link: Link, code: str, table: Table) -> Figure | None:
    names = link.part + tuple(name for name in link.whole if name not in link.part)
    source = (Source(link.sheet, names, (code,)),) if names else ()
    origin = f"{link.label.partition(' (')[0]}, trang {table.sheet.title} của phiếu"
    if not names:
        return Figure(Decimal(len(table.rows)), origin=origin)
    if table.rows and all(set(names) <= row.exempt for row in table.rows):
        return EXEMPT
    part, whole = _sum(link.part, table.rows), _sum(link.whole, table.rows)
    if part is None or whole is None:
        return None
    if not link.whole:
        return Figure(part, origin=origin, sources=source)
    if not whole:
        return EXEMPT
    name, rest = origin.split(", ", 1)
    return Figure(
        part * HUNDRED / whole, HUNDRED, origin=f"{name} {shown(part)}/{shown(whole)}, {rest}", sources=source
    )


def _sum(names: Sequence[str], rows: Iterable[Row]) -> Decimal | None:
    """Columns added up over rows; nothing where a value is wrong or missing: half a figure is none."""
    total = Decimal(0)
    for row in rows:
        for name in names:
            value = row.values.get(name)
            if isinstance(value, int | float):
                total += exact(value)
            elif name not in row.exempt:
                return None
    return total


def _of_indicator(criterion: Criterion, code: str, table: Table, assignment: Assignment) -> Figure | None:
    """The indicator of that code against the plan of the master, or of the form where the master has none.

    A plan of nothing is no assignment (as in *TH chỉ tiêu*), unless the unit has something done to show for it.
    """
    wanted = fold(criterion.target)
    row = next((r for r in table.rows if fold(str(r.values.get("code") or "")) == wanted), None)
    given = next((t for t in assignment.targets_of(code) if fold(t.code) == wanted), None)
    if row is None:
        return EXEMPT if given is None or not given.plan else None
    if "cumulative" in row.exempt:
        return EXEMPT
    done, plan = row.values.get("cumulative"), given.plan if given else row.values.get("plan")
    if not isinstance(done, int | float):
        return None
    if not plan and not done:
        return EXEMPT
    lower = given.lower_is_better if given else row.values.get("direction") == LOWER
    target = exact(plan) if isinstance(plan, int | float) else None
    paced = criterion.source == PACED and assignment.period.half
    if target is not None and paced:
        target /= 2
    sources = (Source(TARGETS, ("plan", "cumulative"), rows=((code, row.number),)),)
    origin = f"chỉ tiêu {criterion.target}, lũy kế ở phiếu{', nửa kế hoạch năm' if paced else ''}"
    return Figure(exact(done), target, lower=lower, origin=origin, sources=sources)


def _late(sent: Submission | None, came: date | None, assignment: Assignment) -> Figure | None:
    """Days after the deadline, as `intake.versions` judges them."""
    days = assignment.days_late(came)
    if days is None or came is None or sent is None or assignment.deadline is None:
        return None
    said = f"nhận ngày {day(came)}, hạn {day(assignment.deadline)}"
    return Figure(Decimal(days), origin=said if came == sent.received.date() else f"bản đầu {said}")
