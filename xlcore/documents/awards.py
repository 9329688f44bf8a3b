"""The papers of the awards: ranking, minutes, count of the ballot, its papers, the submission to the province."""

from collections import Counter
from collections.abc import Iterator

from ..awards.ballot import Ballot, Denominator, Place, against_scores, sums
from ..awards.proposals import Proposal, State, managers
from ..consolidation import Consolidation
from ..scoring.ranking import Standing
from ..summary.awards import seat
from ..values.folding import fold
from ..values.writing import day, number
from .paper import DOTS, Line, Paper, paper, shown

NO_SCHEME = "Khối chưa có thang điểm trong tệp tổng hợp, nên chưa có bảng xếp hạng theo điểm."
_FOUR, _LONG = 4, 12
"""Papers on a page; candidates beyond which only two fit."""


def outcome(run: Consolidation) -> list[str]:
    """What the year came to, in sentences: ranking, ballots (also against the scores), proposals; [] for a half."""
    if run.assignment.period.half:
        return []
    return [*_ranking_texts(run), *_ballot_texts(run), *_proposal_texts(run)]


def ranking(run: Consolidation) -> list[Line]:
    """The ranking, a line a unit; those left out at the end with the reason."""
    bloc, standings = run.assignment.bloc, run.scored.standings if run.scored else ()
    return [
        {
            "rank": _rank(standing),
            "unit": bloc.name_of(standing.member),
            "total": number(float(standing.total)),
            "maximum": number(float(standing.maximum)),
            "share": number(float(standing.share), 1),
            "moved": _moved(standing),
            "note": _note(standing),
        }
        for standing in standings
    ]


def _rank(standing: Standing) -> str:
    if standing.rank is None:
        return "không xếp hạng"
    return f"{standing.rank}{' (bằng điểm)' if standing.tied else ''}"


def _moved(standing: Standing) -> str:
    if standing.moved is None:
        return ""
    if standing.moved == 0:
        return "giữ hạng"
    return f"{'tăng' if standing.moved > 0 else 'giảm'} {abs(standing.moved)} bậc"


def _note(standing: Standing) -> str:
    said = [f"{found.reason}{f' ({found.basis})' if found.basis else ''}" for found in standing.excluded]
    said += [standing.decided] if standing.decided else []
    said += [f"thiếu số liệu ở {standing.missing} tiêu chí"] if standing.missing else []
    return "; ".join(said)


def _ranking_texts(run: Consolidation) -> Iterator[str]:
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
            yield f"Không xếp hạng {bloc.name_of(standing.member)}: {_note(standing)}."


def _ballot_texts(run: Consolidation) -> Iterator[str]:
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


def _proposal_texts(run: Consolidation) -> Iterator[str]:
    rows = [p for p in proposals(run) if p.live]
    if not rows:
        yield "Khối chưa có đề nghị khen thưởng."
        return
    counts = Counter(p.award for p in rows)
    yield f"Đề nghị khen thưởng: {'; '.join(f'{count:02d} {award}' for award, count in counts.items())}."
    lead, persons = managers(rows)
    if persons:
        yield f"Trong {persons} cá nhân được đề nghị có {lead} lãnh đạo ({number(lead / persons * 100, 1)} %)."


def proposals(run: Consolidation) -> tuple[Proposal, ...]:
    """All proposals, in the order of the sheet."""
    return run.examined.year.proposals if run.examined else ()


def proposal_lines(run: Consolidation, *, live: bool = False) -> list[Line]:
    """The proposals as lines; `live` leaves out those that ended."""
    if run.examined is None:
        return []
    name, standings = run.assignment.bloc.name_of, {s.member: s for s in run.scored.standings} if run.scored else {}
    lines: list[Line] = []
    for proposal in proposals(run):
        if live and not proposal.live:
            continue
        standing = standings.get(proposal.unit)
        votes = next((p for p in run.examined.results.get(proposal.award, ()) if p.code == proposal.unit), None)
        against = [f for f in run.examined.against.get(proposal.row, ()) if run.rulebook.keeps(f)]
        lines.append(
            {
                "number": str(len(lines) + 1),
                "unit": name(proposal.unit),
                "award": proposal.award,
                "recipient": proposal.recipient,
                "name": proposal.name or name(proposal.unit),
                "achievement": proposal.achievement,
                "rank": _rank(standing) if standing else "",
                "total": number(float(standing.total)) if standing else "",
                "votes": f"{votes.votes} ({percent(votes)} %)" if votes else "",
                "state": _state(proposal),
                "against": " ".join(run.rulebook.sentence(found) for found in against),
            }
        )
    return lines


def _state(proposal: Proposal) -> str:
    said = [proposal.state.value]
    if proposal.state is State.DECIDED and proposal.decision:
        said.append(f"số {proposal.decision} {shown(proposal.decided_on)}".strip())
    return "; ".join([*said, *([proposal.reason] if proposal.reason else [])])


