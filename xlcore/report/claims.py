"""Sentences that are claims: each is written only as far as the figures bear it out.

A sentence names the units that are out of a sum and why; a claim that something did not happen needs a sum of 0.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

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


def outside(found: Amount, run: Consolidation, which: str = "số liệu") -> str:
    """Which units are out of a sum and why, as a clause; '' where all are in."""
    if not found.out:
        return ""
    named = "; ".join(f"{run.assignment.bloc.name_of(code)}: {reason}" for code, reason in found.out.items())
    return f" ({which} của {found.coverage} đơn vị; {named})"


class Sum(NamedTuple):
    """One sum in a sentence: what was found, its whole phrase, and what is missing where nothing was found."""

    found: Amount
    phrase: str
    missing: str


def summed(key: str, words: str, missing: str, run: Consolidation) -> Sum:
    """A key figure in a sentence: `words` with {} for its number, and how it stands to last year."""
    found = amount(key, run)
    return Sum(found, words.format(number(found.value or 0)) + against_last_year(key, run), missing)


def sums(opening: str, parts: tuple[Sum, ...], nothing: str, run: Consolidation, joint: str = ", ") -> str:
    """A sentence of one or two sums as far as they are known, with one more that names the missing one.

    Who is out stands behind the phrase of each sum, or once behind both where they lack the same units. `nothing` is
    said where no sum is known.
    """
    known = [one for one in parts if one.found.value is not None]
    if not known:
        return nothing
    same = len({(one.found.asked, tuple(one.found.out.items())) for one in known}) < len(known)
    told = joint.join(one.phrase if same else f"{one.phrase}{outside(one.found, run)}" for one in known)
    common = outside(known[0].found, run, "cả hai số liệu") if same else ""
    return " ".join([f"{opening}{told}{common}.", *(unknown(one.missing) for one in parts if one not in known)])


def unknown(subject: str) -> str:
    """That nobody said anything about something."""
    return f"Chưa có số liệu về {subject}."


def dossiers(run: Consolidation) -> str:
    """What was received and resolved: two sums, both of dossiers; 'gần' only by the rule of `near`."""
    received, resolved = amount("received", run), amount("resolved", run)
    whole = received.asked == resolved.asked and not received.out and not resolved.out
    units = f"{len(resolved.asked)} đơn vị" if whole else "các đơn vị"
    pair = (
        Sum(received, f"tiếp nhận {near(round(received.value or 0))} hồ sơ", "số hồ sơ đã tiếp nhận"),
        Sum(resolved, f"giải quyết {near(round(resolved.value or 0))} hồ sơ", "số hồ sơ đã giải quyết"),
    )
    opening = f"Trong {run.assignment.period.label}, {units} có thủ tục hành chính đã "
    return sums(opening, pair, unknown("hồ sơ thủ tục hành chính"), run)


def in_time(run: Consolidation) -> str:
    """Whether dossiers were returned too late: said to be none only where the sum is 0, else by unit."""
    overdue = amount("overdue", run)
    if overdue.value is None:
        return unknown("hồ sơ trả quá hạn")
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


def targets(run: Consolidation) -> str:
    """What was reached of the year's plan; half a year is measured against the whole plan, and says so."""
    found = _set(run)
    if not found:
        return unknown("chỉ tiêu")
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
        return unknown("cách tiếp nhận và trả kết quả")
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
        return unknown("phong trào thi đua")
    levels = Counter(level for level in found.values() if level)
    launched = ", ".join(f"{number(count)} do cấp {str(level).lower()}" for level, count in levels.items())
    by_level = f" ({launched} phát động)" if launched else ""
    pair = (
        summed("collectives", "{} lượt tập thể", "số lượt tập thể tham gia", run),
        summed("individuals", "{} lượt cá nhân tham gia", "số lượt cá nhân tham gia", run),
    )
    joined = f"Các đơn vị tham gia {number(len(found))} phong trào thi đua{by_level}"
    nothing = f"{joined}{silent('movements', run)}. {unknown('số lượt tập thể, cá nhân tham gia')}"
    return sums(f"{joined}, với ", pair, nothing, run, joint=" và ")


def rural(run: Consolidation) -> str:
    """How many communes were helped and by how much; that none was needs answers, and a sum of 0."""
    communes = {fold(name) for name in run.frames["rural"]["commune"] if name}
    worth = summed("rural_value", "trị giá {} đồng", "giá trị giúp đỡ", run)
    if communes:
        helped = f"Các đơn vị đã giúp đỡ {number(len(communes))} xã"
        nothing = f"{helped}{silent('rural', run)}. {unknown(worth.missing)}"
        return sums(f"{helped}, ", (worth,), nothing, run)
    if worth.found.value == 0:
        told = "Ở các đơn vị đã có số liệu, chưa" if worth.found.out else "Chưa"
        return f"{told} có xã nào được giúp đỡ xây dựng nông thôn mới{outside(worth.found, run)}."
    return sums(
        "Các đơn vị đã giúp xây dựng nông thôn mới, ",
        (worth,),
        unknown("việc giúp đỡ các xã xây dựng nông thôn mới"),
        run,
    )
