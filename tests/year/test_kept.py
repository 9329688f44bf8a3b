"""What a period leaves in *Kỳ trước* for those after it."""

import polars as pl
from runs_builder import consolidation, submission

from xlcore.rollover import kept


def amounts(run):
    return kept(run).filter(pl.col("sheet") == "funds", pl.col("field") == "amount").drop("sheet", "field").rows()


def test_a_number_that_is_missing_leaves_a_gap_and_one_that_does_not_apply_leaves_none():
    fund, other = {"fund": "Quỹ A", "amount": 5}, {"fund": "Quỹ B", "amount": None}
    run = consolidation(
        submission("SKHDT", funds=[fund, other]), submission("STC", funds=[fund, other | {"exempt": ("amount",)}])
    )

    assert amounts(run) == [
        ("2018-H1", "SKHDT", "Quỹ A", 5.0),
        ("2018-H1", "SKHDT", "Quỹ B", None),
        ("2018-H1", "STC", "Quỹ A", 5.0),
    ]


def test_a_number_that_need_not_be_there_leaves_no_gap():
    run = consolidation(submission("SKHDT", targets=[{"plan": None}]))

    assert kept(run).filter(pl.col("sheet") == "targets")["field"].to_list() == ["done", "cumulative", "ratio"]


def test_gaps_of_earlier_periods_go_along():
    gap = ("2017-H1", "STC", "funds", "Quỹ A", "amount", None)

    assert amounts(consolidation(previous=(gap,))) == [("2017-H1", "STC", "Quỹ A", None)]
