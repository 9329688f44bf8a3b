"""The year as lines of tables: ranking, ballots, proposals, tasks; every cell a text as printed."""

from ..consolidation import Consolidation
from ..scoring.score import WHOLE, Scores
from ..summary.awards import seat
from ..summary.followup import followed
from ..values.writing import day, number
from .outcome import ballot_of, moved, note, percent, proposals, rank_of, state_of


def ranking(run: Consolidation) -> list[dict[str, str]]:
    """The ranking, a line a unit; those left out at the end with the reason."""
    bloc, standings = run.assignment.bloc, run.scored.standings if run.scored else ()
    return [
        {
            "rank": rank_of(standing),
            "unit": bloc.name_of(standing.member),
            "total": number(float(standing.total)),
            "maximum": number(float(standing.maximum)),
            "share": number(float(standing.share), 1),
            "moved": moved(standing),
            "note": note(standing),
        }
        for standing in standings
    ]


def proposal_lines(run: Consolidation, *, live: bool = False) -> list[dict[str, str]]:
    """The proposals as lines; `live` leaves out those that ended."""
    if run.examined is None:
        return []
    name, standings = run.assignment.bloc.name_of, {s.member: s for s in run.scored.standings} if run.scored else {}
    lines: list[dict[str, str]] = []
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
                "who": ", ".join(filter(None, (proposal.name, name(proposal.unit)))),
                "achievement": proposal.achievement,
                "rank": rank_of(standing) if standing else "",
                "total": number(float(standing.total)) if standing else "",
                "votes": f"{votes.votes} ({percent(votes)}\u00a0%)" if votes else "",
                "state": state_of(proposal),
                "against": " ".join(run.rulebook.sentence(found) for found in against),
            }
        )
    return lines


def step_lines(run: Consolidation) -> list[dict[str, str]]:
    """Self-score, cross-check and what counts, by unit and group of the scheme, the whole of each unit last."""
    if run.appraised is None or run.scored is None or run.scored.scores is None:
        return []
    scheme, taken = run.scored.scheme, run.scored.scores
    groups = [(root.code, root.name) for root in scheme.roots if scheme.is_group(root)]
    steps = (run.appraised.stated, run.appraised.checked, taken)
    return [
        {"unit": run.assignment.bloc.name_of(unit), "group": name, **_points(unit, code, steps)}
        for unit in taken.units
        for code, name in (*groups, (WHOLE, "Tổng điểm"))
    ]


def _points(unit: str, code: str, steps: tuple[Scores, Scores, Scores]) -> dict[str, str]:
    stated, checked, taken = (step.points(unit, code) for step in steps)
    points = {"stated": stated, "checked": checked, "taken": taken, "difference": taken - stated}
    return {name: number(float(value)) for name, value in points.items()}


def ballot_lines(run: Consolidation) -> list[dict[str, str]]:
    """Every unit in every ballot that was held, most votes first."""
    results = run.examined.results if run.examined else {}
    return [
        {
            "award": award,
            "place": str(place.place),
            "unit": run.assignment.bloc.name_of(place.code),
            "votes": f"{place.votes}/{ballot.whole}",
            "share": percent(place),
            "threshold": "" if ballot.threshold is None else number(ballot.threshold),
            "result": seat(place),
        }
        for award, places in results.items()
        for ballot in (ballot_of(award, run),)
        for place in places
    ]


def task_lines(run: Consolidation) -> list[dict[str, str]]:
    """What became of each task of earlier conferences, a line for each unit that answers for it."""
    period = str(run.assignment.period)
    return [
        {
            "code": str(code),
            "task": str(task),
            "due": day(due) if hasattr(due, "year") else "",  # type: ignore[arg-type]
            "unit": str(unit),
            "state": str(state),
            "result": str(result),
        }
        for code, task, set_in, due, unit, state, result in followed(run)
        if set_in != period
    ]