def submission(run: Consolidation) -> Paper:
    """The submission to the province: on what it rests, what is proposed, what goes along."""
    texts = outcome(run)
    against = [text for text in texts if text.startswith("Kết quả bỏ phiếu khác thứ tự điểm")]
    laws = run.examined.year.laws if run.examined else ()
    valid = [law.text for law in laws if law.in_force(run.assignment.period.last_day)]
    numbers = dict.fromkeys(p.submission for p in proposals(run) if p.submission)
    return paper(
        "to-trinh",
        run,
        grounds=[f"Căn cứ {text.rstrip('. ')};" for text in dict.fromkeys(valid)],
        lines=proposal_lines(run, live=True),
        summary=list(_proposal_texts(run)),
        against=against,
        held=_held(run),
        numbered=", ".join(numbers) or "",
    )


def _held(run: Consolidation) -> str:
    held = run.assignment.conference.held_on
    return day(held) if held else DOTS


def review_minutes(run: Consolidation) -> Paper:
    """The minutes of the meeting that adopts scores, ranking and proposals."""
    return paper(
        "bien-ban-binh-xet",
        run,
        lines=ranking(run),
        results=outcome(run),
        proposals=proposal_lines(run, live=True),
        ended=[f"{run.assignment.bloc.name_of(p.unit)}, {p.award}: {_state(p)}." for p in proposals(run) if not p.live],
        guests_line="; ".join(run.proceedings.meeting.guests),
    )


def summary(run: Consolidation) -> Paper:
    """The table of all proposals with score, votes, state and what stands against each."""
    return paper("tong-hop-de-nghi", run, lines=proposal_lines(run), summary=list(_proposal_texts(run)))


def count_minutes(run: Consolidation) -> Paper:
    """The minutes of the count: people, papers, every sum checked, the votes, who is elected."""
    ballots = run.examined.year.ballots.values() if run.examined else ()
    return paper("bien-ban-kiem-phieu", run, ballots=[_counted(ballot, run) for ballot in ballots if ballot.held])


def _counted(ballot: Ballot, run: Consolidation) -> Line:
    name, places = run.assignment.bloc.name_of, run.examined.results[ballot.award] if run.examined else ()
    whole = "tổng số thành viên" if ballot.denominator is Denominator.MEMBERS else "số người tham gia bỏ phiếu"
    limit = DOTS if ballot.threshold is None else f"{number(ballot.threshold)} %"
    seats = "không giới hạn" if ballot.seats is None else f"{ballot.seats:02d}"
    return {
        "award": ballot.award,
        "held": shown(ballot.held_on) or DOTS,
        "members": str(ballot.members),
        "present": str(ballot.present),
        "written": str(ballot.written),
        "issued": str(ballot.issued),
        "returned": str(ballot.returned),
        "valid": str(ballot.valid),
        "invalid": str(ballot.invalid),
        "rule": f"Tỷ lệ tính trên {whole} ({ballot.whole} người); ngưỡng trúng cử {limit}; số được bầu: {seats}.",
        "sums": [f"- {text}: {'đúng' if holds else 'SAI, phải kiểm lại'}." for text, holds in sums(ballot, name)],
        "lines": [
            {
                "place": str(place.place),
                "unit": name(place.code),
                "votes": str(place.votes),
                "share": percent(place),
                "result": seat(place),
            }
            for place in places
        ],
        "against": list(contradictions(ballot, places, run)),
    }


def ballot_papers(run: Consolidation) -> Paper:
    """The papers for every ballot: one for each who may vote, two side by side, each on a quarter of the page."""
    ballots = run.examined.year.ballots.values() if run.examined else ()
    return paper("phieu-bau", run, ballots=[_papers(ballot, run) for ballot in ballots])


def _papers(ballot: Ballot, run: Consolidation) -> Line:
    count = ballot.issued or ballot.members
    names = [run.assignment.bloc.name_of(code) for code in candidates(ballot, run)]
    rows = [{"second": number * 2 + 2 <= count} for number in range((count + 1) // 2)]
    seats = f"Chọn không quá {ballot.seats:02d} đơn vị." if ballot.seats else "Chọn các đơn vị đồng ý."
    return {"award": ballot.award, "names": names, "rows": rows, "seats": seats, "count": str(count)}


def candidates(ballot: Ballot, run: Consolidation) -> tuple[str, ...]:
    """Who stands on the papers: those of *Số phiếu*, else who registered the award, else every unit."""
    if ballot.candidates:
        return ballot.candidates
    frame = run.frames["registrations"].select("member", "title").iter_rows()
    entries = {unit for unit, title in frame if title and fold(title) == fold(ballot.award)}
    entries |= {e.unit for e in run.proceedings.register if fold(e.title) == fold(ballot.award)}
    known = tuple(member.code for member in run.assignment.bloc.members)
    return tuple(code for code in known if code in entries) or known
