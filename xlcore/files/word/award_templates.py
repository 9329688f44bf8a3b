"""Draws the templates of the awards' papers: submission, minutes, count of the ballot, its papers, the table of all."""

from pathlib import Path

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from .frame import (
    HEAD_SIGNS,
    LANDSCAPE,
    begun,
    each,
    either,
    ended,
    head,
    looped,
    new_page,
    said,
    section,
    signature,
    titled,
    two_signatures,
)
from .pieces import LEFT, fixed_table, line, repeated

_PROPOSED = (("number", "STT", 12), ("who", "Tập thể, cá nhân", 40), ("award", "Danh hiệu, hình thức", 36))
_FOR = ("achievement", "Thành tích", 37)
"""Widths here are in millimetres of the 165 between the margins."""


def submission(path: Path) -> None:
    """TỜ TRÌNH."""
    word = begun("Tờ trình")
    head(word, "TTr-KTĐ")
    titled(word, "TỜ TRÌNH", "Về việc đề nghị khen thưởng năm {{ d.year }}")
    said(word, "Kính gửi: Hội đồng Thi đua - Khen thưởng tỉnh {{ d.province }}", centred=True)
    each(word, "d.grounds")
    said(
        word,
        "Căn cứ kết quả chấm điểm, bình xét và bỏ phiếu kín tại {{ d.conference }} của Khối thi đua {{ d.bloc }} "
        "(ngày {{ d.held }});",
    )
    said(word, "Khối thi đua {{ d.bloc }} tỉnh {{ d.province }} kính trình Hội đồng xem xét, đề nghị khen thưởng:")
    looped(word, "d.lines", (*_PROPOSED, _FOR, ("rank", "Hạng", 17), ("votes", "Phiếu", 23)))
    each(word, "d.summary")
    each(word, "d.against")
    said(
        word,
        "Hồ sơ kèm theo: báo cáo thành tích của từng tập thể, cá nhân; biên bản bình xét; biên bản kiểm "
        "phiếu; bảng tổng "
        "hợp đề nghị.",
    )
    said(word, "Kính đề nghị Hội đồng Thi đua - Khen thưởng tỉnh xem xét, quyết định./.")
    signature(word, HEAD_SIGNS, ("- Như trên;", "- Ban Thi đua - Khen thưởng tỉnh;", "- Lưu: VT."))
    ended(word, path)


def review_minutes(path: Path) -> None:
    """BIÊN BẢN bình xét."""
    word = begun("Biên bản bình xét")
    head(word)
    titled(word, "BIÊN BẢN", "Họp bình xét thi đua, khen thưởng năm {{ d.year }}")
    said(word, "1. Thời gian: {{ d.when }}. Địa điểm: {{ d.venue }}.")
    said(
        word,
        "2. Thành phần: {{ d.present }}/{{ d.count }} đơn vị thành viên{% if d.guests %}; {{ d.guests }}{% endif %}.",
    )
    said(word, "3. Chủ trì: {{ d.head_chair }} (đơn vị Trưởng khối), {{ d.deputy_chair }} (đơn vị Phó Trưởng khối).")
    section(word, "4. Bảng điểm và thứ tự xếp hạng đã được hội nghị thông qua")
    heads = (
        ("rank", "Hạng", 16),
        ("unit", "Đơn vị", 54),
        ("total", "Điểm", 16),
        ("maximum", "Điểm tối đa", 17),
        ("share", "Tỷ lệ (%)", 17),
        ("moved", "So với năm trước", 22),
        ("note", "Ghi chú", 23),
    )
    looped(word, "d.lines", heads)
    section(word, "5. Kết quả")
    each(word, "d.results", "- {{ item }}")
    section(word, "6. Đề nghị khen thưởng")
    looped(word, "d.proposals", (*_PROPOSED, _FOR, ("state", "Tình trạng", 34)))
    said(word, "{%p if d.ended %}")
    said(word, "Các đề nghị đã thôi và lý do:")
    each(word, "d.ended", "- {{ item }}")
    said(word, "{%p endif %}")
    said(word, "Biên bản được thông qua tại hội nghị và lập thành hai bản./.")
    two_signatures(word, ("THƯ KÝ",), ("CHỦ TRÌ", "({{ d.head_unit }})"))
    ended(word, path)


