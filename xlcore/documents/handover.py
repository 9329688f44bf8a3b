"""What the office that takes over must know: who, what was achieved, what is still open, what to do first and where."""

from collections.abc import Iterator

from ..awards.proposals import State
from ..consolidation import Consolidation
from ..domain.bloc import Assignment
from ..domain.findings import Severity
from ..report.lines import ranking
from ..report.outcome import outcome, proposals
from ..summary.followup import unsettled
from ..values.writing import number
from .opening import scheme_of
from .paper import DOTS, Line, Paper, paper, shown

FIRST_STEPS = (
    "Mở TongHop.xlsm, trang Cấu hình: ghi Phó Trưởng khối mới, hạn gửi báo cáo, ngày và nơi họp.",
    "Trang Đơn vị: đối chiếu với quyết định thành viên của năm mới; thứ tự dòng là thứ tự của khối.",
    "Trang Chỉ tiêu: ghi kế hoạch năm mới; chỉ tiêu của năm trước còn đó, kế hoạch đã để trống.",
    "Trang Tiêu chí, Cách chấm: trình hội nghị đầu năm thông qua lại thang điểm; sửa trước khi thông qua.",
    "Trang Hội nghị: ghi hạn đăng ký, ngày triển khai, số kế hoạch, ngày ký giao ước; trang Căn cứ, Hạn mức nếu có.",
    "thidua forms --register: phát bản đăng ký; đơn vị gửi trước hạn, chép vào nhan-ve, rồi chạy thidua consolidate.",
    "thidua documents --only ke-hoach --only giao-uoc --only giay-moi: văn bản cho hội nghị đầu năm.",
    "Hết kỳ: thidua check, thidua consolidate, thidua report; hết 6 tháng: thidua new THƯ_MỤC_NĂM --from THƯ_MỤC_NÀY.",
)
PLACES = (
    ("TongHop.xlsm", "tệp tổng hợp: danh sách, quy tắc, số liệu các kỳ trước (trang Kỳ trước, Kết quả các kỳ)"),
    ("gui-di, nhan-ve", "phiếu gửi đi và phiếu đơn vị gửi về"),
    ("bao-cao, mau", "báo cáo, văn bản; mẫu Word sửa được"),
    ("luu-tru", "bản sao mọi phiếu đã nhận từ các năm trước và lịch sử; xem bằng thidua history, thidua verify"),
)


def handover(run: Consolidation, following: Assignment) -> Paper:
    """The page of the handover from the year of `run` to the next."""
    bloc, new = run.assignment.bloc, following.bloc
    waiting = [p for p in proposals(run) if p.state in (State.PROPOSED, State.AGREED)]
    return paper(
        "ban-giao",
        run,
        next_year=str(following.period.year),
        giver=bloc.name_of(bloc.head),
        taker=bloc.name_of(new.head),
        new_deputy=bloc.name_of(new.deputy) if new.deputy else DOTS,
        units=[
            {"number": str(place), "code": m.code, "name": m.name, "kind": m.kind.value, "email": m.email}
            for place, m in enumerate(bloc.members, 1)
        ],
        lines=ranking(run),
        results=outcome(run),
        waiting=[f"{bloc.name_of(p.unit)}: {p.award} ({p.state.value.lower()})" for p in waiting],
        tasks=list(_tasks(run)),
        scheme=scheme_of(run) or "Khối chưa có thang điểm trong tệp tổng hợp.",
        unclear=list(_unclear(run)),
        steps=[f"{place}. {step}" for place, step in enumerate(FIRST_STEPS, 1)],
        places=[{"name": name, "meaning": meaning} for name, meaning in PLACES],
    )


def _tasks(run: Consolidation) -> Iterator[Line]:
    for task, state in unsettled(run):
        yield {
            "code": task.code,
            "task": task.task,
            "owner": run.assignment.bloc.name_of(task.owner) if task.owner else "Các đơn vị",
            "due": shown(task.due),
            "state": state,
        }


def _unclear(run: Consolidation) -> Iterator[str]:
    """Units whose figures still have errors or are not there: the new office inherits them as earlier figures."""
    for member in run.assignment.bloc.members:
        wrong = [f for f in run.findings if f.member == member.code and run.rulebook.severity(f) is Severity.ERROR]
        if member.code not in run.counted:
            yield f"- {member.name}: chưa có phiếu {run.assignment.period.label}."
        elif wrong:
            yield f"- {member.name}: còn {number(len(wrong))} lỗi trong phiếu (trang Lỗi của thư mục năm trước)."
