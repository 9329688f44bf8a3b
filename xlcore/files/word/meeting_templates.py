"""Draws the templates of the conference's papers and of those that open a year; staff may change every word."""

from pathlib import Path

from docx.shared import Cm, Pt

from .frame import (
    HEAD_SIGNS,
    LANDSCAPE,
    begun,
    each,
    either,
    ended,
    head,
    looped,
    said,
    section,
    signature,
    signed,
    stamp,
    titled,
    two_signatures,
)
from .pieces import fixed_table, repeated


def invitation(path: Path) -> None:
    """GIẤY MỜI."""
    word = begun("Giấy mời")
    head(word, "GM-KTĐ")
    titled(word, "GIẤY MỜI", "{{ d.conference }}")
    said(word, "Khối thi đua {{ d.bloc }} tỉnh {{ d.province }} trân trọng kính mời:")
    each(word, "d.invited", "- {{ item }};")
    said(
        word, "- Lãnh đạo và người phụ trách công tác thi đua, khen thưởng của các đơn vị thành viên: {{ d.members }}."
    )
    said(word, "Đến dự {{ d.conference }}.")
    said(word, "1. Thời gian: {{ d.when }}.")
    said(word, "2. Địa điểm: {{ d.venue }}.")
    said(word, "3. Chủ trì: {{ d.head_chair }} (đơn vị Trưởng khối) và {{ d.deputy_chair }} (đơn vị Phó Trưởng khối).")
    said(word, "4. Nội dung:")
    each(word, "d.contents")
    said(
        word,
        "5. Chuẩn bị: các đơn vị gửi phiếu báo cáo về đơn vị Trưởng khối chậm nhất {{ d.deadline }}, nghiên cứu dự "
        "thảo báo cáo và gửi góp ý trước ngày họp.",
    )
    said(word, "Rất mong các đại biểu dự họp đầy đủ, đúng giờ./.")
    signature(word, HEAD_SIGNS, ("- Như trên;", "- Lưu: VT."))
    ended(word, path)


def programme(path: Path) -> None:
    """CHƯƠNG TRÌNH."""
    word = begun("Chương trình hội nghị")
    head(word)
    titled(word, "CHƯƠNG TRÌNH", "{{ d.conference }}")
    said(word, "(Thời gian: {{ d.when }}; địa điểm: {{ d.venue }})", italic=True, centred=True)
    looped(
        word,
        "d.items",
        (("time", "Thời gian", 34), ("content", "Nội dung", 83), ("office", "Thực hiện", 48)),
        size=13,
    )
    signature(word, HEAD_SIGNS, ())
    ended(word, path)


def answers(path: Path) -> None:
    """Tổng hợp góp ý."""
    word = begun("Tổng hợp góp ý", wide=True)
    head(word, wide=True)
    titled(
        word, "TỔNG HỢP GÓP Ý VÀ TIẾP THU, GIẢI TRÌNH", "Dự thảo báo cáo {{ d.review }} công tác thi đua {{ d.period }}"
    )
    said(word, "{{ d.counted }}")
    either(word, "d.silent", "Đơn vị chưa gửi góp ý: {{ d.silent }}.")
    heads = (
        ("number", "STT", 13),
        ("unit", "Đơn vị", 42),
        ("draft", "Bản dự thảo", 18),
        ("about", "Mục, phụ lục", 30),
        ("content", "Nội dung góp ý", 66),
        ("answer", "Xử lý", 27),
        ("reply", "Đã sửa thế nào, hoặc vì sao giữ nguyên", 61),
    )
    looped(word, "d.lines", heads, LANDSCAPE)
    signature(word, HEAD_SIGNS, wide=True)
    ended(word, path)


def conclusions(path: Path) -> None:
    """THÔNG BÁO kết luận."""
    word = begun("Thông báo kết luận")
    head(word, "TB-KTĐ")
    titled(word, "THÔNG BÁO", "Kết luận {{ d.conference }}")
    said(
        word,
        "{{ d.met }}, tại {{ d.venue }}, Khối thi đua {{ d.bloc }} tỉnh {{ d.province }} tổ chức "
        "{{ d.conference }}. Dự họp có {{ d.present }}/{{ d.count }} đơn vị thành viên"
        "{% if d.guests %}; {{ d.guests }}{% endif %}. {{ d.head_chair }} (đơn vị Trưởng khối) và {{ d.deputy_chair }} "
        "(đơn vị Phó Trưởng khối) đồng chủ trì.",
    )
    said(word, "Sau khi nghe dự thảo báo cáo và ý kiến của các đơn vị, Hội nghị thống nhất kết luận như sau:")
    section(word, "1. Kết quả {{ d.period }}")
    each(word, "d.noted")
    either(word, "d.follow", "{{ d.follow }}")
    said(word, "{%p if d.decided %}")
    section(word, "2. Xếp hạng, bỏ phiếu, đề nghị khen thưởng")
    each(word, "d.decided")
    said(word, "{%p endif %}")
    section(word, "{% if d.decided %}3{% else %}2{% endif %}. Nhiệm vụ {{ d.next_period }}")
    heads = (("code", "Mã", 18), ("task", "Nhiệm vụ", 81), ("owner", "Chủ trì", 42), ("due", "Hạn", 24))
    looped(word, "d.tasks", heads)
    said(
        word,
        "Các đơn vị tổ chức thực hiện và báo kết quả từng nhiệm vụ trong phiếu báo cáo kỳ sau. Khối thi đua "
        "{{ d.bloc }} "
        "thông báo để các đơn vị biết, thực hiện./.",
    )
    signature(word, HEAD_SIGNS)
    ended(word, path)


