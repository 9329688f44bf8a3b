"""*Mục lục*: every tab of the master by what it is for, with a link to it."""

from collections.abc import Iterable, Sequence

from ..plans import Cell, Link, Page, SheetPlan
from ..sheets.groups import GROUPS, Group, group_of
from ..sheets.master import GUIDE, MASTER_SHEETS, Tab
from ..sheets.meeting import MEETING_SHEETS
from ..sheets.rare import OF_A_YEAR, OF_SCORING
from ..styles import BODY, BODY_CENTER, BODY_LINK, INPUT_FILL, SUBTITLE, TITLE, filled
from .layout import Cells, headed, header, heights_of, line, quoted

KEY, NAME = "contents", "Mục lục"
TOP = 4
_WIDTHS = (6.0, 26.0, 78.0, 16.0)
_TYPED, _MADE = "Thư ký điền", "Chương trình"
_FILLED_IN = {*(sheet.key for sheet in (*MASTER_SHEETS, *MEETING_SHEETS)), *OF_SCORING, *OF_A_YEAR}
_LEAD = "Bấm vào tên để mở trang. Trong Excel, tab ở mép dưới cửa sổ mang màu của nhóm."


def contents_plan(inputs: Iterable[Tab], plans: Sequence[SheetPlan]) -> SheetPlan:
    """Plan the list of tabs: those that people fill in, and those that are planned, by group."""
    there = {tab.key: tab for tab in inputs}
    made = [Tab(plan.key, plan.title, str(plan.cells.get((1, 1), Cell("")).value or "")) for plan in plans]
    tabs = [GUIDE, *(tab for tab in made if tab.key not in there), *there.values()]
    cells: Cells = {(1, 1): Cell("MỤC LỤC CÁC TRANG", TITLE), (2, 1): Cell(_LEAD, SUBTITLE)}
    cells |= header(TOP, ("STT", "Trang", "Nội dung", "Ai ghi"))
    links: dict[tuple[int, int], Link] = {}
    row, number = TOP, 0
    for group in GROUPS:
        own = _of(group, tabs)
        if own:
            row += 1
            cells |= line(row, 1, ("", group.title, group.about, ""), filled(BODY, group.ground)._replace(bold=True))
            cells[row, 1] = Cell("", filled(BODY, group.colour))
        for tab in own:
            row, number = row + 1, number + 1
            cells |= line(row, 1, (number, "", tab.heading, ""), BODY) | {(row, 1): Cell(number, BODY_CENTER)}
            typed = tab.key in _FILLED_IN
            cells[row, 2] = Cell(tab.title, BODY_LINK)
            cells[row, 4] = Cell(_TYPED, filled(BODY_CENTER, INPUT_FILL)) if typed else Cell(_MADE, BODY_CENTER)
            links[row, 2] = Link("", f"{quoted(tab.title)}!A1", f"Mở trang {tab.title}")
    plan = SheetPlan(
        KEY,
        NAME,
        cells,
        widths=_WIDTHS,
        heights=heights_of(cells, _WIDTHS, TOP + 1),
        links=links,
        freeze=(TOP + 1, 1),
        page=Page(landscape=False, repeat=(TOP, TOP)),
    )
    return headed(plan)


def _of(group: Group, tabs: Iterable[Tab]) -> list[Tab]:
    """The tabs of a group, in the order in which the group names them."""
    order = {key: number for number, key in enumerate(group.keys)}
    own = [tab for tab in tabs if group_of(tab.key) is group]
    return sorted(own, key=lambda tab: order.get(tab.key, 0))
