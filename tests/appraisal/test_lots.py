"""Drawing lots for the cross-check."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcore.appraisal.lots import draw
from xlcore.errors import InputError

BLOCS = st.lists(st.text("ABCDEFGH", min_size=1, max_size=6), min_size=2, max_size=40, unique=True)


@given(BLOCS, st.text())
def test_everybody_checks_one_other_and_is_checked_once(codes, words):
    pairs = draw(codes, words)

    assert sorted(pairs) == sorted(pairs.values()) == sorted(codes)
    assert all(checker != checked for checker, checked in pairs.items())


@given(BLOCS.filter(lambda codes: len(codes) > 2), st.text())
def test_nobody_is_checked_by_the_one_that_it_checks(codes, words):
    pairs = draw(codes, words)

    assert all(pairs[checked] != checker for checker, checked in pairs.items())


@given(BLOCS, st.text(), st.randoms())
def test_the_same_words_draw_the_same_pairs_in_whatever_order_the_units_stand(codes, words, chance):
    shuffled = chance.sample(codes, len(codes))

    assert draw(shuffled, words) == draw(codes, words)


def test_a_person_can_draw_again_by_hand():
    by_hand = sorted(["SCT", "SXD", "STNMT"], key=lambda code: hashlib.sha256(f"20/12|{code}".encode()).hexdigest())

    pairs = draw(["SCT", "SXD", "STNMT"], "20/12")

    assert list(pairs) == by_hand
    assert list(pairs.values()) == [*by_hand[1:], by_hand[0]]


def test_one_unit_alone_cannot_be_cross_checked():
    with pytest.raises(InputError, match="ít nhất 2 đơn vị"):
        draw(["SCT"], "")
