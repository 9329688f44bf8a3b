"""The run that traces one figure of the master: reads what came back, plans the sheet anew, and follows the cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..blocks import values
from ..consolidation import Consolidation
from ..errors import InputError
from ..intake.earlier import KeptValue, kept_values
from ..intake.grid import Grid, Received
from ..intake.locate import find_table
from ..intake.office import MASTER
from ..intake.rows import TableReader
from ..plans import SheetPlan
from ..port import Master
from ..report.remarks import plan_remarks
from ..runs import is_current, open_office, put_together, scored_before
from ..sheets.master import PREVIOUS
from ..summary.journal import read_journal
from ..summary.plans import plan_all
from ..values.folding import fold
from .port import History
from .trace import Trace, trace

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of the master: the tab as a person calls it, and row and column from 1."""

    title: str
    row: int
    column: int

    @classmethod
    def parse(cls, sheet: str, cell: str) -> "Figure":
        """Read a cell as a spreadsheet writes it; an `InputError` where it is none."""
        match = _CELL.fullmatch(cell.strip().upper())
        if match is None:
            raise InputError(f"“{cell}” không phải là một ô. Ghi như D5.")
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        title = sheet.strip()
        if title.startswith("'") and title.endswith("'"):
            title = title[1:-1].replace("''", "'")
        return cls(title, int(match[2]), column)


@dataclass(frozen=True, slots=True)
class Traced:
    """A trace, whether the master's sheets still show what the files say now, and the run that it looked at."""

    trace: Trace
    current: bool
    run: Consolidation


def trace_figure(master: Master, received: Iterable[Received], figure: Figure, history: History) -> Traced:
    """Trace a figure of the master back to the cells of the files; nothing is written."""
    past = history.past()
    run = put_together(open_office(master), received, past)
    sheets = planned(replace(run, past=history.keep(past)), master)
    found = sheets.trace(_named(figure.title, sheets.plans, master), figure.row, figure.column)
    return Traced(found, is_current(read_journal(master.grid("journal")), sheets.run), sheets.run)


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """The sheets as a run plans them, with what a trace needs besides; `kept` are the values of *Kỳ trước*."""

    run: Consolidation
    plans: tuple[SheetPlan, ...]
    kept: tuple[KeptValue, ...]

    def trace(self, plan: SheetPlan, row: int, column: int) -> Trace:
        """Follow one cell back."""
        return trace(self.run, plan, row, column, self.kept)

    def numbers(self, plan: SheetPlan) -> Iterator[Trace]:
        """Follow every number of a sheet back."""
        for row, shown in enumerate(values(plan), 1):
            for column, value in enumerate(shown, 1):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    yield self.trace(plan, row, column)


def planned(run: Consolidation, master: Master) -> Planned:
    """Plan all sheets of a run as they stand in its master."""
    run = scored_before(run, master)
    return Planned(run, (*plan_all(run, ()), plan_remarks(run)), _kept(master))


def _named(title: str, plans: Sequence[SheetPlan], master: Master) -> SheetPlan:
    """The plan of a tab by its present title, which a person may have changed; else by the planned one."""
    now = {fold(grid.name): plan for plan in plans if (grid := master.grid(plan.key))}
    plan = now.get(fold(title)) or next((plan for plan in plans if fold(plan.title) == fold(title)), None)
    if plan is None:
        titles = ", ".join(plan.title for plan in plans)
        raise InputError(f"“{title}” không phải trang do chương trình tổng hợp. Các trang: {titles}.")
    return plan


def _kept(master: Master) -> tuple[KeptValue, ...]:
    grid: Grid | None = master.grid(PREVIOUS.key)
    found = find_table(grid, PREVIOUS) if grid else None
    if grid is None or found is None:
        return ()
    table = TableReader(MASTER, "", grid, PREVIOUS, found, None, date1904=False, ours=False).read()
    return tuple(kept_values(table, MASTER))
