"""Backups of the master: made before each change, checked, thinned out with age, and brought back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from xlcore.errors import InputError
from xlcore.files.saving import backups
from xlcore.files.saving.backups import DAYS, NEWEST, WEEKS, keep, restore, spared
from xlcore.files.saving.troubles import NotSavedError

NOW = datetime(2018, 7, 20, 14, 5, 33)


def written(path: Path, text: str) -> Path:
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("A").write("A1", text)
    book.close()
    return path


@pytest.fixture
def master(tmp_path):
    return written(tmp_path / "TongHop.xlsm", "một")


def test_the_master_is_kept_as_it_was(master):
    backup = keep(master, NOW)

    assert backup.path.parent == master.parent / "luu-tru" / "sao-luu"
    assert backup.path.name == "TongHop 2018-07-20 14.05.33.xlsm"
    assert backup.path.read_bytes() == master.read_bytes()
    assert backups.backups(master) == [backup]


def test_what_is_kept_already_is_not_kept_again(master):
    first = keep(master, NOW)

    assert keep(master, NOW + timedelta(hours=1)) == first
    assert len(backups.backups(master)) == 1


def test_two_changes_within_a_second_are_two_backups(master):
    keep(master, NOW)
    written(master, "hai")

    second = keep(master, NOW)

    assert backups.backups(master)[0] == second
    assert len(backups.backups(master)) == 2


def test_where_there_is_no_master_there_is_nothing_to_keep(tmp_path):
    assert keep(tmp_path / "TongHop.xlsm", NOW) is None


def test_a_broken_master_is_kept_but_counts_for_no_good_backup(master):
    master.write_bytes(b"PK broken")

    backup = keep(master, NOW)

    assert not backup.sound
    assert backup.path.read_bytes() == b"PK broken"
    assert [found.sound for found in backups.backups(master)] == [False]


def test_a_backup_that_was_damaged_later_is_shown_as_such_and_not_brought_back(master):
    backup = keep(master, NOW)
    backup.path.write_bytes(backup.path.read_bytes()[:500])
    before = master.read_bytes()

    with pytest.raises(InputError, match="bị hỏng"):
        restore(master, backup, NOW)

    assert not backups.backups(master)[0].sound
    assert master.read_bytes() == before


def test_bringing_back_keeps_what_stood_there(master):
    first = keep(master, NOW)
    wanted = master.read_bytes()
    written(master, "hai")
    present = master.read_bytes()

    before = restore(master, first, NOW + timedelta(minutes=1))

    assert master.read_bytes() == wanted
    assert before.path.read_bytes() == present


def test_a_master_that_is_gone_can_be_brought_back(master):
    backup = keep(master, NOW)
    wanted = master.read_bytes()
    master.unlink()

    assert restore(master, backup, NOW) is None
    assert master.read_bytes() == wanted


def test_a_backup_that_is_gone_by_now_is_a_sentence(master):
    backup = keep(master, NOW)
    backup.path.unlink()

    with pytest.raises(NotSavedError):
        restore(master, backup, NOW)


def test_where_no_backup_can_be_made_the_sentence_says_why(master):
    (master.parent / "luu-tru").write_bytes(b"in the way")

    with pytest.raises(NotSavedError):
        keep(master, NOW)


@pytest.mark.parametrize("name", ["TongHop cua toi.xlsm", "TongHop 2018-13-45 14.05.33.xlsm"])
def test_other_files_in_the_folder_are_none_of_ours(master, name):
    keep(master, NOW)
    (master.parent / "luu-tru" / "sao-luu" / name).write_bytes(b"x")

    assert len(backups.backups(master)) == 1


def test_a_folder_with_the_name_of_a_backup_is_none_that_opens(master):
    keep(master, NOW)
    (master.parent / "luu-tru" / "sao-luu" / "TongHop 2018-07-21 14.05.33.xlsm").mkdir()

    assert [backup.sound for backup in backups.backups(master)] == [False, True]


def test_a_year_of_nights_leaves_seven_days_and_eight_weeks(master):
    for day in range(120):
        written(master, str(day))
        keep(master, NOW + timedelta(days=day))

    stamps = [backup.when for backup in backups.backups(master)]

    days = [(stamps[0] - stamp).days for stamp in stamps]
    assert days[:NEWEST] == list(range(10))
    assert len({stamp.isocalendar()[:2] for stamp in stamps}) == WEEKS
    assert all(backup.sound for backup in backups.backups(master))


@given(st.lists(st.datetimes(datetime(2018, 1, 1), datetime(2018, 12, 31)), max_size=60))
def test_what_stays_is_the_last_of_its_day_or_week_or_among_the_newest(moments):
    stay = spared(moments)

    ordered = sorted(set(moments), reverse=True)
    last_of_day = {max(m for m in ordered if m.date() == day) for day in {m.date() for m in ordered}}
    assert set(sorted(moments, reverse=True)[:NEWEST]) <= stay
    assert set(sorted(last_of_day)[-DAYS:]) <= stay
    assert len(stay) <= NEWEST + DAYS + WEEKS
    assert stay <= set(ordered[:NEWEST]) | last_of_day
