"""The sheets of a member's form, in their order, each declared once in a module of its own."""

from typing import NamedTuple

from ..declare import Sheet
from ..domain.bloc import Assignment
from .across import ACROSS
from .appraisal import CROSS_SCORES, SELF_SCORES
from .cover import COVER
from .followup import FOLLOWUP
from .funds import FUNDS
from .movements import MOVEMENTS
from .procedures import PROCEDURES
from .reform import REFORM
from .registrations import REGISTRATIONS
from .rural import RURAL
from .shortcomings import SHORTCOMINGS
from .staff import STAFF
from .study import STUDY
from .targets import TARGETS
from .tasks import TASKS
from .titles import TITLES

TEMPLATE = "1.0"
"""Edition of the form; a returned cover with another one is told so."""
CROSS_TEMPLATE, CROSS_PART = "CC 1.0", "chấm chéo"
"""Edition of the form for the cross-check; its first letters tell it from the report."""
REGISTER_TEMPLATE, REGISTER_PART = "DK 1.0", "đăng ký"
"""The same of the form with which units register at the beginning of the year."""

DATA_SHEETS: tuple[Sheet, ...] = (
    STAFF,
    REGISTRATIONS,
    TARGETS,
    PROCEDURES,
    REFORM,
    MOVEMENTS,
    STUDY,
    RURAL,
    FUNDS,
    TITLES,
    SHORTCOMINGS,
    TASKS,
    FOLLOWUP,
    SELF_SCORES,
)
FORM_SHEETS: tuple[Sheet, ...] = (COVER, *DATA_SHEETS, CROSS_SCORES)
BY_KEY: dict[str, Sheet] = {sheet.key: sheet for sheet in FORM_SHEETS}


class FormKind(NamedTuple):
    """One of the forms that units fill in: the edition on its cover, and its sheets."""

    template: str
    sheets: tuple[Sheet, ...]
    part: str = ""


def form_kind(template: str, assignment: Assignment) -> FormKind:
    """The form that a cover with that edition belongs to; units score themselves only where there is a scheme."""
    if template.strip().upper().startswith(CROSS_TEMPLATE[:2]):
        return FormKind(CROSS_TEMPLATE, (CROSS_SCORES,), CROSS_PART)
    if template.strip().upper().startswith(REGISTER_TEMPLATE[:2]):
        return FormKind(REGISTER_TEMPLATE, (REGISTRATIONS,), REGISTER_PART)
    return FormKind(TEMPLATE, sheets_of_report(assignment))


def sheets_of_report(assignment: Assignment) -> tuple[Sheet, ...]:
    """The data sheets of a unit's report in this period."""
    return DATA_SHEETS if assignment.questions else tuple(s for s in DATA_SHEETS if s is not SELF_SCORES)


__all__ = [
    "ACROSS",
    "BY_KEY",
    "CROSS_PART",
    "CROSS_SCORES",
    "CROSS_TEMPLATE",
    "DATA_SHEETS",
    "FORM_SHEETS",
    "REGISTER_PART",
    "REGISTER_TEMPLATE",
    "SELF_SCORES",
    "TEMPLATE",
    "FormKind",
    "form_kind",
    "sheets_of_report",
]
