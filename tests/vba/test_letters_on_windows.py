"""The macros on Windows, where VBA's words know only the letters of the code page: files and boxes need all letters.

Excel does not run here, so this reads the source.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from xlcore.files.assets import asset

ON_FILES = re.compile(r"\b(?:Dir|Kill|Open|MkDir|RmDir|ChDir|ChDrive|FileCopy|FileLen|FileDateTime|GetAttr|SetAttr)\b")
"""VBA's own words on files; each goes through the code page."""


class Line(NamedTuple):
    """A line of a procedure; whether it can be reached on Windows."""

    procedure: str
    code: str
    on_windows: bool


def lines() -> Iterator[Line]:
    """The lines of code, without texts and comments."""
    procedure, branches = "", []
    for raw in asset("vba/ThiDua.bas").read_text(encoding="utf-8").splitlines():
        code = re.sub(r'"[^"]*"', '""', raw).partition("'")[0].strip()
        if named := re.match(r"(?:Public |Private )(?:Sub|Function) (\w+)", code):
            procedure = named[1]
        if re.match(r"If .* Then$", code):
            branches.append([code == "If OnWindows() Then", False])
        elif re.match(r"Else(If .* Then)?$", code):
            branches[-1][1] = True
        elif code == "End If":
            branches.pop()
        yield Line(procedure, code, not any(asked and other for asked, other in branches))


def test_files_are_reached_on_windows_without_the_code_page():
    assert [line for line in lines() if ON_FILES.search(line.code) and line.on_windows] == []


def test_files_are_reached_by_such_words_elsewhere():
    assert {line.procedure for line in lines() if ON_FILES.search(line.code)} == {
        *("FileIsThere", "Remove", "Exists", "Place", "Content")
    }


def test_the_box_of_the_code_page_stands_in_only_where_the_other_one_did_not_answer():
    boxes = [line for line in lines() if re.search(r"\bMsgBox\b|\.Popup\b", line.code)]

    assert {line.procedure for line in boxes} == {"ShowBox"}
    assert [line.code.partition("(")[0] for line in boxes] == [
        "Answer = CreateObject",
        "If Answer = 0 Then MsgBox Text, Icon, Letters",
    ]
