"""Proposals: registered first, one achievement one award, within the quota, with a reason where they end."""

from dataclasses import replace
from datetime import date

import pytest

from xlcore.awards.proposals import Proposal, Quota, Rounding, State, managers, objections
from xlcore.domain.proceedings import Registration
from xlcore.intake.register import Register, key_of

FLAG, PRAISE = "Cờ thi đua của UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"
PROPOSAL = Proposal(5, "SCT", FLAG, "Tập thể", achievement="Dẫn đầu khối năm 2018")
REGISTERED = [("SCT", FLAG, "Tập thể"), ("SCT", PRAISE, "Tập thể"), ("SXD", PRAISE, "Tập thể")]


def register(*entries, until=None):
    return Register({key_of(e.unit, e.title, e.recipient): e for e in entries}, until)


def rules(*proposals, quotas=(), members=9, known=None):
    known = known or register(*(Registration(*one) for one in REGISTERED))
    return [(found.rule, found.proposal.row) for found in objections(proposals, known, quotas, members)]


def test_what_was_registered_may_be_proposed():
    assert rules(PROPOSAL) == []


def test_what_was_not_registered_may_not():
    assert rules(replace(PROPOSAL, unit="SXD")) == [("DN-01", 5)]
    assert rules(replace(PROPOSAL, recipient="Cá nhân")) == [("DN-01", 5)]


def test_what_was_registered_after_the_last_day_may_not():
    entry = Registration("SCT", FLAG, "Tập thể", 1, date(2018, 3, 16))

    assert rules(PROPOSAL, known=register(entry, until=date(2018, 3, 15))) == [("DN-11", 5)]
    assert rules(PROPOSAL, known=register(entry, until=date(2018, 3, 16))) == []
    assert rules(PROPOSAL, known=register(entry._replace(registered_on=None), until=date(2018, 3, 15))) == []


def test_each_proposal_beyond_the_number_registered_is_named():
    known = register(Registration("SCT", FLAG, "Tập thể", 1))

    assert rules(PROPOSAL, replace(PROPOSAL, row=6, achievement="Khác"), known=known) == [("DN-12", 6)]


def test_a_proposal_that_ended_says_why_and_a_decision_has_number_and_date():
    assert rules(replace(PROPOSAL, state=State.REFUSED)) == [("DN-02", 5)]
    assert rules(replace(PROPOSAL, state=State.WITHDRAWN, reason="Đơn vị xin rút")) == []
    assert rules(replace(PROPOSAL, state=State.DECIDED, decision="12/QĐ-UBND", submission="2")) == [("DN-03", 5)]


def test_each_proposal_beyond_the_quota_is_named_until_one_ends_or_has_a_reason():
    second = Proposal(6, "SXD", PRAISE, "Tập thể", achievement="a")
    third = Proposal(7, "SCT", PRAISE, "Tập thể", achievement="b")
    quota = [Quota(PRAISE, number=1, law="hướng dẫn năm 2018")]

    assert rules(second, third, quotas=quota) == [("DN-04", 6), ("DN-04", 7)]
    assert rules(second, replace(third, state=State.WITHDRAWN, reason="Rút"), quotas=quota) == []
    assert rules(second, replace(third, beyond_quota=True, reason="Tỉnh cho thêm"), quotas=quota) == [("DN-04", 6)]


def test_one_achievement_gets_one_award():
    again = Proposal(6, "SCT", PRAISE, "Tập thể", achievement="dẫn đầu Khối, năm 2018")

    assert rules(PROPOSAL, again) == [("DN-05", 6)]
    assert rules(replace(PROPOSAL, state=State.REFUSED, reason="Hội đồng không đồng ý"), again) == []


@pytest.mark.parametrize(
    ("quota", "allowed"),
    [
        (Quota(FLAG, number=3), 3),
        (Quota(FLAG, percent=30), 2),
        (Quota(FLAG, percent=30, rounding=Rounding.UP), 3),
        (Quota(FLAG), None),
    ],
)
def test_a_quota_is_a_number_or_a_share_of_nine_members(quota, allowed):
    assert quota.allowed(9) == allowed


def test_a_whole_share_is_not_rounded_up():
    assert Quota(FLAG, percent=30, rounding=Rounding.UP).allowed(10) == 3


def test_the_share_of_those_who_lead_counts_persons_that_still_stand():
    person = replace(PROPOSAL, recipient="Cá nhân")

    assert managers([person, replace(person, role="lãnh đạo"), PROPOSAL]) == (1, 2)


def test_what_went_to_the_council_has_the_number_of_its_submission():
    assert rules(replace(PROPOSAL, state=State.AGREED)) == [("DN-13", 5)]
    assert rules(replace(PROPOSAL, state=State.AGREED, submission="02/TTr-KTĐ")) == []
