"""The official order, step by step: what is done, what is missing, who decided when, and what was done too early."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from ..awards.examine import Examined
from ..consolidation import Consolidation
from ..domain.bloc import Assignment
from ..domain.findings import Finding, Place
from ..history.decisions import Adoption, Drawing
from ..intake.office import MASTER
from ..scoring.scored import Scored
from ..sheets.scoring import CRITERIA, SCORES
from ..sheets.year import BALLOTS, PROPOSALS
from ..values.writing import day
from .appraised import Answered, Appraised
from .points import Points


class Progress(Enum):
    """How far a step is."""

    DONE = "Đã xong"
    BEGUN = "Đang làm"
    WAITING = "Chưa làm"
    BROKEN = "Phải làm lại"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the order: what it is, how far it is, and what there is to say of it."""

    title: str
    progress: Progress
    told: str


def mark_of_scores(scored: Scored) -> str:
    """A short mark of all points that count; '' where nothing is scored."""
    if scored.scores is None:
        return ""
    marks = scored.scores.marks.items()
    points = sorted((code, unit, str(mark.points)) for code, by_unit in marks for unit, mark in by_unit.items())
    return sha256(repr(points).encode()).hexdigest()[:12]


def steps(run: Consolidation) -> tuple[Step, ...]:
    """The steps of a run in the official order; none where the bloc has no scheme."""
    scored, appraised = run.scored, run.appraised
    if scored is None or run.answered is None:
        return ()
    answered, assignment = run.answered, run.assignment
    return (
        _scheme(scored),
        _self(answered, assignment),
        _drawn(answered.drawing, assignment),
        _crossed(answered, assignment),
        _bloc(appraised),
        _adopted(answered.adoption, scored),
        *_awards(run.examined),
    )


def _scheme(scored: Scored) -> Step:
    title = "Thang điểm"
    if scored.scores is None:
        return Step(title, Progress.BROKEN, "Thang điểm còn lỗi ở trang Tiêu chí.")
    return Step(title, Progress.DONE, f"{len(scored.scheme.leaves)} tiêu chí, kiểm tra không còn lỗi.")


def _self(answered: Answered, assignment: Assignment) -> Step:
    units = [member.code for member in assignment.bloc.members if answered.asked[member.code]]
    done = [unit for unit in units if not answered.lacking(answered.selves, unit)]
    return _counted("Đơn vị tự chấm", done, units, assignment, begun=bool(answered.selves))


def _drawn(drawing: Drawing | None, assignment: Assignment) -> Step:
    title = "Bốc thăm chấm chéo"
    if drawing is None:
        return Step(title, Progress.WAITING, "Chạy lệnh thidua draw trước mặt các đơn vị.")
    said = f"Bốc thăm ngày {day(drawing.when)} ({drawing.actor}), chữ bốc thăm “{drawing.words}”."
    units = {member.code for member in assignment.bloc.members}
    if {checker for checker, _ in drawing.pairs} != units:
        return Step(title, Progress.BROKEN, f"{said} Danh sách đơn vị đã đổi từ đó; bốc thăm lại.")
    return Step(title, Progress.DONE, said)


def _crossed(answered: Answered, assignment: Assignment) -> Step:
    units = [checked for checked in answered.pairs.values() if answered.asked.get(checked)]
    done = [unit for unit in units if not answered.lacking(answered.crosses, unit)]
    step = _counted("Chấm chéo", done, units, assignment, begun=bool(answered.crosses))
    return step if units else Step(step.title, Progress.WAITING, "Sau khi bốc thăm, chạy lệnh thidua forms --cross.")


def _counted(title: str, done: list[str], units: list[str], assignment: Assignment, *, begun: bool) -> Step:
    left = [assignment.bloc.name_of(unit) for unit in units if unit not in done]
    said = f"{len(done)}/{len(units)} đơn vị được chấm đủ." + (f" Còn: {'; '.join(left)}." if left else "")
    progress = Progress.DONE if not left else Progress.BEGUN if done or begun else Progress.WAITING
    return Step(title, progress, said)


def _bloc(appraised: Appraised | None) -> Step:
    title = "Khối chấm"
    if appraised is None:
        return Step(title, Progress.WAITING, "Chưa chấm được.")
    typed = sum(line.typed for line in appraised.lines)
    own = sum(1 for line in appraised.lines if line.own and not line.other and not line.typed)
    said = f"Khối ghi {typed} số ở trang Chấm điểm; còn lại theo chấm chéo"
    if own:
        return Step(title, Progress.BEGUN, f"{said}. {own} tiêu chí chưa ai kiểm tra, đang tạm theo số tự chấm.")
    return Step(title, Progress.DONE, f"{said} và số liệu đã báo cáo.")


def _adopted(adoption: Adoption | None, scored: Scored) -> Step:
    title = "Hội nghị thông qua bảng điểm"
    if adoption is None:
        return Step(title, Progress.WAITING, "Điểm và xếp hạng còn là tạm tính. Thông qua xong chạy lệnh thidua adopt.")
    said = f"Thông qua ngày {day(adoption.when)} ({adoption.actor})." + (f" {adoption.why}" if adoption.why else "")
    if adoption.mark != mark_of_scores(scored):
        return Step(title, Progress.BROKEN, f"{said} Điểm đã đổi từ đó; hội nghị phải thông qua lại.")
    return Step(title, Progress.DONE, said)


def _awards(examined: Examined | None) -> Iterator[Step]:
    if examined is None:
        return
    held = [ballot for ballot in examined.year.ballots.values() if ballot.held]
    said = f"{len(held)}/{len(examined.year.ballots)} cuộc bỏ phiếu đã kiểm phiếu."
    yield Step(
        "Bỏ phiếu kín", Progress.DONE if held else Progress.WAITING, said if held else "Chưa có kết quả kiểm phiếu."
    )
    count = len(examined.year.proposals)
    told = f"{count} đề nghị ở trang Đề nghị." if count else "Chưa có đề nghị."
    yield Step("Đề nghị khen thưởng", Progress.DONE if count else Progress.WAITING, told)


def out_of_order(points: Points, examined: Examined | None) -> Iterator[Finding]:
    """What was done before the step that it rests on, or has lost its ground since."""
    answered, scored = points.answered, points.scored
    if answered is None or scored is None:
        return
    adoption, appraised = answered.adoption, points.appraised
    if adoption and adoption.mark != mark_of_scores(scored):
        yield Finding("BX-11", "", Place(MASTER, CRITERIA.title), CRITERIA.key, facts={"day": day(adoption.when)})
    if appraised and not answered.crosses and any(line.typed and line.asked for line in appraised.lines):
        yield Finding("BX-12", "", Place(MASTER, SCORES.title), SCORES.key)
    yield from _too_early(adoption, examined) if examined else ()


def _too_early(adoption: Adoption | None, examined: Examined) -> Iterator[Finding]:
    ballots = examined.year.ballots
    if adoption is None:
        for row, ballot in ballots.items():
            if ballot.held:
                place = examined.year.place(MASTER, BALLOTS.key, row, "award")
                yield Finding("BX-09", "", place, BALLOTS.key, value=ballot.award)
    open_still = {ballot.award for ballot in ballots.values() if not ballot.held}
    for proposal in examined.year.proposals:
        if proposal.award in open_still:
            place = examined.year.place(MASTER, PROPOSALS.key, proposal.row, "award")
            yield Finding("BX-10", proposal.unit, place, PROPOSALS.key, value=proposal.award)
