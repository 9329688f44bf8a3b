"""Corrections of the secretary: applied as long as the unit writes what was corrected, never behind anybody's back."""

import json
import re
import zipfile

import openpyxl
import pytest
from history_builder import correct, run
from hypothesis import given, settings
from hypothesis import strategies as st
from runs_builder import consolidation, rulebook, submission, table_for

from xlcore.domain.findings import Finding, Place
from xlcore.files.drawing.pen import type_into
from xlcore.history.correcting import corrected
from xlcore.intake.corrections import Correction
from xlcore.sheets import BY_KEY
from xlcore.sheets.master import CORRECTIONS
from xlcore.values.typed import plain

LAND = {"field": "Đất đai", "received": 120, "online": 20}
TRADE = {"field": "Công thương", "received": 40}
PLACES = {name: Place("TongHop.xlsm", "Sửa số", 5, at) for at, name in enumerate(CORRECTIONS.by_name, 1)}
BASE = Correction("STC", "TTHC", "Đất đai", "tổng số tiếp nhận", 120, 125, "theo bản giấy", PLACES)


def applied(*corrections, **tables):
    sent = submission("STC", **(tables or {"procedures": [LAND, TRADE]}))
    return sent, corrected({"STC": sent}, corrections, consolidation(sent).assignment, rulebook())


def value(done, line=0, name="received", key="procedures"):
    return done.counted["STC"].tables[key].rows[line].values[name]


def rules(done):
    return [finding.rule for finding in done.findings]


def test_a_correction_counts_while_the_unit_writes_the_old_value():
    sent, done = applied(BASE)

    assert (value(done), value(done, 1)) == (125, 40)
    assert rules(done) == ["SUA-01"]
    assert done.findings[0].place == sent.place("procedures", 6, "received")
    assert (done.applied[0].before, done.applied[0].after, done.applied[0].reason) == ("120", "125", "theo bản giấy")
    assert sent.tables["procedures"].rows[0].values["received"] == 120


@pytest.mark.parametrize("changed", [121, None])
def test_a_new_value_of_the_unit_counts_and_is_asked_about(changed):
    _, done = applied(BASE, procedures=[LAND | {"received": changed}])

    assert value(done) == changed
    assert (rules(done), done.applied) == (["SUA-02"], ())
    assert done.findings[0].facts["found"] == ("121" if changed else "trống")


def test_a_unit_that_has_mended_its_form_makes_the_correction_needless():
    _, done = applied(BASE, procedures=[LAND | {"received": 125}])

    assert (rules(done), done.applied) == (["SUA-04"], ())


@pytest.mark.parametrize(
    ("change", "cell", "said"),
    [
        ({"unit": "XYZ"}, "A5", "khối không có đơn vị “XYZ”"),
        ({"sheet": "Không có"}, "B5", "phiếu không có bảng"),
        ({"field": "không có"}, "D5", "không có cột “không có” (các cột: Lĩnh vực giải quyết; tổng số tiếp nhận; "),
        ({"field": "Quá hạn"}, "D5", "không có cột “Quá hạn”"),
        ({"row": "Y tế"}, "C5", "không có dòng “Y tế” (các dòng: Đất đai; Công thương)"),
        ({"new": "nhiều"}, "F5", "“nhiều” không dùng được ở cột “tổng số tiếp nhận”"),
        ({"new": 12.5}, "F5", "“12,5” không dùng được"),
    ],
)
def test_a_correction_that_means_no_cell_is_told_where_it_goes_wrong_in_the_master(change, cell, said):
    _, done = applied(BASE._replace(**change))

    (finding,) = done.findings
    assert (finding.rule, finding.place.sheet, finding.place.cell) == ("SUA-03", "Sửa số", cell)
    assert finding.value == plain(*change.values())
    assert said in finding.facts["reason"]
    assert value(done) == 120


def test_a_row_that_stands_twice_is_not_guessed():
    _, done = applied(BASE, procedures=[LAND, LAND])

    assert "có 2 dòng “Đất đai”" in done.findings[0].facts["reason"]


@pytest.mark.parametrize(
    "called",
    ["tổng số tiếp nhận", "Số hồ sơ tiếp nhận / Tổng số", "Số hồ sơ tiếp nhận: Tổng số", "Tiếp nhận / Tổng số"],
)
def test_a_column_is_found_by_whatever_the_finding_the_form_the_master_or_a_unit_calls_it(called):
    _, done = applied(BASE._replace(field=called))

    assert value(done) == 125


