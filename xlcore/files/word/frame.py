"""What all Word templates share: page, head, paragraphs, tables with a loop, signature; layout of NĐ 30/2020."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.section import Section
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ..saving.atomic import save
from ..saving.whole import flaw
from .pieces import CENTER, INDENT, JUSTIFY, filled, fixed_table, line, page_number, repeated, rule, shares, written

PORTRAIT, LANDSCAPE = Cm(16.5), Cm(25.7)
"""The width between the margins."""
Head = tuple[str, str, float]
"""A column of a table: the name in a line, its header, its width in millimetres (only their proportion counts)."""
COPIES = ("- Ban Thi đua - Khen thưởng tỉnh;", "- Các đơn vị thành viên;", "- Lưu: VT.")
_WIDE = 26
"""From so many millimetres on, a column holds text that is not centred."""


def begun(title: str, *, wide: bool = False) -> Word:
    """An empty document with the fonts and the page of the decree."""
    word = Document()
    word.core_properties.created = word.core_properties.modified = datetime(2018, 1, 1)  # noqa: DTZ001 - a fixed stamp
    word.core_properties.author, word.core_properties.title = "thidua", title
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.15
    page(word.sections[0], wide=wide)
    return word


def page(section: Section, *, wide: bool = False) -> None:
    """A4 with the margins of the decree; numbers centred on top, from the second page on."""
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = (Cm(2), Cm(2)) if wide else (Cm(3), Cm(1.5))
    section.header_distance = Cm(1)
    section.different_first_page_header_footer = True
    place = section.header.paragraphs[0]
    place.alignment = CENTER
    page_number(place)


def head(word: Word, symbol: str = "", *, wide: bool = False, dated: str = "d.place_and_date") -> None:
    """Who issues the document, and the motto; `symbol` like 'BC-KTĐ' where the document has a number.

    `dated` is the field that says where and when it was issued.
    """
    stamp(word)
    widths = (Cm(9.5), Cm(16)) if wide else (Cm(6.5), Cm(10))
    left, right = fixed_table(word, 1, widths).rows[0].cells
    line(left, "{{ d.parent_agency }}", 12)
    line(left, "KHỐI THI ĐUA", 12, bold=True)
    line(left, "{{ d.bloc|upper }}", 12, bold=True)
    rule(left, Cm(3.7 if wide else 2.2))
    if symbol:
        line(left, f"Số:        /{symbol}")
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", bold=True)
    rule(right, Cm(5.2 if wide else 2.2))
    line(right, f"{{{{ {dated} }}}}", italic=True)


def stamp(word: Word) -> None:
    """The bloc's own mark on top of the page, like 'SỐ LIỆU THỬ'."""
    said(word, "{%p if d.stamp %}")
    written(_centred(word), "{{ d.stamp }}", 12, bold=True)
    said(word, "{%p endif %}")


def _centred(word: Word) -> Paragraph:
    place: Paragraph = word.add_paragraph()
    place.alignment = CENTER
    return place


def said(word: Word, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False) -> Paragraph:
    """Add a paragraph of the body."""
    place: Paragraph = word.add_paragraph()
    place.alignment = CENTER if centred else JUSTIFY
    if not centred:
        place.paragraph_format.first_line_indent = INDENT
    return written(place, text, bold=bold, italic=italic)


def titled(word: Word, kind: str, *subjects: str) -> None:
    """The name of the type, and what the document is about."""
    said(word, kind, bold=True, centred=True).paragraph_format.space_before = Pt(12)
    for subject in subjects:
        said(word, subject, bold=True, centred=True).paragraph_format.space_after = Pt(12)


def section(word: Word, text: str) -> None:
    """A heading that stays with what follows."""
    said(word, text, bold=True).paragraph_format.keep_with_next = True


def each(word: Word, items: str, text: str = "{{ item }}", *, close: bool = False) -> None:
    """One paragraph for each of a list of fields; `text` names the one as `item`, `close` sets them closer."""
    said(word, f"{{%p for item in {items} %}}")
    place = said(word, text)
    if close:
        place.paragraph_format.space_after, place.paragraph_format.line_spacing = Pt(2), 1.0
    said(word, "{%p endfor %}")


def either(word: Word, condition: str, text: str, other: str = "") -> None:
    """A paragraph only where something holds; `other` stands where it does not."""
    said(word, f"{{%p if {condition} %}}")
    said(word, text)
    if other:
        said(word, "{%p else %}")
        said(word, other)
    said(word, "{%p endif %}")


def looped(word: Word, items: str, heads: Sequence[Head], whole: Length = PORTRAIT, size: float = 12) -> Table:
    """A table with one row for each of a list of lines; header rows stand again on each page."""
    table = fixed_table(word, 4, shares([width for _, _, width in heads], whole), "Table Grid")
    repeated(table, 1)
    for cell, (_, label, _) in zip(table.rows[0].cells, heads, strict=True):
        filled(cell, label, size, bold=True)
    filled(table.cell(1, 0), f"{{%tr for line in {items} %}}")
    for cell, (name, _, width) in zip(table.rows[2].cells, heads, strict=True):
        filled(cell, f"{{{{ line.{name} }}}}", size, centred=width < _WIDE)
    filled(table.cell(3, 0), "{%tr endfor %}")
    word.add_paragraph().paragraph_format.space_after = Pt(0)
    return table


def signature(word: Word, right: Sequence[str], copies: Sequence[str] = COPIES, *, wide: bool = False) -> None:
    """Who gets the document, and who signs: offices in capitals, the unit in brackets under them."""
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = fixed_table(word, 1, (Cm(13), Cm(12.5)) if wide else (Cm(7.5), Cm(9)))
    repeated(table, 0)
    left_cell, right_cell = table.rows[0].cells
    if copies:
        place = written(left_cell.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
        place.paragraph_format.space_after = Pt(0)
        for text in copies:
            place = written(left_cell.add_paragraph(), text, 11)
            place.paragraph_format.space_after, place.paragraph_format.line_spacing = Pt(0), 1.0
    signed(right_cell, right)


def signed(cell: _Cell, lines: Sequence[str]) -> None:
    """One signature: every line but one in brackets is bold."""
    for text in lines:
        bracketed = text.startswith("(")
        line(cell, text, 13 if bracketed else 14, bold=not bracketed, italic=bracketed)


def two_signatures(word: Word, left: Sequence[str], right: Sequence[str]) -> None:
    """Two who sign side by side."""
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = fixed_table(word, 1, (Cm(8.2), Cm(8.3)))
    repeated(table, 0)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        signed(cell, lines)


HEAD_SIGNS = ("TM. KHỐI THI ĐUA", "TRƯỞNG KHỐI", "({{ d.head_unit }})")


def new_page(word: Word) -> None:
    """What follows begins on a new page."""
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def ended(word: Word, path: Path) -> None:
    """Save the template."""
    held = BytesIO()
    word.save(held)
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, _undated(held.getvalue()), check=flaw)


def _undated(package: bytes) -> bytes:
    """The same package without the time at which it was packed: equal templates are equal files."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
