"""Reads one file: gate, digest, cells by calamine, facts of the package; the outcome is always a value.

Runs in the child process of `pool`; it imports nothing heavy. A file that kills the reader is the pool's affair.
"""

import hashlib
import os
from collections.abc import Collection, Container, Mapping
from datetime import datetime
from io import BytesIO
from math import isfinite

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ...intake.grid import LONGEST, Grid, Raw, RawBook, Received, Refusal
from .facts import NOTHING, BookFacts, SheetFacts, book_facts
from .gate import hold_area, hold_near, hold_sheets, kind_of, take
from .markup import BROKEN
from .names import shown_name
from .package import Package, Refused

MISSING = "tệp không còn trong thư mục hoặc không mở được"
FORBIDDEN = "không có quyền mở tệp"
TOO_MUCH = "tệp cần nhiều bộ nhớ hơn mức cho phép"
PACKAGES = ("xlsx", "xlsm")
KINDS = (*PACKAGES, "xls", "ods")
Rows = tuple[tuple[Raw, ...], ...]
LAST_MOMENT = 4_102_444_800
"""Seconds to the year 2100; a file system may hold any time at all."""


def read(path: str, kinds: Container[str] = KINDS, keys: Collection[str] = ()) -> Received:
    """Read a returned file; whatever is wrong with it, also that it is none of the `kinds`, is said by the Refusal.

    Of a workbook in which sheets bear some of the marks `keys` only these are read.
    """
    name = shown_name(path)
    digest = ""
    modified = None
    try:
        modified = _moment(os.lstat(path).st_mtime)
        data = take(path)
        digest = hashlib.sha256(data).hexdigest()
        return _book(name, digest, modified, data, kinds, keys)
    except Refused as refused:
        return Refusal(name, refused.rule, digest, modified, {"reason": refused.reason} if refused.reason else {})
    except OSError as error:
        reason = FORBIDDEN if isinstance(error, PermissionError) else MISSING
    except MemoryError:
        reason = TOO_MUCH
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - readers fail on damage in any way; a panic of Rust is no Exception
        reason = BROKEN
    return Refusal(name, "TEP-01", digest, modified, {"reason": reason})


def refusal_of(data: bytes) -> str:
    """Why a workbook of these bytes would not be read, '' where it would."""
    try:
        _book("", "", _moment(0), data)
    except Refused as refused:
        return refused.reason or refused.rule
    return ""


def _moment(seconds: float) -> datetime:
    """Local time, as people read it."""
    return datetime.fromtimestamp(int(min(max(seconds, 0), LAST_MOMENT)))  # noqa: DTZ006


def _book(
    name: str,
    digest: str,
    modified: datetime,
    data: bytes,
    kinds: Container[str] = KINDS,
    keys: Collection[str] = (),
) -> RawBook:
    kind, package = kind_of(data)
    if kind not in kinds:
        raise Refused("TEP-04", f"thật ra là tệp .{kind}")
    facts = book_facts(package, keys) if package is not None and kind != "ods" else None
    if package is not None and kind == "ods":
        from .opendocument import hold_opendocument  # noqa: PLC0415 - lxml

        hold_opendocument(package.part("content.xml"))
    try:
        sheets = _sheets(CalamineWorkbook.from_filelike(BytesIO(data)), facts.asked if facts else ())
    except (CalamineError, ValueError) as error:
        raise _unreadable(kind, data, error) from error
    facts = facts or _other_facts(kind, data, package)
    # Calamine shows an error, and a formula never calculated, as an empty cell.
    calculated = any(sheet.formulas or sheet.errors for sheet in facts.sheets.values())
    if not calculated and not any(_filled(rows) for _, rows in sheets):
        raise Refused("TEP-03")
    grids = tuple(_grid(sheet, rows, facts.sheets) for sheet, rows in sheets)
    return RawBook(name, kind, digest, modified, grids, facts.date1904, facts.marks)


def _sheets(book: CalamineWorkbook, asked: Collection[str]) -> list[tuple[SheetMetadata, Rows]]:
    hold_sheets(len(book.sheets_metadata))
    sheets, area = [], 0
    for sheet in filter(_is_sheet, book.sheets_metadata):
        if asked and sheet.name not in asked:
            continue
        rows = _cells(book, sheet, area)
        area += sum(map(len, rows))
        sheets.append((sheet, rows))
    return sheets


def _unreadable(kind: str, data: bytes, error: Exception) -> Refused:
    """Tell a password from damage; told the format by nobody, calamine itself hides the password of an .xls."""
    if kind == "xls":
        from .legacy import is_encrypted  # noqa: PLC0415 - xlrd

        return Refused("TEP-02") if is_encrypted(data) else Refused("TEP-01", BROKEN)
    return Refused("TEP-02") if isinstance(error, PasswordError) else Refused("TEP-01", BROKEN)


def _is_sheet(sheet: SheetMetadata) -> bool:
    return sheet.typ == SheetTypeEnum.WorkSheet


def _filled(rows: Rows) -> bool:
    return any(cell != "" for row in rows for cell in row)


def _cells(book: CalamineWorkbook, sheet: SheetMetadata, before: int) -> Rows:
    cells = book.get_sheet_by_name(sheet.name)
    hold_near(cells.total_height, cells.total_width)
    hold_area(before + cells.total_height * cells.total_width)
    return _held(cells.to_python(skip_empty_area=False))


def _held(rows: list[list[Raw]]) -> Rows:
    """Cells as the rest may rely on them: no text longer than a cell may hold, and no number that is none."""
    texts = [len(cell) for row in rows for cell in row if cell.__class__ is str]
    numbers = [cell for row in rows for cell in row if cell.__class__ is float]
    if max(texts, default=0) <= LONGEST and all(map(isfinite, numbers)):
        return tuple(map(tuple, rows))
    return tuple(tuple(map(_plain, row)) for row in rows)


def _plain(cell: Raw) -> Raw:
    """A text cut one character too late, so that it is seen that something is missing; NaN and INF as text."""
    if isinstance(cell, str):
        return cell[: LONGEST + 1]
    return str(cell).upper() if isinstance(cell, float) and not isfinite(cell) else cell


def _grid(sheet: SheetMetadata, rows: Rows, sheets: Mapping[str, SheetFacts]) -> Grid:
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
