"""Formulas outside the maximum of their group: bonus, penalty, and what voids a group or a ranking."""

from decimal import Decimal

from ..figure import Figure, shown
from ..scheme import Criterion
from .base import Asks, Formula, Part, Refused, value_of
from .plain import climbed, stepped

ZERO, ONE = Decimal(0), Decimal(1)


class Bonus(Formula):
    """So many points on top for each."""

    id = "cong@1"
    label = "Cộng @1"
    part = Part.BONUS
    asks = Asks.NUMBER
    needs = frozenset({"per"})
    silent = True
    rule = (
        "Số lượng × điểm mỗi lần, cộng ngoài điểm tối đa của nhóm. Cột Điểm tối đa là mức cộng nhiều nhất; để trống "
        "thì không giới hạn. Không có số liệu là không cộng."
    )

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """The product, up to the cap."""
        return _product(criterion, figure)

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The product and whether the cap bound."""
        return f"Cộng {_multiplied(criterion, figure)}"


class Penalty(Formula):
    """So many points off for each."""

    id = "tru@1"
    label = "Trừ @1"
    part = Part.PENALTY
    asks = Asks.NUMBER
    needs = frozenset({"per"})
    silent = True
    rule = (
        "Số lượng × điểm mỗi lần, trừ vào điểm của nhóm (ghi điểm mỗi lần là số dương). Cột Điểm tối đa là mức trừ "
        "nhiều nhất; để trống thì không giới hạn. Không có số liệu là không trừ."
    )

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """The product below 0, down to the cap."""
        found = _product(criterion, figure)
        return found if isinstance(found, Refused) else -found

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The product and whether the cap bound."""
        return f"Trừ {_multiplied(criterion, figure)}"


class PenaltySteps(Formula):
    """Points off by the step on which the figure lies."""

    id = "tru_bac_thang@1"
    label = "Trừ theo bậc @1"
    part = Part.PENALTY
    asks = Asks.NUMBER
    needs = frozenset({"ladder", "measure"})
    silent = True
    rule = (
        "Trừ điểm của bậc chứa số liệu (ghi điểm của bậc là số dương), nhiều nhất là Điểm tối đa nếu có ghi. "
        "Không có số liệu là không trừ."
    )

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """The step's points below 0."""
        rung = criterion.ladder.rung(climbed(criterion, figure))
        if rung is None:
            return Refused(f"số liệu {shown(climbed(criterion, figure))} không thuộc bậc nào")
        return -_capped(criterion, rung.points)

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The figure and its step."""
        return f"Trừ theo bậc. {stepped(criterion, figure)}"


class Knockout(Formula):
    """Any hit voids the group, or keeps the unit out of the ranking."""

    id = "liet@1"
    label = "Liệt @1"
    part = Part.KNOCKOUT
    asks = Asks.YES_NO
    needs = frozenset({"effect"})
    takes = frozenset({"floor"})
    silent = True
    rule = (
        "Mắc khi câu trả lời là Có, hoặc số liệu lớn hơn mức ghi ở cột Sàn (trống là 0). Hậu quả theo cột Khi bị liệt: "
        "nhóm chứa tiêu chí được 0 điểm, hoặc đơn vị không được xếp hạng. Không có số liệu là không mắc."
    )

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The figure against its limit."""
        limit = shown(criterion.floor or ZERO)
        if not hit(criterion, figure):
            return f"Không mắc (số liệu {shown(value_of(figure))}, mức {limit})"
        effect = criterion.effect.value.lower() if criterion.effect else ""
        return f"Mắc (số liệu {shown(value_of(figure))}, mức {limit}): {effect}"


def hit(criterion: Criterion, figure: Figure | None) -> bool:
    """Whether a figure hits a knock-out criterion."""
    return figure is not None and not figure.exempt and value_of(figure) > (criterion.floor or ZERO)


def _product(criterion: Criterion, figure: Figure) -> Decimal | Refused:
    if value_of(figure) < 0:
        return Refused("số lượng âm")
    return _capped(criterion, value_of(figure) * (criterion.per or ZERO))


def _capped(criterion: Criterion, points: Decimal) -> Decimal:
    return points if criterion.maximum is None else min(points, criterion.maximum)


def _multiplied(criterion: Criterion, figure: Figure) -> str:
    said = f"{shown(value_of(figure))} × {shown(criterion.per or ZERO)}"
    whole = value_of(figure) * (criterion.per or ZERO)
    return said if _capped(criterion, whole) == whole else f"{said}, nhiều nhất {shown(criterion.most)}"
