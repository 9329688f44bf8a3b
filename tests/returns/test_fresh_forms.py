"""Files that cannot be marked come back as a fresh form with what they said, marked alike."""

import json
import zipfile

import openpyxl
import pytest
from history_builder import run

from xlcore.demo.bloc import ASSIGNMENT
from xlcore.demo.mistakes.ods import opendocument
from xlcore.demo.mistakes.paper import Paper
from xlcore.demo.mistakes.xls import legacy_workbook
from xlcore.files.drawing.pen import type_into
from xlcore.files.reading.reader import read
from xlcore.intake.understand import understand
from xlcore.styles import WRONG_FILL


def strict(path):
    """The same workbook with the namespace that Excel writes for “Strict Open XML”."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(main, b"http://purl.oclc.org/ooxml/spreadsheetml/main"))


def as_kind(path, kind):
    if kind == "strict":
        strict(path)
        return path
    paper = Paper.of(read(str(path)), {})
    path.unlink()
    new = path.with_suffix(f".{kind}")
    new.write_bytes(opendocument(paper) if kind == "ods" else legacy_workbook(paper))
    return new


@pytest.fixture(params=["ods", "xls", "strict"])
def sent(wrong, request):
    """A unit with mistakes that sent its file in another format, and that file."""
    return wrong, as_kind(wrong / "nhan-ve" / "SCT - bao cao 6 thang.xlsx", request.param)


def answers(path):
    """What a file says, by sheet, row and column, where the unit said it."""
    found = understand(read(str(path)), ASSIGNMENT)
    return {
        (key, name, at): row.values.get(name)
        for key, table in found.tables.items()
        for at, row in enumerate(table.rows)
        for name, column in table.sheet.by_name.items()
        if row.values.get(name) is not None and not column.computed
    }


def test_the_form_says_what_the_file_said_and_marks_what_is_wrong(sent):
    folder, path = sent

    told = json.loads(run("returns", folder, "--json", "-q").stdout)
    (one,) = (found for found in told["returned"] if found["member"] == "SCT")
    copy = folder / "tra-lai" / one["file"]

    assert (one["redrawn"], copy.suffix) == (True, ".xlsx")
    assert answers(copy) == answers(path)
    book = openpyxl.load_workbook(copy)
    assert book.worksheets[0].title == "Cần sửa"
    number = next(item for item in one["items"] if item["value"] == "khoảng 40")
    cell = book[number["tab"]][number["cell"]]
    assert (cell.value, cell.fill.fgColor.rgb) == ("khoảng 40", f"FF{WRONG_FILL}")
    assert "không phải là số" in cell.comment.text
    assert not cell.protection.locked
    letter = (folder / "tra-lai" / one["letter"]).read_text(encoding="utf-8-sig")
    assert "chép số liệu sang mẫu mới" in letter


def test_the_form_that_comes_back_is_held_against_what_was_asked(sent):
    folder, _path = sent
    run("returns", folder, "-q")
    assert all(one["repeated"] for one in json.loads(run("returns", folder, "--json", "-q").stdout)["returned"])
    copy = folder / "tra-lai" / "SCT_2018-H1_tra-lan-1.xlsx"
    book = read(str(copy))
    grid = next(grid for grid in book.grids if grid.name == "Học tập")
    spot = next((r, c) for r, row in enumerate(grid.rows, 1) for c, v in enumerate(row, 1) if v == "khoảng 40")

    (folder / "nhan-ve" / "SCT sua.xlsx").write_bytes(copy.read_bytes())
    type_into(folder / "nhan-ve" / "SCT sua.xlsx", {"Học tập": {spot: 41}})

    told = json.loads(run("check", folder, "--json", "-q").stdout)["answers"]
    (found,) = (one for one in told if one["member"] == "SCT")
    came = {item["value"]: (item["came"], item["now"]) for item in found["items"]}
    assert came["khoảng 40"] == ("fixed", "41")
    assert came["8,400"][0] == "still"