def test_names_are_found_however_they_are_spelled():
    _, done = applied(BASE._replace(unit="sở tài chính", sheet="tthc", row="ĐẤT  ĐAI", field="Tổng số tiếp nhận"))

    assert value(done) == 125


@pytest.mark.parametrize(("old", "new"), [("120", "125"), (120.0, 125.0), ("120 hồ sơ", 125)])
def test_numbers_typed_as_text_are_numbers(old, new):
    _, done = applied(BASE._replace(old=old, new=new))

    assert value(done) == 125


def test_a_sheet_of_fields_needs_no_row():
    label = BY_KEY["titles"].by_name["advanced"].spoken
    change = BASE._replace(sheet="Danh hiệu", row="", field=label, old=10, new=11)

    _, done = applied(change, titles=[{"advanced": 10}])

    assert rules(done) == ["SUA-01"]
    assert value(done, 0, "advanced", "titles") == 11


def test_what_nobody_could_read_is_corrected_by_what_was_typed_and_asked_about_no_more():
    sent = submission("STC", procedures=[LAND | {"received": None}])
    place = sent.place("procedures", 6, "received")
    sent = sent._replace(findings=(Finding("GT-01", "STC", place, "procedures", "", "12a"),))
    change = BASE._replace(old="12a", new=120)

    done = corrected({"STC": sent}, (change,), consolidation(sent).assignment, rulebook())

    assert value(done) == 120
    assert done.counted["STC"].findings == ()


def test_an_unclear_number_can_be_corrected_to_the_number_that_it_looks_like():
    sent = submission("STC", procedures=[LAND | {"received": None}])
    place = sent.place("procedures", 6, "received")
    sent = sent._replace(findings=(Finding("GT-02", "STC", place, "procedures", "", "1.750"),))
    change = BASE._replace(old="1.750", new=1750)

    done = corrected({"STC": sent}, (change,), consolidation(sent).assignment, rulebook())

    assert (rules(done), value(done)) == (["SUA-01"], 1750)
    assert (done.applied[0].before, done.applied[0].after) == ("“1.750” (chữ)", "1750")


def test_an_empty_cell_is_corrected_where_the_old_value_is_left_empty():
    for old in ("", "trống"):
        _, done = applied(BASE._replace(old=old), procedures=[LAND | {"received": None}])

        assert value(done) == 125


def test_a_unit_without_a_file_waits_without_a_word():
    sent = submission("SKHDT")

    done = corrected({"SKHDT": sent}, (BASE,), consolidation(sent).assignment, rulebook())

    assert (done.findings, done.applied) == ((), ())


STAFF = {"civil_servants": 48, "public_employees": 12, "workers": 7, "headcount": 67}
SERVANTS = BASE._replace(sheet="Nhân sự", row="", field="Công chức", old=48, new=50)
WHOLE = {"field": "Đất đai", "received": 40, "online": 20, "in_person": 15, "carried_over": 5}
ONLINE = BASE._replace(field="tiếp nhận trực tuyến", old=20, new=30)


def test_a_sum_that_the_form_computes_follows_a_correction_and_says_why():
    sent, done = applied(SERVANTS, staff=[STAFF])

    assert value(done, 0, "headcount", "staff") == 69
    assert rules(done) == ["SUA-01", "SUA-01"]
    total = done.applied[1]
    assert (total.name, total.before, total.after, total.computed) == ("headcount", "67", "69", True)
    assert total.reason == "Công chức 48 → 50"
    assert done.findings[1].place == sent.place("staff", 6, "headcount")


def test_a_sum_follows_all_corrections_of_its_row_at_once():
    also = SERVANTS._replace(field="Viên chức", old=12, new=10)

    _, done = applied(SERVANTS, also, staff=[STAFF])

    assert value(done, 0, "headcount", "staff") == 67
    assert rules(done) == ["SUA-01", "SUA-01"]


