"""The commands that look back, and what the master shows of the past."""

import json
import os
import shutil
from datetime import datetime

import openpyxl
import pytest
from history_builder import correct, run, sent_file

from xlcore.files.history.archive import Archive

FIELD = "Lưu thông hàng hóa trong nước"
CHANGED = f"TTHC, dòng “{FIELD}”, tiếp nhận trực tuyến: 412 → 999"


@pytest.fixture
def corrected(demo):
    correct(demo, "SCT", "procedures", 0, online=999)
    run("consolidate", demo, "-q")
    return demo


AFTER = datetime(2018, 7, 15, 8)


def age(path, moment):
    os.utime(path, (moment.timestamp(),) * 2)


def in_time(folder):
    """Who is late, as *Điều khiển* says it of SCT, and as findings."""
    shown_there = next(row[5] for row in shown(folder, "Điều khiển") if row[1] == "Sở Công Thương")
    told = json.loads(run("consolidate", folder, "--json", "-q").stdout)
    return shown_there, [one["member"] for one in told["findings"] if one["rule"] == "TEP-10"]


def test_the_same_file_copied_after_the_deadline_makes_nobody_late(demo):
    path = sent_file(demo, "SCT")
    copy = path.with_name("Gui lai cua SCT.xlsx")
    shutil.copyfile(path, copy)
    age(copy, AFTER)

    run("consolidate", demo, "-q")

    assert in_time(demo) == ("Có", [])


def test_a_file_corrected_after_the_deadline_is_no_later_for_it(demo):
    first = datetime.fromtimestamp(sent_file(demo, "SCT").stat().st_mtime)
    age(correct(demo, "SCT", "procedures", 0, online=999), AFTER)

    run("consolidate", demo, "-q")

    assert in_time(demo) == (f"Có, bản đầu {first:%d/%m/%Y}", [])


def shown(folder, title):
    sheet = openpyxl.load_workbook(folder / "TongHop.xlsm")[title]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_history_tells_runs_and_versions_newest_first(corrected):
    told = json.loads(run("history", corrected, "--json", "-q").stdout)

    assert [record["errors"] > 0 for record in told["runs"]] == [True, False]
    assert [(v["member"], v["number"]) for v in told["versions"]][-1] == ("SCT", 2)
    lines = run("history", corrected, "-n", 1).stderr.splitlines()
    assert [line for line in lines if ", bản " in line][-1].endswith("SCT, bản 2: SCT - bao cao 6 thang.xlsx")
    assert len(lines) == 6


@pytest.mark.parametrize("unit", ["SCT", "sct", "Sở Công Thương", "Sở Công thương tỉnh Bắc Kạn"])
def test_the_difference_is_told_by_meaning_whatever_the_unit_is_called(corrected, unit):
    assert CHANGED in run("diff", unit, corrected).stderr


def test_the_older_version_is_read_from_its_copy_and_any_two_can_be_compared(corrected):
    correct(corrected, "SCT", "procedures", 0, online=1000)
    run("consolidate", corrected, "-q")

    newest = json.loads(run("diff", "SCT", corrected, "--json", "-q").stdout)
    (change,) = newest["changes"]
    assert (newest["old"]["number"], newest["new"]["number"]) == (2, 3)
    assert (change["before"], change["after"], change["tab"], change["cell"]) == ("999", "1.000", "TTHC", "D9")

    whole = json.loads(run("diff", "SCT", corrected, "--from", 1, "--to", 3, "--json", "-q").stdout)
    assert whole["changes"][0]["before"] == "412"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diff", "XYZ"], "Khối không có đơn vị “XYZ”"),
        (["diff", "SXD"], "mới có 1 bản tính được"),
        (["diff", "SCT", "--from", "7"], "không có bản số 7 (đã nhận: 1, 2)"),
    ],
)
def test_what_cannot_be_compared_is_said(corrected, words, said):
    name, unit, *options = words
    done = run(name, unit, corrected, *options)

    assert done.exit_code == 3
    assert said in done.stderr


def test_the_master_shows_versions_with_a_way_to_each_copy_and_the_changes(corrected):
    sheet = openpyxl.load_workbook(corrected / "TongHop.xlsm")["Lịch sử"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value == "Mở"}

    newest = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "SCT")
    assert (newest[3], newest[7], newest[8]) == (2, "Có", 1)
    assert (corrected / cells["Mở"].hyperlink.target).is_file()
    changes = shown(corrected, "Thay đổi")
    assert changes[4][1:10] == [
        *("Sở Công Thương", "1 → 2", "TTHC", FIELD, "tiếp nhận trực tuyến", "đổi ô", "412", "999", "D9"),
    ]


def test_a_second_run_leaves_the_sheets_of_the_past_as_they_are(corrected):
    before = (corrected / "TongHop.xlsm").read_bytes()

    assert json.loads(run("consolidate", corrected, "--json", "-q").stdout)["changed"] is False
    assert (corrected / "TongHop.xlsm").read_bytes() == before


def test_sheets_of_the_past_stay_where_the_past_cannot_be_read(corrected):
    before = shown(corrected, "Thay đổi")
    (corrected / "luu-tru" / "history.sqlite").write_bytes(b"broken" * 1000)
    correct(corrected, "SCT", "procedures", 0, online=5)

    assert json.loads(run("consolidate", corrected, "--json", "-q").stdout)["changed"] is True

    assert shown(corrected, "Thay đổi") == before


def test_a_sound_archive_is_verified(corrected):
    first, *_ = Archive(corrected / "luu-tru").files()
    (first.parent / f".~lock.{first.name}#").write_text("shown in an office program")

    done = run("verify", corrected, "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout)["sound"] == 10


def test_each_fault_of_the_archive_is_named(corrected):
    first, second, *_ = Archive(corrected / "luu-tru").files()
    first.chmod(0o644)
    first.write_bytes(b"changed")
    second.unlink()
    (first.parent / "ghi chu.txt").write_text("a note")

    done = run("verify", corrected, "--json")

    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert told["changed"] == [first.relative_to(corrected / "luu-tru").as_posix()]
    assert [name.startswith(second.stem) for name in told["missing"]] == [True]
    assert [name.endswith("ghi chu.txt") for name in told["unknown"]] == [True]
    assert told["sound"] == 8


def test_a_spoilt_database_is_a_fault_and_its_copies_are_checked_all_the_same(corrected):
    history = corrected / "luu-tru" / "history.sqlite"
    data = bytearray(history.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    history.write_bytes(data)

    done = run("verify", corrected, "--json")

    told = json.loads(done.stdout)
    assert (done.exit_code, told["sound"]) == (1, 10)
    assert told["database"]


def test_a_copy_of_a_run_that_was_stopped_is_told_but_no_fault(corrected):
    run("lock", corrected, "-q", "--reason", "xong")
    correct(corrected, "SXD", "procedures", 0, online=3)
    assert run("consolidate", corrected, "-q").exit_code == 3

    done = run("verify", corrected, "--json")

    assert done.exit_code == 0
    assert len(json.loads(done.stdout)["unrecorded"]) == 1


def test_a_file_of_another_name_with_the_same_content_is_no_new_version(corrected):
    path = sent_file(corrected, "SXD")
    path.rename(path.with_name("SXD gui lai.xlsx"))

    run("consolidate", corrected, "-q")

    versions = json.loads(run("history", corrected, "--json", "-q").stdout)["versions"]
    assert [v["number"] for v in versions if v["member"] == "SXD"] == [1]
