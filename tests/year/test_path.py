"""The path of a bloc: first half, whole year, handover; what was agreed goes along, what was settled does not."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from xlcore.cli.folders import hand_over, new_folder, write_forms
from xlcore.cli.main import main
from xlcore.cli.work import check_paths
from xlcore.domain.bloc import Target
from xlcore.domain.periods import Period
from xlcore.domain.proceedings import Outcome, Resolution
from xlcore.errors import InputError
from xlcore.fresh import fresh_run
from xlcore.rollover import handed_over, opening
from xlcore.sheets.meeting import RESOLUTIONS


@pytest.fixture(scope="module")
def half(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "2018-H1"
    assert CliRunner().invoke(main, ["demo", str(folder), "-q"]).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def whole(half):
    folder = half.parent / "2018"
    new_folder(folder, half, dry_run=False)
    return folder


@pytest.fixture(scope="module")
def year(whole):
    """The whole year's folder as a run reads it, before anything came back."""
    return check_paths((whole,))


class NoMaster:
    """A master in which nothing was typed."""

    def grid(self, _key):
        return None


def test_the_whole_year_takes_over_the_registrations_of_its_first_half(half, year):
    before = check_paths((half,)).frames["registrations"]

    assert {(e.unit, e.title) for e in year.proceedings.register} >= set(before.select("member", "title").iter_rows())
    assert {e.registered_on for e in year.proceedings.register} == {date(2018, 2, 27)}


def test_the_tasks_of_the_half_years_conference_are_asked_for_in_the_whole_year(whole, year):
    write_forms(whole, dry_run=False)
    cells = openpyxl.load_workbook(whole / "gui-di" / "SCT_2018.xlsx")["Nhiệm vụ đã giao"].iter_rows(values_only=True)

    assert [task.set_in for task in year.proceedings.resolutions] == [Period(2018, half=True)] * 3
    assert [value for row in cells for value in row if str(value).startswith("NQ-")] == ["NQ-01", "NQ-02", "NQ-03"]


def test_the_form_of_a_whole_year_asks_for_figures_of_the_whole_year(whole):
    write_forms(whole, dry_run=False)
    sheet = openpyxl.load_workbook(whole / "gui-di" / "SCT_2018.xlsx")["TTHC"]

    assert "số cả năm, từ 01/01 đến 31/12, đã gồm 6 tháng đầu năm" in sheet["A2"].value


def test_the_years_milestones_go_along_and_the_conference_does_not(year):
    meeting = year.proceedings.meeting

    assert (meeting.register_by, meeting.plan) == (date(2018, 3, 15), "01/KH-KTĐ ngày 05/3/2018")
    assert (meeting.session, meeting.guests, year.assignment.conference.held_on) == ("", (), None)
    assert year.proceedings.comments == ()


def test_the_kept_copies_and_the_history_go_along(half, whole):
    assert CliRunner().invoke(main, ["verify", str(whole), "-q"]).exit_code == 0
    assert "kỳ 2018-H1" in CliRunner().invoke(main, ["history", str(whole)]).stderr
    assert sorted(p.name for p in (whole / "luu-tru/tep").rglob("*.xlsx")) == sorted(
        p.name for p in (half / "luu-tru/tep").rglob("*.xlsx")
    )


def test_a_template_that_staff_edited_goes_along(half, tmp_path):
    own = half / "mau" / "giay-moi.docx"
    kept = own.read_bytes()
    own.write_bytes(kept + b"edited")

    new_folder(tmp_path / "nam", half, dry_run=False)

    own.write_bytes(kept)
    assert (tmp_path / "nam/mau/giay-moi.docx").read_bytes() == kept + b"edited"


def test_a_handover_makes_the_deputy_head_and_takes_the_new_deputy_or_leaves_a_gap(whole, tmp_path):
    hand_over(whole, tmp_path / "a", "SGTVT", dry_run=False)
    hand_over(whole, tmp_path / "b", "", dry_run=False)

    run = check_paths((tmp_path / "a",))
    assert (run.assignment.bloc.head, run.assignment.bloc.deputy) == ("SCT", "SGTVT")
    assert run.assignment.period == Period(2019, half=True)
    with pytest.raises(InputError, match="Mã đơn vị Phó Trưởng khối"):
        check_paths((tmp_path / "b",))


