"""Drawing the cover of a form: who reports, how to fill in, which sheets."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from ...declare import Sheet
from ...domain.bloc import Assignment, Member
from ...measure import broken, height
from ...plans import Value
from ...sheets import TEMPLATE
from ...sheets.cover import COVER
from ...styles import BODY, BODY_CENTER, BODY_LINK, HEADER, LOCKED_FILL, PLAIN, SUBTITLE, TITLE, filled, typed
from .canvas import Canvas, lock, page
from .looks import entry, first_open, given, validation
from .tables import merge, write

_WIDTHS = (6, 30, 62)
_TEXT_ROOM = _WIDTHS[2] - 1.5
_TOP = 3
_BOLD = BODY._replace(bold=True)
_SECTION = PLAIN._replace(bold=True, size=13)


def draw_cover(
    canvas: Canvas, member: Member, assignment: Assignment, sheets: Sequence[Sheet], template: str = TEMPLATE
) -> Worksheet:
    """Add the cover, with links to the sheets that this unit fills in; `template` is the edition of the form."""
    drawn, formats = canvas.sheet(COVER.title, COVER.key), canvas.formats
    for column, width in enumerate(_WIDTHS):
        drawn.set_column(column, column, width)
    drawn.set_row(0, 28)
    drawn.merge_range(0, 0, 0, 2, COVER.heading, formats[TITLE._replace(align="center")])
    drawn.merge_range(1, 0, 1, 2, _line(assignment), formats[SUBTITLE._replace(align="center")])
    row = _fields(canvas, drawn, known(member, assignment, template))
    row = _guide(canvas, drawn, row + 1, guide(assignment))
    last = _list(canvas, drawn, row + 1, sheets)
    drawn.freeze_panes(2, 0)
    drawn.set_selection(_TOP + first_open(COVER.columns), 2, _TOP + first_open(COVER.columns), 2)
    page(drawn, landscape=False)
    drawn.print_area(0, 0, last, len(_WIDTHS) - 1)
    lock(drawn)
    return drawn


def known(member: Member, assignment: Assignment, template: str = TEMPLATE) -> dict[str, Value]:
    """What the head fills in on the cover."""
    return {
        "bloc": f"Khối thi đua {assignment.bloc.name}",
        "period": assignment.period.label,
        "member_code": member.code,
        "member_name": member.name,
        "template": template,
        "deadline": assignment.deadline,
    }


def guide(assignment: Assignment) -> tuple[str, ...]:
    """How to fill in the form, in the order of doing."""
    bloc = assignment.bloc
    until = f" trước hết ngày {assignment.deadline:%d/%m/%Y}" if assignment.deadline else " đúng hạn"
    return (
        "Chỉ điền ô màu vàng. Ô xám đã ghi sẵn hoặc tự tính, được khóa để khỏi sửa nhầm; không có mật khẩu.",
        "Gõ số bằng chữ số, ví dụ 8.400 hoặc 46,76; số tiền ghi đủ đồng; ngày ghi dd/mm/yyyy. Không gộp ô.",
        "Nội dung không được giao hoặc không có thì ghi “không áp dụng”; số 0 nghĩa là có theo dõi mà kết quả bằng 0.",
        "Ô có danh sách thì chọn trong danh sách. Thiếu dòng thì chèn thêm sau khi bỏ khóa trang (Review → Unprotect).",
        "Ô chuyển sang màu đỏ là số chưa khớp với các ô liên quan; xem lại trước khi gửi.",
        "Cột “Kỳ trước”, “Cùng kỳ” ở bên phải là số đã báo cáo, để đối chiếu; không phải điền.",
        f"Lưu tệp, giữ nguyên tên các trang, gửi về Trưởng khối ({bloc.name_of(bloc.head)}){until}.",
    )


def _line(assignment: Assignment) -> str:
    return f"Khối thi đua {assignment.bloc.name}, tỉnh {assignment.bloc.province} – {assignment.period.label}"


def _fields(canvas: Canvas, drawn: Worksheet, values: dict[str, Value]) -> int:
    for index, column in enumerate(COVER.columns):
        row = _TOP + index
        drawn.write(row, 0, index + 1, canvas.formats[BODY_CENTER])
        drawn.write(row, 1, column.label, canvas.formats[_BOLD])
        look = (given if column.prefilled else entry)(column)._replace(align="left", wrap=True, indent=1)
        value = values.get(column.name)
        write(drawn, row, 2, value, canvas.formats[look])
        if not column.prefilled:
            drawn.data_validation(row, 2, row, 2, validation(column))
        canvas.grow(drawn, row, [(str(value or ""), _TEXT_ROOM)], beside=len(_WIDTHS))
    return _TOP + len(COVER.columns)


def _guide(canvas: Canvas, drawn: Worksheet, row: int, steps: Sequence[str]) -> int:
    drawn.write(row, 0, "Cách điền", canvas.formats[_SECTION])
    drawn.set_row(row, 24)
    for number, step in enumerate(steps, 1):
        drawn.write(row + number, 0, f"{number}.", canvas.formats[PLAIN._replace(align="center", valign="top")])
        text = canvas.formats[PLAIN._replace(wrap=True, valign="top")]
        told = broken(step, _WIDTHS[1] + _WIDTHS[2])
        merge(drawn, (row + number, 1, row + number, 2), told, text)
        drawn.set_row(row + number, height([(told, _WIDTHS[1] + _WIDTHS[2])]))
    row += len(steps) + 1
    drawn.write(row, 1, "Màu vàng: đơn vị điền", canvas.formats[typed(BODY_CENTER)._replace(locked=True)])
    drawn.write(row, 2, "Màu xám: ghi sẵn hoặc tự tính", canvas.formats[filled(BODY_CENTER, LOCKED_FILL)])
    drawn.set_row(row, 21)
    return row + 1


def _list(canvas: Canvas, drawn: Worksheet, row: int, sheets: Sequence[Sheet]) -> int:
    formats = canvas.formats
    drawn.write(row, 0, "Các trang phải điền", formats[_SECTION])
    drawn.set_row(row, 24)
    for place, text in enumerate(("STT", "Trang", "Nội dung trang")):
        drawn.write(row + 1, place, text, formats[HEADER])
    for number, sheet in enumerate(sheets, 1):
        at = row + 1 + number
        drawn.write(at, 0, number, formats[BODY_CENTER])
        drawn.write_url(at, 1, f"internal:'{sheet.title}'!A1", formats[BODY_LINK], sheet.title, f"Mở {sheet.title}")
        told = broken(_spoken(sheet), _TEXT_ROOM)
        drawn.write(at, 2, told, formats[BODY])
        drawn.set_row(at, max(18.0, height([(told, _TEXT_ROOM)])))
    return row + 1 + len(sheets)


def _spoken(sheet: Sheet) -> str:
    return sheet.heading if sheet.required else f"{sheet.heading} (nếu có)"
