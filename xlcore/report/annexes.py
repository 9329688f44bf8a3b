"""The annexes of the report: tables of texts as printed, their columns taken from the declarations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ..consolidation import Consolidation
from ..declare import Column, Decimal, Percent
from ..domain.findings import Severity
from ..sheets import BY_KEY
from ..summary.figures import Amount, Figure, measure
from ..summary.targets import NOT_MET, Result, results
from ..values.writing import day, number
from .lines import ballot_lines, proposal_lines, ranking, step_lines, task_lines

Line = Mapping[str, str]
Head = tuple[str, tuple[str, ...], float]
"""A column of an annex: its name in a line, the levels of its header, its width in characters."""
UNIT: Head = ("unit", ("Đơn vị",), 30)
_BY: Head = ("by", ("Người, ngày",), 20)


@dataclass(frozen=True, slots=True)
class Look:
    """How the template draws one annex; with `total` it ends with a line of sums."""

    title: str
    heads: tuple[Head, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """The lines of one annex, cells by column name; `total` is empty where nothing is added up.

    `number` counts the annexes that have lines, from 1.
    """

    lines: tuple[Line, ...]
    total: Line
    number: int = 0


def _heads(key: str, names: Sequence[str], widths: Mapping[str, float] | None = None) -> tuple[Head, ...]:
    columns = [BY_KEY[key].by_name[name] for name in names]
    return (UNIT, *((c.name, c.levels, (widths or {}).get(c.name, c.width)) for c in columns))


MOVEMENT_COLUMNS = ("name", "level", "form", "collectives", "individuals", "result")
TARGET_COLUMNS = ("name", "measure", "plan", "cumulative", "ratio")
LOOKS: Mapping[str, Look] = {
    "procedures": Look(
        "Kết quả giải quyết thủ tục hành chính (hồ sơ)", _heads("procedures", BY_KEY["procedures"].summed), total=True
    ),
    "targets": Look(
        "Kết quả thực hiện chỉ tiêu",
        (*_heads("targets", TARGET_COLUMNS, {"name": 52}), ("outcome", ("Kết quả",), 18)),
    ),
    "movements": Look("Phong trào thi đua", _heads("movements", MOVEMENT_COLUMNS)),
    "titles": Look("Danh hiệu thi đua theo số người", _heads("titles", BY_KEY["titles"].summed), total=True),
    "ranking": Look(
        "Bảng điểm và xếp hạng",
        (
            ("rank", ("Hạng",), 16),
            UNIT,
            ("total", ("Điểm",), 11),
            ("maximum", ("Điểm tối đa",), 11),
            ("share", ("Tỷ lệ (%)",), 10),
            ("moved", ("So với năm trước",), 16),
            ("note", ("Ghi chú",), 44),
        ),
    ),
    "steps": Look(
        "Điểm tự chấm, chấm chéo và điểm chốt theo nhóm tiêu chí",
        (
            UNIT,
            ("group", ("Nhóm tiêu chí",), 50),
            ("stated", ("Tự chấm",), 12),
            ("checked", ("Chấm chéo",), 12),
            ("taken", ("Điểm chốt",), 12),
            ("difference", ("Chênh lệch so với tự chấm",), 14),
        ),
    ),
    "ballots": Look(
        "Kết quả bỏ phiếu",
        (
            ("award", ("Hình thức",), 34),
            ("place", ("Thứ tự",), 9),
            UNIT,
            ("votes", ("Số phiếu",), 12),
            ("share", ("Tỷ lệ (%)",), 10),
            ("threshold", ("Ngưỡng (%)",), 10),
            ("result", ("Kết quả",), 20),
        ),
    ),
    "proposals": Look(
        "Đề nghị khen thưởng",
        (
            UNIT,
            ("award", ("Danh hiệu, hình thức",), 30),
            ("name", ("Tên tập thể, cá nhân",), 30),
            ("achievement", ("Thành tích",), 40),
            ("state", ("Tình trạng",), 30),
        ),
    ),
    "tasks": Look(
        "Kết quả nhiệm vụ hội nghị trước giao",
        (
            ("code", ("Mã",), 10),
            ("task", ("Nhiệm vụ",), 46),
            ("due", ("Hạn",), 17),
            UNIT,
            ("state", ("Tình trạng",), 18),
            ("result", ("Kết quả, lý do",), 42),
        ),
    ),
    "problems": Look(
        "Số liệu còn phải làm rõ",
        (UNIT, ("place", ("Tệp, trang, ô",), 24), ("sentence", ("Nội dung",), 60), ("remedy", ("Cần làm",), 40)),
    ),
    "waived": Look(
        "Lỗi được bỏ qua và lý do",
        (UNIT, ("place", ("Trang, ô",), 20), ("sentence", ("Nội dung",), 52), ("why", ("Lý do",), 32), _BY),
    ),
}
"""The annexes in their order."""


def annexes(run: Consolidation) -> Mapping[str, Annex]:
    """Fill the annexes, in the order of `LOOKS`; one without lines is left out by the template."""
    filled = {
        "procedures": _added("procedures", run),
        "targets": Annex(tuple(_targets(run)), {}),
        "movements": Annex(tuple(_movements(run)), {}),
        "titles": _added("titles", run),
        "ranking": Annex(tuple(ranking(run)), {}),
        "steps": Annex(tuple(step_lines(run)), {}),
        "ballots": Annex(tuple(ballot_lines(run)), {}),
        "proposals": Annex(tuple(proposal_lines(run)), {}),
        "tasks": Annex(tuple(task_lines(run)), {}),
        "problems": Annex(tuple(_problems(run)), {}),
        "waived": Annex(tuple(_waived(run)), {}),
    }
    numbers = accumulate(int(bool(annex.lines)) for annex in filled.values())
    return {key: replace(annex, number=number) for (key, annex), number in zip(filled.items(), numbers, strict=True)}


def _added(key: str, run: Consolidation) -> Annex:
    """One line a unit; a unit that is out of a sum shows why in that column."""
    found = {name: measure(Figure(name, "", key, name), run) for name in BY_KEY[key].summed}
    lines = [_amounts(member.code, member.name, found) for member in run.asked(key)]
    total = {"unit": "Cộng"} | {name: _sum(amount) for name, amount in found.items()}
    return Annex(tuple(lines), total if lines else {})


def _amounts(code: str, name: str, found: Mapping[str, Amount]) -> Line:
    return {"unit": name} | {
        field: number(amount.by_member[code]) if code in amount.by_member else amount.out.get(code, "không áp dụng")
        for field, amount in found.items()
    }


def _sum(amount: Amount) -> str:
    if amount.value is None:
        return ""
    return number(amount.value) if not amount.out else f"{number(amount.value)} ({amount.coverage})"


def _targets(run: Consolidation) -> list[Line]:
    columns = BY_KEY["targets"].by_name
    return [
        {
            "unit": run.assignment.bloc.name_of(found.member),
            "name": found.name,
            "measure": found.measure,
            "plan": _shown(columns["plan"], found.plan),
            "cumulative": _shown(columns["cumulative"], found.done),
            "ratio": _shown(columns["ratio"], found.ratio),
            "outcome": _outcome(found),
        }
        for found in results(run)
    ]


def _outcome(found: Result) -> str:
    """Half a year cannot have met a year's plan: what is not met yet says whether it is in time."""
    if found.outcome != NOT_MET or found.pace is None:
        return found.outcome
    return f"{found.outcome}, {'đúng' if found.pace else 'chậm'} tiến độ"


