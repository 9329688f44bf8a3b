"""What was assigned stands above what a form says of it."""

from dataclasses import replace

from runs_builder import consolidation, submission, table_for

from xlcore.domain.bloc import Target
from xlcore.history.trace import trace
from xlcore.intake.assigned import as_assigned
from xlcore.styles import WARNING_FILL
from xlcore.summary.plans import plan_all
from xlcore.summary.targets import results

GIVEN = Target("", "CT-01", "Giải ngân vốn", "UBND tỉnh", "tỷ đồng", 1250.0)
LINE = {
    "code": "CT-01",
    "name": "Giải ngân vốn",
    "origin": "UBND tỉnh",
    "measure": "tỷ đồng",
    "direction": "Cao hơn là tốt",
    "plan": 1250.0,
    "done": 600.0,
    "cumulative": 600.0,
    "ratio": 48.0,
}


def settled(*lines, targets=(GIVEN,), table=None):
    """The rows as they count, what is told, and what *TH chỉ tiêu* makes of it."""
    sent = submission("SKHDT", targets=table or lines)
    run = consolidation(sent)
    assignment = run.assignment._replace(targets=targets)
    assigned = as_assigned({"SKHDT": sent}, assignment)
    counted = assigned.counted["SKHDT"]
    outcomes = results(consolidation(counted, targets=targets))
    return counted.tables["targets"].rows, assigned.findings, outcomes


def test_a_trace_and_the_consolidated_rows_tell_what_the_form_says():
    sent = submission("SKHDT", targets=[LINE | {"plan": 500.0}])
    run = consolidation(sent, targets=(GIVEN,))
    assigned = as_assigned(run.counted, run.assignment)
    run = replace(consolidation(assigned.counted["SKHDT"], targets=(GIVEN,)), reported=assigned.reported)
    plans = {plan.key: plan for plan in plan_all(run, ())}
    listed = plans["sum_targets"].tables[0].top + 1

    (origin,) = trace(run, plans["sum_targets"], listed, 6, ()).origins
    assert (origin.value, origin.mended) == (1250.0, "như được giao ở trang Chỉ tiêu, phiếu ghi 500")
    assert [cell.value for cell in plans["data_targets"].cells.values() if cell.style.fill == WARNING_FILL] == [1250.0]


def told(findings):
    return [(one.rule, one.place.cell, one.facts.get("found"), one.facts.get("expected")) for one in findings]


def test_a_form_that_keeps_its_lines_says_nothing_else():
    rows, findings, (result,) = settled(LINE | {"name": "giải  ngân VỐN"})

    assert (rows[0].values["plan"], findings, result.outcome) == (1250.0, (), "Chưa đạt")


def test_a_plan_that_a_unit_lowered_counts_as_it_was_assigned_and_is_told_at_its_cell():
    rows, findings, (result,) = settled(LINE | {"plan": 500.0, "ratio": 120.0})

    assert told(findings) == [("CT-03", "F6", "500", "1.250")]
    assert (rows[0].values["plan"], rows[0].values["ratio"]) == (1250.0, 48.0)
    assert (result.plan, result.outcome) == (1250.0, "Chưa đạt")


def test_a_share_that_was_wrong_before_stays_wrong():
    (row,), *_ = settled(LINE | {"plan": 500.0, "ratio": 77.0})

    assert row.values["ratio"] == 77.0


def test_an_emptied_plan_a_turned_direction_and_another_measure_are_told_each():
    changes = {"plan": None, "direction": "Thấp hơn là tốt", "measure": "triệu đồng"}
    _, findings, (result,) = settled(LINE | changes | {"exempt": ("plan",)})

    assert told(findings) == [
        ("CT-03", "D6", "triệu đồng", "tỷ đồng"),
        ("CT-03", "E6", "Thấp hơn là tốt", "Cao hơn là tốt"),
        ("CT-03", "F6", "để trống", "1.250"),
    ]
    assert (result.measure, result.direction, result.outcome) == ("tỷ đồng", "Cao hơn là tốt", "Chưa đạt")


def test_what_a_form_has_no_column_for_is_taken_as_assigned_without_a_word():
    table = table_for("targets", LINE | {"direction": None})
    columns = {name: place for name, place in table.columns.items() if name != "direction"}
    (row,), findings, _ = settled(table=table._replace(columns=columns))

    assert (row.values["direction"], findings) == ("Cao hơn là tốt", ())


def test_an_indicator_that_a_form_lost_is_told_and_has_no_result():
    _, findings, outcomes = settled(LINE | {"code": "CT-99"})

    assert told(findings) == [("CT-04", "", "CT-01, Giải ngân vốn", None)]
    assert [(one.code, one.outcome) for one in outcomes] == [("CT-99", "Chưa đạt"), ("CT-01", "Chưa có số liệu")]


def test_nothing_is_missed_that_was_not_assigned_or_in_a_table_that_does_not_apply():
    open_plan, theirs = GIVEN._replace(code="CT-02", plan=None), GIVEN._replace(code="CT-03", member="STC")

    assert settled(LINE, targets=(GIVEN, open_plan, theirs))[1] == ()
    assert settled(table=table_for("targets", exempt=True))[1:] == ((), ())


def test_a_plan_that_the_master_leaves_open_is_the_forms():
    (row,), findings, _ = settled(LINE | {"plan": 500.0}, targets=(GIVEN._replace(plan=None),))

    assert (row.values["plan"], findings) == (500.0, ())
