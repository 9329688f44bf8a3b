"""Plans cut into blocks: what a cell shows, where formulas stand together, and what tells two looks apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_example import PLAN

from xlcore.blocks import formula_blocks, placed, spans, values
from xlcore.plans import Cell
from xlcore.styles import BODY

SPOTS = st.tuples(st.integers(1, 6), st.integers(1, 6))


def test_cells_stand_over_those_of_tables_from_a1_on():
    assert values(PLAN) == (("Tiêu đề", None), ("Đơn vị", "Số"), ("A", 1), ("B", 3))


@given(st.dictionaries(SPOTS, st.text("ABC", min_size=1, max_size=3), max_size=20))
def test_the_blocks_of_formulas_hold_each_formula_once_and_nothing_else(formulas):
    plan = replace(PLAN, cells={spot: Cell(None, BODY, formula) for spot, formula in formulas.items()})
    found = {
        (block.row + down, block.column + right): formula
        for block in formula_blocks(plan)
        for down, line in enumerate(block.formulas)
        for right, formula in enumerate(line)
    }

    assert found == formulas
    assert sum(len(block.formulas) * len(block.formulas[0]) for block in formula_blocks(plan)) == len(formulas)


def test_a_column_of_formulas_is_one_block():
    plan = replace(PLAN, cells={(row, 3): Cell(None, BODY, f"A{row}") for row in range(1, 40)})

    assert [len(block.formulas) for block in formula_blocks(plan)] == [39]


def test_tabs_with_other_titles_are_named_by_those_in_formulas_and_links():
    moved = placed(PLAN, {"Tổng": "Cộng 'mới'"})

    assert moved.cells[4, 2].formula == "SUM('Cộng ''mới'''!B2:B3)"
    assert moved.links[3, 1].location == "'Cộng ''mới'''!A1"
    assert placed(PLAN, {}).cells == PLAN.cells


@pytest.mark.parametrize(
    ("then", "now", "steps"),
    [
        ("$B$6:$B$14", "B6:B14", []),
        ("$B$6:$B$14", "B6:B16", [(7, 2)]),
        ("$B$6:$B$14", "B6:B12", [(7, -2)]),
        ("$B$6:$B$14", "B8:B16", [(6, 2)]),
        ("$B$6:$B$14", "B4:B12", [(4, -2)]),
        ("$B$6:$B$14", "B8:B17", [(6, 2), (9, 1)]),
    ],
)
def test_rows_come_in_or_go_so_that_what_charts_read_keeps_its_rows(then, now, steps):
    assert list(spans({"td_chart_x": f"='Trang'!{then}"}, {"td_chart_x": now})) == steps


def test_columns_come_in_or_go_so_that_what_charts_read_keeps_its_columns():
    then = {"a": "='T'!$B$2:$B$4", "b": "='T'!$Z$2:$Z$4", "c": "='T'!$AB$2:$AB$4"}

    assert list(spans(then, {"a": "B2:B4", "b": "Z2:Z4", "c": "AB2:AB4"}, across=True)) == []
    assert list(spans(then, {"a": "B2:B4", "b": "Y2:Y4", "c": "AA2:AA4"}, across=True)) == [(25, -1)]
    assert list(spans(then, {"a": "C2:C4", "b": "AA2:AA4", "c": "AC2:AC4"}, across=True)) == [(2, 1)]


def test_ranges_side_by_side_move_once_and_those_below_are_not_moved_twice():
    then = {"a": "='T'!$A$2:$A$4", "b": "='T'!$B$2:$B$4", "c": "='T'!$A$8:$A$9"}

    assert list(spans(then, {"a": "A2:A5", "b": "B2:B5", "c": "A9:A10"})) == [(3, 1)]
