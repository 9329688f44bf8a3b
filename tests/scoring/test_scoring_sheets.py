"""The sheets of the scoring: what stands where, whose formulas, which cells lie behind, and what moved since."""

from dataclasses import replace
from decimal import Decimal

import pytest
from office import formulas, recalculated, shown
from scoring_bloc import CRITERIA, RULES, SCORES, bloc, drawn, reported
from submissions import counted, frames

from xlcore.domain.findings import address
from xlcore.fresh import fresh_run
from xlcore.history.trace import trace
from xlcore.runs import open_office
from xlcore.scoring.formulas import FORMULAS
from xlcore.scoring.kept import Result
from xlcore.scoring.ranking import Exclusion
from xlcore.scoring.scheme import Policy
from xlcore.scoring.settle import score_bloc
from xlcore.summary.scoring import SHEETS, earlier_result, scoring_plans

SENT = (reported("SCT", 110), reported("SXD", 105, overdue=3))


@pytest.fixture
def run_of(tmp_path):
    """A run of two units with a scheme, over a master that holds the sheets of an earlier run."""

    def made(*sent, earlier=None, **rows):
        plans = scoring_plans(earlier) if earlier else ()
        master = drawn(tmp_path / "m.xlsm", "SCT", "SXD", plans=plans or None, **rows)
        office, units = open_office(master), counted(*sent)
        base = fresh_run(bloc("SCT", "SXD"))
        came = {code: one.received.date() for code, one in units.items()}
        scored = score_bloc(office.scoring, office.assignment, base.rulebook, units, frames(units), came)
        run = replace(base, counted=units, frames=frames(units), scored=scored)
        return replace(run, scored_before=earlier_result(run, master.grid))

    return made


def plan_of(run, title):
    return next(plan for plan in scoring_plans(run) if plan.title == title)


def rows_of(run, title):
    (table,) = plan_of(run, title).tables
    return [tuple(row) for row in table.rows]


def cells_of(run, title):
    return {address(*spot): (cell.value, cell.formula) for spot, cell in plan_of(run, title).cells.items()}


def test_points_stand_by_group_with_total_maximum_and_share(run_of):
    cells = cells_of(run_of(*SENT, criteria=CRITERIA, scores=SCORES), "Điểm")

    assert cells["C5"] == ("Sở SCT", "")
    assert cells["D5"] == (20.0, "'Điểm chi tiết'!D5")
    assert cells["H5"] == (29.0, "SUM(D5,E5,F5,G5)")
    assert cells["I5"] == (27.0, "")
    assert cells["J5"] == (pytest.approx(107.4, abs=0.01), 'IF(I5>0,H5/I5*100,"—")')
    assert [cells[f"{column}7"][0] for column in "DEFGH"] == [20.0, 2.0, "ngoài điểm", 5.0, 27.0]


def test_a_group_is_a_formula_over_its_criteria(run_of):
    cells = cells_of(run_of(*SENT, criteria=CRITERIA, scores=SCORES), "Điểm chi tiết")

    assert cells["D5"] == (20.0, "SUM(D6,D7)")
    assert cells["E12"] == (19.0, "SUM(E5,E8,E10,E11)")


def test_what_is_scaled_says_so_in_its_formula(run_of):
    criteria = [CRITERIA[0], CRITERIA[1], CRITERIA[2] | {"kinds": "SXD"}]

    cells = cells_of(run_of(*SENT, criteria=criteria), "Điểm chi tiết")

    assert cells["D5"] == (20.0, "ROUND((SUM(D6,D7))*20/10,2)")
    assert cells["D7"] == ("—", "")


def test_what_is_missing_is_a_word_not_a_zero(run_of):
    run = run_of(SENT[0], criteria=CRITERIA, scores=SCORES)

    assert cells_of(run, "Điểm chi tiết")["E6"] == ("thiếu", "")
    assert cells_of(run, "Điểm")["K6"][0] == 3


def test_the_ranking_tells_ties_exclusions_and_what_is_missing(run_of):
    equal = [{"unit": unit, "criterion": "IV", "figure": 4} for unit in ("SCT", "SXD")]
    sent = (reported("SCT", 100), reported("SXD", 100))
    tied = rows_of(run_of(*sent, criteria=CRITERIA, scores=equal), "Xếp hạng")
    out = [{"unit": "SCT", "reason": "Có sai phạm", "basis": "Kết luận 15"}]

    left = rows_of(run_of(sent[0], criteria=CRITERIA, scores=equal, exclusions=out), "Xếp hạng")

    assert [(row[0], row[1], row[-1]) for row in tied] == [
        (1, "SCT", "Đồng hạng với Sở SXD."),
        (1, "SXD", "Đồng hạng với Sở SCT."),
    ]
    assert [(row[0], row[1], row[-1]) for row in left] == [
        (1, "SXD", "Còn 3 tiêu chí chưa có số liệu hoặc lỗi, tính 0 điểm."),
        ("Không xếp", "SCT", "Có sai phạm: Kết luận 15."),
    ]


