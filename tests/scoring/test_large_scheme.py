"""A scheme of 230 nodes is typed into the sheet and scored, with nothing changed in the program."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

import pytest
from large_scheme import DIRECT, KINDS, LEAVES, MET, NODES, RELATIVE, large_scheme
from scoring_bloc import drawn, scored

from xlcore.runs import open_office
from xlcore.scoring.formulas import FORMULAS

UNITS = tuple(f"C{n}" for n in range(1, 8))
CENT = Decimal("0.01")


def typed(rows):
    """What the bloc types for each unit and leaf: mostly near the maximum, as such tables are."""
    random, found = Random(7), []  # noqa: S311 - plausible numbers, the same each time
    for row in rows:
        for unit in UNITS if row.get("type") else ():
            one = {"unit": unit, "criterion": row["code"]}
            if row["type"] == DIRECT:
                one["figure"] = round(row["maximum"] * random.choice((1, 1, 1, 0.9, 0.75)), 2)
            elif row["type"] == MET:
                one["met"] = random.choice(("Có", "Có", "Có", "Không"))
            else:
                one |= {"figure": random.randint(60, 160), "plan": random.choice((80, 100, 120, 0))}
            found.append(one)
    return found


@pytest.fixture(scope="module")
def given():
    rows = large_scheme()
    return rows, typed(rows)


@pytest.fixture(scope="module")
def found(given, tmp_path_factory):
    rows, figures = given
    total = [{"rule": "Tổng điểm của thang", "parameter": "1000"}]
    master = drawn(
        tmp_path_factory.mktemp("large") / "m.xlsm", *UNITS, criteria=rows, scores=figures, score_rules=total
    )
    return scored(open_office(master))


def by_hand(rows, figures):
    """The total of each unit, worked leaf by leaf from the table of cases of scheme A, with fractions."""
    most = {row["code"]: Fraction(str(row["maximum"])) for row in rows}
    kind = {row["code"]: row["type"] for row in rows if row.get("type")}
    totals = dict.fromkeys(UNITS, Decimal(0))
    for code, name in kind.items():
        mine = {one["unit"]: one for one in figures if one["criterion"] == code}
        excess = [Fraction(o["figure"], o["plan"]) - 1 for o in mine.values() if o.get("plan")]
        free = [o["figure"] for o in mine.values() if not o.get("plan") and "figure" in o]
        for unit, one in mine.items():
            if name == DIRECT:
                points = Fraction(str(one["figure"]))
            elif name == MET:
                points = most[code] if one["met"] == "Có" else 0
            elif not one["plan"]:
                points = most[code] * one["figure"] / max(free)
            else:
                share = Fraction(one["figure"], one["plan"])
                points = most[code] * (share / 2 if share <= 1 else Fraction(1, 2) + (share - 1) / max(excess) / 2)
            exact = Decimal(Fraction(points).numerator) / Decimal(Fraction(points).denominator)
            totals[unit] += exact.quantize(CENT, ROUND_HALF_UP)
    return totals


def test_the_scheme_has_the_counts_and_sums_of_its_source(given):
    rows, _ = given
    parents = {row["code"].rpartition(".")[0] for row in rows}
    leaves = [row for row in rows if row["code"] not in parents]

    assert (len(rows), len(leaves)) == (NODES, LEAVES) == (230, 176)
    assert Counter(row["type"] for row in leaves) == KINDS == {DIRECT: 113, MET: 51, RELATIVE: 12}
    assert [row["maximum"] for row in rows if "." not in row["code"]] == [700, 200, 100]


def test_it_is_read_from_the_sheet_without_a_fault(found):
    assert found.findings == ()
    assert (len(found.scheme.criteria), len(found.scheme.leaves)) == (230, 176)
    assert Counter(FORMULAS[leaf.type].label for leaf in found.scheme.leaves) == KINDS


def test_every_unit_has_the_points_of_an_independent_calculation(given, found):
    assert {standing.member: standing.total for standing in found.standings} == by_hand(*given)


def test_every_group_is_the_sum_of_what_stands_below_it(found):
    for group in found.scheme.groups:
        for unit in UNITS:
            inside = found.scheme.children[group.code]
            assert found.scores.points(unit, group.code) == sum(found.scores.points(unit, one.code) for one in inside)


def test_the_totals_lie_where_the_totals_of_such_a_cluster_lie(found):
    assert all(700 < standing.total <= 1000 and standing.maximum == 1000 for standing in found.standings)
