"""What units score themselves by: the criteria of the scheme whose figures nobody has reported already."""

from collections.abc import Iterator
from decimal import Decimal

from ..domain.bloc import Question
from ..scoring.figure import shown
from ..scoring.formulas import FORMULAS, Asks, Part
from ..scoring.ladder import Measure
from ..scoring.scheme import Criterion, Scheme

_MEASURES = {
    Measure.PERCENT: "Số liệu (%)",
    Measure.DAYS: "Số ngày",
    Measure.COUNT: "Số lần, số lượng",
    Measure.AMOUNT: "Giá trị",
}


def questions(scheme: Scheme) -> tuple[Question, ...]:
    """The questions of a scheme and the groups they stand in, in the order of the tree, without linked ones."""
    found = tuple(_questions(scheme))
    shown_groups = {code for question in found if question.ask for code in question.above}
    return tuple(question for question in found if question.ask or question.code in shown_groups)


def _questions(scheme: Scheme) -> Iterator[Question]:
    for criterion, _ in scheme.walk():
        above = tuple(group.code for group in scheme.above(criterion))
        most = None if criterion.maximum is None else float(criterion.maximum)
        if scheme.is_group(criterion):
            yield Question(criterion.code, criterion.name, most, above=above)
        elif is_asked(criterion):
            asks = FORMULAS[criterion.type].asks
            yield Question(
                criterion.code,
                criterion.name,
                most,
                ask_of(criterion),
                yes_no=asks is Asks.YES_NO,
                planned=asks is Asks.AGAINST_TARGET,
                evidence=criterion.evidence,
                optional=FORMULAS[criterion.type].silent,
                above=above,
                kinds=frozenset(scheme.kinds(criterion)),
            )


def is_asked(criterion: Criterion) -> bool:
    """Whether units answer a criterion themselves: its formula asks for something that no sheet reports."""
    formula = FORMULAS.get(criterion.type)
    return formula is not None and formula.asks is not Asks.NOTHING and not criterion.source


def ask_of(criterion: Criterion) -> str:
    """What is to be filled in, in words."""
    formula = FORMULAS[criterion.type]
    if formula.asks is Asks.YES_NO:
        return "Có (là mắc) hoặc Không" if formula.part is Part.KNOCKOUT else "Có hoặc Không"
    if formula.asks is Asks.AGAINST_TARGET:
        return "Số liệu và chỉ tiêu"
    if criterion.per is not None:
        return f"Số lần (mỗi lần {shown(criterion.per)} điểm)"
    if formula.asks is Asks.POINTS:
        return f"Điểm, từ {shown(criterion.floor or Decimal(0))} đến {shown(criterion.most)}"
    return _MEASURES[criterion.measure or Measure.COUNT]
