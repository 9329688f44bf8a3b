"""Makes the demo's folder: master, forms, and what the units sent back."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from ..checks.book import default_checks
from ..errors import InputError
from ..files.drawing.form import draw_form, form_name
from ..files.drawing.master import draw_master
from ..files.folder import BlocFolder
from ..fresh import fresh_run
from ..report.remarks import plan_remarks
from ..summary.plans import plan_all
from .answers import answers
from .bloc import ASSIGNMENT, MEMBERS
from .earlier import previous
from .fill import fill

SENT = datetime(2018, 7, 6, 9, 30)  # noqa: DTZ001 - local time of an office
"""When the units' files came; the time of a file is its receipt."""


def build(root: Path) -> None:
    """Make the demo's folder at `root`; an `InputError` where something lies there already."""
    folder = BlocFolder(root)
    if root.exists() and any(root.iterdir()):
        raise InputError(f"Thư mục “{root}” đã có tệp. Chọn một thư mục mới cho khối mẫu.")
    folder.create()
    earlier = previous()
    run = fresh_run(ASSIGNMENT, earlier)
    draw_master(folder.master, ASSIGNMENT, default_checks(), earlier, [*plan_all(run, ()), plan_remarks(run)])
    for member in MEMBERS:
        form = folder.forms / form_name(member, ASSIGNMENT.period)
        draw_form(form, member, ASSIGNMENT, earlier)
        sent = folder.inbox / f"{member.code} - bao cao 6 thang.xlsx"
        shutil.copyfile(form, sent)
        fill(sent, answers(member.code))
        os.utime(sent, (SENT.timestamp(), SENT.timestamp()))
