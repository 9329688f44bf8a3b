"""The draft's sentences, and the secretary's own wording over them."""

import re

import pytest
from runs_builder import consolidation, submission

from xlcore.consolidation import Remark
from xlcore.report import claims
from xlcore.report.paragraphs import Paragraph, draft
from xlcore.report.remarks import CHANGED, GONE, OWN, plan_remarks, settle_remarks

DRAFTED = Paragraph("PT-3", "III", "Hồ sơ được trả đúng hạn.")


def settle(own: str, basis: str = "", text: str = DRAFTED.text):
    return settle_remarks([Paragraph("PT-3", "III", text)], {"PT-3": Remark("PT-3", own, basis)})[0]


def test_her_own_wording_wins_and_keeps_the_figures_it_was_written_on():
    settled = settle("Trả đúng hạn cả.")

    assert (settled.text, settled.status, settled.basis) == ("Trả đúng hạn cả.", OWN, DRAFTED.basis)


def test_a_paragraph_whose_figures_changed_after_her_edit_is_marked():
    settled = settle("Trả đúng hạn cả.", DRAFTED.basis, "Có 3 hồ sơ trả quá hạn: Sở Xây dựng 3.")

    assert (settled.text, settled.status, settled.basis) == ("Trả đúng hạn cả.", CHANGED, DRAFTED.basis)


def test_what_she_wrote_about_a_paragraph_that_is_gone_is_kept_at_the_end():
    (_, lost) = settle_remarks([DRAFTED], {"TT-1": Remark("TT-1", "Câu của tôi", "x")})

    assert (lost.text, lost.status) == ("Câu của tôi", GONE)


def test_slips_in_her_own_wording_are_told():
    assert "“phòng trào” nên là “phong trào”" in settle("Các phòng trào đã hoàn thành.").status


def test_the_column_for_her_wording_is_open_and_the_others_are_not():
    (table,) = plan_remarks(consolidation()).tables

    assert [header for header, style in zip(table.headers, table.styles, strict=True) if not style.locked] == [
        "Lời của thư ký (thay thế)"
    ]


def test_nothing_received_makes_no_claim():
    run = consolidation()

    assert claims.in_time(run) == "Chưa có số liệu về hồ sơ trả quá hạn."
    assert claims.dossiers(run) == "Chưa có số liệu về hồ sơ thủ tục hành chính."


@pytest.mark.parametrize("overdue", [0, 3])
def test_none_overdue_is_said_only_of_a_sum_of_nought(overdue):
    code = next(m.code for m in consolidation().asked("procedures"))
    run = consolidation(submission(code, procedures=[{"overdue": overdue}]))

    text = claims.in_time(run)

    assert ("không có hồ sơ trả quá hạn" in text) == (overdue == 0)
    assert (run.assignment.bloc.name_of(code) in text) or not overdue


def test_a_change_is_claimed_only_over_the_same_units():
    amounts = (("SKHDT", 10_000_000.0), ("STC", 6_000_000.0), ("BQL", 4_000_000.0))
    kept = [("2017-H1", code, "funds", "Quỹ", "amount", amount) for code, amount in amounts]
    sent = [submission(code, funds=[{"fund": "Quỹ", "amount": 8_000_000}]) for code, _ in amounts]

    assert claims.against_last_year("fund_amount", consolidation(*sent, previous=tuple(kept))) == (
        " (tăng 20,0 % so với cùng kỳ năm trước)"
    )
    for run in (
        consolidation(*sent[:2], previous=tuple(kept)),
        consolidation(*sent[:2], previous=tuple(kept[:2])),
        consolidation(*sent, previous=tuple(kept[1:])),
    ):
        assert claims.against_last_year("fund_amount", run) == ""


def test_an_id_stands_for_one_paragraph_only():
    ids = [paragraph.id for paragraph in draft(consolidation())]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Z]{2}-\w+", one) for one in ids)
