"""Draws the report's Word template: layout of NĐ 30/2020; every text that staff may change stands in it.

`python -m xlcore.files.word.template FILE` draws it; the project keeps workbook/templates/bao-cao.docx.
"""

import sys
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from ...report.annexes import LOOKS, Head, Look
from ..drawing.header import joined
from ..saving.atomic import save
from ..saving.whole import flaw
from .pieces import CENTER, INDENT, JUSTIFY, filled, fixed_table, line, page_number, repeated, rule, shares, written

LANDSCAPE = Cm(25.7)
"""The width between the margins of an annex."""
COPIES = ("- Ban Thi đua - Khen thưởng tỉnh;", "- Các đơn vị thành viên;", "- Lưu: VT.")


def draw_template(path: Path) -> None:
    """Write the template afresh."""
    word = Document()
    word.core_properties.created = word.core_properties.modified = datetime(2018, 1, 1)  # noqa: DTZ001 - a fixed stamp
    word.core_properties.author, word.core_properties.title = "thidua", "Báo cáo của khối thi đua"
    _defaults(word)
    _page(word.sections[0])
    _head(word)
    _title(word)
    _part(word, "Phần thứ nhất", "results")
    _part(word, "Phần thứ hai", "ahead")
    closing = _said(word, "Trên đây là báo cáo {{ d.kind }} của Khối thi đua {{ d.bloc }}./.")
    closing.paragraph_format.keep_with_next = True
    _signature(word)
    _annexes(word)
    held = BytesIO()
    word.save(held)
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, held.getvalue(), check=flaw)


def _defaults(word: Word) -> None:
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.15


def _page(section: Section) -> None:
    """A4 upright with the margins of the decree; numbers centred on top, from the second page on."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.header_distance = Cm(1)
    section.different_first_page_header_footer = True
    place = section.header.paragraphs[0]
    place.alignment = CENTER
    page_number(place)


def _head(word: Word) -> None:
    left, right = fixed_table(word, 1, (Cm(6.5), Cm(10))).rows[0].cells
    line(left, "{{ d.parent_agency }}", 12)
    line(left, "KHỐI THI ĐUA", 12, bold=True)
    line(left, "{{ d.bloc|upper }}", 12, bold=True)
    rule(left, Cm(2.2))
    line(left, "Số:        /BC-KTĐ")
    line(left, "DỰ THẢO", bold=True)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", bold=True)
    rule(right, Cm(2.2))
    line(right, "{{ d.place_and_date }}", italic=True)


def _said(word: Word, text: str, *, bold: bool = False, centred: bool = False) -> Paragraph:
    place = word.add_paragraph()
    place.alignment = CENTER if centred else JUSTIFY
    if not centred:
        place.paragraph_format.first_line_indent = INDENT
    return written(place, text, bold=bold)


def _title(word: Word) -> None:
    _said(word, "BÁO CÁO", bold=True, centred=True).paragraph_format.space_before = Pt(12)
    _said(word, "{{ d.subject }}", bold=True, centred=True).paragraph_format.space_after = Pt(12)


def _part(word: Word, number: str, name: str) -> None:
    for text in (number, f"{{{{ d.{name}_title }}}}"):
        _said(word, text, bold=True, centred=True).paragraph_format.keep_with_next = True
    _said(word, f"{{%p for section in d.{name} %}}")
    _said(word, "{%p if section.title %}")
    _said(word, "{{ section.title }}", bold=True).paragraph_format.keep_with_next = True
    _said(word, "{%p endif %}")
    _said(word, "{%p for text in section.texts %}")
    _said(word, "{{ text }}")
    _said(word, "{%p endfor %}")
    _said(word, "{%p endfor %}")


def _signature(word: Word) -> None:
    table = fixed_table(word, 1, (Cm(7.5), Cm(9)))
    repeated(table, 0)
    left, right = table.rows[0].cells
    place = written(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    place.paragraph_format.space_after = Pt(0)
    for text in COPIES:
        place = written(left.add_paragraph(), text, 11)
        place.paragraph_format.space_after, place.paragraph_format.line_spacing = Pt(0), 1.0
    line(right, "TM. KHỐI THI ĐUA", 14, bold=True)
    line(right, "TRƯỞNG KHỐI", 14, bold=True)
    line(right, "({{ d.head_unit }})", 13, italic=True)


def _annexes(word: Word) -> None:
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.different_first_page_header_footer = False
    for key, look in LOOKS.items():
        _said(word, f"{{%p if d.annexes.{key}.lines %}}")
        heading = _said(word, f"Phụ lục {{{{ d.annexes.{key}.number }}}}. {look.title}", bold=True, centred=True)
        heading.paragraph_format.keep_with_next, heading.paragraph_format.space_before = True, Pt(12)
        _table(word, key, look)
        _said(word, "{%p endif %}")


def _table(word: Word, key: str, look: Look) -> None:
    """Header, loop over the lines, and the sums; a loop's own rows vanish when the template is filled in."""
    deep = max(len(levels) for _, levels, _ in look.heads)
    widths = shares([width for _, _, width in look.heads], LANDSCAPE)
    table = fixed_table(word, deep + 3 + look.total, widths, "Table Grid")
    repeated(table, deep)
    for block in joined([levels for _, levels, _ in look.heads]):
        cell = table.cell(block.top, block.left).merge(table.cell(block.bottom, block.right))
        filled(cell, block.text, bold=True)
    filled(table.cell(deep, 0), f"{{%tr for line in d.annexes.{key}.lines %}}")
    _line(table.rows[deep + 1].cells, look.heads, "line")
    filled(table.cell(deep + 2, 0), "{%tr endfor %}")
    if look.total:
        _line(table.rows[deep + 3].cells, look.heads, f"d.annexes.{key}.total", bold=True)


def _line(cells: Sequence[_Cell], heads: tuple[Head, ...], where: str, *, bold: bool = False) -> None:
    for cell, (name, _, width) in zip(cells, heads, strict=True):
        filled(cell, f"{{{{ {where}.{name} }}}}", bold=bold, centred=width < 25)  # noqa: PLR2004 - wide columns hold text


if __name__ == "__main__":
    draw_template(Path(sys.argv[1]))
