"""Puts notes beside those that a sheet has already, and takes our own away again.

A note of ours is known by its first line, whatever program saved the file since. Where the user has a note at the same
cell, ours stands below the user's own words in that note.
"""

import re
from collections.abc import Mapping

from lxml import etree

from ...domain.findings import address
from ...intake.grid import Spot
from ..package.markup import escape
from ..package.notes import drawing_of, taken
from ..package.opc import XML, Package
from ..package.sheetxml import cleaned
from ..package.splice import MAIN, appended, children, with_children
from ..package.vml import with_shapes, without_shapes
from .cells import column_number

AUTHOR = "Khối thi đua"
HEAD = "PHIẾU TRẢ"
"""How each note of ours begins."""
_OURS = re.compile(rf"(?:\A\s*|\n\n|\n){HEAD} – .*\Z", re.DOTALL)
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_THREADED = "[Threaded comment]"
_NONE = f'{XML}<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'
_CELL = re.compile(r"([A-Z]+)(\d+)")


def _tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def without_notes(package: Package, part: str) -> None:
    """Take our notes off a sheet; where a note held words of the user too, these stay."""
    comments = _related(package, part, "/comments")
    if not comments or HEAD.encode() not in package.parts[comments]:
        return
    root = etree.fromstring(package.parts[comments])
    ours = [c for c in root.iter(_tag("comment")) if _OURS.search(_words(c))]
    gone: set[Spot] = set()
    for comment in ours:
        if _OURS.sub("", _words(comment)).strip():
            _cut(comment)
        else:
            gone.add(_spot(comment))
            parent = comment.getparent()
            if parent is not None:
                parent.remove(comment)
    if ours and next(root.iter(_tag("comment")), None) is None:
        package.drop(comments)
        package.unrelate(part, "comments")
    elif ours:
        package.put(comments, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    drawing = _related(package, part, "/vmlDrawing")
    if gone and drawing:
        package.put(drawing, without_shapes(package.parts[drawing], gone))


def with_notes(package: Package, part: str, notes: Mapping[Spot, str]) -> None:
    """Put notes on a sheet that has none of ours; a cell where people hold a conversation keeps that alone."""
    if not notes:
        return
    comments = _related(package, part, "/comments") or _new_comments(package, part)
    root = etree.fromstring(package.parts[comments])
    present = {_spot(comment): comment for comment in root.iter(_tag("comment"))}
    new = {spot: text for spot, text in notes.items() if spot not in present}
    for spot in notes.keys() & present.keys():
        if not _words(present[spot]).startswith(_THREADED):
            _add_below(present[spot], notes[spot])
    xml = package.parts[comments]
    if new.keys() != notes.keys():
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.put(comments, _with_comments(xml, new))
    drawing = drawing_of(package, part)
    package.put(drawing, with_shapes(package.parts[drawing], new, taken(package, drawing)))


def _with_comments(xml: bytes, notes: Mapping[Spot, str]) -> bytes:
    blocks = {child.name: xml[child.start : child.end] for child in children(xml)}
    author = len(children(blocks["authors"]))
    authors = appended(blocks["authors"], [f'<author xmlns="{MAIN}">{AUTHOR}</author>'.encode()], counted=False)
    items = [_comment(spot, text, author).encode() for spot, text in sorted(notes.items())]
    listed = appended(blocks["commentList"], items, counted=False)
    return with_children(xml, {"authors": authors, "commentList": listed}, ("authors", "commentList", "extLst"))


def _comment(spot: Spot, text: str, author: int) -> str:
    head, _, rest = cleaned(text).partition("\n")
    look = '<sz val="10"/><color rgb="FF1F2937"/><rFont val="Times New Roman"/><family val="1"/>'
    runs = _run(head, f"<b/>{look}") + (_run(f"\n{rest}", look) if rest else "")
    return f'<comment xmlns="{MAIN}" ref="{address(*spot)}" authorId="{author}"><text>{runs}</text></comment>'


def _run(text: str, look: str) -> str:
    return f'<r><rPr>{look}</rPr><t xml:space="preserve">{escape(text)}</t></r>'


def _add_below(comment: etree._Element, text: str) -> None:
    """Put ours under the user's own words; a note without runs gets them as a run of its own."""
    body = comment.find(_tag("text"))
    if body is None:
        return
    run = etree.Element(_tag("r"))
    after = next((at for at, child in enumerate(body) if child.tag in (_tag("rPh"), _tag("phoneticPr"))), len(body))
    body.insert(after, run)
    words = etree.SubElement(run, _tag("t"))
    words.text = f"\n\n{cleaned(text)}"
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _cut(comment: etree._Element) -> None:
    """Take our words off the end of a note; runs that hold nothing else go, of another the beginning stays."""
    spare = len(_words(comment)) - len(_OURS.sub("", _words(comment)))
    for text in reversed(list(comment.iter(_tag("t")))):
        if not spare:
            return
        words = text.text or ""
        text.text, spare = words[: max(0, len(words) - spare)], max(0, spare - len(words))
        run = text.getparent()
        if not text.text and run is not None and run.tag == _tag("r"):
            holder = run.getparent()
            if holder is not None:
                holder.remove(run)


def _words(comment: etree._Element) -> str:
    return "".join(text.text or "" for text in comment.iter(_tag("t")))


def _spot(comment: etree._Element) -> Spot:
    found = _CELL.match(str(comment.get("ref") or "").replace("$", ""))
    return (int(found[2]), column_number(found[1])) if found else (0, 0)


def _related(package: Package, part: str, kind: str) -> str:
    targets = (r.target for r in package.relations(part) if r.type.endswith(kind) and r.target in package.parts)
    return next(targets, "")


def _new_comments(package: Package, part: str) -> str:
    name = package.free("xl/comments{}.xml")
    package.put(name, _NONE.encode())
    package.content_type(name, _COMMENTS)
    package.relate(part, "comments", name)
    return name
