"""A trace in sentences, for the screen and for the button."""

from collections.abc import Sequence

from .differences import spoken
from .trace import Origin, Trace
from .tracing import Traced


def lines_of(traced: Traced) -> tuple[str, ...]:
    """The figure first, how it comes about, then a line for each of its cells."""
    found = traced.trace
    shown = found.value if isinstance(found.value, str) else spoken(found.value)
    head = f"{found.title}!{found.cell} = {shown or 'trống'}. {how(found)}"
    return (*(() if traced.current else (stale(),)), head, *(f"- {_line(origin)}" for origin in found.origins))


def stale() -> str:
    """What to say where files came since the master was written."""
    return "Phiếu, trang điền hoặc chương trình đã đổi từ lần tổng hợp trước; dưới đây là theo các tệp hiện có."


def how(found: Trace) -> str:
    """How a figure comes from its cells: in the figure's own sentence, else as far as the cells themselves prove it."""
    cells = f"{len(found.origins)} ô"
    formula = f" Công thức của ô: ={found.formula}" if found.formula else ""
    if found.said:
        return f"{found.said} Lấy từ {cells}:" if found.origins else f"{found.said}{formula}"
    if not found.origins:
        return f"Ô này không lấy số từ ô nào trong phiếu của đơn vị.{formula}"
    values = [origin.value for origin in found.origins]
    if len(values) == 1 and values[0] == found.value:
        (origin,) = found.origins
        if origin.computed:
            return "Là số tính lại theo trang Sửa số cho một ô của phiếu:"
        return "Là số thư ký sửa cho một ô của phiếu:" if origin.written else "Đúng bằng một ô của phiếu:"
    way = _way(found, [value for value in values if isinstance(value, int | float)])
    return f"{way} {cells}:" if way else f"Tính từ {cells}.{formula}"


def _way(found: Trace, numbers: Sequence[float]) -> str:
    """Whether cells are added up, averaged or counted; '' where none of this gives the figure."""
    if len(numbers) == len(found.origins) and isinstance(found.value, int | float):
        if abs(sum(numbers) - found.value) < _CLOSE:
            return "Cộng"
        if abs(sum(numbers) / len(numbers) - found.value) < _CLOSE:
            return "Bình quân của"
    return "Đếm" if found.value == len(found.origins) else ""


_CLOSE = 0.005


def _line(origin: Origin) -> str:
    row = f", dòng “{origin.row}”" if origin.row else ""
    came = f" (bản {origin.version}, " if origin.version else " ("
    came += f"nhận {origin.received:%d/%m/%Y})" if origin.received else "số đã chốt)"
    mended = f" ({origin.mended})" if origin.mended else ""
    where = f"{origin.file} › {origin.sheet} › {origin.cell}"
    return f"{origin.unit}: {origin.table}{row}, {origin.field} = {spoken(origin.value)}{mended}; {where}{came}"
