"""What is decided on the way of the official order, from what a run sees now; each refuses what cannot be."""

from datetime import datetime

from ..consolidation import Consolidation
from ..errors import InputError
from ..history.decisions import Adoption, Drawing
from .lots import draw
from .steps import Progress, mark_of_scores, steps

_BEFORE_ADOPTION = 5
"""The first steps of the order, up to the scores of the bloc."""


def draw_lots(run: Consolidation, words: str, why: str, now: datetime) -> Drawing:
    """Draw who cross-checks whom; drawing anew needs a reason, and none is drawn once scores were adopted."""
    _hold_open(run)
    period, decisions = _period(run), run.past.decisions
    if decisions.adoption(period):
        raise InputError(
            "Hội nghị đã thông qua bảng điểm, không bốc thăm lại được. Mở lại trước: thidua adopt --undo --reason LÝ_DO"
        )
    if decisions.drawing(period) and not why.strip():
        raise InputError("Đã bốc thăm rồi. Nếu phải bốc thăm lại, ghi lý do: --reason LÝ_DO")
    pairs = draw((member.code for member in run.assignment.bloc.members), words)
    return Drawing(period, words, tuple(pairs.items()), now, run.past.actor, why.strip())


def adopt(run: Consolidation, why: str, now: datetime) -> Adoption:
    """Let the meeting adopt the scores as they stand; steps that are not done need a reason."""
    _hold_open(run)
    if run.scored is None or run.scored.scores is None:
        raise InputError("Chưa có bảng điểm: thang điểm ở trang Tiêu chí còn trống hoặc còn lỗi.")
    left = [step for step in steps(run)[:_BEFORE_ADOPTION] if step.progress is not Progress.DONE]
    if left and not why.strip():
        told = "; ".join(f"{step.title}: {step.told}" for step in left)
        raise InputError(f"Còn bước chưa xong. {told} Nếu hội nghị vẫn thông qua, ghi lý do: --reason LÝ_DO")
    return Adoption(_period(run), adopted=True, when=now, actor=run.past.actor, why=why.strip(), mark=_mark(run))


def take_back(run: Consolidation, why: str, now: datetime) -> Adoption:
    """Open the adopted scores again."""
    _hold_open(run)
    if run.past.decisions.adoption(_period(run)) is None:
        raise InputError("Hội nghị chưa thông qua bảng điểm nào, không có gì để mở lại.")
    if not why.strip():
        raise InputError("Cần ghi lý do để mở lại bảng điểm: --reason LÝ_DO")
    return Adoption(_period(run), adopted=False, when=now, actor=run.past.actor, why=why.strip())


def _hold_open(run: Consolidation) -> None:
    if run.past.decisions.lock(_period(run)):
        raise InputError(f"Kỳ {_period(run)} đã khóa. Mở lại trước: thidua reopen --reason LÝ_DO")


def _period(run: Consolidation) -> str:
    return str(run.assignment.period)


def _mark(run: Consolidation) -> str:
    return mark_of_scores(run.scored) if run.scored else ""
