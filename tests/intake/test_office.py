"""What the master says before any file comes back."""

from datetime import date

import polars as pl
import pytest
from intake_builders import grid, retyped

from xlcore.checks.book import amend, default_rulebook
from xlcore.checks.settle import settle
from xlcore.domain.bloc import UnitKind
from xlcore.domain.findings import Severity
from xlcore.domain.periods import Period
from xlcore.errors import InputError
from xlcore.intake.office import read_office
from xlcore.sheets.master import CONFIG, CORRECTIONS, INDICATORS, MEMBERS, PREVIOUS, REMARKS, RULES

SCT = ["SCT", "Sở Công Thương", "sở", "Công Thương; SCT Bắc Kạn", "Nông thôn mới", ""]
PARK = ["VQG", "Vườn quốc gia", "ban quản lý", "", "", ""]


def config(**said):
    given = {"bloc": "Kinh tế", "province": "Bắc Kạn", "period": "2018-H1", "head": "SCT", "deputy": "vqg"} | said
    return retyped(CONFIG, [given.get(column.name, "") for column in CONFIG.columns])


def office(*, members=(SCT, PARK), previous=(), indicators=(), **said):
    return read_office(
        {
            CONFIG.key: config(**said),
            MEMBERS.key: retyped(MEMBERS, *members),
            INDICATORS.key: retyped(INDICATORS, *indicators),
            RULES.key: retyped(RULES, ["CT-01", "", "Không", "Lỗi", 0.5, "Câu mới.", "Sửa."]),
            PREVIOUS.key: retyped(PREVIOUS, *previous),
            REMARKS.key: retyped(REMARKS, ["PT-1", "", "", "Lời của thư ký", "", "abc"]),
        }
    )


def test_the_input_sheets_become_one_assignment():
    read = office(deadline=date(2018, 7, 10), venue="Sở Công Thương").assignment

    assert (read.period, read.deadline, read.conference.venue) == (
        Period(2018, half=True),
        date(2018, 7, 10),
        "Sở Công Thương",
    )
    assert (read.bloc.head, read.bloc.deputy) == ("SCT", "VQG")
    assert [(m.code, m.kind) for m in read.bloc.members] == [("SCT", UnitKind.DEPARTMENT), ("VQG", UnitKind.BOARD)]
    assert read.bloc.members[0].aliases == ("Công Thương", "SCT Bắc Kạn")
    assert read.bloc.members[0].exempt == {"rural"}


def test_rules_and_remarks_are_kept_as_the_bloc_wrote_them():
    read = office()
    (check,) = read.rule_changes

    assert (check.id, check.enabled, check.severity, check.tolerance) == ("CT-01", False, Severity.ERROR, 0.5)
    assert (read.remarks["PT-1"].own, read.remarks["PT-1"].basis) == ("Lời của thư ký", "abc")


def test_a_year_typed_as_a_number_is_a_period():
    assert office(period=2018.0).assignment.period == Period(2018, half=False)


@pytest.mark.parametrize(
    ("said", "cell"), [({"period": "quý I"}, "B4"), ({"period": ""}, "B4"), ({"head": "SXD"}, "B5")]
)
def test_what_no_run_can_do_without_is_asked_for_with_its_cell(said, cell):
    with pytest.raises(InputError, match=cell):
        office(**said)


@pytest.mark.parametrize("role", ["head", "deputy"])
@pytest.mark.parametrize("typed", ["", "không áp dụng"])
def test_an_office_that_nobody_holds_is_said_to_be_not_filled_in(role, typed):
    with pytest.raises(InputError, match=r"ô B[56] \(Mã đơn vị .*\): chưa điền"):
        office(**{role: typed})


