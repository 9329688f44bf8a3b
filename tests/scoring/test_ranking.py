"""Ranks: equals as equals, tie rules in the order of the sheet, exclusions with their reason."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from scheme_builder import DIRECT, EXEMPT, KNOCKOUT, PENALTY, row, scored

from xlcore.scoring.ranking import Bar, Conduct, Exclusion, Rules, Tie, rank
from xlcore.scoring.scheme import Effect, Policy

ROWS = (row("I", 100, DIRECT), row("II", 100, DIRECT), row("III", None, PENALTY, per=1))


def standings(units, rules=None, conduct=None, named=None, last=None, rows=ROWS):
    """Standings of `units[code] = (points I, points II)` by unit."""
    given = {u: dict(zip(("I", "II", "III"), amounts, strict=False)) for u, amounts in units.items()}
    found = rank(scored(rows, given), rules or Rules(), conduct or {}, named or {}, last or {})
    return {standing.member: standing for standing in found}


def ranks(*args, **more):
    return {member: standing.rank for member, standing in standings(*args, **more).items()}


def test_equal_points_share_a_rank_and_the_next_one_is_skipped():
    found = standings({"A": (9, 1), "B": (5, 5), "C": (8, 0), "D": (20, 0), "E": (1, 0)})

    assert {m: s.rank for m, s in found.items()} == {"D": 1, "A": 2, "B": 2, "C": 4, "E": 5}
    assert [m for m, s in found.items() if s.tied] == ["A", "B"]


def test_a_tie_rule_sets_equals_apart_and_is_named():
    found = standings({"A": (5, 5), "B": (9, 1), "C": (1, 0)}, Rules(ties=((Tie.CRITERION, "I"),)))

    assert [(m, s.rank, s.tied, s.decided) for m, s in found.items()] == [
        ("B", 1, False, "điểm tiêu chí cao hơn (I)"),
        ("A", 2, False, "điểm tiêu chí cao hơn (I)"),
        ("C", 3, False, ""),
    ]


def test_the_next_rule_is_asked_only_where_the_first_leaves_equals():
    rules = Rules(ties=((Tie.PENALTY, ""), (Tie.EARLIER, ""), (Tie.NOT_HEAD, "")))
    conduct = {
        "A": Conduct(received=date(2018, 7, 2)),
        "B": Conduct(received=date(2018, 7, 1), head=True),
        "C": Conduct(received=date(2018, 7, 1)),
    }

    assert ranks({"A": (12, 0, 2), "B": (10, 0), "C": (10, 0), "D": (10, 0)}, rules, conduct) == {
        "C": 1,
        "B": 2,
        "D": 3,
        "A": 4,
    }


def test_votes_break_a_tie_where_the_sheet_says_so():
    conduct = {"A": Conduct(votes={"Cờ": 3}), "B": Conduct(votes={"Cờ": 6})}

    assert ranks({"A": (5, 5), "B": (5, 5)}, Rules(ties=((Tie.VOTES, "Cờ"),)), conduct) == {"B": 1, "A": 2}


def test_units_may_be_ranked_by_what_they_reached_of_what_they_could():
    rows = [row("I", 100, DIRECT, policy=Policy.EXCLUDE), row("II", 100, DIRECT, policy=Policy.EXCLUDE)]
    units = {"A": (90, 60), "B": (80, EXEMPT)}

    assert ranks(units, rows=rows) == {"A": 1, "B": 2}
    assert ranks(units, Rules(by_share=True), rows=rows) == {"B": 1, "A": 2}


def test_who_is_left_out_has_no_rank_takes_none_and_is_told_why():
    found = standings({"A": (9, 0), "B": (8, 0), "C": (7, 0)}, named={"A": [Exclusion("Có sai phạm", "Kết luận 12")]})

    assert {m: s.rank for m, s in found.items()} == {"B": 1, "C": 2, "A": None}
    assert found["A"].excluded == (Exclusion("Có sai phạm", "Kết luận 12"),)
    assert found["A"].total == 9


def test_the_bars_of_the_sheet_leave_units_out_by_themselves():
    bars = ((Bar.NOT_SENT, ""), (Bar.LATE, "3"), (Bar.UNREGISTERED, ""), (Bar.DISCIPLINED, ""))
    sent = date(2018, 7, 1)
    conduct = {
        "none": Conduct(),
        "late": Conduct(sent, 4, registered=True),
        "just": Conduct(sent, 3, registered=True, disciplined=0),
        "new": Conduct(sent, 0),
        "bad": Conduct(sent, 0, registered=True, disciplined=1),
    }

    found = standings(dict.fromkeys(conduct, (1, 1)), Rules(bars=bars), conduct)

    assert {m: [x.reason for x in s.excluded] for m, s in found.items()} == {
        "just": [],
        "none": ["Chưa gửi phiếu"],
        "late": ["Gửi muộn quá số ngày"],
        "new": ["Không đăng ký thi đua"],
        "bad": ["Có người bị kỷ luật từ cảnh cáo"],
    }
    assert found["late"].excluded[0].basis == "muộn 4 ngày, được phép 3"


def test_without_rules_nobody_is_left_out_and_nothing_breaks_a_tie():
    assert ranks({"A": (1, 1), "B": (1, 1)}) == {"A": 1, "B": 1}


def test_a_knock_out_may_keep_a_unit_out_of_the_ranking():
    rows = [row("I", 10, DIRECT), row("II", None, KNOCKOUT, effect=Effect.EXCLUDE)]

    found = standings({"A": (9, 1), "B": (5, 0)}, rows=rows)

    assert (found["A"].rank, found["A"].total, found["B"].rank) == (None, 9, 1)
    assert found["A"].excluded == (Exclusion("Tiêu chí liệt", "II Tiêu chí II"),)


def test_the_way_up_and_down_since_last_year_is_counted_in_places():
    found = standings({"A": (9, 0), "B": (8, 0), "C": (7, 0)}, last={"A": 3, "B": 1})

    assert [found[unit].moved for unit in "ABC"] == [2, -1, None]


@given(st.dictionaries(st.sampled_from("ABCDEFGHI"), st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_a_rank_is_one_more_than_the_number_of_units_that_are_better(units):
    found = standings(units)

    for standing in found.values():
        assert standing.rank == 1 + sum(other.total > standing.total for other in found.values())
        assert standing.tied == (sum(other.total == standing.total for other in found.values()) > 1)
        assert standing.total == Decimal(sum(units[standing.member]))
