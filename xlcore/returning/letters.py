"""The letters to the units: what goes with a copy given back, and the reminder to who has sent nothing."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..consolidation import Consolidation
from ..domain.bloc import Member
from ..domain.findings import Finding
from ..intake.grid import Refusal
from ..intake.identify import named_in
from ..sheets import CROSS_PART, REGISTER_PART
from ..values.folding import clean
from ..values.writing import day
from .items import Item
from .listing import WORDS, Asked, counted
from .matching import Came

PAPERS = {"": "phiếu báo cáo", CROSS_PART: "phiếu chấm chéo", REGISTER_PART: "phiếu đăng ký"}
"""What each file of a unit is called in a letter, by its part."""


class Letter(NamedTuple):
    """A letter to one unit, ready to paste: lines of plain text."""

    subject: str
    text: str


def covering(run: Consolidation, asked: Asked, file: str, today: date, *, redrawn: bool, blank: str) -> Letter:
    """The letter that goes with a copy. `redrawn`: it is a fresh form; `blank` names a blank form that goes along."""
    member = run.assignment.bloc.member(asked.sent.member)
    period, what = run.assignment.period.label, PAPERS.get(asked.sent.part, PAPERS[""])
    came = f"tệp “{clean(asked.sent.file)}”, nhận ngày {day(asked.sent.received.date())}{_late(run, asked)}"
    lines = [
        *_greeting(member),
        (
            f"Khối thi đua {_bloc(run)} đã nhận {what} {period} của đơn vị ({came}). "
            f"Phiếu còn {counted(asked.items)}; đề nghị đơn vị sửa và gửi lại {_until(run, today)}."
        ),
        *([f"So với lần trước: {_since(asked)}."] if asked.since else []),
        "",
        "Cách sửa:",
        f"1. Mở tệp gửi kèm “{file}”. Trang đầu “Cần sửa” liệt kê từng chỗ; bấm vào ô ở cột “Ô” để tới đúng chỗ ấy.",
        "2. Gõ lại ở các ô tô đỏ, cam, tím, xanh theo ghi chú của ô. Ô khác đã khóa, không có mật khẩu.",
        "3. Lưu tệp rồi gửi lại chính tệp ấy; không phải xóa trang “Cần sửa” hay ghi chú.",
        *([_REDRAWN] if redrawn else []),
        *([f"Tệp “{blank}” là mẫu trống, để lấy lại trang hoặc cột còn thiếu."] if blank else []),
        "",
        "Những chỗ cần sửa:",
        *(line for item in asked.items for line in _told(item, asked)),
        *_signed(run),
    ]
    return Letter(f"Đề nghị sửa {what} thi đua {period} (lần {asked.round})", _text(lines))


def reminder(run: Consolidation, member: Member, today: date, form: str) -> Letter:
    """The letter to a unit whose file has not come, or could not be read; `form` names the form that goes along."""
    period = run.assignment.period.label
    unread = [refusal for refusal in run.refused if named_in(refusal.name, run.assignment.bloc) == (member,)]
    lines = [
        *_greeting(member),
        (
            f"{_not_come(run, today)} phiếu báo cáo kết quả thi đua {period} của đơn vị. "
            f"Đề nghị đơn vị gửi phiếu {_until(run, today)}."
        ),
        *_about_unread(run, unread),
        f"Mẫu phiếu gửi kèm: “{form}”. Nếu đơn vị đã gửi, đề nghị báo lại thời điểm gửi để kiểm tra.",
        *_signed(run),
    ]
    late = run.assignment.deadline is not None and today > run.assignment.deadline
    return Letter(f"{'Quá hạn' if late else 'Nhắc'} gửi phiếu báo cáo thi đua {period}", _text(lines))


_REDRAWN = (
    "Tệp đơn vị gửi ở dạng không đánh dấu được (.xls, .ods hoặc Strict Open XML) nên đã được "
    "chép số liệu sang mẫu mới; đề nghị đối chiếu với bản của đơn vị trước khi gửi lại."
)


def _greeting(member: Member | None) -> Iterator[str]:
    yield f"Kính gửi: {clean(member.name) if member else 'đơn vị'}"
    yield ""


def _bloc(run: Consolidation) -> str:
    return clean(f"{run.assignment.bloc.name}, {run.assignment.bloc.province}").strip(" ,")


def _late(run: Consolidation, asked: Asked) -> str:
    days, came = run.days_late(asked.sent.member), run.came.get(asked.sent.member)
    if asked.sent.part or not days or came is None:
        return ""
    first = "" if came == asked.sent.received.date() else f" (bản đầu nhận ngày {day(came)})"
    return f", muộn {days} ngày{first}"


def _until(run: Consolidation, today: date) -> str:
    deadline = run.assignment.deadline
    return f"trước hết ngày {day(deadline)}" if deadline and today <= deadline else "trong thời gian sớm nhất"


def _not_come(run: Consolidation, today: date) -> str:
    deadline, who = run.assignment.deadline, f"Khối thi đua {_bloc(run)} chưa nhận được"
    if deadline is None:
        return f"Đến ngày {day(today)}, {who}"
    if today > deadline:
        return f"Hạn gửi là ngày {day(deadline)}, đã quá {(today - deadline).days} ngày, nhưng {who}"
    left = (deadline - today).days
    return f"Hạn gửi là ngày {day(deadline)} ({f'còn {left} ngày' if left else 'hôm nay'}); đến nay {who}"


def _about_unread(run: Consolidation, refusals: list[Refusal]) -> Iterator[str]:
    for refusal in refusals:
        finding = Finding(refusal.rule, facts=refusal.facts)
        said, todo = run.rulebook.sentence(finding), run.rulebook.remedy(finding)
        yield clean(f"Khối có nhận tệp “{refusal.name}” nhưng chưa dùng được: {said} {todo}")


def _since(asked: Asked) -> str:
    came = list(asked.since.values())
    parts = ((asked.fixed, "đã sửa đúng"), (came.count(Came.STILL), "còn sai"), (came.count(Came.NEW), "mới thấy"))
    return ", ".join(f"{count} chỗ {words}" for count, words in parts if count)


def _told(item: Item, asked: Asked) -> Iterator[str]:
    place = item.finding.place
    where = " › ".join(filter(None, (clean(place.sheet), place.cell))) or "Cả tệp"
    again = " (đã nhắc lần trước)" if asked.since.get(item.number) is Came.STILL else ""
    yield f"{item.number}. [{WORDS[item.severity]}] {where}: {item.sentence}{again}"
    yield f"   → {item.remedy}"


def _signed(run: Consolidation) -> Iterator[str]:
    bloc = run.assignment.bloc
    yield from ("", "Trân trọng./.", "", f"{clean(bloc.name_of(bloc.head))} – Trưởng Khối thi đua {_bloc(run)}")


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
