"""What new versions changed, and what a run adds to the past."""

from dataclasses import replace
from datetime import datetime, timedelta

from runs_builder import IN_TIME, consolidation, submission

from xlcore.history.adding import addition, joined, mark_of
from xlcore.history.records import Past
from xlcore.history.revisions import with_revisions
from xlcore.plans import Cell, SheetPlan

NOW = datetime(2018, 7, 9, 12, 0, 0, 5)
LAND = {"field": "Đất đai"}


class FakeHistory:
    """A past without copies that remembers which were asked for."""

    def __init__(self):
        self.asked = []

    def copies(self, digests):
        self.asked += digests
        return {}


def sent(digest: str, received: int, minutes: int = 0):
    whole = submission("STC", procedures=[LAND | {"received": received}], received=IN_TIME + timedelta(minutes=minutes))
    return whole._replace(digest=digest, file=f"{digest}.xlsx")


def run_of(*files):
    """A run over several files of one unit; the last counts."""
    return replace(consolidation(files[-1]), received=files, past=Past(known=True))


def added_by(run, past, history):
    added = addition(run, past, f"mark of {len(run.received)}", NOW)
    return with_revisions(added, past, run.received, run.assignment, history)


def test_several_new_versions_in_one_run_are_compared_one_after_the_other():
    history = FakeHistory()
    run = run_of(sent("a", 1), sent("b", 2, 5), sent("c", 4, 9))

    added = added_by(run, Past(known=True), history)

    assert [(v.number, v.digest) for v in added.versions] == [(1, "a"), (2, "b"), (3, "c")]
    changes = [(r.since, r.version.number, r.change.before, r.change.after) for r in added.revisions]
    assert changes == [(1, 2, "1", "2"), (2, 3, "2", "4")]
    assert history.asked == []


def test_an_older_version_that_is_gone_everywhere_is_asked_for_once_and_costs_only_its_comparison():
    history = FakeHistory()
    past = joined(Past(known=True), added_by(run_of(sent("a", 1)), Past(known=True), history))

    added = added_by(run_of(sent("b", 2, 5), sent("c", 4, 9)), past, history)

    assert history.asked == ["a"]
    assert [(r.since, r.version.number) for r in added.revisions] == [(2, 3)]


def test_a_version_that_cannot_count_is_kept_but_not_compared():
    wrong = sent("b", 9, 5)._replace(valid=False, tables={})

    added = added_by(run_of(sent("a", 1), wrong, sent("c", 4, 9)), Past(known=True), FakeHistory())

    assert [version.valid for version in added.versions] == [True, False, True]
    assert [(r.since, r.version.number) for r in added.revisions] == [(1, 3)]


def test_the_same_input_adds_nothing_and_an_unknown_past_is_not_added_to():
    run = run_of(sent("a", 1))
    past = joined(Past(known=True), addition(run, Past(known=True), "same", NOW))

    assert addition(run, past, "same", NOW) is None
    assert addition(run, past, "other", NOW) is not None
    assert addition(run, Past(), "same", NOW) is None


def test_moments_are_kept_to_the_second():
    assert addition(run_of(sent("a", 1)), Past(known=True), "m", NOW).run.when.microsecond == 0


def test_the_mark_of_figures_leaves_out_the_sheets_about_runs():
    figures = SheetPlan("sum_units", "TH đơn vị", {(1, 1): Cell(5)})
    about_runs = SheetPlan("history", "Lịch sử", {(1, 1): Cell(NOW)})

    assert mark_of([figures]) == mark_of([figures, about_runs])
    assert mark_of([figures]) != mark_of([replace(figures, cells={(1, 1): Cell(6)})])
