"""Summary sheets as CSV for other programs: figures as figures, and typed text that no program takes for a formula."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO

from ..blocks import values
from ..plans import SheetPlan, Value
from ..sheets.groups import DATA
from ..values.folding import fold
from ..values.shown import shown
from ..values.writing import day

KINDS = (DATA, "sum_")
"""How the keys of the sheets begin that hold figures."""
FORMULAS = tuple("=+-@|＝＋－＠")
"""What makes a spreadsheet take a text for a formula or a command, when it stands first."""


def exported(plans: Iterable[SheetPlan]) -> Mapping[str, str]:
    """The sheets with figures by the names of their files.

    As a spreadsheet set to Vietnamese opens it: semicolons between cells, a comma before decimals, days as dd/mm/yyyy.
    Of consolidated rows there is the table alone, its header first; other sheets are as they stand.
    """
    return {name_of(plan): _text(plan) for plan in plans if plan.key.startswith(KINDS)}


def name_of(plan: SheetPlan) -> str:
    """The file of a sheet."""
    return f"{fold(plan.title).replace(' ', '-')}.csv"


def cell(value: Value) -> str:
    """A value as it stands in the file; text that begins like a formula gets an apostrophe, as Excel writes text."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case int() | float():
            return f"{Decimal(repr(value)):f}".replace(".", ",")
        case date():
            return day(value)
        case str():
            text = shown(value)
            return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULAS) else text


def _text(plan: SheetPlan) -> str:
    first = plan.tables[0].top - 1 if plan.key.startswith(DATA) and plan.tables else 0
    held = StringIO()
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n")
    writer.writerows([cell(value) for value in row] for row in values(plan)[first:])
    return held.getvalue()
