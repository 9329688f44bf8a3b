"""The words in which the list of mistakes is written: a file that came back, what is wrong in it, what must be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from ...files.drawing.pen import Ink
from ..fill import Row
from .paper import Shaper

ON_TIME = datetime(2018, 7, 6, 9, 30)  # noqa: DTZ001 - local time of an office
"""When the units' files came; the time of a file is its receipt."""

WHOLE = ""
"""In place of a column: the finding is about the sheet, or with no sheet about the file."""


@dataclass(frozen=True, slots=True)
class Told:
    """One finding that must come: its rule, and its place in words of the declarations.

    Without `sheet` it is about the file, without `column` about the sheet. `row` is the place of the row among the
    answers, or `fill.HEAD`, or `fill.TOTAL`.
    """

    rule: str
    sheet: str = ""
    column: str = WHOLE
    row: int = 0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: `what` a person did, how the answers and the paper change by it, and what must be told of it.

    `typed` are answers that take the place of the unit's own: by sheet, row and column. A row past the last one is
    added. `dropped` are sheets in which nothing is typed.
    """

    what: str
    told: tuple[Told, ...] = ()
    typed: Mapping[tuple[str, int], Row] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    shaped: tuple[Shaper, ...] = ()


class Making(Enum):
    """How the unit made the file that it sends."""

    FORM = "điền vào phiếu"
    COPY = "chép sang tệp .xlsx khác"
    COPY_1904 = "chép sang tệp .xlsx tính ngày từ năm 1904"
    XLS = "lưu thành .xls"
    ODS = "lưu thành .ods"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file in nhan-ve/ with the mistakes in it.

    Without `file` the unit sends nothing. `known` says whether the program can tell whose file it is. `spoiled` gives
    the bytes that arrive instead of the finished file's. `received` is the day and time of receipt.
    """

    file: str
    code: str
    mistakes: tuple[Mistake, ...] = ()
    making: Making = Making.FORM
    known: bool = True
    spoiled: Callable[[bytes], bytes] | None = None
    received: datetime = ON_TIME


def cell(what: str, sheet: str, column: str, ink: Ink, *rules: str, row: int = 0) -> Mistake:
    """The most usual mistake: something odd typed into one cell, told of by these rules there."""
    return Mistake(what, tuple(Told(rule, sheet, column, row) for rule in rules), {(sheet, row): {column: ink}})
