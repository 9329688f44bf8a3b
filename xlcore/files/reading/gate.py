"""What a returned file really is, told from its bytes before any reader of cells may touch it."""

import os
import re
import stat
from pathlib import Path

from .package import Package, Refused, open_package

MAX_FILE = 60_000_000
MAX_ROW = 100_000
MAX_COLUMN = 2_000

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

FAR_CELL = re.compile(rb'<c r="(?:[A-Z]{3}\d{1,7}|[A-Z]{1,2}\d{6,7})"[^>]*(?<!/)>(?=\s*<(?:v|is|f)\b)')
FAR_HINT = re.compile(rb' r="(?:[A-Z]{3}\d|[A-Z]{0,2}\d{6})')
REFERENCE = re.compile(rb'r="([A-Z]+)(\d+)"')
UNIQUE = re.compile(rb'<sst\b[^>]*?uniqueCount="(\d+)"')
TEXT_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def take(path: str) -> bytes:
    """Give the bytes of a regular file; raises Refused for anything else, without waiting on pipes or links."""
    mode = os.lstat(path)
    for is_kind, reason in SPECIAL:
        if is_kind(mode.st_mode):
            raise Refused("TEP-04", reason)
    if not stat.S_ISREG(mode.st_mode):
        raise Refused("TEP-04", "tệp đặc biệt của hệ thống")
    if mode.st_size == 0:
        raise Refused("TEP-03")
    if mode.st_size > MAX_FILE:
        raise Refused("TEP-01", f"tệp quá lớn ({mode.st_size // 1_000_000} MB)")
    return Path(path).read_bytes()


def kind_of(data: bytes) -> tuple[str, Package | None]:
    """Tell xlsx, xlsm, xls or ods, with the opened package where there is one; raises Refused."""
    if data.startswith(ZIP):
        package = open_package(data)
        return _kind_of_package(package), package
    if data.startswith(OLE):
        return _kind_of_ole(data), None
    raise _stranger(data)


def column_number(letters: bytes) -> int:
    """A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def hold_sheet(xml: bytes) -> None:
    """Refuse a sheet with filled cells so far out that the reader would need gigabytes for the space between."""
    if FAR_HINT.search(xml) is None:
        return
    for cell in FAR_CELL.finditer(xml):
        reference = REFERENCE.search(cell[0])
        if reference is None:
            continue
        row, column = int(reference[2]), column_number(reference[1])
        if row > MAX_ROW or column > MAX_COLUMN:
            raise Refused("TEP-01", f"có ô ở quá xa ({(reference[1] + reference[2]).decode()})")


def hold_xml(xml: bytes) -> None:
    """Refuse XML that declares a document type: office programmes never do, attacks do."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Refused("TEP-01", "trong tệp có khai báo lạ (DOCTYPE)")
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("TEP-01", "phần bên trong tệp viết bằng bảng mã lạ")


def hold_strings(xml: bytes) -> None:
    """Refuse a string table that announces more strings than it has bytes: the reader would reserve them."""
    count = UNIQUE.search(xml[:2000])
    if count is not None and int(count[1]) > len(xml):
        raise Refused("TEP-01", "bảng chữ bên trong tệp khai sai số lượng")


def _kind_of_package(package: Package) -> str:
    names = package.entries
    if "mimetype" in names and package.part("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        return _kind_of_opendocument(package)
    if "xl/workbook.bin" in names:
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
