"""From one period to the next: what was reported, agreed and settled becomes the start of the new master."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from .consolidation import Consolidation
from .declare import Sheet
from .domain.bloc import Assignment, Conference
from .domain.findings import Finding
from .domain.periods import Period
from .domain.proceedings import Resolution
from .domain.rulebook import Check
from .errors import InputError
from .intake.frames import row_key
from .intake.inputs import input_table
from .intake.register import Register
from .plans import Value
from .port import Master
from .sheets import DATA_SHEETS
from .sheets.appraisal import CROSS_SCORES, SELF_SCORES
from .sheets.meeting import MEETING, REGISTER, RESOLUTIONS, RESULTS
from .sheets.scoring import CRITERIA, SCORE_RULES
from .sheets.year import LAWS, QUOTAS, STANDARDS
from .summary.followup import unsettled

Rows = Mapping[str, Sequence[Mapping[str, Value]]]
CARRIED = (CRITERIA, SCORE_RULES, LAWS, STANDARDS, QUOTAS)
"""What the bloc agreed on and edits again: it goes on as it was typed."""
_OF_THE_YEAR = (
    "head_chair",
    "deputy_chair",
    "opened_on",
    "opened_at",
    "scheme_on",
    "plan",
    "pact_on",
    "register_by",
    "stamp",
)
"""What *Hội nghị* says of the whole year; the rest is of one conference."""


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """What a new master starts from; `rows` go by the keys of its input sheets, `earlier` by `PREVIOUS_SCHEMA`."""

    assignment: Assignment
    earlier: pl.DataFrame
    checks: tuple[Check, ...]
    rows: Rows


def following(period: Period) -> Period:
    """The period reported after this one: the whole year follows its first half, then the next first half."""
    return Period(period.year, half=False) if period.half else Period(period.year + 1, half=True)


def next_assignment(assignment: Assignment) -> Assignment:
    """The same bloc in the next period; deadline and conference are still to be agreed, in a new year plans too."""
    period = following(assignment.period)
    targets = assignment.targets
    if period.year != assignment.period.year:
        targets = tuple(target._replace(plan=None) for target in targets)
    return assignment._replace(period=period, deadline=None, conference=Conference(), targets=targets)


def opening(run: Consolidation, master: Master) -> Opening:
    """What the next master starts from: the year's agreements go on, open tasks too; registrations within the year."""
    assignment = next_assignment(run.assignment)
    same_year = assignment.period.year == run.assignment.period.year
    rows: dict[str, Sequence[Mapping[str, Value]]] = {sheet.key: typed(master, sheet.key) for sheet in CARRIED}
    rows = {key: lines for key, lines in rows.items() if lines}
    rows[RESOLUTIONS.key] = list(_open_tasks(run))
    rows[RESULTS.key] = [*typed(master, RESULTS.key), *_results(run)]
    if same_year:
        rows[MEETING.key] = [{n: v for row in typed(master, MEETING.key) for n, v in row.items() if n in _OF_THE_YEAR}]
        rows[REGISTER.key] = list(_registered(run))
    return Opening(assignment, kept(run), tuple(run.rulebook.checks.values()), rows)


def handed_over(run: Consolidation, master: Master, deputy: str = "") -> Opening:
    """The next year under the next office: the deputy becomes head; the new deputy is named, or still to be filled in.

    An `InputError` where the year is not over, or the new deputy is no other member.
    """
    bloc, period = run.assignment.bloc, run.assignment.period
    if period.half:
        raise InputError(
            f"Bàn giao sau khi tổng kết năm; thư mục này là {period.label}. "
            "Sang kỳ cả năm của cùng khối: thidua new THƯ_MỤC_MỚI --from THƯ_MỤC_NÀY"
        )
    if deputy and (bloc.member(deputy) is None or deputy == bloc.deputy):
        codes = ", ".join(member.code for member in bloc.members if member.code != bloc.deputy)
        raise InputError(f"Phó Trưởng khối mới không thể là “{deputy}”. Chọn một mã: {codes}.")
    start = opening(run, master)
    rotated = start.assignment.bloc._replace(head=bloc.deputy, deputy=deputy)
    return replace(start, assignment=start.assignment._replace(bloc=rotated))


