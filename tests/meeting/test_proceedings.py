"""The bloc's own business in a drawn master: read back, asked for in forms, answered, and told where it is not."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from submissions import assignment, counted, frames, submission

from xlcore.checks.book import default_checks, default_rulebook
from xlcore.checks.business import findings
from xlcore.domain.periods import Period
from xlcore.domain.proceedings import Answer, Outcome, Proceedings, Registration, Resolution
from xlcore.files.drawing.form import draw_form
from xlcore.files.drawing.master import draw_master
from xlcore.files.package.master import PackagedMaster
from xlcore.fresh import fresh_run
from xlcore.runs import open_office
from xlcore.summary.followup import NEXT, NOT_TOLD, followed, tally
from xlcore.summary.plans import plan_all

YEAR, HALF = Period(2018, half=False), Period(2018, half=True)
TASK = Resolution(5, "NQ-01", "Đổi mới công tác thi đua", due=date(2018, 11, 30), set_in=HALF)
ANSWER = {"code": "NQ-01", "task": TASK.task, "outcome": "Đã hoàn thành", "result": "Đã ban hành quy chế"}


@pytest.fixture
def office(tmp_path):
    """What a drawn master says, given rows of the bloc's own sheets."""

    def opened(period=YEAR, **rows):
        run = fresh_run(assignment("SCT", "SXD", period=period))
        draw_master(tmp_path / "m.xlsm", run.assignment, default_checks(), run.previous, plan_all(run, ()), rows)
        return open_office(PackagedMaster(tmp_path / "m.xlsm"))

    return opened


def told(*sent, tasks=(TASK,), register=(), period=YEAR):
    by_member = counted(*sent)
    found = findings(Proceedings(resolutions=tasks, register=register), frames(by_member), by_member, period)
    return [(finding.rule, finding.member) for finding in found]


def after(run_of, *sent, tasks=(TASK,)):
    by_member = counted(*sent)
    run = replace(fresh_run(run_of), counted=by_member, frames=frames(by_member))
    return replace(run, proceedings=Proceedings(resolutions=tasks))


def test_what_the_secretary_typed_is_read_back(office):
    read = office(
        meeting=[{"session": "Chiều", "guests": "Phó Trưởng Ban; Chánh Văn phòng", "register_by": date(2018, 3, 15)}],
        programme=[{"time": "14 giờ 00", "content": "Khai mạc"}],
        resolutions=[
            {"code": "NQ-01", "task": "Đổi mới", "owner": "sct", "set_in": "2018-H1", "due": date(2018, 11, 1)}
        ],
        comments=[{"unit": "SXD", "content": "Sửa số", "answer": "Tiếp thu"}],
        register=[{"unit": "SCT", "title": "Lao động tiên tiến", "recipient": "Cá nhân", "quantity": 9}],
    ).proceedings

    assert (read.meeting.session, read.meeting.register_by) == ("Chiều", date(2018, 3, 15))
    assert read.meeting.guests == ("Phó Trưởng Ban", "Chánh Văn phòng")
    assert read.programme[0].content == "Khai mạc"
    assert (read.resolutions[0].owner, read.resolutions[0].set_in) == ("SCT", HALF)
    assert read.comments[0].answer is Answer.TAKEN
    assert read.register == (Registration("SCT", "Lao động tiên tiến", "Cá nhân", 9),)


def test_what_is_wrong_in_these_sheets_is_told_at_its_cell(office):
    found = office(
        resolutions=[
            {"code": "NQ-01", "task": "Đổi mới", "owner": "XYZ"},
            {"code": "nq-01", "task": "Tuyên truyền", "set_in": "kỳ trước"},
        ],
        comments=[
            {"unit": "SXD", "content": "Sửa số"},
            {"unit": "SXD", "content": "Thêm bảng", "answer": "Giải trình, giữ nguyên"},
        ],
    ).findings

    assert [
        (f.rule, f"{f.place.sheet}!{f.place.cell}") for f in found if f.sheet_key in ("resolutions", "comments")
    ] == [
        ("BANG-08", "Nghị quyết!A6"),
        ("GT-09", "Nghị quyết!C5"),
        ("GT-19", "Nghị quyết!E6"),
        ("GY-01", "Góp ý!E5"),
        ("GY-02", "Góp ý!F6"),
    ]


