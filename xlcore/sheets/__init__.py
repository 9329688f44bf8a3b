"""The sheets of a member's form, in their order, each declared once in a module of its own."""

from ..declare import Sheet
from .across import ACROSS
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
)
FORM_SHEETS: tuple[Sheet, ...] = (COVER, *DATA_SHEETS)
BY_KEY: dict[str, Sheet] = {sheet.key: sheet for sheet in FORM_SHEETS}

__all__ = ["ACROSS", "BY_KEY", "DATA_SHEETS", "FORM_SHEETS", "TEMPLATE"]
