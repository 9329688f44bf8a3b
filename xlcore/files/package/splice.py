"""Replaces whole children of an XML part by byte offsets; every other byte stays as it was."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from ...errors import InputError

if TYPE_CHECKING:
    from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"

WORKSHEET = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
WORKBOOK = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
STYLES = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)


_TAG = re.compile(rb"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_COUNT = re.compile(rb"""(\scount\s*=\s*)(?:"[^"]*"|'[^']*')""")
_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']""")
AGAIN = "Mở bằng Excel rồi lưu lại; nếu không mở được, lấy lại bản sao lưu bằng lệnh: thidua restore THƯ_MỤC"
"""What to do with a master that cannot be worked with."""
_ROWS = re.compile(rb"<sheetData(?:\s[^>]*)?(?<!/)>")
_HEAD = 256
_ALTERNATIVE = "AlternateContent"
"""Holds another element for programs that know it; it stands where that element would stand."""


class Child(NamedTuple):
    """One child of the root: its name without prefix, where it begins and ends in bytes, and its attributes."""

    name: str
    start: int
    end: int
    attributes: Mapping[str, str]


@lru_cache(maxsize=32)
def children(xml: bytes, depth: int = 1) -> tuple[Child, ...]:
    """The elements at a depth (0: the root, 1: its children), in order; an `InputError` where XML is none of UTF-8.

    The answers about the parts in hand are kept: one is asked for again and again while it is written. What stands
    between the rows of a sheet is passed over where its children are asked for: it is most of a part.
    """
    parser = expat.ParserCreate()
    found: list[Child] = []
    stack: list[tuple[str, int, Mapping[str, str]]] = []
    cut, on = _rows(xml) if depth == 1 else (len(xml), len(xml))

    def here() -> int:
        at = parser.CurrentByteIndex
        return at if at < cut else at + on - cut

    def opened(name: str, attributes: dict[str, str]) -> None:
        stack.append((name.rpartition(":")[2], here(), attributes))

    def closed(_: str) -> None:
        name, start, attributes = stack.pop()
        if len(stack) == depth:
            found.append(Child(name, start, _end_of(xml, here(), start), attributes))

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler = _no_doctype
    _hold_utf8(xml)
    try:
        parser.Parse(xml[:cut] + xml[on:], True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise InputError(f"Tệp có phần XML hỏng (dòng {error.lineno}). {AGAIN}") from error
    return tuple(found)


def _rows(xml: bytes) -> tuple[int, int]:
    """Where the rows of a sheet begin and end; the end of the XML where it has none, or where that cannot be told."""
    opening, end = _ROWS.search(xml), xml.rfind(b"</sheetData>")
    if opening is None or end < opening.end() or b"<!" in xml:
        return len(xml), len(xml)
    return opening.end(), end


def parsed(xml: bytes) -> "etree._Element":
    """The root of a part; an `InputError` where it cannot be read."""
    from lxml import etree  # noqa: PLC0415 - most runs change no part otherwise than by whole children

    try:
        return etree.fromstring(xml)
    except etree.XMLSyntaxError as error:
        raise InputError(f"Tệp có phần XML hỏng (dòng {error.lineno}). {AGAIN}") from error


def _hold_utf8(xml: bytes) -> None:
    """Refuse what is not cut in bytes as UTF-8 is; no spreadsheet program writes that."""
    declared = _ENCODING.match(xml)
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise InputError(f"Tệp có phần XML không phải UTF-8. {AGAIN}")


def _no_doctype(*_: object) -> None:
    raise InputError(f"Tệp có khai báo lạ (DOCTYPE) bên trong. {AGAIN}")


def _end_of(xml: bytes, closing: int, start: int) -> int:
    """Where an element ends. Trap: for `<a/>` expat's end position is already that of what follows."""
    opened = open_end(xml, start)
    return opened + 1 if xml[opened - 1 : opened] == b"/" else xml.index(b">", closing) + 1


def root_start(xml: bytes) -> int:
    """Where the root begins; only the head of the XML is read for it, a part may be long."""
    parser = expat.ParserCreate()
    found: list[int] = []
    parser.StartElementHandler = lambda *_: found.append(parser.CurrentByteIndex)
    _hold_utf8(xml)
    try:
        for at in range(0, len(xml), _HEAD):
            if not found:
                parser.Parse(xml[at : at + _HEAD], False)  # noqa: FBT003 - expat's own signature
        if not found:
            parser.Parse(b"", True)  # noqa: FBT003 - as above
    except expat.ExpatError as error:
        raise InputError(f"Tệp có phần XML hỏng (dòng {error.lineno}). {AGAIN}") from error
    return found[0]


def open_end(xml: bytes, start: int) -> int:
    """Where the opening tag ends; a `>` inside an attribute is none."""
    inside = _TAG.match(xml, start)
    return inside.end() if inside else len(xml) - 1


def block(xml: bytes, name: str) -> bytes:
    """The first child of the root with that name, as it stands there; b'' where there is none."""
    return next((xml[child.start : child.end] for child in children(xml) if child.name == name), b"")


def with_children(xml: bytes, new: Mapping[str, bytes | None], order: Sequence[str]) -> bytes:
    """Replace the children of the names given (None or b'' removes them), or put them where the schema wants them."""
    xml = _widened(xml)
    rank = {name: place for place, name in enumerate(order)}
    present = children(xml)
    end = xml.rindex(b"</")
    edits: list[tuple[int, int, int, bytes]] = []
    for name, data in new.items():
        same = [child for child in present if child.name == name]
        edits += [(child.start, child.end, rank[name], b"") for child in same[1:]]
        if same:
            edits.append((same[0].start, same[0].end, rank[name], data or b""))
        elif data:
            later = (child.start for child in present if _rank(xml, child, rank) > rank[name])
            at = next(later, end)
            edits.append((at, at, rank[name], data))
    out, last = [], 0
    for start, end, _, data in sorted(edits):
        out += [xml[last:start], data]
        last = end
    return b"".join([*out, xml[last:]])


def _rank(xml: bytes, child: Child, rank: Mapping[str, int]) -> int:
    """Where an element stands in the schema; one that is not known there is no reason to stand before it."""
    if child.name == _ALTERNATIVE:
        inside = children(xml[child.start : child.end], 2)
        return max((rank.get(held.name, -1) for held in inside), default=-1)
    return rank.get(child.name, -1)


def _widened(xml: bytes) -> bytes:
    """The same part or element with room for children: `<a/>` becomes `<a></a>`."""
    start = root_start(xml)
    end = open_end(xml, start)
    if xml[end - 1 : end] != b"/":
        return xml
    tag = xml[start + 1 : end - 1].split(maxsplit=1)[0]
    return xml[: end - 1] + b"></" + tag + b">" + xml[end + 1 :]


def appended(container: bytes, items: Sequence[bytes], *, counted: bool = True) -> bytes:
    """Put items at the end of a container element, and keep its count attribute right."""
    if not items:
        return container
    container = _widened(container)
    end = container.rindex(b"</")
    whole = container[:end] + b"".join(items) + container[end:]
    if not counted:
        return whole
    opened = open_end(whole, root_start(whole))
    total = len(children(whole))
    return _COUNT.sub(rb'\g<1>"%d"' % total, whole[:opened], count=1) + whole[opened:]
