"""*TH chỉ tiêu*: what each unit reached of the year's plan, and every indicator with its share recomputed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..consolidation import Consolidation
from ..domain.bloc import Target
from ..intake.assigned import unreported
from ..plans import Cell, Page, SheetPlan, Source, Table, Value
from ..sheets import BY_KEY
from ..sheets.targets import HIGHER, LOWER
from ..styles import BODY, BODY_CENTER, BODY_COUNT, BODY_DECIMAL, BODY_PERCENT, SUBTITLE, total
from .figures import EXEMPT, LEFT_BLANK, NOT_FILLED, NOT_RECEIVED
from .layout import (
    DASH,
    ROW,
    Cells,
    header,
    header_height,
    heading,
    heights_of,
    line,
    names,
    row_heights,
    span,
    tidy,
)
from .matrix import sum_cell, units

KEY, TITLE = "sum_targets", "TH chỉ tiêu"
SHEET = BY_KEY["targets"]
TOP = 4
FIRST = TOP + 1
EXCEEDED, MET, NOT_MET, UNKNOWN, NOT_SET = "Vượt", "Đạt", "Chưa đạt", "Chưa có số liệu", "Không giao"
OUTCOMES = (EXCEEDED, MET, NOT_MET, UNKNOWN, NOT_SET)
YES, NO = "Có", "Không"
HALFWAY = 50
_LIST = ("STT", "Mã đơn vị", "Chỉ tiêu", "Mã", "Đơn vị tính", "Kế hoạch năm", "Lũy kế", "So với kế hoạch (%)")
_WIDTHS = (5.0, 11.5, 48.0, 12.0, 13.0, 14.0, 14.0, 15.0, 16.0, 16.0, 18.0)
_CODE, _PLAN, _DONE, _RATIO, _OUTCOME, _PACE = 2, 6, 7, 8, 9, 10
_ON_PACE = "Đúng tiến độ (mốc 50 %)"
_RULES = (
    "Vượt, đạt, chưa đạt: so lũy kế với kế hoạch cả năm, kể cả ở kỳ 6 tháng.",
    "Với chỉ tiêu “thấp hơn là tốt”, thấp hơn kế hoạch là vượt.",
    "Không giao: kế hoạch trống hoặc bằng 0, hoặc đơn vị ghi “không áp dụng”.",
)
_PACE_RULE = (
    "Đúng tiến độ: 6 tháng đạt từ 50 % kế hoạch năm (chỉ tiêu “thấp hơn là tốt”: chưa quá kế hoạch). "
    "Đây là mốc tham khảo thường dùng, không phải quy định."
)


class Result(NamedTuple):
    """One indicator of one unit against the plan of the year; `pace` is None where it is not asked."""

    member: str
    name: str
    code: str
    measure: str
    direction: str
    plan: float | None
    done: float | None
    ratio: float | None
    outcome: str
    pace: bool | None
    row: int = 0


def results(run: Consolidation) -> tuple[Result, ...]:
    """Every indicator reported, and those assigned that a form lacks; units in the bloc's order."""
    order = {code: place for place, code in enumerate(names(run))}
    found = [_result(row, half=run.assignment.period.half) for row in run.frames[SHEET.key].iter_rows(named=True)]
    found += (_lacking(code, target) for code, target in _unreported(run))
    return tuple(sorted(found, key=lambda result: order.get(result.member, len(order))))


def targets_plan(run: Consolidation, found: tuple[Result, ...]) -> SheetPlan:
    """Plan the counts by unit and, beneath, the list of indicators."""
    members = run.assignment.bloc.members
    half = run.assignment.period.half
    top = FIRST + len(members) + 7
    labels = ("STT", "Mã", "Đơn vị", "Được giao", *OUTCOMES, *((_ON_PACE,) if half else ()))
    cells = heading("TỔNG HỢP KẾT QUẢ CHỈ TIÊU SO VỚI KẾ HOẠCH NĂM", run) | header(TOP, labels)
    cells |= units(members, FIRST) | _counts(run, found, top)
    table = _table(found, top, half=half)
    for i, text in enumerate((*_RULES, *((_PACE_RULE,) if half else ()))):
        cells[FIRST + len(members) + 2 + i, 2] = Cell(text, SUBTITLE)
    cells |= dict(_finer(found, top + 1))
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(table,),
        widths=_WIDTHS,
        heights=dict.fromkeys(range(FIRST, top), ROW)
        | heights_of(cells, _WIDTHS, FIRST)
        | row_heights(table.rows, _WIDTHS, top + 1)
        | {TOP: header_height(labels, _WIDTHS), top: 37},
        freeze=(FIRST, 4),
        page=Page(repeat=(top, top)),
    )


def _result(row: dict[str, object], *, half: bool) -> Result:
    name, code, measure, direction = (str(row[field] or "") for field in ("name", "code", "measure", "direction"))
    plan, done = _number(row["plan"]), _number(row["cumulative"])
    exempt = row["exempt"] or ()
    given = plan and not (isinstance(exempt, list) and "cumulative" in exempt)
    ratio = done / plan * 100 if given and plan and done is not None else None
    outcome = _outcome(plan or 0, done, lower=direction == LOWER) if given else NOT_SET
    pace = _on_pace(outcome, ratio, lower=direction == LOWER) if half and given else None
    number = int(str(row["row"]))
    return Result(str(row["member"]), name, code, measure, direction, plan, done, ratio, outcome, pace, number)


