"""*Định lượng tương đối*: points by what the units reach against each other (scheme A of the field notes)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..figure import Figure, shown
from ..scheme import Criterion
from .base import Asks, Formula, Refused, value_of

HALF, ONE = Fraction(1, 2), Fraction(1)


@dataclass(frozen=True, slots=True)
class Field:
    """What the best units set: the highest excess (0: nobody exceeds), who has it, and the same without target."""

    excess: Fraction
    leaders: tuple[str, ...]
    most: Fraction
    foremost: tuple[str, ...]


class Relative(Formula):
    """Half for the target met, the other half by the excess against the leader's."""

    id = "dinh_luong_tuong_doi@1"
    label = "Định lượng tương đối @1"
    asks = Asks.AGAINST_TARGET
    rule = (
        "M là điểm tối đa, A thực hiện, T chỉ tiêu. A < T: 0,5 × M × A / T. A = T: 0,5 × M. Vượt chỉ tiêu: "
        "0,5 × M + 0,5 × M × tỷ lệ vượt / tỷ lệ vượt cao nhất của các đơn vị, tỷ lệ vượt = (A − T) / T; các đơn vị "
        "cùng vượt cao nhất đều được M. Không có chỉ tiêu (T trống hoặc 0): M × A / A cao nhất của các đơn vị không có "
        "chỉ tiêu. Chỉ tiêu “thấp hơn là tốt”: A > T: 0,5 × M × T / A; tỷ lệ vượt = (T − A) / T; không có chỉ tiêu thì "
        "không chấm được. "
        "Đơn vị không được giao đứng ngoài phép so. Số của một đơn vị đổi thì điểm của đơn vị khác có thể đổi theo."
    )

    def field(self, figures: Sequence[tuple[str, Figure]]) -> Field:
        """The best excess over a target, and the most done without one."""
        over = [(unit, _excess(figure)) for unit, figure in figures if _usable(figure) and figure.target]
        free = [(unit, Fraction(value_of(f))) for unit, f in figures if _usable(f) and not f.target]
        best = max((excess for _, excess in over), default=Fraction(0))
        most = max((amount for _, amount in free), default=Fraction(0))
        return Field(
            max(best, Fraction(0)),
            tuple(unit for unit, excess in over if excess == best > 0),
            most,
            tuple(unit for unit, amount in free if amount == most > 0),
        )

    def points(self, criterion: Criterion, figure: Figure, field: object) -> Decimal | Refused:
        """Points by the rule; negative figures are nobody's result."""
        if not _usable(figure):
            return Refused(_why_not(figure))
        assert isinstance(field, Field)  # noqa: S101 - from `field`
        share = _share(figure, field) * Fraction(criterion.most)
        return Decimal(share.numerator) / share.denominator

    def sentence(self, criterion: Criterion, figure: Figure, field: object) -> str:
        """Which case of the rule it is, and its sum."""
        assert isinstance(field, Field)  # noqa: S101 - from `field`
        most, done = shown(criterion.most), shown(value_of(figure))
        if not figure.target:
            if not field.most:
                return f"Không có chỉ tiêu; thực hiện {done}, không đơn vị nào cùng nhóm hơn 0."
            return (
                f"Không có chỉ tiêu; thực hiện {done}, cao nhất {_shown(field.most)} ({', '.join(field.foremost)}): "
                f"{most} × {done} / {_shown(field.most)}"
            )
        said = f"Thực hiện {done}, chỉ tiêu {shown(figure.target)}{' (thấp hơn là tốt)' if figure.lower else ''}"
        excess = _excess(figure)
        if excess < 0:
            parts = (shown(figure.target), done) if figure.lower else (done, shown(figure.target))
            return f"{said}, chưa đạt: 0,5 × {most} × {parts[0]} / {parts[1]}"
        if excess == 0:
            return f"{said}, vừa đạt: 0,5 × {most}"
        if excess == field.excess:
            return f"{said}, vượt {_percent(excess)} %, cao nhất: {most}"
        return (
            f"{said}, vượt {_percent(excess)} %; cao nhất {_percent(field.excess)} % ({', '.join(field.leaders)}): "
            f"0,5 × {most} + 0,5 × {most} × {_percent(excess)} / {_percent(field.excess)}"
        )


def _usable(figure: Figure) -> bool:
    given = figure.value is not None and figure.value >= 0 and not figure.exempt
    return given and (figure.target or 0) >= 0 and not (figure.lower and not figure.target)


def _why_not(figure: Figure) -> str:
    if figure.lower and not figure.target:
        return "chỉ tiêu “thấp hơn là tốt” phải có mức lớn hơn 0"
    return "số liệu và chỉ tiêu không được âm"


def _excess(figure: Figure) -> Fraction:
    """(A − T) / T, turned round where less is better; below 0 the target is not met."""
    done, target = Fraction(value_of(figure)), Fraction(figure.target or 0)
    return (target - done) / target if figure.lower else (done - target) / target


def _share(figure: Figure, field: Field) -> Fraction:
    """The part of the maximum that a unit gets."""
    done = Fraction(value_of(figure))
    if not figure.target:
        return done / field.most if field.most else Fraction(0)
    excess = _excess(figure)
    if excess < 0:
        target = Fraction(figure.target)
        return HALF * (target / done if figure.lower else done / target)
    return HALF + HALF * (excess / field.excess if excess else 0)


def _shown(value: Fraction) -> str:
    return shown(Decimal(value.numerator) / value.denominator)


def _percent(value: Fraction) -> str:
    return _shown(value * 100)
