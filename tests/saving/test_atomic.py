"""Saving: the old file or the new one, never anything between; what hinders it is a sentence."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from xlcore.files.saving.atomic import made, save, sweep
from xlcore.files.saving.troubles import NotSavedError, machine_trouble, not_saved, reason, told

OLD, NEW = b"cu" * 1000, b"moi" * 1000


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "TongHop.xlsm"
    path.write_bytes(OLD)
    return path


def alone_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_content_takes_the_place_of_the_old(book):
    book.chmod(0o640)

    save(book, NEW)

    assert book.read_bytes() == NEW
    assert book.stat().st_mode & 0o777 == 0o640
    assert alone_in(book.parent) == ["TongHop.xlsm"]


def test_a_new_file_gets_the_rights_that_any_program_would_give_it(tmp_path):
    save(tmp_path / "a", NEW)
    (tmp_path / "b").write_bytes(NEW)

    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_link_to_the_master_stays_a_link(book, tmp_path):
    link = tmp_path / "link.xlsm"
    link.symlink_to(book)

    save(link, NEW)

    assert link.is_symlink()
    assert book.read_bytes() == NEW


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_of_another_owner_stays_hers(book):
    os.chown(book, 65534, 65534)

    save(book, NEW)

    assert (book.stat().st_uid, book.stat().st_gid) == (65534, 65534)


def test_content_that_cannot_be_read_back_leaves_the_old_file(book):
    with pytest.raises(NotSavedError, match=r"xl/workbook\.xml.*Tệp cũ còn nguyên"):
        save(book, NEW, check=lambda _: "xl/workbook.xml")

    assert book.read_bytes() == OLD
    assert alone_in(book.parent) == ["TongHop.xlsm"]


def test_a_last_look_can_still_stop_it(book):
    def last() -> None:
        raise NotSavedError(book, "đã đổi.")

    with pytest.raises(NotSavedError, match="đã đổi"):
        save(book, NEW, last=last)

    assert book.read_bytes() == OLD
    assert alone_in(book.parent) == ["TongHop.xlsm"]


def test_leftovers_are_swept_and_nothing_else(book):
    (book.parent / ".thidua-0123456789abcdef.tmp").write_bytes(b"PK")
    (book.parent / ".thidua.lock").touch()

    assert sweep(book.parent) == [".thidua-0123456789abcdef.tmp"]
    assert alone_in(book.parent) == [".thidua.lock", "TongHop.xlsm"]
    assert sweep(book.parent / "none") == []


def saved_elsewhere(code: str, path: Path, **options) -> str:
    """What a process that first does something to itself says about saving."""
    script = (
        f"import os, resource, signal, sys\n{code}\nfrom pathlib import Path\n"
        "from xlcore.files.saving.atomic import save\nfrom xlcore.errors import ThiduaError\n"
        "try:\n    save(Path(sys.argv[1]), b'moi' * 1_000_000)\n"
        "except ThiduaError as error:\n    print(error.exit_code, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True, **options)
    return done.stdout


def test_a_full_disk_is_a_sentence_and_nothing_changes(book):
    limit = "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"

    said = saved_elsewhere(limit, book)

    assert said.startswith("3 Không ghi được TongHop.xlsm: ổ đĩa hết chỗ")
    assert book.read_bytes() == OLD
    assert alone_in(book.parent) == ["TongHop.xlsm"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a disk of its own")
def test_a_disk_that_is_really_full_is_the_same_sentence(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=64k none {disk} && printf cu > {disk}/T.xlsm && {sys.executable} -c"
    script = (
        "import sys; from pathlib import Path; from xlcore.files.saving.atomic import save\n"
        f"disk = Path('{disk}')\n"
        "try: save(disk / 'T.xlsm', b'moi' * 1_000_000)\n"
        "except Exception as error: print(error, (disk / 'T.xlsm').read_bytes(), len(list(disk.iterdir())))"
    )

    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", f'{mount} "$0"', script], capture_output=True, text=True, check=True
    )

    assert "ổ đĩa hết chỗ" in done.stdout
    assert done.stdout.strip().endswith("b'cu' 1")


def test_a_folder_without_the_right_to_write_is_a_sentence(tmp_path):
    folder = tmp_path / "chi-doc"
    folder.mkdir()
    book = folder / "TongHop.xlsm"
    book.write_bytes(OLD)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(above.stat().st_mode | 0o055)
    folder.chmod(0o555)
    # Modules are loaded first: the checkout may not be readable for anybody else.
    become = "import xlcore.files.saving.atomic, xlcore.errors\nif os.geteuid() == 0: os.setuid(65534)"

    said = saved_elsewhere(become, book)

    folder.chmod(0o755)
    assert "không có quyền ghi" in said
    assert book.read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes somebody else")
def test_a_file_that_nobody_may_replace_is_tried_again_and_then_a_sentence(tmp_path):
    folder = tmp_path / "chung"
    folder.mkdir()
    book = folder / "TongHop.xlsm"
    book.write_bytes(OLD)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(above.stat().st_mode | 0o055)
    folder.chmod(0o1777)

    os.seteuid(65534)
    try:
        with pytest.raises(NotSavedError, match="một chương trình đang giữ tệp"):
            save(book, NEW)
    finally:
        os.seteuid(0)

    assert book.read_bytes() == OLD
    assert alone_in(folder) == ["TongHop.xlsm"]


def test_a_folder_that_is_there_is_no_trouble(tmp_path):
    assert made(tmp_path / "a") == made(tmp_path / "a")


def test_a_name_too_long_is_a_sentence(tmp_path):
    with pytest.raises(NotSavedError, match="quá dài"):
        save(tmp_path / ("a" * 300), NEW)

    assert alone_in(tmp_path) == []


def test_a_folder_that_went_away_is_a_sentence_and_is_not_made_anew(tmp_path):
    away = tmp_path / "o-mang" / "khoi"

    with pytest.raises(NotSavedError, match="mất ổ mạng"):
        save(away / "TongHop.xlsm", NEW)
    with pytest.raises(NotSavedError, match="mất ổ mạng"):
        made(away)

    assert not away.parent.exists()


def test_a_folder_that_goes_away_while_it_is_written_into_is_a_sentence(book):
    def last() -> None:
        book.parent.rename(book.parent.with_name("doi-ten"))

    with pytest.raises(NotSavedError, match="mất ổ mạng"):
        save(book, NEW, last=last)

    assert (book.parent.with_name("doi-ten") / "TongHop.xlsm").read_bytes() == OLD


@pytest.mark.parametrize("code", [errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.EIO, errno.ETIMEDOUT])
def test_what_a_network_drive_answers_when_it_is_gone_is_told_as_such(tmp_path, code):
    assert "mất ổ mạng" in str(not_saved(tmp_path / "a", OSError(code, os.strerror(code))))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "ổ đĩa hết chỗ"),
        (errno.EDQUOT, "ổ đĩa hết chỗ"),
        (errno.EROFS, "không có quyền ghi"),
        (errno.EACCES, "không có quyền ghi"),
        (errno.ENAMETOOLONG, "quá dài"),
    ],
)
def test_what_the_system_answers_is_told_with_a_remedy(tmp_path, code, said):
    assert said in reason(tmp_path / "a", OSError(code, os.strerror(code)))


def test_windows_tells_some_things_by_numbers_of_its_own(tmp_path):
    too_long, share = OSError(errno.ENOENT, "x"), OSError(errno.EINVAL, "x")
    too_long.winerror, share.winerror = 206, 64

    assert "quá dài" in reason(tmp_path, too_long)
    assert "mất ổ mạng" in reason(tmp_path, share)


@pytest.mark.parametrize(("folder", "said"), [("x" * 240, "quá dài"), ("x", "không còn tới được thư mục")])
def test_windows_tells_a_path_too_long_as_one_that_is_not_there(folder, said):
    nowhere = OSError(errno.ENOENT, "The system cannot find the path specified")
    nowhere.winerror = 3

    assert said in reason(Path("/", folder, "TongHop.xlsm"), nowhere)


def test_what_nobody_foresaw_is_told_in_vietnamese_too(tmp_path):
    assert reason(tmp_path, OSError(errno.EINVAL, "Invalid argument")).startswith("tên có ký tự không dùng được")
    assert reason(tmp_path, OSError(errno.EXDEV, "Invalid cross-device link")) == f"hệ thống báo lỗi số {errno.EXDEV}."


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_no_answer_of_the_system_reaches_a_person_in_english(code):
    assert os.strerror(code).casefold() not in told(OSError(code, os.strerror(code))).casefold()


def test_windows_numbers_of_its_own_are_told_as_what_they_mean():
    long, away = OSError(errno.ENOENT, ""), OSError(errno.ENOENT, "")
    long.winerror, away.winerror = 206, 53

    assert (told(long), told(away)) == ("tên hoặc đường dẫn quá dài", "không còn tới được ổ đĩa hoặc thư mục")


def test_a_file_in_the_place_of_a_folder_is_a_sentence(tmp_path):
    (tmp_path / "gui-di").write_text("")

    with pytest.raises(NotSavedError, match="đã có một tệp hoặc thư mục mang tên ấy"):
        made(tmp_path / "gui-di")


@pytest.mark.parametrize(
    ("where", "said"), [("Z:/khoi", "ở “Z:/khoi”: không có quyền."), (None, "tiếp: không có quyền.")]
)
def test_what_the_machine_refuses_anywhere_is_a_sentence_with_the_place(where, said):
    assert said in str(machine_trouble(OSError(errno.EACCES, "Permission denied", where)))
