"""Ladders: written as the tables of the field write them, covered exactly once."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcore.scoring.ladder import Flaw, Hole, Measure, holes, read_ladder

LATE = "0: 2; 01–02: 1,5; 03–05: 1; 06–10: 0,5; >10: 0"
SIGNED = ">95 %: 1,5; 75–95 %: 1; 50–<75 %: 0,5; <50 %: 0"
ON_TIME = "100: 2\n95–<100: 1,75\n80–<95: 1,5\n70–<80: 1\n60–<70: 0,5\n<60: 0"


def found(text, measure=Measure.PERCENT, *, open_end=False):
    return list(holes(read_ladder(text), measure, open_end=open_end))


def points(text, value):
    rung = read_ladder(text).rung(Decimal(value))
    return rung and rung.points


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        (LATE, "0", "2"),
        (LATE, "2", "1.5"),
        (LATE, "3", "1"),
        (LATE, "10", "0.5"),
        (LATE, "11", "0"),
        (SIGNED, "95", "1"),
        (SIGNED, "95.001", "1.5"),
        (SIGNED, "75", "1"),
        (SIGNED, "74.99", "0.5"),
        (SIGNED, "50", "0.5"),
        (SIGNED, "0", "0"),
        (ON_TIME, "100", "2"),
        (ON_TIME, "99.99", "1.75"),
    ],
)
def test_the_ladders_of_the_ministry_give_their_points(text, value, expected):
    assert points(text, value) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "measure"), [(LATE, Measure.DAYS), (SIGNED, Measure.PERCENT), (ON_TIME, Measure.PERCENT)]
)
def test_the_ladders_of_the_ministry_cover_their_domain_once(text, measure):
    assert found(text, measure) == []


@pytest.mark.parametrize(
    "words",
    [
        "trên 95: 1,5; từ 75 đến 95: 1; từ 50 đến dưới 75: 0,5; dưới 50: 0",
        "trên 95 % : 1,5 điểm; 75 - 95 %: 1 điểm; 50 -< 75 %: 0,5 điểm; dưới 50 %: 0 điểm.",
        ">95 → 1.5; 75—95 → 1; ≥50-<75 → 0.5; <50 → 0",
        ">95 %: 1,5\n75–95 %: 1\n50–<75 %: 0,5\n<50 %: 0",
        ">95 %: 1,5 75–95 %: 1 50–<75 %: 0,5 <50 %: 0",
        "trên 95 %: 1,5 điểm từ 75 đến 95 %: 1 điểm từ 50 đến dưới 75 %: 0,5 điểm dưới 50 %: 0 điểm",
    ],
)
def test_words_and_signs_are_read_alike(words):
    read, plain = read_ladder(words), read_ladder(SIGNED)

    assert read.unread == ()
    assert [(r.low, r.low_in, r.high, r.high_in, r.points) for r in read.rungs] == [
        (r.low, r.low_in, r.high, r.high_in, r.points) for r in plain.rungs
    ]


@pytest.mark.parametrize(
    ("text", "measure", "hole"),
    [
        ("≥50: 1", Measure.PERCENT, Hole(Flaw.GAP, "từ 0 đến dưới 50")),
        ("<50: 0; >50: 1", Measure.PERCENT, Hole(Flaw.GAP, "50")),
        ("≤50: 0; ≥50: 1", Measure.PERCENT, Hole(Flaw.OVERLAP, "50")),
        ("<60: 0; 50–100: 1", Measure.PERCENT, Hole(Flaw.OVERLAP, "từ 50 đến dưới 60")),
        ("0–2: 2; 5–9: 1; >9: 0", Measure.DAYS, Hole(Flaw.GAP, "từ 3 đến 4")),
        ("0–2: 2; 2–9: 1; >9: 0", Measure.DAYS, Hole(Flaw.OVERLAP, "2")),
        ("0: 2; 1–2: 1", Measure.COUNT, Hole(Flaw.GAP, "từ 3 trở lên")),
        ("0–90: 2", Measure.PERCENT, Hole(Flaw.GAP, "trên 90 đến 100")),
        ("0–1: 2; 2–3: 1; >3: 0", Measure.AMOUNT, Hole(Flaw.GAP, "trên 1 đến dưới 2")),
    ],
)
def test_a_gap_or_an_overlap_is_named(text, measure, hole):
    assert found(text, measure) == [hole]


def test_a_share_that_may_exceed_its_target_needs_steps_beyond_a_hundred():
    assert found("<100: 0; 100: 2") == []
    assert found("<100: 0; 100: 2", open_end=True) == [Hole(Flaw.GAP, "trên 100")]
    assert found("<100: 0; ≥100: 2", open_end=True) == []


@pytest.mark.parametrize("piece", ["tốt", "95-75: 1", "75: nhiều", "a–b: 1", "5"])
def test_what_is_no_step_is_kept_as_unread(piece):
    assert read_ladder(f"<50: 0; {piece}").unread == (piece,)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True), st.decimals(0, 100, places=3))
def test_a_ladder_cut_anywhere_covers_every_value_exactly_once(cuts, value):
    edges = sorted(cuts)
    steps = [f"<{edges[0]}: 0", *(f"{a}–<{b}: 1" for a, b in pairwise(edges)), f"≥{edges[-1]}: 2"]
    ladder = read_ladder("; ".join(steps))

    assert list(holes(ladder, Measure.PERCENT, open_end=True)) == []
    assert sum(rung.holds(value) for rung in ladder.rungs) == 1
