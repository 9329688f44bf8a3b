"""The scheme as a whole: every fault is named at its row and column, and a sound one has none."""

from decimal import Decimal

import pytest
from scheme_builder import (
    BONUS,
    DIRECT,
    KNOCKOUT,
    MET,
    PENALTY,
    RELATIVE,
    STEPS,
    row,
    scheme,
)

from xlcore.domain.scoring import SCORING
from xlcore.scoring.check import Known, check_scheme
from xlcore.scoring.ladder import Measure
from xlcore.scoring.scheme import Effect, Policy
from xlcore.sheets.scoring import CRITERIA

LABELS = {column.name: column.label for column in CRITERIA.columns}
KNOWN = Known(frozenset({"sở", "quỹ", "SCT"}), frozenset({"CT-01"}))
LATE = "Gửi phiếu muộn (ngày)"
SOUND = (
    row("I", 10, policy=Policy.SCALE),
    row("I.1", 6, DIRECT, "I"),
    row("I.2", 4, STEPS, "I", ladder="<50: 0; ≥50: 4"),
    row("I.3", 2, BONUS, "I", per=1),
    row("I.4", None, PENALTY, "I", per="0.5"),
    row("I.5", None, KNOCKOUT, "I", effect=Effect.ZERO),
)


def faults(*rows, known=KNOWN):
    found = check_scheme(scheme(*rows), known, LABELS)
    return [(fault.rule, fault.column, fault.value) for fault in found]


def with_leaf(leaf):
    """A sound group of 10 in which one criterion of 4 is replaced."""
    return (SOUND[0], SOUND[1], leaf)


def test_a_sound_scheme_has_no_fault():
    assert faults(*SOUND) == []


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ((*SOUND, row("II", 5, DIRECT), row("II", 3, MET)), ("TD-01", "code", "II")),
        ((row("1.1", 5, DIRECT, "1"),), ("TD-02", "parent", "1.1")),
        ((row("1", 5, "", "1"),), ("TD-03", "parent", "1")),
        (with_leaf(row("I.2", 4, "", "I")), ("TD-04", "type", "I.2")),
        ((row("I", 6, DIRECT), row("I.1", 6, DIRECT, "I")), ("TD-05", "type", "I")),
        ((row("I", 9), row("I.1", 6, DIRECT, "I")), ("TD-06", "maximum", "I")),
        (with_leaf(row("I.2", 4, STEPS, "I", measure=Measure.DAYS)), ("TD-07", "ladder", "I.2")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="<5: 4; ≥5: 0", measure=None)), ("TD-07", "measure", "I.2")),
        ((*SOUND, row("II", None, BONUS)), ("TD-07", "per", "II")),
        ((*SOUND, row("II", None, KNOCKOUT)), ("TD-07", "effect", "II")),
        (with_leaf(row("I.2", 4, MET, "I", source="Chỉ tiêu")), ("TD-07", "target", "I.2")),
        (with_leaf(row("I.2", 4, MET, "I", per=2)), ("TD-08", "per", "I.2")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="<50: 0; tốt: 4")), ("TD-09", "ladder", "tốt: 4")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="<50: 0; >50: 4")), ("TD-10", "ladder", "I.2")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="≤50: 0; ≥50: 4")), ("TD-11", "ladder", "I.2")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="<50: 0; ≥50: 5")), ("TD-12", "ladder", "I.2")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="<50: -1; ≥50: 4")), ("TD-12", "ladder", "I.2")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="<50: 0; ≥50: 3")), ("TD-13", "ladder", "I.2")),
        (with_leaf(row("I.2", 4, DIRECT, "I", floor=5)), ("TD-14", "floor", "I.2")),
        ((row("I", 4, floor=3, ceiling=2), row("I.1", 4, MET, "I")), ("TD-14", "ceiling", "I")),
        (with_leaf(row("I.2", 4, MET, "I", kinds=("hội",))), ("TD-15", "kinds", "hội")),
        ((row("I", 4, MET, kinds=("sở",)),), ("TD-16", "policy", "I")),
        (with_leaf(row("I.2", 4, RELATIVE, "I", source="Chỉ tiêu", target="CT-9")), ("TD-17", "target", "CT-9")),
        (with_leaf(row("I.2", 4, STEPS, "I", ladder="<5: 4; ≥5: 0", source=LATE)), ("TD-19", "measure", "%")),
        ((row("I", None, DIRECT),), ("TD-20", "maximum", "I")),
        ((row("I"), row("I.1", 4, MET, "I")), ("TD-20", "maximum", "I")),
        ((*SOUND, row("II", None, PENALTY, per=-1)), ("TD-21", "per", "-1")),
        (with_leaf(row("I.2", 4, DIRECT, "I", source=LATE)), ("TD-22", "source", LATE)),
    ],
    ids=lambda value: value[0] if isinstance(value[0], str) else "",
)  # fmt: skip
def test_a_fault_is_named_with_its_row_and_column(rows, fault):
    assert faults(*rows) == [fault]


def test_a_circle_is_named_once_for_each_row_in_it():
    rows = (row("A", 1, parent="B"), row("B", 1, parent="A"))

    found = [(fault.rule, fault.facts.get("path")) for fault in check_scheme(scheme(*rows), KNOWN, LABELS)]

    assert found == [("TD-03", "A → B → A"), ("TD-03", "B → A → B")]


@pytest.mark.parametrize(("rest", "told"), [(990, []), (985, ["TD-18"])])
def test_the_roots_must_add_up_to_the_total_that_the_sheet_declares(rest, told):
    known = Known(KNOWN.kinds, KNOWN.indicators, Decimal(1000))

    assert [rule for rule, _, _ in faults(*SOUND, row("II", rest, DIRECT), known=known)] == told


def test_a_ladder_over_an_indicator_needs_steps_beyond_its_target():
    ladder = {"source": "Chỉ tiêu", "target": "ct-01", "measure": Measure.PERCENT}

    assert faults(*with_leaf(row("I.2", 4, STEPS, "I", ladder="<100: 0; 100: 4", **ladder))) == [
        ("TD-10", "ladder", "I.2")
    ]
    assert faults(*with_leaf(row("I.2", 4, STEPS, "I", ladder="<100: 0; ≥100: 4", **ladder))) == []


def test_a_code_that_repeats_below_itself_ends_no_walk():
    rows = (row("A", 1), row("B", 1, parent="A"), row("A", 1, parent="B"))

    assert "TD-01" in [rule for rule, _, _ in faults(*rows)]
    assert [one.code for one, _ in scheme(*rows).walk()] == ["A", "B", "A"]


def test_every_check_of_the_scheme_has_its_sentence():
    ids = {check.id for check in SCORING}

    assert len(ids) == len(SCORING)
    assert {f"TD-{n:02}" for n in range(1, 24)} <= ids
