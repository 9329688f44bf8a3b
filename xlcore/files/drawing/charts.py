"""The two charts of *Điều khiển*; they read cells of the program's sheets and so follow the data."""

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from ...styles import FONT, INK, RULE_INK
from ...summary.control import CHART_AREA, chart_sources

_ERROR_BAR, _WARNING_BAR, _CALM_BAR = "#C0504D", "#E3A23C", "#4F81BD"
_WIDTH, _LEAST, _BAR, _AROUND = 660, 340, 34, 110
"""Pixels: width; least height; height for one unit; height of what stands around the bars."""
_ROW = 20
"""Pixels of a row."""


def draw_charts(workbook: Workbook, control: Worksheet, members: int) -> None:
    """Put both charts where the control sheet leaves room."""
    ranges = chart_sources(members)
    row, column = xl_cell_to_rowcol(CHART_AREA[0])
    found = _chart(
        workbook,
        "Lỗi và cảnh báo theo đơn vị",
        ranges["td_chart_units"],
        [
            ("Lỗi", ranges["td_chart_errors"], _ERROR_BAR),
            ("Cảnh báo", ranges["td_chart_warnings"], _WARNING_BAR),
        ],
    )
    resolved = _chart(
        workbook,
        "Hồ sơ thủ tục hành chính đã giải quyết",
        ranges["td_chart_units"],
        [("Đã giải quyết", ranges["td_chart_resolved"], _CALM_BAR)],
    )
    high = max(_LEAST, _AROUND + _BAR * members)
    for place, chart in enumerate((found, resolved)):
        chart.set_size({"width": _WIDTH, "height": high})
        control.insert_chart(row + place * (high // _ROW + 2), column, chart, {"object_position": 3})


def _chart(workbook: Workbook, title: str, names: str, series: list[tuple[str, str, str]]) -> Chart:
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"} if len(series) > 1 else {"type": "bar"})
    for name, values, colour in series:
        filling = {"fill": {"color": colour}, "border": {"none": True}, "gap": 60}
        chart.add_series({"name": name, "categories": f"={names}", "values": f"={values}"} | filling)
    small = {"name": FONT, "size": 9, "bold": False, "color": f"#{INK}"}
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 13, "bold": True, "color": f"#{INK}"}})
    # Bars are listed from below; reversed, the units stand in the bloc's order, and the numbers go back below.
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": small, "line": {"color": f"#{RULE_INK}"}})
    grid = {"visible": True, "line": {"color": "#E5E7EB", "width": 0.5}}
    numbers = {"num_font": small, "num_format": "#,##0", "major_gridlines": grid, "line": {"none": True}, "min": 0}
    chart.set_x_axis(numbers | {"label_position": "high"})
    chart.set_legend({"position": "bottom", "font": small} if len(series) > 1 else {"none": True})
    chart.set_chartarea({"border": {"color": f"#{RULE_INK}"}})
    return chart
