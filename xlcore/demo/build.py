"""Makes the demo's folder: master, forms, and what the units sent back."""

from pathlib import Path

from ..checks.book import default_checks
from ..errors import InputError
from ..files.drawing.form import draw_form, form_name
from ..files.drawing.master import draw_master
from ..files.folder import BlocFolder
from ..files.saving.atomic import save
from ..fresh import fresh_run
from ..report.remarks import plan_remarks
from ..summary.plans import plan_all
from .bloc import ASSIGNMENT, MEMBERS
from .business import HALF
from .earlier import previous
from .mistakes.catalogue import SENT_WITH_ERRORS
from .mistakes.plant import LIST_NAME, Planting, listed, plant
from .mistakes.planted import Sent


def build(root: Path, *, with_errors: bool = False) -> tuple[Planting, ...]:
    """Make the demo's folder at `root`; an `InputError` where something lies there already.

    With errors, the files that come back hold every kind of mistake; what was planted where is given and written down.
    """
    folder = BlocFolder(root)
    if root.exists() and any(root.iterdir()):
        raise InputError(f"Thư mục “{root}” đã có tệp. Chọn một thư mục mới cho khối mẫu.")
    folder.create()
    folder.keep_templates()
    earlier = previous()
    run = fresh_run(ASSIGNMENT, earlier)
    plans = [*plan_all(run, ()), plan_remarks(run)]
    draw_master(folder.master, ASSIGNMENT, default_checks(), earlier, plans, HALF)
    for member in MEMBERS:
        draw_form(folder.forms / form_name(member, ASSIGNMENT.period), member, ASSIGNMENT, earlier)
    plantings = tuple(plant(sent, folder) for sent in (SENT_WITH_ERRORS if with_errors else SENT))
    if with_errors:
        save(root / LIST_NAME, listed(plantings).encode())
    return plantings


SENT = tuple(Sent(f"{member.code} - bao cao 6 thang.xlsx", member.code) for member in MEMBERS)
"""What comes back in the demo without mistakes."""