@pytest.mark.parametrize("typed", ["", "không áp dụng"])
def test_what_the_master_needs_is_asked_for_once_and_only_to_be_filled_in(typed):
    read = office(bloc=typed, members=([*SCT[:1], typed, *SCT[2:]], PARK))

    told = [one for one in settle(read.findings, default_rulebook(), read.assignment.bloc) if one.place.cell]
    assert [(one.rule, one.place.cell) for one in told] == [("GT-22", "B2"), ("GT-22", "B4")]
    assert default_rulebook().severity(told[0]) is Severity.ERROR
    assert "không áp dụng" not in default_rulebook().remedy(told[0])


def test_a_figure_of_a_unit_may_be_corrected_to_not_applicable():
    row = ["SCT", "TTHC", "Lưu thông", "tiếp nhận trực tuyến", "5", "không áp dụng", "Không được giao"]
    read = read_office(
        {
            CONFIG.key: config(),
            MEMBERS.key: retyped(MEMBERS, SCT, PARK),
            CORRECTIONS.key: retyped(CORRECTIONS, row, [*row[:3], "tiếp nhận trực tiếp", "5", "", "Gõ nhầm"]),
        }
    )

    assert [(one.new, one.reason) for one in read.corrections] == [("không áp dụng", "Không được giao")]
    assert [(one.rule, one.place.cell) for one in read.findings] == [("GT-22", "F5")]


def test_a_master_without_members_or_without_its_configuration_says_so():
    with pytest.raises(InputError, match="chưa có đơn vị nào"):
        office(members=())
    with pytest.raises(InputError, match="Cấu hình"):
        read_office({MEMBERS.key: retyped(MEMBERS, SCT)})
    with pytest.raises(InputError, match="Đơn vị"):
        read_office({CONFIG.key: config(), MEMBERS.key: grid("Đơn vị", ["a"])})


def test_indicators_go_to_their_member_whatever_the_case_of_its_code():
    row = ["sct", "CT1", "Thu ngân sách", "Khối", "tỷ đồng", "46,76", "Thấp hơn là tốt"]

    (target,) = office(indicators=[row]).assignment.targets_of("SCT")

    assert (target.plan, target.lower_is_better) == (46.76, True)


EARLIER = ["2017-H1", "SCT", "TTHC", "Lưu thông", "tổng số đã giải quyết", 994]


def test_values_of_earlier_periods_are_kept_with_the_names_of_the_declarations():
    spoken = ["6 tháng đầu năm 2017", "SCT", "tthc", "Lưu thông", "Số hồ sơ đã giải quyết / Tổng số", 994]

    for row in (EARLIER, spoken):
        assert office(previous=[row]).previous.rows() == [
            ("2017-H1", "SCT", "procedures", "Lưu thông", "resolved", 994.0)
        ]


@pytest.mark.parametrize(
    ("place", "value", "rule", "cell"),
    [
        (0, "quý I năm 2017", "GT-19", "A4"),
        (2, "Trang lạ", "GT-09", "C4"),
        (4, "cột lạ", "GT-09", "E4"),
        (0, "", "GT-22", "A4"),
    ],
)
def test_an_earlier_value_that_cannot_be_compared_is_told_at_its_cell(place, value, rule, cell):
    read = office(previous=[[*EARLIER[:place], value, *EARLIER[place + 1 :]]])

    assert read.previous.is_empty()
    told = [(one.rule, one.place.cell) for one in read.findings if one.place.sheet == "Kỳ trước"]
    assert told == [(rule, cell)]


@pytest.mark.parametrize(("value", "rule"), [("nhiều", "GT-01"), ("", "GT-21")])
def test_an_earlier_value_that_is_mistyped_or_missing_keeps_its_place_as_none_and_is_told_once(value, rule):
    read = office(previous=[[*EARLIER[:5], value]])

    assert read.previous.rows() == [("2017-H1", "SCT", "procedures", "Lưu thông", "resolved", None)]
    told = settle(read.findings, default_rulebook(), read.assignment.bloc)
    assert [(one.rule, one.place.cell) for one in told if one.place.sheet == "Kỳ trước"] == [(rule, "F4")]


