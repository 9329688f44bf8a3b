"""The sheets of the master that runs read back; the others they only write, and a reader may pass them by."""

from .master import MASTER_SHEETS
from .meeting import MEETING_SHEETS
from .rare import OF_A_YEAR, OF_SCORING, RANKING

JOURNAL = "journal"
OF_THE_OFFICE = (*(sheet.key for sheet in (*MASTER_SHEETS, *MEETING_SHEETS)), *OF_SCORING, *OF_A_YEAR)
"""What the office says, by the marks of the sheets."""
READ_BACK = frozenset({*OF_THE_OFFICE, JOURNAL, RANKING})
