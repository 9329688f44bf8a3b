"""Sentences that are claims: each is written only as far as the figures bear it out.

A sentence names the units that are out of a sum and why; a claim that something did not happen needs a sum of 0.
"""

from collections import Counter
from collections.abc import Mapping

import polars as pl

from ..consolidation import Consolidation
from ..declare import YES_NO, Column, When
from ..sheets import BY_KEY
from ..summary.figures import BY_FIGURE, Amount, earlier_by_member, measure
from ..summary.targets import EXCEEDED, MET, NOT_MET, Result, results
from ..values.folding import fold
from ..values.writing import near, number


def amount(key: str, run: Consolidation) -> Amount:
    """A key figure, measured."""
    return measure(BY_FIGURE[key], run)


def outside(found: Amount, run: Consolidation) -> str:
    """Which units are out of a sum and why, as a clause; '' where all are in."""
    if not found.out:
        return ""
    named = "; ".join(f"{run.assignment.bloc.name_of(code)}: {reason}" for code, reason in found.out.items())
    return f" (số liệu của {found.coverage} đơn vị; {named})"


def dossiers(run: Consolidation) -> str:
    """What was received and resolved: two sums, both of dossiers; 'gần' only by the rule of `near`."""
    received, resolved = amount("received", run), amount("resolved", run)
    if received.value is None or resolved.value is None:
        return "Chưa có số liệu về hồ sơ thủ tục hành chính."
    return (
        f"Trong {run.assignment.period.label}, {len(resolved.asked)} đơn vị có thủ tục hành chính đã tiếp nhận "
        f"{near(round(received.value))} hồ sơ, giải quyết {near(round(resolved.value))} hồ sơ{outside(resolved, run)}."
    )


def in_time(run: Consolidation) -> str:
    """Whether dossiers were returned too late: said to be none only where the sum is 0, else by unit."""
    overdue = amount("overdue", run)
    if overdue.value is None:
        return "Chưa có số liệu về hồ sơ trả quá hạn."
    if overdue.value > 0:
        return (
            f"Có {number(overdue.value)} hồ sơ trả quá hạn: {by_unit(overdue.by_member, run)}{outside(overdue, run)}."
        )
    if overdue.out:
        return f"Ở các đơn vị đã có số liệu, không có hồ sơ trả quá hạn{outside(overdue, run)}."
    return "Hồ sơ được trả đúng hạn, không có hồ sơ trả quá hạn."


def by_unit(values: Mapping[str, float], run: Consolidation) -> str:
    """The units with something, each with its number."""
    bloc = run.assignment.bloc
    return "; ".join(f"{bloc.name_of(code)} {number(value)}" for code, value in values.items() if value)


def against_last_year(key: str, run: Consolidation) -> str:
    """How a figure stands to the same period of last year; '' unless both are over the same units."""
    now, then = amount(key, run), earlier_by_member(BY_FIGURE[key], run, When.LAST_YEAR)
    before = sum(then.values())
    if now.value is None or now.out or then.keys() != now.by_member.keys() or not before:
        return ""
    change = (now.value - before) / before * 100
    if not round(change, 1):
        return " (bằng cùng kỳ năm trước)"
    word = "tăng" if change > 0 else "giảm"
    return f" ({word} {number(abs(change), 1)} % so với cùng kỳ năm trước)"


def plain(key: str, run: Consolidation) -> str:
    """A sum with its coverage and its change, ready to stand in a sentence; 'chưa có số liệu' where none."""
    found = amount(key, run)
    if found.value is None:
        return "chưa có số liệu"
    unit = BY_FIGURE[key].unit
    return f"{number(found.value)} {unit}{against_last_year(key, run)}{outside(found, run)}"


def targets(run: Consolidation) -> str:
    """What was reached of the year's plan; half a year is measured against the whole plan, and says so."""
    found = _set(run)
    if not found:
        return "Chưa có số liệu về chỉ tiêu."
    reached = sum(result.outcome in {EXCEEDED, MET} for result in found)
    whole = (
        f"Trong {len(found)} lượt chỉ tiêu được giao, {reached} lượt đã đạt hoặc vượt kế hoạch cả năm"
        f"{silent('targets', run)}."
    )
    if not run.assignment.period.half:
        return whole
    behind = [result for result in found if not result.pace]
    if not behind:
        return f"{whole} Tất cả đều đạt từ 50 % kế hoạch năm (mốc tham khảo)."
    named = "; ".join(f"{run.assignment.bloc.name_of(r.member)}: {r.name}" for r in behind)
    return f"{whole} Chưa đạt 50 % kế hoạch năm (mốc tham khảo): {named}."


def on_course(run: Consolidation) -> str:
    """That the units are in time with their plans: only where all answered and no indicator is behind; else ''."""
    found = _set(run)
    half = run.assignment.period.half
    fine = all(result.pace if half else result.outcome in {EXCEEDED, MET} for result in found)
    if not found or not fine or silent("targets", run):
        return ""
    done = "thực hiện" if half else "hoàn thành"
    return f"Về cơ bản các đơn vị đã {done} nhiệm vụ theo đúng tiến độ, chỉ tiêu, kế hoạch đề ra."


def _set(run: Consolidation) -> list[Result]:
    return [result for result in results(run) if result.outcome in {EXCEEDED, MET, NOT_MET}]


def silent(key: str, run: Consolidation) -> str:
    """Which units that are asked for a sheet did not answer it, as a clause; '' where all did."""
    missing = [member.name for member in run.asked(key) if not run.said(key, member.code)]
    return f" (chưa có số liệu của: {'; '.join(missing)})" if missing else ""


def reception(run: Consolidation) -> str:
    """What the units answered about how they receive the public: how many said yes, and who did not."""
    frame = run.frames["reform"]
    if not frame.height:
        return "Chưa có số liệu về cách tiếp nhận và trả kết quả."
    asked = [column for column in BY_KEY["reform"].columns if column.kind == YES_NO]
    first, *others = (_answered(column, frame, run) for column in asked)
    said = "; ".join([first, *(f"{text[:1].lower()}{text[1:]}" for text in others)])
    return f"{said}{silent('reform', run)}."


def _answered(column: Column, frame: pl.DataFrame, run: Consolidation) -> str:
    answers = dict(frame.select("member", column.name).iter_rows())
    yes = sum(answer == "Có" for answer in answers.values())
    no = [run.assignment.bloc.name_of(code) for code, answer in answers.items() if answer == "Không"]
    rest = f" (chưa có: {', '.join(no)})" if no else ""
    return f"{column.label} {yes}/{len(run.asked('reform'))} đơn vị{rest}"


def movements(run: Consolidation) -> str:
    """How many movements there were, who launched them, and how many took part."""
    pairs = run.frames["movements"].select("name", "level").iter_rows()
    found = {fold(name): level for name, level in pairs if name}
    if not found:
        return "Chưa có số liệu về phong trào thi đua."
    levels = Counter(found.values())
    launched = ", ".join(f"{number(count)} do cấp {str(level).lower()}" for level, count in levels.items() if level)
    return (
        f"Các đơn vị tham gia {number(len(found))} phong trào thi đua ({launched} phát động), với "
        f"{plain('collectives', run)} và {plain('individuals', run)} tham gia (tính theo lượt)"
        f"{silent('movements', run)}."
    )
