"""One function a button: each runs on the open workbook what the command of that name runs on the file.

The shape is that of xlwings' scripts, so that one function serves the workbook's macros, RunPython, and xlwings Server
or Lite where the folder can be reached. What a function gives is the sentence to show.
"""

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw

from xlcore.cli import work
from xlcore.errors import InputError

from .live import LiveMaster

if TYPE_CHECKING:
    from xlcore.runs import Outcome

_SHOWN = 5
"""Errors that a box names; the sheet *Lỗi* has them all."""


@xw.script
def forms(book: xw.Book) -> str:
    """Draw the form of each unit from the input sheets as they stand on the screen."""
    from xlcore.cli.folders import write_forms  # noqa: PLC0415 - the other buttons need none of it

    written = write_forms(folder_of(book), dry_run=False, opened=lambda _: LiveMaster(book))
    return f"Đã viết {len(written)} phiếu vào thư mục gui-di."


@xw.script
def check(book: xw.Book) -> str:
    """Check what came back, and name the first errors; nothing is written."""
    run = work.check_paths((folder_of(book),), lambda _: LiveMaster(book))
    from xlcore.runs import first_errors, summed_up  # noqa: PLC0415 - reading starts before polars is loaded

    return "\n".join((summed_up(run), *first_errors(run, _SHOWN)))


@xw.script
def consolidate(book: xw.Book) -> str:
    """Check, add up, and write the program's sheets of the open workbook, which is not saved."""
    return _told(work.consolidate_folder(folder_of(book), opened=lambda _: LiveMaster(book)))


@xw.script
def report(book: xw.Book) -> str:
    """Consolidate, then write the next version of the draft report."""
    outcome, version = work.report_folder(folder_of(book), dry_run=False, opened=lambda _: LiveMaster(book))
    written = f"Báo cáo: {version.path.name} trong thư mục bao-cao."
    return "\n".join(filter(None, (f"{written} {_told(outcome)}", version.notice)))


@xw.script
def returns(book: xw.Book) -> str:
    """Write marked copies for the units with errors and reminders for those that sent nothing, into tra-lai."""
    from xlcore.cli.giveback import summed_up  # noqa: PLC0415 - the other buttons need none of it
    from xlcore.cli.returning import give_back  # noqa: PLC0415 - as above
    from xlcore.returning.matching import told  # noqa: PLC0415 - as above

    out = give_back(folder_of(book), opened=lambda _: LiveMaster(book))
    came = [told(answer, out.run.assignment.bloc) for answer in out.answers if answer.file]
    return "\n".join((summed_up(out), *came, *out.notices))


@xw.script
def trace(book: xw.Book) -> str:
    """List the cells behind the selected figure on the sheet *Nguồn số* of the open workbook, and show it."""
    from xlcore.cli.lookback import traced  # noqa: PLC0415 - as above
    from xlcore.history.telling import how, stale  # noqa: PLC0415 - as above
    from xlcore.summary.origins import TITLE  # noqa: PLC0415 - as above

    chosen = book.selection
    if chosen is None:
        raise InputError("Chọn một ô số ở trang tổng hợp rồi bấm lại.")
    cell = chosen[0, 0].get_address(row_absolute=False, column_absolute=False)
    found, notices = traced(folder_of(book), chosen.sheet.name, cell, write=True, opened=lambda _: LiveMaster(book))
    listed = [sheet for sheet in book.sheets if sheet.name == TITLE]
    if found.trace.origins and listed:
        listed[0].activate()
    return "\n".join((how(found.trace), *(() if found.current else (stale(),)), *notices))


@xw.script
def doctor(book: xw.Book) -> str:
    """Look the machine over, with the host that has the workbook open."""
    from xlcore.files.hosts import office_version  # noqa: PLC0415 - the other buttons need none of it

    in_office = book.app.engine.name == "libreoffice"
    return looked_over(folder_of(book), office_version() if in_office else f"Excel {book.app.version}")


class BrokenError(InputError):
    """Something is broken; the text is all that was found."""


def looked_over(folder: Path | None, host: str, trouble: str = "") -> str:
    """What `thidua doctor` says of a folder; what is broken is the failure that the button shows.

    Without a folder it is about the machine alone. `trouble` is why the host could not be reached, where that is so.
    """
    from xlcore.files.doctor import examined  # noqa: PLC0415 - as above
    from xlcore.files.verdicts import worst  # noqa: PLC0415 - as above

    lines = examined(folder, host, trouble)
    told = "\n".join(map(str, lines))
    if worst(lines).broken:
        raise BrokenError(told)
    return told


def folder_of(book: xw.Book) -> Path:
    """The folder in which the workbook lies; an `InputError` where that is none of this machine."""
    return folder_at(book.fullname)


def folder_at(fullname: str) -> Path:
    """The folder of a workbook by its full name, as `folder_of` tells it."""
    path = Path(fullname)
    if "://" in fullname or not path.is_absolute() or not path.parent.is_dir():
        raise InputError(
            f"“{fullname}” không nằm trong một thư mục của máy này. Chép cả thư mục khối về máy rồi mở lại."
        )
    return path.parent


def folder_if_here(fullname: str) -> Path | None:
    """The folder of a workbook by its full name, or nothing where it is none of this machine."""
    with contextlib.suppress(InputError):
        return folder_at(fullname)
    return None


def _told(outcome: "Outcome") -> str:
    from xlcore.runs import summed_up  # noqa: PLC0415 - loaded by now

    done = "Các trang đã ghi; lưu tệp (Ctrl+S) để giữ." if outcome.changed else "Không có gì mới, các trang giữ nguyên."
    return "\n".join((f"{summed_up(outcome.run)} {done}", *outcome.notices))


BUTTONS: Mapping[str, Callable[[xw.Book], str]] = {
    "forms": forms,
    "check": check,
    "consolidate": consolidate,
    "report": report,
    "returns": returns,
    "trace": trace,
    "doctor": doctor,
}
"""By the words with which the workbook's macros call them."""