def count_minutes(path: Path) -> None:
    """BIÊN BẢN kiểm phiếu: one page for each ballot."""
    word = begun("Biên bản kiểm phiếu")
    said(word, "{%p for ballot in d.ballots %}")
    head(word, dated="ballot.place_and_date")
    titled(word, "BIÊN BẢN KIỂM PHIẾU", "Bỏ phiếu kín {{ ballot.award }} năm {{ d.year }}")
    said(word, "Ban kiểm phiếu do hội nghị bầu đã kiểm phiếu ngày {{ ballot.held }} với kết quả sau:")
    section(word, "1. Số người, số phiếu")
    table = fixed_table(word, 2, [Cm(16.5 / 7)] * 7, "Table Grid")
    repeated(table, 1)
    heads = ("Thành viên", "Có mặt", "Ý kiến văn bản", "Phát ra", "Thu về", "Hợp lệ", "Không hợp lệ")
    names = ("members", "present", "written", "issued", "returned", "valid", "invalid")
    for place, (label, name) in enumerate(zip(heads, names, strict=True)):
        line(table.cell(0, place), label, 12, bold=True)
        line(table.cell(1, place), f"{{{{ ballot.{name} }}}}", 13)
    word.add_paragraph().paragraph_format.space_after = Pt(0)
    section(word, "2. Đối chiếu")
    each(word, "ballot.sums", close=True)
    section(word, "3. Kết quả")
    said(word, "{{ ballot.rule }}")
    columns = (
        ("place", "Thứ tự", 16),
        ("unit", "Đơn vị", 72),
        ("votes", "Phiếu đồng ý", 21),
        ("share", "Tỷ lệ (%)", 18),
        ("result", "Kết quả", 38),
    )
    looped(word, "ballot.lines", columns)
    each(word, "ballot.against")
    said(word, "Biên bản đã được công bố trước hội nghị; phiếu đã niêm phong, giao đơn vị Trưởng khối lưu./.")
    two_signatures(word, ("CÁC THÀNH VIÊN", "BAN KIỂM PHIẾU"), ("TRƯỞNG BAN", "KIỂM PHIẾU"))
    said(word, "{%p if not loop.last %}")
    new_page(word)
    said(word, "{%p endif %}")
    said(word, "{%p endfor %}")
    ended(word, path)


def summary(path: Path) -> None:
    """BẢNG TỔNG HỢP đề nghị."""
    word = begun("Bảng tổng hợp đề nghị khen thưởng", wide=True)
    head(word, wide=True)
    titled(word, "BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM {{ d.year }}")
    heads = (
        *_PROPOSED,
        _FOR,
        ("rank", "Hạng", 17),
        ("total", "Điểm", 16),
        ("votes", "Phiếu", 23),
        ("state", "Tình trạng", 38),
        ("against", "Vướng mắc", 39),
    )
    looped(word, "d.lines", heads, LANDSCAPE, size=11)
    each(word, "d.summary")
    signature(word, HEAD_SIGNS, wide=True)
    ended(word, path)


def ballot_papers(path: Path) -> None:
    """PHIẾU BẦU: two papers side by side, to be cut; a row never breaks over a page."""
    word = begun("Phiếu bầu")
    page = word.sections[0]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.2)
    page.header.paragraphs[0].clear()
    either(word, "not d.ballots", "Trang Bỏ phiếu chưa có cuộc bỏ phiếu nào.")
    said(word, "{%p for ballot in d.ballots %}")
    table = fixed_table(word, 3, (Cm(9.3), Cm(9.3)), "Table Grid")
    repeated(table, 0)
    table.cell(0, 0).paragraphs[0].add_run("{%tr for row in ballot.rows %}")
    table.cell(2, 0).paragraphs[0].add_run("{%tr endfor %}")
    table.rows[1].height, table.rows[1].height_rule = Cm(13.2), WD_ROW_HEIGHT_RULE.AT_LEAST
    _paper(table.cell(1, 0))
    second = table.cell(1, 1)
    line(second, "{%p if row.second %}")
    _paper(second)
    line(second, "{%p endif %}")
    second.add_paragraph()
    said(word, "{%p if not loop.last %}")
    new_page(word)
    said(word, "{%p endif %}")
    said(word, "{%p endfor %}")
    ended(word, path)


def _paper(cell: _Cell) -> None:
    line(cell, "KHỐI THI ĐUA {{ d.bloc|upper }}", 12, bold=True).paragraph_format.space_before = Pt(6)
    line(cell, "PHIẾU BẦU", 17, bold=True).paragraph_format.space_before = Pt(6)
    line(cell, "{{ ballot.award }} năm {{ d.year }}", 13, bold=True)
    line(cell, "Đánh dấu X vào ô bên phải đơn vị đồng ý. {{ ballot.seats }}", 11, italic=True)
    line(cell, "{%p for name in ballot.names %}")
    place = line(cell, "{{ name }}\t", 13)
    place.alignment = LEFT
    look = place.paragraph_format
    look.tab_stops.add_tab_stop(Cm(8.4), WD_TAB_ALIGNMENT.RIGHT)
    look.left_indent, look.right_indent, look.first_line_indent = Cm(0.7), Cm(0.7), Cm(-0.4)
    look.space_before, look.space_after, look.line_spacing = Pt(5), Pt(5), 1.0
    box = place.add_run("☐")
    box.font.size, box.font.name = Pt(16), "Segoe UI Symbol"
    box._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Segoe UI Symbol")  # noqa: SLF001 - no name for it
    line(cell, "{%p endfor %}")
    line(cell, "(Phiếu có dấu của Khối mới hợp lệ; không ghi tên người bầu)", 10, italic=True)
