"""The opening of a year: units register in a form of their own, before any report, and that holds to the end."""

import os
import shutil
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from xlcore.cli.folders import new_folder, write_forms
from xlcore.cli.main import main
from xlcore.cli.papers import write_papers
from xlcore.cli.work import check_paths
from xlcore.demo.build import build
from xlcore.demo.fill import fill
from xlcore.documents.conference import programme
from xlcore.domain.proceedings import Occasion
from xlcore.sheets.registrations import FLAG

ENTRY = {
    "registered_on": date(2018, 2, 20),
    "content": "Thi đua năm 2018",
    "title": FLAG,
    "recipient": "Tập thể",
    "quantity": 1,
}


@pytest.fixture(scope="module")
def bloc(tmp_path_factory):
    """The demo's bloc in February: nothing was reported, one unit sent its registrations twice."""
    folder = tmp_path_factory.mktemp("opening") / "khoi"
    build(folder)
    shutil.rmtree(folder / "nhan-ve")
    (folder / "nhan-ve").mkdir()
    done = CliRunner().invoke(main, ["forms", str(folder), "--register"])
    assert done.exit_code == 0, done.output
    for name, entry, hour in (("a", {**ENTRY, "quantity": 2}, 8), ("b", ENTRY, 9)):
        path = folder / "nhan-ve" / f"SCT {name}.xlsx"
        shutil.copyfile(folder / "gui-di" / "SCT_dang-ky_2018.xlsx", path)
        fill(path, {"cover": [{"reported_on": date(2018, 2, 20)}], "registrations": [entry]})
        os.utime(path, (datetime(2018, 2, 21, hour).timestamp(),) * 2)
    return folder


def test_the_form_for_registering_asks_for_nothing_else(bloc):
    book = openpyxl.load_workbook(bloc / "gui-di" / "SCT_dang-ky_2018.xlsx")

    assert [name for name in book.sheetnames if name != "Danh mục"] == ["Bìa", "Đăng ký"]
    assert any(cell.value == datetime(2018, 3, 15) for row in book["Bìa"].iter_rows() for cell in row)


def test_the_newest_registration_of_a_unit_counts_and_makes_no_report_of_it(bloc):
    run = check_paths((bloc,))

    assert [(e.unit, e.title, e.quantity) for e in run.proceedings.register] == [("SCT", FLAG, 1)]
    assert run.counted == {}
    about = [finding.rule for finding in run.findings if finding.member == "SCT"]
    assert sorted(about) == ["TEP-09", "TEP-11"]


def test_pact_and_report_know_what_was_registered_before_any_report_came(bloc):
    ((_, pact),) = write_papers(bloc, ("giao-uoc",), dry_run=False)

    cells = [cell.text for table in Document(str(pact.path)).tables for row in table.rows for cell in row.cells]
    assert f"{FLAG} (tập thể): 1" in cells
    assert cells.count("chưa đăng ký") == 8


def test_the_form_of_the_report_brings_the_registration_along(bloc):
    write_forms(bloc, dry_run=False)

    cells = openpyxl.load_workbook(bloc / "gui-di" / "SCT_2018-H1.xlsx")["Đăng ký"].iter_rows(values_only=True)
    assert any(FLAG in row and 1 in row for row in cells)


def test_the_whole_year_knows_it_too(bloc, tmp_path):
    new_folder(tmp_path / "nam", bloc, dry_run=False)

    (entry,) = check_paths((tmp_path / "nam",)).proceedings.register
    assert (entry.unit, entry.title, entry.registered_on) == ("SCT", FLAG, date(2018, 2, 20))


def test_the_conference_that_opens_the_year_has_its_own_name_and_programme(bloc):
    run = check_paths((bloc,))
    meeting = run.proceedings.meeting._replace(occasion=Occasion.OPENING)
    run = replace(run, proceedings=run.proceedings._replace(meeting=meeting))

    fields = programme(run).fields

    assert fields["conference"] == "Hội nghị triển khai công tác thi đua, khen thưởng, ký giao ước thi đua năm 2018"
    assert "Ký giao ước thi đua" in [item["content"] for item in fields["items"]]


def test_only_one_kind_of_form_is_written_at_a_time(bloc):
    assert CliRunner().invoke(main, ["forms", str(bloc), "--register", "--cross"]).exit_code == 2
