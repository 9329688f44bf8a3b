"""What a unit answered, and what it left blank: only an answer is counted, and only silence is named."""

import pytest
from runs_builder import MEMBERS, consolidation, submission, table_for

from xlcore.report.claims import movements, silent
from xlcore.summary.completeness import missing
from xlcore.summary.figures import BY_FIGURE, LEFT_BLANK, measure
from xlcore.summary.targets import results, targets_plan

FIRST, SECOND, THIRD = (member.code for member in MEMBERS)


def emptied(key: str, **answer):
    """A sheet without rows, with the answer given for all of it."""
    return table_for(key)._replace(rows=(), **answer)


def run(key: str, **answer):
    """A run in which the second unit has no row in a sheet."""
    return consolidation(submission(FIRST), submission(SECOND, **{key: emptied(key, **answer)}), submission(THIRD))


def test_a_table_left_blank_is_no_zero_and_its_unit_is_out_with_the_reason():
    found = measure(BY_FIGURE["collectives"], run("movements"))

    assert (found.coverage, found.out, found.value) == ("2/3", {SECOND: LEFT_BLANK}, 20)


def test_the_answer_that_there_is_nothing_is_a_zero():
    found = measure(BY_FIGURE["collectives"], run("movements", nothing=True))

    assert (found.coverage, found.by_member[SECOND], found.value) == ("3/3", 0, 20)


def test_a_list_of_targets_left_blank_is_named():
    blank = run("targets")

    assert LEFT_BLANK in {cell.value for cell in targets_plan(blank, results(blank)).cells.values()}


@pytest.mark.parametrize("answer", ["exempt", "nothing"])
def test_who_answered_for_the_whole_sheet_is_not_said_to_be_silent(answer):
    answered = run("movements", **{answer: True})

    assert silent("movements", answered) == ""
    assert MEMBERS[1].name in movements(run("movements"))
    assert [sheet.key for sheet in missing(MEMBERS[1], answered)] == []
