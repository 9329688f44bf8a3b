"""The papers of the awards: ranking, minutes, count of the ballot, its papers, the submission to the province."""

from ..awards.ballot import Ballot, Denominator, sums
from ..consolidation import Consolidation
from ..report.lines import proposal_lines, ranking
from ..report.outcome import contradictions, outcome, percent, proposal_texts, proposals, state_of
from ..summary.awards import seat
from ..values.dates import day_in
from ..values.folding import fold
from ..values.writing import day, number
from .paper import DOTS, Line, Paper, headed, paper, shown


def submission(run: Consolidation) -> Paper:
    """The submission to the province: on what it rests, what is proposed, what goes along."""
    texts = outcome(run)
    against = [text for text in texts if text.startswith("Kết quả bỏ phiếu khác thứ tự điểm")]
    laws = run.examined.year.laws if run.examined else ()
    valid = [law.text for law in laws if law.in_force(run.assignment.period.last_day)]
    numbers = ", ".join(dict.fromkeys(p.submission for p in proposals(run) if p.submission))
    return paper(
        "to-trinh",
        run,
        place_and_date=headed(run, day_in(numbers), run.assignment.conference.held_on),
        grounds=[f"Căn cứ {text.rstrip('. ')};" for text in dict.fromkeys(valid)],
        lines=proposal_lines(run, live=True),
        summary=list(proposal_texts(run)),
        against=against,
        held=_held(run),
        numbered=numbers,
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
        ended=[
            f"{run.assignment.bloc.name_of(p.unit)}, {p.award}: {state_of(p)}." for p in proposals(run) if not p.live
        ],
        guests_line="; ".join(run.proceedings.meeting.guests),
    )


def summary(run: Consolidation) -> Paper:
    """The table of all proposals with score, votes, state and what stands against each."""
    return paper("tong-hop-de-nghi", run, lines=proposal_lines(run), summary=list(proposal_texts(run)))


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
        "place_and_date": headed(run, ballot.held_on, run.assignment.conference.held_on),
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