def test_every_criterion_of_every_unit_is_explained_with_its_numbers(run_of):
    rows = rows_of(run_of(*SENT, criteria=CRITERIA, scores=SCORES), "Giải trình điểm")

    said = {(row[0], row[1]): row[-1] for row in rows}
    assert said["SXD", "I.1"] == (
        "Thực hiện 105, chỉ tiêu 100, vượt 5 %; cao nhất 10 % (SCT): 0,5 × 10 + 0,5 × 10 × 5 / 10 "
        "(chỉ tiêu CT-01, lũy kế ở phiếu) → 7,5 điểm."
    )
    assert said["SXD", "I.2"] == (
        "Số liệu 3 % thuộc bậc “>0–5”: 5 (TTHC trả quá hạn 3/100, trang TTHC của phiếu) → 5 điểm."
    )
    assert (
        said["SCT", "II.1"] == "Số liệu 1 ngày thuộc bậc “1–2”: 1,5 (nhận ngày 01/07/2018, hạn 30/06/2018) → 1,5 điểm."
    )
    assert said["SCT", "III"] == "Cộng 2 × 1,5 (trang Chấm điểm, dòng 7) → 3 điểm."
    assert said["SXD", "III"] == "Không phát sinh, 0 điểm."


def test_a_figure_of_the_scores_is_traced_to_the_units_cells_with_its_sentence(run_of):
    run = run_of(*SENT, criteria=CRITERIA, scores=SCORES)

    found = trace(run, plan_of(run, "Điểm chi tiết"), 6, 5, ())
    group = trace(run, plan_of(run, "Điểm"), 6, 4, ())

    assert [(origin.table, origin.field, origin.value) for origin in found.origins] == [
        ("Chỉ tiêu", "Kế hoạch năm", 100.0),
        ("Chỉ tiêu", "Lũy kế từ đầu năm", 105.0),
    ]
    assert found.said.startswith("Thực hiện 105, chỉ tiêu 100")
    assert group.said == "7,5 (I.1) + 5 (I.2) → 12,5 trên 20 điểm."
    assert {origin.table for origin in group.origins} == {"Chỉ tiêu", "TTHC"}


def test_who_moved_since_the_last_run_and_why(run_of):
    first = run_of(*SENT, criteria=CRITERIA, scores=SCORES)
    changed = (reported("SCT", 110), reported("SXD", 150, overdue=0))

    again = run_of(*changed, earlier=first, criteria=CRITERIA, scores=[*SCORES[:2]])

    assert rows_of(again, "Thay đổi điểm") == [
        (
            "Sở SXD", 2, 1, 19.0, 26.5, 7.5,
            "I.1: số liệu 105 → 150, 7,5 → 10 điểm; I.2: số liệu 3 → 0, 5 → 10 điểm.",
        ),
        (
            "Sở SCT", 1, 2, 29.0, 22.0, -7.0,
            _FELL,
        ),
    ]  # fmt: skip


def test_a_run_that_changes_nothing_keeps_what_it_was_held_against(run_of):
    first = run_of(*SENT, criteria=CRITERIA, scores=SCORES)
    second = run_of(*SENT, earlier=first, criteria=CRITERIA, scores=SCORES[:2])

    third = run_of(*SENT, earlier=second, criteria=CRITERIA, scores=SCORES[:2])

    assert first.scored_before == Result()
    assert rows_of(second, "Thay đổi điểm") == rows_of(third, "Thay đổi điểm") != []
    assert rows_of(second, "Giải trình điểm") == rows_of(third, "Giải trình điểm")


def test_another_rule_of_the_scheme_is_named_as_the_cause(run_of):
    first = run_of(*SENT, criteria=CRITERIA, scores=SCORES)
    wider = [*CRITERIA[:2], CRITERIA[2] | {"ladder": "0: 10; >0–2: 5; >2: 0"}, *CRITERIA[3:]]

    again = run_of(*SENT, earlier=first, criteria=wider, scores=SCORES)

    assert [row[-1] for row in rows_of(again, "Thay đổi điểm")] == [
        "I.2: số liệu không đổi, cách chấm đổi (Bậc thang @1), 5 → 0 điểm."
    ]


