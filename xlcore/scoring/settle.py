"""Scores a bloc with what its master says and its units reported: the one place where both meet."""

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from ..awards.year import Year
from ..domain.bloc import Assignment, UnitKind
from ..domain.findings import Finding, Place, Severity
from ..domain.rulebook import Rulebook
from ..intake.office import MASTER
from ..intake.submission import Submission
from ..sheets.scoring import CRITERIA, SCORE_RULES, SCORES
from .check import Known, check_scheme
from .figure import Figure, shown
from .formulas import FORMULAS, Asks
from .given import Entry, Scoring
from .ranking import Conduct, Rules, Standing, rank
from .score import Figures, Scores, State, score
from .scored import Scored
from .sources import linked

_UNDEFINED = frozenset({"TD-01", "TD-02", "TD-03", "TD-04", "TD-05", "TD-07", "TD-09", "TD-20", "XH-01"})
"""Faults with which points would mean nothing, whatever the bloc's book of rules says of them."""
_LISTED = 8
"""So many codes are named where figures are missing."""


def score_bloc(
    given: Scoring,
    assignment: Assignment,
    rulebook: Rulebook,
    counted: Mapping[str, Submission],
    frames: Mapping[str, pl.DataFrame],
    came: Mapping[str, date],
    year: Year | None = None,
    last: Mapping[str, int] | None = None,
    proposed: Figures | None = None,
) -> Scored:
    """Check the scheme as a whole; where it is sound, score every unit and rank them.

    `came` are the days by which units are in time or late; `last` the ranks of last year by unit; `proposed` the
    figures that units gave, which hold where the bloc typed none.
    """
    about_scheme = (*given.findings, *_about_scheme(given, assignment))
    if not given.due(assignment.period):
        return Scored(given.scheme, given.rules, {}, None, (), about_scheme, given.mark, due=False)
    if any(_stops(finding, rulebook) for finding in about_scheme):
        at = given.place(MASTER, CRITERIA.key, 0, "code")
        stopped = Finding("TD-23", "", at, CRITERIA.key)
        return Scored(given.scheme, given.rules, {}, None, (), (*about_scheme, stopped), given.mark)
    figures, about_figures = gathered(given, assignment, counted, came, proposed or {})
    units = tuple(member.code for member in assignment.bloc.members)
    scores = score(given.scheme, units, figures, given.rules.places)
    conduct = _conduct(assignment, frames, came, year)
    standings = rank(scores, given.rules, conduct, given.named, last or {})
    told = (*about_scheme, *about_figures, *_about_scores(scores, given, assignment))
    told = (*told, *_about_ranking(standings, given.rules, assignment))
    return Scored(given.scheme, given.rules, figures, scores, standings, told, given.mark)


def _stops(finding: Finding, rulebook: Rulebook) -> bool:
    about = finding.sheet_key in (CRITERIA.key, SCORE_RULES.key)
    weighs = rulebook.keeps(finding) and rulebook.severity(finding) is Severity.ERROR
    return about and (weighs or finding.rule in _UNDEFINED)


def _about_scheme(given: Scoring, assignment: Assignment) -> Iterator[Finding]:
    """The faults of the scheme at their cells; of a cell that cannot be read at all, reading has told."""
    told = {finding.place for finding in given.findings if finding.rule.startswith("GT-")}
    kinds = {kind.value for kind in UnitKind} | {member.code for member in assignment.bloc.members}
    known = Known(frozenset(kinds), frozenset(t.code for t in assignment.targets), given.rules.declared)
    labels = {column.name: column.label for column in CRITERIA.columns}
    for fault in check_scheme(given.scheme, known, labels):
        place = given.place(MASTER, CRITERIA.key, fault.row, fault.column)
        if place not in told:
            yield Finding(fault.rule, "", place, CRITERIA.key, labels[fault.column], fault.value, fault.facts)


# --- figures --------------------------------------------------------------------------------------------


def gathered(
    given: Scoring,
    assignment: Assignment,
    counted: Mapping[str, Submission],
    came: Mapping[str, date],
    proposed: Figures,
) -> tuple[Figures, tuple[Finding, ...]]:
    """The figure of every unit for every criterion: as typed, else as reported or proposed; and what is wrong."""
    figures: dict[tuple[str, str], Figure] = {}
    for leaf in given.scheme.leaves:
        for member in assignment.bloc.members:
            if not given.scheme.applies(leaf, member) or FORMULAS[leaf.type].asks is Asks.NOTHING:
                figures[member.code, leaf.code] = Figure(exempt=True, origin="không áp dụng theo trang Tiêu chí")
        if leaf.source:
            for code, figure in linked(leaf, assignment, counted, came).items():
                figures.setdefault((code, leaf.code), figure)
    figures = {**proposed, **figures}
    found = tuple(_typed(given, assignment, figures))
    return figures, found


