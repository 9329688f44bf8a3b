"""How the cells of a column look and what may be typed into them, from its kind."""

from collections.abc import Sequence
from datetime import date

from ...declare import NOT_APPLICABLE, Choice, Column, Count, Day, Decimal, Kind, Money, Percent, Text
from ...plans import Value
from ...styles import (
    BODY,
    BODY_CENTER,
    BODY_COUNT,
    BODY_DAY,
    BODY_DECIMAL,
    BODY_PERCENT,
    COUNT,
    DECIMAL,
    LOCKED_FILL,
    MUTED_INK,
    TEXT,
    Style,
    filled,
    typed,
)

LIST_ROOM = 255
"""Excel's limit for a list written into the validation itself, and for a message."""
_TITLE_ROOM = 32
_NONE, _NOT_GIVEN = "không có", "không được giao"


_BODIES: dict[type[Kind], Style] = {
    Count: BODY_COUNT,
    Money: BODY_COUNT,
    Decimal: BODY_DECIMAL,
    Percent: BODY_PERCENT,
    Day: BODY_DAY,
    Choice: BODY_CENTER,
}


def body(column: Column) -> Style:
    """The look of a value of that column; short text is kept as typed, so that '1/2' becomes no date."""
    if isinstance(column.kind, Text):
        return BODY if column.kind.long else BODY._replace(number=TEXT)
    return _BODIES[type(column.kind)]


def entry(column: Column) -> Style:
    """The look of a cell to fill in."""
    return typed(body(column))


def room(column: Column) -> float:
    """The width of a column, in characters: 'không áp dụng' must be readable wherever a number is asked for.

    A computed column shows what it is made of under its header: '(2)=(3)+(4)+(5)'.
    """
    return max(column.width, len(NOT_APPLICABLE)) if column.numeric else column.width


def first_open(columns: Sequence[Column]) -> int:
    """The place, from 0, of the first column that people fill in; the cursor waits there."""
    return next((place for place, c in enumerate(columns) if not c.prefilled and not c.computed), 0)


def given(column: Column) -> Style:
    """The look of a cell that the form fills in or computes."""
    return filled(body(column), LOCKED_FILL)


def past(column: Column) -> Style:
    """The look of a value of an earlier period."""
    return filled(body(column), LOCKED_FILL)._replace(ink=MUTED_INK, italic=True)


def shortest(look: Style, column: Column, value: Value) -> Style:
    """The same look, without decimals for a whole number where a column holds both."""
    if not isinstance(column.kind, Decimal):
        return look
    whole = isinstance(value, int | float) and float(value).is_integer()
    return look._replace(number=COUNT if whole else DECIMAL)


def message(column: Column, *more: str) -> str:
    """What Excel shows beside the cell that is being filled in."""
    unit = f"Đơn vị tính: {column.unit}." if column.unit else ""
    if isinstance(column.kind, Day):
        unit = "Gõ ngày dạng dd/mm/yyyy."
    elif isinstance(column.kind, Choice):
        unit = "Chọn trong danh sách."
    return "\n".join(part for part in (column.help, unit, *more) if part)[:LIST_ROOM]


def validation(
    column: Column, source: str | list[str] | None = None, *more: str, waivable: bool = True
) -> dict[str, object]:
    """What Excel checks at typing; wrong input is warned of, not refused, so that 'không áp dụng' can be typed.

    Where a cell is not `waivable`, the warning does not offer that.
    """
    rule = _accepts(column, source, waivable=waivable)
    said = message(column, *more)
    if said:
        rule |= {"input_title": _short(column.spoken), "input_message": said}
    return rule


def _accepts(column: Column, source: str | list[str] | None, *, waivable: bool) -> dict[str, object]:
    otherwise = {case: f" Nếu {case}, ghi “{NOT_APPLICABLE}”." if waivable else "" for case in (_NONE, _NOT_GIVEN)}
    match column.kind:
        case Choice():
            return _warn("list", f"Nên chọn một mục trong danh sách.{otherwise[_NONE]}") | {"source": source}
        case Count() | Money():
            bound = {"criteria": ">=", "value": 0}
            return _warn("integer", f"Gõ số nguyên từ 0 trở lên.{otherwise[_NOT_GIVEN]}") | bound
        case Decimal() | Percent():
            bound = {"criteria": ">=", "value": 0}
            return _warn("decimal", f"Gõ một số từ 0 trở lên.{otherwise[_NOT_GIVEN]}") | bound
        case Day():
            bound = {"criteria": ">=", "value": date(1990, 1, 1)}
            return _warn("date", "Gõ ngày dạng dd/mm/yyyy, ví dụ 20/07/2018.") | bound
        case _:
            return {"validate": "any"}


def _warn(kind: str, sentence: str) -> dict[str, object]:
    return {"validate": kind, "error_type": "warning", "error_title": "Xem lại ô này", "error_message": sentence}


def _short(title: str) -> str:
    title = title[:1].upper() + title[1:]
    return title if len(title) <= _TITLE_ROOM else title[: _TITLE_ROOM - 1].rstrip(" ,") + "…"
