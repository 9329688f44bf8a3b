"""The list of all that is planted: each file that comes back, and the mistakes in it."""

from datetime import datetime

from . import breaches, numbers, shapes, words
from .planted import Making, Mistake, Sent, Told
from .spoil import encrypted, nothing, truncated, web_page, word_document

EARLIER, LATE = datetime(2018, 7, 4, 16, 0), datetime(2018, 7, 12, 8, 15)  # noqa: DTZ001 - local time of an office


def _file(what: str, *rules: str) -> tuple[Mistake, ...]:
    return (Mistake(what, tuple(map(Told, rules))),)


SCT = (*numbers.COUNTS, *numbers.DOSSIERS, *numbers.AMOUNTS, *numbers.DECIMALS)
SXD = (*words.LEFT_ALONE, *words.DAYS, *words.WORDS, *breaches.CONSTRUCTION)

SENT_WITH_ERRORS = (
    Sent("SCT - bao cao 6 thang.xlsx", "SCT", SCT),
    Sent("SXD - bao cao 6 thang.xlsx", "SXD", received=EARLIER),
    Sent("SXD - bao cao 6 thang (sua lan 2).xlsx", "SXD", (*SXD, *_file("Gửi bản thứ hai", "TEP-09"))),
    Sent(
        "STNMT - bao cao 6 thang.xlsx",
        "STNMT",
        (*breaches.NATURAL_RESOURCES, *_file("Gửi thêm phiếu của kỳ khác (dưới đây)", "TEP-09")),
    ),
    Sent(
        "Bieu mau (1) (2).xls",
        "SGTVT",
        (
            *_file("Tên tệp không nói gì, dạng .xls: đọc đúng"),
            *_file("Gửi thêm phiếu của khối khác (dưới đây)", "TEP-09"),
        ),
        Making.XLS,
    ),
    Sent(
        "SNNPTNT - bao cao 6 thang.xlsx",
        "SNNPTNT",
        (*shapes.AGRICULTURE, *_file("Gửi sau hạn", "TEP-10")),
        Making.COPY,
        received=LATE,
    ),
    Sent("VQGBB - bao cao 6 thang.xlsx", "VQGBB", breaches.NATIONAL_PARK),
    Sent("BQLKCN - bao cao 6 thang.ods", "BQLKCN", (*shapes.NO_COVER, *_file("Lưu dạng .ods: đọc đúng")), Making.ODS),
    Sent("BQLDA - bao cao 6 thang.xlsx", "BQLDA", shapes.PROJECTS, Making.COPY_1904),
    Sent("", "QPTDR", _file("Không gửi phiếu đọc được", "TEP-11")),
    Sent("QPTDR - co mat khau.xlsx", "QPTDR", _file("Tệp có mật khẩu mở", "TEP-02"), known=False, spoiled=encrypted),
    Sent("SNNPTNT - tai loi.xlsx", "SNNPTNT", _file("Tệp bị cắt cụt", "TEP-01"), known=False, spoiled=truncated),
    Sent("BQLDA - gui lan 1.xlsx", "BQLDA", _file("Tệp rỗng", "TEP-03"), known=False, spoiled=nothing),
    Sent("VQGBB - thuyet minh.docx", "VQGBB", _file("Gửi tệp Word", "TEP-04"), known=False, spoiled=word_document),
    Sent(
        "STNMT - tu thu dien tu.xlsx",
        "STNMT",
        _file("Trang web mang đuôi .xlsx", "TEP-04"),
        known=False,
        spoiled=web_page,
    ),
    Sent(
        "So Thong tin - bao cao.xlsx",
        "SCT",
        (
            Mistake(
                "Đơn vị không có trong khối",
                (Told("TEP-05"),),
                {("cover", 0): {"member_code": "STTTT", "member_name": "Sở Thông tin và Truyền thông"}},
            ),
        ),
        known=False,
    ),
    Sent(
        "SGTVT - bao cao khoi khac.xlsx",
        "SGTVT",
        (Mistake("Phiếu của khối khác", (Told("TEP-06"),), {("cover", 0): {"bloc": "Khối thi đua Văn hóa - Xã hội"}}),),
    ),
    Sent(
        "STNMT - bao cao nam 2017.xlsx",
        "STNMT",
        (Mistake("Phiếu của kỳ khác", (Told("TEP-07"),), {("cover", 0): {"period": "Năm 2017"}}),),
    ),
)
"""In the order in which the secretary would look through them."""
