"""Whose file it is, for which bloc and period: what the cover says, what other evidence says, and contradictions."""

import pytest
from intake_builders import book, cover, grid, retyped

from xlcore.demo.bloc import ASSIGNMENT
from xlcore.domain.bloc import Bloc, Member, UnitKind
from xlcore.domain.periods import Period
from xlcore.intake.understand import understand
from xlcore.sheets.funds import FUNDS
from xlcore.sheets.rural import RURAL
from xlcore.sheets.shortcomings import SHORTCOMINGS

GIFT = ["Quỹ Vì người nghèo", 5, 500_000, ""]
FILLED = retyped(FUNDS, GIFT)


def told(raw, assignment=ASSIGNMENT):
    """What is said about the file itself, as rule and the fact found."""
    findings = understand(raw, assignment).findings
    return [(one.rule, one.facts.get("found", "")) for one in findings if one.rule.startswith("TEP")]


def test_a_cover_that_says_all_needs_no_evidence():
    assert told(book(cover(), retyped(FUNDS, GIFT), name="SXD.xlsx")) == []


@pytest.mark.parametrize("period", ["2018-H1", "6 tháng đầu năm 2018", "Sáu tháng đầu năm 2018", "06 tháng năm 2018"])
def test_the_period_may_be_written_in_words(period):
    assert understand(book(cover(period=period), FILLED), ASSIGNMENT).valid


def test_a_year_typed_as_a_number_is_a_period():
    whole = ASSIGNMENT._replace(period=Period(2018, half=False))

    assert understand(book(cover(period=2018.0), FILLED), whole).valid


@pytest.mark.parametrize("period", ["9 tháng đầu năm 2018", "quý I năm 2018", "tháng 6 năm 2018", "2018", 2018.0])
def test_another_part_of_the_year_is_another_period(period):
    submission = understand(book(cover(period=period), FILLED), ASSIGNMENT)

    assert not submission.valid
    assert [finding.rule for finding in submission.findings] == ["TEP-07"]


def test_a_file_that_names_no_period_does_not_count():
    raw = book(cover(period=""), retyped(FUNDS, GIFT))

    assert told(raw) == [("TEP-07", "không ghi kỳ nào")]
    assert not understand(raw, ASSIGNMENT).valid


@pytest.mark.parametrize("name", ["BC 6 tháng đầu năm 2018.xlsx", "SCT_6_thang_dau_nam_2018.xlsx", "bc-2018-H1.xlsx"])
def test_the_name_of_the_file_may_say_the_period(name):
    assert told(book(cover(period=""), FILLED, name=name)) == [("TEP-13", "6 tháng đầu năm 2018")]


def test_a_title_and_a_file_name_that_contradict_each_other_say_no_period():
    raw = book(cover(period=""), grid("A", ["BÁO CÁO 6 tháng đầu năm 2018"]), name="bao cao nam 2017.xlsx")

    assert told(raw) == [("TEP-07", "6 tháng đầu năm 2018; năm 2017")]


def test_the_day_above_a_signature_is_no_period():
    assert Period.find("Bắc Kạn, ngày 05 tháng 7 năm 2018") is None


def test_a_code_and_a_name_of_two_members_are_a_contradiction():
    raw = book(cover(name="Sở Xây dựng"), FILLED)

    assert told(raw) == [("TEP-05", "mã SCT, nhưng tên Sở Xây dựng")]
    assert not understand(raw, ASSIGNMENT).valid


@pytest.mark.parametrize("said", [{"code": "SCTT"}, {"name": "Sở Công nghiệp"}])
def test_half_of_a_name_is_believed_and_told(said):
    submission = understand(book(cover(**said), FILLED), ASSIGNMENT)

    assert (submission.member, submission.findings[0].rule) == ("SCT", "TEP-13")


def test_headings_that_name_several_members_need_the_name_of_the_file():
    letter = grid("A", ["Sở Công Thương"], ["Kính gửi: Sở Tài nguyên và Môi trường"], ["6 tháng đầu năm 2018"])

    assert told(book(letter, FILLED))[0] == ("TEP-05", "Sở Công Thương; Sở Tài nguyên và Môi trường")
    assert understand(book(letter, FILLED, name="SCT lần 2.xlsx"), ASSIGNMENT).member == "SCT"


