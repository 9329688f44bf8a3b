"""What stands in cells: values and formulas, one call of the office for each range read or written."""

from __future__ import annotations

import functools
import re
from itertools import chain
from typing import Any

from .bridge import host
from .cells import Cells
from .errors import ProtectedError
from .formulas import is_formula, moved, to_calc, to_excel
from .kinds import kinds, settled
from .values import ERRORS, Given, given, meant

_CONTENTS = 1 | 2 | 4 | 16
"""Numbers, dates, texts, formulas: the office's flags of what is cleared."""
_NOTES, _LOOKS, _STYLES, _PIECES, _LINES = 8, 32, 64, 256, 512
_ERRORS = 4
_MARKS = frozenset("={'")
"""How a cell's line begins where it is not simply what the cell holds."""
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_formula = functools.lru_cache(maxsize=4096)(to_excel)


@host()
class Contents(Cells):
    """Values and formulas of a range."""

    max_cells_per_read = 2_000_000
    max_cells_per_write = 500_000

    @property
    def raw_value(self) -> Any:
        """Rows of numbers, texts, moments, truths; None where there is an error. One cell is given as it is."""
        if self.xl is None:
            return None
        raws = self.xl.getDataArray()
        rows = [tuple(map(meant, row)) for row in raws]
        for (row, column), kind in kinds(self, raws).items():
            line = list(rows[row - self.box.row])
            line[column - self.box.column] = meant(raws[row - self.box.row][column - self.box.column], kind)
            rows[row - self.box.row] = tuple(line)
        if (self.options or {}).get("err_to_str") and any(None in row for row in raws):  # errors
            rows = self._with_errors(rows)
        return rows[0][0] if self.box.single else tuple(rows)

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._write(value, given)

    @property
    def formula(self) -> Any:
        """The cells as Excel's formula line shows them, in English: a formula, or the value as a text."""
        if self.xl is None:
            return None
        lines = self.xl.getFormulaArray()
        if any(map(is_formula, chain.from_iterable(lines))):  # only these are told from texts by their values
            rows = tuple(tuple(map(_shown, *pair)) for pair in zip(lines, self.xl.getDataArray(), strict=True))
        else:
            rows = tuple(tuple(map(_shown, line)) for line in lines)
        return rows[0][0] if self.box.single else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        self._write(value, _typed)

    formula2 = formula
    """LibreOffice spills nothing: both are the same."""

    @property
    def formula_array(self) -> str | None:
        """The array formula that the cells share."""
        text = self.xl.getArrayFormula()
        return _shown(text) if text else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self.xl.setArrayFormula(to_calc(value))

    @property
    def has_array(self) -> bool:
        """Whether the cells are those of an array formula."""
        return bool(self.xl.getArrayFormula())

    def clear_contents(self) -> None:
        """Empty the cells; looks and notes stay."""
        if self.xl is not None:
            self.changing().clearContents(_CONTENTS)

    def clear_formats(self) -> None:
        """Take their looks from the cells, and part merged ones."""
        if self.xl is not None:
            self.changing().clearContents(_LOOKS | _STYLES | _PIECES)
            self.xl.merge(False)

    def clear(self) -> None:
        """Empty the cells and take looks, notes and links from them."""
        if self.xl is not None:
            self.changing().clearContents(_CONTENTS | _NOTES | _LOOKS | _STYLES | _PIECES | _LINES)
            self.xl.merge(False)

    def _with_errors(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Errors as the words that Excel shows; only cells with one are asked: the office has no bulk call."""
        changed = [list(row) for row in rows]
        for address in self.xl.queryFormulaCells(_ERRORS).getRangeAddresses():
            for row in range(address.StartRow + 1, address.EndRow + 2):
                for column in range(address.StartColumn + 1, address.EndColumn + 2):
                    code = self.sheet.cell_at(row, column).getError()
                    changed[row - self.box.row][column - self.box.column] = ERRORS.get(code, "#VALUE!")
        return [tuple(row) for row in changed]

    def _write(self, value: Any, taken: Any) -> None:
        if self.xl is None:
            return
        grid = [[taken(cell) for cell in row] for row in self._spread(value)]
        self.sheet.book.app.guests.outdated(self.sheet)
        after = list(settled(self, grid))
        self.sheet.formatted = None  # they were asked for on the way, and change now
        try:
            self._enter(grid)
        except Exception as error:
            if self.sheet.xl.isProtected():
                raise ProtectedError(self.sheet.name) from error
            raise
        for key, boxes in after:
            self.sheet.bundle(boxes).NumberFormat = key

    def _enter(self, grid: list[list[Given]]) -> None:
        """One call for all; where there are formulas, everything is entered as if it were typed in English."""
        if any(cell.formula for row in grid for cell in row):
            self.xl.setFormulaArray(tuple(tuple(map(_entered, row)) for row in grid))
        else:
            self.xl.setDataArray(tuple(tuple(cell.raw for cell in row) for row in grid))

    def _spread(self, value: Any) -> Any:
        """One value for all cells fills them, a formula as if it were copied from the first one."""
        if isinstance(value, list | tuple):
            return value if value and isinstance(value[0], list | tuple) else [value]
        rows, columns = range(self.box.rows), range(self.box.columns)
        if not is_formula(value) or self.box.single:
            return [[value for _ in columns] for _ in rows]
        return [[moved(value, down, right) for right in columns] for down in rows]


def _shown(text: str, value: object = None) -> str:
    """A cell's line in Excel's writing; a text that begins like a formula is told by its value."""
    if text[:1] not in _MARKS:
        return text
    if text.startswith("{="):
        text = text[1:-1]
    if is_formula(text):
        return text if text == value else _formula(text)
    return text.removeprefix("'")


def _typed(value: object) -> Given:
    """What is given as a formula is read as if it were typed: a text of digits is a number."""
    return given(float(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else value)


def _entered(cell: Given) -> str:
    if isinstance(cell.raw, float):
        return repr(cell.raw)
    if cell.formula:
        return to_calc(cell.raw)
    return f"'{cell.raw}" if cell.risky else cell.raw
