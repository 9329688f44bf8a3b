"""Operators and policies for missing values, as in DHIS2, and the sentences that the book gives them."""

import polars as pl
import pytest
from submissions import PERIOD, counted

from xlcore.checks.book import amend, check_of, default_checks, default_rulebook
from xlcore.checks.schemas import findings
from xlcore.declare import Column, Count, Missing, Operator, Rule, Sheet, Text
from xlcore.domain.rulebook import Amendment, Rulebook
from xlcore.intake.frames import frame
from xlcore.intake.submission import Row, Submission, Table
from xlcore.sheets import ACROSS, DATA_SHEETS


def told(operator, left, right, *, missing=Missing.SKIP_IF_ANY, tolerance=None, values):
    """The one finding, or nothing, of one rule on one row with columns a, b, c in A, B, C."""
    columns = tuple(Column(name, f"Cột {name.upper()}", Count("việc")) for name in "abc")
    rule = Rule("X-01", left, operator, right, missing, tolerance=tolerance)
    sheet = Sheet("x", "Thử", "THỬ", "one row", (*columns, Column("end", "Hết", Text())), (rule,))
    table = Table(sheet, "Thử", {"a": 1, "b": 2, "c": 3, "end": 4}, (Row(7, dict(zip("abc", values, strict=True))),))
    by_member = counted(Submission("x.xlsx", "", None, "SCT", PERIOD, "1.0", {"x": table}, ()))
    book = Rulebook.of([check_of(sheet, rule)])
    found = list(findings(sheet, frame(sheet, by_member.values()), by_member, book))
    assert len(found) <= 1
    return book.sentence(found[0]) if found else ""


@pytest.mark.parametrize(
    ("operator", "good", "bad"),
    [
        (Operator.EQUAL, (5, 5), (5, 6)),
        (Operator.NOT_EQUAL, (5, 6), (5, 5)),
        (Operator.AT_LEAST, (5, 5), (4, 5)),
        (Operator.MORE, (6, 5), (5, 5)),
        (Operator.AT_MOST, (5, 5), (6, 5)),
        (Operator.LESS, (4, 5), (5, 5)),
        (Operator.BOTH_OR_NONE, (None, None), (5, None)),
        (Operator.NOT_BOTH, (None, 5), (5, 5)),
        (Operator.NEAR, (11, 10), (12, 10)),
    ],
)
def test_each_operator_holds_and_breaks_and_speaks(operator, good, bad):
    tolerance = 15 if operator is Operator.NEAR else None

    assert told(operator, "a", "b", tolerance=tolerance, values=(*good, None)) == ""
    sentence = told(operator, "a", "b", tolerance=tolerance, values=(*bad, None))
    assert "ột A" in sentence
    assert "ột B" in sentence
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("missing", "values", "wrong"),
    [
        (Missing.SKIP_IF_ANY, (5, 3, None), False),
        (Missing.SKIP_IF_ALL, (5, 3, None), True),
        (Missing.SKIP_IF_ALL, (5, 5, None), False),
        (Missing.SKIP_IF_ALL, (None, None, None), False),
        (Missing.AS_ZERO, (5, None, None), True),
        (Missing.AS_ZERO, (None, None, None), False),
        (Missing.SKIP_IF_ANY, (5, 3, 1), True),
    ],
)
def test_missing_values_are_treated_as_the_rule_says(missing, values, wrong):
    assert bool(told(Operator.EQUAL, "a", "b + c", missing=missing, values=values)) is wrong


def test_rules_that_demand_more_tell_all_missing_from_zero():
    assert told(Operator.MORE, "a", "b", missing=Missing.AS_ZERO, values=(None, None, None))
    assert not told(Operator.MORE, "a", "b", missing=Missing.SKIP_IF_ALL, values=(None, None, None))


@pytest.mark.parametrize(("value", "wrong"), [(12, False), (13, True)])
def test_a_tolerance_is_allowed_and_no_more(value, wrong):
    assert bool(told(Operator.EQUAL, "a", "b", tolerance=2, values=(value, 10, None))) is wrong
    assert bool(told(Operator.AT_MOST, "a", "b", tolerance=2, values=(value, 10, None))) is wrong


def test_a_default_sentence_shows_both_sides_the_difference_and_the_cells():
    assert told(Operator.EQUAL, "a", "b + c", values=(9, 3, 2)) == (
        "Cột A là 9, nhưng Cột B + Cột C là 5 (chênh 4; A7 so với B7 + C7)."
    )


def test_the_book_has_every_rule_with_a_sentence_and_a_remedy():
    book = default_rulebook()
    declared = {rule.id for sheet in DATA_SHEETS for rule in sheet.rules} | {rule.id for rule in ACROSS}

    assert declared <= set(book.checks)
    assert all(check.sentence and check.remedy for check in default_checks())


def test_the_bloc_may_change_what_the_program_knows_and_nothing_else():
    book = default_rulebook()

    changed = amend(book, [Amendment("KT-02", tolerance=10.0), Amendment("XX-99"), Amendment("KT-03", enabled=False)])

    assert changed["KT-02"] == book["KT-02"]._replace(tolerance=10.0)
    assert changed["KT-03"] == book["KT-03"]._replace(enabled=False)
    assert list(changed.checks) == list(book.checks)
    assert book.tolerance("KT-02") == 50


def test_a_frame_of_another_shape_stops_the_run():
    sheet = DATA_SHEETS[0]
    import pandera.polars as pa  # noqa: PLC0415 - only to name the exception

    with pytest.raises(pa.errors.SchemaErrors):
        list(findings(sheet, pl.DataFrame({"member": ["SCT"]}), {}, default_rulebook()))
