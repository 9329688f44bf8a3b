"""Reads the sheets of the bloc's own business: conference, programme, resolutions, comments, registrations."""

from collections.abc import Iterator, Mapping

from ..domain.bloc import Bloc
from ..domain.findings import Finding, Place
from ..domain.periods import Period
from ..domain.proceedings import (
    Answer,
    Comment,
    Item,
    Meeting,
    Occasion,
    Outcome,
    PastResult,
    Proceedings,
    Registration,
    Resolution,
)
from ..sheets.meeting import COMMENTS, MEETING, MEETING_SHEETS, PROGRAMME, REGISTER, RESOLUTIONS, RESULTS
from ..values.folding import fold
from .grid import Grid
from .inputs import codes, day, input_table, number, parts, text, whole, whole_rows
from .submission import Row, Table

_UNITS = ((RESOLUTIONS, "owner"), (COMMENTS, "unit"), (REGISTER, "unit"), (MEETING, "presenter"))
"""Where a unit is named."""


def read_proceedings(grids: Mapping[str, Grid], bloc: Bloc, file: str) -> tuple[Proceedings, tuple[Finding, ...]]:
    """Understand the sheets, given by their keys, and say what is wrong with their cells; sheets may be missing."""
    findings: list[Finding] = []
    tables = {s.key: table for s in MEETING_SHEETS if (table := input_table(s, grids, file, findings))}
    known = codes(bloc)
    found = Proceedings(
        meeting=_meeting(tables.get(MEETING.key), known),
        programme=tuple(_item(row) for row in whole_rows(tables.get(PROGRAMME.key))),
        resolutions=tuple(_resolution(row, known) for row in whole_rows(tables.get(RESOLUTIONS.key))),
        comments=tuple(_comment(row, known) for row in whole_rows(tables.get(COMMENTS.key))),
        register=tuple(_registration(row, known) for row in whole_rows(tables.get(REGISTER.key))),
        results=tuple(one for row in whole_rows(tables.get(RESULTS.key)) if (one := _result(row, known))),
    )
    about_comments = _unanswered(tables.get(COMMENTS.key), found.comments, file)
    return found, (
        *findings,
        *_strangers(tables, bloc, known, file),
        *_about_periods(tables, file),
        *about_comments,
    )


def _meeting(table: Table | None, known: Mapping[str, str]) -> Meeting:
    if table is None or not table.rows:
        return Meeting()
    row = table.rows[0]
    return Meeting(
        occasion=Occasion(text(row, "occasion")) if text(row, "occasion") else Occasion.REVIEW,
        session=text(row, "session"),
        starts=text(row, "starts"),
        guests=parts(text(row, "guests")),
        head_chair=text(row, "head_chair"),
        deputy_chair=text(row, "deputy_chair"),
        presenter=_code(row, "presenter", known),
        present=whole(row.values.get("present")),
        opened_on=day(row.values.get("opened_on")),
        opened_at=text(row, "opened_at"),
        scheme_on=day(row.values.get("scheme_on")),
        plan=text(row, "plan"),
        pact_on=day(row.values.get("pact_on")),
        register_by=day(row.values.get("register_by")),
        stamp=text(row, "stamp"),
    )


def _code(row: Row, name: str, known: Mapping[str, str]) -> str:
    return known.get(fold(text(row, name)), text(row, name))


def _item(row: Row) -> Item:
    return Item(text(row, "time"), text(row, "content"), text(row, "office"))


def _resolution(row: Row, known: Mapping[str, str]) -> Resolution:
    return Resolution(
        row=row.number,
        code=text(row, "code"),
        task=text(row, "task"),
        owner=_code(row, "owner", known),
        due=day(row.values.get("due")),
        set_in=_period(text(row, "set_in")),
        outcome=Outcome(text(row, "outcome")) if text(row, "outcome") else None,
        result=text(row, "result"),
    )


def _period(said: str) -> Period | None:
    try:
        return Period.parse(said) if said else None
    except ValueError:
        return None


def _comment(row: Row, known: Mapping[str, str]) -> Comment:
    answer = Answer(text(row, "answer")) if text(row, "answer") else None
    said = (text(row, "draft"), text(row, "about"), text(row, "content"))
    return Comment(row.number, _code(row, "unit", known), *said, answer, text(row, "reply"))


def _registration(row: Row, known: Mapping[str, str]) -> Registration:
    return Registration(
        unit=_code(row, "unit", known),
        title=text(row, "title"),
        recipient=text(row, "recipient"),
        quantity=whole(row.values.get("quantity")),
        registered_on=day(row.values.get("registered_on")),
        content=text(row, "content"),
        goal=text(row, "goal"),
    )


def _result(row: Row, known: Mapping[str, str]) -> PastResult | None:
    period, values = _period(text(row, "period")), row.values
    if period is None:
        return None
    points = number(values.get("total")), number(values.get("maximum"))
    return PastResult(period, _code(row, "unit", known), whole(values.get("rank")), *points, text(row, "awards"))


def _strangers(tables: Mapping[str, Table], bloc: Bloc, known: Mapping[str, str], file: str) -> Iterator[Finding]:
    """Units named that are not of the bloc."""
    for sheet, name in _UNITS:
        table = tables.get(sheet.key)
        for row in table.rows if table else ():
            said = text(row, name)
            if table and said and fold(said) not in known:
                place = Place(file, table.grid, *table.spot(row.number, name))
                facts = {"options": "; ".join(member.code for member in bloc.members)}
                yield Finding("GT-09", "", place, sheet.key, sheet.by_name[name].spoken, said, facts)


def _about_periods(tables: Mapping[str, Table], file: str) -> Iterator[Finding]:
    """What stands where a period is asked for, and is none."""
    for sheet, name in ((RESOLUTIONS, "set_in"), (RESULTS, "period")):
        table = tables.get(sheet.key)
        for row in whole_rows(table):
            said = text(row, name)
            if table and said and _period(said) is None:
                place = Place(file, table.grid, *table.spot(row.number, name))
                yield Finding("GT-19", "", place, sheet.key, sheet.by_name[name].spoken, said)


def _unanswered(table: Table | None, comments: tuple[Comment, ...], file: str) -> Iterator[Finding]:
    """Comments without an answer, and answers that need a reason and have none."""
    for comment in comments if table else ():
        if table and comment.answer is None:
            place = Place(file, table.grid, *table.spot(comment.row, "answer"))
            yield Finding("GY-01", comment.unit, place, COMMENTS.key, facts={"content": comment.content})
        elif table and comment.answer not in (Answer.TAKEN, None) and not comment.reply:
            place = Place(file, table.grid, *table.spot(comment.row, "reply"))
            said = comment.answer.value if comment.answer else ""
            yield Finding("GY-02", comment.unit, place, COMMENTS.key, facts={"answer": said})
