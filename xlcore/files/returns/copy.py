"""A unit's own file, marked: its bytes stay but for the ground and lock of cells, notes, protection and our list."""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from xml.parsers.expat import ExpatError

from lxml import etree

from ...errors import InputError
from ...intake.grid import Spot
from ...intake.listed import KEY
from ...plans import SheetPlan
from ...returning.marks import Ground, SheetMarks
from ...styles import DOUBT_FILL, EMPTY_FILL, RELATED_FILL, WRONG_FILL
from ...titles import MARK, prefix
from ..package.opc import Package
from ..package.patch import Patch
from ..package.splice import MAIN, STRICT, WORKSHEET, children, with_children
from ..package.tabs import Book, Name
from ..reading.gate import take
from ..reading.package import Refused
from .cells import column_number, restyled
from .front import brought_forward, shown, tabs
from .looks import Looks
from .notes import with_notes, without_notes

FILLS = {
    Ground.WRONG: WRONG_FILL,
    Ground.DOUBT: DOUBT_FILL,
    Ground.RELATED: RELATED_FILL,
    Ground.EMPTY: EMPTY_FILL,
}
_GUARD = (
    f'<sheetProtection xmlns="{MAIN}" sheet="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
).encode()
_SECRETS = ("password", "hashValue")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\bref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']""")
_KIND = "/worksheet"


_STRANGE = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, RuntimeError, StopIteration, TypeError, ValueError),
    *(ExpatError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error),
)
"""How what a unit's file is made of can fail us in parts that reading it did not need: damage takes any form."""


class UnmarkableError(InputError):
    """A file that cannot be marked; its figures go back on a fresh form."""


def marked_copy(data: bytes, plan: SheetPlan, sheets: Mapping[str, SheetMarks], old: str = "") -> bytes:
    """Mark a file (or a copy that came back): `sheets` by the title of the tab, `plan` is the list in front.

    Marks that an earlier copy bore are gone, and its list, the tab `old`, is written anew. An `UnmarkableError` where
    the file is none that can be patched.
    """
    try:
        package = _opened(data)
        _know_again(package, old)
        _mark(package, plan, sheets)
        return package.bytes()
    except UnmarkableError:
        raise
    except (InputError, *_STRANGE) as error:
        raise UnmarkableError("Tệp có cấu trúc lạ nên không đánh dấu được.") from error


def taken(path: str, digest: str) -> bytes:
    """The bytes of a unit's file as they were read; an `UnmarkableError` where it is gone or another by now."""
    try:
        data = take(path)
    except (OSError, Refused):
        data = b""
    if sha256(data).hexdigest() != digest:
        raise UnmarkableError("Tệp đã bị đổi hoặc dời đi từ lúc đọc.")
    return data


def _opened(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = {info.filename: info for info in archive.infolist()}
        package = Package({name: archive.read(name) for name in infos}, infos)
    if STRICT in package.parts[package.workbook]:
        raise UnmarkableError("Tệp được lưu theo kiểu “Strict Open XML” nên không đánh dấu được.")
    return package


def _know_again(package: Package, old: str) -> None:
    """Give an earlier list its mark back: some programs drop hidden names when they save."""
    book = Book(package)
    if old in book.tabs().values() and KEY not in book.marks():
        book.set_names({Name(f"{MARK}{KEY}"): f"{prefix(old)}$A$1"}, ())


def _mark(package: Package, plan: SheetPlan, sheets: Mapping[str, SheetMarks]) -> None:
    Patch(package).apply([plan])
    brought_forward(package, Patch(package).marked_parts()[KEY])
    looks = Looks(package.parts[_styles(package)])
    _unmark(package, looks, sheets)
    for title, part in _worksheets(package):
        if title in sheets:
            _mark_sheet(package, part, sheets[title], looks)
            if sheets[title].grounds:
                shown(package, title)
    package.put(_styles(package), looks.result())


def _unmark(package: Package, looks: Looks, marked: Collection[str]) -> None:
    """Take the marks of an earlier copy off; sheets that are `marked` anew have their cells restyled only once."""
    for title, part in _worksheets(package):
        without_notes(package, part)
        if looks.ours and title not in marked:
            package.put(part, restyled(package.parts[part], lambda _, style: looks.original(style)))


def _mark_sheet(package: Package, part: str, marks: SheetMarks, looks: Looks) -> None:
    xml = package.parts[part]
    merges = list(_merges(xml))
    grounds = {spot: ground for whole, ground in marks.grounds.items() for spot in _spread(whole, merges)}
    shut = {spot for whole in marks.shut for spot in _spread(whole, merges)}

    def look(spot: Spot, style: int) -> int:
        before = looks.original(style)
        if spot in grounds:
            return looks.marked(before, FILLS[grounds[spot]], locked=spot in shut and marks.guarded)
        return looks.marked(before, "", locked=True) if marks.guarded and looks.open(before) else before

    package.put(part, restyled(xml, look, grounds))
    _protect(package, part, guarded=marks.guarded)
    with_notes(package, part, marks.notes)


def _protect(package: Package, part: str, *, guarded: bool) -> None:
    """Guard a sheet without a password, or let all of it be changed; the unit's own password stays where it is ours to.

    A sheet that has to be open and bears the unit's own password is left to who knows that.
    """
    xml = package.parts[part]
    now = next((child for child in children(xml) if child.name == "sheetProtection"), None)
    secret = now is not None and any(now.attributes.get(name) for name in _SECRETS)
    if guarded:
        package.put(part, with_children(xml, {"sheetProtection": _GUARD}, WORKSHEET))
    elif now is not None and not secret:
        package.put(part, with_children(xml, {"sheetProtection": None}, WORKSHEET))


def _worksheets(package: Package) -> Iterator[tuple[str, str]]:
    kinds = {relation.target: relation.type for relation in package.relations(package.workbook)}
    for title, part in tabs(package).items():
        if kinds.get(part, "").endswith(_KIND) and part in package.parts:
            yield title, part


def _styles(package: Package) -> str:
    return next(r.target for r in package.relations(package.workbook) if r.type.endswith("/styles"))


def _merges(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    for left, top, right, bottom in _MERGE.findall(xml):
        yield int(top), column_number(left.decode()), int(bottom), column_number(right.decode())


def _spread(spot: Spot, merges: Iterable[tuple[int, int, int, int]]) -> Iterator[Spot]:
    """All cells that a merged cell covers; a single one alone."""
    for top, left, bottom, right in merges:
        if top <= spot[0] <= bottom and left <= spot[1] <= right and (bottom - top + 1) * (right - left + 1) <= _MOST:
            yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            return
    yield spot


_MOST = 2_000
"""Cells of a merged area that are looked after; a larger one is no cell that people type into."""
