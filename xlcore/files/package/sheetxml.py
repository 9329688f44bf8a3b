"""The cells of a planned sheet as XML: by type, formulas with their results.

Text is always text, whatever it begins with. What XML or Excel cannot hold is cleaned and, if cut, says so.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from ...domain.findings import address, letters
from ...patterns import rare
from ...plans import Cell, SheetPlan, Table, Value
from ...styles import HEADER, Style
from .markup import escape
from .splice import MAIN

Index = Callable[[Style], int]
_FORBIDDEN = rare("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = rare("_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a reader would take for an escaped character."""
_LONGEST = 32_767
_MOST = 9.99999999999999e307
"""The largest number that Excel takes."""
_CUT = " …[cắt bớt]"


def cleaned(text: str) -> str:
    """Text as a cell can hold it: no characters that XML forbids, at most 32,767 long (a cut is marked)."""
    if not text.isprintable():  # what is forbidden is not printable
        text = _FORBIDDEN.sub("", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def coded(text: str) -> str:
    """Text as spreadsheet programs keep it: what looks like one of their codes for a character is told from one."""
    text = cleaned(text)
    return _ESCAPES.sub("_x005F_", text) if "_x" in text else text


def held(text: str) -> str:
    """A text as the content of an element that gives that very text back to whoever reads it."""
    return escape(coded(text)).replace("\r", "&#13;")


def sheet_data(plan: SheetPlan, index: Index, *, date1904: bool) -> bytes:
    """The sheetData element."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for (row, column), cell in plan.cells.items():
        rows.setdefault(row, []).append((column, _cell(row, column, cell, index, date1904=date1904)))
    for table in plan.tables:
        for row, cells in _table_rows(table, plan.cells, index, date1904=date1904):
            rows.setdefault(row, []).extend(cells)
    out = [f'<sheetData xmlns="{MAIN}">']
    for row in sorted({*rows, *plan.heights}):
        height = plan.heights.get(row)
        extra = f' ht="{height:g}" customHeight="1"' if height else ""
        out.append(f'<row r="{row}"{extra}>{"".join(text for _, text in sorted(rows.get(row, [])))}</row>')
    return "".join([*out, "</sheetData>"]).encode()


def _table_rows(
    table: Table, over: Mapping[tuple[int, int], Cell], index: Index, *, date1904: bool
) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    columns = list(range(table.left, table.left + len(table.headers)))
    names = [letters(column) for column in columns]
    head = index(HEADER)
    shown = [(c, n, header) for c, n, header in zip(columns, names, table.headers, strict=True)]
    row = table.top
    yield row, [(c, _text(f"{n}{row}", head, header)) for c, n, header in shown if (row, c) not in over]
    looks = [index(style) for style in table.styles]
    empty: Sequence[Value] = [None] * len(columns)
    for row, values in enumerate(table.rows or [empty], table.top + 1):
        yield (
            row,
            [
                (column, _value(f"{name}{row}", look, value, date1904=date1904))
                for column, name, look, value in zip(columns, names, looks, values, strict=True)
                if (row, column) not in over
            ],
        )


def _cell(row: int, column: int, cell: Cell, index: Index, *, date1904: bool) -> str:
    where, look = address(row, column), index(cell.style)
    if not cell.formula:
        return _value(where, look, cell.value, date1904=date1904)
    formula = f"<f>{escape(cell.formula)}</f>"
    if isinstance(cell.value, str):
        return f'<c r="{where}" s="{look}" t="str">{formula}<v>{held(cell.value)}</v></c>'
    if isinstance(cell.value, bool):
        return f'<c r="{where}" s="{look}" t="b">{formula}<v>{int(cell.value)}</v></c>'
    number = _number(cell.value, date1904=date1904)
    return f'<c r="{where}" s="{look}">{formula}{f"<v>{number}</v>" if number else ""}</c>'


def _value(where: str, look: int, value: Value, *, date1904: bool) -> str:
    if value is None or value == "":
        return f'<c r="{where}" s="{look}"/>'
    if isinstance(value, str):
        return _text(where, look, value)
    if isinstance(value, bool):
        return f'<c r="{where}" s="{look}" t="b"><v>{int(value)}</v></c>'
    number = _number(value, date1904=date1904)
    return f'<c r="{where}" s="{look}"><v>{number}</v></c>' if number else f'<c r="{where}" s="{look}"/>'


def _text(where: str, look: int, text: str) -> str:
    return f'<c r="{where}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{held(text)}</t></is></c>'


def _number(value: Value, *, date1904: bool) -> str:
    """A number as XML writes it; '' for nothing and for what is no finite number."""
    if isinstance(value, date):
        days = value.toordinal() - (date(1904, 1, 1) if date1904 else date(1899, 12, 30)).toordinal()
        if not isinstance(value, datetime):
            return str(days)
        return repr(days + (value.hour * 3600 + value.minute * 60 + value.second) / 86_400).removesuffix(".0")
    if not isinstance(value, int | float) or not -_MOST <= value <= _MOST:
        return ""
    return repr(value).removesuffix(".0")
