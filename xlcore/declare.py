"""What a sheet is made of: plain data from which everything about the sheet is derived.

One `Sheet` drives the blank form, the drop-downs, how the table is found in a returned file, how text
becomes typed values, the schema, the place of a finding, the adding up and the documentation.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from .domain.bloc import UnitKind
from .domain.findings import Severity

NOT_APPLICABLE, NOTHING = "không áp dụng", "không có"


# --- kinds of value -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, NFC; `long` text wraps and is proof-read."""

    long: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 0; '8.400' is eight thousand four hundred."""

    unit: str


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number with at most `places` decimals; '46,76' and '46.76' are the same.

    `unit_in` is the column in which each row names its unit; a number is then read for the `unit` of its row.
    """

    unit: str
    places: int = 2
    unit_in: str = ""


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in percent, kept as typed on the scale of 100; above `high` is off the scale."""

    high: float = 100


@dataclass(frozen=True, slots=True)
class Money:
    """A whole amount in đồng."""

    unit: str = "đồng"


@dataclass(frozen=True, slots=True)
class Day:
    """A date, written dd/mm/yyyy; a `past` one is of something done, so it cannot lie well after the period."""

    past: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list, found whatever its case, dashes and spaces."""

    options: tuple[str, ...]


Kind = Text | Count | Decimal | Percent | Money | Day | Choice
NUMERIC = (Count, Decimal, Percent, Money)
YES_NO = Choice(("Có", "Không"))


# --- columns --------------------------------------------------------------------------------------------


class Total(Enum):
    """How a column is added up over members."""

    NONE = "không cộng"
    SUM = "cộng"