def _unreported(run: Consolidation) -> Iterator[tuple[str, Target]]:
    assigned = run.assignment.targets_by_member()
    for code in [member.code for member in run.asked(SHEET.key) if member.code in assigned]:
        sent = run.counted.get(code)
        if sent and (table := sent.tables.get(SHEET.key)):
            yield from ((code, target) for target in unreported(table, assigned[code]))


def _lacking(code: str, target: Target) -> Result:
    direction = LOWER if target.lower_is_better else HIGHER
    return Result(code, target.name, target.code, target.unit, direction, target.plan, None, None, UNKNOWN, None)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _outcome(plan: float, done: float | None, *, lower: bool) -> str:
    if done is None:
        return UNKNOWN
    if done == plan:
        return MET
    return EXCEEDED if (done < plan) == lower else NOT_MET


def _on_pace(outcome: str, ratio: float | None, *, lower: bool) -> bool | None:
    if ratio is None:
        return None
    return outcome != NOT_MET if lower else ratio >= HALFWAY


def _table(found: tuple[Result, ...], top: int, *, half: bool) -> Table:
    headers = (*_LIST, "Kết quả", *(("Đúng tiến độ",) if half else ()), "Chiều")
    styles = (BODY_CENTER, BODY_CENTER, BODY, BODY_CENTER, BODY_CENTER, BODY_DECIMAL, BODY_DECIMAL, BODY_PERCENT)
    rows = [_row(i, result, half=half) for i, result in enumerate(found, 1)]
    return Table("tbl_targets_list", top, 1, headers, rows, (*styles, *(BODY_CENTER,) * (len(headers) - len(styles))))


def _row(number: int, result: Result, *, half: bool) -> tuple[Value, ...]:
    ratio: Value = DASH if result.ratio is None else result.ratio
    pace = DASH if result.pace is None else YES if result.pace else NO
    values = (result.member, result.name, result.code, result.measure, result.plan, result.done, ratio, result.outcome)
    return (number, *values, pace, result.direction) if half else (number, *values, result.direction)


def _finer(found: tuple[Result, ...], first: int) -> Iterator[tuple[tuple[int, int], Cell]]:
    for row, result in enumerate(found, first):
        for column, name, value in ((_PLAN, "plan", result.plan), (_DONE, "cumulative", result.done)):
            if value is not None:
                style = BODY_COUNT if value.is_integer() else BODY_DECIMAL
                yield (row, column), Cell(tidy(value), style, "", _source([result], name))
        if result.ratio is not None:
            formula = f'IFERROR(G{row}/F{row}*100,"{DASH}")'
            yield (row, _RATIO), Cell(result.ratio, BODY_PERCENT, formula, _source([result], *_JUDGED))


_JUDGED = ("plan", "cumulative")


def _source(found: Iterable[Result], *fields: str) -> tuple[Source, ...]:
    rows = tuple((result.member, result.row) for result in found if result.row)
    return (Source(SHEET.key, fields, rows=rows),)


def _counts(run: Consolidation, found: tuple[Result, ...], top: int) -> Cells:
    """Counted per unit over the list beneath, wherever people sort its rows to."""
    members = run.assignment.bloc.members
    end = FIRST + len(members)
    grouped: dict[tuple[str, str], list[Result]] = {}
    for result in found:
        grouped.setdefault((result.member, result.outcome), []).append(result)
    paces: dict[str, list[Result]] = {}
    for result in found:
        if result.pace:
            paces.setdefault(result.member, []).append(result)
    codes, outcome_at, pace_at = (span(c, top + 1, top + max(1, len(found))) for c in (_CODE, _OUTCOME, _PACE))
    cells = line(end, 1, ("", "", "Cộng"), total(BODY))
    for row, member in enumerate(members, FIRST):
        reason = _reason(member.code, run)
        cells |= line(row, 4, (reason, *(DASH,) * (len(OUTCOMES) + run.assignment.period.half)), BODY_CENTER)
        if reason:
            continue
        given = [result for outcome in OUTCOMES[:-1] for result in grouped.get((member.code, outcome), ())]
        cells[row, 4] = Cell(len(given), BODY_COUNT, f"SUM(E{row}:H{row})", _source(given, *_JUDGED))
        for column, outcome in enumerate(OUTCOMES, 5):
            formula = f'COUNTIFS({codes},$B{row},{outcome_at},"{outcome}")'
            judged = grouped.get((member.code, outcome), ())
            cells[row, column] = Cell(len(judged), BODY_COUNT, formula, _source(judged, *_JUDGED))
        if run.assignment.period.half:
            formula = f'COUNTIFS({codes},$B{row},{pace_at},"{YES}")'
            timely = paces.get(member.code, ())
            cells[row, _PACE] = Cell(len(timely), BODY_COUNT, formula, _source(timely, *_JUDGED))
    for column in range(4, 5 + len(OUTCOMES) + run.assignment.period.half):
        inside = [cells[row, column] for row in range(FIRST, end)]
        value = sum(cell.value for cell in inside if isinstance(cell.value, int))
        sources = tuple(source for cell in inside for source in cell.sources)
        cells[end, column] = sum_cell(end, column, FIRST, value, sources=sources)
    return cells


def _reason(code: str, run: Consolidation) -> str:
    member, sent = run.assignment.bloc.member(code), run.counted.get(code)
    if member is None or SHEET.key in member.exempt or not SHEET.applies_to(member.kind):
        return EXEMPT
    if sent is None:
        return NOT_RECEIVED
    table = sent.tables.get(SHEET.key)
    if table is None:
        return NOT_FILLED
    if table.exempt:
        return EXEMPT
    return "" if table.answered else LEFT_BLANK
