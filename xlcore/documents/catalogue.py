"""All papers by name: what people call each, how its file is called, and from which periods it comes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..consolidation import Consolidation
from . import awards, conference, opening
from .paper import Paper


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper. `stem` begins its file's name; a paper of the whole `year` does not come from a half."""

    name: str
    title: str
    stem: str
    made: Callable[[Consolidation], Paper]
    year: bool = False


_KINDS = (
    Kind("ke-hoach", "Kế hoạch thi đua của năm", "Ke hoach", opening.plan),
    Kind("giao-uoc", "Giao ước thi đua", "Giao uoc", opening.pact),
    Kind("giay-moi", "Giấy mời họp", "Giay moi", conference.invitation),
    Kind("chuong-trinh", "Chương trình hội nghị", "Chuong trinh", conference.programme),
    Kind("tiep-thu-gop-y", "Tổng hợp góp ý và tiếp thu, giải trình", "Tiep thu gop y", conference.answers),
    Kind("phieu-bau", "Phiếu bầu", "Phieu bau", awards.ballot_papers, year=True),
    Kind("bien-ban-kiem-phieu", "Biên bản kiểm phiếu", "Bien ban kiem phieu", awards.count_minutes, year=True),
    Kind("bien-ban-binh-xet", "Biên bản bình xét", "Bien ban binh xet", awards.review_minutes, year=True),
    Kind("tong-hop-de-nghi", "Bảng tổng hợp đề nghị", "Tong hop de nghi", awards.summary, year=True),
    Kind("to-trinh", "Tờ trình đề nghị khen thưởng", "To trinh", awards.submission, year=True),
    Kind("thong-bao-ket-luan", "Thông báo kết luận hội nghị", "Thong bao ket luan", conference.conclusions),
    Kind("tin-hoi-nghi", "Tin về hội nghị", "Tin hoi nghi", conference.news),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
"""In the order in which a year needs them."""