def _typed(given: Scoring, assignment: Assignment, figures: dict[tuple[str, str], Figure]) -> Iterator[Finding]:
    """Put typed figures over reported ones, and say what is wrong with them."""
    leaves = {leaf.code: leaf for leaf in given.scheme.leaves}
    taken: dict[tuple[str, str], int] = {}
    for entry in given.entries:
        member, leaf = assignment.bloc.member(entry.unit), leaves.get(entry.code)
        if member is None:
            yield _finding("CD-01", given, entry, "unit", entry.unit)
        elif leaf is None:
            yield _finding("CD-02", given, entry, "criterion", entry.code)
        elif (entry.unit, entry.code) in taken:
            facts = {"unit": member.name, "row": str(taken[entry.unit, entry.code])}
            yield _finding("CD-03", given, entry, "criterion", entry.code, **facts)
        elif not given.scheme.applies(leaf, member):
            yield _finding("CD-07", given, entry, "criterion", entry.code, unit=member.name)
        elif entry.yes_no and FORMULAS[leaf.type].asks is not Asks.YES_NO:
            yield _finding("CD-08", given, entry, "met", entry.code, wanted=FORMULAS[leaf.type].asks.value)
        else:
            taken[entry.unit, entry.code] = entry.row
            reported = figures.get((entry.unit, entry.code))
            if reported and not entry.reason and _differs(entry.figure, reported):
                facts = {
                    "unit": member.name,
                    "typed": _said(entry.figure),
                    "linked": _said(reported),
                    "who": reported.origin,
                }
                yield _finding("CD-06", given, entry, "reason", entry.code, **facts)
            figures[entry.unit, entry.code] = entry.figure


def _differs(typed: Figure, reported: Figure) -> bool:
    return (typed.value, typed.exempt) != (reported.value, reported.exempt)


def _said(figure: Figure) -> str:
    return "không áp dụng" if figure.exempt or figure.value is None else shown(figure.value)


def _finding(rule: str, given: Scoring, entry: Entry, column: str, value: str, **facts: str) -> Finding:
    place = given.place(MASTER, SCORES.key, entry.row, column)
    code = entry.unit if rule != "CD-01" else ""
    return Finding(rule, code, place, SCORES.key, SCORES.by_name[column].label, value, facts)


# --- scores ---------------------------------------------------------------------------------------------


def _about_scores(scores: Scores, given: Scoring, assignment: Assignment) -> Iterator[Finding]:
    """Figures that give no points, each at its cell, and the missing ones of each unit in one sentence."""
    for unit in scores.units:
        name, missing = assignment.bloc.name_of(unit), []
        for code, marks in scores.marks.items():
            mark = marks[unit]
            if mark.state is State.MISSING:
                missing.append(code)
            if mark.state is State.REFUSED and mark.figure and (mark.figure.row or scores.scheme.by_code[code].source):
                row = mark.figure.row
                key = SCORES.key if row else CRITERIA.key
                at = row or scores.scheme.by_code[code].row
                place = given.place(MASTER, key, at, "figure" if row else "source")
                yield Finding("CD-04", unit, place, key, value=code, facts={"unit": name, "why": mark.why})
        if missing:
            codes = ", ".join(missing[:_LISTED]) + (" …" if len(missing) > _LISTED else "")
            place = given.place(MASTER, CRITERIA.key, 0, "code")
            yield Finding("CD-05", unit, place, CRITERIA.key, facts=_counted(name, len(missing), codes))


def _counted(name: str, count: int, codes: str) -> Mapping[str, str]:
    return {"unit": name, "count": str(count), "codes": codes}


def _about_ranking(standings: tuple[Standing, ...], rules: Rules, assignment: Assignment) -> Iterator[Finding]:
    """Units that nothing sets apart, and totals that are out of different maxima."""
    maxima = sorted({standing.maximum for standing in standings if standing.rank})
    if len(maxima) > 1 and not rules.by_share:
        facts = {"least": shown(maxima[0]), "most": shown(maxima[-1])}
        yield Finding("XH-04", "", Place(MASTER, SCORE_RULES.title), CRITERIA.key, facts=facts)
    groups: dict[int, list[Standing]] = {}
    for standing in standings:
        if standing.tied and standing.rank:
            groups.setdefault(standing.rank, []).append(standing)
    for place, equals in groups.items():
        names = ", ".join(assignment.bloc.name_of(one.member) for one in equals)
        facts = {"units": names, "rank": str(place), "points": shown(equals[0].total)}
        yield Finding("XH-02", "", Place(MASTER, SCORE_RULES.title), CRITERIA.key, facts=facts)


def _conduct(
    assignment: Assignment, frames: Mapping[str, pl.DataFrame], came: Mapping[str, date], year: Year | None
) -> Mapping[str, Conduct]:
    titles = frames["titles"].select("member", "disciplined").drop_nulls()
    disciplined, registered = dict(titles.iter_rows()), set(frames["registrations"]["member"])
    ballots = tuple(year.ballots.values()) if year else ()
    return {
        code: Conduct(
            received=came.get(code),
            late=assignment.days_late(came.get(code)),
            registered=code in registered,
            disciplined=disciplined.get(code),
            head=code == assignment.bloc.head,
            votes={ballot.award: ballot.votes.get(code, 0) for ballot in ballots},
        )
        for code in (member.code for member in assignment.bloc.members)
    }
