"""The report as data for a Word template: head, two parts with their sections, annexes, signature."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ..consolidation import Consolidation
from ..domain.periods import Period
from ..errors import InputError
from ..values.writing import open_day
from .annexes import Annex, annexes
from .paragraphs import AHEAD, draft
from .remarks import GONE, Settled, settle_remarks

NO_TASKS = "Các đơn vị chưa đề xuất nhiệm vụ."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs under it; `level` is 1 for a section, 2 for a topic in it, 0 for no heading."""

    title: str
    level: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that the template prints; each field is a text as printed.

    `results` and `ahead` are the sections of the two parts; `annexes` go by the names in `report.annexes`.
    """

    parent_agency: str
    bloc: str
    place_and_date: str
    kind: str
    subject: str
    results_title: str
    results: tuple[Section, ...]
    ahead_title: str
    ahead: tuple[Section, ...]
    annexes: Mapping[str, Annex]
    head_unit: str
    draft: bool = True
    stamp: str = ""


def document(run: Consolidation, *, final: bool = False) -> Document:
    """Put the report together; the secretary's own wording stands in the place of the drafted one.

    A final report waits until every comment on the draft is answered; an `InputError` says whose are not.
    """
    if final:
        _hold_answered(run)
    assignment, period = run.assignment, run.assignment.period
    settled = [item for item in settle_remarks(draft(run), run.remarks) if item.status != GONE]
    results = [item for item in settled if item.paragraph.section != AHEAD]
    ahead = tuple(item.text for item in settled if item.paragraph.section == AHEAD)
    kind = "sơ kết" if period.half else "tổng kết"
    return Document(
        parent_agency=assignment.parent_agency.upper(),
        bloc=assignment.bloc.name,
        place_and_date=f"{assignment.place}, {open_day(assignment.conference.held_on)}",
        kind=kind,
        subject=f"{kind.capitalize()} công tác thi đua {_short(period)}, phương hướng, nhiệm vụ {period.next_label}",
        results_title=f"Kết quả công tác thi đua {period.label}".upper(),
        results=tuple(_sections(results)),
        ahead_title=f"Phương hướng, nhiệm vụ {period.next_label}".upper(),
        ahead=(Section("", 0, ahead or (NO_TASKS,)),),
        annexes=annexes(run),
        head_unit=assignment.bloc.name_of(assignment.bloc.head),
        draft=not final,
        stamp=run.proceedings.meeting.stamp,
    )


def _hold_answered(run: Consolidation) -> None:
    waiting = [comment.unit for comment in run.proceedings.comments if comment.answer is None]
    if waiting:
        names = "; ".join(dict.fromkeys(run.assignment.bloc.name_of(unit) for unit in waiting))
        raise InputError(
            f"Còn {len(waiting)} góp ý chưa trả lời ở trang Góp ý ({names}). Trả lời xong rồi viết bản chính thức."
        )


def _short(period: Period) -> str:
    """The year is said once where both halves lie in it."""
    return "6 tháng đầu năm" if period.half else period.label


def _sections(settled: list[Settled]) -> Iterator[Section]:
    """Group the paragraphs by their headings; a section whose topics follow has no paragraphs of its own."""
    for title, items in groupby(settled, lambda item: item.paragraph.section):
        topics = [(topic, [i.text for i in own]) for topic, own in groupby(items, lambda item: item.paragraph.topic)]
        bare = topics.pop(0)[1] if not topics[0][0] else []
        yield Section(title, 1, tuple(bare))
        yield from (Section(topic, 2, tuple(texts)) for topic, texts in topics)
