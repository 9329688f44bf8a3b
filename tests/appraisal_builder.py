"""A small bloc with a scheme on disk, whose units score themselves and each other in real files."""

from history_builder import run

from xlcore.checks.book import default_checks
from xlcore.demo.fill import fill
from xlcore.domain.bloc import Assignment, Bloc, Member, UnitKind
from xlcore.domain.periods import Period
from xlcore.files.drawing.master import draw_master
from xlcore.files.folder import BlocFolder
from xlcore.fresh import fresh_run
from xlcore.summary.plans import plan_all

MEMBERS = (
    Member("SCT", "Sở Công Thương", UnitKind.DEPARTMENT),
    Member("SXD", "Sở Xây dựng", UnitKind.DEPARTMENT),
    Member("BQL", "Ban Quản lý Vườn", UnitKind.BOARD),
)
ASSIGNMENT = Assignment(
    Bloc("Kinh tế - Kỹ thuật", "Bắc Kạn", MEMBERS, "SCT", "SXD"),
    Period(2018, half=False),
)
CRITERIA = (
    {"code": "I", "name": "Nhiệm vụ", "maximum": 20},
    {"code": "I.1", "name": "Chuyên môn", "maximum": 15, "type": "Chấm thẳng @1", "evidence": "Có"},
    {"code": "I.2", "name": "Có kế hoạch", "maximum": 5, "type": "Đạt/không đạt @1"},
    {"code": "II", "name": "Điểm thưởng", "type": "Cộng @1", "per": 2},
)


def founded(root, **rows):
    """The folder of the bloc, with forms for its units."""
    folder = BlocFolder(root)
    folder.create()
    plans = plan_all(fresh := fresh_run(ASSIGNMENT), ())
    draw_master(folder.master, ASSIGNMENT, default_checks(), fresh.previous, plans, {"criteria": CRITERIA, **rows})
    assert run("forms", root, "-q").exit_code == 0
    return root


STAFF = [{"civil_servants": 10, "public_employees": 0, "workers": 2}]


def self_score(root, code, points, met="Có", evidence="BC 12/BC", bonus=None):
    """Let a unit score itself and send its form."""
    form = root / "gui-di" / f"{code}_2018.xlsx"
    sent = root / "nhan-ve" / f"{code}.xlsx"
    sent.write_bytes(form.read_bytes())
    rows = [
        {"code": "I.1", "figure": points, "evidence": evidence},
        {"code": "I.2", "met": met},
        {"code": "II", "figure": bonus},
    ]
    fill(sent, {"staff": STAFF, "self_scores": rows})


def cross_score(root, checker, checked, points, met="Có", reason="", bonus=None):
    """Let a unit check the one that it drew, and send the form of the cross-check."""
    form = root / "gui-di" / f"{checker}_cham-cheo_{checked}_2018.xlsx"
    sent = root / "nhan-ve" / f"{checker} cham {checked}.xlsx"
    sent.write_bytes(form.read_bytes())
    rows = [
        {"code": "I.1", "figure": points, "reason": reason},
        {"code": "I.2", "met": met, "reason": reason},
        {"code": "II", "figure": bonus},
    ]
    fill(sent, {"cross_scores": rows})
