"""Examines a bloc's year as a whole: ballots, proposals and titles against the numbers that units reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..domain.bloc import Bloc
from ..domain.findings import Finding, Place
from ..intake.register import Register
from ..intake.submission import Submission
from ..sheets.registrations import FLAG
from ..values.writing import day as written_day
from .ballot import Ballot, against_scores, faults, result
from .ballot import Place as BallotPlace
from .laws import cited
from .proposals import Objection, Proposal, objections
from .standards import Comparison, Verdict, conditions_on, judge
from .year import Year


@dataclass(frozen=True, slots=True)
class Facts:
    """What the year is held against.

    `register` are the registrations of the year; `people` the numbers of *Danh hiệu* by unit;
    `counted` the file behind each unit; `ranks` the place of each unit by score, empty where nothing was scored.
    """

    bloc: Bloc
    day: date
    register: Register
    people: Mapping[str, Mapping[str, int]]
    counted: Mapping[str, Submission]
    ranks: Mapping[str, int]
    file: str


@dataclass(frozen=True, slots=True)
class Examined:
    """The year with everything that follows from it.

    `results` go by award; `verdicts` give for each unit and title in force every demand; `against` gives for each
    proposal's row what stands against it; `ranks` are the places by score that it was held against.
    """

    year: Year
    ranks: Mapping[str, int]
    results: Mapping[str, tuple[BallotPlace, ...]]
    verdicts: tuple[tuple[str, str, tuple[Verdict, ...]], ...]
    against: Mapping[int, tuple[Finding, ...]]
    findings: tuple[Finding, ...]


def examine(year: Year, facts: Facts) -> Examined:
    """Hold ballots, proposals and titles against what units reported."""
    results = {ballot.award: result(ballot) for ballot in year.ballots.values() if ballot.held}
    verdicts = tuple(_verdicts(year, facts))
    about_ballots = [f for row, ballot in year.ballots.items() for f in _about_ballot(year, row, ballot, facts)]
    about_ballots += _orphans(year, facts)
    against: dict[int, list[Finding]] = {}
    for proposal, finding in _about_proposals(year, facts, results):
        against.setdefault(proposal.row, []).append(finding)
    told = [finding for found in against.values() for finding in found]
    findings = (*year.findings, *_too_many(verdicts, facts), *about_ballots, *told)
    return Examined(year, facts.ranks, results, verdicts, {row: tuple(f) for row, f in against.items()}, findings)


def _verdicts(year: Year, facts: Facts) -> Iterator[tuple[str, str, tuple[Verdict, ...]]]:
    titles = tuple(dict.fromkeys(condition.title for condition in year.conditions))
    for member in facts.bloc.members:
        if member.code in facts.people:
            for title in titles:
                demands = conditions_on(year.conditions, title, facts.day)
                if demands:
                    yield member.code, title, tuple(judge(c, facts.people[member.code]) for c in demands)


def _too_many(verdicts: tuple[tuple[str, str, tuple[Verdict, ...]], ...], facts: Facts) -> Iterator[Finding]:
    """A limit from above holds for whoever was reported, proposed or not."""
    for unit, _, judged in verdicts:
        for verdict in judged:
            if verdict.condition.comparison is Comparison.AT_MOST and verdict.holds is False:
                submission = facts.counted[unit]
                row = submission.tables["titles"].rows[0].number
                place = submission.place("titles", row, verdict.condition.subject)
                yield Finding("TC-01", unit, place, "titles", facts={"sentence": verdict.sentence})


def _about_ballot(year: Year, row: int, ballot: Ballot, facts: Facts) -> Iterator[Finding]:
    place = year.place(facts.file, "ballots", row, "award")
    for fault in faults(ballot):
        shown = {"left": str(fault.left), "right": str(fault.right), "unit": facts.bloc.name_of(fault.code)}
        yield Finding(fault.rule, fault.code, place, "ballots", value=ballot.award, facts=shown)
    if ballot.threshold is None:
        at = year.place(facts.file, "ballots", row, "threshold")
        yield Finding("BP-06", "", at, "ballots", value=ballot.award)
    places = result(ballot)
    for up, downs in _passed_over(places, facts).items():
        shown = {"up": facts.bloc.name_of(up), "up_rank": str(facts.ranks[up]), "down": ", ".join(downs)}
        rule = "BP-10" if ballot.why else "BP-07"
        shown |= {"why": ballot.why, "cited": cited(year.laws, rule, facts.day)}
        yield Finding(rule, up, place, "ballots", value=ballot.award, facts=shown)
    equals = [facts.bloc.name_of(p.code) for p in places if p.elected is None]
    if equals:
        yield Finding("BP-08", "", place, "ballots", value=ballot.award, facts={"units": ", ".join(equals)})


def _passed_over(places: tuple[BallotPlace, ...], facts: Facts) -> Mapping[str, list[str]]:
    """For each unit elected against the scores, those above it that were not, with their ranks."""
    found: dict[str, list[str]] = {}
    for up, down in against_scores(places, facts.ranks):
        found.setdefault(up, []).append(f"{facts.bloc.name_of(down)} (hạng {facts.ranks[down]})")
    return found


def _orphans(year: Year, facts: Facts) -> Iterator[Finding]:
    """Votes for what was not balloted, or for nobody of the bloc."""
    known = {ballot.award for ballot in year.ballots.values()}
    for row, (award, unit) in year.votes.items():
        if award not in known:
            at = year.place(facts.file, "votes", row, "award")
            yield Finding("BP-09", "", at, "votes", value=award, facts={"sheet": "Bỏ phiếu"})
        if facts.bloc.member(unit) is None:
            yield Finding("DN-06", "", year.place(facts.file, "votes", row, "unit"), "votes", value=unit)


def _about_proposals(
    year: Year, facts: Facts, results: Mapping[str, tuple[BallotPlace, ...]]
) -> Iterator[tuple[Proposal, Finding]]:
    known = [p for p in year.proposals if facts.bloc.member(p.unit)]
    for proposal in year.proposals:
        if proposal not in known:
            at = year.place(facts.file, "proposals", proposal.row, "unit")
            yield proposal, Finding("DN-06", "", at, "proposals", value=proposal.unit)
    own = objections(known, facts.register, year.quotas, len(facts.bloc.members))
    held = (o for p in known if p.live for o in _held_against(p, year, facts, results))
    for objection in (*own, *held):
        yield objection.proposal, _finding(objection, year, facts)


def _held_against(
    proposal: Proposal, year: Year, facts: Facts, results: Mapping[str, tuple[BallotPlace, ...]]
) -> Iterator[Objection]:
    award = {"award": proposal.award}
    demands = conditions_on(year.conditions, proposal.award, facts.day)
    if not demands and any(c.title == proposal.award for c in year.conditions):
        yield Objection("DN-08", proposal, award | {"day": written_day(facts.day)})
    judged = (judge(condition, facts.people.get(proposal.unit, {})) for condition in demands)
    lacking = [verdict.sentence for verdict in judged if verdict.holds is not True]
    if lacking:
        yield Objection("DN-07", proposal, award | {"sentence": " ".join(lacking)})
    if proposal.award in results and not any(p.elected for p in results[proposal.award] if p.code == proposal.unit):
        yield Objection("DN-09", proposal, award)
    best = [code for code, rank in facts.ranks.items() if rank == 1]
    rank = facts.ranks.get(proposal.unit, 1)
    if proposal.award == FLAG and rank != 1 and not proposal.reason:
        leaders = ", ".join(facts.bloc.name_of(code) for code in best)
        yield Objection("DN-10", proposal, {"rank": str(rank), "best": leaders})


def _finding(objection: Objection, year: Year, facts: Facts) -> Finding:
    proposal = objection.proposal
    at: Place = year.place(facts.file, "proposals", proposal.row, "award")
    law = cited(year.laws, objection.rule, facts.day)
    shown = {**objection.facts, "unit": facts.bloc.name_of(proposal.unit), "cited": law}
    if objection.rule == "DN-04":
        shown["law"] = f" ({shown['law']})" if shown["law"] else ""
    return Finding(objection.rule, proposal.unit, at, "proposals", value=proposal.award, facts=shown)
