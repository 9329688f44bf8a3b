"""*Xử lý*: where each unit's submission stands, which findings somebody answers for, and what was decided when."""

from ..consolidation import Consolidation
from ..domain.bloc import Bloc
from ..history.decisions import Event, Lock, Waiver
from ..history.standing import Standing, standings
from ..history.states import State
from ..plans import Cell, Page, SheetPlan, Table, Value
from ..styles import (
    BODY,
    BODY_CENTER,
    BODY_MOMENT,
    ERROR_FILL,
    GOOD_FILL,
    LOCKED_FILL,
    SECTION,
    SUBTITLE,
    WARNING_FILL,
    filled,
)
from .layout import DASH, Cells, header_height, heading, row_heights

KEY, TITLE = "decisions", "Xử lý"
TOP = 5
MOST = 200
_FILLS = {
    State.AWAITED: LOCKED_FILL,
    State.RECEIVED: "",
    State.WRONG: ERROR_FILL,
    State.RETURNED: WARNING_FILL,
    State.CORRECTED: "",
    State.ACCEPTED: GOOD_FILL,
    State.LOCKED: LOCKED_FILL,
}
_STATES = ("Mã", "Đơn vị", "Trạng thái", "Từ lúc", "Người", "Lý do")
_WAIVERS = ("Mã đơn vị", "Đơn vị", "Mã lỗi", "Lúc", "Người", "Lý do", "Nơi", "Lỗi được bỏ qua", "Hiệu lực")
_LOG = ("Mã", "Đơn vị", "Việc", "Lúc", "Người", "Lý do")
_STATE_STYLES = (BODY_CENTER, BODY, BODY_CENTER, BODY_MOMENT, BODY, BODY)
_WAIVER_STYLES = (*_STATE_STYLES, BODY, BODY, BODY_CENTER)
_WIDTHS = (12.0, 40.0, 16.0, 18.0, 20.0, 40.0, 20.0, 50.0, 16.0)
_STATE = 3


def decisions_plan(run: Consolidation) -> SheetPlan:
    """Plan the states, beneath them the waivers, beneath them what moved the states, newest first."""
    bloc = run.assignment.bloc
    stand = standings(run)
    states = [_state(standing, run) for standing in stand]
    waivers = [_waiver(waiver, run) for waiver in _waivers(run)]
    log = _log(run)
    second = TOP + max(1, len(states)) + 4
    third = second + max(1, len(waivers)) + 4
    cells: Cells = heading("XỬ LÝ PHIẾU: TRẠNG THÁI, LỖI ĐƯỢC BỎ QUA, QUYẾT ĐỊNH", run)
    cells |= {(TOP - 1, 1): Cell("Trạng thái phiếu của từng đơn vị", SECTION)}
    cells |= {
        (second - 1, 1): Cell("Lỗi được bỏ qua", SECTION),
        (third - 1, 1): Cell("Mọi lần đổi trạng thái và quyết định, mới nhất trước", SECTION),
    }
    cells[3, 1] = Cell(_locked(run), SUBTITLE)
    for row, standing in enumerate(stand, TOP + 1):
        cells[row, _STATE] = Cell(standing.state.value, filled(BODY_CENTER, _FILLS[standing.state]))
    log_rows = [_decided(one, bloc) for one in log]
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        tables=(
            Table("tbl_states", TOP, 1, _STATES, states, _STATE_STYLES),
            Table("tbl_waivers", second, 1, _WAIVERS, waivers, _WAIVER_STYLES),
            Table("tbl_decisions", third, 1, _LOG, log_rows, _STATE_STYLES),
        ),
        widths=_WIDTHS,
        heights=dict.fromkeys((TOP - 1, second - 1, third - 1), 24.0)
        | dict.fromkeys((TOP, second, third), header_height(_WAIVERS, _WIDTHS))
        | row_heights(states, _WIDTHS, TOP + 1)
        | row_heights(waivers, _WIDTHS, second + 1)
        | row_heights(log_rows, _WIDTHS, third + 1),
        freeze=(TOP - 1, 3),
        page=Page(),
    )


def _locked(run: Consolidation) -> str:
    lock = run.past.decisions.lock(str(run.assignment.period))
    if lock is None:
        return "Kỳ chưa khóa. Chấp nhận, bỏ qua lỗi, khóa, mở lại: lệnh thidua accept, waive, lock, reopen."
    why = f": {lock.why}" if lock.why else ""
    return f"Kỳ đã khóa lúc {lock.when:%d/%m/%Y %H:%M}, {lock.actor}{why}."


def _state(standing: Standing, run: Consolidation) -> tuple[Value, ...]:
    since = standing.since
    name = run.assignment.bloc.name_of(standing.member)
    if since is None or since.state is not standing.state:
        return (standing.member, name, standing.state.value, DASH, "", "")
    return (standing.member, name, standing.state.value, since.when, str(since.actor), since.why)


def _waivers(run: Consolidation) -> tuple[Waiver, ...]:
    period = str(run.assignment.period)
    return tuple(waiver for waiver in reversed(run.past.decisions.waivers) if waiver.period == period)[:MOST]


def _waiver(waiver: Waiver, run: Consolidation) -> tuple[Value, ...]:
    holds = any(kept is waiver for _, kept in run.waived)
    return (
        waiver.member,
        run.assignment.bloc.name_of(waiver.member),
        waiver.rule,
        waiver.when,
        str(waiver.actor),
        waiver.why,
        waiver.where,
        waiver.sentence,
        "Còn" if holds else "Số liệu đã đổi",
    )


def _log(run: Consolidation) -> list[Event | Lock]:
    period, made = str(run.assignment.period), run.past.decisions
    log: list[Event | Lock] = [event for event in made.events if event.period == period]
    log += [lock for lock in made.locks if lock.period == period]
    return sorted(log, key=lambda one: one.when)[: -MOST - 1 : -1]


def _decided(one: Event | Lock, bloc: Bloc) -> tuple[Value, ...]:
    if isinstance(one, Lock):
        return (DASH, "Cả khối", "khóa kỳ" if one.locked else "mở lại kỳ", one.when, str(one.actor), one.why)
    what = one.act.value if one.act else one.state.value
    return (one.member, bloc.name_of(one.member), what, one.when, str(one.actor), one.why)
