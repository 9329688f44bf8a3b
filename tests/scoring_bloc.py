"""A small bloc that scores: its scheme and rows of its sheets, its drawn master, and what its units report."""

from datetime import date

from submissions import assignment, counted, frames, submission

from xlcore.checks.book import default_checks, default_rulebook
from xlcore.domain.bloc import Target
from xlcore.domain.periods import Period
from xlcore.files.drawing.master import draw_master
from xlcore.files.package.master import PackagedMaster
from xlcore.fresh import fresh_run
from xlcore.scoring.settle import score_bloc
from xlcore.summary.plans import plan_all

YEAR = Period(2018, half=False)
CRITERIA = [
    {"code": "I", "name": "Nhiệm vụ chính trị", "maximum": 20, "policy": "Quy đổi theo phần còn lại"},
    {
        "code": "I.1",
        "name": "Chỉ tiêu được giao",
        "maximum": 10,
        "type": "Định lượng tương đối @1",
        "source": "Chỉ tiêu",
        "target": "CT-01",
    },
    {
        "code": "I.2",
        "name": "Trả hồ sơ đúng hạn",
        "maximum": 10,
        "type": "Bậc thang @1",
        "source": "TTHC trả quá hạn (%)",
        "measure": "%",
        "ladder": "0: 10; >0–5: 5; >5: 0",
    },
    {"code": "II", "name": "Chế độ báo cáo", "maximum": 2},
    {
        "code": "II.1",
        "name": "Báo cáo đúng hạn",
        "maximum": 2,
        "type": "Bậc thang @1",
        "source": "Gửi phiếu muộn (ngày)",
        "measure": "ngày",
        "ladder": "0: 2; 1–2: 1,5; 3–5: 1; 6–10: 0,5; >10: 0",
    },
    {"code": "III", "name": "Điểm thưởng", "type": "Cộng @1", "per": 1.5},
    {"code": "IV", "name": "Ý thức", "maximum": 5, "type": "Chấm thẳng @1"},
]
RULES = [{"rule": "Tổng điểm của thang", "parameter": "27"}]
SCORES = [
    {"unit": "SCT", "criterion": "IV", "figure": 4.5},
    {"unit": "SXD", "criterion": "IV", "figure": 5},
    {"unit": "SCT", "criterion": "III", "figure": 2},
]


def bloc(*codes, period=YEAR):
    """A bloc of these units, each with one indicator, reporting until the end of June."""
    given = assignment(*codes, period=period)
    targets = tuple(Target(code, "CT-01", "Chỉ tiêu", "Khối", "%", 100.0) for code in codes)
    return type(given)(given.bloc, period, deadline=date(2018, 6, 30), targets=targets)


def drawn(path, *codes, period=YEAR, plans=(), **rows):
    """The master of such a bloc with rows of its scoring sheets, given as they come, and sheets of an earlier run."""
    run = fresh_run(bloc(*codes, period=period))
    draw_master(path, run.assignment, default_checks(), run.previous, plans or plan_all(run, ()), rows)
    return PackagedMaster(path)


def reported(code, done, overdue=0):
    targets = {"code": "CT-01", "plan": 100.0, "done": done, "cumulative": done}
    return submission(code, targets=targets, procedures={"on_time": 100 - overdue, "early": 0, "overdue": overdue})


def scored(office, *sent):
    units = counted(*sent)
    came = {code: one.received.date() for code, one in units.items()}
    return score_bloc(office.scoring, office.assignment, default_rulebook(), units, frames(units), came, office.year)
