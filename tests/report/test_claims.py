"""What the draft claims of sums: over which units each goes, and nothing of what nobody told."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from runs_builder import consolidation, submission, table_for

from xlcore.domain.proceedings import Meeting, Proceedings, Registration
from xlcore.report import claims
from xlcore.report.document import document
from xlcore.report.paragraphs import draft, opened

DAY = date(2018, 3, 1)
STEPS = {
    "opened_on": (DAY, "tổ chức Hội nghị triển khai và phát động thi đua (ngày 01 tháng 3 năm 2018)"),
    "plan": ("01/KH-KTĐ", "xây dựng kế hoạch thi đua (số 01/KH-KTĐ)"),
    "scheme_on": (DAY, "thông qua thang điểm bình xét (ngày 01 tháng 3 năm 2018)"),
    "pact_on": (DAY, "ký giao ước thi đua (ngày 01 tháng 3 năm 2018)"),
}
REGISTERED = "1/3 đơn vị đã cụ thể hóa nội dung thi đua bằng bản đăng ký"
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
    assert claims.dossiers(run).endswith(". Chưa có số liệu về số hồ sơ đã tiếp nhận.")
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
        (NO_TABLE, "Chưa có số liệu về việc giúp đỡ các xã xây dựng nông thôn mới."),
    ],
)
def test_help_to_communes_is_told_as_far_as_it_is_known(rows, text):
    assert told("PT-5", everyone(rural=rows)) == text


def test_that_no_commune_was_helped_is_claimed_of_those_who_answered():
    text = told("PT-5", consolidation(submission("SKHDT", rural=NOTHING)))

    assert text.startswith(
        "Ở các đơn vị đã có số liệu, chưa có xã nào được giúp đỡ xây dựng nông thôn mới (số liệu của 1/3"
    )


@pytest.mark.parametrize("names", [names for size in range(5) for names in combinations(STEPS, size)], ids=str)
@pytest.mark.parametrize("register", [(), (Registration("STC", "Lao động tiên tiến", "Cá nhân"),)])
def test_how_the_year_began_is_a_sentence_whatever_is_typed_of_it(names, register):
    meeting = Meeting(**{name: STEPS[name][0] for name in names})
    run = replace(consolidation(), proceedings=Proceedings(meeting=meeting, register=register))

    done = [f"Khối đã {'; '.join(STEPS[name][1] for name in names)}"] if names else []
    clauses = [*done, *([REGISTERED] if register else [])]
    assert opened(run) == (f"Ngay từ đầu năm, {'; '.join(clauses)}." if clauses else "")


@pytest.mark.parametrize("typed", ["01/KH-KTĐ", "Số 01/KH-KTĐ", "số 01/KH-KTĐ."])
def test_the_plan_is_named_by_its_number_once(typed):
    run = replace(consolidation(), proceedings=Proceedings(meeting=Meeting(plan=typed)))

    assert opened(run) == "Ngay từ đầu năm, Khối đã xây dựng kế hoạch thi đua (số 01/KH-KTĐ)."


def test_topics_are_numbered_as_they_follow_each_other():
    short = [{"content": "Hình thức chưa phong phú"}]
    behind = [{"plan": 10, "cumulative": 1, "direction": "Cao hơn là tốt"}]

    titles = [
        [section.title for section in document(run).results if section.level == 2]
        for run in (everyone(shortcomings=short), everyone(shortcomings=short, targets=behind))
    ]

    assert titles[0][-2:] == ["1. Ưu điểm", "2. Tồn tại, hạn chế"]
    assert titles[1][-1] == "1. Tồn tại, hạn chế"
    assert [title[:3] for title in titles[1][:5]] == ["1. ", "2. ", "3. ", "4. ", "5. "]
