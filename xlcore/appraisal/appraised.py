"""The points of every step side by side: what each unit says of itself, what the checker finds, what the bloc takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..domain.bloc import Assignment, Question
from ..domain.findings import Finding
from ..history.decisions import Adoption, Drawing
from ..intake.submission import Submission
from ..intake.versions import newest
from ..scoring.figure import Figure
from ..scoring.given import Scoring
from ..scoring.score import Figures, Mark, Scores, State, score
from ..scoring.scored import Scored
from ..sheets import CROSS_SCORES, SELF_SCORES
from ..values.folding import fold
from .answers import Answer, Answers, cross_answers, self_answers
from .questions import is_asked

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of one unit in every step; a step that gave no points yet has no mark.

    `taken` is what counts for the unit. `typed` says that the bloc wrote a figure of its own, `reason` why points
    differ, in the words of who changed them last; what is not `asked` of units comes from their reports.
    """

    unit: str
    code: str
    stated: Mark | None
    checked: Mark | None
    taken: Mark
    own: Answer | None
    other: Answer | None
    typed: bool
    reason: str
    asked: bool = True

    @property
    def difference(self) -> Decimal | None:
        """What counts less what the unit gave itself; nothing where it gave itself nothing."""
        return self.taken.points - self.stated.points if self.stated else None


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """What units answered, before the bloc scores: the files of the cross-check that count, by checker, and both steps.

    `asked` are what units are asked, by unit, groups among it.
    """

    drawing: Drawing | None
    adoption: Adoption | None
    crossed: Mapping[str, Submission]
    selves: Answers
    crosses: Answers
    asked: Mapping[str, tuple[Question, ...]]
    findings: tuple[Finding, ...]

    @property
    def pairs(self) -> Mapping[str, str]:
        """The unit that each one drew."""
        return dict(self.drawing.pairs) if self.drawing else {}

    @property
    def proposed(self) -> Figures:
        """The figures that go to the bloc: those of the checker, where there is none those of the unit."""
        return {key: answer.figure for key, answer in {**self.selves, **self.crosses}.items()}

    def lacking(self, answers: Answers, unit: str) -> tuple[str, ...]:
        """The criteria of a unit that a step has not answered and must."""
        needed = (question.code for question in self.asked[unit] if question.ask and not question.optional)
        return tuple(code for code in needed if (unit, code) not in answers)

    def asks(self, unit: str, code: str) -> bool:
        """Whether a unit is asked for a criterion at all."""
        return any(question.code == code and question.ask for question in self.asked[unit])


@dataclass(frozen=True, slots=True, eq=False)
class Appraised:
    """All steps together; `lines` go by unit in the bloc's order, then in the order of the scheme."""

    answered: Answered
    lines: tuple[Line, ...]
    stated: Scores
    checked: Scores
    findings: tuple[Finding, ...]


def gather(
    given: Scoring,
    parts: Sequence[Submission],
    counted: Mapping[str, Submission],
    assignment: Assignment,
    drawing: Drawing | None,
    adoption: Adoption | None,
) -> Answered:
    """Take the answers from the reports and from the files of the cross-check, `parts`."""
    codes = {fold(leaf.code): leaf.code for leaf in given.scheme.leaves if is_asked(leaf)}
    crossed, about_versions = newest(parts, assignment)
    pairs = dict(drawing.pairs) if drawing else {}
    crosses, strange = cross_answers(crossed, codes, pairs, assignment)
    own = (finding for sent in parts for finding in _own(sent, crossed))
    asked = {m.code: assignment.questions_of(m) for m in assignment.bloc.members}
    told = (*about_versions, *own, *strange)
    return Answered(drawing, adoption, crossed, self_answers(counted, codes), crosses, asked, told)


def _own(sent: Submission, crossed: Mapping[str, Submission]) -> tuple[Finding, ...]:
    """The findings of a file that counts, or of one that cannot; of an older one, none."""
    chosen = crossed.get(sent.member)
    return sent.findings if sent is chosen or not (sent.valid and chosen) else ()


