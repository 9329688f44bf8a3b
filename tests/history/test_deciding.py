"""Accepting, waiving, locking and reopening on a real folder, with who, when and why."""

import json

import openpyxl
import pytest
from docx import Document
from history_builder import correct, run, sent_file

WHY = ("--reason", 'đã đối chiếu "bản giấy" & <biên bản>')


@pytest.fixture
def wrong(demo):
    """A folder in which one unit's figures do not add up: TTHC-01 at TTHC!C9 and BANG-09."""
    correct(demo, "SCT", "procedures", 0, online=999)
    run("consolidate", demo, "-q")
    return demo


def shown(folder, title="Xử lý"):
    sheet = openpyxl.load_workbook(folder / "TongHop.xlsm")[title]
    return [row for row in sheet.iter_rows(values_only=True) if any(row)]


def state(folder, member):
    return next(row for row in shown(folder) if row[0] == member)


def rules(folder, member="SCT"):
    findings = json.loads(run("check", folder, "--json", "-q").stdout)["findings"]
    return [f["rule"] for f in findings if f["member"] == member and f["severity"] == "error"]


def test_each_unit_has_a_state_since_a_run_by_somebody(wrong):
    assert state(wrong, "SCT")[2] == "có lỗi"
    assert state(wrong, "SXD")[2] == "đã nhận"
    assert state(wrong, "SXD")[3]
    assert state(wrong, "SXD")[4]


def test_every_move_of_a_submission_says_who_when_and_why(wrong):
    run("returns", wrong, "-q")
    correct(wrong, "SCT", "procedures", 0, online=412)
    run("consolidate", wrong, "-q")
    run("accept", "SCT", wrong, "-q")
    run("consolidate", wrong, "-q")

    moves = [
        event
        for event in json.loads(run("history", wrong, "--json", "-q").stdout)["events"]
        if event["member"] == "SCT"
    ]

    assert [event["state"] for event in moves] == ["đã nhận", "có lỗi", "đã trả lại", "đã sửa", "chấp nhận"]
    assert all(event["when"] and event["actor"]["user"] for event in moves)
    assert moves[1]["why"].endswith("2 lỗi")
    assert moves[2]["why"].startswith("trả lần 1: 2 chỗ phải sửa")
    assert moves[3]["why"].endswith("không có lỗi")
    log = [row for row in shown(wrong) if row[0] == "SCT" and row[2] in ("trả lại", "đã sửa", "chấp nhận", "có lỗi")]
    assert [row[2] for row in log[1:]] == ["chấp nhận", "đã sửa", "trả lại", "có lỗi"]
    told = run("history", wrong).stderr
    assert "SCT: trả lại" in told
    assert "2 lỗi" in told


def test_a_submission_with_errors_is_accepted_only_with_a_reason(wrong):
    bare = run("accept", "SCT", wrong)
    assert (bare.exit_code, "Cần ghi lý do" in bare.stderr) == (3, True)

    assert run("accept", "Sở Công Thương", wrong, *WHY, "-q").exit_code == 0

    assert run("consolidate", wrong, "-q").exit_code == 1
    assert state(wrong, "SCT")[2:][:1] == ("chấp nhận",)
    assert state(wrong, "SCT")[5] == WHY[1]


@pytest.mark.parametrize(("online", "after"), [(998, "có lỗi"), (412, "đã sửa")])
def test_a_submission_given_back_comes_back_corrected_or_still_wrong(wrong, online, after):
    run("reject", "SCT", wrong, "--reason", "cộng lại cột tiếp nhận")
    run("consolidate", wrong, "-q")
    assert state(wrong, "SCT")[2] == "đã trả lại"

    correct(wrong, "SCT", "procedures", 0, online=online)
    run("consolidate", wrong, "-q")

    assert state(wrong, "SCT")[2] == after


def test_the_history_tells_what_was_decided(wrong):
    run("accept", "SXD", wrong)
    run("waive", "SCT", "TTHC-01", wrong, *WHY)

    told = json.loads(run("history", wrong, "--json", "-q").stdout)

    assert [(e["member"], e["act"]) for e in told["events"] if e["act"]] == [("SXD", "chấp nhận")]
    assert [(w["rule"], w["why"]) for w in told["waivers"]] == [("TTHC-01", WHY[1])]


