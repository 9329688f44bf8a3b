"""A unit's file that is damaged where reading does not look, or means harm, is still given back; nothing stops."""

import random
import re
import shutil
import zipfile
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
import pytest
from damage import flipped, holed, misspelt, mistyped, reshaped, swapped, without_part
from history_builder import run, sent_file

from xlcore.domain.bloc import Bloc, Member, UnitKind
from xlcore.files.package.opc import Package
from xlcore.files.returns.copy import UnmarkableError, taken
from xlcore.files.returns.mail import addresses, draft
from xlcore.returning.letters import Letter

WHEN = datetime(2018, 7, 9, 8)


def broken_picture(path: Path) -> None:
    """Put a picture into a workbook that no program can unpack."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image9.png", bytes(range(256)) * 40)
        info = package.getinfo("xl/media/image9.png")
        start = info.header_offset + 30 + len(info.filename)
    data = bytearray(path.read_bytes())
    data[start : start + info.compress_size] = b"\xff" * info.compress_size
    path.write_bytes(data)


def test_a_file_with_a_broken_picture_goes_back_on_a_fresh_form(wrong):
    broken_picture(sent_file(wrong, "SCT"))

    done = run("returns", wrong)

    assert done.exit_code == 1
    assert "Tệp có cấu trúc lạ nên không đánh dấu được. Số liệu được chép sang mẫu mới." in done.stderr
    assert list((wrong / "tra-lai").glob("SCT_*_tra-lan-1.xlsx"))


@pytest.mark.parametrize("seed", range(10))
def test_damaged_files_of_units_never_stop_what_goes_back(wrong, seed):
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    for path in sorted((wrong / "nhan-ve").glob("*.xlsx")):
        if zipfile.is_zipfile(path):
            damage = chance.choice((misspelt, swapped, without_part, flipped, holed, mistyped, mistyped, reshaped))
            path.write_bytes(damage(path.read_bytes(), chance))

    assert run("returns", wrong).exit_code in (0, 1)


def test_a_file_that_changed_since_it_was_read_is_not_marked(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"x")
    for path in ("x.xlsx", "gone.xlsx"):
        with pytest.raises(UnmarkableError, match="đổi hoặc dời"):
            taken(str(tmp_path / path), "0" * 64)


def test_a_copy_has_no_formula_that_its_unit_did_not_write(wrong):
    evil = wrong / "nhan-ve" / "=cmd|' !A0.xlsx"
    shutil.copyfile(sent_file(wrong, "SCT"), evil)
    sent_file(wrong, "SCT").unlink()

    run("returns", wrong)

    (copy,) = (wrong / "tra-lai").glob("SCT_*.xlsx")
    own, now = openpyxl.load_workbook(evil), openpyxl.load_workbook(copy)
    assert formulas(now) == formulas(own)
    for part, data in Package.of(copy.read_bytes(), copy.name).parts.items():
        if part.endswith(".rels"):
            assert b'TargetMode="External"' not in data, part


def formulas(book):
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return sorted(str(cell.value) for cell in cells if cell.data_type == "f")


EVIL = ("Sở\r\nBcc: x@x.invalid", "Sở\nX: y", "Sở\x00 A", "Sở\u2028Bcc: x", '"Sở" <x@x.invalid>, A', "=1 \u202eA")


@pytest.mark.parametrize("name", EVIL)
def test_no_name_or_subject_adds_a_header_to_a_letter(name):
    member = Member("A", name, UnitKind.DEPARTMENT, email="a@x.invalid")
    bloc = Bloc("Khối", "Tỉnh", (member,), "A", "A")
    data = draft(Letter(f"Nhắc {name}", f"Kính gửi {name}"), bloc, addresses(member), {f"{name}.xlsx": b"x"}, WHEN)
    told = message_from_bytes(data, policy=policy.default)
    assert "Bcc" not in told
    assert "X" not in told
    assert [one.addr_spec for one in told["To"].addresses] == ["a@x.invalid"]
    assert not re.search(r"[\r\n\0]", told["Subject"])


UNUSABLE = ("a@x.invalid\r\nBcc: b@x.invalid", "a@x.invalid\nSubject: x", "<a@x>", "a b@x", "a@x.invalid;\x00")


@pytest.mark.parametrize("email", UNUSABLE)
def test_an_address_that_is_none_gives_no_draft_but_a_letter_to_paste(email):
    found = addresses(Member("A", "Sở A", UnitKind.DEPARTMENT, email=email))
    assert all(re.fullmatch(r"[\w.]+@[\w.]+", one.addr_spec) for one in found)
