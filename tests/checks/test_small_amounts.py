"""Amounts held against those of the other members."""

import pytest
from submissions import counted, frames, submission

from xlcore.checks import small
from xlcore.sheets.rural import RURAL


def doubted(*amounts):
    sent = counted(*(submission(f"D{n}", rural=[{"value": amount}]) for n, amount in enumerate(amounts)))
    found = small.findings(RURAL, frames(sent)["rural"], sent)
    return [(finding.member, finding.value) for finding in found]


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ((12_000, 15_000_000, 20_000_000, 18_000_000), [("D0", "12.000")]),
        ((1_000_000, 15_000_000, 20_000_000, 18_000_000), []),
        ((12_000, 15_000_000, 20_000_000), []),
        ((12_000, 13_000, 14_000, 15_000), []),
    ],
)
def test_an_amount_is_doubted_that_is_usual_only_a_thousand_times(amounts, told):
    assert doubted(*amounts) == told