def test_a_dry_run_decides_nothing(wrong):
    told = json.loads(run("accept", "SXD", wrong, "--dry-run", "--json", "-q").stdout)
    run("consolidate", wrong, "-q")

    assert told["events"][0]["state"] == "chấp nhận"
    assert state(wrong, "SXD")[2] == "đã nhận"


def test_a_version_sent_after_the_accepted_one_is_told_until_it_is_accepted_too(wrong):
    run("accept", "SXD", wrong)
    correct(wrong, "SXD", "movements", 0, result="Hoàn thành tốt")
    run("consolidate", wrong, "-q")

    findings = json.loads(run("consolidate", wrong, "--json", "-q").stdout)["findings"]
    assert [f["member"] for f in findings if f["rule"] == "XL-01"] == ["SXD"]
    assert state(wrong, "SXD")[2] == "đã nhận"

    run("accept", "SXD", wrong)
    assert "XL-01" not in run("check", wrong).stderr


def test_a_run_after_decisions_with_nothing_new_changes_nothing(wrong):
    run("accept", "SXD", wrong)
    run("waive", "SCT", "TTHC-01", wrong, *WHY)
    run("consolidate", wrong, "-q")

    assert json.loads(run("consolidate", wrong, "--json", "-q").stdout)["changed"] is False


def test_a_waived_finding_counts_no_more_and_stands_in_the_annex_with_its_reason(wrong):
    assert rules(wrong) == ["TTHC-01", "BANG-09"]

    assert run("waive", "SCT", "tthc-01", wrong, "--at", "TTHC!C9", *WHY).exit_code == 0

    assert rules(wrong) == ["BANG-09"]
    run("report", wrong, "-q")
    text = "\n".join(cell for row in shown(wrong) for cell in row if isinstance(cell, str))
    assert WHY[1] in text
    assert "Còn" in text
    assert WHY[1] in report_text(wrong)
    assert json.loads(run("report", wrong, "--json", "-q").stdout)["notices"] == []


def test_a_template_without_the_annex_is_told(wrong):
    run("waive", "SCT", "TTHC-01", wrong, *WHY)
    own = Document()
    own.add_paragraph("{{ d.bloc }}")
    own.save(str(wrong / "mau" / "bao-cao.docx"))

    told = json.loads(run("report", wrong, "--json", "-q").stdout)["notices"]

    assert [notice.startswith("Mẫu báo cáo của khối chưa có phụ lục") for notice in told] == [True]


def report_text(folder):
    (path,) = (folder / "bao-cao").glob("*.docx")
    tables = Document(str(path)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_a_waiver_does_not_hold_for_another_value(wrong):
    run("waive", "SCT", "TTHC-01", wrong, *WHY)
    correct(wrong, "SCT", "procedures", 0, online=998)

    assert "TTHC-01" in rules(wrong)
    run("consolidate", wrong, "-q")
    assert next(row for row in shown(wrong) if row[2] == "TTHC-01")[8] == "Số liệu đã đổi"


def test_a_waiver_can_be_withdrawn(wrong):
    run("waive", "SCT", "TTHC-01", wrong, *WHY)

    assert run("waive", "SCT", "TTHC-01", wrong, "--undo", "--reason", "nhầm").exit_code == 0

    assert "TTHC-01" in rules(wrong)
    assert run("waive", "SCT", "TTHC-01", wrong, "--undo", "--reason", "nhầm").exit_code == 3


@pytest.mark.parametrize("place", ["TTHC!C9", "c9", "'TTHC'!$C$9"])
def test_a_place_is_understood_as_well_when_a_waiver_is_withdrawn(wrong, place):
    assert run("waive", "SCT", "TTHC-01", wrong, "--at", place, *WHY).exit_code == 0

    assert run("waive", "SCT", "TTHC-01", wrong, "--undo", "--at", "TTHC!C10", *WHY).exit_code == 3
    assert run("waive", "SCT", "TTHC-01", wrong, "--undo", "--at", place, *WHY).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["waive", "SCT", "TTHC-01"], 2, "--reason"),
        (["waive", "SCT", "TTHC-01", "--reason", " "], 3, "Cần ghi lý do"),
        (["waive", "SCT", "TTHC-02", *WHY], 3, "đang có: "),
        (["waive", "SCT", "TTHC-01", "--at", "TTHC!C10", *WHY], 3, "không có lỗi TTHC-01 ở TTHC!C10"),
        (["reopen", *WHY], 3, "không bị khóa"),
        (["reopen", "--unit", "SXD", *WHY], 3, "trạng thái “đã nhận”"),
        (["lock"], 3, "Còn đơn vị chưa được chấp nhận"),
    ],
)
def test_what_cannot_be_decided_is_said(wrong, words, code, said):
    name, *rest = words
    given = 2 if name == "waive" else 0
    done = run(name, *rest[:given], wrong, *rest[given:])

    assert done.exit_code == code
    assert said in done.output


