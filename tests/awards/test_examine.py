"""A year in which everything is wrong: every check of titles, ballot and proposals is told at least once."""

from dataclasses import replace
from datetime import date

from submissions import assignment, submission, table

from xlcore.awards.ballot import Ballot, Denominator
from xlcore.awards.examine import Facts, examine
from xlcore.awards.laws import Law, Topic
from xlcore.awards.proposals import Proposal, Quota, State
from xlcore.awards.standards import Comparison, Condition
from xlcore.awards.year import Year
from xlcore.domain.awarding import AWARDING
from xlcore.domain.findings import Severity
from xlcore.domain.proceedings import Registration
from xlcore.domain.rulebook import Rulebook
from xlcore.intake.register import Register, key_of
from xlcore.sheets.registrations import FLAG
from xlcore.sheets.year import YEAR_SHEETS

PRAISE, ADVANCED, FIGHTER = "Bằng khen của Chủ tịch UBND tỉnh", "Tập thể lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
BLOC = assignment("SCT", "SXD", "STC").bloc
DAY = date(2018, 12, 31)
PEOPLE = {"people": 10, "completed": 10, "advanced": 5, "grassroots": 1, "provincial": 0, "disciplined": 0}


def year(**parts) -> Year:
    whole = {"conditions": (), "quotas": (), "ballots": {}, "votes": {}, "proposals": ()}
    return Year(**whole | parts, tables={s.key: table(s, []) for s in YEAR_SHEETS})


def ballot(**changes) -> Ballot:
    counted = {"members": 9, "present": 9, "written": 0, "issued": 9, "returned": 9, "valid": 9, "invalid": 0}
    rest = {"denominator": Denominator.MEMBERS, "threshold": 50, "seats": 1, "votes": {}}
    return Ballot(**{"award": FLAG, **counted, **rest, **changes})


def proposal(row: int, award: str = PRAISE, **changes) -> Proposal:
    return Proposal(**{"row": row, "unit": "SCT", "award": award, "recipient": "Tập thể", **changes})


def facts(*registered, ranks=None) -> Facts:
    sent = submission("SCT", titles=PEOPLE)
    register = Register({key_of(*one[:3]): Registration(*one) for one in registered}, date(2018, 3, 15))
    return Facts(BLOC, DAY, register, {"SCT": PEOPLE}, {"SCT": sent}, ranks or {}, "TongHop.xlsm")


EVERYTHING = year(
    conditions=(
        Condition(FIGHTER, "grassroots", Comparison.AT_MOST, 15, "advanced"),
        Condition(ADVANCED, "advanced", Comparison.OVER, 50, "people"),
        Condition("Huân chương Lao động", "advanced", Comparison.OVER, 50, "people", until=date(2017, 1, 1)),
    ),
    quotas=(Quota(PRAISE, number=1),),
    ballots={
        5: ballot(present=10, issued=11, returned=12, valid=8, invalid=1, votes={"SCT": 9}),
        6: ballot(award="Huân chương Lao động", threshold=None),
        7: ballot(award=PRAISE, votes={"SXD": 6, "SCT": 6}),
        8: ballot(award=ADVANCED, votes={"SXD": 6, "SCT": 5}),
    },
    votes={5: ("Lao động tiên tiến", "SCT"), 6: (FLAG, "XYZ")},
    proposals=(
        proposal(5, achievement="a"),
        proposal(6, achievement="A"),
        proposal(7, state=State.WITHDRAWN),
        proposal(8, state=State.DECIDED),
        proposal(9, unit="XYZ"),
        proposal(10, ADVANCED),
        proposal(11, "Huân chương Lao động"),
        proposal(12, FLAG),
    ),
)


def test_every_check_of_a_year_is_told_and_has_words_of_its_own():
    found = examine(EVERYTHING, facts(ranks={"SXD": 2, "SCT": 1, "STC": 3})).findings
    late = ("SCT", FLAG, "Tập thể", 1, date(2018, 4, 2))
    found += examine(
        EVERYTHING, facts(late, ("SCT", PRAISE, "Tập thể", 0), ranks={"SXD": 1, "SCT": 3, "STC": 2})
    ).findings
    chosen = year(ballots={5: ballot(votes={"SCT": 6, "SXD": 5}, why="Hội nghị thống nhất")})
    found += examine(chosen, facts(ranks={"SCT": 2, "SXD": 1})).findings
    book = Rulebook.of(AWARDING)

    assert {finding.rule for finding in found} == {check.id for check in AWARDING} - {"BP-11"}, (
        "of a half counted ballot the reading tells"
    )
    assert all("{" not in book.sentence(finding) + book.remedy(finding) for finding in found)


def test_a_result_against_the_scores_is_an_error_until_the_meeting_says_why():
    against, ranks = ballot(votes={"SCT": 6, "SXD": 5}), {"SCT": 2, "SXD": 1}

    (refused,) = examine(year(ballots={5: against}), facts(ranks=ranks)).findings
    (allowed,) = examine(year(ballots={5: replace(against, why="Hội nghị thống nhất")}), facts(ranks=ranks)).findings

    book = Rulebook.of(AWARDING)
    assert (refused.rule, book.severity(refused)) == ("BP-07", Severity.ERROR)
    assert (allowed.rule, book.severity(allowed)) == ("BP-10", Severity.NOTE)
    assert "hội nghị chấp nhận: Hội nghị thống nhất." in book.sentence(allowed)


def test_a_refusal_names_the_text_that_is_in_force_on_the_last_day():
    laws = (
        Law(Topic.REGISTERED, "Quy chế của Khối, Điều 7"),
        Law(Topic.REGISTERED, "Bản cũ", until=date(2017, 12, 31)),
    )
    asked = year(proposals=(proposal(5),))

    (finding,) = examine(replace(asked, laws=laws), facts()).findings
    (bare,) = examine(asked, facts()).findings

    assert "(căn cứ: Quy chế của Khối, Điều 7)" in Rulebook.of(AWARDING).sentence(finding)
    assert "(chưa ghi căn cứ ở trang Căn cứ)" in Rulebook.of(AWARDING).sentence(bare)


def test_a_ballot_that_was_not_held_elects_nobody_and_is_not_wrong():
    waiting = ballot(held=False, candidates=("SCT", "SXD"), present=0, issued=0, returned=0, valid=0)

    found = examine(year(ballots={5: waiting}), facts())

    assert (found.findings, found.results) == ((), {})


def test_the_flag_for_a_unit_that_does_not_lead_needs_a_reason():
    ranked = facts(("SCT", FLAG, "Tập thể"), ranks={"SXD": 1, "SCT": 2})

    assert [f.rule for f in examine(year(proposals=(proposal(5, FLAG),)), ranked).findings] == ["DN-10"]
    assert examine(year(proposals=(proposal(5, FLAG, reason="Hội nghị quyết định"),)), ranked).findings == ()
    assert examine(year(proposals=(proposal(5, FLAG),)), facts(("SCT", FLAG, "Tập thể"))).findings == ()


def test_units_of_equal_rank_are_not_elected_against_the_scores():
    equal = ballot(votes={"SCT": 6, "SXD": 5})

    assert examine(year(ballots={5: equal}), facts(ranks={"SCT": 1, "SXD": 1})).findings == ()


def test_a_proposal_that_ended_needs_nothing_more_than_its_reason():
    withdrawn = proposal(5, ADVANCED, state=State.WITHDRAWN, reason="Đơn vị xin rút")

    assert examine(year(conditions=EVERYTHING.conditions[1:2], proposals=(withdrawn,)), facts()).findings == ()
