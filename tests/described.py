"""What a reader sees of a workbook's sheets, cell by cell, so that two files can be held against one another."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

_USUAL, _PIXELS = 15.0, 1.6
"""The height of a row in points where none is stored, and by how much two may differ: the office rounds and fits."""


def described(book: Path) -> dict[str, dict[str, Any]]:
    """Each sheet by its title: its cells with value, look, link and note, and what belongs to the sheet itself."""
    return {sheet.title: _sheet(sheet) for sheet in openpyxl.load_workbook(book).worksheets}


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Where two descriptions of a sheet differ.

    Two runs are not made at the same moment: moments of the last hour are equal. Rows are as high as a pixel allows.
    """
    places = sorted({*one, *other})
    return [f"{place}: {one.get(place)} | {other.get(place)}" for place in places if not _same(place, one, other)]


def _same(place: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    if place not in one or place not in other:
        return False
    if place == "heights":
        rows = {*one[place], *other[place]}
        return all(abs(one[place].get(row, _USUAL) - other[place].get(row, _USUAL)) < _PIXELS for row in rows)
    first, second = one[place], other[place]
    if isinstance(first, tuple) and isinstance(second, tuple) and _recent(first[0]) and _recent(second[0]):
        return bool(first[1:] == second[1:])
    return bool(first == second)


def _recent(value: Any) -> bool:
    return isinstance(value, datetime) and datetime.now() - value < timedelta(hours=1)


def _sheet(sheet: Any) -> dict[str, Any]:
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None or cell.has_style)
    return {cell.coordinate: _cell(cell) for cell in cells} | {
        "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
        "widths": {name: round(column.width, 1) for name, column in sheet.column_dimensions.items()},
        "heights": {number: row.height for number, row in sheet.row_dimensions.items() if row.height},
        "hidden": [number for number, row in sheet.row_dimensions.items() if row.hidden],
        "filtered": [t.name for t in sheet.tables.values() if t.autoFilter is not None and t.autoFilter.filterColumn],
        "tables": {t.name: (t.ref, [column.name for column in t.tableColumns]) for t in sheet.tables.values()},
        "frozen": (sheet.freeze_panes, bool(sheet.sheet_view.showGridLines)),
        "conditions": sorted(
            (str(area.sqref), rule.type, *rule.formula) for area in sheet.conditional_formatting for rule in area.rules
        ),
        "choices": sorted((str(v.sqref), v.type, v.formula1, v.error) for v in sheet.data_validations.dataValidation),
        "printed": (sheet.print_title_rows, sheet.print_title_cols, sheet.print_area),
        "page": (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, bool(sheet.sheet_properties.pageSetUpPr)),
        "protected": {name: value for name, value in vars(sheet.protection).items() if name != "saltValue"},
        "charts": [_ranges(chart) for chart in sheet._charts],  # noqa: SLF001 - openpyxl has no public list of them
        "visible": sheet.sheet_state,
    }


def _cell(cell: Any) -> tuple[Any, ...]:
    font, fill, link = cell.font, cell.fill, cell.hyperlink
    sides = (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)
    return (
        cell.value,
        cell.number_format,
        (font.name, font.sz, font.b, font.i, font.u, _colour(font.color)),
        (fill.fill_type, _colour(fill.fgColor) if fill.fill_type else None),
        tuple((side.style, _colour(side.color) if side.style else None) for side in sides),
        (
            cell.alignment.horizontal,
            cell.alignment.vertical,
            bool(cell.alignment.wrap_text),
            int(cell.alignment.indent or 0),
        ),
        cell.protection.locked,
        (link.target, link.location) if link else None,
        cell.comment.text if cell.comment else None,
    )


def _colour(colour: Any) -> Any:
    return colour.rgb if colour is not None and colour.type == "rgb" else None


def _ranges(chart: Any) -> list[str]:
    return [series.val.numRef.f for series in chart.series]
