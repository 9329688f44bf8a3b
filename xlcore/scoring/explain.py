"""Says how points came about: for each unit and criterion the formula with its numbers, in a sentence."""

from collections.abc import Iterator

from .figure import shown
from .formulas import FORMULAS, Part
from .scheme import Criterion, Policy, Scheme
from .score import WHOLE, Mark, Scores, State, Total

_POLICIES = {
    Policy.EXCLUDE: "điểm tối đa của đơn vị bớt {most}",
    Policy.SCALE: "{most} điểm quy đổi theo các mục còn lại của nhóm",
    Policy.FULL: "cho đủ {most} điểm",
    Policy.KEEP: "tính 0 trên {most} điểm",
}


def explain(scores: Scores, unit: str, code: str = WHOLE) -> str:
    """The sentence for a criterion, a group or the whole of a unit."""
    if code in scores.marks:
        return _leaf(scores, scores.scheme.by_code[code], scores.marks[code][unit])
    return _group(scores, unit, code, scores.totals[code][unit])


def _leaf(scores: Scores, leaf: Criterion, mark: Mark) -> str:
    origin = f" ({mark.figure.origin})" if mark.figure and mark.figure.origin else ""
    match mark.state:
        case State.MISSING:
            return "Chưa có số liệu, tính 0 điểm."
        case State.NONE:
            return "Không phát sinh, 0 điểm."
        case State.REFUSED:
            return f"Không chấm được: {mark.why}{origin}; tính 0 điểm."
        case State.EXEMPT:
            return f"Không áp dụng{origin if mark.figure else ''}: {_left_out(scores.scheme, leaf)}."
        case State.SCORED if mark.figure:
            said = FORMULAS[leaf.type].sentence(leaf, mark.figure, scores.fields[leaf.code])
            return f"{said}{origin} → {shown(mark.points)} điểm."
    return ""


def _left_out(scheme: Scheme, criterion: Criterion) -> str:
    if criterion.type and FORMULAS[criterion.type].part is not Part.ORDINARY:
        return "không tính"
    return _POLICIES[scheme.policy(criterion)].format(most=shown(criterion.most))


def _group(scores: Scores, unit: str, code: str, total: Total) -> str:
    group = scores.scheme.by_code.get(code)
    if total.voided:
        return f"Mắc tiêu chí liệt {total.voided} → 0 điểm."
    if total.exempt and group:
        return f"Không mục nào áp dụng: {_left_out(scores.scheme, group)}."
    said = "; ".join(_steps(scores, unit, code, total))
    if total.bounded:
        said += f"; chặn ở {shown(total.points)}"
    return f"{said} → {shown(total.points)} trên {shown(total.maximum)} điểm."


def _is_left_out(scores: Scores, unit: str, code: str) -> bool:
    """Whether a criterion or group neither brings points nor counts: its place in a sum would only mislead."""
    if code in scores.marks:
        mark = scores.marks[code][unit]
        return mark.state is State.EXEMPT and not mark.maximum
    total = scores.totals[code][unit]
    return total.exempt and not total.maximum and not total.points


def _steps(scores: Scores, unit: str, code: str, total: Total) -> Iterator[str]:
    ordinary, outside = [], []
    for child in scores.scheme.children[code]:
        if _is_left_out(scores, unit, child.code):
            continue
        amount = scores.points(unit, child.code)
        part = Part.ORDINARY if scores.scheme.is_group(child) else FORMULAS[child.type].part
        if part is Part.ORDINARY:
            ordinary.append(f"{shown(amount)} ({child.code})")
        elif amount:
            outside.append(f"{'+' if amount > 0 else '−'} {shown(abs(amount))} ({child.code})")
    yield " ".join((" + ".join(ordinary) or "0", *([] if total.moved else outside)))
    if total.moved:
        most = shown(total.counted + total.moved)
        yield f"quy đổi {shown(total.ordinary)} × {most} / {shown(total.counted)}"
        if outside:
            yield f"ngoài điểm tối đa: {' '.join(outside)}"
