"""Reads one file: gate, digest, cells by calamine, facts of the package; the outcome is always a value.

Runs in the child process of `pool`; it imports nothing heavy. A file that kills the reader is the pool's affair.
"""

import hashlib
import os
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ...intake.grid import Grid, Raw, RawBook, Received, Refusal
from .facts import NOTHING, BookFacts, SheetFacts, book_facts
from .gate import MAX_COLUMN, MAX_ROW, kind_of, take
from .package import Package, Refused

MISSING = "tệp không còn trong thư mục hoặc không mở được"
BROKEN = "tệp hỏng bên trong"


def read(path: str) -> Received:
    """Read a returned file; whatever is wrong with it is said by the Refusal."""
    name = os.path.basename(path)  # noqa: PTH119 - pathlib is not needed in the child
    digest = ""
    modified = None
    try:
        modified = datetime.fromtimestamp(int(os.lstat(path).st_mtime))  # noqa: DTZ006 - local time, as people read it
        data = take(path)
        digest = hashlib.sha256(data).hexdigest()
        return _book(name, digest, modified, data)
    except Refused as refused:
        return Refusal(name, refused.rule, digest, modified, {"reason": refused.reason} if refused.reason else {})
    except OSError:
        return Refusal(name, "TEP-01", digest, modified, {"reason": MISSING})


def _book(name: str, digest: str, modified: datetime, data: bytes) -> RawBook:
    kind, package = kind_of(data)
    facts = book_facts(package) if package is not None and kind != "ods" else None
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [(sheet, _cells(book, sheet)) for sheet in book.sheets_metadata if _is_sheet(sheet)]
    except (CalamineError, ValueError) as error:
        raise _unreadable(kind, data, error) from error
    facts = facts or _other_facts(kind, data, package)
    # Calamine shows an error, and a formula never calculated, as an empty cell.
    calculated = any(sheet.formulas or sheet.errors for sheet in facts.sheets.values())
    if not calculated and not any(_filled(rows) for _, rows in sheets):
        raise Refused("TEP-03")
    grids = tuple(_grid(sheet, rows, facts.sheets) for sheet, rows in sheets)
    return RawBook(name, kind, digest, modified, grids, facts.date1904, facts.marks)


def _unreadable(kind: str, data: bytes, error: Exception) -> Refused:
    """Tell a password from damage; told the format by nobody, calamine itself hides the password of an .xls."""
    if kind == "xls":
        from .legacy import is_encrypted  # noqa: PLC0415 - xlrd

        return Refused("TEP-02") if is_encrypted(data) else Refused("TEP-01", BROKEN)
    return Refused("TEP-02") if isinstance(error, PasswordError) else Refused("TEP-01", BROKEN)


def _is_sheet(sheet: SheetMetadata) -> bool:
    return sheet.typ == SheetTypeEnum.WorkSheet


def _filled(rows: tuple[tuple[Raw, ...], ...]) -> bool:
    return any(cell != "" for row in rows for cell in row)


def _cells(book: CalamineWorkbook, sheet: SheetMetadata) -> tuple[tuple[Raw, ...], ...]:
    cells = book.get_sheet_by_name(sheet.name)
    if cells.total_height > MAX_ROW or cells.total_width > MAX_COLUMN:
        raise Refused("TEP-01", f"có ô ở quá xa (dòng {cells.total_height}, cột {cells.total_width})")
    rows = cells.to_python(skip_empty_area=False)
    return cast("tuple[tuple[Raw, ...], ...]", tuple(map(tuple, rows)))


def _grid(sheet: SheetMetadata, rows: tuple[tuple[Raw, ...], ...], sheets: Mapping[str, SheetFacts]) -> Grid:
    facts = sheets.get(sheet.name, NOTHING)
    return Grid(
        name=sheet.name,
        rows=rows,
        visible=sheet.visible == SheetVisibleEnum.Visible,
        hidden_rows=facts.hidden_rows,
        hidden_columns=facts.hidden_columns,
        merges=facts.merges,
        formulas=facts.formulas,
        uncached=facts.uncached,
        errors=facts.errors or {},
        legacy_fonts=facts.legacy_fonts or {},
        percents=facts.percents,
    )


def _other_facts(kind: str, data: bytes, package: Package | None) -> BookFacts:
    """Facts of the rarer formats; their libraries are loaded only when such a file comes."""
    if package is None:
        from .legacy import legacy_facts  # noqa: PLC0415 - xlrd

        return legacy_facts(data)
    from .opendocument import opendocument_facts  # noqa: PLC0415 - lxml

    return opendocument_facts(package.part("content.xml")) if kind == "ods" else BookFacts({})
