"""A button as the workbook's macro presses it: a process, its exit code, a sentence; and a host that is busy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from refusing_excel import ComError

from macros import patience
from macros.libreoffice import OfficeBusyError, OfficeLostError
from macros.patience import is_busy, patient
from xlcore.errors import MachineError

ROOT = Path(__file__).parents[2]


def press(button, book):
    """Press without an office: it listens on a pipe that nobody has."""
    hidden = "import macros.libreoffice as l; r = l.register; l.register = lambda: r('thidua-nobody')"
    return started(hidden, button, f"--wb={book}", "--from_xl=1", "--app=LibreOffice", "--hwnd=0")


def started(before, *words, **told):
    """What a button's process ends with, on a host that was made ready `before`."""
    told = {
        **os.environ,
        "PYTHONIOENCODING": "ascii:backslashreplace",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}",
        **told,
    }
    code = f"import sys; {before}; from macros.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-P", "-c", code, *words], check=False, capture_output=True, env=told)
    said = (text.decode("ascii").encode().decode("unicode_escape") for text in (done.stdout, done.stderr))
    return done.returncode, *said


def test_a_button_that_is_not_there_is_told(tmp_path):
    code, said, wrong = press("dance", tmp_path / "TongHop.xlsm")

    assert (code, said) == (3, "")
    assert "Không có nút “dance”" in wrong


def test_an_office_that_does_not_answer_is_told_with_the_way_out(tmp_path):
    code, said, wrong = press("consolidate", tmp_path / "TongHop.xlsm")

    assert (code, said) == (4, "")
    assert "thidua setup libreoffice" in wrong


def test_the_installation_is_looked_over_all_the_more_where_the_office_does_not_answer(tmp_path):
    code, said, wrong = press("doctor", tmp_path / "TongHop.xlsm")

    assert (code, said) == (3, "")
    assert "[hỏng] Nối với bảng tính: LibreOffice không trả lời" in wrong
    assert "Python" in wrong


@pytest.fixture
def excel(tmp_path):
    """Press a button in an Excel that refuses."""

    def pressed(button, when, name):
        words = ["--wb=TongHop.xlsm", "--from_xl=1", "--app=/Applications/Microsoft Excel", "--hwnd=1"]
        words.append(f"--file={tmp_path / 'TongHop.xlsm'}")
        return started(f"import refusing_excel as e; e.refuse({when!r}, {name!r})", button, *words, HOME=str(tmp_path))

    return pressed


@pytest.mark.parametrize(
    ("name", "words", "last"),
    [
        ("protected", "The cell is on a protected sheet.", "ComError"),
        ("bare", "(-2147352567, 'Exception occurred.', None, None)", "ComError"),
        ("mac", "Parameter error.", "CommandError"),
        ("ours", "'CT01'", "KeyError"),
        ("silent", "AssertionError", "AssertionError"),
    ],
)
@pytest.mark.parametrize("when", ["called", "asked"])
def test_what_nobody_foresaw_is_one_sentence_and_leaves_its_trace_in_a_file(excel, tmp_path, when, name, words, last):
    code, said, wrong = excel("consolidate", when, name)
    trace = tmp_path / ".config" / "thidua" / "loi.txt"

    assert (code, said) == (4, "")
    assert wrong.startswith(f"Dừng giữa chừng: “{words}”. ")
    assert str(trace) in wrong
    assert len(wrong.splitlines()) == 1
    assert f"\n{last}" in trace.read_text(encoding="utf-8").replace("refusing_excel.", "")


def test_the_next_trace_stands_in_the_place_of_the_last(excel, tmp_path):
    excel("check", "called", "protected")
    excel("check", "called", "ours")
    text = (tmp_path / ".config" / "thidua" / "loi.txt").read_text(encoding="utf-8")

    assert "KeyError" in text
    assert "ComError" not in text


def test_a_trace_that_cannot_be_kept_is_not_named(excel, tmp_path):
    (tmp_path / ".config").touch()
    code, _, wrong = excel("check", "called", "protected")

    assert code == 4
    assert "loi.txt" not in wrong


def test_what_a_person_can_mend_leaves_no_trace(excel, tmp_path):
    code, _, wrong = excel("check", "called", "told")

    assert (code, wrong) == (3, "Lưu tệp rồi bấm lại.")
    assert not (tmp_path / ".config").exists()


@pytest.mark.parametrize("when", ["called", "asked"])
def test_the_installation_is_looked_over_whatever_excel_answers(excel, tmp_path, when):
    code, said, wrong = excel("doctor", when, "protected")

    assert (code, said) == (3, "")
    assert "[hỏng] Nối với bảng tính: Dừng giữa chừng: “The cell is on a protected sheet.”" in wrong
    assert f"Ghi vào thư mục khối: {tmp_path}" in wrong


def test_the_machine_is_looked_over_where_nobody_knows_the_folder():
    code, _, wrong = press("doctor", "https://office.example/khoi/TongHop.xlsm")

    assert code == 3
    assert "[hỏng] Nối với bảng tính: LibreOffice không trả lời" in wrong
    assert "[cần xem] Thư mục khối: không biết ở đâu trên máy này" in wrong
    assert "Ghi vào thư mục tạm" in wrong


@pytest.mark.parametrize(
    ("error", "busy"),
    [
        (ComError(-2147418111, "Call was rejected by callee.", None, None), True),
        (ComError(-2147417846, "The message filter indicated that the application is busy.", None, None), True),
        (ComError(-2147352567, "Exception occurred.", (0, None, None, None, 0, -2146777998), None), True),
        (ComError(-2147352567, "Exception occurred.", (0, None, None, None, 0, -2146827284), None), False),
        (OfficeBusyError("đang lưu"), True),
        (OfficeLostError(), False),
        (ValueError("x"), False),
    ],
)
def test_a_host_that_only_asks_for_patience_is_told_from_one_that_refuses(error, busy):
    assert is_busy(error) is busy


def test_a_busy_host_is_asked_again_until_it_is_free(monkeypatch):
    monkeypatch.setattr(patience, "_WAIT", 0)
    answers = iter([OfficeBusyError("x"), OfficeBusyError("x"), "xong"])

    def call():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert patient(call) == "xong"


def test_a_host_that_stays_busy_is_given_up_with_a_sentence(monkeypatch):
    monkeypatch.setattr(patience, "_WAIT", 0)

    def call():
        raise OfficeBusyError("x")

    with pytest.raises(MachineError, match="bận quá lâu"):
        patient(call)
