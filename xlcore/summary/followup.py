"""*Theo dõi nhiệm vụ*: each task that a conference set, who answers for it, and what became of it."""

from collections.abc import Iterator

from ..checks.business import answers
from ..consolidation import Consolidation
from ..domain.bloc import Member
from ..domain.proceedings import SETTLED, Outcome, Resolution
from ..plans import Cell, Page, SheetPlan, Table, Value
from ..sheets.followup import FOLLOWUP
from ..styles import BODY, BODY_CENTER, BODY_DAY, ERROR_FILL, GOOD_FILL, SUBTITLE, WARNING_FILL, filled
from ..values.folding import fold
from .figures import NOT_RECEIVED
from .layout import Cells, header_height, heading, row_heights

KEY, TITLE = "sum_followup", "Theo dõi nhiệm vụ"
TOP = 5
NO_TASKS = "Hội nghị các kỳ trước chưa giao nhiệm vụ nào."
NOT_TOLD, NEXT = "Chưa báo kết quả", "Hỏi ở kỳ sau"
_HEADS = ("Mã", "Nhiệm vụ", "Kỳ của hội nghị", "Hạn", "Đơn vị", "Tình trạng", "Kết quả, lý do")
_WIDTHS = (10.0, 52.0, 14.0, 13.0, 38.0, 18.0, 52.0)
_STYLES = (BODY_CENTER, BODY, BODY_CENTER, BODY_DAY, BODY, BODY_CENTER, BODY)
_STATE = 6


def followup_plan(run: Consolidation) -> SheetPlan:
    """Plan the tasks with the answer of each unit; the bloc's own conclusion wins over what a unit says."""
    rows = list(followed(run))
    cells: Cells = heading("THEO DÕI NHIỆM VỤ HỘI NGHỊ ĐÃ THỐNG NHẤT", run) | {
        (3, 1): Cell(tally(run) or NO_TASKS, SUBTITLE)
    }
    for row, values in enumerate(rows, TOP + 1):
        cells[row, _STATE] = Cell(values[5], filled(BODY_CENTER, _fill(str(values[5]))))
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(Table("tbl_sum_followup", TOP, 1, _HEADS, rows, _STYLES),),
        widths=_WIDTHS,
        heights=row_heights(rows, _WIDTHS, TOP + 1) | {TOP: header_height(_HEADS, _WIDTHS)},
        freeze=(TOP + 1, 3),
        page=Page(repeat=(TOP, TOP)),
    )


def followed(run: Consolidation) -> Iterator[tuple[Value, ...]]:
    """One row for each task and unit that answers for it: code, task, period, due, unit, state, result."""
    told = answers(run.frames[FOLLOWUP.key])
    period = run.assignment.period
    for task in run.proceedings.resolutions:
        for member in owners(task, run):
            state, result = _standing(task, member, run)
            if task.outcome is None and not task.new_in(period):
                _, outcome, said = told.get((member.code, fold(task.code)), (0, None, ""))
                state, result = (outcome.value, said) if outcome else (state, result)
            yield task.code, task.task, str(task.set_in or period), task.due, member.name, state, result


def unsettled(run: Consolidation) -> Iterator[tuple[Resolution, str]]:
    """The tasks of which a result is still to be asked for, and how they stand.

    What every unit has settled needs no conclusion of the bloc; what this conference set is asked for from now on.
    """
    done = {outcome.value for outcome in SETTLED}
    rows = list(followed(run))
    for task in run.proceedings.resolutions:
        states = [str(row[5]) for row in rows if row[0] == task.code]
        settled = sum(state in done for state in states)
        if task.open and (task.new_in(run.assignment.period) or settled < len(states)):
            new = task.new_in(run.assignment.period)
            yield task, "mới giao" if new else f"{settled}/{len(states)} đơn vị báo xong"


def owners(task: Resolution, run: Consolidation) -> tuple[Member, ...]:
    """The units that a task is for."""
    return tuple(m for m in run.assignment.bloc.members if task.owner in ("", m.code))


def _standing(task: Resolution, member: Member, run: Consolidation) -> tuple[str, str]:
    if task.outcome:
        return task.outcome.value, task.result
    if task.new_in(run.assignment.period):
        return NEXT, ""
    return NOT_TOLD, "" if member.code in run.counted else NOT_RECEIVED


def tally(run: Consolidation) -> str:
    """How many of the tasks of earlier conferences are done, by task and unit; '' where none were set."""
    period = str(run.assignment.period)
    states = [str(row[5]) for row in followed(run) if row[2] != period]
    if not states:
        return ""
    done = states.count(Outcome.DONE.value)
    rest = "; ".join(
        f"{state.lower()} {states.count(state)}" for state in dict.fromkeys(states) if state != Outcome.DONE.value
    )
    return f"Nhiệm vụ hội nghị trước giao: {len(states)} lượt, đã hoàn thành {done}{'; ' if rest else ''}{rest}."


def _fill(state: str) -> str:
    if state in {outcome.value for outcome in SETTLED}:
        return GOOD_FILL
    return ERROR_FILL if state == NOT_TOLD else "" if state == NEXT else WARNING_FILL
