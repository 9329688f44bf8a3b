"""Planned sheets one below another on one sheet: a host opens and copies from one sheet much faster than from many."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from .plans import Cell, Link, SheetPlan, Table


class Stack(NamedTuple):
    """The sheet that holds the others, and the row at which each of them begins."""

    plan: SheetPlan
    tops: tuple[int, ...]


def stacked(plans: Sequence[SheetPlan], rows: Sequence[int], title: str) -> Stack:
    """Put plans below one another, each with so many rows; sizes, notes, ranges, conditions and lists stay behind."""
    cells, links = dict[tuple[int, int], Cell](), dict[tuple[int, int], Link]()
    merges, tables, tops, top = list[str](), list[Table](), list[int](), 1
    for plan, size in zip(plans, rows, strict=True):
        down = top - 1
        cells.update({(row + down, column): cell for (row, column), cell in plan.cells.items()})
        links.update({(row + down, column): link for (row, column), link in plan.links.items()})
        merges += [_lowered(area, down) for area in plan.merges]
        tables += [replace(table, top=table.top + down) for table in plan.tables]
        tops.append(top)
        top += size
    return Stack(SheetPlan("", title, cells, tables=tuple(tables), links=links, merges=tuple(merges)), tuple(tops))


def _lowered(area: str, down: int) -> str:
    return re.sub(r"\d+", lambda found: str(int(found[0]) + down), area)
