"""What a returned file really is, told from its bytes before any reader of cells may touch it."""

import os
import re
import stat
from collections.abc import Iterable

from ...patterns import rare
from .markup import BROKEN, DIGITS, DOCTYPE, column_number
from .package import Package, Refused, open_package

MAX_FILE = 60_000_000
MAX_ROW = 100_000
MAX_COLUMN = 2_000
MAX_CELLS = 2_000_000
"""Cells of all sheets together, the empty ones between filled ones too: the reader keeps room for each."""
MAX_SHEETS = 200
MAX_MERGES = 5_000
"""Merges of one sheet; each is looked at for every table that a sheet may hold."""

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
KNOWN = (
    (b"%PDF", "tệp PDF"),
    (b"{\\rtf", "tệp văn bản (RTF)"),
    (b"\x89PNG", "ảnh"),
    (b"\xff\xd8\xff", "ảnh"),
    (b"GIF8", "ảnh"),
    (b"Rar!", "tệp nén (RAR)"),
    (b"7z\xbc\xaf", "tệp nén (7z)"),
    (b"MZ", "chương trình (.exe)"),
)
PARTS = (
    ("word/", "tệp Word"),
    ("ppt/", "tệp trình chiếu (PowerPoint)"),
    ("visio/", "bản vẽ (Visio)"),
)
STREAMS = (("WordDocument", "tệp Word đời cũ (.doc)"), ("PowerPoint Document", "tệp trình chiếu (PowerPoint)"))
SPECIAL = (
    (stat.S_ISLNK, "đường tắt (liên kết) tới một tệp khác"),
    (stat.S_ISDIR, "thư mục"),
)