@pytest.mark.parametrize("deputy", ["SCT", "XYZ"])
def test_a_deputy_who_is_head_or_no_member_is_refused(whole, tmp_path, deputy):
    with pytest.raises(InputError, match=f"không thể là “{deputy}”"):
        hand_over(whole, tmp_path / "a", deputy, dry_run=True)


def test_a_half_year_is_not_handed_over(half, tmp_path):
    with pytest.raises(InputError, match="Bàn giao sau khi tổng kết năm"):
        hand_over(half, tmp_path / "a", "", dry_run=True)


def test_open_tasks_go_to_the_next_year_and_settled_ones_do_not(year):
    tasks = (
        Resolution(5, "NQ-01", "Xong", outcome=Outcome.DONE),
        Resolution(6, "NQ-02", "Còn", outcome=Outcome.UNDERWAY),
        Resolution(7, "NQ-03", "Mới"),
    )
    run = replace(year, proceedings=year.proceedings._replace(resolutions=tasks))

    carried = handed_over(run, NoMaster()).rows[RESOLUTIONS.key]

    assert [(row["code"], row["set_in"]) for row in carried] == [("NQ-02", "2018"), ("NQ-03", "2018")]


def test_the_plans_of_a_year_are_not_those_of_the_next(year):
    bloc = year.assignment._replace(targets=(Target("", "CT-1", "Rừng", "Khối", "ha", 100.0),))

    assert opening(replace(fresh_run(bloc)), NoMaster()).assignment.targets[0].plan is None
    half_run = fresh_run(bloc._replace(period=Period(2018, half=True)))
    assert opening(half_run, NoMaster()).assignment.targets[0].plan == 100


def test_rules_that_the_bloc_changed_go_along(year):
    changed = year.rulebook.checks["KT-02"]._replace(tolerance=80.0)
    book = replace(year.rulebook, checks={**year.rulebook.checks, "KT-02": changed})

    carried = {check.id: check for check in opening(replace(year, rulebook=book), NoMaster()).checks}

    assert carried["KT-02"].tolerance == 80


def test_the_page_of_the_handover_says_who_what_is_open_and_what_to_do_first(whole, tmp_path):
    _, page = hand_over(whole, tmp_path / "a", "SGTVT", dry_run=False)
    word = Document(str(page.path))
    told = "\n".join([p.text for p in word.paragraphs] + [c.text for t in word.tables for r in t.rows for c in r.cells])

    for fact in (
        "Bên giao: Sở Tài nguyên và Môi trường (Trưởng khối năm 2018).",
        "Bên nhận: Sở Công Thương (Trưởng khối năm 2019). Phó Trưởng khối mới: Sở Giao thông vận tải.",
        "Đổi mới công tác thi đua, khen thưởng",
        "- Sở Công Thương: chưa có phiếu năm 2018.",
        "1. Mở TongHop.xlsm, trang Cấu hình",
        "bản sao mọi phiếu đã nhận từ các năm trước",
    ):
        assert fact in told


def test_a_dry_run_of_the_handover_makes_nothing(whole, tmp_path):
    hand_over(whole, tmp_path / "a", "", dry_run=True)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_not_taken_for_the_next_year(whole, half):
    with pytest.raises(InputError, match=r"đã có TongHop\.xlsm"):
        hand_over(whole, half, "", dry_run=True)


def test_the_command_says_what_it_made_and_that_the_deputy_is_missing(whole, tmp_path):
    done = CliRunner().invoke(main, ["handover", str(whole), str(tmp_path / "a")])

    assert done.exit_code == 0
    assert "Ban giao 2019 lan 1.docx" in done.stderr
    assert "Chưa có Phó Trưởng khối mới" in done.stderr
