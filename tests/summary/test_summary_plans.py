"""The sheets of the master, as planned from a run built by hand."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import coordinate_to_tuple
from runs_builder import IN_TIME, MEMBERS, consolidation, submission, table_for

from xlcore.domain.findings import Finding, Place
from xlcore.domain.periods import Period
from xlcore.history.records import Past, Version
from xlcore.intake.grid import Grid
from xlcore.plans import SheetPlan
from xlcore.sheets import DATA_SHEETS
from xlcore.sheets.master import Tab
from xlcore.styles import ERROR_FILL, GOOD_FILL, LOCKED_FILL
from xlcore.summary.journal import JournalEntry, read_journal
from xlcore.summary.plans import PROGRAM_SHEETS, plan_all

DOSSIERS = {
    "field": "Đầu tư",
    "received": 120,
    "online": 20,
    "in_person": 90,
    "carried_over": 10,
    "resolved": 100,
    "early": 30,
    "on_time": 69,
    "overdue": 1,
    "pending": 20,
    "pending_in_time": 20,
    "pending_overdue": 0,
}
PREVIOUS = (
    ("2017", "SKHDT", "procedures", "Đầu tư", "resolved", 80.0),
    ("2017-H1", "SKHDT", "procedures", "Đầu tư", "resolved", 200.0),
)


def planned(*submissions, journal=(), **kwargs) -> dict[str, SheetPlan]:
    return {plan.key: plan for plan in plan_all(consolidation(*submissions, **kwargs), journal)}


def shown(plan: SheetPlan) -> dict[tuple[int, int], object]:
    """What a person sees: tables, then cells over them."""
    values = {}
    for table in plan.tables:
        for r, row in enumerate((table.headers, *table.rows), table.top):
            values |= {(r, table.left + c): value for c, value in enumerate(row)}
    return values | {spot: cell.value for spot, cell in plan.cells.items()}


def find(plan: SheetPlan, value: object) -> tuple[int, int]:
    return min(spot for spot, seen in shown(plan).items() if seen == value)


def row_of(plan: SheetPlan, value: object) -> list[object]:
    """The cells of the row in which a value stands, from column A."""
    seen, at = shown(plan), find(plan, value)[0]
    return [seen[at, c] for c in range(1, 40) if (at, c) in seen]


def test_sheets_come_in_the_declared_order_with_marks_and_tabs_that_excel_takes():
    plans = plan_all(consolidation(), ())
    assert tuple((plan.key, plan.title) for plan in plans) == PROGRAM_SHEETS
    assert len({plan.title.casefold() for plan in plans}) == len(plans)
    assert all(len(plan.title) <= 31 and not set(plan.title) & set("[]:*?/\\'") for plan in plans)
    names = [table.name for plan in plans for table in plan.tables]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z_]+", name) for name in names)


def test_every_table_has_unique_headers_and_as_many_values_and_styles_in_each_row():
    for plan in planned(submission("STC"), submission("BQL")).values():
        for table in plan.tables:
            assert len({label.casefold() for label in table.headers}) == len(table.headers) == len(table.styles)
            assert all(len(row) == len(table.headers) for row in table.rows)
            assert len(plan.widths) >= len(table.headers)


def test_a_data_sheet_lists_units_in_the_order_of_the_bloc_and_leads_back_to_the_row():
    plan = planned(submission("STC"), submission("SKHDT", procedures=[DOSSIERS, DOSSIERS]))["data_procedures"]
    (table,) = plan.tables
    assert [row[0] for row in table.rows] == ["SKHDT", "SKHDT", "STC"]
    assert table.rows[1][-3:] == ("SKHDT.xlsx", "TTHC", 7)
    link = plan.links[table.top + 2, len(table.headers)]
    assert (link.file, link.location) == ("nhan-ve/SKHDT.xlsx", "'TTHC'!A7")
    assert "Số hồ sơ tiếp nhận: Trong kỳ: Trực tuyến" in table.headers


def test_an_answer_of_not_applicable_is_shown_as_such():
    target = {"done": None, "cumulative": None, "exempt": ("done", "cumulative")}
    plan = planned(submission("STC", targets=[target]))["data_targets"]
    assert plan.tables[0].rows[0].count("không áp dụng") == 2


def test_a_unit_is_added_up_by_formula_and_one_that_is_out_gives_its_reason():
    broken = DOSSIERS | {"resolved": None}
    plan = planned(submission("SKHDT", procedures=[DOSSIERS, DOSSIERS]), submission("STC", procedures=[broken]))
    sheet = plan["sum_units"]
    row, column = find(sheet, "Sở Kế hoạch và Đầu tư")[0], find(sheet, "Hồ sơ TTHC đã giải quyết (hồ sơ)")[1]
    cell = sheet.cells[row, column]
    assert cell.value == 200
    assert cell.formula == f"SUMIFS('DL TTHC'!$H$5:$H$7,'DL TTHC'!$A$5:$A$7,$B{row})"
    assert [sheet.cells[row + i, column].value for i in (1, 2, 3, 4)] == ["số liệu lỗi", "không áp dụng", 200, "1/2"]
    assert not sheet.cells[row + 1, column].formula
    assert (
        sheet.cells[row + 3, column].formula
        == f'IF(COUNTIF($F${row}:$F${row + 2},">=0")>0,SUM($F${row}:$F${row + 2}),"—")'
    )
    assert "Sở Tài chính: số liệu lỗi (Hồ sơ TTHC đã giải quyết)." in shown(sheet).values()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 10**9)), min_size=3, max_size=3))
def test_a_total_is_the_sum_of_the_numbers_shown_and_says_how_many_they_are(amounts):
    sent = [
        submission(member.code, funds=[{"amount": amount}]) for member, amount in zip(MEMBERS, amounts, strict=True)
    ]
    sheet = planned(*sent)["sum_units"]
    row, column = find(sheet, "Cộng")[0], find(sheet, "Tiền đóng góp quỹ xã hội (đồng)")[1]
    shown_numbers = [n for i in (3, 2, 1) if isinstance(n := sheet.cells[row - i, column].value, int)]
    assert shown_numbers == [amount for amount in amounts if amount is not None]
    assert sheet.cells[row, column].value == (sum(shown_numbers) if shown_numbers else "—")
    assert sheet.cells[row + 1, column].value == f"{len(shown_numbers)}/3"


def test_nothing_received_is_a_dash_and_not_a_zero():
    plans = planned()
    assert row_of(plans["sum_compare"], "Hồ sơ TTHC đã giải quyết")[3:6] == ["—", "0/2 đơn vị", "—"]
    assert row_of(plans["sum_units"], "Cộng")[3] == "—"


def test_the_form_of_dossiers_has_its_merged_header_numbers_and_share_in_time():
    plan = planned(submission("SKHDT", procedures=[DOSSIERS]), submission("STC", without=("procedures",)))[
        "sum_procedures"
    ]
    assert set(plan.merges) == {
        *("A4:A6", "B4:B6", "C4:C6", "D4:G4", "D5:D6", "E5:F5", "G5:G6", "H4:K4", "L4:N4", "O4:O6"),
        *(f"{letter}5:{letter}6" for letter in "HIJKLMN"),
    }
    assert row_of(plan, "(1)")[-2] == "(13)"
    row = find(plan, "Sở Kế hoạch và Đầu tư")[0]
    assert plan.cells[row, 15].value == 99
    assert plan.cells[row, 15].formula == f'IF(H{row}>0,(I{row}+J{row})/H{row}*100,"—")'
    assert "Sở Tài chính: thiếu bảng (mọi số liệu)." in shown(plan).values()
    assert "Ban Quản lý các Khu công nghiệp" not in shown(plan).values()


def test_a_share_over_different_units_is_not_told():
    broken = DOSSIERS | {"resolved": None}
    plan = planned(submission("SKHDT", procedures=[DOSSIERS]), submission("STC", procedures=[broken]))
    sheet = plan["sum_procedures"]
    row = find(sheet, "Cộng")[0]
    assert (sheet.cells[row, 15].value, sheet.cells[row, 15].formula) == ("—", "")
    assert sheet.cells[row - 2, 15].value == 99


def test_rows_with_long_text_are_tall_enough():
    theme = "Học tập chuyên đề " * 10
    plan = planned(submission("STC", study=[{"theme": theme}, {"theme": "Ngắn"}]))["data_study"]
    assert plan.heights[5] >= 15 * 4
    assert plan.heights[6] == 18


@pytest.mark.parametrize(
    ("direction", "plan", "done", "outcome", "pace"),
    [
        ("Cao hơn là tốt", 100, 120, "Vượt", "Có"),
        ("Cao hơn là tốt", 100, 100, "Đạt", "Có"),
        ("Cao hơn là tốt", 100, 50, "Chưa đạt", "Có"),
        ("Cao hơn là tốt", 100, 49, "Chưa đạt", "Không"),
        ("Thấp hơn là tốt", 5, 4, "Vượt", "Có"),
        ("Thấp hơn là tốt", 5, 6, "Chưa đạt", "Không"),
        ("Cao hơn là tốt", 0, 3, "Không giao", "—"),
        ("Cao hơn là tốt", 100, None, "Chưa có số liệu", "—"),
    ],
)
def test_a_target_is_judged_against_the_plan_of_the_year(direction, plan, done, outcome, pace):
    target = {"code": "CT1", "direction": direction, "plan": plan, "cumulative": done}
    sheet = planned(submission("STC", targets=[target]))["sum_targets"]
    row = sheet.tables[0].rows[0]
    assert row[-3:] == (outcome, pace, direction)
    counted = row_of(sheet, "Sở Tài chính")
    labels = row_of(sheet, "Được giao")
    assert counted[labels.index(outcome)] == 1
    assert counted[labels.index("Được giao")] == (outcome != "Không giao")


def test_a_whole_year_asks_for_no_pace():
    sheet = planned(submission("STC"), period=Period(2018, half=False))["sum_targets"]
    assert not any("tiến độ" in str(value) for value in shown(sheet).values())


def test_spellings_of_one_movement_are_added_together():
    first = {"name": "Dân vận khéo - học Bác", "collectives": 2, "individuals": 30}
    second = {"name": "DÂN  VẬN KHÉO–HỌC BÁC", "collectives": 1, "individuals": 5}
    plans = planned(submission("SKHDT", movements=[first]), submission("STC", movements=[second]))
    sheet = plans["sum_movements"]
    row = row_of(sheet, "Dân vận khéo - học Bác")
    assert row[4:7] == [2, 3, 35]
    assert [values[-1] for values in plans["data_movements"].tables[0].rows] == [1, 1]
    at = find(sheet, "Dân vận khéo - học Bác")[0]
    assert sheet.cells[at, 6].formula == f"SUMIFS('DL Phong trào'!$I$5:$I$6,'DL Phong trào'!$P$5:$P$6,$A{at})"
    assert plans["data_movements"].tables[0].headers[15] == "Nhóm"


def test_a_unit_is_out_of_the_sum_that_it_has_a_wrong_cell_in_and_of_no_other():
    broken = submission("SKHDT", movements=[{"name": "Dân vận khéo", "collectives": None, "individuals": 30}])
    whole = submission("STC", movements=[{"name": "Dân vận khéo", "collectives": 1, "individuals": 5}])

    plans = planned(broken, whole)

    sheet, at = plans["sum_movements"], find(plans["sum_movements"], "Dân vận khéo")[0]
    assert row_of(sheet, "Dân vận khéo")[4:7] == [2, 1, 35]
    assert [row[-2:] for row in plans["data_movements"].tables[0].rows] == [(None, 1), (1, 1)]
    for label, column in (("Lượt tập thể tham gia phong trào", 6), ("Lượt cá nhân tham gia phong trào", 7)):
        assert row_of(plans["sum_compare"], label)[3] == sheet.cells[at + 1, column].value


def test_a_sum_of_movements_that_no_unit_gave_is_a_dash_and_not_a_zero():
    row = {"name": "Dân vận khéo", "collectives": None, "individuals": 30}
    none = table_for("movements")._replace(rows=(), nothing=True)

    empty, broken = planned()["sum_movements"], planned(submission("SKHDT", movements=[row]))["sum_movements"]
    exempt = planned(submission("SKHDT", movements=[row | {"exempt": ("collectives",)}]))["sum_movements"]
    answered = planned(submission("SKHDT", movements=none))["sum_movements"]

    assert row_of(empty, "Cộng")[5:7] == ["—", "—"]
    for sheet in (broken, exempt):
        assert row_of(sheet, "Dân vận khéo")[4:7] == [1, "—", 30]
        assert row_of(sheet, "Cộng")[5:7] == ["—", 30]
    assert row_of(answered, "Cộng")[5:7] == [0, 0]


def test_change_is_against_both_earlier_periods():
    pending = (("2017", *PREVIOUS[0][1:4], "pending", 80.0), ("2017-H1", *PREVIOUS[0][1:4], "pending", 200.0))
    dossiers = DOSSIERS | {"pending": 100}
    plan = planned(submission("SKHDT", procedures=[dossiers]), previous=pending)["sum_compare"]
    assert row_of(plan, "Hồ sơ TTHC đang giải quyết")[3:] == [100, "1/2 đơn vị", 80, 20, 25, 200, -100, -50]
    row = find(plan, "Hồ sơ TTHC đang giải quyết")[0]
    assert plan.cells[row, 8].formula == f'IFERROR((D{row}-F{row})/F{row}*100,"—")'


def test_what_came_about_in_half_a_year_is_not_set_against_a_whole_one():
    plan = planned(submission("SKHDT", procedures=[DOSSIERS]), previous=PREVIOUS)["sum_compare"]
    assert row_of(plan, "Hồ sơ TTHC đã giải quyết")[3:] == [100, "1/2 đơn vị", 80, "—", "—", 200, -100, -50]


def test_a_change_is_told_over_the_same_units_only():
    other = ("2017-H1", "STC", "procedures", "Đất đai", "resolved", 500.0)
    one, both = submission("SKHDT", procedures=[DOSSIERS]), submission("STC", procedures=[DOSSIERS])

    alone = planned(one, previous=(*PREVIOUS, other))["sum_compare"]
    unlike = planned(one, both, previous=PREVIOUS)["sum_compare"]
    alike = planned(one, both, previous=(*PREVIOUS, other))["sum_compare"]

    label = "Hồ sơ TTHC đã giải quyết"
    assert row_of(alone, label)[3:5] + row_of(alone, label)[8:] == [100, "1/2 đơn vị", 200, -100, -50]
    assert row_of(unlike, label)[3:5] + row_of(unlike, label)[8:] == [200, "2/2 đơn vị", 200, "—", "—"]
    assert row_of(alike, label)[3:5] + row_of(alike, label)[8:10] == [200, "2/2 đơn vị", 700, -500]


def test_a_unit_of_which_a_part_was_not_kept_is_not_compared_with_the_rest():
    gap = ("2017-H1", "STC", "procedures", "Xây dựng", "resolved", None)
    other = ("2017-H1", "STC", "procedures", "Đất đai", "resolved", 500.0)
    sent = [submission(code, procedures=[DOSSIERS]) for code in ("SKHDT", "STC")]

    plan = planned(*sent, previous=(*PREVIOUS, other, gap))["sum_compare"]
    row = find(plan, "Hồ sơ TTHC đã giải quyết")[0]

    assert row_of(plan, "Hồ sơ TTHC đã giải quyết")[8:] == [200, "—", "—"]
    assert [source.members for source in plan.cells[row, 9].sources] == [("SKHDT",)]


def test_reporting_counts_sheets_expected_received_and_on_time():
    late = IN_TIME + timedelta(days=4)
    answered = table_for("funds", exempt=True)
    plan = planned(submission("SKHDT", funds=answered), submission("STC", received=late, without=("rural",)))[
        "sum_reporting"
    ]
    every = sum(sheet.required for sheet in DATA_SHEETS)
    assert row_of(plan, "Sở Kế hoạch và Đầu tư")[3:8] == [every, every, 100, every, 100]
    assert row_of(plan, "Sở Tài chính")[3:7] == [every, every - 1, (every - 1) / every * 100, 0]
    assert row_of(plan, "Sở Tài chính")[8] == "Nông thôn mới"
    assert row_of(plan, "Ban Quản lý các Khu công nghiệp")[4] == 0


def test_the_control_sheet_says_who_sent_what_and_when():
    finding = Finding("GT-11", "STC", Place("STC.xlsx", "TTHC", 6, 3), "procedures", "Tổng số", "-3")
    late = submission("STC", received=IN_TIME + timedelta(days=3))
    plan = planned(submission("SKHDT"), late, findings=(finding,))["control"]
    assert row_of(plan, "Sở Tài chính")[2:9] == [
        *("Thành viên", "STC.xlsx", late.received.date(), "Muộn 2 ngày", 1, 0, "Có lỗi"),
    ]
    assert row_of(plan, "Sở Kế hoạch và Đầu tư")[5:9] == ["Có", 0, 0, "Đạt"]
    fills = [plan.cells[6 + i, 9].style.fill for i in range(3)]
    assert fills == [GOOD_FILL, ERROR_FILL, LOCKED_FILL]
    assert row_of(plan, "Tỷ lệ gửi (%)")[1] == pytest.approx(200 / 3)
    assert row_of(plan, "Số đơn vị gửi đúng hạn")[1] == 1


def test_a_file_corrected_after_the_deadline_is_in_time_by_the_first_on_every_sheet():
    corrected = submission("STC", received=IN_TIME + timedelta(days=9))
    first = Version("2018-H1", "STC", 1, "lan-1", "STC.xlsx", IN_TIME, IN_TIME, valid=True)
    plans = planned(corrected, past=Past(versions=(first,)))
    assert row_of(plans["control"], "Sở Tài chính")[4:6] == [date(2018, 7, 18), "Có, bản đầu 09/07/2018"]
    assert row_of(plans["control"], "Số đơn vị gửi đúng hạn")[1] == 1
    assert row_of(plans["sum_reporting"], "Sở Tài chính")[7] == 100


def test_the_control_sheet_leaves_room_for_buttons_and_charts():
    plan = planned(submission("SKHDT"))["control"]
    taken = set(shown(plan))
    assert not [spot for spot in taken if spot[0] in (3, 4) or spot[1] >= 11]
    assert plan.ranges == {"td_chart_units": "B6:B8", "td_chart_errors": "G6:G8", "td_chart_warnings": "H6:H8"}


def test_the_chart_of_dossiers_reads_the_units_that_handle_them():
    plan = planned(submission("SKHDT"))["sum_procedures"]
    cells = shown(plan)

    named = {name: [cells[spot] for spot in sorted(cells) if within(spot, area)] for name, area in plan.ranges.items()}
    assert named["td_chart_asked"] == ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"]
    assert {name: values[0] for name, values in named.items() if name != "td_chart_asked"} == {
        "td_chart_early": 10,
        "td_chart_on_time": 10,
        "td_chart_overdue": 10,
    }


def within(spot, area):
    first, last = (coordinate_to_tuple(end) for end in area.split(":"))
    return first[0] <= spot[0] <= last[0] and first[1] <= spot[1] <= last[1]


def test_without_a_deadline_nothing_is_in_time_or_late():
    plans = planned(submission("SKHDT"), deadline=None)
    assert row_of(plans["control"], "Số đơn vị gửi đúng hạn")[1] == "—"
    assert row_of(plans["sum_reporting"], "Sở Kế hoạch và Đầu tư")[6:8] == ["—", "—"]


def test_a_finding_is_told_in_words_and_leads_to_its_cell():
    finding = Finding("GT-11", "STC", Place("STC.xlsx", "Tiền, quỹ", 6, 3), "funds", "Số tiền", "-3")
    unknown = Finding("TEP-03", place=Place("la.xlsx"))
    plan = planned(findings=(finding, unknown))["errors"]
    (table,) = plan.tables
    assert table.rows[0] == (
        *(1, "Lỗi", "Sở Tài chính", "STC.xlsx", "Tiền, quỹ", "C6", "Số tiền", "-3"),
        *("-3 là số âm.", "Gõ số từ 0 trở lên.", "GT-11"),
    )
    assert table.rows[1][2] == "Chưa rõ đơn vị"
    control = planned(findings=(finding, unknown))["control"]
    assert row_of(control, "Lỗi, cảnh báo ngoài các đơn vị")[1] == 1
    assert {spot: (link.file, link.location) for spot, link in plan.links.items()} == {
        (6, 6): ("nhan-ve/STC.xlsx", "'Tiền, quỹ'!C6")
    }
    assert plan.cells[6, 2].style.fill == ERROR_FILL
    assert plan.cells[3, 2].formula == '"Lỗi: "&COUNTIF($B$6:$B$7,"Lỗi")'


def test_a_finding_in_the_master_leads_to_its_cell_there_and_a_namesake_of_the_master_to_the_inbox():
    own = Finding("GT-19", "", Place("TongHop.xlsm", "Kỳ trước", 4, 1), "previous", "Kỳ", "quý I")
    namesake = Finding("GT-19", "", Place("TongHop.xlsm", "Trang khác", 4, 1), "previous", "Kỳ", "quý I")
    run = replace(consolidation(findings=(own, namesake)), tabs=(Tab("previous", "Kỳ trước", "SỐ LIỆU"),))
    plan = {plan.key: plan for plan in plan_all(run, ())}["errors"]

    assert [row[2] for row in plan.tables[0].rows] == ["Tệp tổng hợp", "Chưa rõ đơn vị"]
    assert [(link.file, link.location) for link in plan.links.values()] == [
        ("", "'Kỳ trước'!A4"),
        ("nhan-ve/TongHop.xlsm", "'Trang khác'!A4"),
    ]


def test_the_journal_is_newest_first_and_reads_back_what_was_written():
    older = JournalEntry(datetime(2018, 7, 9, 2), "Tổng hợp", 8, 7, 3, 2, "a1")
    newer = JournalEntry(datetime(2018, 7, 10, 2), "Tổng hợp", 9, 9, 0, 2, "b2")
    plan = planned(journal=(older, newer))["journal"]
    seen = shown(plan)
    rows = tuple(tuple(seen.get((r, c), "") for c in range(1, 8)) for r in range(1, 8))
    assert read_journal(Grid("Nhật ký", rows)) == (newer, older)
    assert read_journal(None) == ()


def test_every_formula_speaks_of_tabs_that_exist_and_of_known_functions():
    plans = planned(submission("SKHDT"), submission("STC"), submission("BQL"), previous=PREVIOUS)
    titles = {plan.title for plan in plans.values()}
    formulas = [cell.formula for plan in plans.values() for cell in plan.cells.values() if cell.formula]
    assert len(formulas) > 100
    for formula in formulas:
        bare = re.sub(r'"[^"]*"', '""', formula)
        assert set(re.findall(r"'([^']+)'!", bare)) <= titles
        assert set(re.findall(r"([A-Z]+)\(", bare)) <= {"SUMIFS", "SUM", "COUNTIF", "COUNTIFS", "IF", "IFERROR"}
