"""The master on disk: read, written in one step, backed up, and left alone where it is not as it was."""

import secrets

import openpyxl
import pytest
from hostile_files import REFUSED, SAMPLES
from openpyxl.workbook.defined_name import DefinedName
from package_builders import book, patched, plan

from xlcore.errors import InputError
from xlcore.files.package.master import PackagedMaster
from xlcore.files.reading.gate import MAX_CELLS
from xlcore.files.reading.reader import read
from xlcore.files.saving.backups import backups
from xlcore.files.saving.troubles import ChangedError
from xlcore.plans import Cell


@pytest.fixture
def master(tmp_path):
    return book(tmp_path / "TongHop.xlsx")


def test_the_first_writing_backs_up_and_the_second_of_the_same_changes_nothing(master):
    before = master.read_bytes()

    assert PackagedMaster(master).write([plan()])
    after = master.read_bytes()
    assert not PackagedMaster(master).write([plan()])

    assert master.read_bytes() == after
    assert [backup.path.read_bytes() for backup in backups(master)] == [before]


def test_one_master_can_be_written_twice(master):
    opened = PackagedMaster(master)
    opened.write([plan()])

    assert opened.write([plan(text="Khác")])


def test_a_marked_sheet_is_read_by_its_key(master):
    patched(master, plan())

    opened = PackagedMaster(master)

    assert opened.grid("sum").name == "Tổng hợp mẫu"
    assert opened.grid("none") is None


def test_a_sheet_that_the_reader_left_out_is_read_when_it_is_asked_for(master):
    patched(master, plan(), plan("other", "Trang khác"))
    gone = openpyxl.load_workbook(master)
    gone.defined_names["td_gone"] = DefinedName("td_gone", attr_text="'Không còn'!$A$1")
    gone.save(master)
    part, whole = read(str(master), keys=("sum",)), PackagedMaster(master)

    opened = PackagedMaster(master, part)

    assert [grid.name for grid in part.grids] == ["Tổng hợp mẫu"]
    assert opened.grid("sum") == whole.grid("sum")
    assert opened.grid("other") == whole.grid("other")
    assert opened.grid("gone") is opened.grid("none") is None


def test_where_no_backup_can_be_made_the_figures_are_written_with_a_notice(master):
    (master.parent / "luu-tru").write_bytes(b"in the way")
    opened = PackagedMaster(master)

    assert opened.write([plan()])

    (notice,) = opened.notices
    assert notice.startswith("Chưa sao lưu được TongHop.xlsx")


def test_a_master_that_cannot_be_read_says_how_to_get_it_back(master):
    master.write_bytes(b"PK")

    with pytest.raises(InputError, match="thidua restore"):
        PackagedMaster(master)


SAID = {
    "encrypted": "tệp có mật khẩu mở",
    "encrypted .xls": "thật ra là tệp .xls",
    "empty": "tệp trống",
    "far corners of an .xls": "thật ra là tệp .xls",
    ".xls of noise": "thật ra là tệp .xls",
    ".ods, empty rows without end": "thật ra là tệp .ods",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_master_that_means_harm_is_a_sentence_or_is_read_like_any_other(name, tmp_path):
    path = tmp_path / "TongHop.xlsm"
    make, outcome = SAMPLES[name]
    make(path)

    try:
        PackagedMaster(path)
        said = ""
    except InputError as error:
        said = str(error)

    assert SAID.get(name, "TongHop.xlsm" if outcome == REFUSED else "") in said


def test_a_master_reached_by_a_link_is_read_and_written_through_it(master, tmp_path):
    link = tmp_path / "lien-ket.xlsx"
    link.symlink_to(master.name)

    assert PackagedMaster(link).write([plan()])

    assert link.is_symlink()
    assert PackagedMaster(master).grid("sum")


def test_a_master_larger_than_the_next_run_could_read_is_not_written(master):
    before = master.read_bytes()
    long = {(row, 1): Cell(secrets.token_hex(16_000)) for row in range(1, 400)}
    wide = {(2, 1_000): Cell(1), (MAX_CELLS // 1_000 + 1, 1): Cell(1)}

    with pytest.raises(InputError, match=r"lớn quá mức đọc lại được \(vùng số liệu quá rộng .*BANG-12"):
        PackagedMaster(master).write([plan(cells=long | wide, tables=(), links={}, ranges={})])

    assert master.read_bytes() == before


def test_a_master_that_is_gone_says_so(tmp_path):
    with pytest.raises(InputError, match="Không mở được"):
        PackagedMaster(tmp_path / "none.xlsx")


def test_a_master_that_goes_away_while_it_is_worked_on_is_a_sentence(master):
    opened = PackagedMaster(master)
    master.rename(master.with_name("doi-ten.xlsx"))

    with pytest.raises(InputError, match="Không mở được"):
        opened.write([plan()])

    assert not master.exists()


def test_what_the_reading_process_says_of_a_master_has_to_be_about_its_very_content(master):
    book = read(str(master))

    assert PackagedMaster(master, book).grid("none") is None
    with pytest.raises(ChangedError):
        PackagedMaster(master, book._replace(digest="another"))
    with pytest.raises(InputError, match="thật ra là tệp"):
        PackagedMaster(master, book._replace(kind="ods"))
