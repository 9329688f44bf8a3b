"""What is decided on the way of the official order, from what a run sees now; each refuses what cannot be."""

from datetime import datetime

from ..consolidation import Consolidation
from ..errors import InputError
from ..history.decisions import Drawing
from .lots import draw


def draw_lots(run: Consolidation, words: str, why: str, now: datetime) -> Drawing:
    """Draw who cross-checks whom; drawing anew needs a reason, and none is drawn once scores were adopted."""
    period, decisions = str(run.assignment.period), run.past.decisions
    if decisions.lock(period):
        raise InputError(f"Kỳ {period} đã khóa. Mở lại trước: thidua reopen --reason LÝ_DO")
    if decisions.adoption(period):
        raise InputError(
            "Hội nghị đã thông qua bảng điểm, không bốc thăm lại được. Mở lại trước: thidua adopt --undo --reason LÝ_DO"
        )
    if decisions.drawing(period) and not why.strip():
        raise InputError("Đã bốc thăm rồi. Nếu phải bốc thăm lại, ghi lý do: --reason LÝ_DO")
    pairs = draw((member.code for member in run.assignment.bloc.members), words)
    return Drawing(period, words, tuple(pairs.items()), now, run.past.actor, why.strip())