def test_a_heading_and_a_file_name_that_contradict_each_other_name_nobody():
    raw = book(grid("A", ["Sở Công Thương"], ["6 tháng đầu năm 2018"]), name="SXD.xlsx")

    assert told(raw)[0] == ("TEP-05", "Sở Công Thương; Sở Xây dựng")


def test_the_longest_of_two_names_is_meant():
    members = (
        Member("STC", "Sở Tài chính", UnitKind.DEPARTMENT),
        Member("TTTC", "Trung tâm thuộc Sở Tài chính", UnitKind.OTHER),
    )
    assignment = ASSIGNMENT._replace(bloc=Bloc("Kinh tế", "Bắc Kạn", members, "STC", "TTTC"))

    raw = book(grid("A", ["TRUNG TÂM THUỘC SỞ TÀI CHÍNH"], ["6 tháng đầu năm 2018"]), FILLED)

    assert understand(raw, assignment).member == "TTTC"


@pytest.mark.parametrize("bloc", ["Khối thi đua Kinh tế – Kỹ thuật, tỉnh Bắc Kạn", "KINH TẾ - KỸ THUẬT", ""])
def test_a_bloc_may_be_named_with_its_province_or_without(bloc):
    assert understand(book(cover(bloc=bloc), FILLED), ASSIGNMENT).valid


@pytest.mark.parametrize("bloc", ["Kinh tế", "Kinh tế - Kỹ thuật - Văn hóa", "Văn hóa - Xã hội"])
def test_a_bloc_whose_name_only_begins_alike_is_another(bloc):
    assert told(book(cover(bloc=bloc), FILLED)) == [("TEP-06", bloc)]


def test_while_the_master_has_no_name_for_its_bloc_no_form_is_of_another():
    nameless = ASSIGNMENT._replace(bloc=ASSIGNMENT.bloc._replace(name=""))

    assert told(book(cover(), FILLED), nameless) == []


def test_an_older_template_is_read_and_told_at_its_cell():
    submission = understand(book(cover(template="0.9"), retyped(FUNDS, GIFT)), ASSIGNMENT)
    finding = submission.findings[0]

    assert (finding.rule, finding.place.cell, finding.facts["found"]) == ("TEP-08", "C6", "0.9")
    assert submission.tables["funds"].rows


def test_the_edition_of_today_may_have_become_a_number():
    assert told(book(cover(template=1.0), FILLED)) == []


def test_a_name_in_an_old_encoding_is_converted_and_told():
    submission = understand(book(cover(name="Së C«ng Th­¬ng", code=""), FILLED), ASSIGNMENT)

    assert (submission.member, submission.findings[0].rule) == ("SCT", "GT-07")


@pytest.mark.parametrize(("reported_on", "rules"), [("05/7/2018", []), ("05/7/2017", ["TEP-12"]), ("5/7", ["GT-03"])])
def test_the_day_of_reporting_must_fit_the_period_or_the_receipt(reported_on, rules):
    findings = understand(book(cover(reported_on=reported_on), FILLED), ASSIGNMENT).findings

    assert [one.rule for one in findings if one.sheet_key == "cover"] == rules


def test_a_missing_table_is_told_to_those_who_must_fill_it():
    missing = {
        one.facts["sheet"] for one in understand(book(cover(), FILLED), ASSIGNMENT).findings if one.rule == "BANG-01"
    }
    park = understand(book(cover(code="VQGBB", name=""), FILLED), ASSIGNMENT).findings

    assert {"TTHC", "Phong trào", "Nhân sự"} <= missing
    assert not missing & {"Tồn tại", "Nhiệm vụ kỳ tới"}
    assert "TTHC" not in {one.facts.get("sheet") for one in park}