def test_a_form_asks_what_became_of_the_open_tasks_of_earlier_conferences_only(tmp_path):
    tasks = (
        TASK,
        TASK._replace(code="NQ-02", owner="SXD"),
        TASK._replace(code="NQ-03", outcome=Outcome.DONE),
        TASK._replace(code="NQ-04", set_in=None),
    )
    bloc = assignment("SCT", "SXD", period=YEAR)

    def asked(member):
        draw_form(tmp_path / "f.xlsx", member, bloc, None, Proceedings(resolutions=tasks))
        book = openpyxl.load_workbook(tmp_path / "f.xlsx")
        cells = book["Nhiệm vụ đã giao"].iter_rows(values_only=True) if "Nhiệm vụ đã giao" in book.sheetnames else ()
        return [value for row in cells for value in row if str(value).startswith("NQ-")]

    assert asked(bloc.bloc.members[0]) == ["NQ-01"]
    assert asked(bloc.bloc.members[1]) == ["NQ-01", "NQ-02"]


def test_a_form_brings_along_what_the_unit_registered(tmp_path):
    bloc = assignment("SCT", "SXD", period=YEAR)
    entry = Registration("SCT", "Tập thể lao động xuất sắc", "Tập thể", 1, date(2018, 2, 27), "Thi đua")

    draw_form(tmp_path / "f.xlsx", bloc.bloc.members[0], bloc, None, Proceedings(register=(entry,)))

    cells = openpyxl.load_workbook(tmp_path / "f.xlsx")["Đăng ký"].iter_rows(values_only=True)
    assert any("Tập thể lao động xuất sắc" in row and "Thi đua" in row for row in cells)


def test_a_unit_that_does_not_answer_for_a_task_is_told_and_so_is_one_out_of_time():
    assert told(submission("SCT", followup=None)) == [("NQ-01", "SCT")]
    assert told(submission("SCT", followup=ANSWER)) == []
    assert told(submission("SCT", followup=ANSWER | {"outcome": "Đang thực hiện"})) == [("NQ-02", "SCT")]
    assert told(submission("SCT", followup=None), period=HALF) == []


def test_what_a_form_registers_beyond_the_book_does_not_count():
    book = (Registration("SCT", "Lao động tiên tiến", "Cá nhân"),)
    rows = [{"title": "Lao động tiên tiến", "recipient": "Cá nhân"}, {"title": "Huân chương Lao động"}]

    assert told(submission("SCT", registrations=rows, followup=ANSWER), register=book) == [("DK-01", "SCT")]


def test_the_sheet_of_tasks_tells_for_each_unit_what_became_of_each():
    bloc = assignment("SCT", "SXD", period=YEAR)
    tasks = (TASK, TASK._replace(code="NQ-02", owner="SXD", set_in=None))

    run = after(bloc, submission("SCT", followup=ANSWER), tasks=tasks)

    assert [(row[0], row[4], row[5]) for row in followed(run)] == [
        ("NQ-01", "Sở SCT", "Đã hoàn thành"),
        ("NQ-01", "Sở SXD", NOT_TOLD),
        ("NQ-02", "Sở SXD", NEXT),
    ]
    assert tally(run) == "Nhiệm vụ hội nghị trước giao: 2 lượt, đã hoàn thành 1; chưa báo kết quả 1."


def test_the_blocs_own_conclusion_wins_over_what_a_unit_says():
    settled = TASK._replace(outcome=Outcome.DROPPED, result="Tỉnh bỏ chỉ tiêu")

    run = after(assignment("SCT", "SXD", period=YEAR), submission("SCT", followup=ANSWER), tasks=(settled,))

    assert [row[5:] for row in followed(run)] == [("Thôi thực hiện", "Tỉnh bỏ chỉ tiêu")] * 2


def test_the_sentences_name_the_task():
    by_member = counted(submission("SCT", followup=None))

    (finding,) = findings(Proceedings(resolutions=(TASK,)), frames(by_member), by_member, YEAR)

    assert default_rulebook().sentence(finding) == "Chưa báo kết quả nhiệm vụ NQ-01: Đổi mới công tác thi đua"
