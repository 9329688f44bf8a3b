"""Drawing a planned sheet into a fresh workbook."""

from xlsxwriter.worksheet import Worksheet

from ...domain.findings import address
from ...plans import Cell, Choice, Condition, Link, SheetPlan, Table
from ...styles import HEADER, Style
from ...titles import prefix
from ..package.frame import LIST_TITLE, marked
from ..package.notes import AUTHOR
from ..package.tabs import NOTES, listed
from .canvas import Canvas, absolute, lock, page
from .formats import Formats
from .tables import write


def draw_plan(canvas: Canvas, plan: SheetPlan) -> Worksheet:
    """Add the sheet that a plan describes, with its mark and the names of its ranges."""
    drawn = canvas.sheet(plan.title, plan.key)
    for column, width in enumerate(plan.widths):
        drawn.set_column(column, column, width)
    for row, height in plan.heights.items():
        drawn.set_row(row - 1, height)
    for table in plan.tables:
        _table(drawn, canvas.formats, table)
    for area in plan.merges:
        _merge(drawn, canvas.formats, plan, area)
    for place, cell in plan.cells.items():
        _cell(drawn, canvas.formats, place, cell)
    styles = _styles(plan)
    for place, link in plan.links.items():
        _link(drawn, canvas.formats, place, link, styles)
    _beside(drawn, canvas, plan)
    for name, cells in plan.ranges.items():
        canvas.name(name, plan.title, absolute(cells))
    _show(drawn, plan)
    return drawn


def _table(drawn: Worksheet, formats: Formats, table: Table) -> None:
    left = table.left - 1
    columns = [{"header": text, "header_format": formats[HEADER]} for text in table.headers]
    area = (table.top - 1, left, table.last_row - 1, left + len(columns) - 1)
    drawn.add_table(*area, {"name": table.name, "columns": columns, "style": None})
    rows = table.rows or [(None,) * len(columns)]
    for row, values in enumerate(rows, table.top):
        for column, (value, style) in enumerate(zip(values, table.styles, strict=True), left):
            write(drawn, row, column, value, formats[style])


def _merge(drawn: Worksheet, formats: Formats, plan: SheetPlan, area: str) -> None:
    first = next((cell for place, cell in plan.cells.items() if address(*place) == area.partition(":")[0]), Cell())
    drawn.merge_range(area, "", formats[first.style])


def _cell(drawn: Worksheet, formats: Formats, place: tuple[int, int], cell: Cell) -> None:
    row, column = place[0] - 1, place[1] - 1
    if not cell.formula:
        write(drawn, row, column, cell.value, formats[cell.style])
        return
    value = "" if cell.value is None else cell.value
    drawn.write_formula(row, column, f"={cell.formula}", formats[cell.style], value)


def _styles(plan: SheetPlan) -> dict[tuple[int, int], Cell]:
    """What stands in the cells with links, whether planned alone or in a table."""
    known: dict[tuple[int, int], Cell] = {}
    for table in plan.tables:
        for row, column in plan.links:
            at, across = row - table.top - 1, column - table.left
            if 0 <= at < len(table.rows) and 0 <= across < len(table.styles):
                known[row, column] = Cell(table.rows[at][across], table.styles[across])
    return known | {place: plan.cells[place] for place in plan.links if place in plan.cells}


def _link(
    drawn: Worksheet, formats: Formats, place: tuple[int, int], link: Link, known: dict[tuple[int, int], Cell]
) -> None:
    """Make a cell jump; XlsxWriter writes the text of a link anew, so the cell itself is written again after it."""
    cell = known.get(place, Cell(None, Style()))
    target = f"external:{link.file}" if link.file else f"internal:{link.location}"
    if link.file and link.location:
        target += f"#{link.location}"
    drawn.write_url(place[0] - 1, place[1] - 1, target, formats[cell.style], str(cell.value or ""), link.tip or None)
    _cell(drawn, formats, place, cell)


def _beside(drawn: Worksheet, canvas: Canvas, plan: SheetPlan) -> None:
    """Notes, conditions and lists."""
    for (below, right), note in plan.notes.items():
        drawn.write_comment(below - 1, right - 1, note, {"x_scale": 2, "author": AUTHOR})
    if plan.notes:
        cells = (absolute(address(*spot)) for spot in sorted(plan.notes))
        canvas.workbook.define_name(f"{NOTES}{plan.key}", f"={listed(prefix(plan.title), cells)}")
    for condition in plan.conditions:
        _condition(drawn, canvas, condition)
    for choice in plan.choices:
        _choice(drawn, choice)


def _condition(drawn: Worksheet, canvas: Canvas, condition: Condition) -> None:
    style = condition.style
    looks = {"bold": style.bold, "font_color": f"#{style.ink}"} | ({"bg_color": f"#{style.fill}"} if style.fill else {})
    rule = {"type": "formula", "criteria": f"={marked(condition.formula)}", "format": canvas.workbook.add_format(looks)}
    drawn.conditional_format(condition.area, rule)


def _choice(drawn: Worksheet, choice: Choice) -> None:
    said = {"error_title": LIST_TITLE, "error_message": choice.message}
    drawn.data_validation(choice.area, {"validate": "list", "source": f"={choice.source}", **said})


def _show(drawn: Worksheet, plan: SheetPlan) -> None:
    drawn.freeze_panes(plan.freeze[0] - 1, plan.freeze[1] - 1)
    page(drawn, landscape=plan.page.landscape)
    if plan.page.repeat:
        drawn.repeat_rows(plan.page.repeat[0] - 1, plan.page.repeat[1] - 1)
    if plan.page.area:
        drawn.print_area(plan.page.area)
    if plan.protected:
        lock(drawn)
