"""Charts of a master that was drawn for no unit show the units that were typed in later."""

import re
import zipfile

from drawing_builders import ASSIGNMENT, CHARTED, PREVIOUS

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
