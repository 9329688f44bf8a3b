"""The draft, paragraph by paragraph: the two-part skeleton of a bloc's review, each text with its figures."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count, groupby
from typing import NamedTuple

from ..consolidation import Consolidation
from ..intake.register import Register
from ..summary.followup import tally
from ..values.folding import fold
from ..values.writing import long_day, number
from . import claims


class Paragraph(NamedTuple):
    """One paragraph. `id` is stable over runs; it stands under the heading `section` and, in it, `topic`.

    `basis` is a short mark of the text as drafted: it changes exactly when a figure or a name in it does.
    """

    id: str
    section: str
    text: str
    topic: str = ""

    @property
    def heading(self) -> str:
        """Both headings in one line."""
        return " / ".join(filter(None, (self.section, self.topic)))

    @property
    def basis(self) -> str:
        """The mark of what the text rests on."""
        return sha256(self.text.encode()).hexdigest()[:10]


ORGANISATION = "I. Đặc điểm, tổ chức Khối"
OPENING = "II. Công tác triển khai"
MOVEMENTS = "III. Kết quả các phong trào thi đua"
AWARDS = "IV. Công tác khen thưởng"
ASSESSMENT = "V. Đánh giá"
GOOD, SHORT = "Ưu điểm", "Tồn tại, hạn chế"
AHEAD = "Phương hướng, nhiệm vụ"
DUTIES, REFORM = "Thực hiện nhiệm vụ chính trị", "Cải cách hành chính"
STUDY = "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
RURAL, FUNDS = "Chung tay xây dựng nông thôn mới", "Đóng góp các quỹ xã hội"


def draft(run: Consolidation) -> tuple[Paragraph, ...]:
    """Draft all paragraphs in the order of the report; one without anything to say is left out.

    The topics of a section are numbered as they then follow each other.
    """
    drafted = (
        Paragraph("TC-1", ORGANISATION, _members(run)),
        Paragraph("TC-2", ORGANISATION, _roles(run)),
        Paragraph("MO-1", OPENING, opened(run)),
        Paragraph("TK-1", OPENING, _registered(run)),
        Paragraph("TK-2", OPENING, claims.movements(run)),
        Paragraph("NQ-1", OPENING, tally(run)),
        Paragraph("PT-1", MOVEMENTS, claims.targets(run), DUTIES),
        Paragraph("PT-7", MOVEMENTS, claims.reception(run), REFORM),
        Paragraph("PT-2", MOVEMENTS, claims.dossiers(run), REFORM),
        Paragraph("PT-3", MOVEMENTS, claims.in_time(run), REFORM),
        Paragraph("PT-4", MOVEMENTS, _study(run), STUDY),
        Paragraph("PT-5", MOVEMENTS, claims.rural(run), RURAL),
        Paragraph("PT-6", MOVEMENTS, _funds(run), FUNDS),
        Paragraph("KT-1", AWARDS, _titles(run)),
        *(Paragraph(f"KQ-{place}", AWARDS, text) for place, text in enumerate(_of_the_year(run), 1)),
        Paragraph("UD-1", ASSESSMENT, claims.on_course(run), GOOD),
        *_listed("TT", ASSESSMENT, SHORT, "shortcomings", "content", run),
        *_listed("NV", AHEAD, "", "tasks", "task", run),
    )
    return tuple(_numbered([paragraph for paragraph in drafted if paragraph.text]))


def _numbered(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    for _, of_section in groupby(paragraphs, lambda paragraph: paragraph.section):
        of_topics = groupby(of_section, lambda paragraph: paragraph.topic)
        numbers = count(1)
        for topic, held in of_topics:
            title = f"{next(numbers)}. {topic}" if topic else ""
            yield from (paragraph._replace(topic=title) for paragraph in held)


def _members(run: Consolidation) -> str:
    bloc = run.assignment.bloc
    named = "; ".join(member.name for member in bloc.members)
    return f"Khối thi đua {bloc.name} tỉnh {bloc.province} có {len(bloc.members)} đơn vị thành viên, gồm: {named}."


def _roles(run: Consolidation) -> str:
    bloc, held = run.assignment.bloc, run.assignment.conference
    text = f"Đơn vị Trưởng khối là {bloc.name_of(bloc.head)}; đơn vị Phó Trưởng khối là {bloc.name_of(bloc.deputy)}."
    if held.held_on is None:
        return text
    place = f" tại {held.venue}" if held.venue else ""
    return f"{text} Hội nghị được tổ chức {long_day(held.held_on)}{place}."


def opened(run: Consolidation) -> str:
    """How the year began, as far as the milestones are typed."""
    meeting = run.proceedings.meeting
    units = {entry.unit for entry in Register.of(run.proceedings, run.frames["registrations"]).entries.values()}
    done = []
    if meeting.opened_on:
        place = f" tại {meeting.opened_at}" if meeting.opened_at else ""
        done.append(f"tổ chức Hội nghị triển khai và phát động thi đua ({long_day(meeting.opened_on)}{place})")
    done += [f"xây dựng kế hoạch thi đua ({_named(meeting.plan)})"] if meeting.plan else []
    done += [f"thông qua thang điểm bình xét ({long_day(meeting.scheme_on)})"] if meeting.scheme_on else []
    done += [f"ký giao ước thi đua ({long_day(meeting.pact_on)})"] if meeting.pact_on else []
    clauses = [f"Khối đã {'; '.join(done)}"] if done else []
    if units:
        share = f"{len(units)}/{len(run.asked('registrations'))}"
        clauses.append(f"{share} đơn vị đã cụ thể hóa nội dung thi đua bằng bản đăng ký")
    return f"Ngay từ đầu năm, {'; '.join(clauses)}." if clauses else ""


def _named(plan: str) -> str:
    """The plan by its number; staff type 'Số' before it or not."""
    named = plan.removeprefix("Số ").removeprefix("số ").rstrip(". ")
    return f"số {named}" if named[:1].isdigit() else named


def _registered(run: Consolidation) -> str:
    register = Register.of(run.proceedings, run.frames["registrations"])
    units = {entry.unit for entry in register.entries.values()}
    asked = run.asked("registrations")
    if not units:
        return "Chưa đơn vị nào gửi đăng ký thi đua."
    missing = [member.name for member in asked if member.code not in units]
    rest = f" Chưa có đăng ký: {'; '.join(missing)}." if missing else ""
    count = number(len(register.entries))
    return f"{len(units)}/{len(asked)} đơn vị đã đăng ký thi đua, với {count} danh hiệu, hình thức khen thưởng.{rest}"


def _study(run: Consolidation) -> str:
    about = "sinh hoạt chính trị, học tập quán triệt các Nghị quyết, Chỉ thị của Đảng"
    parts = (
        claims.summed("sessions", "{} buổi", "số buổi sinh hoạt chính trị", run),
        claims.summed("attendances", "{} lượt người dự", "số lượt người dự sinh hoạt chính trị", run),
    )
    return claims.sums(f"Tổ chức {about}: ", parts, claims.unknown(about), run)


def _funds(run: Consolidation) -> str:
    parts = (
        claims.summed("fund_amount", "{} đồng", "số tiền đóng góp các quỹ xã hội", run),
        claims.summed("fund_people", "với {} lượt người", "số lượt người đóng góp các quỹ xã hội", run),
    )
    opening = "Công chức, viên chức và người lao động đóng góp các quỹ xã hội "
    return claims.sums(opening, parts, claims.unknown("việc đóng góp các quỹ xã hội"), run)


def _titles(run: Consolidation) -> str:
    parts = (
        claims.summed("advanced", "Lao động tiên tiến {} người", "danh hiệu Lao động tiên tiến", run),
        claims.summed("grassroots", "Chiến sĩ thi đua cơ sở {} người", "danh hiệu Chiến sĩ thi đua cơ sở", run),
    )
    nothing = claims.unknown("danh hiệu thi đua")
    return claims.sums("Số liệu danh hiệu do các đơn vị báo cáo: ", parts, nothing, run, joint="; ")


def _listed(prefix: str, section: str, topic: str, key: str, column: str, run: Consolidation) -> Iterator[Paragraph]:
    """One paragraph for each thing that units named; the same thing said by several stands once, with its units."""
    texts: dict[str, str] = {}
    units: dict[str, list[str]] = {}
    for member, text in run.frames[key].select("member", column).iter_rows():
        if text:
            texts.setdefault(fold(text), text.rstrip(". "))
            units.setdefault(fold(text), []).append(run.assignment.bloc.name_of(member))
    for same, text in texts.items():
        mark = sha256(same.encode()).hexdigest()[:6]
        yield Paragraph(f"{prefix}-{mark}", section, f"{text} ({'; '.join(dict.fromkeys(units[same]))}).", topic)


def _of_the_year(run: Consolidation) -> list[str]:
    if run.assignment.period.half:
        return []
    from .outcome import outcome  # noqa: PLC0415 - `sheets.rare` says why

    return outcome(run)
