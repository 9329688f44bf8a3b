"""What goes into the forms of the cross-check: who checks whom, and what the checked unit said of itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..consolidation import Consolidation
from ..declare import NOT_APPLICABLE
from ..domain.bloc import Member
from ..errors import InputError
from ..scoring.figure import Figure, shown
from .appraised import Answered


@dataclass(frozen=True, slots=True)
class Stated:
    """What a unit said of itself for one criterion: the answer and the evidence in its own words."""

    answer: str = ""
    evidence: str = ""


def drawn_pairs(run: Consolidation) -> tuple[tuple[Member, Member], ...]:
    """Who checks whom by the lots that hold; an `InputError` where none were drawn, or for other members."""
    if run.answered is None:
        raise InputError("Khối chưa có thang điểm. Điền trang Tiêu chí, tổng hợp, rồi bốc thăm bằng lệnh thidua draw.")
    if not run.answered.pairs:
        raise InputError("Chưa bốc thăm chấm chéo. Bốc thăm bằng lệnh thidua draw rồi hãy viết phiếu chấm chéo.")
    members = {member.code: member for member in run.assignment.bloc.members}
    if set(run.answered.pairs) != set(members):
        raise InputError("Danh sách đơn vị đã đổi từ lần bốc thăm. Bốc thăm lại: thidua draw --reason LÝ_DO")
    return tuple((members[checker], members[checked]) for checker, checked in run.answered.pairs.items())


def stated_of(answered: Answered, unit: str) -> Mapping[str, Stated]:
    """What a unit said of itself, by code of the criterion."""
    own = ((code, answer) for (who, code), answer in answered.selves.items() if who == unit)
    return {code: Stated(said(answer.figure, yes_no=answer.yes_no), answer.words) for code, answer in own}


def said(figure: Figure, *, yes_no: bool) -> str:
    """An answer as a person wrote it: a number, against a target, yes or no, or that it does not apply."""
    if figure.exempt or figure.value is None:
        return NOT_APPLICABLE
    if yes_no:
        return "Có" if figure.value else "Không"
    return f"{shown(figure.value)} (chỉ tiêu {shown(figure.target)})" if figure.target else shown(figure.value)
