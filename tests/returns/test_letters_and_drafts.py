"""Letters to paste and drafts to send: to units with errors with their copy, to those that sent nothing with a form."""

import email
import json
from datetime import date, datetime
from email.policy import default

import pytest
from history_builder import run
from hypothesis import given, settings
from hypothesis import strategies as st
from runs_builder import MEMBERS as MEMBERS_OF_RUN
from runs_builder import consolidation

from xlcore.domain.bloc import Bloc, Member, UnitKind
from xlcore.files.drawing.pen import type_into
from xlcore.files.reading.reader import read
from xlcore.files.returns.mail import addresses, draft
from xlcore.intake.grid import Refusal
from xlcore.intake.locate import find_table
from xlcore.returning.letters import Letter, reminder
from xlcore.sheets.master import MEMBERS

NOW = datetime(2018, 7, 12, 9, 0)
HEAD = Member("A", "Sở A", UnitKind.DEPARTMENT, email="so.a@tinh.example")
BLOC = Bloc("Kinh tế", "Bắc Kạn", (HEAD,), "A", "A")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def with_email(folder, **emails):
    """Type e-mail addresses into *Đơn vị*."""
    master = folder / "TongHop.xlsm"
    grid = next(grid for grid in read(str(master)).grids if grid.name == MEMBERS.title)
    found = find_table(grid, MEMBERS)
    codes = {grid.at(row, found.columns["code"]): row for row in range(found.first_row, len(grid.rows) + 1)}
    type_into(master, {MEMBERS.title: {(codes[c], found.columns["email"]): text for c, text in emails.items()}})
    return folder


def opened(path):
    return email.message_from_bytes(path.read_bytes(), policy=default)


def test_a_unit_with_an_address_gets_a_draft_with_its_copy_attached(wrong):
    with_email(wrong, SCT="vanphong.sct@tinh.example", STNMT="so.tnmt@tinh.example")

    told = json.loads(run("returns", wrong, "--json", "-q").stdout)["returned"]

    mail = opened(wrong / "tra-lai" / "SCT_2018-H1_tra-lan-1.eml")
    assert mail["X-Unsent"] == "1"
    assert mail["To"].addresses[0].addr_spec == "vanphong.sct@tinh.example"
    assert mail["To"].addresses[0].display_name == "Sở Công Thương"
    assert mail["From"].addresses[0].addr_spec == "so.tnmt@tinh.example"
    assert mail["Subject"] == "Đề nghị sửa phiếu báo cáo thi đua 6 tháng đầu năm 2018 (lần 1)"
    assert mail["Date"].datetime is not None
    (copy,) = mail.iter_attachments()
    assert (copy.get_filename(), copy.get_content_type()) == ("SCT_2018-H1_tra-lan-1.xlsx", XLSX)
    assert copy.get_content() == (wrong / "tra-lai" / "SCT_2018-H1_tra-lan-1.xlsx").read_bytes()
    letter = (wrong / "tra-lai" / "SCT_2018-H1_tra-lan-1.txt").read_text(encoding="utf-8-sig")
    assert mail.get_body().get_content().replace("\r\n", "\n").strip() in letter
    assert {one["member"]: one["draft"] for one in told}["SXD"] is None
    assert not list((wrong / "tra-lai").glob("SXD*.eml"))
    assert (wrong / "tra-lai" / "SXD_2018-H1_tra-lan-1.txt").is_file()


def test_the_raw_draft_is_as_mail_standards_want_it(wrong):
    with_email(wrong, SCT="a@tinh.example")
    run("returns", wrong, "-q")

    raw = (wrong / "tra-lai" / "SCT_2018-H1_tra-lan-1.eml").read_bytes()

    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 998
    head = lines[: lines.index(b"")]
    assert all(line.isascii() for line in head)
    names = [line.partition(b":")[0] for line in head if not line.startswith((b" ", b"\t"))]
    assert len(names) == len(set(names))


def test_the_letter_lists_what_to_do(wrong):
    run("returns", wrong, "-q")

    letter = (wrong / "tra-lai" / "SCT_2018-H1_tra-lan-1.txt").read_text(encoding="utf-8-sig")

    assert "Kính gửi: Sở Công Thương" in letter
    assert "11 chỗ phải sửa, 1 chỗ cần xem lại" in letter
    assert "Học tập › E13: “khoảng 40” không phải là số.\n   → Chỉ gõ chữ số, ví dụ 8400." in letter


