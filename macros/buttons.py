"""One function a button: each runs what the command of that name runs, and gives the sentence to show.

The workbook is open while a button works. What only reads it works at once; what writes it refuses, as on the command
line, as long as a spreadsheet program holds the file.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from xlcore.cli import work
from xlcore.errors import InputError
from xlcore.files.doctor import examined, worst
from xlcore.runs import summed_up


def forms(folder: Path) -> str:
    """Draw the form of each unit from what is saved in the master."""
    return f"Đã viết {len(work.write_forms(folder, dry_run=False))} phiếu vào thư mục gui-di."


def check(folder: Path) -> str:
    """Check what came back; nothing is written."""
    return summed_up(work.check_paths((folder,)))


def consolidate(folder: Path) -> str:
    """Consolidate; refused with a sentence while the master is open."""
    outcome = work.consolidate_folder(folder)
    return "\n".join((summed_up(outcome.run), *outcome.notices))


def report(folder: Path) -> str:
    """Write the draft report from the sheets as they stand; refused where these are out of date."""
    version = work.report_of_open_master(folder)
    return f"Báo cáo: {version.path.name} trong thư mục bao-cao." + (f"\n{version.notice}" if version.notice else "")


def doctor(folder: Path) -> str:
    """Look the machine over; what is broken is the failure that the button shows."""
    lines = examined(folder)
    told = "\n".join(map(str, lines))
    if worst(lines).broken:
        raise InputError(told)
    return told


BUTTONS: Mapping[str, Callable[[Path], str]] = {
    "forms": forms,
    "check": check,
    "consolidate": consolidate,
    "report": report,
    "doctor": doctor,
}
"""By the words with which the workbook's macros call them."""
