"""Excel as it refuses: its errors as pywin32 and appscript tell them, raised when it is called or when it is asked."""

import xlwings as xw

from xlcore.errors import InputError


class ComError(Exception):
    """As pywin32 tells an error of Excel: a number, a word, and what lies inside."""


class CommandError(Exception):
    """As appscript tells an error of Excel for macOS: the command in its text, the words of Excel beside it."""

    errormessage = "Parameter error."

    def __str__(self):
        return "Command failed:\n\t\tOSERROR: -50\n\t\tCOMMAND: app(...)"


ERRORS = {
    "protected": ComError(
        *(-2147352567, "Exception occurred."),
        (0, "Microsoft Excel", "The cell is on a\nprotected sheet.", "xlmain11.chm", 0, -2146827284),
        None,
    ),
    "bare": ComError(-2147352567, "Exception occurred.", None, None),
    "mac": CommandError("set", (), None),
    "ours": KeyError("CT01"),
    "silent": AssertionError(),
    "told": InputError("Lưu tệp rồi bấm lại."),
}


class RefusingBook:
    """A workbook that answers every question with an error."""

    def __init__(self, error):
        self._error = error

    def __getattr__(self, _):
        raise self._error


def refuse(when, name):
    """Let Excel raise the error of a name, when it is called or when the workbook is asked."""

    def caller():
        if when == "called":
            raise ERRORS[name]
        return RefusingBook(ERRORS[name])

    xw.Book.caller = staticmethod(caller)
