"""The states of a submission, and what moves it from one to the next: a run that looks at it, or a person.

A locked period stands above the states of its submissions: nothing moves them; reopening gives them back as they were.
"""

from enum import Enum

from ..errors import InputError


class State(Enum):
    """Where a unit's file of one period stands."""

    AWAITED = "chưa nhận"
    RECEIVED = "đã nhận"
    WRONG = "có lỗi"
    RETURNED = "đã trả lại"
    CORRECTED = "đã sửa"
    ACCEPTED = "chấp nhận"
    LOCKED = "khóa"


class Act(Enum):
    """What a person does with a submission."""

    RETURN = "trả lại"
    ACCEPT = "chấp nhận"
    REOPEN = "mở lại"


_SENT_BACK = frozenset({State.WRONG, State.RETURNED, State.CORRECTED})
"""From these a better version is a corrected one."""
_SETTLED = frozenset({State.ACCEPTED, State.RETURNED, State.LOCKED})
"""These do not move by looking at the same version again."""
_FROM = {
    Act.RETURN: frozenset({State.RECEIVED, State.WRONG, State.RETURNED, State.CORRECTED}),
    Act.ACCEPT: frozenset({State.RECEIVED, State.WRONG, State.RETURNED, State.CORRECTED}),
    Act.REOPEN: frozenset({State.RETURNED, State.ACCEPTED}),
}


def seen(state: State, *, new: bool, errors: bool) -> State:
    """The state after a run that found a file, of a new version or the same one, with errors or without."""
    if state is State.LOCKED or (state in _SETTLED and not new):
        return state
    if errors:
        return State.WRONG
    if new:
        return State.CORRECTED if state in _SENT_BACK else State.RECEIVED
    return State.CORRECTED if state is State.CORRECTED else State.RECEIVED


def acted(state: State, act: Act, why: str, *, errors: bool) -> State:
    """The state after a person's act; an `InputError` says why it is not possible."""
    if state is State.LOCKED:
        raise InputError("Kỳ này đã khóa. Mở lại trước: thidua reopen --reason LÝ_DO")
    if state not in _FROM[act]:
        states = ", ".join(one.value for one in State if one in _FROM[act])
        raise InputError(f"Phiếu đang ở trạng thái “{state.value}”; chỉ {act.value} được phiếu {states}.")
    if needs_reason(act, errors=errors) and not why.strip():
        raise InputError(f"Cần ghi lý do để {act.value} phiếu {'còn lỗi' if errors else 'này'}: --reason LÝ_DO")
    if act is Act.REOPEN:
        return State.WRONG if errors else State.RECEIVED
    return State.ACCEPTED if act is Act.ACCEPT else State.RETURNED


def needs_reason(act: Act, *, errors: bool) -> bool:
    """Whether nobody could later understand the act without a reason."""
    return act is Act.REOPEN or (act is Act.ACCEPT and errors)
