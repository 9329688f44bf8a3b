"""What the draft claims of sums: over which units each goes, and nothing of what nobody told."""

import pytest
from runs_builder import consolidation, submission, table_for

from xlcore.report import claims
from xlcore.report.paragraphs import draft

NOTHING = table_for("rural")._replace(rows=(), nothing=True)
NO_TABLE = table_for("rural")._replace(rows=())


def told(mark, run):
    return next(paragraph.text for paragraph in draft(run) if paragraph.id == mark)


def everyone(**tables):
    return consolidation(*(submission(code, **tables) for code in ("SKHDT", "STC", "BQL")))


def test_each_number_of_dossiers_says_of_which_units_it_is():
    run = consolidation(submission("SKHDT", procedures=[{"received": None}]), submission("STC"))

    assert claims.dossiers(run) == (
        "Trong 6 tháng đầu năm 2018, các đơn vị có thủ tục hành chính đã tiếp nhận 10 hồ sơ (số liệu của 1/2 đơn vị; "
        "Sở Kế hoạch và Đầu tư: số liệu lỗi), giải quyết 20 hồ sơ."
    )


def test_units_that_two_numbers_lack_alike_are_named_once():
    text = claims.dossiers(consolidation(submission("SKHDT")))

    assert text.endswith(
        "tiếp nhận 10 hồ sơ, giải quyết 10 hồ sơ (cả hai số liệu của 1/2 đơn vị; Sở Tài chính: chưa gửi phiếu)."
    )


def test_how_many_units_have_dossiers_is_said_where_all_are_counted():
    assert "2 đơn vị có thủ tục hành chính đã tiếp nhận 20 hồ sơ, giải quyết 20 hồ sơ." in claims.dossiers(everyone())


def test_one_number_that_nobody_gave_is_named_and_the_other_is_told():
    run = consolidation(submission("SKHDT", procedures=[{"received": None}], study=[{"sessions": None}]))

    assert "đã giải quyết 10 hồ sơ (số liệu của 1/2 đơn vị" in claims.dossiers(run)
    assert claims.dossiers(run).endswith(". Chưa có số liệu về hồ sơ tiếp nhận.")
    assert "Chỉ thị của Đảng: 10 lượt người dự (số liệu của 1/3 đơn vị; " in told("PT-4", run)
    assert told("PT-4", run).endswith("). Chưa có số liệu về số buổi sinh hoạt chính trị.")


@pytest.mark.parametrize("mark", ["TK-2", "PT-1", "PT-2", "PT-3", "PT-4", "PT-5", "PT-6", "PT-7", "KT-1"])
def test_of_nothing_only_this_is_said_in_one_sentence(mark):
    text = told(mark, consolidation())

    assert text.startswith("Chưa có số liệu về ")
    assert (text.count("."), text.casefold().count("chưa có số liệu")) == (1, 1)


def test_who_is_out_stands_behind_the_whole_phrase():
    run = consolidation(submission("SKHDT"), submission("STC", study=[{"attendances": None}]))

    assert "20 buổi (số liệu của 2/3 đơn vị; " in told("PT-4", run)
    assert "10 lượt người dự (số liệu của 1/3 đơn vị; " in told("PT-4", run)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([{"commune": "Xã A", "value": 5_000_000}], "Các đơn vị đã giúp đỡ 1 xã, trị giá 15.000.000 đồng."),
        ([{"commune": "Xã A", "value": None}], "Các đơn vị đã giúp đỡ 1 xã. Chưa có số liệu về giá trị giúp đỡ."),
        (NOTHING, "Chưa có xã nào được giúp đỡ xây dựng nông thôn mới."),
        (NO_TABLE, "Chưa có số liệu về giúp xây dựng nông thôn mới."),
    ],
)
def test_help_to_communes_is_told_as_far_as_it_is_known(rows, text):
    assert told("PT-5", everyone(rural=rows)) == text


def test_that_no_commune_was_helped_is_claimed_of_those_who_answered():
    text = told("PT-5", consolidation(submission("SKHDT", rural=NOTHING)))

    assert text.startswith(
        "Ở các đơn vị đã có số liệu, chưa có xã nào được giúp đỡ xây dựng nông thôn mới (số liệu của 1/3"
    )
