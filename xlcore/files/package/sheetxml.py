"""A planned sheet as XML: cells by type, formulas with their results, widths, merges, links.

Text is always text, whatever it begins with. What XML or Excel cannot hold is cleaned and, if cut, says so.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from ...domain.findings import address, letters
from ...plans import Cell, SheetPlan, Table, Value
from ...styles import HEADER, Style
from .markup import attribute, escape
from .splice import MAIN, RELS

Index = Callable[[Style], int]
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a reader would take for an escaped character."""
_LONGEST = 32_767
_CUT = " …[cắt bớt]"


def cleaned(text: str) -> str:
    """Text as a cell can hold it: no characters that XML forbids, at most 32,767 long (a cut is marked)."""
    text = _FORBIDDEN.sub("", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def sheet_data(plan: SheetPlan, index: Index, *, date1904: bool, rename: Callable[[str], str]) -> bytes:
    """The sheetData element; `rename` puts the present names of tabs into formulas."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for (row, column), cell in plan.cells.items():
        rows.setdefault(row, []).append((column, _cell(row, column, cell, index, date1904=date1904, rename=rename)))
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


def _cell(row: int, column: int, cell: Cell, index: Index, *, date1904: bool, rename: Callable[[str], str]) -> str:
    where, look = address(row, column), index(cell.style)
    if not cell.formula:
        return _value(where, look, cell.value, date1904=date1904)
    formula = f"<f>{escape(rename(cell.formula))}</f>"
    if isinstance(cell.value, str):
        return f'<c r="{where}" s="{look}" t="str">{formula}<v>{escape(cleaned(cell.value))}</v></c>'
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
    held = _ESCAPES.sub("_x005F_", escape(cleaned(text))).replace("\r", "&#13;")
    return f'<c r="{where}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{held}</t></is></c>'


def _number(value: Value, *, date1904: bool) -> str:
    """A number as XML writes it; '' for nothing and for what is no finite number."""
    if isinstance(value, date):
        days = value.toordinal() - (date(1904, 1, 1) if date1904 else date(1899, 12, 30)).toordinal()
        if not isinstance(value, datetime):
            return str(days)
        return repr(days + (value.hour * 3600 + value.minute * 60 + value.second) / 86_400).removesuffix(".0")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if not isinstance(value, bool) else str(int(value))
    return repr(value).removesuffix(".0") if math.isfinite(value) else ""


def columns(widths: Sequence[float]) -> bytes:
    """The cols element."""
    items = "".join(f'<col min="{n}" max="{n}" width="{w:g}" customWidth="1"/>' for n, w in enumerate(widths, 1))
    return f'<cols xmlns="{MAIN}">{items}</cols>'.encode() if items else b""


def merged(merges: Sequence[str]) -> bytes:
    """The mergeCells element."""
    items = "".join(f'<mergeCell ref="{area}"/>' for area in merges)
    return f'<mergeCells xmlns="{MAIN}" count="{len(merges)}">{items}</mergeCells>'.encode() if merges else b""


def hyperlinks(links: Sequence[tuple[tuple[int, int], str, str, str]]) -> bytes:
    """The hyperlinks element, from (row, column), relationship id ('' inside), location and tip."""
    items = []
    for (row, column), relation, location, tip in links:
        target = f' r:id="{relation}"' if relation else ""
        place = f" location={attribute(cleaned(location))}" if location else ""
        said = f" tooltip={attribute(cleaned(tip))}" if tip else ""
        items.append(f'<hyperlink ref="{address(row, column)}"{target}{place}{said}/>')
    return f'<hyperlinks xmlns="{MAIN}" xmlns:r="{RELS}">{"".join(items)}</hyperlinks>'.encode() if items else b""


def table_xml(table: Table, number: int) -> bytes:
    """The part of a native table."""
    area = f"{address(table.top, table.left)}:{address(table.last_row, table.left + len(table.headers) - 1)}"
    names = "".join(
        f'<tableColumn id="{n}" name={attribute(cleaned(header))}/>' for n, header in enumerate(table.headers, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="{MAIN}" id="{number}" '
        f'name="{table.name}" displayName="{table.name}" ref="{area}" totalsRowShown="0"><autoFilter ref="{area}"/>'
        f'<tableColumns count="{len(table.headers)}">{names}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
    ).encode()


def new_sheet(plan: SheetPlan) -> bytes:
    """A worksheet part with nothing in it yet but its frame: view, protection, page."""
    row, column = plan.freeze
    pane = ""
    if (row, column) != (1, 1):
        split = (f' xSplit="{column - 1}"' if column > 1 else "") + (f' ySplit="{row - 1}"' if row > 1 else "")
        corner = "bottomRight" if row > 1 and column > 1 else ("bottomLeft" if row > 1 else "topRight")
        pane = f'<pane{split} topLeftCell="{address(row, column)}" activePane="{corner}" state="frozen"/>'
    guard = (
        '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" '
        'sort="0" autoFilter="0"/>'
        if plan.protected
        else ""
    )
    turned = "landscape" if plan.page.landscape else "portrait"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}" xmlns:r="{RELS}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1"/>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<sheetData/>{guard}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{turned}" fitToHeight="0"/></worksheet>'
    ).encode()