def test_a_rule_broken_in_several_cells_asks_which(wrong):
    correct(wrong, "SCT", "procedures", 1, online=999)

    asked = run("waive", "SCT", "TTHC-01", wrong, *WHY)
    assert asked.exit_code == 3
    assert "TTHC!C9, TTHC!C10" in asked.stderr
    assert run("waive", "SCT", "TTHC-01", wrong, "--all", *WHY).exit_code == 0
    assert "TTHC-01" not in rules(wrong)


@pytest.fixture
def locked(wrong):
    assert run("lock", wrong, *WHY).exit_code == 0
    run("consolidate", wrong, "-q")
    return wrong


def test_a_locked_period_refuses_new_figures_but_keeps_the_file(locked):
    before = (locked / "TongHop.xlsm").read_bytes()
    path = correct(locked, "SXD", "procedures", 0, online=3)

    done = run("consolidate", locked)

    assert done.exit_code == 3
    assert "đã khóa" in done.stderr
    assert (locked / "TongHop.xlsm").read_bytes() == before
    assert any(copy.read_bytes() == path.read_bytes() for copy in (locked / "luu-tru" / "tep").rglob("*.xlsx"))


def test_a_locked_period_shows_so_and_runs_again_without_news(locked):
    assert (state(locked, "SCT")[2], state(locked, "SXD")[2]) == ("khóa", "khóa")
    assert json.loads(run("consolidate", locked, "--json", "-q").stdout)["changed"] is False


@pytest.mark.parametrize("words", [["accept", "SXD"], ["waive", "SCT", "TTHC-01"], ["lock"]])
def test_a_locked_period_refuses_decisions(locked, words):
    done = run(*words, locked, *WHY)

    assert (done.exit_code, "khóa" in done.stderr) == (3, True)


def test_a_reopened_period_gives_the_states_back_and_takes_new_figures(locked):
    correct(locked, "SXD", "movements", 0, result="Tốt")

    assert run("reopen", locked, *WHY).exit_code == 0

    assert json.loads(run("consolidate", locked, "--json", "-q").stdout)["changed"] is True
    assert (state(locked, "SCT")[2], state(locked, "SXD")[2]) == ("có lỗi", "đã nhận")
    decided = [row[2] for row in shown(locked) if row[1] == "Cả khối"]
    assert decided == ["mở lại kỳ", "khóa kỳ"]


def test_a_lock_holds_only_what_was_consolidated(wrong):
    correct(wrong, "SXD", "procedures", 0, online=3)

    done = run("lock", wrong, *WHY)

    assert done.exit_code == 3
    assert "Tổng hợp trước" in done.stderr


def test_without_a_history_nothing_is_decided(wrong):
    (wrong / "luu-tru" / "history.sqlite").write_bytes(b"broken" * 1000)

    done = run("accept", "SXD", wrong)

    assert done.exit_code == 3
    assert "Không đọc được history.sqlite" in done.stderr


def test_a_file_that_is_gone_leaves_its_unit_awaited(wrong):
    sent_file(wrong, "SXD").unlink()
    run("consolidate", wrong, "-q")

    assert state(wrong, "SXD")[2] == "chưa nhận"
