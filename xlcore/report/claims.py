"""Sentences that are claims: each is written only as far as the figures bear it out.

A sentence names the units that are out of a sum and why; a claim that something did not happen needs a sum of 0.
"""

from collections.abc import Mapping

from ..consolidation import Consolidation
from ..declare import When
from ..summary.figures import BY_FIGURE, Amount, earlier, measure
from ..summary.targets import EXCEEDED, MET, NOT_MET, results
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
    now, before = amount(key, run), earlier(BY_FIGURE[key], run, When.LAST_YEAR)
    if now.value is None or before is None or now.out or not before:
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
    found = [result for result in results(run) if result.outcome in {EXCEEDED, MET, NOT_MET}]
    if not found:
        return "Chưa có số liệu về chỉ tiêu."
    reached = sum(result.outcome in {EXCEEDED, MET} for result in found)
    whole = f"Trong {len(found)} lượt chỉ tiêu được giao, {reached} lượt đã đạt hoặc vượt kế hoạch cả năm."
    behind = [result for result in found if result.pace is False]
    if not run.assignment.period.half:
        return whole
    if not behind:
        return f"{whole} Tất cả đều đạt từ 50 % kế hoạch năm (mốc tham khảo)."
    named = "; ".join(f"{run.assignment.bloc.name_of(r.member)}: {r.name}" for r in behind)
    return f"{whole} Chưa đạt 50 % kế hoạch năm (mốc tham khảo): {named}."
