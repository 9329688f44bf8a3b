"""What units answered for the criteria: each of itself, and of the unit that it drew by lot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..domain.bloc import Assignment
from ..domain.findings import Finding, Place
from ..intake.inputs import text as text_of
from ..intake.scoring import figure_of
from ..intake.submission import Row, Submission
from ..plans import Source
from ..scoring.figure import Figure
from ..sheets import CROSS_SCORES, SELF_SCORES
from ..values.folding import fold


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer about `unit`, given by `by`: its figure, what bears it out or why it differs, and where it stands."""

    unit: str
    code: str
    by: str
    figure: Figure
    words: str
    place: Place
    yes_no: bool = False


Answers = Mapping[tuple[str, str], Answer]
"""Answers by unit and code of the criterion."""


def self_answers(counted: Mapping[str, Submission], asked: Mapping[str, str]) -> Answers:
    """What each unit said of itself; `asked` gives the codes of the scheme by their folded form."""
    found: dict[tuple[str, str], Answer] = {}
    for code, sent in counted.items():
        for row in _rows(sent, SELF_SCORES.key):
            if answer := _answer(sent, SELF_SCORES.key, row, asked, code, "evidence", "đơn vị tự chấm"):
                found.setdefault((code, answer.code), answer)
    return found


def cross_answers(
    crossed: Mapping[str, Submission], asked: Mapping[str, str], pairs: Mapping[str, str], assignment: Assignment
) -> tuple[Answers, tuple[Finding, ...]]:
    """What each unit found of the one that it drew, and the rows about any other, which do not count."""
    units = {fold(name): m.code for m in assignment.bloc.members for name in (m.code, m.name, *m.aliases)}
    found: dict[tuple[str, str], Answer] = {}
    findings: list[Finding] = []
    for checker, sent in crossed.items():
        strange: dict[str, Place] = {}
        origin = f"{assignment.bloc.name_of(checker)} chấm chéo"
        for row in _rows(sent, CROSS_SCORES.key):
            unit = units.get(fold(text_of(row, "unit")), text_of(row, "unit"))
            answer = _answer(sent, CROSS_SCORES.key, row, asked, unit, "reason", origin)
            if answer and pairs.get(checker) == unit:
                found.setdefault((unit, answer.code), answer)
            elif answer:
                strange.setdefault(unit, sent.place(CROSS_SCORES.key, row.number, "unit"))
        findings += _strange(checker, strange, pairs, assignment)
    return found, tuple(findings)


def _strange(
    checker: str, units: Mapping[str, Place], pairs: Mapping[str, str], assignment: Assignment
) -> Iterator[Finding]:
    name = assignment.bloc.name_of
    for unit, place in units.items():
        facts = {"unit": name(unit), "drawn": name(pairs.get(checker, ""))}
        rule = "BX-01" if not pairs else "BX-02" if unit == checker else "BX-03"
        yield Finding(rule, checker, place, CROSS_SCORES.key, CROSS_SCORES.by_name["unit"].label, unit, facts)


def _rows(sent: Submission, key: str) -> Sequence[Row]:
    table = sent.tables.get(key)
    return table.rows if table else ()


def _answer(
    sent: Submission, key: str, row: Row, asked: Mapping[str, str], unit: str, words: str, origin: str
) -> Answer | None:
    figure = figure_of(row, origin)
    code = asked.get(fold(text_of(row, "code")))
    if figure is None or code is None:
        return None
    names = tuple(name for name in ("figure", "plan", "met") if row.values.get(name) is not None)
    sources = (Source(key, names, rows=((sent.member, row.number),)),)
    answered = replace(figure, row=0, sources=sources)
    yes_no = "met" in names and "figure" not in names
    place = sent.place(key, row.number, "met" if yes_no else "figure")
    return Answer(unit, code, sent.member, answered, text_of(row, words), place, yes_no)