def appraise(answered: Answered, scored: Scored, given: Scoring, assignment: Assignment) -> Appraised | None:
    """Lay the points of all steps beside each other; nothing where the scheme could not be scored."""
    if scored.scores is None:
        return None
    # Of what is not asked (linked, or not applied), every step has the same figure.
    fixed = {key: figure for key, figure in scored.figures.items() if not answered.asks(*key)}
    stated = _scored(scored, {**fixed, **_figures(answered.selves)})
    checked = _scored(scored, {**fixed, **_figures(answered.crosses)})
    entries = {(entry.unit, entry.code): entry.reason for entry in given.entries}
    lines = tuple(_lines(answered, scored.scores, stated, checked, entries))
    told = (*_about(lines, scored), *_lacking(answered, assignment))
    return Appraised(answered, lines, stated, checked, told)


def _figures(answers: Answers) -> dict[tuple[str, str], Figure]:
    return {key: answer.figure for key, answer in answers.items()}


def _scored(scored: Scored, figures: Figures) -> Scores:
    units = scored.scores.units if scored.scores else ()
    return score(scored.scheme, units, figures, scored.rules.places)


def _lines(
    answered: Answered, taken: Scores, stated: Scores, checked: Scores, entries: Mapping[tuple[str, str], str]
) -> Iterator[Line]:
    for unit in taken.units:
        for leaf in taken.scheme.leaves:
            key, code = (unit, leaf.code), leaf.code
            own, other = answered.selves.get(key), answered.crosses.get(key)
            asked = answered.asks(unit, code)
            yield Line(
                unit,
                code,
                stated.marks[code][unit] if own or not asked else None,
                checked.marks[code][unit] if other or not asked else None,
                taken.marks[code][unit],
                own,
                other,
                key in entries,
                entries.get(key) or (other.words if other else ""),
                asked,
            )


def _about(lines: Sequence[Line], scored: Scored) -> Iterator[Finding]:
    """What is wrong with single answers, at their cells."""
    for line in lines:
        needs = scored.scheme.by_code[line.code].evidence
        if line.own and line.stated:
            yield from _refused(line.own, line.stated, SELF_SCORES.key, line.unit)
            if needs and not line.own.words and line.stated.points > ZERO:
                yield Finding("BX-05", line.unit, line.own.place, SELF_SCORES.key, value=line.code)
        if line.other and line.checked:
            yield from _refused(line.other, line.checked, CROSS_SCORES.key, line.other.by)
            if line.stated and line.checked.points != line.stated.points and not line.other.words:
                yield Finding("BX-04", line.other.by, line.other.place, CROSS_SCORES.key, value=line.code)


def _refused(answer: Answer, mark: Mark, key: str, member: str) -> Iterator[Finding]:
    if mark.state is State.REFUSED:
        yield Finding("BX-06", member, answer.place, key, value=answer.code, facts={"why": mark.why})


_LISTED = 8
"""So many codes are named where answers are missing."""


def _lacking(answered: Answered, assignment: Assignment) -> Iterator[Finding]:
    """Who has not scored itself, and who has not checked the unit that it drew, each in one sentence."""
    name = assignment.bloc.name_of
    for member in assignment.bloc.members:
        missing = answered.lacking(answered.selves, member.code)
        if missing:
            yield Finding("BX-07", member.code, sheet_key=SELF_SCORES.key, facts=_counted(missing))
    for checker, checked in answered.pairs.items():
        missing = answered.lacking(answered.crosses, checked) if checked in answered.asked else ()
        if missing:
            facts = {**_counted(missing), "unit": name(checked)}
            yield Finding("BX-08", checker, sheet_key=CROSS_SCORES.key, facts=facts)


def _counted(codes: Sequence[str]) -> dict[str, str]:
    listed = ", ".join(codes[:_LISTED]) + (" …" if len(codes) > _LISTED else "")
    return {"count": str(len(codes)), "codes": listed}
