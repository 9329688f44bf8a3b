"""Laws of whole schemes: any tree, any policy, any figures, against a second calculation by the definitions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from scheme_builder import BONUS, DIRECT, EXEMPT, MET, PENALTY, RELATIVE, SHARE, figure, row, scored

from xlcore.scoring.scheme import Policy

CENT = Decimal("0.01")
ALONE = (DIRECT, MET, SHARE, BONUS, PENALTY)
OUTSIDE = (BONUS, PENALTY)
policies = st.sampled_from([None, *Policy])


@st.composite
def schemes(draw, types=ALONE, most=3):
    """The rows of a sound scheme: groups of one to three, their maxima the sums of what is in them."""
    rows = []

    def grow(code, depth):
        kids = draw(st.integers(1, 3)) if depth < most and draw(st.booleans()) else 0
        place = len(rows)
        rows.append(None)
        if not kids:
            kind = draw(st.sampled_from(types if depth else (DIRECT,)))
            amount = draw(st.integers(1, 20))
            parts = {"per": draw(st.integers(1, 3))} if kind in OUTSIDE else {}
            rows[place] = row(code, amount, kind, code.rpartition(".")[0], policy=draw(policies), **parts)
            return 0 if kind in OUTSIDE else amount
        whole = sum([grow(f"{code}.{n}", depth + 1) for n in range(kids)])
        rows[place] = row(code, whole, "", code.rpartition(".")[0], policy=draw(policies))
        return whole

    for n in range(draw(st.integers(1, 3))):
        grow(str(n), 0)
    return tuple(rows)


def leaves(rows):
    parents = {one.parent for one in rows}
    return [one for one in rows if one.code not in parents]


@st.composite
def answers(draw, rows):
    """A figure for each leaf of a unit, some missing, some not applying."""
    found = {}
    for leaf in leaves(rows):
        choice = draw(st.integers(0, 9))
        if choice == 0:
            found[leaf.code] = EXEMPT
        elif choice > 1:
            found[leaf.code] = figure(*draw(_figures(leaf)))
    return found


def _figures(leaf):
    whole = st.integers(0, int(leaf.most))
    match leaf.type:
        case "dat_khong_dat@1":
            return st.tuples(st.integers(0, 1))
        case "ty_le@1" | "dinh_luong_tuong_doi@1":
            return st.tuples(st.integers(0, 30), st.integers(1, 20))
        case _:
            return st.tuples(whole)


class Definition:
    """The whole of one unit, each group worked from its definition: points, and the maximum that counts."""

    def __init__(self, rows, mine):
        self.by_code, self.mine, self.inside = {one.code: one for one in rows}, mine, {}
        for one in rows:
            self.inside.setdefault(one.parent, []).append(one)

    def whole(self):
        ordinary, outside, most, _ = self.group(self.inside[""])
        return ordinary + outside, most

    def policy(self, one):
        while one.policy is None and one.parent:
            one = self.by_code[one.parent]
        return one.policy or Policy.EXCLUDE

    def left_out(self, one):
        """Points, outside, maximum that counts, maximum that the others make good."""
        policy = self.policy(one)
        points = one.most if policy is Policy.FULL else 0
        most = one.most if policy in (Policy.FULL, Policy.KEEP) else 0
        return points, 0, most, one.most if policy is Policy.SCALE else 0

    def worth(self, one):
        """The same four of a row that may apply or not."""
        answer = self.mine.get(one.code)
        if one.code in self.inside:
            return self.group(self.inside[one.code], one)
        if one.type in OUTSIDE:
            return 0, _outside(one, answer), 0, 0
        if answer is not None and answer.exempt:
            return self.left_out(one)
        return _inside(one, answer), 0, one.most, 0

    def group(self, parts, one=None):
        ordinary, outside, counted, moved = (sum(part) for part in zip(*map(self.worth, parts), strict=True))
        if not counted and moved:
            points, _, most, up = self.left_out(one) if one else (0, 0, 0, 0)
            return points, outside, most, up
        if moved:
            ordinary = _rounded(Fraction(ordinary) * Fraction(counted + moved) / Fraction(counted))
        return ordinary, outside, counted + moved, 0


def _inside(one, answer):
    if answer is None:
        return Decimal(0)
    if one.type == DIRECT:
        return answer.value
    share = min(Fraction(1), Fraction(answer.value) / Fraction(answer.target)) if one.type == SHARE else answer.value
    return _rounded(Fraction(one.most) * Fraction(share))


def _outside(one, answer):
    if answer is None or answer.exempt:
        return Decimal(0)
    amount = min(answer.value * one.per, one.maximum)
    return amount if one.type == BONUS else -amount


def _rounded(value):
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(CENT, ROUND_HALF_UP)


@settings(max_examples=200)
@given(st.data())
def test_any_scheme_gives_the_points_of_its_definitions(data):
    rows = data.draw(schemes())
    mine = data.draw(answers(rows))

    total = scored(rows, {"A": mine}).totals[""]["A"]

    assert (total.points, total.maximum) == Definition(rows, mine).whole()


@given(st.data())
def test_the_order_of_rows_and_of_units_changes_no_points(data):
    rows = data.draw(schemes((*ALONE, RELATIVE)))
    units = {unit: data.draw(answers(rows)) for unit in "ABC"}
    mixed = data.draw(st.permutations(rows))
    turned = {unit: units[unit] for unit in data.draw(st.permutations(list(units)))}

    one, other = scored(rows, units), scored(mixed, turned)

    assert {unit: one.points(unit) for unit in units} == {unit: other.points(unit) for unit in units}


@given(st.data())
def test_without_relative_criteria_a_unit_scores_alone_as_among_others(data):
    rows = data.draw(schemes())
    units = {unit: data.draw(answers(rows)) for unit in "ABC"}

    together = scored(rows, units)

    assert all(together.points(unit) == scored(rows, {unit: units[unit]}).points(unit) for unit in units)


@given(st.data())
def test_more_of_what_is_good_never_costs_points_and_more_of_what_is_bad_never_brings_any(data):
    rows = data.draw(schemes((*ALONE, RELATIVE)))
    mine, others = data.draw(answers(rows)), data.draw(answers(rows))
    leaf = data.draw(st.sampled_from(leaves(rows)))
    now, end = mine.get(leaf.code), 1 if leaf.type == MET else leaf.most
    if now is None or now.exempt or now.value >= end:
        return  # there is no more of it to have
    more = mine | {leaf.code: figure(min(end, now.value + 1), now.target)}

    before, after = (scored(rows, {"A": own, "B": others}).points("A") for own in (mine, more))

    assert (after <= before) if leaf.type == PENALTY else (after >= before)


@given(st.data())
def test_a_unit_to_which_everything_applies_can_have_the_whole_maximum_and_no_more(data):
    rows = data.draw(schemes((DIRECT, MET, SHARE, RELATIVE)))
    top = {leaf.code: figure(1 if leaf.type == MET else leaf.most * 2, leaf.most) for leaf in leaves(rows)}
    top |= {leaf.code: figure(leaf.most) for leaf in leaves(rows) if leaf.type == DIRECT}

    total = scored(rows, {"A": top}).totals[""]["A"]

    assert total.points == total.maximum == sum(one.most for one in rows if not one.parent)
