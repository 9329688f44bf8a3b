"""The two charts of *Điều khiển*; they read cells of the program's sheets and so follow the data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from ...plans import SheetPlan
from ...styles import FONT, INK, RULE_INK
from ...summary.control import CHART_COLUMN, FIRST, KEY, figures_row
from ...summary.layout import quoted
from .canvas import absolute

_WIDTH, _LEAST, _BAR, _AROUND = 620, 320, 34, 110
"""Pixels: width; least height; height for one unit; height of what stands around the bars."""
_PAPER = 960
"""Pixels across A4 landscape between the margins, with room for programs whose columns are a little wider."""
_ROW = 15
"""Points of a row whose height is not planned."""
_GAP = 6
"""Pixels between a chart and the edge of its row: a frame on the edge would be printed on the page before."""


@dataclass(frozen=True, slots=True)
class _Bars:
    """What one chart shows: the range of its names, and for each part its label, its range and its colour."""

    title: str
    names: str
    parts: tuple[tuple[str, str, str], ...]


_FOUND = _Bars(
    "Lỗi và cảnh báo theo đơn vị",
    "td_chart_units",
    (("Lỗi", "td_chart_errors", "#C0504D"), ("Cảnh báo", "td_chart_warnings", "#E3A23C")),
)
_RESOLVED = _Bars(
    "Hồ sơ thủ tục hành chính đã giải quyết",
    "td_chart_asked",
    (
        ("Trước hạn", "td_chart_early", "#6AA56E"),
        ("Đúng hạn", "td_chart_on_time", "#4F81BD"),
        ("Quá hạn", "td_chart_overdue", "#C0504D"),
    ),
)


def draw_charts(workbook: Workbook, control: Worksheet, plans: Sequence[SheetPlan], members: int) -> None:
    """Put both charts beside the tables of the control sheet, as far as their ranges are planned."""
    ranges = {name: f"={quoted(plan.title)}!{absolute(cells)}" for plan in plans for name, cells in plan.ranges.items()}
    below = figures_row(members)
    high = min(max(_LEAST, _AROUND + _BAR * members), _room(plans, below))
    # From below the frozen rows: a chart across their edge is torn where the sheet is scrolled.
    for row, bars in ((FIRST, _FOUND), (below, _RESOLVED)):
        if bars.names in ranges:
            chart = _chart(workbook, bars, ranges)
            chart.set_size({"width": _WIDTH, "height": high})
            place = {"object_position": 3, "description": bars.title, "x_offset": _GAP, "y_offset": _GAP}
            control.insert_chart(row - 1, CHART_COLUMN - 1, chart, place)


def _room(plans: Sequence[SheetPlan], below: int) -> int:
    """Pixels for the first chart above the row of the second: many units have lower rows than bars."""
    heights = next(plan.heights for plan in plans if plan.key == KEY)
    return int(sum(heights.get(row, _ROW) for row in range(FIRST, below)) * 4 / 3) - 2 * _GAP


def set_pages(control: Worksheet, plan: SheetPlan, members: int) -> None:
    """Print the tables as large as the paper is wide, and the charts on pages of their own, none cut in two."""
    tables = sum(width * 7 + 5 for width in plan.widths)
    if tables:
        control.set_print_scale(min(100, int(100 * _PAPER / tables)))
        control.set_v_pagebreaks([CHART_COLUMN - 1])
        control.set_h_pagebreaks([figures_row(members) - 1])


def _chart(workbook: Workbook, bars: _Bars, ranges: Mapping[str, str]) -> Chart:
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for name, values, colour in bars.parts:
        filling = {"fill": {"color": colour}, "border": {"none": True}, "gap": 60}
        chart.add_series({"name": name, "categories": ranges[bars.names], "values": ranges[values]} | filling)
    small = {"name": FONT, "size": 9, "bold": False, "color": f"#{INK}"}
    chart.set_title({"name": bars.title, "name_font": {"name": FONT, "size": 13, "bold": True, "color": f"#{INK}"}})
    # Bars are listed from below; reversed, the units stand in the bloc's order, and the numbers go back below.
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": small, "line": {"color": f"#{RULE_INK}"}})
    grid = {"visible": True, "line": {"color": "#E5E7EB", "width": 0.5}}
    numbers = {"num_font": small, "num_format": "#,##0", "major_gridlines": grid, "line": {"none": True}, "min": 0}
    chart.set_x_axis(numbers | {"label_position": "high"})
    chart.set_legend({"position": "bottom", "font": small})
    # Left to themselves, programs give long names of units less room than they need.
    chart.set_plotarea({"layout": {"x": 0.36, "y": 0.14, "width": 0.58, "height": 0.69}})
    chart.set_chartarea({"border": {"color": f"#{RULE_INK}"}})
    return chart
