"""*Chất lượng tự chấm*: who gives itself the maximum, points without evidence, criteria that tell nobody apart."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from ..appraisal.appraised import Appraised, Line
from ..appraisal.quality import Spread, qualities, spreads
from ..consolidation import Consolidation
from ..plans import Cell, Page, SheetPlan, Table, Value
from ..styles import (
    BODY,
    BODY_CENTER,
    BODY_COUNT,
    BODY_DECIMAL,
    BODY_PERCENT,
    SUBTITLE,
    TITLE,
    WARNING_FILL,
    Style,
    filled,
)
from .layout import DASH, Cells, header_height, heading, row_heights

QUALITY_KEY, QUALITY_TITLE = "sum_self_quality", "Chất lượng tự chấm"
TOP = 5
_SECTION = Style(bold=True, size=13, ink=TITLE.ink)
_QUALITY_HEADS = (
    "STT",
    "Đơn vị",
    "Số tiêu chí tự chấm",
    "Tự chấm tối đa",
    "Tỷ lệ tự chấm tối đa (%)",
    "Tiêu chí có điểm mà chưa có minh chứng",
    "Số điểm chưa có minh chứng",
    "Tổng tự chấm",
    "Tổng chấm chéo",
    "Tổng điểm tính",
    "Tự chấm cao hơn điểm tính",
)
_QUALITY_WIDTHS = (6.0, 40.0, *(12.5,) * 9)
_QUALITY_STYLES = (
    *(BODY_CENTER, BODY, BODY_COUNT, BODY_COUNT, BODY_PERCENT, BODY_COUNT),
    *(BODY_DECIMAL,) * 5,
)


def quality_plan(run: Consolidation, appraised: Appraised) -> SheetPlan:
    """Plan how much the self-scores of each unit say, and which criteria put no unit before another."""
    rows = tuple(_quality_rows(run, appraised))
    found = spreads(appraised)
    flat = sum(not spread.tells_apart for spread in found)
    cells: Cells = heading("CHẤT LƯỢNG TỰ CHẤM", run)
    cells[3, 1] = Cell(
        f"{_overall(appraised)} {flat}/{len(found)} tiêu chí cho mọi đơn vị cùng một điểm nên không phân biệt được ai.",
        SUBTITLE,
    )
    second = TOP + len(rows) + 3
    below = [_spread_row(spread, appraised) for spread in found]
    cells[second - 1, 2] = Cell("Tiêu chí phân biệt các đơn vị đến đâu", _SECTION)
    tables = (
        Table("tbl_self_quality", TOP, 1, _QUALITY_HEADS, rows, _QUALITY_STYLES),
        Table("tbl_spread", second, 1, _SPREAD_HEADS, below, _SPREAD_STYLES),
    )
    own = [line for line in appraised.lines if line.own and line.stated and line.asked]
    for row, (quality, values) in enumerate(zip(qualities(appraised), rows, strict=True), TOP + 1):
        cells |= _led(row, values, _QUALITY_STYLES, _QUALITY_SAID, [one for one in own if one.unit == quality.unit])
    for row, (spread, values) in enumerate(zip(found, below, strict=True), second + 1):
        cells |= _led(row, values, _SPREAD_STYLES, _SPREAD_SAID, [one for one in own if one.code == spread.code])
    for row, spread in enumerate(found, second + 1):
        if not spread.tells_apart:
            cells[row, 8] = Cell(_FLAT, filled(BODY_CENTER, WARNING_FILL))
    heights = row_heights(rows, _QUALITY_WIDTHS, TOP + 1) | row_heights(below, _QUALITY_WIDTHS, second + 1)
    heights |= {TOP: header_height(_QUALITY_HEADS, _QUALITY_WIDTHS)}
    heights |= {second: header_height(_SPREAD_HEADS, _QUALITY_WIDTHS)}
    return SheetPlan(
        QUALITY_KEY,
        QUALITY_TITLE,
        cells,
        tables=tables,
        widths=_QUALITY_WIDTHS,
        heights=heights,
        freeze=(TOP + 1, 3),
        page=Page(),
    )


def _quality_rows(run: Consolidation, appraised: Appraised) -> Iterator[tuple[Value, ...]]:
    for number, quality in enumerate(qualities(appraised), 1):
        yield (
            number,
            run.assignment.bloc.name_of(quality.unit),
            quality.scored,
            quality.at_most,
            DASH if quality.share is None else float(quality.share),
            quality.bare,
            float(quality.bare_points),
            float(quality.stated),
            float(quality.checked),
            float(quality.taken),
            float(quality.stated - quality.taken),
        )


def _led(
    row: int, values: Sequence[Value], styles: Sequence[Style], said: Mapping[int, str], lines: Sequence[Line]
) -> Cells:
    """The numbers again, each with what it counts and the way back to the answers that it is made from."""
    sources = {
        SELF: tuple(one for line in lines if line.own for one in line.own.figure.sources),
        CROSS: tuple(one for line in lines if line.other for one in line.other.figure.sources),
        TAKEN: tuple(one for line in lines if line.taken.figure for one in line.taken.figure.sources),
    }
    return {
        (row, column): Cell(
            values[column - 1], styles[column - 1], "", sources[_STEPS.get(words, SELF)], partial(str, words)
        )
        for column, words in said.items()
        if values[column - 1] != DASH
    }


SELF, CROSS, TAKEN = "self", "cross", "taken"
_CHECKED = "Cộng điểm chấm chéo của những tiêu chí đơn vị tự chấm."
_TAKEN = "Cộng điểm tính (sau cùng) của những tiêu chí đơn vị tự chấm."
_LOWEST, _HIGHEST = "Điểm tính thấp nhất trong các đơn vị tự chấm.", "Điểm tính cao nhất trong các đơn vị tự chấm."
_STEPS = {_CHECKED: CROSS, _TAKEN: TAKEN, _LOWEST: TAKEN, _HIGHEST: TAKEN}
_QUALITY_SAID = {
    3: "Đếm những tiêu chí mà đơn vị tự chấm và có điểm tối đa trên 0.",
    4: "Đếm những tiêu chí mà đơn vị tự chấm bằng điểm tối đa.",
    5: "Số tiêu chí tự chấm tối đa chia cho số tiêu chí tự chấm, nhân 100.",
    6: "Đếm những tiêu chí đơn vị tự cho điểm mà ô minh chứng để trống.",
    7: "Cộng điểm tự chấm của những tiêu chí chưa có minh chứng.",
    8: "Cộng điểm tự chấm của những tiêu chí đơn vị tự chấm.",
    9: _CHECKED,
    10: _TAKEN,
    11: "Tổng tự chấm trừ tổng điểm tính.",
}
_SPREAD_SAID = {
    3: "Đếm những đơn vị tự chấm tiêu chí này.",
    4: "Điểm tự chấm thấp nhất trong các đơn vị.",
    5: "Điểm tự chấm cao nhất trong các đơn vị.",
    6: _LOWEST,
    7: _HIGHEST,
}


def _overall(appraised: Appraised) -> str:
    found = qualities(appraised)
    scored, most = sum(one.scored for one in found), sum(one.at_most for one in found)
    if not scored:
        return "Chưa đơn vị nào tự chấm."
    share = f"{Decimal(most) * 100 / scored:.1f}".replace(".", ",")
    return f"Cả Khối: {most}/{scored} lượt tự chấm được điểm tối đa ({share} %)."


_FLAT, _APART = "không phân biệt", "có phân biệt"
_SPREAD_HEADS = (
    "Mã",
    "Nội dung tiêu chí",
    "Số đơn vị",
    "Tự chấm thấp nhất",
    "Tự chấm cao nhất",
    "Điểm tính thấp nhất",
    "Điểm tính cao nhất",
    "Kết luận",
)
_SPREAD_STYLES = (BODY_CENTER, BODY, BODY_COUNT, *(BODY_DECIMAL,) * 4, BODY_CENTER)


def _spread_row(spread: Spread, appraised: Appraised) -> tuple[Value, ...]:
    name = appraised.stated.scheme.by_code[spread.code].name
    points = (float(value) for value in (spread.low, spread.high, spread.taken_low, spread.taken_high))
    return spread.code, name, spread.units, *points, _APART if spread.tells_apart else _FLAT
