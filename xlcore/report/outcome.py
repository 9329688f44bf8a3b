"""What a year came to, in sentences: ranking, ballots (also where they contradict the scores), proposals."""

from collections import Counter
from collections.abc import Iterator

from ..awards.ballot import Ballot, Place, against_scores
from ..awards.proposals import Proposal, State, managers
from ..consolidation import Consolidation
from ..scoring.ranking import Standing
from ..values.writing import day, number

NO_SCHEME = "Khối chưa có thang điểm trong tệp tổng hợp, nên chưa có bảng xếp hạng theo điểm."


def outcome(run: Consolidation) -> list[str]:
    """What the year came to, in sentences: ranking, ballots (also against the scores), proposals; [] for a half."""
    if run.assignment.period.half:
        return []
    return [*ranking_texts(run), *ballot_texts(run), *proposal_texts(run)]


def ranking_texts(run: Consolidation) -> Iterator[str]:
    """The ranking in sentences: who leads, ties, who is left out."""
    standings = run.scored.standings if run.scored else ()
    bloc = run.assignment.bloc
    best = [s for s in standings if s.rank == 1]
    if not best:
        yield NO_SCHEME
        return
    named = ", ".join(bloc.name_of(s.member) for s in best)
    points = f"{number(float(best[0].total))}/{number(float(best[0].maximum))} điểm"
    yield f"Xếp hạng theo điểm: {'cùng ' if len(best) > 1 else ''}hạng nhất là {named} ({points})."
    ties = sorted({s.rank for s in standings if s.tied and s.rank is not None})
    for place in ties:
        equal = ", ".join(bloc.name_of(s.member) for s in standings if s.rank == place)
        yield f"Cùng hạng {place}: {equal}; chưa có quy định hay lá phiếu nào phân định."
    for standing in standings:
        if standing.excluded:
            yield f"Không xếp hạng {bloc.name_of(standing.member)}: {note(standing)}."


def ballot_texts(run: Consolidation) -> Iterator[str]:
    """Every ballot in a sentence, and where it contradicts the scores."""
    if run.examined is None:
        return
    name = run.assignment.bloc.name_of
    for award, places in run.examined.results.items():
        ballot = ballot_of(award, run)
        elected = [f"{name(p.code)} ({p.votes}/{ballot.whole} phiếu, {percent(p)} %)" for p in places if p.elected]
        yield f"Bỏ phiếu kín {award}: {'; '.join(elected) if elected else 'chưa đơn vị nào trúng cử'}."
        yield from contradictions(ballot, places, run)


def contradictions(ballot: Ballot, places: tuple[Place, ...], run: Consolidation) -> Iterator[str]:
    """Where the ballot goes against the scores: who was elected before whom, and the meeting's reason."""
    name, ranks = run.assignment.bloc.name_of, run.examined.ranks if run.examined else {}
    for up, down in against_scores(places, ranks):
        reason = f"hội nghị chấp nhận vì: {ballot.why.rstrip('. ')}" if ballot.why else "hội nghị chưa ghi lý do"
        yield (
            f"Kết quả bỏ phiếu khác thứ tự điểm: {name(up)} (hạng {ranks[up]}) trúng cử {ballot.award}, "
            f"{name(down)} (hạng {ranks[down]}) không trúng cử; {reason}."
        )


def percent(place: Place) -> str:
    """A share of votes in percent."""
    return number(float(place.share), 1)


def ballot_of(award: str, run: Consolidation) -> Ballot:
    """The ballot about an award."""
    if run.examined is None:
        raise LookupError(award)
    return next(ballot for ballot in run.examined.year.ballots.values() if ballot.award == award)


def proposal_texts(run: Consolidation) -> Iterator[str]:
    """What is proposed, counted, and the share of managers."""
    rows = [p for p in proposals(run) if p.live]
    if not rows:
        yield "Khối chưa có đề nghị khen thưởng."
        return
    counts = Counter(p.award for p in rows)
    yield f"Đề nghị khen thưởng: {'; '.join(f'{count:02d} {award}' for award, count in counts.items())}."
    lead, persons = managers(rows)
    if persons:
        yield f"Trong {persons} cá nhân được đề nghị có {lead} lãnh đạo ({number(lead / persons * 100, 1)} %)."


def rank_of(standing: Standing) -> str:
    """The place of a unit in words."""
    if standing.rank is None:
        return "không xếp hạng"
    return f"{standing.rank}{' (bằng điểm)' if standing.tied else ''}"


def moved(standing: Standing) -> str:
    """How a unit moved against last year, '' where that is unknown."""
    if standing.moved is None:
        return ""
    if standing.moved == 0:
        return "giữ hạng"
    return f"{'tăng' if standing.moved > 0 else 'giảm'} {abs(standing.moved)} bậc"


def note(standing: Standing) -> str:
    """What there is to say of a place: why left out, what broke a tie, what is missing."""
    said = [f"{found.reason}{f' ({found.basis})' if found.basis else ''}" for found in standing.excluded]
    said += [standing.decided] if standing.decided else []
    said += [f"thiếu số liệu ở {standing.missing} tiêu chí"] if standing.missing else []
    return "; ".join(said)


def proposals(run: Consolidation) -> tuple[Proposal, ...]:
    """All proposals, in the order of the sheet."""
    return run.examined.year.proposals if run.examined else ()


def state_of(proposal: Proposal) -> str:
    """Where a proposal stands, with decision and reason."""
    said = [proposal.state.value]
    decided = f" {day(proposal.decided_on)}" if proposal.decided_on else ""
    if proposal.state is State.DECIDED and proposal.decision:
        said.append(f"số {proposal.decision}{decided}")
    return "; ".join([*said, *([proposal.reason] if proposal.reason else [])])