@pytest.mark.parametrize(("amount", "told"), [(500_000, ["BANG-15"]), (0, []), ("không áp dụng", [])])
def test_a_table_that_a_unit_need_not_fill_in_is_told_where_it_holds_figures(amount, told):
    member = ASSIGNMENT.bloc.members[0]._replace(exempt=frozenset({"funds"}))
    assignment = ASSIGNMENT._replace(bloc=ASSIGNMENT.bloc._replace(members=(member,)))
    gift = ["Quỹ Vì người nghèo", amount if amount == "không áp dụng" else 0, amount, ""]

    findings = understand(book(cover(code=member.code, name=""), retyped(FUNDS, gift)), assignment).findings

    assert [one.rule for one in findings if one.sheet_key == "funds"] == told


def test_renamed_tabs_go_to_the_sheets_that_they_fit_best():
    rural = retyped(RURAL, ["Nam Mẫu", "Làm đường", 5_000_000, ""], name="Sheet1")
    funds = retyped(FUNDS, GIFT, name="Sheet2")
    slips = retyped(SHORTCOMINGS, ["Chưa tốt", "", ""], name="Sheet3")

    tables = understand(book(cover(), slips, funds, rural), ASSIGNMENT).tables

    assert {key: table.grid for key, table in tables.items()} == {
        "rural": "Sheet1",
        "funds": "Sheet2",
        "shortcomings": "Sheet3",
    }


def test_a_file_in_which_nothing_is_answered_does_not_count():
    for raw in (book(cover(), grid("Khác", ["a", "b"], [1, 2])), book(cover(), retyped(FUNDS), retyped(SHORTCOMINGS))):
        submission = understand(raw, ASSIGNMENT)

        assert (submission.valid, [one.rule for one in submission.findings]) == (False, ["TEP-03"])


def test_rows_that_the_form_brought_along_from_an_earlier_period_are_no_answer():
    submission = understand(book(cover(), retyped(FUNDS, ["Quỹ A", "", "", ""])), ASSIGNMENT)

    assert (submission.valid, [one.rule for one in submission.findings]) == (False, ["TEP-03"])


def test_a_second_tab_with_the_same_table_is_never_dropped_silently():
    raw = book(cover(), retyped(FUNDS, GIFT), retyped(FUNDS, GIFT, name="Quỹ (2)"))

    (finding,) = [one for one in understand(raw, ASSIGNMENT).findings if one.rule == "BANG-11"]

    assert (finding.place.sheet, finding.facts["other"]) == ("Quỹ (2)", "Quỹ xã hội")


def test_missing_and_strange_columns_are_told():
    head = ["Tên quỹ", "Số tiền (đồng)", "Người phụ trách"]
    raw = book(cover(), grid("Quỹ xã hội", head, ["Quỹ A", 500_000, "phòng A"]))

    found = [(one.rule, one.place.cell) for one in understand(raw, ASSIGNMENT).findings if one.sheet_key == "funds"]

    assert found == [("BANG-02", ""), ("BANG-06", "C1")]


def test_a_form_of_2018_without_a_column_is_told_that_it_counts_as_0():
    header = ["Lĩnh vực", "Trực tuyến", "Trực tiếp", "Từ kỳ trước", "Đúng hạn", "Trễ hạn", "Trong hạn", "Tồn cuối"]
    raw = book(cover(), grid("TTHC", header, ["Lưu thông", 4, 6, 3, 12, 0, 1, 1]))

    assert "BANG-03" in [one.rule for one in understand(raw, ASSIGNMENT).findings]
    assert understand(raw, ASSIGNMENT).tables["procedures"].rows[0].values["early"] == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Đơn vị tính: nghìn đồng", ["A2"]),
        ("(ĐVT: 1.000 đồng)", ["A2"]),
        ("Triệu đồng", ["A2"]),
        ("Đơn vị tính: đồng. Điền ô màu vàng.", []),
        ("Quyên góp 15 triệu đồng trở lên thì ghi rõ", []),
    ],
)
def test_another_unit_of_money_above_a_table_is_told_at_its_cell(said, told):
    heading, header, row = ["QUỸ XÃ HỘI"], ["Tên quỹ", "Số người tham gia", "Số tiền (đồng)", "Ghi chú"], GIFT
    tab = grid("Quỹ xã hội", heading, [said], header, row)

    findings = understand(book(cover(), tab), ASSIGNMENT).findings

    assert [one.place.cell for one in findings if one.rule == "BANG-21"] == told
