"""Notes of planned sheets: ours follow the plan, those of people stay untouched.

Ours are known by their author. LibreOffice forgets authors: a note without one is ours where a name of the workbook
lists its cell. Where a person has a note at the cell of one of ours, hers stays and ours is left out: a cell holds one.
"""

import re
from collections.abc import Collection, Mapping

from ...domain.findings import address
from ...intake.grid import Spot
from .markup import escape
from .opc import XML, Package
from .sheetxml import coded
from .splice import MAIN, RELS, WORKSHEET, appended, children, parsed, with_children
from .tabs import KIND, id_of
from .vml import NEW_DRAWING, numbers_of, with_shapes, without_shapes

AUTHOR = "thidua"
_EMPTY = f'{XML}<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
_ORDER = ("authors", "commentList", "extLst")
_LOOK = '<rPr><sz val="10"/><color rgb="FF1F2937"/><rFont val="Times New Roman"/><family val="1"/></rPr>'
_CELL = re.compile(r"([A-Z]+)(\d+)")
_LISTED = re.compile(r"!\$?([A-Z]+)\$?(\d+)")


def write_notes(package: Package, part: str, notes: Mapping[Spot, str], listed: Collection[Spot] = ()) -> None:
    """Let the notes of ours on a sheet be these; nothing is touched where they are already.

    `listed` are the cells where ours stood when they were written last.
    """
    comments = next((relation.target for relation in package.related(part, "comments")), "")
    if not comments and not notes:
        return
    data = package.parts.get(comments, _EMPTY)
    ours, others = _present(data, listed)
    wanted = {spot: coded(text) for spot, text in notes.items() if spot not in others}
    if ours == wanted:
        return
    if wanted or others:
        package.put(comments or _new_comments(package, part), _written(data, wanted, ours))
    else:
        package.unrelate(part, "comments")
        package.drop(comments)
    drawing = drawing_of(package, part)
    xml = without_shapes(package.parts[drawing], ours)
    package.put(drawing, with_shapes(xml, wanted, taken(package, drawing)))
    if b"ClientData" not in package.parts[drawing]:
        package.put(part, with_children(package.parts[part], {"legacyDrawing": None}, WORKSHEET))
        package.unrelate(part, "vmlDrawing", drawing)
        package.drop(drawing)


def cells_of(name: str) -> set[Spot]:
    """The cells that a name stands for, one by one."""
    return {_spot(f"{column}{row}") for column, row in _LISTED.findall(name)}


def _present(comments: bytes, listed: Collection[Spot]) -> tuple[dict[Spot, str], set[Spot]]:
    """The notes of ours by cell, and the cells of all others."""
    root = parsed(comments)
    authors = [author.text for author in root.iter(f"{{{MAIN}}}author")]
    ours: dict[Spot, str] = {}
    others: set[Spot] = set()
    for comment in root.iter(f"{{{MAIN}}}comment"):
        said = {str(name): str(value) for name, value in comment.items()}
        spot, author = _spot(said.get("ref", "")), _author(said, authors)
        if author == AUTHOR or (not author and spot in listed):
            ours[spot] = "".join(text.text or "" for text in comment.iter(f"{{{MAIN}}}t"))
        else:
            others.add(spot)
    return ours, others


def _author(comment: Mapping[str, str], authors: list[str | None]) -> str:
    number = int(comment.get("authorId", 0))
    return (authors[number] or "").strip() if number < len(authors) else "?"


def _spot(cell: str) -> Spot:
    found = _CELL.match(cell)
    if not found:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _written(comments: bytes, notes: Mapping[Spot, str], gone: Collection[Spot]) -> bytes:
    """The part with ours replaced by these; authors keep their numbers."""
    parts = {child.name: comments[child.start : child.end] for child in children(comments)}
    authors = [author.text for author in parsed(comments).iter(f"{{{MAIN}}}author")]
    listed = parts["commentList"]
    for child in reversed(children(listed)):
        if _spot(child.attributes.get("ref", "")) in gone:
            listed = listed[: child.start] + listed[child.end :]
    new: dict[str, bytes | None] = {}
    if AUTHOR not in authors:
        author = f'<author xmlns="{MAIN}">{AUTHOR}</author>'.encode()
        new["authors"] = appended(parts["authors"], [author], counted=False)
        authors.append(AUTHOR)
    items = [_comment(spot, text, authors.index(AUTHOR)).encode() for spot, text in sorted(notes.items())]
    new["commentList"] = appended(listed, items, counted=False)
    return with_children(comments, new, _ORDER)


def _comment(spot: Spot, text: str, author: int) -> str:
    run = f'<r>{_LOOK}<t xml:space="preserve">{escape(text)}</t></r>'
    return f'<comment xmlns="{MAIN}" ref="{address(*spot)}" authorId="{author}"><text>{run}</text></comment>'


def _new_comments(package: Package, part: str) -> str:
    name = package.free("xl/comments{}.xml")
    package.put(name, _EMPTY)
    package.content_type(name, f"{KIND}comments+xml")
    package.relate(part, "comments", name)
    return name


def drawing_of(package: Package, part: str) -> str:
    """The old kind of drawing that shows notes and buttons: the one that the sheet names, or a new one."""
    named = [id_of(c.attributes) for c in children(package.part(part)) if c.name == "legacyDrawing"]
    present = [r.target for r in package.related(part, "vmlDrawing") if r.id in named]
    if present:
        return present[0]
    name = package.free("xl/drawings/vmlDrawing{}.vml")
    package.put(name, NEW_DRAWING)
    package.content_type(name, "application/vnd.openxmlformats-officedocument.vmlDrawing")
    relation = package.relate(part, "vmlDrawing", name)
    element = f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{RELS}" r:id="{relation}"/>'.encode()
    package.put(part, with_children(package.parts[part], {"legacyDrawing": element}, WORKSHEET))
    return name


def taken(package: Package, drawing: str) -> set[int]:
    """The thousands of shape numbers that other drawings of the workbook use."""
    others = (data for name, data in package.parts.items() if name.casefold().endswith(".vml") and name != drawing)
    return {number for data in others for number in numbers_of(data)}
