"""What a person decides, from what a run sees now; each refuses in a sentence what cannot be."""

from collections.abc import Sequence
from datetime import datetime

from ..consolidation import Consolidation
from ..domain.findings import Finding, Severity
from ..errors import InputError
from .decisions import Event, Lock, Waiver, key_of
from .standing import Standing, standings
from .states import Act, State, acted


def act(run: Consolidation, member: str, what: Act, why: str, now: datetime) -> Event:
    """Let a person do something with a unit's submission as it lies there now."""
    standing = _standing(run, member)
    state = acted(standing.state, what, why, errors=standing.errors)
    return Event(_period(run), member, state, now, run.past.actor, why.strip(), standing.digest, what)


def waive(run: Consolidation, findings: Sequence[Finding], why: str, now: datetime) -> tuple[Waiver, ...]:
    """Answer for findings, so that they count no more."""
    _hold_open(run)
    if not why.strip():
        raise InputError("Cần ghi lý do để bỏ qua một lỗi: --reason LÝ_DO")
    return tuple(_waiver(run, finding, why.strip(), now) for finding in findings)


def lock(run: Consolidation, mark: str, why: str, now: datetime) -> Lock:
    """Close the period on the figures of the newest recorded run; who is not accepted needs a reason."""
    _hold_open(run)
    newest = run.past.runs[0] if run.past.runs else None
    if newest is None or newest.mark != mark:
        raise InputError("Tệp tổng hợp chưa theo phiếu và cấu hình hiện nay. Tổng hợp trước, rồi khóa kỳ.")
    waiting = [standing for standing in standings(run) if standing.state is not State.ACCEPTED]
    if waiting and not why.strip():
        told = "; ".join(f"{run.assignment.bloc.name_of(s.member)} ({s.state.value})" for s in waiting)
        raise InputError(f"Còn đơn vị chưa được chấp nhận: {told}. Nếu vẫn khóa, ghi lý do: --reason LÝ_DO")
    return Lock(_period(run), locked=True, when=now, actor=run.past.actor, why=why.strip(), mark=mark)


def unlock(run: Consolidation, why: str, now: datetime) -> Lock:
    """Open a locked period again."""
    if not run.past.decisions.lock(_period(run)):
        raise InputError(f"Kỳ {_period(run)} không bị khóa.")
    if not why.strip():
        raise InputError("Cần ghi lý do để mở lại kỳ: --reason LÝ_DO")
    return Lock(_period(run), locked=False, when=now, actor=run.past.actor, why=why.strip())


def meant(run: Consolidation, member: str, rule: str, where: str) -> tuple[Finding, ...]:
    """The findings of a unit under a rule, at a place like 'TTHC!C9' where one is given; notes need no waiver."""
    own = [f for f in run.findings if (f.member, f.rule) == (member, rule.upper())]
    own = [f for f in own if run.rulebook.severity(f) is not Severity.NOTE and (not where or is_at(where_of(f), where))]
    if not own:
        rules = ", ".join(dict.fromkeys(f.rule for f in run.findings if f.member == member)) or "không có lỗi nào"
        raise InputError(f"Đơn vị không có lỗi {rule} {f'ở {where} ' if where else ''}(đang có: {rules}).")
    return tuple(own)


def only(found: Sequence[Finding]) -> None:
    """Refuse where more than one finding is meant and one would be waived by accident."""
    if len(found) > 1:
        places = ", ".join(where_of(finding) for finding in found)
        raise InputError(f"Có {len(found)} lỗi như vậy: {places}. Chỉ rõ ô: --at 'TRANG!Ô', hoặc --all.")


def where_of(finding: Finding) -> str:
    """A place as a person types it."""
    place = finding.place
    return f"{place.sheet}!{place.cell}" if place.sheet and place.cell else place.sheet or place.file


def is_at(place: str, typed: str) -> bool:
    """Whether a person means a place: as it is told or its cell alone, with quotes and $ or without."""
    there, meant = (text.replace("'", "").replace("$", "").casefold() for text in (place, typed))
    return meant in {there, there.rpartition("!")[2]}


def _waiver(run: Consolidation, finding: Finding, why: str, now: datetime) -> Waiver:
    return Waiver(
        period=_period(run),
        member=finding.member,
        key=key_of(finding),
        rule=finding.rule,
        where=where_of(finding),
        sentence=run.rulebook.sentence(finding),
        when=now,
        actor=run.past.actor,
        why=why,
    )


def _standing(run: Consolidation, member: str) -> Standing:
    return next(standing for standing in standings(run) if standing.member == member)


def _hold_open(run: Consolidation) -> None:
    if run.past.decisions.lock(_period(run)):
        raise InputError(f"Kỳ {_period(run)} đã khóa. Mở lại trước: thidua reopen --reason LÝ_DO")


def _period(run: Consolidation) -> str:
    return str(run.assignment.period)
