"""Replaces whole children of an XML part by byte offsets; every other byte stays as it was."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

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


@dataclass(frozen=True, slots=True)
class Child:
    """One child of the root: its name without prefix, where it begins and ends in bytes, and its attributes."""

    name: str
    start: int
    end: int
    attributes: Mapping[str, str]


def children(xml: bytes, depth: int = 1) -> list[Child]:
    """The elements at a depth (1: children of the root), in order."""
    parser = expat.ParserCreate()
    parser.ordered_attributes = False
    found: list[Child] = []
    stack: list[tuple[str, int, Mapping[str, str]]] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        stack.append((name.rpartition(":")[2], parser.CurrentByteIndex, attributes))

    def closed(_: str) -> None:
        name, start, attributes = stack.pop()
        if len(stack) == depth:
            found.append(Child(name, start, _end_of(xml, parser.CurrentByteIndex, start), attributes))

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.Parse(xml, True)  # noqa: FBT003 - expat's own signature
    return found


def _end_of(xml: bytes, closing: int, start: int) -> int:
    """Where an element ends. Trap: for `<a/>` expat's end position is already that of what follows."""
    opened = open_end(xml, start)
    return opened + 1 if xml[opened - 1 : opened] == b"/" else xml.index(b">", closing) + 1


def open_end(xml: bytes, start: int) -> int:
    """Where the opening tag ends; a `>` inside an attribute is none."""
    inside = _TAG.match(xml, start)
    return inside.end() if inside else len(xml) - 1


def with_children(xml: bytes, new: Mapping[str, bytes | None], order: Sequence[str]) -> bytes:
    """Replace the children of the names given (None or b'' removes them), or put them where the schema wants them."""
    present = children(xml)
    edits: list[tuple[int, int, bytes]] = []
    for name, data in new.items():
        same = [child for child in present if child.name == name]
        edits += [(child.start, child.end, b"") for child in same[1:]]
        if same:
            edits.append((same[0].start, same[0].end, data or b""))
        elif data:
            edits.append((at := _place(xml, present, name, order), at, data))
    rank = {name: place for place, name in enumerate(order)}
    names = {data: rank.get(name, 0) for name, data in new.items() if data}
    edits.sort(key=lambda edit: (edit[0], edit[1], names.get(edit[2], 0)))
    out, last = [], 0
    for start, end, data in edits:
        out += [xml[last:start], data]
        last = end
    return b"".join([*out, xml[last:]])


def _place(xml: bytes, present: Sequence[Child], name: str, order: Sequence[str]) -> int:
    before = set(order[: order.index(name)])
    earlier = [child.end for child in present if child.name in before]
    if earlier:
        return max(earlier)
    if present:
        return present[0].start
    return xml.rindex(b"</")


def appended(container: bytes, items: Sequence[bytes], *, counted: bool = True) -> bytes:
    """Put items at the end of a container element, and keep its count attribute right."""
    if not items:
        return container
    if container.rstrip().endswith(b"/>") and len(children(container)) == 0:
        name = re.match(rb"<([\w:]+)", container)
        tag = name[1] if name else b""
        container = container.rstrip()[:-2] + b"></" + tag + b">"
    end = container.rindex(b"</")
    whole = container[:end] + b"".join(items) + container[end:]
    if not counted:
        return whole
    total = len(children(whole))
    return re.sub(rb'(<[^>]*\bcount=")\d+(")', rb"\g<1>%d\2" % total, whole, count=1)