def typed(master: Master, key: str) -> list[Mapping[str, Value]]:
    """The rows of an input sheet as they were typed, without empty cells."""
    sheet = _BY_KEY[key]
    grid = master.grid(key)
    found: list[Finding] = []
    table = input_table(sheet, {key: grid}, "", found) if grid else None
    rows = ({name: v for name, v in row.values.items() if v is not None} for row in (table.rows if table else ()))
    return [row for row in rows if row]


_BY_KEY = {sheet.key: sheet for sheet in (*CARRIED, MEETING, RESULTS)}


def _open_tasks(run: Consolidation) -> Iterator[Mapping[str, Value]]:
    for task, _ in unsettled(run):
        yield _task(task, run.assignment.period)


def _task(task: Resolution, period: Period) -> Mapping[str, Value]:
    outcome = task.outcome.value if task.outcome else None
    said: dict[str, Value] = {"code": task.code, "task": task.task, "owner": task.owner or None, "due": task.due}
    return said | {"set_in": str(task.set_in or period), "outcome": outcome, "result": task.result or None}


def _registered(run: Consolidation) -> Iterator[Mapping[str, Value]]:
    register = Register.of(run.proceedings, run.frames["registrations"])
    for entry in register.entries.values():
        yield {name: getattr(entry, name) or None for name in REGISTER.by_name}


def _results(run: Consolidation) -> Iterator[Mapping[str, Value]]:
    """Where each unit stands now and what was proposed for it, for the years to come."""
    period = str(run.assignment.period)
    standings = {s.member: s for s in run.scored.standings} if run.scored else {}
    proposals = run.examined.year.proposals if run.examined else ()
    for member in run.assignment.bloc.members:
        standing = standings.get(member.code)
        own = [f"{p.award}: {p.state.value.lower()}" for p in proposals if p.unit == member.code and not p.name]
        if standing or own:
            yield {
                "period": period,
                "unit": member.code,
                "rank": standing.rank if standing else None,
                "total": float(standing.total) if standing else None,
                "maximum": float(standing.maximum) if standing else None,
                "awards": "; ".join(own) or None,
            }


def kept(run: Consolidation) -> pl.DataFrame:
    """All numbers reported in this run and in periods before, with the columns of `PREVIOUS_SCHEMA`; no scores.

    A number that has to be there and is missing or wrong is kept as null: a sum without it would be too small.
    """
    period = str(run.assignment.period)
    told = [sheet for sheet in DATA_SHEETS if sheet not in (SELF_SCORES, CROSS_SCORES)]
    parts = [_numbers(sheet, run.frames[sheet.key], period) for sheet in told]
    before = run.previous.filter(pl.col("period") != period, pl.col("row").is_not_null())
    return pl.concat([before, *(part for part in parts if part is not None)])


def _numbers(sheet: Sheet, frame: pl.DataFrame, period: str) -> pl.DataFrame | None:
    """The numbers of one sheet, one a row; nothing where it has no columns of numbers."""
    numbers = [column for column in sheet.columns if column.numeric]
    if not numbers:
        return None
    needed = [column.name for column in numbers if column.required]
    return (
        frame.select(
            pl.col("member").alias("_unit"),
            row_key(sheet).alias("_line"),
            pl.col("exempt").alias("_exempt"),
            *[pl.col(column.name).cast(pl.Float64) for column in numbers],
        )
        .unpivot(index=["_unit", "_line", "_exempt"], variable_name="_column", value_name="_number")
        .filter(
            pl.col("_number").is_not_null()
            | (pl.col("_column").is_in(needed) & ~pl.col("_column").is_in(pl.col("_exempt")))
        )
        .select(
            pl.lit(period).alias("period"),
            pl.col("_unit").alias("member"),
            pl.lit(sheet.key).alias("sheet"),
            pl.col("_line").alias("row"),
            pl.col("_column").alias("field"),
            pl.col("_number").alias("value"),
        )
    )