def _movements(run: Consolidation) -> list[Line]:
    columns = BY_KEY["movements"].by_name
    return [
        {"unit": run.assignment.bloc.name_of(row["member"])}
        | {name: _shown(columns[name], row[name]) for name in MOVEMENT_COLUMNS}
        for row in run.frames["movements"].iter_rows(named=True)
    ]


def _shown(column: Column, value: object) -> str:
    match value:
        case None:
            return ""
        case bool() | str():
            return str(value)
        case int() | float():
            places = 1 if isinstance(column.kind, Percent) else None
            return number(round(value, 2) if isinstance(column.kind, Decimal) else value, places)
        case _:
            return day(value)  # type: ignore[arg-type]


def _problems(run: Consolidation) -> list[Line]:
    return [
        {
            "unit": run.assignment.bloc.name_of(finding.member),
            "place": " ".join(filter(None, (finding.place.sheet, finding.place.cell))) or finding.place.file,
            "sentence": run.rulebook.sentence(finding),
            "remedy": run.rulebook.remedy(finding),
        }
        for finding in run.findings
        if run.rulebook.severity(finding) is not Severity.NOTE
    ]


def _waived(run: Consolidation) -> list[Line]:
    return [
        {
            "unit": run.assignment.bloc.name_of(finding.member),
            "place": waiver.where,
            "sentence": run.rulebook.sentence(finding),
            "why": waiver.why,
            "by": f"{waiver.actor.user}, {day(waiver.when)}",
        }
        for finding, waiver in run.waived
    ]
