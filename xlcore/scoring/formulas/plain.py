"""Formulas that look at one unit alone and make points up to the maximum."""

from decimal import Decimal

from ..figure import Figure, shown
from ..ladder import HUNDRED, Measure
from ..scheme import Criterion
from .base import Asks, Formula, Refused, value_of

ZERO = Decimal(0)


class Steps(Formula):
    """The points of the step on which the figure lies."""

    id = "bac_thang@1"
    label = "Bậc thang @1"
    asks = Asks.NUMBER
    needs = frozenset({"ladder", "measure"})
    rule = (
        "Điểm của bậc chứa số liệu, theo cột Bậc thang. Thước đo %: nếu có chỉ tiêu thì lấy số liệu / chỉ tiêu × 100, "
        "nếu không thì số liệu đã là %. So với các bậc trước khi làm tròn."
    )

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """The step's points; nothing where the ladder does not reach the figure."""
        rung = criterion.ladder.rung(climbed(criterion, figure))
        return rung.points if rung else Refused(f"số liệu {_climbed_shown(criterion, figure)} không thuộc bậc nào")

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The figure and its step."""
        return stepped(criterion, figure)


class Share(Formula):
    """The reached share of the target, at most all of it."""

    id = "ty_le@1"
    label = "Tỷ lệ @1"
    asks = Asks.AGAINST_TARGET
    rule = (
        "Điểm tối đa × thực hiện / chỉ tiêu, nhiều nhất là điểm tối đa. Chỉ tiêu “thấp hơn là tốt”: điểm tối đa × chỉ "
        "tiêu / thực hiện, không vượt chỉ tiêu thì được điểm tối đa."
    )

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """Points by the rule; without a target above 0 there is no share."""
        done, target = value_of(figure), figure.target
        if not target or target < 0:
            return Refused("chưa có chỉ tiêu lớn hơn 0")
        if done < 0:
            return Refused("số liệu âm")
        if figure.lower:
            return criterion.most if done <= target else criterion.most * target / done
        return criterion.most if done >= target else criterion.most * done / target

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The quotient, or that the target is met."""
        done, target, most = value_of(figure), figure.target or ZERO, shown(criterion.most)
        said = f"Thực hiện {shown(done)}, chỉ tiêu {shown(target)}{' (thấp hơn là tốt)' if figure.lower else ''}"
        if (done <= target) if figure.lower else (done >= target):
            return f"{said}, đạt: {most}"
        parts = (target, done) if figure.lower else (done, target)
        return f"{said}: {most} × {shown(parts[0])} / {shown(parts[1])}"


class Met(Formula):
    """All or nothing."""

    id = "dat_khong_dat@1"
    label = "Đạt/không đạt @1"
    asks = Asks.YES_NO
    rule = "Có (hoặc 1): điểm tối đa. Không (hoặc 0): 0 điểm."

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """The maximum or 0; another number is no answer."""
        if value_of(figure) not in (0, 1):
            return Refused("chỉ nhận Có hoặc Không")
        return criterion.most if value_of(figure) else ZERO

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """Whether it is met."""
        return f"Đạt: {shown(criterion.most)}" if value_of(figure) else "Không đạt: 0"


class Direct(Formula):
    """Points as given, within bounds; or so many for each."""

    id = "cham_thang@1"
    label = "Chấm thẳng @1"
    asks = Asks.POINTS
    takes = frozenset({"per", "floor"})
    rule = (
        "Điểm ghi thẳng, từ sàn (trống là 0) đến điểm tối đa; điểm ngoài khoảng ấy không được nhận. "
        "Nếu có điểm mỗi lần: số lượng × điểm mỗi lần, nhiều nhất là điểm tối đa."
    )

    def made(self, criterion: Criterion, figure: Figure) -> Decimal | Refused:
        """Points by the rule; what lies out of bounds is refused, never clamped."""
        value, floor = value_of(figure), criterion.floor or ZERO
        if criterion.per is not None:
            return min(criterion.most, value * criterion.per) if value >= 0 else Refused("số lượng âm")
        if floor <= value <= criterion.most:
            return value
        return Refused(f"điểm {shown(value)} ngoài khoảng {shown(floor)} đến {shown(criterion.most)}")

    def said(self, criterion: Criterion, figure: Figure) -> str:
        """The points given, or the product."""
        if criterion.per is None:
            return f"Chấm {shown(value_of(figure))} trên {shown(criterion.most)}"
        said = f"{shown(value_of(figure))} × {shown(criterion.per)}"
        capped = value_of(figure) * criterion.per > criterion.most
        return f"{said}, nhiều nhất {shown(criterion.most)}" if capped else said


class Nobody(Formula):
    """Stands in the scheme but applies to nobody this year."""

    id = "khong_ap_dung@1"
    label = "Không áp dụng @1"
    asks = Asks.NOTHING
    rule = "Năm nay không chấm đơn vị nào; điểm tối đa được xử lý theo cột Khi không áp dụng."


def climbed(criterion: Criterion, figure: Figure) -> Decimal:
    """The figure as the ladder takes it: of a share the percent of its target, where there is one."""
    value = value_of(figure)
    if criterion.measure is Measure.PERCENT and figure.target:
        return value * HUNDRED / figure.target
    return value


def stepped(criterion: Criterion, figure: Figure) -> str:
    """The figure and the step on which it lies."""
    rung = criterion.ladder.rung(climbed(criterion, figure))
    unit = {Measure.PERCENT: " %", Measure.DAYS: " ngày"}.get(criterion.measure or Measure.COUNT, "")
    said = f"Số liệu {_climbed_shown(criterion, figure)}{unit}"
    if criterion.measure is Measure.PERCENT and figure.target not in (None, ZERO, HUNDRED):
        said += f" ({shown(value_of(figure))} / {shown(figure.target or ZERO)})"
    return f"{said} thuộc bậc “{rung.text}”: {shown(rung.points)}" if rung else said


def _climbed_shown(criterion: Criterion, figure: Figure) -> str:
    return shown(climbed(criterion, figure))
