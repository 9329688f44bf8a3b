"""What can be said of a table only once all of it was read: no rows, a row twice, totals that differ."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..declare import Layout
from ..domain.findings import address
from ..values.folding import fold
from ..values.writing import number as written
from .submission import Row, Table

if TYPE_CHECKING:
    from .rows import TableReader

_SUMS_DIFFER = 0.5
"""From this gap on sums of whole numbers differ."""


def about_whole(reader: "TableReader", table: Table) -> None:
    """Tell what is wrong with a table as a whole; a row of sums is compared with what it sums."""
    _twice(reader, table)
    if table.total:
        _compare_total(reader, table, table.total)
    if not table.answered and table.sheet.required:
        reader.say("BANG-07", sheet=table.sheet.title)


def _twice(reader: "TableReader", table: Table) -> None:
    sheet, seen = table.sheet, dict[tuple[str, ...], int]()
    if not sheet.keys or sheet.layout is not Layout.TABLE:
        return
    about, place = sheet.by_name[sheet.keys[0]], table.columns.get(sheet.keys[0], 0)
    for row in table.rows:
        texts = [str(row.values.get(name) or "") for name in sheet.keys]
        key = tuple(map(fold, texts))
        if key in seen and any(key):
            shown = ", ".join(filter(None, texts))
            reader.say("BANG-08", row.number, place, about, shown, other=str(seen[key]), found=shown)
        seen.setdefault(key, row.number)


def _compare_total(reader: "TableReader", table: Table, total: Row) -> None:
    for name, shown in total.values.items():
        column, place = table.sheet.by_name[name], table.columns[name]
        numbers = list(_numbers(table, name))
        if not isinstance(shown, int | float) or len(numbers) < len(table.rows):
            continue
        gap, right = abs(shown - sum(numbers)), written(sum(numbers))
        formula = reader.is_formula((total.number, place))
        if gap > _SUMS_DIFFER and not (formula and abs(shown - _seen(reader, table, place)) <= _SUMS_DIFFER):
            facts = {"left": written(shown), "right": right, "difference": written(gap)}
            reader.say("BANG-09", total.number, place, column, written(shown), **facts)
        elif reader.ours and not formula and shown and table.rows:
            cells = f"{address(table.rows[0].number, place)}:{address(table.rows[-1].number, place)}"
            reader.say("BANG-10", total.number, place, column, written(shown), expected=f"tổng của {cells}")


def _seen(reader: "TableReader", table: Table, place: int) -> float:
    """What a formula adds up in a column: numbers typed as text it passes over, shares of rows it adds once more.

    Of both was told where they stand.
    """
    cells = (reader.grid.at(number, place) for number in (*(row.number for row in table.rows), *reader.parts))
    return sum(cell for cell in cells if isinstance(cell, int | float))


def _numbers(table: Table, name: str) -> Iterator[float]:
    """The numbers of one column, 0 where the unit answered 'không áp dụng'."""
    for row in table.rows:
        value = row.values.get(name)
        if isinstance(value, int | float):
            yield value
        elif name in row.exempt:
            yield 0
