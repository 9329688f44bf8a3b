"""The papers of the conference: invitation, programme, answers to comments, notice of conclusions, news item."""

from collections import Counter
from collections.abc import Iterator

from ..consolidation import Consolidation
from ..domain.proceedings import Answer, Occasion, Resolution
from ..report import claims
from ..report.outcome import outcome
from ..report.paragraphs import draft, opened
from ..summary.followup import tally
from ..values.folding import fold
from ..values.writing import long_day
from .paper import DOTS, Line, Paper, paper, shown, when

UNANSWERED = "Chưa trả lời"


def invitation(run: Consolidation) -> Paper:
    """The invitation: whom, when, where, about what, and what units have to send before."""
    deadline = run.assignment.deadline
    contents = [item["content"] for item in _programme(run)]
    return paper(
        "giay-moi",
        run,
        invited=run.proceedings.meeting.guests,
        contents=[f"- {content};" for content in contents],
        deadline=long_day(deadline) if deadline else DOTS,
    )


def programme(run: Consolidation) -> Paper:
    """The programme as typed, or else the usual order of such a conference."""
    return paper("chuong-trinh", run, items=_programme(run))


def _programme(run: Consolidation) -> list[dict[str, str]]:
    typed = run.proceedings.programme
    if typed:
        return [{"time": item.time, "content": item.content, "office": item.office} for item in typed]
    return [{"time": "", "content": content, "office": office} for content, office in _usual(run)]


def _usual(run: Consolidation) -> Iterator[tuple[str, str]]:
    bloc, period = run.assignment.bloc, run.assignment.period
    head, deputy, all_units = bloc.name_of(bloc.head), bloc.name_of(bloc.deputy), "Các đơn vị thành viên"
    yield "Ổn định tổ chức, tuyên bố lý do, giới thiệu đại biểu", head
    yield "Phát biểu khai mạc", head
    if run.proceedings.meeting.occasion is Occasion.OPENING:
        yield f"Trình bày dự thảo kế hoạch, quy chế hoạt động, thang điểm và giao ước thi đua năm {period.year}", head
        yield "Thảo luận, thông qua kế hoạch, quy chế, thang điểm, giao ước", all_units
        yield "Ký giao ước thi đua", all_units
        yield "Phát biểu của đại biểu cấp trên", "; ".join(run.proceedings.meeting.guests) or DOTS
        yield "Kết luận hội nghị", head
        return
    yield f"Trình bày dự thảo báo cáo {'sơ kết' if period.half else 'tổng kết'} và tổng hợp góp ý", deputy
    yield "Thảo luận, góp ý dự thảo báo cáo", all_units
    if not period.half:
        yield "Thông qua bảng điểm và thứ tự xếp hạng", all_units
        yield "Bầu ban kiểm phiếu, bỏ phiếu kín, công bố kết quả kiểm phiếu", all_units
        yield "Thông qua đề nghị khen thưởng", all_units
    yield "Phát biểu của đại biểu cấp trên", "; ".join(run.proceedings.meeting.guests) or DOTS
    yield f"Thống nhất nhiệm vụ {period.next_label}, kết luận hội nghị", head
    if not period.half:
        yield f"Bàn giao nhiệm vụ Trưởng khối, ký giao ước thi đua năm {period.year + 1}", all_units


def answers(run: Consolidation) -> Paper:
    """The units' comments on the draft, each with what was made of it."""
    bloc, comments = run.assignment.bloc, run.proceedings.comments
    lines: list[Line] = [
        {
            "number": str(number),
            "unit": bloc.name_of(comment.unit),
            "draft": comment.draft,
            "about": comment.about,
            "content": comment.content,
            "answer": comment.answer.value if comment.answer else UNANSWERED,
            "reply": comment.reply,
        }
        for number, comment in enumerate(comments, 1)
    ]
    silent = [m.name for m in bloc.members if m.code not in {comment.unit for comment in comments}]
    return paper("tiep-thu-gop-y", run, lines=lines, counted=_counted(run), silent="; ".join(silent))


def _counted(run: Consolidation) -> str:
    comments = run.proceedings.comments
    if not comments:
        return "Chưa nhận được góp ý nào."
    kinds = Counter(comment.answer for comment in comments)
    parts = [f"{answer.value.lower()} {kinds[answer]}" for answer in Answer if kinds[answer]]
    parts += [f"{UNANSWERED.lower()} {kinds[None]}"] if kinds[None] else []
    units = len({comment.unit for comment in comments})
    return f"Nhận {len(comments)} góp ý của {units} đơn vị: {'; '.join(parts)}."


def conclusions(run: Consolidation) -> Paper:
    """The notice of conclusions: who met, what was noted, which tasks were set, what was decided on awards."""
    tasks: list[Line] = [
        {
            "code": task.code,
            "task": task.task,
            "owner": run.assignment.bloc.name_of(task.owner) if task.owner else "Các đơn vị",
            "due": shown(task.due),
        }
        for task in new_tasks(run)
    ]
    told = {paragraph.id: paragraph.text for paragraph in draft(run)}
    noted = [told[mark] for mark in ("PT-1", "PT-2", "PT-3", "UD-1") if mark in told]
    return paper(
        "thong-bao-ket-luan", run, met=_met(run), noted=noted, tasks=tasks, follow=tally(run), decided=outcome(run)
    )


def _met(run: Consolidation) -> str:
    """When the conference was, to begin a sentence with: 'Hồi' goes with an hour only, or with what is left open."""
    spoken = when(run)
    if run.proceedings.meeting.starts or spoken == DOTS:
        return f"Hồi {spoken}"
    return f"{spoken[:1].upper()}{spoken[1:]}"


def new_tasks(run: Consolidation) -> list[Resolution]:
    """The tasks that the conference of this period set."""
    return [task for task in run.proceedings.resolutions if task.new_in(run.assignment.period)]


def news(run: Consolidation) -> Paper:
    """The news item: the facts of the conference, each sentence only as far as the figures bear it out."""
    told = {paragraph.id: paragraph.text for paragraph in draft(run)}
    short = [paragraph.text.rstrip(".") for paragraph in draft(run) if paragraph.id.startswith("TT-")]
    tasks = [task.task for task in new_tasks(run)] or [
        paragraph.text.rstrip(".") for paragraph in draft(run) if paragraph.id.startswith("NV-")
    ]
    reform = [told[mark] for mark in ("PT-7", "PT-2", "PT-3") if mark in told]
    return paper(
        "tin-hoi-nghi",
        run,
        opened=opened(run),
        course=claims.on_course(run),
        duties=told["PT-1"],
        reform=" ".join(reform),
        movements=", ".join(_movements(run)),
        besides=" và ".join(_besides(run)),
        study=told["PT-4"],
        rural=told["PT-5"],
        funds=told["PT-6"],
        shortcomings="; ".join(f"{text[:1].lower()}{text[1:]}" for text in short),
        tasks="; ".join(f"{text[:1].lower()}{text[1:]}" for text in tasks),
        decided=outcome(run),
    )


def _movements(run: Consolidation) -> list[str]:
    movements = dict.fromkeys(name for name in run.frames["movements"]["name"] if name)
    return list({fold(name): f"“{name}”" for name in movements}.values())


def _besides(run: Consolidation) -> Iterator[str]:
    """The movements that units told of; that of studying only where somebody did."""
    named = _movements(run)
    if named:
        yield f"{'các ' if len(named) > 1 else ''}phong trào thi đua {', '.join(named)}"
    if any(claims.amount(key, run).value for key in ("sessions", "attendances")):
        yield "phong trào “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”"