def test_a_wrong_sum_of_the_units_own_stays_a_wrong_sum():
    _, done = applied(SERVANTS, staff=[STAFF | {"headcount": 70}])

    assert value(done, 0, "headcount", "staff") == 70
    assert rules(done) == ["SUA-01"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_sum_that_the_secretary_corrects_itself_is_the_secretarys(first):
    total = SERVANTS._replace(field="Tổng số người", old=67, new=68)
    order = (SERVANTS, total) if first == 0 else (total, SERVANTS)

    _, done = applied(*order, staff=[STAFF])

    assert value(done, 0, "headcount", "staff") == 68
    assert rules(done) == ["SUA-01", "SUA-01"]


@pytest.mark.parametrize(("ratio", "now"), [(50.0, 60.0), (50.04, 60.0), (55.0, 55.0)])
def test_a_ratio_follows_as_far_as_the_rule_takes_it_for_the_forms_own(ratio, now):
    change = BASE._replace(sheet="Chỉ tiêu", row="KT1", field="Lũy kế từ đầu năm", old=10, new=12)

    _, done = applied(change, targets=[{"code": "KT1", "plan": 20, "cumulative": 10, "ratio": ratio}])

    assert value(done, 0, "ratio", "targets") == now


def test_a_sum_passes_over_what_does_not_apply_as_in_the_form():
    table = table_for("procedures", WHOLE | {"received": 35, "exempt": ("carried_over",)})
    _, done = applied(ONLINE, procedures=table)

    assert value(done) == 45


def test_a_sum_without_a_value_is_worked_out_once_the_number_it_lacked_is_corrected():
    sent = submission("STC", procedures=[WHOLE | {"received": None, "online": None}])
    place = sent.place("procedures", 6, "online")
    sent = sent._replace(findings=(Finding("GT-01", "STC", place, "procedures", "", "hai mươi"),))
    change = ONLINE._replace(old="hai mươi", new=20)

    done = corrected({"STC": sent}, (change,), consolidation(sent).assignment, rulebook())

    assert value(done) == 40


def test_a_sum_in_which_the_unit_typed_what_nobody_can_read_stays_a_finding():
    sent = submission("STC", procedures=[WHOLE | {"received": None}])
    place = sent.place("procedures", 6, "received")
    sent = sent._replace(findings=(Finding("GT-01", "STC", place, "procedures", "", "40a"),))

    done = corrected({"STC": sent}, (ONLINE,), consolidation(sent).assignment, rulebook())

    assert value(done) is None
    assert done.counted["STC"].findings == sent.findings


def test_an_empty_sum_that_was_worked_out_is_told_with_the_number_that_counts():
    sent = submission("STC", procedures=[WHOLE])
    place = sent.place("procedures", 6, "received")
    sent = sent._replace(findings=(Finding("GT-18", "STC", place, "procedures", "", "", {"found": "40"}),))

    done = corrected({"STC": sent}, (ONLINE,), consolidation(sent).assignment, rulebook())

    assert value(done) == 50
    assert done.counted["STC"].findings == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_what_counts_is_the_correction_or_the_units_own_value_and_always_told(written, old, new):
    _, done = applied(BASE._replace(old=old, new=new), procedures=[LAND | {"received": written}])

    assert value(done) == (new if written == old else written)
    assert rules(done) == ["SUA-04" if written == new else "SUA-01" if written == old else "SUA-02"]


@pytest.fixture
def mended(demo):
    """A folder whose secretary corrects SCT's online dossiers in the first row from 412 to 500."""
    line = {
        1: "SCT",
        2: "TTHC",
        3: "Lưu thông hàng hóa trong nước",
        4: "tiếp nhận trực tuyến",
        5: 412,
        6: 500,
        7: "sót",
    }
    type_into(demo / "TongHop.xlsm", {"Sửa số": {(5, column): ink for column, ink in line.items()}})
    run("consolidate", demo, "-q")
    return demo


def line_of(folder):
    sheet = openpyxl.load_workbook(folder / "TongHop.xlsm", data_only=True)["DL TTHC"]
    return next(row for row in sheet.iter_rows(min_row=5) if row[0].value == "SCT")


def online(folder):
    return line_of(folder)[4]


def findings(folder):
    told = json.loads(run("consolidate", folder, "--json", "-q").stdout)["findings"]
    return [f["rule"] for f in told if f["rule"].startswith("SUA")]


def test_a_correction_in_the_master_is_applied_again_at_each_run(mended):
    assert online(mended).value == 500
    assert online(mended).fill.fgColor.rgb.endswith("FDEBC8")
    assert findings(mended) == ["SUA-01", "SUA-01"]
    assert json.loads(run("consolidate", mended, "--json", "-q").stdout)["changed"] is False


def test_what_the_form_adds_up_follows_in_the_master_and_accuses_nobody(mended):
    told = json.loads(run("consolidate", mended, "--json", "-q").stdout)["findings"]

    received = line_of(mended)[3]
    assert (received.value, received.fill.fgColor.rgb[-6:]) == (1176, "FDEBC8")
    assert {found["rule"] for found in told}.isdisjoint({"TTHC-01", "BANG-09"})


def test_a_line_for_a_unit_that_nobody_knows_is_told_at_the_code(demo):
    line = ("XXX", "TTHC", "Đất đai", "tiếp nhận trực tuyến", 1, 2, "sót")
    type_into(demo / "TongHop.xlsm", {"Sửa số": {(8, column): ink for column, ink in enumerate(line, 1)}})

    told = json.loads(run("consolidate", demo, "--json", "-q").stdout)["findings"]

    (found,) = (one for one in told if one["rule"] == "SUA-03")
    assert (found["sheet"], found["cell"], found["field"], found["value"]) == ("Sửa số", "A8", "Mã đơn vị", "XXX")


def test_a_value_that_the_unit_sends_later_wins_and_is_told(mended):
    correct(mended, "SCT", "procedures", 0, online=450)

    assert findings(mended) == ["SUA-02"]
    assert online(mended).value == 450
    changes = run("diff", "SCT", mended).stderr
    assert "tiếp nhận trực tuyến: 412 → 450" in changes


def test_a_master_of_before_is_given_the_sheet_once(demo):
    master = demo / "TongHop.xlsm"
    with zipfile.ZipFile(master) as package:
        parts = {name: package.read(name).replace(b"tbl_corrections", b"tbl_old") for name in package.namelist()}
    parts["xl/workbook.xml"] = re.sub(
        rb'<definedName[^>]*name="td_corrections"[^<]*</definedName>', b"", parts["xl/workbook.xml"]
    ).replace('name="Sửa số"'.encode(), 'name="Trang cũ"'.encode())
    with zipfile.ZipFile(master, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)

    assert run("consolidate", demo, "-q").exit_code == 0

    sheet = openpyxl.load_workbook(master)["Sửa số"]
    assert [cell.value for cell in sheet[4]][:2] == ["Mã đơn vị", "Bảng"]
    assert not sheet["A5"].protection.locked
    assert json.loads(run("consolidate", demo, "--json", "-q").stdout)["changed"] is False


def test_a_correction_that_counted_is_in_the_history_once_with_who_and_why(mended):
    run("consolidate", mended, "-q")
    correct(mended, "SXD", "procedures", 0, online=3)
    run("consolidate", mended, "-q")

    (kept,) = json.loads(run("history", mended, "--json", "-q").stdout)["corrections"]
    assert (kept["member"], kept["before"], kept["after"], kept["reason"]) == ("SCT", "412", "500", "sót")
    assert kept["actor"]["user"]


def test_the_trace_of_a_corrected_figure_says_what_the_unit_wrote(mended):
    told = run("trace", "DL TTHC!E5", mended).stderr

    assert "500 (thư ký sửa, phiếu ghi 412: sót)" in told


def test_the_trace_of_a_sum_that_follows_says_from_what(mended):
    told = run("trace", "DL TTHC!D5", mended).stderr

    assert "Là số tính lại theo trang Sửa số cho một ô của phiếu:" in told
    assert "1.176 (tính lại, phiếu ghi 1.088: tiếp nhận trực tuyến 412 → 500)" in told


def test_the_sheet_of_origins_says_it_too(mended):
    run("trace", "DL TTHC!D5", mended, "--sheet")

    cells = openpyxl.load_workbook(mended / "TongHop.xlsm")["Nguồn số"].iter_rows(values_only=True)
    said = [cell for row in cells for cell in row if "phiếu ghi" in str(cell)]
    assert said == ["Tính lại, phiếu ghi 1.088: tiếp nhận trực tuyến 412 → 500"]


def test_the_trace_does_not_call_a_corrected_figure_the_units_own(mended):
    assert "Là số thư ký sửa cho một ô của phiếu:" in run("trace", "DL TTHC!E5", mended).stderr
    assert "Đúng bằng một ô của phiếu:" in run("trace", "DL TTHC!E6", mended).stderr