def test_an_earlier_value_that_is_missing_is_told_with_its_row_and_keeps_nothing_from_being_done():
    (told,) = (one for one in office(previous=[[*EARLIER[:5], ""]]).findings if one.rule == "GT-21")

    book = default_rulebook()
    assert book.severity(told) is Severity.NOTE
    assert book.sentence(told).startswith("Chưa có số của kỳ ấy (2017-H1, SCT, TTHC, Lưu thông,")


@pytest.mark.parametrize(("place", "value"), [(0, "quý I năm 2017"), (2, "Trang lạ"), (4, "cột lạ")])
def test_an_earlier_row_that_cannot_be_read_leaves_a_gap_in_the_sums_that_it_may_belong_to(place, value):
    odd = [*EARLIER[:place], value, *EARLIER[place + 1 :]]
    others = [[*EARLIER[:1], "VQG", *EARLIER[2:]], ["2016-H1", *EARLIER[1:]]]

    gaps = office(previous=[EARLIER, odd, *others]).previous.filter(pl.col("row").is_null()).rows()

    own = ("SCT", "procedures", None, "resolved", None)
    assert gaps == [("2017-H1", *own), *([("2016-H1", *own)] if place == 0 else [])]


def test_a_code_that_no_unit_has_is_told_once_for_all_its_rows():
    stray = [*EARLIER[:1], "SCTT", *EARLIER[2:]]
    findings = office(previous=[EARLIER, stray, stray]).findings

    assert [(f.place.cell, f.value, f.facts["count"]) for f in findings if f.rule == "GT-23"] == [("B5", "SCTT", "2")]


def test_what_did_not_apply_to_a_unit_in_an_earlier_period_is_no_gap():
    read = office(previous=[[*EARLIER[:5], "không áp dụng"]])

    assert read.previous.is_empty()
    assert not [one for one in read.findings if one.place.sheet == "Kỳ trước"]


def test_a_code_that_stands_for_two_units_stops_the_run_with_both_places():
    with pytest.raises(InputError, match=r"ô A5: mã “sct” đã có ở dòng 4"):
        office(members=(SCT, ["sct", *PARK[1:]]))


def test_a_name_under_which_two_units_go_is_told_at_the_second():
    read = office(members=(SCT, [*PARK[:3], "SỞ CÔNG THƯƠNG; Vườn", "", ""]))

    (finding,) = (one for one in read.findings if one.rule.startswith("DV"))
    assert (finding.rule, finding.place.cell, finding.facts["other"]) == ("DV-01", "D5", "SCT")


def test_a_head_that_is_its_own_deputy_is_told():
    (finding,) = (one for one in office(deputy="SCT").findings if one.rule.startswith("DV"))

    assert (finding.rule, finding.place.cell) == ("DV-02", "B6")


def test_what_cannot_be_read_in_the_rules_leaves_the_check_as_it_was():
    book = default_rulebook()

    odd = read_office(
        {
            CONFIG.key: config(),
            MEMBERS.key: retyped(MEMBERS, SCT, PARK),
            RULES.key: retyped(RULES, ["KT-02", "", "Có", "Rất nặng", "năm mươi", "", ""]),
        }
    )

    assert amend(book, odd.rule_changes)["KT-02"] == book["KT-02"]
    assert {one.rule for one in odd.findings} == {"GT-09", "GT-01", "GT-22"}


def test_names_of_no_sheet_and_no_member_are_told():
    stray = ["SYT", "CT1", "Thu ngân sách", "Khối", "tỷ đồng", 5, ""]
    read = office(members=(SCT, [*PARK[:4], "Trang lạ; TTHC", ""]), indicators=[stray])

    assert [(one.rule, one.place.cell, one.value) for one in read.findings] == [
        ("GT-09", "E5", "Trang lạ"),
        ("GT-09", "A4", "SYT"),
    ]