def news(path: Path) -> None:
    """The news item: no motto, no number; what happened, in the order of the conference."""
    word = begun("Tin về hội nghị")
    stamp(word)
    said(
        word,
        "Khối thi đua {{ d.bloc }} {{ d.review }} công tác thi đua, khen thưởng {{ d.period }}",
        bold=True,
        centred=True,
    ).paragraph_format.space_after = Pt(12)
    said(
        word,
        "{{ d.when[:1]|upper }}{{ d.when[1:] }}, tại {{ d.venue }}, Khối thi đua {{ d.bloc }} tỉnh {{ "
        "d.province }} gồm: "
        "{{ d.members }}, tổ chức {{ d.conference }}.",
    )
    said(
        word,
        "Đến dự có {% if d.guests %}{{ d.guests }}; {% endif %}lãnh đạo các đơn vị thành viên trong Khối. "
        "{{ d.head_chair }} (đơn vị Trưởng khối) và {{ d.deputy_chair }} (đơn vị Phó Trưởng khối) đồng chủ "
        "trì Hội nghị.",
    )
    said(
        word,
        "Tại Hội nghị, {{ d.presenter }} trình bày dự thảo báo cáo {{ d.review }} công tác thi đua {{ d.period }}, "
        "phương hướng, nhiệm vụ {{ d.next_period }}.{% if d.opened %} {{ d.opened }}{% endif %}",
    )
    said(word, "{{ d.duties }}{% if d.course %} {{ d.course }}{% endif %}")
    said(word, "Phong trào thi đua cải cách hành chính: {{ d.reform }}")
    said(
        word,
        "{% if d.besides %}Bên cạnh đó, các đơn vị thực hiện {{ d.besides }}. {% endif %}{{ d.study }} {{ d.rural }} "
        "{{ d.funds }}",
    )
    either(word, "d.shortcomings", "Bên cạnh kết quả đạt được, Khối còn một số tồn tại, hạn chế: {{ d.shortcomings }}.")
    each(word, "d.decided")
    either(
        word,
        "d.tasks",
        "Thảo luận tại Hội nghị, các đơn vị thống nhất một số nhiệm vụ {{ d.next_period }}: {{ d.tasks }}./.",
    )
    ended(word, path)


def plan(path: Path) -> None:
    """KẾ HOẠCH."""
    word = begun("Kế hoạch thi đua")
    head(word, "KH-KTĐ")
    titled(word, "KẾ HOẠCH", "Tổ chức phong trào thi đua và công tác khen thưởng năm {{ d.year }}")
    section(word, "I. Mục đích, yêu cầu")
    said(
        word,
        "Tạo khí thế thi đua giữa {{ d.count }} đơn vị thành viên, phấn đấu đạt và vượt các chỉ tiêu được "
        "giao; đánh giá, "
        "bình xét công khai, công bằng, có số liệu và căn cứ.",
    )
    section(word, "II. Nội dung, chỉ tiêu thi đua")
    heads = (
        ("unit", "Đơn vị", 44),
        ("name", "Chỉ tiêu", 59),
        ("origin", "Nguồn giao", 20),
        ("measure", "Đơn vị tính", 21),
        ("plan", "Kế hoạch năm", 21),
    )
    looped(word, "d.targets", heads)
    either(word, "d.scheme", "{{ d.scheme }} Thang điểm được Khối thông qua {{ d.adopted }}.")
    section(word, "III. Các mốc trong năm")
    said(word, "- Hội nghị triển khai, phát động thi đua, ký giao ước: {{ d.opened }}.")
    said(word, "- Đăng ký thi đua: chậm nhất {{ d.register_by }}; danh hiệu không đăng ký thì không đề nghị.")
    said(word, "- Gửi phiếu báo cáo {{ d.period }}: chậm nhất {{ d.deadline }}.")
    said(word, "- {{ d.conference }}: {{ d.when }}, tại {{ d.venue }}.")
    section(word, "IV. Tổ chức thực hiện")
    said(
        word,
        "{{ d.head_unit }} (Trưởng khối) phát phiếu, tổng hợp, chủ trì các hội nghị. {{ d.deputy_unit }} "
        "(Phó Trưởng khối) "
        "phối hợp, trình bày dự thảo báo cáo. Các đơn vị thành viên cụ thể hóa kế hoạch, báo cáo đúng hạn./.",
    )
    signature(word, HEAD_SIGNS)
    ended(word, path)


