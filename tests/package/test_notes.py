"""Notes of planned sheets beside those of people."""

import openpyxl
import pytest
from openpyxl.comments import Comment
from package_builders import OURS, book, faults, parts, patched, plan, rewritten, sheet_of, stored

NOTES = {(5, 1): "Xem lại\nsố này & <tên>", (6, 2): "mã _x0041_"}


@pytest.fixture
def users(tmp_path):
    return book(tmp_path / "own.xlsx")


def notes(path, title: str = OURS) -> dict[str, str]:
    cells = (cell for row in openpyxl.load_workbook(path)[title].iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def with_persons_note(path, at: str = "C6") -> None:
    """What Excel leaves after a person wrote a note on our sheet beside ours."""
    data = parts(path)
    (comments,) = [name for name in data if "comments" in name]
    theirs = f'<comment ref="{at}" authorId="1"><text><t>của văn thư</t></text></comment></commentList>'
    data[comments] = (
        data[comments]
        .replace(b"</authors>", "<author>Văn thư</author></authors>".encode())
        .replace(b"</commentList>", theirs.encode())
    )
    (drawing,) = [name for name in data if name.endswith(".vml")]
    row, column = int(at[1:]) - 1, ord(at[0]) - 65
    shape = (
        '<v:shape id="_x0000_s1099" type="#_x0000_t202"><x:ClientData ObjectType="Note">'
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape></xml>"
    )
    data[drawing] = data[drawing].replace(b"</xml>", shape.encode())
    stored(path, data)


def test_notes_stand_on_a_new_sheet(users):
    patched(users, plan(notes=NOTES))

    assert notes(users) == {"A5": "Xem lại\nsố này & <tên>", "B6": "mã _x005F_x0041_"}
    assert faults(users) == set()
    assert not patched(users, plan(notes=NOTES)).changed


def test_notes_follow_the_plan_on_a_sheet_that_is_written_again(users):
    patched(users, plan(notes=NOTES))

    patched(users, plan(notes={(6, 2): "khác", (7, 1): "mới"}))

    assert notes(users) == {"B6": "khác", "A7": "mới"}
    (drawing,) = [data for name, data in parts(users).items() if name.endswith(".vml")]
    assert drawing.count(b"ClientData ObjectType") == 2
    assert faults(users) == set()


def test_the_last_note_takes_its_parts_along(users):
    patched(users, plan())
    before = parts(users)

    patched(users, plan(notes=NOTES))
    patched(users, plan())

    assert parts(users).keys() == before.keys()
    assert "legacyDrawing" not in sheet_of(users)
    assert faults(users) == set()


def test_a_note_of_a_person_stays_whatever_becomes_of_ours(users):
    patched(users, plan(notes=NOTES))
    with_persons_note(users)

    patched(users, plan(notes={(5, 1): "khác"}))
    assert notes(users) == {"A5": "khác", "C6": "của văn thư"}

    patched(users, plan())
    assert notes(users) == {"C6": "của văn thư"}
    (drawing,) = [data for name, data in parts(users).items() if name.endswith(".vml")]
    assert b"_x0000_s1099" in drawing

    patched(users, plan(notes=NOTES))
    assert notes(users).keys() == {"A5", "B6", "C6"}


def test_where_a_person_has_a_note_ours_is_left_out(users):
    patched(users, plan(notes={(5, 1): "của chương trình"}))
    with_persons_note(users, "B6")

    patched(users, plan(notes=NOTES))

    assert notes(users)["B6"] == "của văn thư"
    assert not patched(users, plan(notes=NOTES)).changed


def test_notes_of_people_on_other_sheets_are_not_touched(tmp_path):
    def draw(made) -> None:
        made.get_worksheet_by_name("Của tôi").write_comment("A1", "ghi chú của tôi")

    users = book(tmp_path / "own.xlsx", draw)
    before = parts(users)

    patched(users, plan(notes=NOTES))

    after = parts(users)
    assert all(after[name] == before[name] for name in before if "comments" in name or name.endswith(".vml"))
    assert isinstance(openpyxl.load_workbook(users)["Của tôi"]["A1"].comment, Comment)
    assert faults(users) == set()


def test_buttons_on_a_sheet_of_ours_share_its_drawing_with_the_notes(tmp_path):
    def draw(made) -> None:
        sheet = made.add_worksheet(OURS)
        sheet.insert_button("F2", {"macro": "tong_hop", "caption": "Tổng hợp"})
        made.define_name("td_sum", f"='{OURS}'!$A$1")

    users = book(tmp_path / "own.xlsx", draw)

    patched(users, plan(notes=NOTES))

    (drawing,) = [data for name, data in parts(users).items() if name.endswith(".vml")]
    assert b'ObjectType="Button"' in drawing
    assert drawing.count(b'ObjectType="Note"') == 2
    assert faults(users) == set()
    patched(users, plan())
    (drawing,) = [data for name, data in parts(users).items() if name.endswith(".vml")]
    assert b'ObjectType="Button"' in drawing
    assert b'ObjectType="Note"' not in drawing
    assert "legacyDrawing" in sheet_of(users)


@pytest.mark.parametrize("strange", ['ref="A5" authorId="9"', 'ref="?" authorId="0"', 'authorId="0"'])
def test_a_note_that_says_strange_things_stops_nothing(users, strange):
    patched(users, plan(notes={(5, 1): "một"}))
    rewritten(users, 'ref="A5" authorId="0"', strange)

    patched(users, plan(notes={(6, 1): "hai"}))

    assert b"hai" in b"".join(data for name, data in parts(users).items() if "comments" in name)


def test_notes_whose_author_a_program_forgot_are_found_by_their_cells(users):
    patched(users, plan(notes=NOTES))
    with_persons_note(users)
    rewritten(users, "<author>thidua</author>", "<author> </author>")
    rewritten(users, "<author>Văn thư</author>", "<author></author>")

    patched(users, plan(notes={(6, 2): "khác"}))

    assert notes(users) == {"B6": "khác", "C6": "của văn thư"}
    patched(users, plan())
    assert notes(users) == {"C6": "của văn thư"}
    assert "td_notes_sum" not in openpyxl.load_workbook(users).defined_names


def test_more_notes_than_a_name_has_room_for_are_all_there(users):
    many = {(row, 1): f"ghi chú {row}" for row in range(5, 605)}

    patched(users, plan(notes=many))

    assert len(notes(users)) == 600
    assert len(openpyxl.load_workbook(users).defined_names["td_notes_sum"].value) <= 8192
    assert not patched(users, plan(notes=many)).changed
