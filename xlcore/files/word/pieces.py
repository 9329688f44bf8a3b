"""Small pieces of a Word file that python-docx has no word for: rules, fields, header rows that repeat."""

from collections.abc import Sequence

from docx.document import Document as Word
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

CENTER, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY


def written(place: Paragraph, text: str, size: float = 14, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Add text to a paragraph."""
    run = place.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return place


def line(cell: _Cell, text: str, size: float = 13, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Add a centred line to a cell of the head; the empty paragraph that each cell has is used first."""
    first = cell.paragraphs[0]
    place = cell.add_paragraph() if first.runs else first
    place.alignment = CENTER
    place.paragraph_format.space_after = Pt(0)
    return written(place, text, size, bold=bold, italic=italic)


def rule(cell: _Cell, indent: Length) -> None:
    """Draw a thin line under what stands above, drawn in by `indent` on both sides."""
    place = cell.add_paragraph()
    look = place.paragraph_format
    look.left_indent = look.right_indent = indent
    look.space_after, look.line_spacing = Pt(3), Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    # CT_PPr wants its children in order: pBdr comes before spacing, ind and jc.
    place._p.get_or_add_pPr().insert(0, borders)  # noqa: SLF001 - python-docx has no borders of paragraphs


def page_number(place: Paragraph) -> None:
    """Add the field that prints the number of the page."""
    run = place.add_run()
    run.font.size = Pt(13)
    for kind in ("begin", "", "end"):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = "PAGE"
        run._r.append(mark)  # noqa: SLF001 - python-docx has no fields


def fixed_table(word: Word, rows: int, widths: Sequence[Length], style: str | None = None) -> Table:
    """Add a table whose columns keep their widths in every program."""
    table: Table = word.add_table(rows, len(widths), style)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def repeated(table: Table, rows: int) -> None:
    """Let the first rows stand again on top of each page, and keep every row in one piece."""
    for number, row in enumerate(table.rows):
        look = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no header rows
        look.append(OxmlElement("w:cantSplit"))
        if number < rows:
            look.append(OxmlElement("w:tblHeader"))


def filled(cell: _Cell, text: str, size: float = 10, *, bold: bool = False, centred: bool = True) -> None:
    """Write the text of a table's cell, in the middle of its height."""
    place = cell.paragraphs[0]
    place.alignment = CENTER if centred else LEFT
    place.paragraph_format.space_after = Pt(0)
    place.paragraph_format.line_spacing = 1.0
    written(place, text, size, bold=bold)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def shares(widths: Sequence[float], whole: Length) -> list[Length]:
    """Divide a width in proportion."""
    return [Length(int(whole * width / sum(widths))) for width in widths]


INDENT = Cm(1.27)
