"""A trace in sentences, for the screen and for the button."""

from .differences import spoken
from .trace import Origin
from .tracing import Traced


def lines_of(traced: Traced) -> tuple[str, ...]:
    """The figure first, then how it came about, then a line for each of its cells."""
    found = traced.trace
    shown = found.value if isinstance(found.value, str) else spoken(found.value)
    head = f"{found.title}!{found.cell} = {shown or 'trống'}, lấy từ {len(found.origins)} ô:"
    if not found.origins:
        head = f"{found.title}!{found.cell} = {shown or 'trống'}: ô này không lấy số từ ô nào trong phiếu của đơn vị."
    stale = () if traced.current else ("Phiếu đã đổi từ lần tổng hợp trước; dưới đây là theo các tệp hiện có.",)
    said = (found.said,) if found.said else ()
    return (*stale, head, *said, *(f"- {_line(origin)}" for origin in found.origins))


def _line(origin: Origin) -> str:
    row = f", dòng “{origin.row}”" if origin.row else ""
    came = f" (bản {origin.version}, " if origin.version else " ("
    came += f"nhận {origin.received:%d/%m/%Y})" if origin.received else "số đã chốt)"
    mended = f" (thư ký sửa, phiếu ghi {origin.written}: {origin.reason})" if origin.written else ""
    where = f"{origin.file} › {origin.sheet} › {origin.cell}"
    return f"{origin.unit}: {origin.table}{row}, {origin.field} = {spoken(origin.value)}{mended}; {where}{came}"
