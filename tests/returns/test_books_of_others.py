"""Marks on workbooks that the program did not make: nothing else changes, and all can be taken off again."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from marking_checks import faults, listing
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill, Protection

from xlcore.files.package.splice import MAIN
from xlcore.files.reading.reader import read
from xlcore.files.returns.cells import restyled
from xlcore.files.returns.copy import UnmarkableError, marked_copy
from xlcore.files.returns.looks import Looks
from xlcore.returning.marks import Ground, SheetMarks
from xlcore.styles import WRONG_FILL

CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpus").glob("*.xls[xm]"))
NOTE = "PHIẾU TRẢ – mục 1\nSai\n→ Gõ số"


@pytest.fixture
def own(tmp_path):
    """A unit's own book: a green cell, notes, a merged cell, a hidden tab, a tab that was selected, a picture of it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    for row in range(1, 6):
        sheet.append([row, row * 2, f"dòng {row}"])
    sheet["A1"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["A1"].font = Font(bold=True)
    sheet["A1"].protection = Protection(locked=False)
    sheet["B2"].comment = Comment("hỏi lại phòng tài vụ\n", "Văn phòng")
    sheet["B3"].comment = Comment("đã duyệt", "Văn phòng")
    sheet.merge_cells("A7:C8")
    other = book.create_sheet("Riêng")
    other["A1"] = "=1+1"
    other.protection.set_password("mat khau")
    hidden = book.create_sheet("Ẩn")
    hidden["A1"] = 1
    hidden.sheet_state = "hidden"
    book.active = 1
    book.defined_names["Vung"] = openpyxl.workbook.defined_name.DefinedName("Vung", attr_text="'Số liệu'!$A$1:$B$5")
    sheet.print_area = "A1:C8"
    path = tmp_path / "own.xlsx"
    book.save(path)
    return path


def marked(path, **sheets):
    titles = {"data": "Số liệu", "hidden": "Ẩn", "other": "Riêng"}
    data = marked_copy(path.read_bytes(), listing(read(str(path))), {titles[key]: m for key, m in sheets.items()})
    return data, openpyxl.load_workbook(io.BytesIO(data))


def unmarked(path, data):
    """A copy that came back and is marked nowhere this time."""
    return marked_copy(data, listing(read(str(path))), {})


def test_a_mark_changes_the_ground_and_nothing_else_of_a_look(own):
    _, book = marked(own, data=SheetMarks({(1, 1): Ground.WRONG}))

    cell = book["Số liệu"]["A1"]
    assert (cell.value, cell.font.bold, cell.fill.fgColor.rgb) == (1, True, f"FF{WRONG_FILL}")


def test_taken_off_again_the_cell_looks_as_the_unit_had_it(own):
    data, _ = marked(own, data=SheetMarks({(1, 1): Ground.WRONG, (5, 2): Ground.DOUBT}, {(1, 1): NOTE}))

    cell = openpyxl.load_workbook(io.BytesIO(unmarked(own, data)))["Số liệu"]["A1"]

    assert (cell.fill.fgColor.rgb, cell.protection.locked, cell.comment) == ("FF00B050", False, None)
    assert cell.style == "Normal"


def test_the_units_own_notes_stay_and_ours_stands_below_until_it_goes(own):
    marks = SheetMarks({(2, 2): Ground.WRONG, (1, 3): Ground.WRONG}, {(2, 2): NOTE, (1, 3): NOTE})
    data, book = marked(own, data=marks)
    sheet = book["Số liệu"]
    back = openpyxl.load_workbook(io.BytesIO(unmarked(own, data)))["Số liệu"]

    assert sheet["B2"].comment.text == f"hỏi lại phòng tài vụ\n\n\n{NOTE}"
    assert sheet["C1"].comment.text == NOTE
    assert sheet["B3"].comment.text == back["B3"].comment.text == "đã duyệt"
    assert back["B2"].comment.text == "hỏi lại phòng tài vụ\n"
    assert back["C1"].comment is None


def test_a_conversation_at_a_cell_is_left_alone(own):
    book = openpyxl.load_workbook(own)
    book["Số liệu"]["B3"].comment = Comment("[Threaded comment]\n\nComment: ai nhập số này?", "tc={1}")
    book.save(own)

    _, copy = marked(own, data=SheetMarks({(3, 2): Ground.WRONG}, {(3, 2): NOTE}))

    assert NOTE not in copy["Số liệu"]["B3"].comment.text
    assert copy["Số liệu"]["B3"].fill.fgColor.rgb == f"FF{WRONG_FILL}"


def test_a_merged_cell_is_open_as_a_whole(own):
    _, book = marked(own, data=SheetMarks({(7, 1): Ground.WRONG}))

    cells = [cell for row in book["Số liệu"]["A7:C8"] for cell in row]
    assert [cell.protection.locked for cell in cells] == [False] * 6


def test_a_tab_with_wrong_cells_can_be_seen(own):
    _, book = marked(own, hidden=SheetMarks({(1, 1): Ground.WRONG}))
    assert book["Ẩn"].sheet_state == "visible"

    _, book = marked(own, data=SheetMarks({(1, 1): Ground.WRONG}))
    assert book["Ẩn"].sheet_state == "hidden"


def test_a_tab_that_is_not_read_keeps_its_protection_and_its_password(own):
    before = openpyxl.load_workbook(own)["Riêng"].protection.password
    _, book = marked(own, data=SheetMarks())

    assert book["Riêng"].protection.password == before
    assert book["Số liệu"].protection.sheet


def test_only_the_list_is_selected_and_names_stay_where_they_belong(own):
    data, book = marked(own, data=SheetMarks())

    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [book.worksheets[0].title]
    assert book["Số liệu"].print_area == "'Số liệu'!$A$1:$C$8"
    assert book.defined_names["Vung"].attr_text == "'Số liệu'!$A$1:$B$5"
    workbook = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml"))
    local = workbook.findall(f".//{{{MAIN}}}definedName[@localSheetId]")
    assert [name.get("localSheetId") for name in local] == ["1"]


def test_a_list_of_the_units_own_with_the_same_name_is_not_ours(own):
    book = openpyxl.load_workbook(own)
    book.create_sheet("Cần sửa")["A1"] = "việc của phòng"
    book.save(own)

    _, copy = marked(own, data=SheetMarks())

    assert copy.sheetnames[0] == "Cần sửa (2)"
    assert copy["Cần sửa"]["A1"].value == "việc của phòng"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parts: parts.pop("xl/workbook.xml"),
        lambda parts: parts.update({"xl/worksheets/sheet1.xml": b"<worksheet"}),
        lambda parts: parts.update({"xl/styles.xml": b"no xml"}),
    ],
)
def test_a_book_that_cannot_be_marked_is_told_and_stops_nothing(own, spoil):
    with zipfile.ZipFile(own) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    plan = listing(read(str(own)))
    spoil(parts)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)

    with pytest.raises(UnmarkableError):
        marked_copy(held.getvalue(), plan, {"Số liệu": SheetMarks({(1, 1): Ground.WRONG})})


