"""What stands around the cells of a planned sheet: view, widths, merges, links, conditions, lists, page.

Conditions and lists of ours bear a mark, so that those which people set on the same sheet are told apart and stay.
"""

from collections.abc import Sequence

from ...domain.findings import address
from ...plans import Choice, Condition, SheetPlan
from ...sheets.groups import group_of
from .markup import attribute, escape
from .sheetxml import Index, cleaned
from .splice import MAIN, RELS, appended, children

LIST_TITLE = "Thi đua"
"""The mark of a list: the title of what it says when something else is typed."""
_RULE = 'AND(N("thidua")=0,'
_RULE_MARK, _TITLE_MARK = escape(_RULE).encode(), f"errorTitle={attribute(LIST_TITLE)}".encode()


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


def marked(formula: str) -> str:
    """A condition with our mark in it: a text counts 0, so that it says nothing."""
    return f"{_RULE}{formula})"


def conditional(present: Sequence[bytes], conditions: Sequence[Condition], rule: Index) -> bytes:
    """The conditionalFormatting elements: those that people set, then ours, which come after theirs in rank."""
    kept = [data for data in present if _RULE_MARK not in data]
    first = 1 + max((_rank(data) for data in kept), default=0)
    ours = [
        f'<conditionalFormatting xmlns="{MAIN}" sqref="{c.area}"><cfRule type="expression" dxfId="{rule(c.style)}" '
        f'priority="{rank}"><formula>{escape(marked(c.formula))}</formula></cfRule></conditionalFormatting>'
        for rank, c in enumerate(conditions, first)
    ]
    return b"".join([*kept, *(item.encode() for item in ours)])


def _rank(formatting: bytes) -> int:
    return max((int(rule.attributes.get("priority", 0)) for rule in children(formatting)), default=0)


def choosing(present: bytes, choices: Sequence[Choice]) -> bytes:
    """The dataValidations element: the lists and limits that people set, then our lists."""
    ours = [_list(choice).encode() for choice in choices]
    data = present or f'<dataValidations xmlns="{MAIN}" count="0"/>'.encode()
    for item in reversed(children(data)):
        if _TITLE_MARK in data[item.start : item.end]:
            data = data[: item.start] + data[item.end :]
    data = appended(data, ours)
    return data if children(data) else b""


def _list(choice: Choice) -> str:
    said = f" error={attribute(cleaned(choice.message))}" if choice.message else ""
    return (
        f'<dataValidation xmlns="{MAIN}" type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" '
        f'errorTitle={attribute(LIST_TITLE)}{said} sqref="{choice.area}"><formula1>{escape(choice.source)}</formula1>'
        "</dataValidation>"
    )


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
    group = group_of(plan.key)
    coloured = f'<tabColor rgb="FF{group.colour}"/>' if group else ""
    turned = "landscape" if plan.page.landscape else "portrait"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}" xmlns:r="{RELS}">'
        f'<sheetPr>{coloured}<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1"/>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<sheetData/>{guard}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{turned}" fitToHeight="0"/></worksheet>'
    ).encode()