def test_a_unit_that_moved_only_by_others_is_told_so(run_of):
    first = run_of(*SENT, criteria=CRITERIA, scores=SCORES)
    out = [{"unit": "SCT", "reason": "Lý do khác", "basis": "x"}]

    again = run_of(*SENT, earlier=first, criteria=CRITERIA, scores=SCORES, exclusions=out)

    assert [row[:3] for row in rows_of(again, "Thay đổi điểm")] == [("Sở SXD", 2, 1), ("Sở SCT", 1, "Không xếp")]
    assert again.scored.standings[1].excluded == (Exclusion("Lý do khác", "x"),)


def test_a_faulty_scheme_leaves_no_old_points_standing(run_of):
    run = run_of(*SENT, criteria=[CRITERIA[0] | {"maximum": 99}, *CRITERIA[1:]])

    plans = scoring_plans(run)

    assert [(plan.key, plan.title) for plan in plans] == list(SHEETS)
    assert all(not plan.tables and len(plan.cells) == 3 for plan in plans)


def test_mending_a_faulty_scheme_is_held_against_the_last_points_that_there_were(run_of):
    first = run_of(*SENT, criteria=CRITERIA, scores=SCORES)
    faulty = run_of(*SENT, earlier=first, criteria=[CRITERIA[0] | {"maximum": 99}, *CRITERIA[1:]], scores=SCORES)

    mended = run_of(*SENT, earlier=faulty, criteria=CRITERIA, scores=SCORES[:2])

    assert faulty.scored.scores is None
    assert rows_of(mended, "Thay đổi điểm") == [
        ("Sở SCT", 1, 1, 29.0, 26.0, -3.0, "III: số liệu 2 → trống, 3 → 0 điểm.")
    ]


def test_every_formula_and_every_policy_is_defined_in_a_sheet(run_of):
    formulas, policies = plan_of(run_of(*SENT, criteria=CRITERIA, score_rules=RULES), "Cách tính điểm").tables

    assert [row[0] for row in formulas.rows] == [formula.label for formula in FORMULAS.values()]
    assert [row[0] for row in policies.rows] == [policy.value for policy in Policy]
    assert all(str(row[3]).endswith(".") for table in (formulas, policies) for row in table.rows)


def test_a_group_is_explained_with_the_sum_that_it_is(run_of):
    rows = rows_of(run_of(*SENT, criteria=CRITERIA, scores=SCORES), "Giải trình điểm")

    said = {(row[0], row[2]): row[-1] for row in rows if row[3] == "Nhóm"}
    assert said["SXD", "Nhiệm vụ chính trị"] == "7,5 (I.1) + 5 (I.2) → 12,5 trên 20 điểm."
    assert said["SCT", "Tổng điểm"] == "20 (I) + 1,5 (II) + 4,5 (IV) + 3 (III) → 29 trên 27 điểm."


@pytest.mark.live
def test_a_spreadsheet_works_the_totals_out_to_the_same_points(run_of, tmp_path):
    """With bonus, bounds, what does not apply and what is missing; LibreOffice computes every formula anew."""
    criteria = [
        CRITERIA[0] | {"floor": 3},
        CRITERIA[1],
        CRITERIA[2] | {"kinds": "SXD"},
        *CRITERIA[3:],
        {"code": "I.9", "name": "Trừ", "type": "Trừ @1", "per": 0.25},
        {"code": "I.8", "name": "Cộng", "type": "Cộng @1", "per": 0.33},
    ]
    typed = [{"unit": unit, "criterion": code, "figure": n} for unit, code, n in _TYPED]
    run = run_of(reported("SCT", 111.7), reported("SXD", 104.9, overdue=3), criteria=criteria, scores=typed)
    drawn(tmp_path / "book.xlsm", "SCT", "SXD", plans=scoring_plans(run))

    (computed,) = recalculated(tmp_path, tmp_path / "book.xlsm")

    before, after, said = shown(tmp_path / "book.xlsm"), shown(computed), formulas(tmp_path / "book.xlsm")
    scoring = [place for place in said if place[0] in dict(SHEETS).values()]
    assert len(scoring) > 20
    assert [after[place] for place in scoring] == [_near(before[place]) for place in scoring]
    assert run.scored.scores.points("SCT", "I") == Decimal("19.33")


def _near(value):
    return value if isinstance(value, str) else pytest.approx(value, rel=1e-9)


_FELL = (
    "I.1: số liệu không đổi, mức so của khối đổi (dẫn đầu nay là SXD), 10 → 6 điểm; III: số liệu 2 → trống, 3 → 0 điểm."
)
_TYPED = (("SCT", "I.9", 4), ("SCT", "I.8", 1), ("SXD", "I.9", 100), ("SXD", "IV", 4.5))
