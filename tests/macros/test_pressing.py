"""A button as the workbook's macro presses it: a process, its exit code, a sentence; and a host that is busy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros import patience
from macros.libreoffice import OfficeBusyError, OfficeLostError
from macros.patience import is_busy, patient
from xlcore.errors import MachineError

ROOT = Path(__file__).parents[2]


def press(button, book, host="LibreOffice"):
    """Press without an office: it listens on a pipe that nobody has."""
    words = [f"--wb={book}", "--from_xl=1", f"--app={host}", "--hwnd=0"]
    told = {**os.environ, "PYTHONIOENCODING": "ascii:backslashreplace", "PYTHONPATH": str(ROOT)}
    hidden = "import macros.libreoffice as l; r = l.register; l.register = lambda: r('thidua-nobody'); "
    code = f"import sys; {hidden}from macros.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, button, *words], check=False, capture_output=True, env=told
    )
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


class ComError(Exception):
    """As pywin32 tells an error of Excel: a number, a word, and what lies inside."""


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
