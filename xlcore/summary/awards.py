"""*Xét danh hiệu*, *Kết quả bỏ phiếu*, *Tổng hợp đề nghị*: the year's awards, each verdict with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..awards.ballot import Place
from ..awards.examine import Examined
from ..awards.proposals import Proposal, managers
from ..awards.standards import Verdict
from ..consolidation import Consolidation
from ..plans import Cell, Page, SheetPlan, Source, Table, Value
from ..sheets.titles import TITLES
from ..styles import BODY, BODY_CENTER, BODY_COUNT, BODY_PERCENT, SUBTITLE, Style
from ..values.writing import day, number
from .layout import DASH, Cells, header_height, heading, row_heights

TITLES_KEY, TITLES_TITLE = "sum_award_titles", "Xét danh hiệu"
BALLOT_KEY, BALLOT_TITLE = "sum_award_ballot", "Kết quả bỏ phiếu"
PROPOSALS_KEY, PROPOSALS_TITLE = "sum_award_proposals", "Tổng hợp đề nghị"
TOP = 5
FIRST = TOP + 1
MEETS, LACKS, UNKNOWN = "Đạt", "Không đạt", "Thiếu số liệu"
ELECTED, NOT_ELECTED, EQUALS = "Trúng cử", "Không trúng cử", "Bằng phiếu, chưa phân định"
NO_OBJECTION, NO_PERSON = "Không", "Không đề nghị cá nhân nào."
_VERDICTS = {True: MEETS, False: LACKS, None: UNKNOWN}
_SEATS = {True: ELECTED, False: NOT_ELECTED, None: EQUALS}


def award_plans(run: Consolidation, examined: Examined) -> tuple[SheetPlan, ...]:
    """Plan the three sheets of a year's awards."""
    return (titles_plan(run, examined), ballot_plan(run, examined), proposals_plan(run, examined))


def titles_plan(run: Consolidation, examined: Examined) -> SheetPlan:
    """Plan the demands of each title, unit by unit, with the sum and the article behind each."""
    name = run.assignment.bloc.name_of
    judged = [(unit, title, verdict) for unit, title, verdicts in examined.verdicts for verdict in verdicts]
    rows = [
        (number, name(unit), title, verdict.sentence, _VERDICTS[verdict.holds])
        for number, (unit, title, verdict) in enumerate(judged, 1)
    ]
    said = (
        f"Chỉ xét điều kiện về số người ở trang Tiêu chuẩn có hiệu lực vào ngày {day(run.assignment.period.last_day)}."
    )
    heads = ("STT", "Đơn vị", "Danh hiệu", "Điều kiện và phép tính", "Kết quả")
    styles = (BODY_CENTER, BODY, BODY, BODY, BODY_CENTER)
    table = Table("tbl_award_titles", TOP, 1, heads, rows, styles)
    plan = _plan(TITLES_KEY, TITLES_TITLE, "XÉT DANH HIỆU THEO SỐ NGƯỜI", run, table, (5, 40, 30, 78, 16), said)
    return replace(plan, cells={**plan.cells, **dict(_judged(judged))})


def _judged(judged: Sequence[tuple[str, str, Verdict]]) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The sums and the verdicts again, with the way back to the numbers behind them."""
    for row, (unit, _, verdict) in enumerate(judged, FIRST):
        people = tuple(filter(None, (verdict.condition.subject, verdict.condition.base)))
        sources = (Source(TITLES.key, people, (unit,)),)
        yield (row, 4), Cell(verdict.sentence, BODY, "", sources)
        yield (row, 5), Cell(_VERDICTS[verdict.holds], BODY_CENTER, "", sources)


def ballot_plan(run: Consolidation, examined: Examined) -> SheetPlan:
    """Plan who got how many votes, whether the threshold was reached, and how that stands to the scores."""
    rows = [row for award, places in examined.results.items() for row in _ballot_rows(award, places, run, examined)]
    heads = ("Hình thức", "Thứ tự", "Đơn vị", "Số phiếu", "Tỷ lệ (%)", "Ngưỡng (%)", "Kết quả", "Hạng theo điểm")
    styles: tuple[Style, ...] = (BODY, BODY_CENTER, BODY, BODY_COUNT, BODY_PERCENT, BODY_PERCENT, BODY_CENTER)
    said = "Tỷ lệ tính trên mẫu số ghi ở trang Bỏ phiếu; số suất lấy từ trang Hạn mức."
    table = Table("tbl_award_ballot", TOP, 1, heads, rows, (*styles, BODY_CENTER))
    return _plan(BALLOT_KEY, BALLOT_TITLE, "KẾT QUẢ BỎ PHIẾU", run, table, (34, 9, 42, 11, 11, 11, 20, 12), said)


def _ballot_rows(
    award: str, places: Sequence[Place], run: Consolidation, examined: Examined
) -> Iterator[tuple[Value, ...]]:
    ballot = next(b for b in examined.year.ballots.values() if b.award == award)
    limit: Value = DASH if ballot.threshold is None else ballot.threshold
    for place in places:
        name, rank = run.assignment.bloc.name_of(place.code), examined.ranks.get(place.code, DASH)
        outcome = _SEATS[place.elected]
        yield award, place.place, name, place.votes, float(place.share), limit, outcome, rank


def seat(place: Place) -> str:
    """Whether a unit is elected, in words."""
    return _SEATS[place.elected]


def proposals_plan(run: Consolidation, examined: Examined) -> SheetPlan:
    """Plan every proposal with what stands against it; persons who lead are counted below the heading."""
    rows = [_proposal_row(number, row, run, examined) for number, row in enumerate(examined.year.proposals, 1)]
    heads = ("STT", "Đơn vị", "Danh hiệu, hình thức", "Đối tượng", "Tên", "Tình trạng", "Vướng mắc", "Số tờ trình")
    styles = (BODY_CENTER, BODY, BODY, BODY_CENTER, BODY, BODY_CENTER, BODY, BODY_CENTER)
    lead, persons = managers(examined.year.proposals)
    share = f" ({number(lead / persons * 100, 1)} %)" if persons else ""
    said = f"Cá nhân được đề nghị: {persons}, trong đó lãnh đạo: {lead}{share}." if persons else NO_PERSON
    table = Table("tbl_award_proposals", TOP, 1, (*heads, "Số quyết định"), rows, (*styles, BODY_CENTER))
    widths = (5, 34, 30, 11, 24, 16, 60, 12, 14)
    return _plan(PROPOSALS_KEY, PROPOSALS_TITLE, "TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG", run, table, widths, said)


def _proposal_row(number: int, proposal: Proposal, run: Consolidation, examined: Examined) -> tuple[Value, ...]:
    found = examined.against.get(proposal.row, ())
    against = " ".join(run.rulebook.sentence(f) for f in found if run.rulebook.keeps(f)) or NO_OBJECTION
    name = run.assignment.bloc.name_of(proposal.unit)
    about = (proposal.award, proposal.recipient, proposal.name or name, proposal.state.value)
    return (number, name, *about, against, proposal.submission, proposal.decision)


def _plan(
    key: str, title: str, head: str, run: Consolidation, table: Table, widths: tuple[float, ...], said: str
) -> SheetPlan:
    cells: Cells = heading(head, run) | {(3, 1): Cell(said, SUBTITLE)}
    return SheetPlan(
        key,
        title,
        cells,
        tables=(table,),
        widths=widths,
        heights=row_heights(table.rows, widths, FIRST) | {TOP: header_height(table.headers, widths)},
        freeze=(FIRST, 3),
        page=Page(repeat=(TOP, TOP)),
    )