def pact(path: Path) -> None:
    """GIAO ƯỚC THI ĐUA."""
    word = begun("Giao ước thi đua")
    head(word)
    titled(word, "GIAO ƯỚC THI ĐUA", "Khối thi đua {{ d.bloc }} tỉnh {{ d.province }} năm {{ d.year }}")
    said(
        word,
        "{{ d.signed_on[:1]|upper }}{{ d.signed_on[1:] }}, {{ d.count }} đơn vị thành viên của Khối thi đua "
        "{{ d.bloc }} "
        "gồm: {{ d.members }}, cùng ký giao ước thi đua năm {{ d.year }} với các nội dung sau:",
    )
    section(word, "I. Nội dung thi đua")
    each(word, "d.contents")
    section(word, "II. Chỉ tiêu chung")
    each(word, "d.common")
    section(word, "III. Danh hiệu, hình thức khen thưởng đăng ký")
    heads = (("number", "STT", 13), ("unit", "Đơn vị", 52), ("titles", "Danh hiệu, hình thức và số lượng", 100))
    looped(word, "d.lines", heads)
    said(word, "Các đơn vị cam kết thực hiện đúng giao ước, báo cáo trung thực, bình xét công bằng./.")
    said(word, "ĐẠI DIỆN CÁC ĐƠN VỊ KÝ GIAO ƯỚC", bold=True, centred=True).paragraph_format.keep_with_next = True
    table = fixed_table(word, 3, (Cm(8.2), Cm(8.3)))
    repeated(table, 0)
    table.cell(0, 0).paragraphs[0].add_run("{%tr for pair in d.signers %}")
    table.cell(2, 0).paragraphs[0].add_run("{%tr endfor %}")
    table.rows[1].height = Cm(3.2)
    signed(table.cell(1, 0), ("{{ pair.left }}",))
    signed(table.cell(1, 1), ("{{ pair.right }}",))
    ended(word, path)


def handover(path: Path) -> None:
    """BIÊN BẢN BÀN GIAO, and what the next office must know."""
    word = begun("Bàn giao nhiệm vụ Trưởng khối")
    head(word)
    titled(
        word, "BÀN GIAO NHIỆM VỤ TRƯỞNG KHỐI", "Khối thi đua {{ d.bloc }} tỉnh {{ d.province }} năm {{ d.next_year }}"
    )
    said(word, "Bên giao: {{ d.giver }} (Trưởng khối năm {{ d.year }}).")
    said(word, "Bên nhận: {{ d.taker }} (Trưởng khối năm {{ d.next_year }}). Phó Trưởng khối mới: {{ d.new_deputy }}.")
    section(word, "1. Đơn vị thành viên")
    heads = (
        ("number", "STT", 13),
        ("code", "Mã", 25),
        ("name", "Tên", 66),
        ("kind", "Loại", 25),
        ("email", "Thư điện tử", 36),
    )
    looped(word, "d.units", heads)
    section(word, "2. Kết quả năm {{ d.year }}")
    each(word, "d.results", "- {{ item }}")
    either(word, "d.waiting", "Đề nghị còn chờ quyết định: {{ d.waiting|join('; ') }}.")
    section(word, "3. Nhiệm vụ còn phải theo dõi")
    heads = (
        ("code", "Mã", 18),
        ("task", "Nhiệm vụ", 56),
        ("owner", "Chủ trì", 32),
        ("due", "Hạn", 24),
        ("state", "Tình trạng", 35),
    )
    looped(word, "d.tasks", heads)
    section(word, "4. Thang điểm")
    said(word, "{{ d.scheme }}")
    said(word, "{%p if d.unclear %}")
    section(word, "5. Số liệu còn phải làm rõ")
    each(word, "d.unclear")
    said(word, "{%p endif %}")
    section(word, "Việc đầu tiên của đơn vị nhận bàn giao")
    each(word, "d.steps")
    section(word, "Các thứ ở đâu trong thư mục")
    looped(word, "d.places", (("name", "Thư mục, tệp", 40), ("meaning", "Có gì", 125)))
    two_signatures(word, ("BÊN GIAO", "({{ d.giver }})"), ("BÊN NHẬN", "({{ d.taker }})"))
    ended(word, path)