def test_a_unit_that_sent_nothing_readable_is_reminded_and_told_of_what_came(wrong):
    with_email(wrong, QPTDR="quy@tinh.example; quy2@tinh.example")

    told = json.loads(run("returns", wrong, "--json", "-q").stdout)["reminded"]

    assert [(one["member"], one["draft"]) for one in told] == [("QPTDR", "QPTDR_2018-H1_nhac.eml")]
    mail = opened(wrong / "tra-lai" / "QPTDR_2018-H1_nhac.eml")
    assert [one.addr_spec for one in mail["To"].addresses] == ["quy@tinh.example", "quy2@tinh.example"]
    assert "Quá hạn" in mail["Subject"]
    text = mail.get_body().get_content()
    assert "QPTDR - co mat khau.xlsx" in text
    assert "có mật khẩu" in text
    (form,) = mail.iter_attachments()
    assert form.get_filename() == "QPTDR_2018-H1.xlsx"


def test_a_unit_that_lacks_a_table_gets_the_blank_form_too(wrong):
    with_email(wrong, SNNPTNT="nn@tinh.example")
    run("returns", wrong, "-q")

    mail = opened(wrong / "tra-lai" / "SNNPTNT_2018-H1_tra-lan-1.eml")

    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names == ["SNNPTNT_2018-H1_tra-lan-1.xlsx", "SNNPTNT_2018-H1.xlsx"]
    assert "SNNPTNT_2018-H1.xlsx" in mail.get_body().get_content()
    assert "muộn 2 ngày" in mail.get_body().get_content()


@pytest.mark.parametrize(
    "typed", ["khong phai thu", "a@b", "a@tinh.example\r\nBcc: x@y.example", "x@y.example,<script>"]
)
def test_what_is_no_address_gives_no_draft_but_a_notice(wrong, typed):
    with_email(wrong, SCT=typed)

    told = json.loads(run("returns", wrong, "--json", "-q").stdout)

    assert not list((wrong / "tra-lai").glob("SCT*.eml"))
    assert any("SCT" in notice for notice in told["notices"])


@given(st.text(), st.text(), st.text(), st.text())
@settings(deadline=None, max_examples=60)
def test_nothing_that_somebody_typed_becomes_a_header(name, address, subject, body):
    member = Member("B", name, UnitKind.OTHER, email=address)

    to = addresses(member) or addresses(HEAD)
    mail = email.message_from_bytes(draft(Letter(subject, body), BLOC, to, {"b.xlsx": b"x"}, NOW), policy=default)

    assert sorted(mail.keys()) == sorted(["From", "To", "Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"])
    assert len(list(mail.iter_attachments())) == 1


def test_a_reminder_says_how_long_there_is_and_what_came_unreadable():
    member = MEMBERS_OF_RUN[0]
    refused = Refusal("SKHDT bao cao.xlsx", "TEP-02")
    run = consolidation(deadline=date(2018, 7, 10), refused=(refused,))

    early = reminder(run, member, date(2018, 7, 7), "SKHDT_2018-H1.xlsx")
    today = reminder(run, member, date(2018, 7, 10), "SKHDT_2018-H1.xlsx")
    late = reminder(run, member, date(2018, 7, 12), "SKHDT_2018-H1.xlsx")

    assert "còn 3 ngày" in early.text
    assert "trước hết ngày 10/07/2018" in early.text
    assert "hôm nay" in today.text
    assert "đã quá 2 ngày" in late.text
    assert (early.subject[:4], late.subject[:7]) == ("Nhắc", "Quá hạn")
    assert "Tệp có mật khẩu" in early.text
    assert "SKHDT bao cao.xlsx" not in reminder(run, MEMBERS_OF_RUN[1], date(2018, 7, 7), "x").text


def test_who_sent_a_right_file_gets_no_letter(demo):
    for path in (demo / "nhan-ve").glob("SXD*"):
        path.unlink()

    run("returns", demo, "-q")

    assert sorted(path.name for path in (demo / "tra-lai").iterdir()) == ["SXD_2018-H1_nhac.txt"]
