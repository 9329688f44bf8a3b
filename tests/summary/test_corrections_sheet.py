"""*Sửa số* in a master that had no such sheet: help at its headings, lists to choose from, missing reasons shown."""

from runs_builder import MEMBERS, consolidation

from xlcore.summary.corrections import TOP, blank_corrections


def test_units_and_tabs_are_offered():
    plan = blank_corrections(consolidation())

    offered = {choice.area: choice.source for choice in plan.choices}

    assert offered["A5:A34"] == f'"{",".join(member.code for member in MEMBERS)}"'
    assert "TTHC" in offered["B5:B34"]


def test_headings_tell_what_belongs_below_them():
    plan = blank_corrections(consolidation())

    assert plan.notes[TOP, 2] == "Tên trang của phiếu."


def test_a_correction_without_a_reason_is_shown():
    (condition,) = blank_corrections(consolidation()).conditions

    assert condition.area == "G5:G34"
    assert condition.formula == 'AND($F5<>"",$G5="")'