FILLED = rare(rb'<c r="([A-Za-z]+)(\d+)"[^>]*(?<!/)>(?=[^<]*<(?!/c>))')
STRAY = re.compile(rb't="s"[^>]*>\s*<v>(?!\d+</v>)')
"""A shared string by a number that is none; the reader would take the first string."""
BEYOND = re.compile(rb' r="(?:[A-Za-z]{2}|[A-Za-z]?\d{5})')
"""A cell beyond Z9999, or a row: only then it is worth the while to look closer."""
FAR = rare(rb' r="(?:[A-Za-z]{3}|[A-Za-z]{0,2}\d{6})')
WIDE, TALL = rare(rb' r="[A-Za-z]{2}\d'), rare(rb' r="[A-Za-z]{1,2}\d{5}"')
UNIQUE = re.compile(rb"uniqueCount\s*=\s*[\"'](\d+)")
SECTOR = 512
COUNTS = (44, 64, 72)
"""Where the head of a compound file says how many sectors its three tables have; readers reserve as many."""
TEXT_CONTROL = rare(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def take(path: str) -> bytes:
    """Give the bytes of a regular file; raises Refused for anything else, without waiting on pipes or links."""
    _hold_kind(os.lstat(path))
    handle = os.open(path, os.O_RDONLY | _FLAGS)
    with os.fdopen(handle, "rb") as file:
        before = os.fstat(handle)
        _hold_kind(before)
        data = file.read(MAX_FILE + 1)
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != before.st_size:
        raise Refused("TEP-01", "tệp đang được chép hoặc đang lưu dở; chờ xong rồi chạy lại")
    return data


_FLAGS = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY", "O_CLOEXEC"))


def _hold_kind(told: os.stat_result) -> None:
    for is_kind, reason in SPECIAL:
        if is_kind(told.st_mode):
            raise Refused("TEP-04", reason)
    if not stat.S_ISREG(told.st_mode):
        raise Refused("TEP-04", "tệp đặc biệt của hệ thống")
    if told.st_size == 0:
        raise Refused("TEP-03")
    if told.st_size > MAX_FILE:
        raise Refused("TEP-01", f"tệp quá lớn ({told.st_size // 1_000_000} MB)")


def kind_of(data: bytes) -> tuple[str, Package | None]:
    """Tell xlsx, xlsm, xls or ods, with the opened package where there is one; raises Refused."""
    if data.startswith(ZIP):
        package = open_package(data)
        return _kind_of_package(package), package
    if data.startswith(OLE):
        return _kind_of_ole(data), None
    raise _stranger(data)


def hold_sheet(xml: bytes) -> None:
    """Refuse a sheet whose filled cells lie so far apart that the reader would need gigabytes for the space between.

    Takes a sheet as `markup.usual` writes it.
    """
    hold_merges(xml.count(b"<mergeCell "))
    if STRAY.search(xml):
        raise Refused("TEP-01", BROKEN)
    if BEYOND.search(xml) is None:
        return
    if FAR.search(xml) is None and (WIDE.search(xml) is None or TALL.search(xml) is None):
        return
    widest = tallest = 0
    for letters, number in FILLED.findall(xml):
        column, row = column_number(letters[:DIGITS].upper()), int(number[:DIGITS])
        hold_near(row, column, (letters[:DIGITS] + number[:DIGITS]).decode())
        widest, tallest = max(widest, column), max(tallest, row)
    hold_area(widest * tallest)


def hold_near(row: int, column: int, cell: str = "") -> None:
    """Refuse a filled cell that lies where nobody writes; `cell` is how it is called."""
    if row > MAX_ROW or column > MAX_COLUMN:
        raise Refused("TEP-01", f"có ô ở quá xa ({cell or f'dòng {row}, cột {column}'})")


def hold_merges(count: int) -> None:
    """Refuse more merged cells than a form has."""
    if count > MAX_MERGES:
        raise Refused("TEP-01", f"có tới {count} vùng gộp ô")


def hold_kinds(kinds: Iterable[str]) -> None:
    """Refuse sheets of old macros, which start without VBA and which no reader of cells takes for a sheet."""
    if any(kind.lower().endswith("macrosheet") for kind in kinds):
        raise Refused("TEP-01", "tệp có trang macro đời cũ (Excel 4.0)")


def hold_area(cells: int) -> None:
    """Refuse more cells than a bloc's form can have."""
    if cells > MAX_CELLS:
        raise Refused("TEP-01", f"vùng số liệu quá rộng ({cells} ô)")


def hold_sheets(count: int) -> None:
    """Refuse a workbook with more sheets than anybody fills in."""
    if count > MAX_SHEETS:
        raise Refused("TEP-01", f"tệp có tới {count} trang")


def hold_xml(xml: bytes) -> None:
    """Refuse XML that declares a document type: office programmes never do, attacks do."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Refused("TEP-01", DOCTYPE)
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("TEP-01", "phần bên trong tệp viết bằng bảng mã lạ")


def hold_strings(xml: bytes) -> None:
    """Refuse a string table that announces more strings than it has bytes: the reader would reserve them."""
    if any(len(count) > 9 or int(count) > len(xml) for count in UNIQUE.findall(xml)):  # noqa: PLR2004 - digits
        raise Refused("TEP-01", "bảng chữ bên trong tệp khai sai số lượng")


def _kind_of_package(package: Package) -> str:
    names = package.entries
    if "mimetype" in names and package.part("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        return _kind_of_opendocument(package)
    if "xl/workbook.bin" in names and "xl/workbook.xml" not in names:
        raise Refused("TEP-01", "tệp ở dạng nhị phân (.xlsb)")
    types = package.part("[Content_Types].xml")
    hold_xml(types)
    for start, reason in PARTS:
        if any(name.startswith(start) for name in names) and b"spreadsheetml.sheet.main" not in types:
            raise Refused("TEP-04", reason)
    if b"macroEnabled.main" in types:
        return "xlsm"
    if b"spreadsheetml" in types:
        return "xlsx"
    raise Refused("TEP-04", "tệp nén (ZIP)")


def _kind_of_opendocument(package: Package) -> str:
    kind = package.part("mimetype").strip()
    if b"opendocument.spreadsheet" not in kind:
        raise Refused("TEP-04", "tệp văn bản (.odt)" if kind.endswith(b".text") else "tệp OpenDocument loại khác")
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise Refused("TEP-02")
    hold_xml(package.part("content.xml"))
    return "ods"


def _kind_of_ole(data: bytes) -> str:
    for at in COUNTS:
        if int.from_bytes(data[at : at + 4], "little") > len(data) // SECTOR:
            raise Refused("TEP-01", "tệp đời cũ khai sai kích thước bên trong")
    if _has_stream(data, "EncryptedPackage"):
        raise Refused("TEP-02")
    for name, reason in STREAMS:
        if _has_stream(data, name):
            raise Refused("TEP-04", reason)
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return "xls"
    raise Refused("TEP-01", "tệp đời cũ bị hỏng, không thấy bảng tính bên trong")


def _has_stream(data: bytes, name: str) -> bool:
    """Look for a directory entry: 128 bytes on a 128-byte border, the name's length with its zero at byte 64."""
    wanted = (name + "\0").encode("utf-16-le")
    at = data.find(wanted)
    while at >= 0:
        if at % 128 == 0 and data[at + 64 : at + 66] == len(wanted).to_bytes(2, "little"):
            return True
        at = data.find(wanted, at + 1)
    return False


def _stranger(data: bytes) -> Refused:
    for magic, reason in KNOWN:
        if data.startswith(magic):
            return Refused("TEP-04", reason)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith(b"<?xml"):
        return Refused("TEP-01", "tệp ở dạng XML của Excel 2003")
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style", b"<div")):
        return Refused("TEP-04", "trang web (HTML)")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or TEXT_CONTROL.search(data[:4096]) is None:
        return Refused("TEP-04", "tệp văn bản (csv, txt)")
    return Refused("TEP-01", "tệp hỏng, không nhận ra là loại tệp gì")