CELLS = st.dictionaries(st.tuples(st.integers(1, 30), st.integers(1, 40)), st.integers(0, 9), max_size=25)
SPOTS = st.sets(st.tuples(st.integers(1, 35), st.integers(1, 45)), max_size=12)


def sheet_of(cells, prefix, *, numbered):
    """A sheet part with these cells and their styles, with or without addresses and a prefix."""
    tag = f"{prefix}:" if prefix else ""
    rows = {}
    for (row, column), style in sorted(cells.items()):
        rows.setdefault(row, []).append((column, style))
    body = "".join(
        f'<{tag}row r="{row}" spans="1:9">'
        + "".join(
            f'<{tag}c r="{openpyxl.utils.get_column_letter(c)}{row}" s="{s}"><{tag}v>{s}</{tag}v></{tag}c>'
            for c, s in line
        )
        + f"</{tag}row>"
        for row, line in rows.items()
    )
    if not numbered:
        body = body.replace(' spans="1:9"', "")
    names = f'xmlns{":" + prefix if prefix else ""}="{MAIN}"'
    data = f"<{tag}sheetData>{body}</{tag}sheetData>" if body else f"<{tag}sheetData/>"
    columns = f'<{tag}cols><{tag}col min="3" max="7" style="4"/></{tag}cols>'
    return f"<{tag}worksheet {names}>{columns}{data}</{tag}worksheet>".encode()


def styles_of(xml):
    root = etree.fromstring(xml)
    return {c.get("r"): int(c.get("s") or 0) for c in root.iter(f"{{{MAIN}}}c")}


@given(cells=CELLS, spots=SPOTS, prefix=st.sampled_from(["", "x"]), numbered=st.booleans())
@settings(deadline=None)
def test_exactly_the_cells_wanted_get_another_style_and_keep_what_they_hold(cells, spots, prefix, numbered):
    xml = sheet_of(cells, prefix, numbered=numbered)

    new = restyled(xml, lambda spot, style: style + 100 if spot in spots else style, spots)

    name = openpyxl.utils.get_column_letter
    before = {f"{name(c)}{r}": style for (r, c), style in cells.items()}
    blank = {f"{name(c)}{r}": 4 if 3 <= c <= 7 else 0 for r, c in spots}
    wanted = {f"{name(c)}{r}" for r, c in spots}
    assert styles_of(new) == {at: style + 100 * (at in wanted) for at, style in (blank | before).items()}
    values = [c.findtext(f"{{{MAIN}}}v") for c in etree.fromstring(new).iter(f"{{{MAIN}}}c")]
    assert [v for v in values if v] == [str(style) for _, style in sorted(cells.items())]
    for row in etree.fromstring(new).iter(f"{{{MAIN}}}row"):
        at = [openpyxl.utils.cell.coordinate_from_string(c.get("r")) for c in row]
        columns = [openpyxl.utils.column_index_from_string(letters) for letters, _ in at]
        assert columns == sorted(columns)
        assert {number for _, number in at} == {int(row.get("r"))}
    numbers = [int(row.get("r")) for row in etree.fromstring(new).iter(f"{{{MAIN}}}row")]
    assert numbers == sorted(set(numbers))


@given(st.lists(st.tuples(st.integers(0, 11), st.sampled_from([WRONG_FILL, "", "FFFFFF"]), st.booleans()), max_size=20))
@settings(deadline=None, max_examples=40)
def test_every_look_has_its_way_back_however_often_it_was_marked(steps):
    book = openpyxl.Workbook()
    for at in range(12):
        cell = book.active.cell(1, at + 1)
        cell.style = "Good" if at % 5 == 4 else "Normal"
        cell.fill = PatternFill("solid", fgColor=f"FF0000{at:02X}") if at % 3 else PatternFill()
        cell.protection = Protection(locked=at % 2 == 0)
    held = io.BytesIO()
    book.save(held)
    looks = Looks(zipfile.ZipFile(held).read("xl/styles.xml"))

    for style, fill, locked in steps:
        meaning = looks.meaning(looks.original(style))
        twice = looks.marked(looks.marked(style, fill, locked=locked), fill, locked=not locked)
        again = Looks(looks.result())
        assert again.meaning(again.original(twice)) == meaning
        assert again.open(twice) == locked


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_marks_on_a_real_workbook_change_nothing_else_and_come_off_again(path):
    assert list(faults(path)) == []