class Column(NamedTuple):
    """One column of a table, or one line of a sheet of fields.

    `label` gives the levels of a printed header, parted by ' / '. `aliases` are whole labels seen elsewhere.
    `computed` is the expression that the form calculates; such a cell is not for typing. `optional` columns
    may be absent from a returned table and then count as 0 (with a note). `prefilled` cells are written by
    the head and locked. `previous` puts last period's value beside the input. `short` is the name that
    sentences use where the printed label says too little. An `as_typed` cell of the master is kept as it stands:
    there 'không áp dụng' may be the answer.
    """

    name: str
    label: str
    kind: Kind
    required: bool = False
    key: bool = False
    aliases: tuple[str, ...] = ()
    computed: str = ""
    optional: bool = False
    prefilled: bool = False
    previous: bool = False
    total: Total = Total.NONE
    help: str = ""
    width: float = 14
    short: str = ""
    as_typed: bool = False

    @property
    def spoken(self) -> str:
        """What a sentence calls the column."""
        return self.short or self.label.replace(" / ", ", ")

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels of the header, top first."""
        return tuple(part.strip() for part in self.label.split(" / "))

    @property
    def numeric(self) -> bool:
        """Whether the cells hold numbers."""
        return isinstance(self.kind, NUMERIC)

    @property
    def unit(self) -> str:
        """The unit of a number, '' for what has none."""
        return getattr(self.kind, "unit", "%" if isinstance(self.kind, Percent) else "")


# --- rules ----------------------------------------------------------------------------------------------


class Operator(Enum):
    """How the two sides of a rule must stand to each other; the first eight are those of DHIS2."""

    EQUAL = "="
    NOT_EQUAL = "≠"
    AT_LEAST = "≥"
    MORE = ">"
    AT_MOST = "≤"
    LESS = "<"
    BOTH_OR_NONE = "cùng có hoặc cùng trống"
    NOT_BOTH = "không được cùng có"
    NEAR = "≈"


class Missing(Enum):
    """What a rule does where values are missing (DHIS2's policies)."""

    SKIP_IF_ANY = "bỏ qua nếu thiếu một giá trị"
    SKIP_IF_ALL = "bỏ qua nếu thiếu tất cả"
    AS_ZERO = "thiếu coi là 0"


class When(Enum):
    """Which period a term of a rule speaks of; both kinds of period begin on 1 January, a whole year holds its H1."""

    NOW = "kỳ này"
    PREVIOUS = "kỳ trước"
    LAST_YEAR = "cùng kỳ năm trước"
    OPENING = "cuối năm trước"
    FIRST_HALF = "6 tháng đầu năm"


class Rule(NamedTuple):
    """Two expressions over the columns of one row and how they must compare.

    `tolerance` is in the unit of the values, for NEAR in percent of the right side. The sentence may name
    {left} {right} {difference} (values), {left_label} {right_label}, {left_cells} {right_cells}; '' takes
    the sentence for the operator.
    """

    id: str
    left: str
    operator: Operator
    right: str
    missing: Missing = Missing.SKIP_IF_ANY
    severity: Severity = Severity.ERROR
    tolerance: float | None = None
    sentence: str = ""
    remedy: str = ""


class Term(NamedTuple):
    """One side of a rule across sheets or periods: an expression over a sheet, summed by member and `by`."""

    sheet: str
    expression: str
    when: When = When.NOW


class CrossRule(NamedTuple):
    """A rule between sheets or periods. The left side is taken row by row where `each_row`, else summed.

    `by` names key columns that must agree on both sides beside the member (a field of work, an indicator).
    The finding stands at the left side.
    """

    id: str
    left: Term
    operator: Operator
    right: Term
    by: tuple[str, ...] = ()
    each_row: bool = True
    missing: Missing = Missing.SKIP_IF_ANY
    severity: Severity = Severity.WARNING
    tolerance: float | None = None
    sentence: str = ""
    remedy: str = ""


_NAME = re.compile(r"[a-z_]+")
_SUM = re.compile(r"[a-z_]+( \+ [a-z_]+)*")


def is_sum(expression: str) -> bool:
    """Whether an expression only adds columns up."""
    return _SUM.fullmatch(expression) is not None


def fields_of(expression: str) -> tuple[str, ...]:
    """Name the columns in an expression, in order of appearance."""
    return tuple(dict.fromkeys(_NAME.findall(expression)))


# --- sheets ---------------------------------------------------------------------------------------------


class Layout(Enum):
    """A table has a row for each thing; fields stand one below the other, label beside value."""

    TABLE = "bảng"
    FIELDS = "phiếu"


@dataclass(frozen=True)
class Sheet:
    """One sheet of the form. `title` is the tab, `heading` stands above the table.

    `kinds` are the kinds of unit that it applies to (empty: all). `blank_rows` is how many rows the form
    leaves for typing. `total_row` says that the form ends with a row of sums. `source` is the origin of the
    layout or of its rules.
    """

    key: str
    title: str
    heading: str
    one_row_is: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    layout: Layout = Layout.TABLE
    kinds: frozenset[UnitKind] = frozenset()
    aliases: tuple[str, ...] = ()
    blank_rows: int = 12
    total_row: bool = False
    required: bool = True
    source: str = ""
    help: str = ""

    def __hash__(self) -> int:
        return hash(self.key)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names in code."""
        return {column.name: column for column in self.columns}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns that tell rows apart."""
        return tuple(column.name for column in self.columns if column.key)

    @cached_property
    def optional(self) -> tuple[str, ...]:
        """The names of the columns that a file may lack."""
        return tuple(column.name for column in self.columns if column.optional)

    @cached_property
    def computed(self) -> tuple[Column, ...]:
        """The columns that the form calculates."""
        return tuple(column for column in self.columns if column.computed)

    @cached_property
    def summed(self) -> tuple[str, ...]:
        """The names of the columns that are added up over members."""
        return tuple(column.name for column in self.columns if column.total is Total.SUM)

    def applies_to(self, kind: UnitKind) -> bool:
        """Whether a unit of that kind is asked for this sheet at all."""
        return not self.kinds or kind in self.kinds

    def label_of(self, expression: str) -> str:
        """Write an expression with the printed labels: 'a + b' becomes 'Nhãn a + Nhãn b'."""
        return _NAME.sub(lambda name: self.by_name[name[0]].spoken if name[0] in self.by_name else name[0], expression)
