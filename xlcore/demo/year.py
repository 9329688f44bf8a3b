"""Carries the demo on to the end of its year by the program's own steps: forms, lots, cross-check, adoption, ballot."""

import os
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from ..appraisal.crossing import drawn_pairs
from ..cli.decisions import adopt, draw_lots
from ..cli.folders import begin, finished, write_cross_forms, write_forms
from ..cli.work import consolidate_folder
from ..domain.bloc import Conference
from ..errors import InputError
from ..files.drawing.form import form_name
from ..files.drawing.scores import cross_name
from ..files.folder import BlocFolder
from ..files.saving.atomic import save
from ..files.schemes import scheme_rows
from ..rollover import Opening, opening
from ..sheets.meeting import MEETING, REGISTER, RESOLUTIONS
from .build import build
from .fill import Answers, fill
from .year_answers import cross_scores, self_scores, year_answers
from .year_business import ALSO_REGISTERED, HELD_ON, WHOLE

HALF, YEAR = "2018-H1", "2018"
SCHEME, WORDS = "thang-100", "Kinh tế - Kỹ thuật 2018"
DEADLINE = date(2018, 12, 10)
IN_TIME, LATE = datetime(2018, 12, 5, 9), datetime(2018, 12, 12, 16)  # noqa: DTZ001 - local time of an office
TOLD = "GIA-DINH.txt"
"""The file that says what is invented."""
_SAID = (
    "Khối mẫu: tên, thứ tự, vai trò các đơn vị và hội nghị ngày 20/7/2018 theo bản tin sơ kết 6 tháng đầu năm 2018.\n"
    "Mọi số liệu, ngày tháng khác, thang điểm, điểm, phiếu bầu, đề nghị, quyết định là giả định để minh họa.\n"
    f"{HALF}: kỳ 6 tháng. {YEAR}: kỳ cả năm, tạo từ kỳ 6 tháng bằng thidua new --from.\n"
)


def build_year(root: Path) -> Path:
    """Make both folders of the year under `root`; give that of the whole year, ready to be consolidated."""
    if root.exists() and any(root.iterdir()):
        raise InputError(f"Thư mục “{root}” đã có tệp. Chọn một thư mục mới cho khối mẫu.")
    half, whole = root / HALF, root / YEAR
    build(half)
    consolidate_folder(half)
    before, master = finished(half)
    begin(BlocFolder(whole), _settled(opening(before, master)), half)
    save(root / TOLD, _SAID.encode())
    _report(whole)
    draw_lots(whole, WORDS, "", dry_run=False)
    _cross_check(whole)
    adopt(whole, "", undo=False, dry_run=False)
    return whole


def _settled(start: Opening) -> Opening:
    """The opening of the whole year with what the bloc types into its master until the conference."""
    rows = {**start.rows, **WHOLE, **scheme_rows(SCHEME)}
    rows[MEETING.key] = [{**start.rows[MEETING.key][0], **WHOLE[MEETING.key][0]}]
    rows[RESOLUTIONS.key] = [*start.rows[RESOLUTIONS.key], *WHOLE[RESOLUTIONS.key]]
    rows[REGISTER.key] = [*start.rows[REGISTER.key], *ALSO_REGISTERED]
    held = Conference(HELD_ON, "Sở Tài nguyên và Môi trường")
    return replace(start, rows=rows, assignment=start.assignment._replace(deadline=DEADLINE, conference=held))


def _report(whole: Path) -> None:
    """Every unit reports and scores itself; one comes two days late."""
    folder = BlocFolder(whole)
    write_forms(whole, dry_run=False)
    run, _ = finished(whole)
    for member in run.assignment.bloc.members:
        answers = year_answers(member.code) | {"self_scores": self_scores(member.code)}
        source = folder.forms / form_name(member, run.assignment.period)
        came = LATE if member.code == "BQLDA" else IN_TIME
        _sent(source, folder.inbox / f"{member.code} - bao cao nam.xlsx", answers, came)


def _cross_check(whole: Path) -> None:
    """Every unit checks the one that it drew."""
    folder = BlocFolder(whole)
    write_cross_forms(whole, dry_run=False)
    run, _ = finished(whole)
    for one, other in drawn_pairs(run):
        source = folder.forms / cross_name(one, other, run.assignment)
        answers = {"cover": year_answers(one.code)["cover"], "cross_scores": cross_scores(other.code)}
        _sent(source, folder.inbox / f"{one.code} - cham cheo {other.code}.xlsx", answers, LATE)


def _sent(source: Path, target: Path, answers: Answers, came: datetime) -> None:
    shutil.copyfile(source, target)
    fill(target, answers)
    os.utime(target, (came.timestamp(),) * 2)
