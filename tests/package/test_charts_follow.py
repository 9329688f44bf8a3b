"""Charts of a master that was drawn for no unit show the units that were typed in later."""

import re
import zipfile

from drawing_builders import ASSIGNMENT, CHARTED, PREVIOUS
from package_builders import rewritten

from xlcore.files.drawing.master import draw_master
from xlcore.files.package.master import PackagedMaster
from xlcore.plans import SheetPlan


def control(last, title="Điều khiển"):
    ranges = {f"td_chart_{name}": f"{column}6:{column}{last}" for name, column in CHARTED.items()}
    return SheetPlan("control", title, {}, ranges=ranges)


def read_by_charts(path):
    with zipfile.ZipFile(path) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    return [re.findall("<c:f>([^<]*)</c:f>", chart) for chart in charts], "".join(charts)


def test_charts_follow_their_ranges_and_forget_the_old_values(tmp_path):
    path = tmp_path / "m.xlsm"
    draw_master(path, ASSIGNMENT, (), PREVIOUS, [control(6)])
    before, drawn = read_by_charts(path)
    PackagedMaster(path).write([control(14)])
    after, followed = read_by_charts(path)

    assert before == [[f"'Điều khiển'!${column}$6:${column}$6" for column in "BGBH"]]
    assert after == [[f"'Điều khiển'!${column}$6:${column}$14" for column in "BGBH"]]
    assert "Cache>" in drawn
    assert "Cache>" not in followed


def test_charts_whose_ranges_stay_keep_every_byte(tmp_path):
    path = tmp_path / "m.xlsm"
    draw_master(path, ASSIGNMENT, (), PREVIOUS, [control(6)])
    _, before = read_by_charts(path)
    PackagedMaster(path).write([control(6)])

    assert read_by_charts(path)[1] == before


def test_charts_that_read_other_cells_are_left_alone(tmp_path):
    path = tmp_path / "m.xlsm"
    draw_master(path, ASSIGNMENT, (), PREVIOUS, [control(6)])
    rewritten(path, "'Điều khiển'!$B$6:$B$6</c:f>", "'Điều khiển'!$B$7:$B$7</c:f>")
    rewritten(path, "'Điều khiển'!$G$6:$G$6</c:f>", "'Điều khiển'!$G$7:$G$7</c:f>")
    rewritten(path, "'Điều khiển'!$H$6:$H$6</c:f>", "'Điều khiển'!$H$7:$H$7</c:f>")
    _, before = read_by_charts(path)

    PackagedMaster(path).write([control(14)])

    assert read_by_charts(path)[1] == before
