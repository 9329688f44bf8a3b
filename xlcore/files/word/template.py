"""Draws the report's Word template: layout of NĐ 30/2020; every text that staff may change stands in it."""

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm, Pt
from docx.table import _Cell

from ...report.annexes import LOOKS, Head, Look
from ..drawing.header import joined
from .frame import HEAD_SIGNS, LANDSCAPE, begun, ended, head, said, section, signature, titled
from .pieces import filled, fixed_table, line, repeated, shares


def draw_template(path: Path) -> None:
    """Write the template afresh."""
    word = begun("Báo cáo của khối thi đua")
    _head(word)
    titled(word, "BÁO CÁO", "{{ d.subject }}")
    _part(word, "Phần thứ nhất", "results")
    _part(word, "Phần thứ hai", "ahead")
    closing = said(word, "Trên đây là báo cáo {{ d.kind }} của Khối thi đua {{ d.bloc }}./.")
    closing.paragraph_format.keep_with_next = True
    signature(word, HEAD_SIGNS)
    _annexes(word)
    ended(word, path)


def _head(word: Word) -> None:
    """As on every document; a draft says so beside its empty number."""
    head(word, "BC-KTĐ")
    left = word.tables[0].rows[0].cells[0]
    line(left, "{%p if d.draft %}", bold=True)
    line(left, "DỰ THẢO", bold=True)
    line(left, "{%p endif %}", bold=True)


def _part(word: Word, number: str, name: str) -> None:
    for text in (number, f"{{{{ d.{name}_title }}}}"):
        said(word, text, bold=True, centred=True).paragraph_format.keep_with_next = True
    said(word, f"{{%p for section in d.{name} %}}")
    said(word, "{%p if section.title %}")
    section(word, "{{ section.title }}")
    said(word, "{%p endif %}")
    said(word, "{%p for text in section.texts %}")
    said(word, "{{ text }}")
    said(word, "{%p endfor %}")
    said(word, "{%p endfor %}")


def _annexes(word: Word) -> None:
    annexed = word.add_section(WD_SECTION.NEW_PAGE)
    annexed.orientation, annexed.page_width, annexed.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    annexed.left_margin = annexed.right_margin = Cm(2)
    annexed.different_first_page_header_footer = False
    for key, look in LOOKS.items():
        said(word, f"{{%p if d.annexes.{key}.lines %}}")
        heading = said(word, f"Phụ lục {{{{ d.annexes.{key}.number }}}}. {look.title}", bold=True, centred=True)
        heading.paragraph_format.keep_with_next, heading.paragraph_format.space_before = True, Pt(12)
        _table(word, key, look)
        said(word, "{%p endif %}")


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
