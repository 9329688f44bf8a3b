"""What checking found, in words a member can act on.

A finding carries facts, not sentences: the book of rules words it (`Rulebook.word`).
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from .addresses import address, letters


class Severity(Enum):
    """How much a finding weighs. Only an error keeps a value or a file out and sets exit code 1."""

    ERROR = "Lỗi"
    WARNING = "Cảnh báo"
    NOTE = "Ghi chú"


class Place(NamedTuple):
    """Where a finding is: a file, a sheet in it, a cell. Rows and columns count from 1; 0 means none."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """The cell as the person sees it, '' where the finding is about a sheet or a file."""
        if self.row and self.column:
            return address(self.row, self.column)
        return letters(self.column) if self.column else str(self.row or "")


class Finding(NamedTuple):
    """One thing that is wrong, or worth a look.

    `rule` is the id in the book of rules, `member` a code ('' where the unit is not known), `sheet_key` the
    declaration ('' for a whole file), `field` the label of the column as printed, `value` what was typed,
    `facts` what the sentence of the rule needs.
    """

    rule: str
    member: str = ""
    place: Place = Place()
    sheet_key: str = ""
    field: str = ""
    value: str = ""
    facts: Mapping[str, str] = {}

    def __hash__(self) -> int:
        return hash((self.rule, self.member, self.place, self.field, self.value))


__all__ = ["Finding", "Place", "Severity", "address", "letters"]
